"""The HTTP status of each kind of refusal: the only place where a kind becomes a number."""

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
"""The status by kind."""

RETRY_AFTER: Mapping[int, str] = {429: "60", 503: "10"}
"""Seconds until another attempt makes sense, by status."""


def status_of(refusal: Refused) -> int:
    """The HTTP status of a refusal."""
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)
