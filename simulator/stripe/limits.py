"""What Stripe refuses although the types of its library allow it: lengths, letters, words that exclude each other."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from simulator.stripe.errors import ApiError, wrong_parameter
from simulator.stripe.state import Object

LENGTHS: Mapping[str, int] = {
    # the maxLength of Stripe's published description
    "description": 1000,
    "client_reference_id": 200,
    "success_url": 5000,
    "cancel_url": 5000,
}
SUFFIX_LENGTH = 22
MAX_EVENT_TYPES = 20
_EMAIL = re.compile(r"[^@\s<>(),;:]+@[^@\s<>(),;:]+\.[A-Za-z]{2,}", re.ASCII)
_NOT_ON_STATEMENTS = set("<>\\'\"*")


def _suffix(value: str, path: str) -> None:
    """docs.stripe.com/get-started/account/statement-descriptors"""
    if len(value) > SUFFIX_LENGTH:
        raise wrong_parameter(f"The statement descriptor suffix must be at most {SUFFIX_LENGTH} characters.", path)
    if set(value) & _NOT_ON_STATEMENTS or not any(map(str.isalpha, value)) or not value.isascii():
        raise wrong_parameter("The statement descriptor suffix contains letters that are not allowed.", path)


def _descriptor(value: str, path: str) -> None:
    """docs.stripe.com/changelog: not for cards, whose prefix the account holds"""
    message = (
        "You cannot use `statement_descriptor` for charges with `payment_method_type=card`. Use "
        "`statement_descriptor_suffix` instead."
    )
    raise wrong_parameter(message, path, "payment_intent_invalid_parameter")


def _email(value: str, path: str) -> None:
    if not _EMAIL.fullmatch(value) or value.endswith(".invalid"):
        raise wrong_parameter(f"Invalid email address: {value}", path, "email_invalid")


CHECKS: Mapping[str, Callable[[str, str], None]] = {
    "statement_descriptor_suffix": _suffix,
    "statement_descriptor": _descriptor,
    "receipt_email": _email,
    "customer_email": _email,
}
EXCLUSIVE: tuple[tuple[str, str], ...] = (
    # docs.stripe.com/changelog/dahlia/2026-07-29/allowed-payment-method-types-parameter
    ("allowed_payment_method_types", "automatic_payment_methods"),
    ("allowed_payment_method_types", "payment_method_types"),
    ("allowed_payment_method_types", "excluded_payment_method_types"),
    ("allowed_payment_method_types", "payment_method_configuration"),
    ("type", "types"),
)
"""Parameters of which a call takes one."""


def check(params: Object, path: str = "") -> None:
    """ApiError for the first parameter, at any depth, that Stripe would refuse."""
    for one, other in EXCLUSIVE:
        if one in params and other in params:
            message = f"You may only specify one of these parameters: {one}, {other}."
            raise wrong_parameter(message, other, "parameters_exclusive")
    for name, value in params.items():
        where = f"{path}[{name}]" if path else name
        _check(name, value, where)


def _check(name: str, value: Any, where: str) -> None:
    if name == "metadata":
        return
    if isinstance(value, dict):
        check(value, where)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            _check("", item, f"{where}[{at}]")
    elif isinstance(value, str):
        if len(value) > LENGTHS.get(name, len(value)):
            raise wrong_parameter(f"Invalid string: {where} may have at most {LENGTHS[name]} characters", where)
        if name in CHECKS:
            CHECKS[name](value, where)


def check_event_types(types: Iterable[str], known: frozenset[str]) -> None:
    """ApiError for more types than a list takes, or one that does not exist."""
    wanted = list(types)
    if len(wanted) > MAX_EVENT_TYPES:
        raise ApiError(f"You may specify at most {MAX_EVENT_TYPES} event types.", None, "types", stored=False)
    for name in wanted:
        if name not in known and not re.fullmatch(r"[a-z_.]+\.\*", name):
            raise ApiError(f"Invalid event type: {name}", None, "types", stored=False)
