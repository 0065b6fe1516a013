"""The other sides of reconciliation: reads cTrader's operations and PSPs' items piece by piece, and keeps the rows."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from inapp.cashier import Cashier
from inapp.domain import ledger_settlements
from inapp.domain.attempts import HOUR
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.model import Origin
from inapp.domain.money import MAX_DIGITS, Money, TooManyDecimals
from inapp.domain.readers import SIGNS, BalanceEntry, BalanceReader
from inapp.domain.reconcile import CTRADER, DAY, MISSING_TRANSFER, NO_CURRENCY, Found, Told, Tolerance, Transfer
from inapp.domain.reconcile_rules import look_at_fee, total, totals
from inapp.domain.settlements import ItemKind, KnowsFees, SettlementBatch, SettlementItem, TellsSettlements, pages
from inapp.operations import readers
from inapp.store import Tables

PIECE = 3 * HOUR
"""How much of cTrader's history is asked for at once: what memory holds."""
ROWS_AT_ONCE = 1000
"""Rows in one transaction, so that nobody waits for them."""
TRANSFERS_FOR = 14 * DAY
"""How long before its items a transfer may have been ordered that is still on its way."""
AWAITED_FOR = 90 * DAY
"""How long before its items a transfer that is still on its way is asked for."""
TO_BANK = frozenset({ItemKind.TRANSFER, ItemKind.TRANSFER_RETURNED})


