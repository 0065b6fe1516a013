"""Failures, named by what to do next. "No" is never mixed up with "do not know"."""

from collections.abc import Mapping


class Declined(Exception):
    """The other side said no, and nothing was done. `reason` is a short code such as `card_declined`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotSent(Exception):
    """Nothing left this machine: it may be tried again without danger."""


class OutcomeUnknown(Exception):
    """It may or may not have happened: ask before anything is done again."""


class Refused(Exception):
    """A request that the person in front of the screen, or the calling system, can put right.

    `message` is a translatable sentence with `{names}` filled from `values`; `field` names the form field it
    belongs to; `status` is the HTTP status that fits it.
    """

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        status: int = 422,
        values: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.status = status
        self.values = dict(values or {})


class IllegalTransition(Exception):
    """The event is not possible in the state that the payment is in now."""


class BadSignature(Exception):
    """A webhook that its PSP did not sign, or signed at another time, or that cannot be read."""


class UnusableFile(Exception):
    """No money may move on a file of the cashier, such as a damaged one. The message says what to do."""


class StorageFailed(Exception):
    """The database could not be read or written now: nothing of the transaction happened."""
