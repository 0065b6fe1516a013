"""What a decision about a payment leans on, in the order in which it is weighed: where the money goes comes first."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from flask import url_for
from markupsafe import Markup

from inapp.console.forms import age, amount, method_name, money
from inapp.console.texts import t
from inapp.domain.model import Payment
from inapp.domain.money import Money
from inapp.domain.rules import Moment
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.store import Tables

Facts = list[tuple[str, object]]
WEEK = 7 * 86_400_000


def of(db: Tables, payment: Payment, now: int) -> Facts:
    """Names and values; what is not known is left out."""
    found: Facts = [
        (t(N_("Destination") if payment.kind is PaymentType.WITHDRAWAL else N_("Paid with")), _used(db, payment))
    ]
    found += _paid_in(db, payment)
    found += _at_request(db, payment)
    first, account = db.first_payment(payment.user_id), db.account(payment.login)
    found.append((t(N_("First payment")), t(N_("{ago} ago"), ago=age(first))))
    if account is None or account.user_id != payment.user_id:
        found.append((t(N_("Account")), t(N_("{login} is not this user's now"), login=payment.login)))
    elif not account.enabled or db.is_disabled(payment.user_id):
        found.append((t(N_("Account")), t(N_("disabled"))))
    if changed := db.password_changed(payment.user_id):
        found.append((t(N_("New password")), t(N_("{ago} ago"), ago=age(changed))))
    declined = db.declined_payments(payment.user_id, now - WEEK)
    if declined:
        found.append((t(N_("Declined within a week")), f"{declined}"))
    if disputed := db.disputed_deposits(payment.user_id):
        found.append((t(N_("Disputed deposits")), _links(disputed)))
    if freeze := db.freeze(payment.user_id):
        found.append((t(N_("User is frozen")), f"{freeze.by}: {freeze.reason}"))
    return found


def _at_request(db: Tables, payment: Payment) -> Facts:
    """What cTrader said of the account when the payment was asked for, if a rule had it looked at."""
    said = (one.verdict.facts.get("margin") for one in db.verdicts(payment.ref, Moment.START))
    told: Mapping[str, Any] = next((one for one in said if isinstance(one, Mapping)), {})
    found: Facts = []
    if free := told.get("free"):
        found.append((t(N_("Could be withdrawn when asked")), money(Money(*free))))
    if (positions := told.get("positions")) is not None:
        found.append((t(N_("Open positions when asked")), t(N_("yes")) if positions else t(N_("none"))))
    return found


def _links(refs: list[str]) -> Markup:
    return Markup(", ").join(
        Markup('<a href="{}">{}</a>').format(url_for("payment.page", ref=ref), ref) for ref in refs
    )


def _used(db: Tables, payment: Payment) -> str:
    """The instrument, and how often and since when its user has used it."""
    named = payment.instrument or method_name(payment.method)
    if not payment.instrument:
        return named
    many, first = db.uses_of(payment.user_id, payment.instrument)
    if many <= 1:
        return t(N_("{instrument}, used for the first time"), instrument=named)
    return t(N_("{instrument}, used {count} times since {ago}"), instrument=named, count=many, ago=age(first))


def _paid_in(db: Tables, payment: Payment) -> Facts:
    """What the user has paid in and got out, by the currency of the payment."""
    sums = [one for one in db.sums_of_user(payment.user_id, 0) if one.currency == payment.money.currency]
    nothing = Decimal(0).scaleb(-payment.money.digits)
    sides = {kind: sum((one.scaled for one in sums if one.kind is kind), nothing) for kind in PaymentType}
    texts = {kind: amount(f"{total:f}", payment.money.currency) for kind, total in sides.items()}
    return [
        (t(N_("Paid in so far")), texts[PaymentType.DEPOSIT]),
        (t(N_("Paid out so far")), texts[PaymentType.WITHDRAWAL]),
    ]
