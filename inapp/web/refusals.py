"""What a refusal is in HTTP: one literal table, the only place where its kind becomes a number."""

from collections.abc import Mapping

from inapp.domain.errors import Conflict, Gone, Invalid, Malformed, NotAllowed, NotFound, Refused, TooMany, Unavailable

STATUS: Mapping[type[Refused], int] = {
    Malformed: 400,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    Gone: 410,
    Invalid: 422,
    TooMany: 429,
    Unavailable: 503,
}


def status_of(refusal: Refused) -> int:
    """The HTTP status of a refusal."""
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)
