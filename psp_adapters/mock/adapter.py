"""The mock behind the port, and its pages. It asks its own provider as other adapters ask theirs over the wire."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.instructions import Instructions, Line, epc_code
from inapp.domain.model import Method, NextStep, Observation, ObservationKind, Payment, PspEvent, PspObjectType, UiMode
from inapp.domain.money import Money, TooManyDecimals, digits_of
from inapp.domain.settlements import ItemKind, Page, SettlementBalance, SettlementBatch, SettlementItem
from inapp.domain.states import PARTLY_PAID
from inapp.domain.text import N_
from psp_adapters import Adapter
from psp_adapters.mock.books import agreed_fee
from psp_adapters.mock.catalogue import BIC, CARD, HOLDER, IBAN, METHODS, TRANSFER
from psp_adapters.mock.outcomes import State
from psp_adapters.mock.provider import ASKS_PAYER, MockProvider
from psp_adapters.mock.storage import MockObject
from psp_adapters.mock.webhooks import Courier, Signatures

CARD_TEMPLATE = "mock/card.html"

KINDS: Mapping[State, ObservationKind] = {
    State.OPEN: ObservationKind.NEEDS_ACTION,
    State.CONFIRMING: ObservationKind.NEEDS_ACTION,
    State.PARTLY: ObservationKind.NEEDS_ACTION,
    State.SEEN: ObservationKind.PENDING,
    State.PROCESSING: ObservationKind.PENDING,
    State.PAID: ObservationKind.SUCCEEDED,
    State.DECLINED: ObservationKind.DECLINED,
    State.FAILED: ObservationKind.DECLINED,
    State.CANCELLED: ObservationKind.NOT_ATTEMPTED,
}

log = logging.getLogger("cashier.psp.mock")


class Mock(Adapter):
    """A provider of play money. Amounts choose outcomes: see `outcomes.OUTCOMES`."""

    name = "mock"
    label = "Demo bank"

    def __init__(
        self,
        provider: MockProvider,
        signatures: Signatures,
        courier: Courier,
        public_url: str,
        methods: Sequence[Method] = METHODS,
    ) -> None:
        self.methods = methods
        self.provider = provider
        self.courier = courier
        self._signatures = signatures
        self._public_url = public_url
        self.pages = make_pages(provider, courier)

    def start_deposit(self, payment: Payment, return_url: str) -> NextStep:
        """Create or find the payment's object: a fragment for the card, an address for the bank page."""
        method = next((method for method in self.methods if method.key == payment.method), None)
        if method is None:
            raise Declined("unknown_method")
        money = _at_psp(payment.money)
        found = self.provider.open_payment(payment.ref, payment.method, money, payment.expires, return_url)
        if method.ui_mode is UiMode.EMBEDDED:
            return card_step(found)
        if method.ui_mode is UiMode.INSTRUCTIONS:
            return self._transfer(found)
        return NextStep(method.ui_mode, url=f"{self._public_url}/psp/mock/pay/{found.secret}", psp_ref=found.psp_ref)

    def _transfer(self, found: MockObject) -> NextStep:
        """What to write into a transfer, and the demo's bank to send it from."""
        received, reference = found.received, found.ref
        left = found.money.less([received]) if received else found.money
        bank = f"{self._public_url}/psp/mock/pay/{found.secret}"
        instructions = Instructions(
            amount=left,
            lines=(Line(N_("Payee"), HOLDER), Line("IBAN", IBAN), Line("BIC", BIC)),
            reference=reference,
            code=epc_code(HOLDER, IBAN, left, reference, BIC) if left.currency == "EUR" else bank,
            url=bank,
            received=received,
        )
        return NextStep(UiMode.INSTRUCTIONS, psp_ref=found.psp_ref, instructions=instructions)

    def look_up(self, subject: PspObjectType, ref: str, psp_ref: str | None, source: str | None = None) -> Observation:
        found = self.provider.find(subject, ref, psp_ref)
        seen = _observed(found, ref, psp_ref or "")
        paid = found is not None and subject is PspObjectType.PAYMENT and found.moved
        return replace(seen, refunded_elsewhere=self.provider.refunded_by_hand(found)) if found and paid else seen

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[PspEvent]:
        return self._signatures.read(headers, body, self.provider.clock() // 1000)

    def pay_out(self, payment: Payment, key: str, answers: Mapping[str, str] | None = None) -> Observation:
        """Order a payout, to where its method's fields say."""
        method = next((method for method in self.methods if method.key == payment.method), None)
        if method and method.fields_of(payment.kind) and not answers:
            raise Declined("no_destination")
        return _observed(self.provider.pay_out(payment.ref, key, payment.method, _at_psp(payment.money)))

    def refund(self, psp_ref: str, money: Money, key: str) -> Observation:
        """Order a refund of at most the captured amount less earlier refunds."""
        return _observed(self.provider.refund(psp_ref, key, _at_psp(money)))

    def cancel(self, psp_ref: str) -> Observation:
        return _observed(self.provider.cancel(psp_ref), psp_ref=psp_ref)

    def check(self) -> list[str]:
        """Problems with the webhook address and the mock's file."""
        problems = []
        parts = urlsplit(self.courier.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            problems.append("The mock's webhook address (CASHIER_MOCK_WEBHOOK_URL) must be an http address.")
        try:
            self.provider.check()
        except (NotSent, OutcomeUnknown):
            problems.append("The mock's file beside the database cannot be written.")
        return problems

    def settlement_items(self, since: int, until: int, cursor: str = "") -> Page[SettlementItem]:
        self.provider.settle()
        return self.provider.books.items(since, until, cursor)

    def settlement_batches(self, since: int, until: int, cursor: str = "") -> Page[SettlementBatch]:
        self.provider.settle()
        return self.provider.books.batches(since, until, cursor)

    def items_of_batch(self, batch: str, cursor: str = "") -> Page[SettlementItem]:
        self.provider.settle()
        return self.provider.books.items_of(batch, cursor)

    def settlement_balance(self) -> SettlementBalance:
        self.provider.settle()
        return self.provider.books.balance()

    def agreed_fee(self, kind: ItemKind, gross: Money) -> Money | None:
        return agreed_fee(kind, gross)

    def check_settlements(self) -> list[str]:
        try:
            self.settlement_balance()
        except (NotSent, OutcomeUnknown):
            return ["The mock's books beside the database cannot be read."]
        return []

    def housekeeping(self) -> None:
        """Take the steps that are due and start to deliver webhooks."""
        try:
            self.provider.follow_clock()
            self.provider.settle()
            self.courier.start()
        except (NotSent, OutcomeUnknown) as error:
            log.warning("The mock could not do its housekeeping: %s", error)


def _at_psp(money: Money) -> Money:
    """The amount in the mock's units. Raises Declined."""
    try:
        exact = money.at(digits_of(money.currency))
    except TooManyDecimals as error:
        raise Declined("too_many_decimals") from error
    if exact.minor <= 0:
        raise Declined("bad_amount")
    return exact


def _observed(found: MockObject | None, ref: str = "", psp_ref: str = "") -> Observation:
    if found is None:
        return Observation(ObservationKind.NOT_ATTEMPTED, ref, psp_ref, test_mode=True)
    key = "" if found.about is PspObjectType.PAYMENT or found.by_hand else found.idem
    reason = PARTLY_PAID if found.state is State.PARTLY else found.reason
    seen = Observation(KINDS[found.state], found.ref, found.psp_ref, found.moved, reason, test_mode=True, key=key)
    return replace(seen, confirmations=found.confirmations)


def make_pages(provider: MockProvider, courier: Courier) -> Blueprint:
    """The pages at `/psp/mock`. They play a PSP's own servers, so an object's secret is the only right they ask for."""
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
        found = provider.by_secret(secret) or abort(404)
        return render_template("mock/bank.html", return_url=found.return_url, **_values(found))

    @pages.post("/objects/<secret>/<action>")
    def act(secret: str, action: str) -> str | Response:
        found = (actions.get(action) or abort(404))(secret) or abort(404)
        if request.headers.get("HX-Request") == "true":
            return render_template(CARD_TEMPLATE, step=card_step(found))
        if found.method not in (CARD, TRANSFER) and found.state not in ASKS_PAYER:
            return redirect(found.return_url, 303)
        return redirect(url_for(".pay", secret=secret), 303)

    return pages


def card_step(found: MockObject) -> NextStep:
    """The fragment inside the cashier's page, in the payment's present state."""
    return NextStep(UiMode.EMBEDDED, CARD_TEMPLATE, _values(found), psp_ref=found.psp_ref)


def _values(found: MockObject) -> dict[str, str]:
    return {"secret": found.secret, "state": str(found.state), "amount": str(found.money)}
