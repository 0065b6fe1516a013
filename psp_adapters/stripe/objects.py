"""Stripe's objects and webhooks, read and put in our words. The library's exceptions pass through."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from inapp.domain.errors import BadSignature
from inapp.domain.instruments import Kept
from inapp.domain.model import (
    LASTING,
    CardFacts,
    Dispute,
    DisputeState,
    Observation,
    ObservationKind,
    Origin,
    Payment,
    PspEvent,
    PspObjectType,
    UiMode,
)
from inapp.domain.money import Money
from psp_adapters.stripe import codes
from psp_adapters.stripe.amounts import from_stripe
from psp_adapters.stripe.client import Found, is_signed, plain, reason_and_code

HOUR, DAY = 3600, 24 * 3600
PAGE = 100
CHARGE = ("ch_", "py_")
"""The beginnings of a charge's id."""
THIN = "v2.core.event"
"""The object of an event without its data (docs.stripe.com/event-destinations)."""
HOSTED = (UiMode.REDIRECT, UiMode.NEW_TAB)

_WITHOUT_CODE = {ObservationKind.SUCCEEDED: "", ObservationKind.NOT_ATTEMPTED: "cancelled"}
"""The reasons of kinds without a code of Stripe's."""

TOLERANCE = 300
"""Seconds that a webhook may be old, or ahead of our clock."""
OF_PAYMENT = {
    PspObjectType.PAYMENT: frozenset({"charge", "dispute", "radar.early_fraud_warning", "refund"}),
    PspObjectType.REFUND: frozenset[str](),
}
"""For each type of our objects, those of Stripe's that name their PaymentIntent; others carry the `id` itself."""

log = logging.getLogger("cashier.psp.stripe")


