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
    """A request that was not carried out, and that the person or the system who made it can put right.

    Only its kinds below are raised: they say what happened, and each way in has its own table of what that means there.
    `message` is a translatable sentence with `{names}` filled from `values`; `field` is the form field it belongs to.
    """

    def __init__(self, message: str, *, field: str | None = None, values: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.values = dict(values or {})

    def __str__(self) -> str:
        """The sentence in English, with its values."""
        return self.message.format(**self.values) if self.values else self.message


class Malformed(Refused):
    """The request is not one that our own pages make."""


class Invalid(Refused):
    """What was entered cannot be taken: enter something else."""


class NotAllowed(Refused):
    """It exists, but not for whoever asks."""


class NotFound(Refused):
    """There is no such thing, or none that whoever asks may know of."""


class Conflict(Refused):
    """It is not possible in the state that things are in."""


class Gone(Refused):
    """It was used up, or its time is over."""


class TooMany(Refused):
    """Too many were made: wait before the next one."""


class Unavailable(Refused):
    """It is not possible now; later it may be, without a change."""


class IllegalTransition(Exception):
    """The event is not possible in the state that the payment is in now."""


class BadSignature(Exception):
    """A webhook that its PSP did not sign, or signed at another time, or that cannot be read."""


class StorageFailed(Exception):
    """The database could not be read or written now: nothing of the transaction happened."""
