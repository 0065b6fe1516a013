"""The hosted payment page and the browser script, as checkout.stripe.com and js.stripe.com serve them."""

import time
from pathlib import Path

from flask import Blueprint, Response, make_response, redirect, render_template, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from simulator.stripe import money, payments, sessions
from simulator.stripe.cards import CARDS, read_card
from simulator.stripe.errors import ApiError
from simulator.stripe.state import Object, World

HERE = Path(__file__).parent
UNFRAMED = {
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}
GONE = {
    "expired": "This checkout session has expired. Go back to the shop and begin again.",
    "complete": "You have paid already.",
}

IN_WALLETS = "4242424242424242"
"""The card that is in everybody's wallet."""


def _page(name: str, status: int = 200, **facts: object) -> Response:
    answer = make_response(render_template(f"stripe/{name}.html", **facts), status)
    answer.headers.update(UNFRAMED)
    return answer


def _return_to(address: str, session: Object) -> AnyResponse:
    # 303 makes a GET of it, whatever led here.
    answer = redirect(address.replace("{CHECKOUT_SESSION_ID}", session["id"]), 303)
    answer.headers.update({"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
    return answer


class HostedPage:
    """The page of one Checkout Session."""

    def __init__(self, world: World, session: Object) -> None:
        self._world = world
        self._session = session

    def show(self, error: str = "") -> AnyResponse:
        """The form, the challenge, or why there is neither."""
        session = self._session
        if session["status"] != "open":
            return _page("gone", 410, text=GONE[session["status"]], state=session["status"])
        intent = self._world.objects.get(session["payment_intent"] or "")
        if intent is not None and intent["status"] == "requires_action":
            return _page("challenge", amount=self._amount())
        year = time.gmtime(self._world.now()).tm_year + 5
        return _page(
            "checkout",
            402 if error else 200,
            amount=self._amount(),
            item=self._world.hidden[session["id"]]["item"],
            cancel=session["cancel_url"],
            cards=CARDS.values(),
            year=year % 100,
            error=error,
        )

    def _amount(self) -> str:
        return money.text(self._session["amount_total"], self._session["currency"])

    def act(self, form: dict[str, str]) -> AnyResponse:
        """What the payer pressed."""
        if self._session["status"] != "open":
            return self.show()
        try:
            intent = self._challenged(form["outcome"]) if "outcome" in form else self._paid(form)
        except ApiError as error:
            return self.show(error.message)
        if intent["status"] in ("succeeded", "processing"):
            return _return_to(self._session["success_url"], self._session)
        return self.show((intent["last_payment_error"] or {}).get("message", ""))

    def _paid(self, form: dict[str, str]) -> Object:
        if "wallet" in form:
            return sessions.pay(
                self._world, self._session, CARDS[IN_WALLETS], 12, time.gmtime(self._world.now()).tm_year + 5
            )
        month, _, year = form.get("expiry", "").replace(" ", "").partition("/")
        today = payments.today(self._world)
        card, expiry_month, expiry_year = read_card(form.get("number", ""), month, year, form.get("cvc", ""), today)
        return sessions.pay(self._world, self._session, card, expiry_month, expiry_year)

    def _challenged(self, outcome: str) -> Object:
        intent = self._world.objects.get(self._session["payment_intent"] or "")
        if intent is None or intent["status"] != "requires_action":
            raise ApiError("There is nothing to authenticate.")
        source = intent["next_action"]["use_stripe_sdk"]["source"]
        payments.authenticate(self._world, intent, source, outcome == "complete")
        return sessions.complete(self._world, intent)


def pages(world: World) -> Blueprint:
    """The routes that a browser opens."""
    routes = Blueprint("pages", __name__)

    @routes.route("/c/pay/<session_id>", methods=["GET", "POST"])
    def hosted(session_id: str) -> AnyResponse:
        with world.change():
            session = world.objects.get(session_id)
            if session is None or session["object"] != sessions.SESSION:
                return _page("gone", 404, text="There is no such payment page.", state="unknown")
            page = HostedPage(world, session)
            if request.method == "GET":
                return page.show()
            return page.act({name: value.strip() for name, value in request.form.items()})

    @routes.get("/c/static/<path:name>")
    def static_file(name: str) -> Response:
        return send_from_directory(HERE / "static", name)

    # Each version of the real script has an address of its own, such as /v3/ and /clover/stripe.js.
    @routes.get("/v3/")
    @routes.get("/<version>/stripe.js")
    def script(version: str = "v3") -> Response:
        answer = send_from_directory(HERE / "static", "stripe.js", mimetype="text/javascript")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @routes.get("/")
    def home() -> Response:
        return make_response("A local Stripe. It takes no real money.\n", {"Content-Type": "text/plain"})

    return routes