class Reader:
    """Reads objects; `live` is true for a key to real money, `mark` is this installation's in their metadata."""

    def __init__(self, api: Any, live: bool, mark: str) -> None:
        self._api = api
        self._live = live
        self._mark = mark

    def payment(self, ref: str, psp_ref: str | None) -> Observation:
        """A payment by Stripe's reference or, without one, by ours."""
        if psp_ref is None:
            return self._searched(ref)
        if is_session(psp_ref):
            return self._seen_session(self.session(psp_ref))
        if psp_ref.startswith(CHARGE):
            return self._of_charge(psp_ref)
        return self._seen_intent(self.intent(psp_ref))

    def intent(self, intent_id: str) -> Found:
        """A PaymentIntent with its charge."""
        return plain(self._api.payment_intents.retrieve(intent_id, {"expand": ["latest_charge"]}))

    def _of_charge(self, charge_id: str) -> Observation:
        """The payment of a charge, which one that was made elsewhere need not have."""
        intent_id = plain(self._api.charges.retrieve(charge_id))["payment_intent"]
        if intent_id:
            return self._seen_intent(self.intent(intent_id))
        return Observation(ObservationKind.UNKNOWN, "", charge_id, test_mode=not self._live, origin=Origin.UNMARKED)

    def session(self, session_id: str) -> Found:
        """A Checkout Session."""
        return plain(self._api.checkout.sessions.retrieve(session_id))

    def intent_of(self, psp_ref: str) -> Found | None:
        """The PaymentIntent of a payment; a session has none until somebody pays."""
        if not is_session(psp_ref):
            return self.intent(psp_ref)
        intent_id = self.session(psp_ref)["payment_intent"]
        return self.intent(intent_id) if intent_id else None

    def made(self, payment: Payment) -> Found | None:
        """The object of a create call whose answer was lost, from the list, which does not lag as search does."""
        service = self._api.checkout.sessions if payment.ui_mode in HOSTED else self._api.payment_intents
        first = payment.created // 1000 - HOUR
        listed = _all(service.list({"created": {"gte": first, "lte": first + 2 * DAY}, "limit": PAGE}))
        found = (one for one in listed if origin_of(one, self._mark) is not Origin.ELSEWHERE)
        wanted = (payment.ref, payment.ui_mode)
        return next((one for one in found if (metadata(one, "ref"), metadata(one, "hand_off")) == wanted), None)

    def refund(self, key: str, psp_ref: str | None, source: str | None) -> Observation:
        """A refund by Stripe's reference, or by our key among the refunds of `source`."""
        if psp_ref:
            return observe_refund(plain(self._api.refunds.retrieve(psp_ref)), self._live, self._mark)
        intent = self.intent_of(source) if source else None
        refunds = self._refunds(intent) if intent else ()
        ours = next((refund for refund in refunds if metadata(refund, "key") == key), None)
        if ours is not None:
            return observe_refund(ours, self._live, self._mark)
        return Observation(ObservationKind.UNKNOWN, key.rsplit(".", 2)[0], "", test_mode=not self._live, key=key)

    def _searched(self, ref: str) -> Observation:
        """A payment found by our reference. Search lags, so no hit is UNKNOWN."""
        found = self._api.payment_intents.search(
            {"query": f"metadata['ref']:'{ref}'", "expand": ["data.latest_charge"]}
        )
        ours = [one for one in map(plain, found.data) if origin_of(one, self._mark) is not Origin.ELSEWHERE]
        alive = [intent for intent in ours if intent["status"] != "canceled"]
        if not alive:
            return Observation(ObservationKind.UNKNOWN, ref, "", test_mode=not self._live)
        return self._seen_intent(max(alive, key=lambda intent: intent["status"] in codes.TAKEN))

    def _seen_intent(self, intent: Found) -> Observation:
        """An intent; one of a Checkout Session is reported under the session, its payment's reference."""
        psp_ref = intent["id"]
        if metadata(intent, "hand_off") in HOSTED:
            sessions = self._api.checkout.sessions.list({"payment_intent": psp_ref, "limit": 1}).data
            psp_ref = sessions[0].id if sessions else psp_ref
        return self._observed(intent, psp_ref)

    def _seen_session(self, session: Found) -> Observation:
        if session["payment_intent"]:
            intent = self.intent(session["payment_intent"])
            if session["status"] != "expired" or intent["status"] in codes.TAKEN:
                return self._observed(intent, session["id"])
        return observe_session(session, self._mark)

    def _observed(self, intent: Found, psp_ref: str) -> Observation:
        seen = observe_intent(intent, psp_ref, self._mark)
        if seen.kind is not ObservationKind.SUCCEEDED:
            return seen
        if not seen.ref:  # every payment of ours has a reference: nothing more is asked about others
            back = _refunded_of(intent["latest_charge"])
            return replace(seen, refunded_elsewhere=from_stripe(back, intent["currency"]))
        # By the charge: a warning, or a dispute, need not name the PaymentIntent.
        asked = {"charge": _id(intent["latest_charge"]), "limit": PAGE}
        disputes = [dispute_of(one) for one in _all(self._api.disputes.list(asked))]
        disputes += [warning_of(one, intent) for one in _all(self._api.radar.early_fraud_warnings.list(asked))]
        return replace(
            seen,
            refunded_elsewhere=refunded_by_hand(self._refunds(intent), intent["currency"]),
            disputed=any(dispute.state in LASTING for dispute in disputes),
            disputes=tuple(disputes),
        )

    def _refunds(self, intent: Found) -> Iterator[Found]:
        return _all(self._api.refunds.list({"payment_intent": intent["id"], "limit": PAGE}))


def is_session(psp_ref: str) -> bool:
    """True for the reference of a Checkout Session."""
    return psp_ref.startswith("cs_")


def _all(page: Any) -> Iterator[Found]:
    return map(plain, page.auto_paging_iter())


def metadata(found: Found, name: str) -> str:
    """The metadata of an object under a name, ours or somebody else's; empty without one."""
    return str((found.get("metadata") or {}).get(name, ""))


def _kind(table: Mapping[str, ObservationKind], status: str) -> ObservationKind:
    if status not in table:
        log.error("Stripe reports an unknown status: %.40r", status)
    return table.get(status, ObservationKind.UNKNOWN)


def origin_of(found: Found, mark: str) -> Origin:
    """Whose an object is, by the mark in its metadata."""
    written = metadata(found, codes.MARK)
    if not written:
        return Origin.UNMARKED
    return Origin.OURS if written == mark else Origin.ELSEWHERE


