"""The mock's pages. They play the PSP's own servers, so an object's secret is the only right they ask for."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inapp.domain.model import NextStep, UiMode
from psp_adapters.mock.methods import BANK
from psp_adapters.mock.objects import MockObject
from psp_adapters.mock.provider import ASKS_PAYER, MockProvider
from psp_adapters.mock.webhooks import Courier

CARD_TEMPLATE = "mock/card.html"


def make_pages(provider: MockProvider, courier: Courier) -> Blueprint:
    """The mock's blueprint, to be mounted at `/psp/mock`: no session and no CSRF token is needed."""
    pages = Blueprint("mock", __name__, template_folder="templates")

    def approve(secret: str) -> MockObject | None:
        found, at_once = provider.approve(secret)
        for delivery in at_once:
            provider.record(courier.deliver(delivery))
        return found

    actions: dict[str, Callable[[str], MockObject | None]] = {
        "approve": approve,
        "confirm": approve,
        "decline": provider.decline,
    }

    @pages.get("/pay/<secret>")
    def pay(secret: str) -> str:
        return _whole_page(_found(provider.by_secret(secret)))

    @pages.post("/objects/<secret>/<action>")
    def act(secret: str, action: str) -> str | Response:
        if action not in actions:
            abort(404)
        found = _found(actions[action](secret))
        if request.headers.get("HX-Request") == "true":
            return render_template(CARD_TEMPLATE, step=card_step(found))
        if found.method == BANK and found.state not in ASKS_PAYER:
            return redirect(found.return_url, 303)
        return redirect(url_for(".pay", secret=secret), 303)

    return pages


def card_step(found: MockObject) -> NextStep:
    """The step that is drawn inside the cashier's page, as far as the payment has come."""
    return NextStep(UiMode.EMBEDDED, CARD_TEMPLATE, _values(found), psp_ref=found.psp_ref)


def _values(found: MockObject) -> dict[str, str]:
    return {"secret": found.secret, "state": str(found.state), "amount": str(found.money)}


def _found(found: MockObject | None) -> MockObject:
    return found or abort(404)


def _whole_page(found: MockObject) -> str:
    return render_template("mock/bank.html", return_url=found.return_url, **_values(found))
