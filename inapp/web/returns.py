"""Where a PSP sends the trader back to: no page session, no account, nothing to start. Its key is the right to look."""

import re

from flask import Blueprint, Response, make_response, request

from inapp.payments import checkout
from inapp.web.current import current_brand, current_cashier
from inapp.web.payment_status import card_outside
from inapp.web.render import TITLES, dead_end, request_is_htmx
from inapp.web.templates import render

KEY = re.compile(r"[A-Za-z0-9_-]{20,128}", re.ASCII)


def blueprint() -> Blueprint:
    """The one handler."""
    returns = Blueprint("returns", __name__)
    returns.add_url_rule("/return/<key>", "look", look, methods=["GET"])
    return returns


def look(key: str) -> Response:
    """State, amount and reference of the payment that this key belongs to; with `part=card` only what changes."""
    cashier = current_cashier()
    payment = checkout.by_return_key(cashier, key) if KEY.fullmatch(key) else None
    if payment is None:
        return dead_end(404)
    checkout.look_soon(cashier, payment)
    card = card_outside(cashier, payment, success_url=current_brand().success_url)
    wants_part = request_is_htmx() and request.args.get("part") == "card"
    if wants_part and request.args.get("seen") == card.seen:
        return make_response("", 204)
    values = {"card": card, "screen": payment.kind, "key": key, "main": "returned", "title": TITLES[payment.kind]}
    return make_response(render("partials/returned.html" if wants_part else "page.html", **values))
