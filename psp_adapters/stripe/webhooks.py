"""Stripe's webhooks: verified on the raw body, recent on both sides, read into nothing but a pointer to an object."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from inapp.domain.errors import BadSignature
from inapp.domain.model import PspEvent
from psp_adapters.stripe.calls import is_signed
from psp_adapters.stripe.codes import EVENTS

TOLERANCE = 300
log = logging.getLogger("cashier.psp.stripe")


def read(headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now: Callable[[], int]) -> list[PspEvent]:
    """The event of a webhook that one of the secrets has signed within 300 s of now. Raises BadSignature.

    The library refuses old timestamps only, so the future is checked here.
    """
    header = next((value for name, value in headers.items() if name.lower() == "stripe-signature"), "")
    try:
        text = body.decode()
        if not any(is_signed(text, header, secret) for secret in secrets):
            raise BadSignature("signature")
        stamps = [part[2:] for part in header.split(",") if part.startswith("t=")]
        if abs(int(stamps[0]) - now()) > TOLERANCE:
            raise BadSignature("time")
        return event_of(json.loads(text))
    except (UnicodeDecodeError, ValueError, IndexError, RecursionError) as error:
        raise BadSignature("body") from error


def event_of(event: Mapping[str, Any]) -> list[PspEvent]:
    """What an event of Stripe points to; nothing for types that we do not follow. Raises ValueError if it is none."""
    try:
        kind, found, number = event["type"], event["data"]["object"], event["id"]
    except (KeyError, TypeError) as error:
        raise ValueError("no event") from error
    if not (isinstance(kind, str) and isinstance(number, str) and isinstance(found, Mapping)):
        raise ValueError("no event")
    subject = EVENTS.get(kind)
    if subject is None:
        log.error("Stripe sends %.80s, which nothing here follows: take it off the webhook's list", kind)
        return []
    of_payment = found.get("object") in ("charge", "dispute", "radar.early_fraud_warning")
    psp_ref = found.get("payment_intent") if of_payment else found.get("id")
    if not isinstance(psp_ref, str):
        raise ValueError("no object")
    metadata = found.get("metadata")
    ref = metadata.get("ref", "") if isinstance(metadata, Mapping) else ""
    return [PspEvent(number, kind, subject, str(ref), psp_ref)]