@dataclass
class Sources:
    """What has been read: how far each side is whole, None for one that may deny nothing; and what went wrong."""

    upto: dict[str, int | None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    fees: list[Found] = field(default_factory=list)
    """Movements of which a PSP has kept something else than was agreed."""
    notes: dict[str, tuple[int | None, str]] = field(default_factory=dict)
    """How far each source was read, None for no further, and why not; kept once all of it has been compared."""

    def keep(self, cashier: Cashier) -> None:
        """Store how far every source was read: what a broken run has not compared, the next one reads again."""
        with cashier.store.write() as db:
            for source, (upto, problem) in self.notes.items():
                known = db.read_to(source)
                reached = upto if upto is not None else (known.upto if known else 0)
                db.put_read_to(source, reached, cashier.clock.now(), problem)

    @property
    def psps(self) -> list[str]:
        """The PSPs that tell their items."""
        return [name for name in self.upto if name != CTRADER]


def tellers(cashier: Cashier) -> dict[str, TellsSettlements]:
    """The adapters whose PSP tells its books, by name."""
    return {name: psp for name, psp in cashier.psps.items() if isinstance(psp, TellsSettlements)}


def names(cashier: Cashier) -> list[str]:
    """The sources that there are."""
    return [*([CTRADER] if cashier.readers else []), *tellers(cashier)]


def read(cashier: Cashier, since: int, until: int) -> Sources:
    """Read every side from `since` to before `until`; one that fails keeps the others from nothing."""
    sources = Sources()
    if cashier.readers:
        _read_ctrader(cashier, since, until, sources)
    for name, psp in tellers(cashier).items():
        _read_psp(cashier, name, psp, since, until, sources)
    return sources


def _note(sources: Sources, source: str, upto: int | None, problem: str) -> None:
    sources.upto[source] = upto
    if problem:
        sources.problems.append(problem)
    sources.notes[source] = upto, problem


def _read_ctrader(cashier: Cashier, since: int, until: int, sources: Sources) -> None:
    """Every reader reads all, and the one that has come least far counts: an operation that one shows is there."""
    reached, problems, trusted = [], [], True
    for reader in cashier.readers:
        upto, problem = _read_with(cashier, reader, since, until)
        reached.append(upto)
        problems += [problem] if problem else []
        with cashier.store.read() as db:
            trusted = trusted and readers.is_trusted(db, reader)
    upto = min(reached)
    if not trusted:
        problems.append("a reader of cTrader has not shown a booking of ours yet, so nothing counts as missing there")
    _note(sources, CTRADER, upto, "; ".join(problems))
    if not trusted or upto <= since:
        sources.upto[CTRADER] = None


def _read_with(cashier: Cashier, reader: BalanceReader, since: int, until: int) -> tuple[int, str]:
    """How far a reader has come, and why not further."""
    at, whole, problems = since, until, dict[str, None]()
    while at < until:
        end = min(at + PIECE, until)
        try:
            reading = reader.read_all(at, end)
        except (NotSent, OutcomeUnknown) as failure:
            problems[f"the reader {reader.name} gives no answer ({failure})"] = None
            break
        for number in _keep(cashier, iter(reading.entries)):
            problems[f"cTrader's operation {number} was told otherwise before; ask its maker which is true"] = None
        if reading.watermark < end:
            at = max(at, reading.watermark)
            break
        if not reading.complete:
            whole = min(whole, at)
            problems[f"the reader {reader.name} does not show everything, so nothing after that counts as missing"] = (
                None
            )
        at = end
    return min(at, whole), "; ".join(problems)


def _keep(cashier: Cashier, entries: Iterator[BalanceEntry]) -> list[str]:
    """Store operations; the numbers of those that were told otherwise before."""
    otherwise: list[str] = []
    while chunk := list(islice(entries, ROWS_AT_ONCE)):
        with cashier.store.write() as db:
            changed = db.keep_told(told_of(db, entry) for entry in chunk if entry.type in SIGNS)
        otherwise += [row.id for row in changed]
    return otherwise


def told_of(db: Tables, entry: BalanceEntry) -> Told:
    """A balance operation as a row, in the currency and with the decimals of our booking or of the account."""
    known = db.currency_of(entry.external_id, entry.balance_history_id, entry.login)
    currency, digits = known or (NO_CURRENCY, MAX_DIGITS)
    money = Money(entry.delta, currency, entry.digits)
    with suppress(TooManyDecimals):  # staff may book fractions of a cent
        money = money.at(min(digits, entry.digits))
    balance = None
    with suppress(ValueError):  # one that is too large for us is left out
        balance = None if entry.balance is None else Money(entry.balance, currency, entry.digits)
    return Told(
        CTRADER,
        str(entry.balance_history_id),
        entry.type,
        entry.external_id,
        money,
        entry.at,
        login=entry.login,
        who=entry.source,
        why=entry.comment or entry.note,
        balance=balance,
        version=entry.version,
    )


def _read_psp(cashier: Cashier, name: str, psp: TellsSettlements, since: int, until: int, sources: Sources) -> None:
    upto, problem, tolerance = until, "", Tolerance(cashier.policy.settlement_tolerance)
    try:
        for page in pages(lambda cursor: psp.settlement_items(since, until, cursor)):
            _keep_items(cashier, name, page.entries)
            told = (_item(name, item, item.batch) for item in page.entries)
            sources.fees += wrong_fees(psp, told, tolerance)
            upto = min(upto, page.watermark)
            problem = problem or "; ".join(page.lacks)
        sources.problems += _read_transfers(cashier, name, psp, since, until)
    except (NotSent, OutcomeUnknown) as failure:
        problem = f"{name} does not tell its items ({failure})"
    _note(sources, name, None if problem or upto <= since else upto, problem)


def _keep_items(cashier: Cashier, name: str, items: Sequence[SettlementItem], batch: str = "") -> None:
    ours = [item for item in items if item.origin is not Origin.ELSEWHERE and item.kind not in TO_BANK]
    for at in range(0, len(ours), ROWS_AT_ONCE):
        with cashier.store.write() as db:
            db.keep_told(_item(name, item, batch) for item in ours[at : at + ROWS_AT_ONCE])


def wrong_fees(psp: object, rows: Iterable[Told], tolerance: Tolerance) -> list[Found]:
    """The breaks of movements whose fee is not the agreed one; none where the adapter knows no contract."""
    if not isinstance(psp, KnowsFees):
        return []
    return [
        wrong
        for row in rows
        if row.net is not None and row.fee is not None and row.kind not in TO_BANK
        for wrong in look_at_fee(row, psp.agreed_fee(ItemKind(row.kind), total([row.net, row.fee])), tolerance)
    ]


def _item(name: str, item: SettlementItem, batch: str) -> Told:
    return Told(
        name,
        item.id,
        str(item.kind),
        item.psp_ref,
        item.original or item.gross,
        item.at,
        ref=item.ref,
        key=item.key,
        of=item.source,
        fee=item.fee,
        net=item.net,
        batch=item.batch or batch,
    )


def _read_transfers(cashier: Cashier, name: str, psp: TellsSettlements, since: int, until: int) -> list[str]:
    """Transfers of the last weeks, and older ones that are still on their way; what is wrong with what is told.

    The items of each are asked for once they are whole, and anew if its amount changes.
    """
    problems, now = list[str](), cashier.clock.now()
    with cashier.store.read() as db:
        open_since = db.oldest_open_transfer(name, since - AWAITED_FOR)
    begin = min(since - TRANSFERS_FOR, open_since or since)
    for page in pages(lambda cursor: psp.settlement_batches(begin, until, cursor)):
        problems += page.lacks
        for batch in page.entries:
            with cashier.store.read() as db:
                known = db.transfer(name, batch.id)
            if known and not known.money.same_as(batch.money):
                was = f"{name} told the transfer {batch.id} as {known.money} before"
                problems.append(f"{was}, and tells it as {batch.money} now: ask which is true")
                known = None
            items, lacks = known.sum_of_items if known else None, list[str]()
            if items is None and batch.itemized:
                items, lacks = _sum_of(cashier, name, psp, batch)
            if lacks and now > (batch.arrives or batch.made) + MISSING_TRANSFER:
                problems.append(f"what is in the transfer {batch.id} cannot be compared: {lacks[0]}")
            made = Transfer(
                name, batch.id, batch.money, str(batch.arrival), batch.made, batch.arrives, items, batch.reason
            )
            with cashier.store.write() as db:
                db.keep_transfer(made)
                db.post_facts(ledger_settlements.facts_of(name, batch))
    return problems


def _sum_of(
    cashier: Cashier, name: str, psp: TellsSettlements, batch: SettlementBatch
) -> tuple[Money | None, list[str]]:
    """What the items of a transfer come to once the PSP has gathered them, else what they lack.

    Their rows learn its id. A currency that is not the transfer's comes first: it is never right.
    """
    sums, met, lacks = ledger_settlements.BatchSums(), set[str](), list[str]()
    nets = {batch.money.currency: Money(0, batch.money.currency, batch.money.digits)}
    for page in pages(lambda cursor: psp.items_of_batch(batch.id, cursor)):
        fresh = [item for item in page.entries if item.id not in met]  # pages that shift repeat some
        met |= {item.id for item in fresh}
        _keep_items(cashier, name, fresh, batch.id)
        inside = (item.net for item in fresh if item.kind is not ItemKind.TRANSFER)  # the transfer itself is no item
        nets = totals([*nets.values(), *inside])
        sums.add(fresh)
        lacks += page.lacks
    if lacks:
        return None, lacks
    with cashier.store.write() as db:
        db.post_facts(sums.facts(name, batch))
    strange = [one for one in nets.values() if one.currency != batch.money.currency and one.minor]
    return (strange or [nets[batch.money.currency]])[0], []
