"""What Stripe's objects, as plain dicts, say in our words."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from inapp.domain.model import Observation
from inapp.domain.model import ObservationKind as Seen
from inapp.domain.money import Money
from psp_adapters.stripe import codes
from psp_adapters.stripe.amounts import from_stripe
from psp_adapters.stripe.calls import reason_and_code

log = logging.getLogger("cashier.psp.stripe")

Found = Mapping[str, Any]


def metadata(found: Found, name: str) -> str:
    """What we, or somebody else, wrote on an object under a name."""
    return str((found.get("metadata") or {}).get(name, ""))


def _kind(table: Mapping[str, Seen], status: str) -> Seen:
    if status not in table:
        log.error("Stripe reports a status that we do not know: %.40r", status)
    return table.get(status, Seen.UNKNOWN)


def intent(found: Found, psp_ref: str, refunded_elsewhere: Money | None, disputed: bool | None) -> Observation:
    """A PaymentIntent with its charge expanded; `psp_ref` is what our payment knows it by."""
    kind = _kind(codes.INTENT, found["status"])
    failure = found.get("last_payment_error") or {}
    code = failure.get("decline_code") or failure.get("code")
    return Observation(
        kind,
        ref=metadata(found, "ref"),
        psp_ref=psp_ref,
        money=from_stripe(found["amount_received"], found["currency"]) if kind is Seen.SUCCEEDED else None,
        reason="cancelled" if kind is Seen.NOT_ATTEMPTED else "" if kind is Seen.SUCCEEDED else reason_and_code(code),
        test_mode=not found["livemode"],
        instrument=instrument(found.get("latest_charge")) if kind is Seen.SUCCEEDED else "",
        disputed=disputed,
        refunded_elsewhere=refunded_elsewhere,
    )


def session(found: Found) -> Observation:
    """A Checkout Session that has no payment behind it."""
    kind = _kind(codes.SESSION, found["status"])
    reason = "cancelled" if kind is Seen.NOT_ATTEMPTED else ""
    return Observation(kind, metadata(found, "ref"), found["id"], None, reason, not found["livemode"])


def refund(found: Found, live: bool) -> Observation:
    """A refund; Stripe does not repeat the mode on it."""
    return Observation(
        _kind(codes.REFUND, found["status"]),
        ref=metadata(found, "ref"),
        psp_ref=found["id"],
        money=from_stripe(found["amount"], found["currency"]),
        reason=found.get("failure_reason") or "",
        test_mode=not live,
        key=metadata(found, "key"),
    )


def by_hand(refunds: Iterable[Found], currency: str) -> Money:
    """What was given back without a key of ours, for example in Stripe's dashboard."""
    alive = [found for found in refunds if found["status"] not in ("failed", "canceled")]
    return from_stripe(sum(found["amount"] for found in alive if not metadata(found, "key")), currency)


def disputed(disputes: Iterable[Found], warnings: Iterable[Found]) -> bool:
    """Whether a payment is doubted now, or was taken back; won and closed cases count no more."""
    lasts = any(found["status"] not in codes.DISPUTE_OVER for found in disputes)
    return lasts or any(found["actionable"] for found in warnings)


def instrument(charge: Any) -> str:
    """The card of an expanded charge, such as "Visa 4242"."""
    details = charge.get("payment_method_details") if isinstance(charge, Mapping) else None
    card = (details or {}).get("card")
    return f"{str(card['brand']).title()} {card['last4']}" if card else ""
