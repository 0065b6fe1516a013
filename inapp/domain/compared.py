"""What each side says of the calls that a restored database has forgotten, and what follows from that.

Only the lines of a table let anything follow without people, and each of them needs a proof: that something is not
known is never taken for its absence.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from inapp.domain.readers import Conclusion

CAPTURE = "capture"
"""The call of a line that only a PSP tells of, or that is about the money which a PSP has captured."""
LOGGED, UNLOGGED = "sent", "-"


class Follows(StrEnum):
    """What becomes of one forgotten call when two people release the hold with the list that shows it."""

    BOOKED = "taken as booked"
    SENT_AGAIN = "not booked, and captured: it is sent again"
    CANCELLED = "not booked, and nothing was paid out: the withdrawal is cancelled"
    ASKED_AGAIN = "the PSP is asked again by itself, never called again"
    CREDITED = "captured, and not sent yet: it is booked"
    PARKED = "captured for a payment that nobody here knows: it waits as unmatched funds"
    PEOPLE_BOOKING = "not proven: two people look into cTrader and `payments resolve`"
    PEOPLE_CONTRADICTION = "the sides contradict each other: two people look into cTrader and `payments resolve`"
    PEOPLE_UNKNOWN = "booked by us, and in no log: look into the log of a former machine, then into cTrader"
    PEOPLE_OUT = "left at the PSP under a key of ours, and in no log: look into the PSP's pages and that log"
    PEOPLE_PSP = "the PSP does not tell: look into its own pages"


SETTLED = frozenset({Follows.BOOKED, Follows.SENT_AGAIN, Follows.CANCELLED})
"""What a release takes over by itself, because readers have proven it."""
UNPROVEN = frozenset({Follows.PEOPLE_BOOKING, Follows.PEOPLE_CONTRADICTION, Follows.PEOPLE_UNKNOWN})
"""Bookings of which no reader proves what became of them."""

_ABSENT: dict[tuple[str, bool], Follows] = {
    ("credit", True): Follows.SENT_AGAIN,
    ("debit", True): Follows.CANCELLED,
}
"""What follows from a proven absence, by the booking and whether the PSP's side fits it; all others need people."""


def follows(booking: str, conclusion: Conclusion, psp_fits: bool) -> Follows:
    """What follows from what all readers together conclude about a forgotten booking.

    `psp_fits` is true of a credit whose money the PSP has captured and not given back, and of a debit of which nothing
    was, or may have been, paid out or booked back.
    """
    if conclusion is Conclusion.FOUND:
        return Follows.BOOKED
    if conclusion is Conclusion.WAIT:
        return Follows.PEOPLE_BOOKING
    if conclusion is Conclusion.ABSENT:
        return _ABSENT.get((booking, psp_fits), Follows.PEOPLE_BOOKING)
    return Follows.PEOPLE_CONTRADICTION


@dataclass(frozen=True, slots=True)
class Line:
    """One forgotten call: its payment, and what the copy, the sent log, cTrader and the PSP say of it.

    `call` is the end of its key, such as `credit.1`; `number` is cTrader's id where it was found.
    """

    ref: str
    call: str
    amount: str
    copy: str
    log: str
    ctrader: str
    psp: str
    follows: Follows
    number: int | None = None

    @property
    def booking(self) -> str:
        """The booking's type, such as `credit`; of other calls theirs, such as `payout`."""
        return self.call.partition(".")[0]


NOT_ALL = "Not everybody has answered, so there may be more."


@dataclass(frozen=True, slots=True)
class Comparison:
    """The list that two people release a hold with: its lines, and what could not be asked, in sentences."""

    lines: tuple[Line, ...]
    silent: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The name of this list, which changes with anything that follows from it."""
        told = "\n".join(f"{one.ref} {one.call} {one.amount} {one.follows} {one.number}" for one in self.lines)
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    @property
    def proven(self) -> bool:
        """True if readers prove what became of every booking on the list."""
        return not any(line.follows in UNPROVEN for line in self.lines)

    def of(self, ref: str) -> Sequence[Line]:
        """The lines of one payment."""
        return [line for line in self.lines if line.ref == ref]

    @property
    def sentence(self) -> str:
        """What the whole list comes to; never that all is known while somebody has not answered."""
        return f"{self._found} {NOT_ALL}" if self.silent else self._found

    @property
    def _found(self) -> str:
        bookings = [line for line in self.lines if line.follows in SETTLED | UNPROVEN]
        if not self.lines:
            return "Nothing was found that this database does not know."
        if not bookings:
            return "No booking is missing here; what PSPs tell is worked on after the release."
        if self.proven:
            count = f"all {len(bookings)} bookings" if len(bookings) > 1 else "the one booking"
            return f"Readers prove what became of {count} that this database does not know."
        open_ones = sum(line.follows in UNPROVEN for line in bookings)
        return f"Of {len(bookings)} bookings that this database does not know, readers do not prove {open_ones}."
