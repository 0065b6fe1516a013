"""What can be seen of a PSP's settlements now, for `doctor`."""

from datetime import UTC, datetime

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.settlements import Arrival, SettlementBatch, TellsSettlements, all_pages

DAY = 24 * HOUR
LOOKS_BACK = 14 * DAY
"""How old the last batch may be for `doctor` to find it."""


def describe(cashier: Cashier, psp: TellsSettlements) -> tuple[bool, str]:
    """Whether a PSP's books can be read and matched, and in a sentence its last batch."""
    wrong = psp.check_settlements()
    if wrong:
        return False, " ".join(wrong)
    now = cashier.clock.now()
    try:
        psp.settlement_items(now - DAY, now)
        found = all_pages(lambda cursor: psp.settlement_batches(now - LOOKS_BACK, now + DAY, cursor))
    except (NotSent, OutcomeUnknown) as failure:
        return False, f"its books cannot be read ({failure})"
    last = max(found.entries, key=lambda batch: batch.made, default=None)
    told = _told(last) if last else f"there was no batch in the last {LOOKS_BACK // DAY} days"
    return last is None or last.arrival is not Arrival.RETURNED, f"its books can be read; {told}"


def _told(batch: SettlementBatch) -> str:
    """What became of a batch, such as "the last batch, po_1 of 10.50 USD, is expected on 2026-11-28"."""
    day = f" on {datetime.fromtimestamp(batch.arrives / 1000, UTC):%Y-%m-%d}" if batch.arrives else ""
    became = {
        Arrival.EXPECTED: f"is expected{day}",
        Arrival.ARRIVED: f"arrived{day}, by the PSP's word",
        Arrival.RETURNED: f"was returned by the bank{f' ({batch.reason})' if batch.reason else ''}",
    }
    return f"the last batch, {batch.id} of {batch.money}, {became[batch.arrival]}"
