"""What Stripe's objects say, in our words."""

import logging
from collections.abc import Iterable
from typing import Any

from inapp.domain.model import Observation
from inapp.domain.model import ObservationKind as Seen
from inapp.domain.money import Money
from psp_adapters.stripe import codes
from psp_adapters.stripe.amounts import from_stripe
from psp_adapters.stripe.calls import reason_of

log = logging.getLogger("cashier.psp.stripe")


def _kind(table: dict[str, Seen], status: str) -> Seen:
    if status not in table:
        log.error("Stripe reports a status that we do not know: %.40s", status)
    return table.get(status, Seen.UNKNOWN)


def intent(found: Any, psp_ref: str, refunded_elsewhere: Money | None, disputed: bool | None) -> Observation:
    """A PaymentIntent with its charge expanded; `psp_ref` is what our payment knows it by."""
    kind = _kind(codes.INTENT, found.status)
    failure = found.last_payment_error
    code = failure and (failure.get("decline_code") or failure.get("code"))
    return Observation(
        kind,
        ref=(found.metadata or {}).get("ref", ""),
        psp_ref=psp_ref,
        money=from_stripe(found.amount_received, found.currency) if kind is Seen.SUCCEEDED else None,
        reason="cancelled" if kind is Seen.NOT_ATTEMPTED else reason_of(code),
        test_mode=not found.livemode,
        instrument=instrument(found.latest_charge),
        disputed=disputed,
        refunded_elsewhere=refunded_elsewhere,
    )


def session(found: Any) -> Observation:
    """A Checkout Session that has no payment behind it."""
    kind = _kind(codes.SESSION, found.status)
    reason = "cancelled" if kind is Seen.NOT_ATTEMPTED else ""
    return Observation(kind, (found.metadata or {}).get("ref", ""), found.id, None, reason, not found.livemode)


def refund(found: Any, live: bool) -> Observation:
    """A refund; Stripe does not repeat the mode on it."""
    metadata = found.metadata or {}
    return Observation(
        _kind(codes.REFUND, found.status),
        ref=metadata.get("ref", ""),
        psp_ref=found.id,
        money=from_stripe(found.amount, found.currency),
        reason=getattr(found, "failure_reason", None) or "",
        test_mode=not live,
        key=metadata.get("key", ""),
    )


def by_hand(refunds: Iterable[Any], currency: str) -> Money:
    """What was given back without a key of ours, for example in Stripe's dashboard."""
    alive = [found for found in refunds if found.status not in ("failed", "canceled")]
    return from_stripe(sum(f.amount for f in alive if not (f.metadata or {}).get("key")), currency)


def instrument(charge: Any) -> str:
    """The card of a charge, such as "Visa 4242"."""
    details = charge.payment_method_details if charge and not isinstance(charge, str) else None
    card = details.card if details else None
    return f"{str(card.brand).title()} {card.last4}" if card else ""
