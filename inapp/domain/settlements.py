"""What a PSP tells of its own books: the movements of our balance there, its transfers to our bank, and the balance.

Reconciliation compares them with what we know, and people decide: nothing that moves money follows from them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar, runtime_checkable

from inapp.domain.errors import OutcomeUnknown
from inapp.domain.model import Origin
from inapp.domain.money import Money


class ItemKind(StrEnum):
    """Why our balance at a PSP moved."""

    PAYMENT = "payment"
    REFUND = "refund"
    REFUND_RETURNED = "refund returned"
    PAYOUT = "payout"
    PAYOUT_RETURNED = "payout returned"
    DISPUTE = "dispute"
    DISPUTE_REVERSAL = "dispute reversal"
    FEE = "fee"
    ADJUSTMENT = "adjustment"
    TRANSFER = "transfer to bank"
    TRANSFER_RETURNED = "transfer returned"
    OTHER = "other"  # a word that the adapter does not know


@dataclass(frozen=True, slots=True)
class SettlementItem:
    """One movement of our balance at a PSP, whose `id` is the same at each asking.

    What enters the balance is positive. `fee` is what the PSP keeps of the movement, and `net` is `gross` less `fee`; a
    fee by itself is a negative `gross`. All three are the PSP's own figures, in the currency of the balance. `original`
    is the amount in the object's own currency where the PSP has converted it, at `rate`, a decimal text.

    `psp_ref` names the object as `look_up` takes it, `source` the payment of a refund or a dispute; `ref` and `key` are
    ours where the object carries them, and `origin` tells whose it is. `at` is milliseconds since the epoch. `batch` is
    empty while it is open, and where the PSP tells it with the items of a batch alone. `word` is the PSP's own for the
    kind.
    """

    id: str
    kind: ItemKind
    psp_ref: str
    gross: Money
    fee: Money
    net: Money
    at: int
    batch: str = ""
    ref: str = ""
    key: str = ""
    source: str = ""
    origin: Origin = Origin.OURS
    original: Money | None = None
    rate: str = ""
    word: str = ""

    @property
    def currency(self) -> str:
        """The currency of the balance that moved."""
        return self.net.currency

    @property
    def is_ours(self) -> bool:
        """True if it belongs to a payment of this installation; of any other, nothing that moves money follows."""
        return self.origin is Origin.OURS or (self.origin is Origin.UNMARKED and bool(self.ref))


class Arrival(StrEnum):
    """What has become of a transfer to our bank, by the PSP's word; only a bank statement proves it."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class SettlementBatch:
    """One transfer between our balance at a PSP and our bank, negative where the PSP takes money from there.

    `made` is the moment of its order, `arrives` of its arrival or when it is expected, in milliseconds since the epoch,
    None where the PSP does not tell. `itemized` is false where the PSP cannot tell which items are in it. `trace` is
    what the bank statement shows of it; `reason` tells why it was returned.
    """

    id: str
    money: Money
    arrival: Arrival
    made: int
    arrives: int | None = None
    itemized: bool = True
    trace: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SettlementBalance:
    """Our balance at a PSP at a moment, by currency: what can be transferred, and what will be later."""

    available: tuple[Money, ...]
    pending: tuple[Money, ...]
    at: int


Entry = TypeVar("Entry", SettlementItem, SettlementBatch)


@dataclass(frozen=True, slots=True)
class Page(Generic[Entry]):
    """A part of an answer; with its `cursor` the next one is asked for, and the last one's is empty.

    `watermark` is the moment, in milliseconds, up to which nothing can be added to the answer any more. `lacks` says in
    sentences what is missing from the page all the same.
    """

    entries: tuple[Entry, ...]
    watermark: int
    cursor: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True if nothing is missing, up to the watermark, and no other page follows."""
        return not self.lacks and not self.cursor


@runtime_checkable
class TellsSettlements(Protocol):
    """The optional promise of an adapter whose PSP can be asked for its books.

    Windows begin at `since` and end before `until`, in milliseconds since the epoch. Each call takes the `cursor` of
    the page before, empty for the first, reads one page within a deadline, and writes nothing. Raises NotSent and
    OutcomeUnknown: silence is never an empty answer.
    """

    def settlement_items(self, since: int, until: int, cursor: str = "") -> Page[SettlementItem]:
        """What moved our balance in a window, in an order of the PSP's own."""

    def settlement_batches(self, since: int, until: int, cursor: str = "") -> Page[SettlementBatch]:
        """The transfers to our bank that were ordered in a window, each as it stands now."""

    def items_of_batch(self, batch: str, cursor: str = "") -> Page[SettlementItem]:
        """The items of one batch and its transfer, whose nets sum to zero; not whole while the PSP still gathers it."""

    def settlement_balance(self) -> SettlementBalance:
        """Our balance there now."""

    def check_settlements(self) -> list[str]:
        """What keeps the books from being read, or batches from being matched, one sentence each. Raises nothing."""


@runtime_checkable
class KnowsFees(Protocol):
    """The optional promise of an adapter that knows our contract with the PSP."""

    def agreed_fee(self, kind: ItemKind, gross: Money) -> Money | None:
        """The fee that was agreed for a movement; None for one whose fee hangs on more than this."""


def pages(ask: Callable[[str], Page[Entry]]) -> Iterator[Page[Entry]]:
    """Every page of an answer; `ask` takes a cursor. Raises what `ask` does, and OutcomeUnknown for cursors in circles.

    It holds one page at a time.
    """
    cursor, met = "", set[str]()
    while True:
        page = ask(cursor)
        yield page
        if not page.cursor:
            return
        if page.cursor in met:
            raise OutcomeUnknown("the pages of a settlement turn in circles")
        met.add(page.cursor)
        cursor = page.cursor


def all_pages(ask: Callable[[str], Page[Entry]]) -> Page[Entry]:
    """Every page as one: entries that two pages repeat are there once, and the earliest watermark counts.

    An id under which two pages tell different things is something that the answer lacks. For answers that memory holds.
    """
    found: dict[str, Entry] = {}
    lacks: dict[str, None] = {}
    watermarks = []
    for page in pages(ask):
        watermarks.append(page.watermark)
        lacks.update(dict.fromkeys(page.lacks))
        for entry in page.entries:
            if found.setdefault(entry.id, entry) != entry:
                lacks[f"{entry.id} is told twice, and not the same"] = None
    return Page(tuple(found.values()), min(watermarks), lacks=tuple(lacks))
