"""What the payer sees of the mock: it plays the PSP's own servers, so an object's secret is all that it asks for."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inapp.domain.model import NextStep, UiMode
from psp_adapters.mock.bank import Bank
from psp_adapters.mock.methods import BANK
from psp_adapters.mock.outcomes import State
from psp_adapters.mock.things import Thing
from psp_adapters.mock.webhooks import Courier

CARD_TEMPLATE = "psp/mock_card.html"
ASKS_PAYER = frozenset({State.OPEN, State.CONFIRMING})


def make_pages(bank: Bank, courier: Courier) -> Blueprint:
    """The blueprint `mock_pages`, to be mounted at `/psp/mock`: no session and no CSRF token is needed."""
    pages = Blueprint("mock_pages", __name__)

    def approve(secret: str) -> Thing | None:
        thing, at_once = bank.approve(secret)
        for delivery in at_once:
            courier.deliver(delivery)
        return thing

    actions: dict[str, Callable[[str], Thing | None]] = {
        "approve": approve,
        "confirm": approve,
        "decline": bank.decline,
    }

    @pages.get("/pay/<secret>")
    def pay(secret: str) -> str:
        return _whole_page(_found(bank.by_secret(secret)))

    @pages.post("/objects/<secret>/<action>")
    def act(secret: str, action: str) -> str | Response:
        if action not in actions:
            abort(404)
        thing = _found(actions[action](secret))
        if request.headers.get("HX-Request") == "true":
            return render_template(CARD_TEMPLATE, step=card_step(thing))
        if thing.method == BANK and thing.state not in ASKS_PAYER:
            return redirect(thing.return_url, 303)
        return redirect(url_for(".pay", secret=secret), 303)

    return pages


def card_step(thing: Thing) -> NextStep:
    """The step that is drawn inside the cashier's page, as far as the payment has come."""
    return NextStep(UiMode.EMBEDDED, CARD_TEMPLATE, _values(thing), psp_ref=thing.psp_ref)


def _values(thing: Thing) -> dict[str, str]:
    return {"secret": thing.secret, "state": str(thing.state), "amount": str(thing.money)}


def _found(thing: Thing | None) -> Thing:
    return thing or abort(404)


def _whole_page(thing: Thing) -> str:
    return render_template("psp/mock_bank.html", return_url=thing.return_url, **_values(thing))
