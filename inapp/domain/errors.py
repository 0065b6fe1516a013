"""Failures, named by what to do next; "no" and "unknown" are never mixed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from inapp.domain.money import Money

if TYPE_CHECKING:
    from inapp.domain.rules import Asked


class Declined(Exception):
    """The other side refused and did nothing; `reason` is a short code such as `card_declined`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MethodRefused(Declined):
    """The other side refuses everybody, not this payer: our account there takes no payments. For staff to mend."""


class NotSent(Exception):
    """Nothing left this machine: trying again is safe."""


class KeyRefused(NotSent):
    """The other side does not take our key, or it lacks a right: nothing happens until staff have mended that."""


class UsedUp(NotSent):
    """The calls that the other side allows in an hour are used up."""


class OutcomeUnknown(Exception):
    """It may or may not have happened: ask before you try again."""


class Unreadable(OutcomeUnknown):
    """A whole answer came and cannot be used; `why` tells staff what is wrong with it."""

    def __init__(self, why: str) -> None:
        super().__init__("unreadable")
        self.why = why


class Refused(Exception):
    """A refused request that its sender can put right. Raise one of the kinds below, which each way in translates.

    `message` is a translatable sentence with `{names}` filled from `values`; `field` is the form field it belongs to.
    `limits` are what limits without rules have said, the one that refuses last: for staff, who find them recorded.
    """

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        values: Mapping[str, object] | None = None,
        limits: "Sequence[Asked]" = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.values = dict(values or {})
        self.limits = tuple(limits)

    def __str__(self) -> str:
        """The sentence in English, with its values."""
        return self.message.format(**self.values) if self.values else self.message


class Malformed(Refused):
    """Our own pages never make such a request."""


class Invalid(Refused):
    """The input is not acceptable: enter something else."""


class Unclear(Invalid):
    """An amount that may mean each of these: the trader chooses."""

    def __init__(self, message: str, choices: Sequence[Money]) -> None:
        super().__init__(message, field="amount")
        self.choices = tuple(choices)


class NotAllowed(Refused):
    """It exists, but not for this caller."""


class NotFound(Refused):
    """It does not exist, or this caller may not know of it."""


class Conflict(Refused):
    """The present state does not allow it."""


class Gone(Refused):
    """It was used up or has expired."""


class TooMany(Refused):
    """Too many requests: wait before the next one."""


class Unavailable(Refused):
    """Not possible now: try again later."""


class IllegalTransition(Exception):
    """The present state of the payment, disbursement or funds does not allow the event."""


class BadSignature(Exception):
    """A webhook that is unsigned, signed at another time, or unreadable."""


class UnusableFile(Exception):
    """A file on which no money may move, such as a damaged database; the message says what to do."""


class StorageFailed(Exception):
    """The database cannot be read or written now: nothing of the transaction happened."""
