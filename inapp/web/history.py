"""The list of a trader's payments, opening one of them again, and its receipt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, abort, make_response, request

from inapp.domain.disbursements import DisbursementState
from inapp.domain.errors import Refused
from inapp.domain.model import PageSession, Payment, Shown
from inapp.domain.money import Money
from inapp.domain.text import N_
from inapp.payments import mails, records
from inapp.statuses import status_of
from inapp.web import language
from inapp.web.current import current_brand, current_cashier, is_htmx
from inapp.web.method_rows import FREE_OF_CHARGE
from inapp.web.payments import in_list, method_of, own, status_view
from inapp.web.render import TITLES, current_page_session, show, words_of
from inapp.web.status_texts import OVER
from inapp.web.templates import render

blueprint = Blueprint("history", __name__, url_prefix="/inapp/payments")

FILTERS: Mapping[Shown, tuple[str, str]] = {
    Shown.ALL: (N_("All"), N_("No payments yet. A first deposit takes about a minute.")),
    Shown.DEPOSITS: (N_("Deposits"), N_("No deposits yet. A first one takes about a minute.")),
    Shown.WITHDRAWALS: (N_("Withdrawals"), N_("No withdrawals yet.")),
    Shown.RUNNING: (N_("In progress"), N_("Nothing is in progress.")),
}
"""The name of each filter, and what is said where it finds nothing."""
_CARD = re.compile(r"(.*) (\d{4})")
_HIDDEN_FIGURES = "\u2022\u2022\u2022\u2022"
ON_ITS_WAY = N_("The receipt is on its way to you by mail.")
FAILED = DisbursementState.FAILED


def by_month(payments: Sequence[Payment]) -> list[tuple[str, list[Payment]]]:
    """Payments that stand in the order of their moments, with the name of each month before those made in it."""
    return [(name, list(group)) for name, group in groupby(payments, lambda one: language.month_text(one.created))]


def _shown() -> Shown:
    asked = request.form.get("show", "")
    return Shown(asked) if asked in set(Shown) else Shown.ALL


@blueprint.post("/all")
def everything() -> Response:
    """The payments of the account by month; with `after` those that follow, which HTMX puts below the others."""
    page_session = current_page_session(active=True)
    shown, after = _shown(), request.form.get("after", "")
    try:
        found = records.listed(current_cashier(), page_session, shown, after)
    except Refused:
        abort(404)
    values: dict[str, Any] = {"listed": found, "shown": shown, "goes_on": bool(after)}
    if after and is_htmx():
        # The month in which the list stopped has its heading already.
        return make_response(render("partials/more.html", **values, month=language.month_text(_made(after))))
    return show("history", TITLES[page_session.screen], **values, filters=FILTERS, month="")


def _made(ref: str) -> int:
    return own(current_page_session(active=False), ref).created


@blueprint.post("/one")
def one() -> Response:
    """The status of a payment that was picked from a list, with a way back to that list."""
    page_session = current_page_session(active=True)
    payment = own(page_session, request.form.get("ref", ""))
    return status_view(page_session, payment, stays=True, back=_shown() if "show" in request.form else "form")


@blueprint.post("/<ref>/receipt")
def receipt(ref: str) -> Response:
    """The receipt of a payment."""
    page_session = current_page_session(active=True)
    return receipt_view(page_session, own(page_session, ref))


@blueprint.post("/<ref>/receipt/mail")
def mail_receipt(ref: str) -> Response:
    """Have a receipt mailed to the trader's own address, and show it again."""
    page_session = current_page_session(active=True)
    payment = own(page_session, ref)
    try:
        mails.send_receipt(current_cashier(), page_session, ref)
    except Refused as refusal:
        return receipt_view(page_session, payment, words_of(refusal), status_of(refusal))
    return receipt_view(page_session, payment, language.translate(ON_ITS_WAY))


def receipt_view(page_session: PageSession, payment: Payment, told: str = "", status: int = 200) -> Response:
    """The receipt of a payment of the session's own, with what became of sending it."""
    found = records.receipt_of(current_cashier(), payment)
    address = "" if told else mails.receipt_address(current_cashier(), payment)
    values = {"receipt": found, "lines": lines_of(found), "address": _masked(address), "told": told}
    return show("receipt", TITLES[page_session.screen], status, **values)


def _masked(address: str) -> str:
    """An address that its owner recognises and nobody behind them can read: `a…@e…`."""
    name, _, host = address.partition("@")
    return f"{name[:1]}…@{host[:1]}…" if address else ""


def lines_of(found: records.Receipt) -> list[tuple[str, str]]:
    """What a receipt says: pairs of a name and a value, in the language of the answer."""
    payment, brand, method = found.payment, current_brand(), method_of(found.payment)
    tone, state = in_list(payment)
    named = [language.translate(method.name) if method else "", instrument_text(payment.instrument)]
    other = payment.captured if payment.captured and not payment.captured.same_as(payment.money) else None
    refs = [payment.psp_ref, *(part.psp_ref for part in found.parts)]
    lines: list[tuple[str, str | None]] = [
        (N_("Status"), language.translate(state)),
        (N_("Company"), brand.legal_name),
        (N_("Amount"), language.money_text(payment.money)),
        (N_("Received"), language.money_text(other) if other else ""),
        (N_("Fee"), "" if tone in OVER else _fee_then(payment)),
        (N_("Account"), account_text(payment.login, found.account_name)),
        (N_("Payment method"), " · ".join(filter(None, named))),
        *((to, language.money_text(money)) for to, money in _by_instrument(found)),
        (N_("Reference"), payment.ref),
        *((N_("Provider's reference"), ref) for ref in refs),
        (N_("Started"), language.date_text(payment.created)),
        (state, language.date_text(found.since) if found.since != payment.created else ""),
    ]
    return [(language.translate(name), value) for name, value in lines if value]


def _fee_then(payment: Payment) -> str:
    """The fee that the trader was shown at the start, whatever the method costs today; empty if it was no figure."""
    if payment.fee is None:
        return ""
    return (
        language.money_text(replace(payment.money, minor=payment.fee))
        if payment.fee
        else language.translate(FREE_OF_CHARGE)
    )


def account_text(login: int, name: str) -> str:
    """An account by its number and, where it has one, the broker's name of it."""
    return f"{login} · {name}" if name else str(login)


def instrument_text(instrument: str) -> str:
    """A card with its last four figures, `Visa \u2022\u2022\u2022\u2022 4242`; other instruments as they are."""
    card = _CARD.fullmatch(instrument)
    return f"{card[1]} {_HIDDEN_FIGURES} {card[2]}" if card else instrument


def _by_instrument(found: records.Receipt) -> list[tuple[str, Money]]:
    """Where the money of a withdrawal went or goes: one line for each card or account that is known by name."""
    sums: dict[str, Money] = {}
    for part in found.parts:
        if part.label and part.state is not FAILED:
            before = sums[part.label].minor if part.label in sums else 0
            sums[part.label] = replace(part.money, minor=before + part.money.minor)
    back = N_("Back to {instrument}")
    return [(language.translate(back, instrument=instrument_text(label)), money) for label, money in sums.items()]