def observe_intent(found: Found, psp_ref: str, mark: str) -> Observation:
    """A PaymentIntent with its charge expanded; `psp_ref` is our payment's reference to it."""
    kind = _kind(codes.INTENT, found["status"])
    paid = kind is ObservationKind.SUCCEEDED
    failure = found.get("last_payment_error") or {}
    reason = reason_and_code(failure.get("decline_code") or failure.get("code"))
    declined_try = "" if paid else _declined_try(failure)
    return Observation(
        kind,
        ref=metadata(found, "ref"),
        psp_ref=psp_ref,
        money=from_stripe(found["amount_received"], found["currency"]) if paid else None,
        reason=_WITHOUT_CODE.get(kind, reason),
        test_mode=not found["livemode"],
        instrument=instrument(found.get("latest_charge")) if paid else "",
        origin=origin_of(found, mark),
        card=card_facts(found.get("latest_charge")),
        declined_try=declined_try,
        refuses_all=bool(declined_try) and failure.get("code") in codes.OF_THE_ACCOUNT,
        kept=_kept(found) if paid else None,
    )


def _kept(intent: Found) -> Kept | None:
    """The card of a paid intent that its payer has let us keep, or that was kept before."""
    customer, method = intent.get("customer"), intent.get("payment_method")
    card = _card_of(intent.get("latest_charge"))
    if not (customer and method and card):
        return None
    year = str(card.get("exp_year") or "")[-2:]
    expires = f"{int(card.get('exp_month') or 0):02}/{year}" if year else ""
    return Kept(_id(customer), _id(method), str(card.get("brand") or ""), str(card.get("last4") or ""), expires)


def _declined_try(failure: Found) -> str:
    """The name of a declined try: its charge or, where it came to none, the card that was tried."""
    return str(failure.get("charge") or (failure.get("payment_method") or {}).get("id") or "")


def observe_session(found: Found, mark: str) -> Observation:
    """A Checkout Session without a PaymentIntent."""
    kind = _kind(codes.SESSION, found["status"])
    return Observation(
        kind,
        metadata(found, "ref"),
        found["id"],
        reason=_WITHOUT_CODE.get(kind, ""),
        test_mode=not found["livemode"],
        origin=origin_of(found, mark),
    )


def observe_refund(found: Found, live: bool, mark: str = "") -> Observation:
    """A refund; Stripe does not repeat the mode on it."""
    return Observation(
        _kind(codes.REFUND, found["status"]),
        ref=metadata(found, "ref"),
        psp_ref=found["id"],
        money=from_stripe(found["amount"], found["currency"]),
        reason=found.get("failure_reason") or "",
        test_mode=not live,
        key=metadata(found, "key"),
        origin=origin_of(found, mark),
    )


def refunded_by_hand(refunds: Iterable[Found], currency: str) -> Money:
    """The sum of refunds without a key of ours, for example from Stripe's dashboard."""
    alive = [found for found in refunds if found["status"] not in ("failed", "canceled")]
    return from_stripe(sum(found["amount"] for found in alive if not metadata(found, "key")), currency)


def dispute_of(found: Found) -> Dispute:
    """A dispute. One that was `prevented` is over for a block alone; a resolution has refunded the payer."""
    word, card = found["status"], (found.get("payment_method_details") or {}).get("card") or {}
    case_type = card.get("case_type") or ""
    state = codes.DISPUTE.get(word)
    if word == codes.PREVENTED:
        state = codes.PREVENTED_CASE.get(case_type)
    if state is None:
        log.error("Stripe reports an unknown dispute: %.40r, %.40r", word, case_type)
    due = (found.get("evidence_details") or {}).get("due_by")
    return Dispute(
        found["id"],
        state or DisputeState.OPEN,  # the money stays until a person has looked
        f"{word} ({case_type})" if case_type else word,
        found["reason"],
        from_stripe(found["amount"], found["currency"]),
        due * 1000 if due else None,
        moved=not word.startswith("warning"),  # an inquiry (docs.stripe.com/disputes/how-disputes-work)
    )


