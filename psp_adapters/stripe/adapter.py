"""The Stripe adapter behind the port. It stores nothing and asks Stripe each time."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint

from inapp.domain.durations import INSTANT, Duration, Unit
from inapp.domain.errors import Declined, MethodRefused, OutcomeUnknown
from inapp.domain.instruments import Keeping
from inapp.domain.methods import Group
from inapp.domain.model import (
    Method,
    NextStep,
    Observation,
    ObservationKind,
    Payment,
    PspEvent,
    PspObjectType,
    Registration,
    UiMode,
)
from inapp.domain.money import Money
from inapp.domain.settlements import Page, SettlementBalance, SettlementBatch, SettlementItem
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from psp_adapters import Adapter
from psp_adapters.stripe import amounts, codes
from psp_adapters.stripe import wanted as wants
from psp_adapters.stripe.amounts import to_stripe
from psp_adapters.stripe.checks import Checks, Webhooks
from psp_adapters.stripe.client import AnswerStored, Found, is_missing, known, make_client, meaning, plain
from psp_adapters.stripe.objects import (
    DAY,
    HOSTED,
    Reader,
    event_of,
    is_session,
    metadata,
    observe_refund,
    read_webhook,
)
from psp_adapters.stripe.settings import StripeSettings
from psp_adapters.stripe.settlements import Settlements

METHOD, WALLET = "stripe_card", "stripe_wallet"
TEMPLATE = "stripe/card.html"
SESSION_LIFE = 31 * 60
"""Seconds beyond our own expiry; Stripe allows 30 minutes to 24 hours (docs.stripe.com/api/checkout/sessions)."""
KEY_LIFE = 23 * 3600
"""Seconds; Stripe forgets a key after 24 hours (docs.stripe.com/api/idempotent_requests)."""

log = logging.getLogger("cashier.psp.stripe")


class Stripe(Adapter):
    """Cards through Stripe: the Payment Element in a frame, hosted Checkout elsewhere."""

    name = "stripe"
    label = "Stripe"
    registers_webhook = True
    asks_email = True
    pages = Blueprint("stripe", __name__, template_folder="templates", static_folder="static")

    def __init__(self, settings: StripeSettings, clock: Callable[[], float] = time.time) -> None:
        self.settings = settings
        self._clock = clock
        self._api = make_client(settings)
        self._checks = Checks(self._api, settings, clock)
        self._webhooks = Webhooks(self._api, clock)
        self._settlements = Settlements(self._api, settings.installation, self._checks, clock)
        self._reader = Reader(self._api, settings.live, settings.installation)
        self.keeps_instruments = settings.saved_cards
        self.methods: Sequence[Method] = _methods(settings)

    def ui_mode(self, method: Method, framed: bool) -> UiMode:
        """Checkout refuses frames, and a redirect out of one would replace the trader's whole platform."""
        return UiMode.EMBEDDED if framed else UiMode.REDIRECT

    def start_deposit(
        self, payment: Payment, return_url: str, email: str = "", keeping: Keeping | None = None
    ) -> NextStep:
        """Create or find the PaymentIntent of a frame, or the Checkout Session of a page; receipts go to `email`."""
        if payment.method not in [method.key for method in self.methods]:
            raise Declined("no_such_method")
        try:
            return self._started(payment, return_url, email, keeping)
        except MethodRefused as refusal:
            if not email or refusal.reason != "email_invalid":
                raise
            return self._started(payment, return_url, "", keeping)  # rather no receipt than no payment

    def _started(self, payment: Payment, return_url: str, email: str, keeping: Keeping | None) -> NextStep:
        if payment.ui_mode not in HOSTED:
            return self._embedded(payment, return_url, email, keeping)
        wanted = self._session_wanted(payment, return_url, email, keeping)
        found = self._object(payment, self._api.checkout.sessions, wanted)
        if found["status"] == "complete":
            raise OutcomeUnknown("being paid")  # a look-up tells the rest
        if not found["url"]:
            raise Declined("expired")
        return NextStep(UiMode(payment.ui_mode), url=found["url"], psp_ref=found["id"])

    def _embedded(self, payment: Payment, return_url: str, email: str, keeping: Keeping | None) -> NextStep:
        wanted = wants.intent(self.settings, payment.money, self._carried(payment, email), keeping)
        found = self._object(payment, self._api.payment_intents, wanted)
        if found["status"] in codes.TAKEN:
            raise OutcomeUnknown("being paid")
        if found["status"] == "canceled":
            raise Declined("cancelled")
        values: dict[str, str | Mapping[str, str]] = {
            "reasons": codes.BY_REASON,
            "client_secret": str(found["client_secret"]),
            "publishable_key": self.settings.publishable_key,
            "script": self.settings.script,
            "return_url": return_url,
            "wallets": "1" if payment.method == WALLET else "",
            "kept": keeping.instrument if keeping else "",
            # Only what nobody has tried yet is confirmed by itself: a declined card waits for a press.
            "starts": "1" if found["status"] == "requires_confirmation" else "",
        }
        return NextStep(UiMode.EMBEDDED, TEMPLATE, values, psp_ref=found["id"], hosts=self.settings.csp)

    def _carried(self, payment: Payment, email: str) -> wants.Wanted:
        metadata = {"ref": payment.ref, "hand_off": payment.ui_mode, codes.MARK: self.settings.installation}
        return wants.carried(self.settings, metadata, description=payment.ref, receipt_email=email)

    def _session_wanted(self, payment: Payment, return_url: str, email: str, keeping: Keeping | None) -> wants.Wanted:
        # The same at every call, as the key demands, and never too near: calls end at our own expiry.
        expires = min((payment.expires or payment.created) // 1000 + SESSION_LIFE, payment.created // 1000 + DAY)
        carries = self._carried(payment, email)
        return wants.session(self.settings, payment.money, carries, payment.ref, return_url, expires, keeping)

    def _object(self, payment: Payment, service: Any, wanted: dict[str, Any]) -> Found:
        """The payment's object: the known one, a new one or, if the key is spent, the one in Stripe's list."""
        with known(), meaning():
            if payment.psp_ref:
                return plain(service.retrieve(payment.psp_ref))
            if payment.created // 1000 + KEY_LIFE > self._clock():
                try:
                    return self._made(service, wanted, f"{payment.ref}.{payment.ui_mode}")
                except AnswerStored:
                    pass
            found = self._reader.made(payment)
        if found is None:
            raise OutcomeUnknown("not listed")
        asked = to_stripe(payment.money), payment.money.currency.lower()
        if (found.get("amount", found.get("amount_total")), found["currency"]) != asked:
            log.error("Stripe has %s with another amount than asked for", payment.ref)
            raise OutcomeUnknown("another amount")
        return found

    def _made(self, service: Any, wanted: dict[str, Any], key: str) -> Found:
        """A new object under a key. What we ask is the same for everybody but for the amount, and so is a refusal."""
        try:
            with meaning():
                return plain(service.create(wanted, {"idempotency_key": key}))
        except Declined as refusal:
            if "customer" in wanted and refusal.reason in codes.GONE:
                raise Declined("instrument_gone") from None
            if refusal.reason in codes.OF_THE_AMOUNT or is_missing(refusal) or "customer" in wanted:
                raise
            raise MethodRefused(refusal.reason) from None

    def make_customer(self, user_id: int, ref: str) -> str:
        """A customer without a name or an address, marked as this installation's user.

        The key is the payment's: under one of the user's Stripe would repeat a customer that is deleted there.
        """
        whose = {codes.MARK: self.settings.installation, "user": str(user_id)}
        key = f"{ref}.customer"
        with meaning():
            return str(self._api.customers.create({"metadata": whose}, {"idempotency_key": key}).id)

    def forget_instrument(self, psp_ref: str) -> None:
        """Detach a card from its customer, after which nobody can use it again."""
        try:
            with meaning():
                self._api.payment_methods.detach(psp_ref)
        except Declined as refusal:
            log.info("Stripe has forgotten a kept card already: %s", refusal.reason)

    def look_up(self, subject: PspObjectType, ref: str, psp_ref: str | None, source: str | None = None) -> Observation:
        """Read an object again. Without a reference no hit is UNKNOWN, never absent."""
        nothing = Observation(ObservationKind.NOT_ATTEMPTED, ref, psp_ref or "", test_mode=not self.settings.live)
        try:
            with meaning():
                if subject is PspObjectType.REFUND:
                    return self._reader.refund(ref, psp_ref, source)
                return self._reader.payment(ref, psp_ref) if subject is PspObjectType.PAYMENT else nothing
        except Declined as refusal:
            if not is_missing(refusal):
                raise OutcomeUnknown(refusal.reason) from None
            # Without Stripe's own reference the source of the refund is missing: another account.
            return nothing if psp_ref else replace(nothing, kind=ObservationKind.UNKNOWN, key=ref)

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[PspEvent]:
        return read_webhook(headers, body, self.settings.webhook_secrets, self._clock)

    def recent_events(self, since: int) -> list[PspEvent]:
        """The events of our types, from Stripe's list."""
        asked = {"created": {"gte": since // 1000}, "types": sorted(codes.EVENTS), "limit": 100}
        try:
            with meaning():
                listed = [plain(event) for event in self._api.events.list(asked).auto_paging_iter()]
        except Declined as refusal:
            raise OutcomeUnknown(refusal.reason) from None
        return [pointer for event in listed for pointer in event_of(event)]

    def refund(self, psp_ref: str, money: Money, key: str) -> Observation:
        with known(), meaning():
            intent = self._reader.intent_of(psp_ref)
            if intent is None:
                raise Declined("not_captured")
            if not metadata(intent, "ref"):
                raise Declined("not_ours")  # the sale of another seller, which nobody here may give back
            # A refund names no currency: Stripe would read our figure as one in the capture's.
            if intent["currency"] != money.currency.lower():
                raise Declined("wrong_currency")
            wanted = {
                "payment_intent": intent["id"],
                "amount": to_stripe(money),
                "metadata": {"ref": key.rsplit(".", 2)[0], "key": key, codes.MARK: self.settings.installation},
            }
            try:
                with meaning():
                    made = plain(self._api.refunds.create(wanted, {"idempotency_key": key}))
            except AnswerStored:
                seen = self._reader.refund(key, None, psp_ref)
                if seen.money is None or not seen.money.same_as(money):
                    raise
                return seen
        return observe_refund(made, self.settings.live, self.settings.installation)

    def cancel(self, psp_ref: str) -> Observation:
        """Stop an unpaid object; a processing or paid one is only read."""
        try:
            with meaning():
                if is_session(psp_ref):
                    self._api.checkout.sessions.expire(psp_ref)
                else:
                    self._api.payment_intents.cancel(psp_ref)
        except Declined:
            pass  # too late to stop: the look-up tells its state
        return self.look_up(PspObjectType.PAYMENT, "", psp_ref)

    def check(self) -> list[str]:
        """Problems with keys, rights and account; what was proved lately is not asked again."""
        return self._checks.check()

    def prove(self, trial: bool = False) -> list[str]:
        return self._checks.prove(trial)

    def account(self) -> str | None:
        """The account of the secret key, None if the key may not ask."""
        found = self._checks.account()
        return str(found["id"]) if found else None

    def check_webhook(self, url: str) -> list[str] | None:
        """Problems with our webhook in Stripe's records; None if the key may not ask."""
        return self._webhooks.check(url)

    def register_webhook(self, url: str) -> Registration:
        """Make or repair the endpoint at our address."""
        return self._webhooks.register(url)

    def settlement_items(self, since: int, until: int, cursor: str = "") -> Page[SettlementItem]:
        return self._settlements.items(since, until, cursor)

    def settlement_batches(self, since: int, until: int, cursor: str = "") -> Page[SettlementBatch]:
        """The payouts to the bank."""
        return self._settlements.batches(since, until, cursor)

    def items_of_batch(self, batch: str, cursor: str = "") -> Page[SettlementItem]:
        return self._settlements.items_of(batch, cursor)

    def settlement_balance(self) -> SettlementBalance:
        return self._settlements.balance()

    def check_settlements(self) -> list[str]:
        """Problems with the rights to the books, and a warning for manual payouts."""
        return self._settlements.check()


def _methods(settings: StripeSettings) -> tuple[Method, ...]:
    """Cards and, if they are set, the wallets, which pay with a card and are paid back to it."""
    card = Method(
        key=METHOD,
        name=N_("Card (local Stripe)") if settings.api_url else N_("Card"),
        arrival={PaymentType.DEPOSIT: INSTANT, PaymentType.WITHDRAWAL: Duration(5, 10, Unit.BUSINESS_DAY)},
        ui_mode=UiMode.EMBEDDED,
        currencies=amounts.CURRENCIES,
        digits={code: amounts.shown_digits(code) for code in amounts.CURRENCIES},
        lowest=amounts.LOWEST,
        highest=amounts.HIGHEST,
        refund_days=settings.refund_days,
        brands=("visa", "mastercard", "amex", "discover", "jcb", "diners"),
        group=Group.CARD,
    )
    wallet = replace(
        card,
        key=WALLET,
        name=N_("Apple Pay or Google Pay"),
        icon="wallet",
        brands=("apple_pay", "google_pay"),
        group=Group.WALLET,
        keeps=False,
    )
    return (card, wallet) if settings.wallets else (card,)
