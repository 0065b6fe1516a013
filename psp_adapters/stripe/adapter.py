"""The Stripe adapter behind the port. It keeps nothing: every question is asked of Stripe again."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import HandOff, Method, NextStep, Observation, Payment, PspEvent, Subject
from inapp.domain.model import ObservationKind as Seen
from inapp.domain.money import DIGITS, Money
from inapp.domain.states import Kind
from psp_adapters.stripe import codes, observing, webhooks
from psp_adapters.stripe.amounts import HIGHEST, LOWEST, SENT_AS_TWO_DECIMAL, THREE_DECIMAL, shown_digits, to_stripe
from psp_adapters.stripe.calls import is_missing, make_client, meaning
from psp_adapters.stripe.options import Options

TEMPLATE = "psp/stripe_card.html"
SESSION_LIFE = 31 * 60
"""Seconds; Stripe allows no less than thirty minutes (docs.stripe.com/api/checkout/sessions/create)."""
EVENT_PAGES = 1000


class Stripe:
    """Cards through Stripe: the Payment Element in a frame, hosted Checkout elsewhere."""

    name = "stripe"

    def __init__(self, options: Options) -> None:
        self.options = options
        self._api = make_client(options)
        self.methods: Sequence[Method] = (
            Method(
                key="stripe_card",
                name="Card",
                arrival={Kind.DEPOSIT: "At once", Kind.WITHDRAWAL: "5–10 working days"},
                hand_off=HandOff.EMBEDDED,
                digits={code: shown_digits(code) for code in {*DIGITS, *SENT_AS_TWO_DECIMAL, *THREE_DECIMAL}},
                lowest=LOWEST,
                highest=HIGHEST,
                refund_days=options.refund_days,
            ),
        )

    def hand_off(self, method: Method, framed: bool) -> HandOff:
        """Checkout refuses frames, and a redirect out of one would replace the trader's whole platform."""
        return HandOff.EMBEDDED if framed else HandOff.REDIRECT

    def start_deposit(self, payment: Payment, return_url: str) -> NextStep:
        """Make or find the PaymentIntent of a frame, or the Checkout Session of a page."""
        if payment.hand_off == HandOff.EMBEDDED:
            return self._embedded(payment, return_url)
        session = self._session(payment, return_url)
        if not session.url:
            raise Declined("expired")
        return NextStep(HandOff(payment.hand_off), url=session.url, psp_ref=session.id)

    def _embedded(self, payment: Payment, return_url: str) -> NextStep:
        with meaning():
            if payment.psp_ref:
                intent = self._api.payment_intents.retrieve(payment.psp_ref)
            else:
                intent = self._api.payment_intents.create(
                    {
                        "amount": to_stripe(payment.money),
                        "currency": payment.money.currency.lower(),
                        "payment_method_types": ["card"],
                        "description": payment.ref,
                        "metadata": _metadata(payment),
                    },
                    _key(payment),
                )
        values = {
            "client_secret": str(intent.client_secret),
            "publishable_key": self.options.publishable_key,
            "script": self.options.script,
            "return_url": return_url,
        }
        return NextStep(HandOff.EMBEDDED, TEMPLATE, values, psp_ref=intent.id, hosts=self.options.csp)

    def _session(self, payment: Payment, return_url: str) -> Any:
        with meaning():
            if payment.psp_ref:
                return self._api.checkout.sessions.retrieve(payment.psp_ref)
            return self._api.checkout.sessions.create(
                {
                    "mode": "payment",
                    "ui_mode": "hosted_page",
                    "payment_method_types": ["card"],
                    "line_items": [
                        {
                            "quantity": 1,
                            "price_data": {
                                "currency": payment.money.currency.lower(),
                                "unit_amount": to_stripe(payment.money),
                                "product_data": {"name": payment.ref},
                            },
                        }
                    ],
                    "adaptive_pricing": {"enabled": False},
                    "client_reference_id": payment.ref,
                    "metadata": _metadata(payment),
                    "payment_intent_data": {"description": payment.ref, "metadata": _metadata(payment)},
                    "success_url": return_url,
                    "cancel_url": return_url,
                    "expires_at": payment.created // 1000 + SESSION_LIFE,
                },
                _key(payment),
            )

    def look_up(self, subject: Subject, ref: str, psp_ref: str | None, source: str | None = None) -> Observation:
        """Read an object again. Search lags behind, so that without a reference no hit is UNKNOWN, never absent."""
        try:
            with meaning():
                if subject is Subject.REFUND:
                    return self._refund_seen(ref, psp_ref, source)
                if psp_ref is None:
                    return self._searched(ref)
                if psp_ref.startswith("cs_"):
                    return self._seen_session(self._api.checkout.sessions.retrieve(psp_ref))
                return self._seen_intent(self._intent(psp_ref))
        except Declined as refusal:
            if is_missing(refusal):
                return Observation(Seen.NOT_ATTEMPTED, ref, psp_ref or "", test_mode=not self.options.live)
            raise OutcomeUnknown(refusal.reason) from None

    def _intent(self, psp_ref: str) -> Any:
        return self._api.payment_intents.retrieve(psp_ref, {"expand": ["latest_charge"]})

    def _searched(self, ref: str) -> Observation:
        found = self._api.payment_intents.search(
            {"query": f"metadata['ref']:'{ref}'", "expand": ["data.latest_charge"]}
        )
        alive = [intent for intent in found.data if intent.status != "canceled"]
        if alive:
            return self._seen_intent(alive[0])
        return Observation(Seen.UNKNOWN, ref, "", test_mode=not self.options.live)

    def _seen_intent(self, intent: Any) -> Observation:
        """An intent of a Checkout Session is reported under the session, which is what its payment knows."""
        psp_ref = intent.id
        if (intent.metadata or {}).get("hand_off") in (HandOff.REDIRECT, HandOff.NEW_TAB):
            sessions = self._api.checkout.sessions.list({"payment_intent": intent.id, "limit": 1}).data
            psp_ref = sessions[0].id if sessions else intent.id
        return observing.intent(intent, psp_ref, self._refunds_elsewhere(intent), self._disputed(intent))

    def _seen_session(self, session: Any) -> Observation:
        if session.payment_intent:
            intent = self._intent(str(session.payment_intent))
            if session.status != "expired" or intent.status == "succeeded":
                return observing.intent(intent, session.id, self._refunds_elsewhere(intent), self._disputed(intent))
        return observing.session(session)

    def _refunds_elsewhere(self, intent: Any) -> Money | None:
        charge = intent.latest_charge
        if not charge:
            return None
        refunds = (
            []
            if not charge.amount_refunded
            else self._api.refunds.list({"payment_intent": intent.id, "limit": 100}).data
        )
        return observing.by_hand(refunds, intent.currency)

    def _disputed(self, intent: Any) -> bool | None:
        charge = intent.latest_charge
        if not charge or intent.status != "succeeded":
            return None
        disputes = self._api.disputes.list({"payment_intent": intent.id}).data if charge.disputed else []
        warnings = self._api.radar.early_fraud_warnings.list({"payment_intent": intent.id}).data
        return any(dispute.status not in codes.DISPUTE_OVER for dispute in disputes) or any(
            warning.actionable for warning in warnings
        )

    def _refund_seen(self, key: str, psp_ref: str | None, source: str | None) -> Observation:
        if psp_ref:
            return observing.refund(self._api.refunds.retrieve(psp_ref), self.options.live)
        refunds = (
            self._api.refunds.list({"payment_intent": self._intent_of(source), "limit": 100}).data if source else []
        )
        ours = next((refund for refund in refunds if (refund.metadata or {}).get("key") == key), None)
        if ours is not None:
            return observing.refund(ours, self.options.live)
        return Observation(Seen.UNKNOWN, key.rsplit(".", 2)[0], "", test_mode=not self.options.live, key=key)

    def _intent_of(self, psp_ref: str) -> str:
        if psp_ref.startswith("cs_"):
            return str(self._api.checkout.sessions.retrieve(psp_ref).payment_intent)
        return psp_ref

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[PspEvent]:
        """Verify and read a webhook."""
        return webhooks.read(headers, body, self.options.webhook_secrets, lambda: int(time.time()))

    def recent_events(self, since: int) -> list[PspEvent]:
        """The events of the types that we follow, as Stripe lists them."""
        with meaning():
            found = self._api.events.list(
                {"created": {"gte": since // 1000}, "types": sorted(codes.EVENTS), "limit": 100}
            )
            listed = [event.to_dict() for _, event in zip(range(EVENT_PAGES), found.auto_paging_iter(), strict=False)]
        return [pointer for event in listed for pointer in webhooks.event_of(event)]

    def pay_out(self, payment: Payment, key: str) -> Observation:
        """Stripe pays nobody out but by refunds."""
        raise Declined("not_supported")

    def refund(self, psp_ref: str, money: Money, key: str) -> Observation:
        """Give captured money back to its card."""
        with meaning():
            made = self._api.refunds.create(
                {
                    "payment_intent": self._intent_of(psp_ref),
                    "amount": to_stripe(money),
                    "metadata": {"ref": key.rsplit(".", 2)[0], "key": key},
                },
                {"idempotency_key": key},
            )
        return observing.refund(made, self.options.live)

    def cancel(self, psp_ref: str) -> Observation:
        """Stop an unpaid object; what is being processed or was paid is only looked at."""
        try:
            with meaning():
                if psp_ref.startswith("cs_"):
                    self._api.checkout.sessions.expire(psp_ref)
                else:
                    self._api.payment_intents.cancel(psp_ref)
        except Declined:
            pass  # it is past that point: the look-up tells which
        return self.look_up(Subject.PAYMENT, "", psp_ref)

    def check(self) -> list[str]:
        """Whether Stripe takes the key, and whether the keys are of one mode."""
        problems = []
        if ("_live_" in self.options.publishable_key) is not self.options.live:
            problems.append("STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY are not of the same mode (live or test).")
        try:
            with meaning():
                self._api.balance.retrieve()
        except (Declined, NotSent, OutcomeUnknown):
            problems.append("Stripe does not answer to STRIPE_SECRET_KEY.")
        return problems

    def housekeeping(self) -> None:
        """Nothing: Stripe needs no help."""


def _metadata(payment: Payment) -> dict[str, str]:
    return {"ref": payment.ref, "hand_off": payment.hand_off}


def _key(payment: Payment) -> dict[str, str]:
    return {"idempotency_key": f"{payment.ref}.{payment.hand_off}"}