def warning_of(found: Found, intent: Found) -> Dispute:
    """An early fraud warning about a paid intent; it names no amount of its own."""
    state = DisputeState.WARNED if found["actionable"] else DisputeState.CLOSED
    money = from_stripe(intent["amount_received"], intent["currency"])
    return Dispute(found["id"], state, "early_fraud_warning", found["fraud_type"], money, moved=False)


def _card_of(charge: Any) -> Mapping[str, Any]:
    details = charge.get("payment_method_details") if isinstance(charge, Mapping) else None
    return (details or {}).get("card") or {}


def instrument(charge: Any) -> str:
    """The card of an expanded charge, such as "Visa 4242"; a brand or number that Stripe does not know is left out."""
    card = _card_of(charge)
    if not card:
        return ""
    return " ".join(filter(None, [str(card.get("brand") or "card").title(), card.get("last4")]))


def card_facts(charge: Any) -> CardFacts | None:
    """What Stripe says of the card of an expanded charge, tried or paid."""
    card = _card_of(charge)
    if not card:
        return None
    outcome = charge.get("outcome") or {}
    return CardFacts(
        charge["id"],
        fingerprint=card.get("fingerprint") or "",
        holder=(charge.get("billing_details") or {}).get("name") or "",
        country=card.get("country") or "",
        funding=card.get("funding") or "",
        three_d_secure=(card.get("three_d_secure") or {}).get("result") or "",
        risk_level=outcome.get("risk_level") or "",
        outcome=":".join(filter(None, (outcome.get(name) for name in ("type", "reason", "network_status")))),
    )


def _refunded_of(charge: Any) -> int:
    return int(charge.get("amount_refunded") or 0) if isinstance(charge, Mapping) else 0


def _id(found: Any) -> str:
    return str(found["id"] if isinstance(found, Mapping) else found)


def read_webhook(
    headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now: Callable[[], float]
) -> list[PspEvent]:
    """The event of a webhook signed with one of the secrets within 300 s of now. Raises BadSignature.

    The library refuses old timestamps only, so the future is checked here.
    """
    header = next((value for name, value in headers.items() if name.lower() == "stripe-signature"), "")
    try:
        text = body.decode()
        if not any(is_signed(text, header, secret) for secret in secrets):
            raise BadSignature("signature")
        stamps = [part[2:] for part in header.split(",") if part.startswith("t=")]
        if abs(int(stamps[0]) - int(now())) > TOLERANCE:
            raise BadSignature("time")
        return event_of(json.loads(text))
    except (UnicodeDecodeError, ValueError, IndexError, RecursionError):
        raise BadSignature("body") from None


def event_of(event: Mapping[str, Any]) -> list[PspEvent]:
    """The pointer of an event, none for types that we do not follow. Raises ValueError for another object."""
    if isinstance(event, Mapping) and event.get("object") == THIN:
        log.error("Stripe sends thin events: give the webhook the payload style 'snapshot', or none is followed")
        return []
    try:
        kind, found, number = event["type"], event["data"]["object"], event["id"]
    except (KeyError, TypeError):
        raise ValueError("no event") from None
    if not (isinstance(kind, str) and isinstance(number, str) and isinstance(found, Mapping)):
        raise ValueError("no event")
    subject = codes.EVENTS.get(kind)
    if subject is None:
        if kind not in codes.NOTHING_NEW:
            log.error("Stripe sends %.80r, which the cashier does not follow: take it off the webhook's list", kind)
        return []
    written = found.get("metadata")
    metadata = written if isinstance(written, Mapping) else {}
    if subject is PspObjectType.REFUND and not metadata.get("key"):
        subject = PspObjectType.PAYMENT  # a refund by hand: its payment has less left
    names = ("payment_intent", "charge") if found.get("object") in OF_PAYMENT[subject] else ("id",)
    psp_ref = next((found[name] for name in names if isinstance(found.get(name), str)), None)
    if psp_ref is None:
        log.warning("the event %.80r concerns a payment made elsewhere", number)
        return []
    return [PspEvent(number, kind, subject, str(metadata.get("ref", "")), psp_ref)]
