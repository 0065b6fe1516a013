"""Stripe's webhooks: verified on the raw body and the time, and read as pointers to objects."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from inapp.domain.errors import BadSignature
from inapp.domain.model import PspEvent, PspObjectType
from psp_adapters.stripe.client import is_signed
from psp_adapters.stripe.codes import EVENTS, NOTHING_NEW

TOLERANCE = 300
OF_PAYMENT = {
    PspObjectType.PAYMENT: frozenset({"charge", "dispute", "radar.early_fraud_warning", "refund"}),
    PspObjectType.REFUND: frozenset[str](),
}
"""For each type of our objects, those of Stripe's that name their PaymentIntent; others carry the `id` itself."""

log = logging.getLogger("cashier.psp.stripe")


def read(headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now: Callable[[], float]) -> list[PspEvent]:
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
    """The pointer of an event, none for types that we do not follow. Raises ValueError if it is no event."""
    try:
        kind, found, number = event["type"], event["data"]["object"], event["id"]
    except (KeyError, TypeError):
        raise ValueError("no event") from None
    if not (isinstance(kind, str) and isinstance(number, str) and isinstance(found, Mapping)):
        raise ValueError("no event")
    subject = EVENTS.get(kind)
    if subject is None:
        if kind not in NOTHING_NEW:
            log.error("Stripe sends %.80r, which the cashier does not follow: take it off the webhook's list", kind)
        return []
    written = found.get("metadata")
    metadata = written if isinstance(written, Mapping) else {}
    if subject is PspObjectType.REFUND and not metadata.get("key"):
        subject = PspObjectType.PAYMENT  # a refund by hand: its payment has less left
    psp_ref = found.get("payment_intent" if found.get("object") in OF_PAYMENT[subject] else "id")
    if not isinstance(psp_ref, str):
        log.warning("the event %.80r concerns a payment made elsewhere", number)
        return []
    return [PspEvent(number, kind, subject, str(metadata.get("ref", "")), psp_ref)]
