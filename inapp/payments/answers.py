"""Answers: what a trader typed into the fields of a method, checked, kept sealed, and opened for the PSP alone."""

import json
from collections.abc import Mapping
from typing import Any

from inapp.cashier import Cashier
from inapp.domain.errors import Invalid
from inapp.domain.methods import Method
from inapp.domain.model import Payment
from inapp.domain.ports import Psp
from inapp.domain.states import PaymentType
from inapp.store import Tables


def field_name(method: Method, name: str) -> str:
    """The name of a method's field in a form, where several methods stand."""
    return f"{method.key}.{name}"


def read(method: Method, kind: PaymentType, typed: Mapping[str, str]) -> dict[str, str]:
    """The plain answers to a method's own fields, out of a form's. Raises Invalid for the first wrong one."""
    found = {}
    for one in method.fields_of(kind):
        place = field_name(method, one.name)
        value = one.plain(typed.get(place, ""))
        if why := one.wrong(value):
            raise Invalid(why, field=place, values={"count": one.longest})
        if value:
            found[one.name] = value
    return found


def keep(cashier: Cashier, db: Tables, ref: str, given: Mapping[str, str]) -> None:
    """Store the answers of a new payment, sealed for it alone."""
    if given:
        db.keep_answers(ref, cashier.sealer.seal(json.dumps(given, sort_keys=True).encode(), _owner(ref)))


def for_call(cashier: Cashier, psp: Psp, payment: Payment) -> dict[str, Any] | None:
    """What a call of the PSP takes beside the payment: nothing unless its method has fields, else their answers.

    None if they are there no more, so that the call cannot be made.
    """
    method = next((method for method in psp.methods if method.key == payment.method), None)
    fields = method.fields_of(payment.kind) if method else ()
    if not fields:
        return {}
    with cashier.store.read() as db:
        sealed = db.answers(payment.ref)
    found = opened(cashier, sealed, payment.ref) if sealed else {}
    if found is None:
        return None
    return None if any(one.required and one.name not in found for one in fields) else {"answers": found}


def opened(cashier: Cashier, sealed: str, ref: str) -> dict[str, Any] | None:
    """The answers of a payment; None if they cannot be opened, as after a change of the secret key."""
    try:
        found: dict[str, Any] = json.loads(cashier.sealer.opened(sealed, _owner(ref)))
    except ValueError:
        return None
    return found


def _owner(ref: str) -> str:
    return f"answers {ref}"
