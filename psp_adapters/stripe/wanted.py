"""What we ask of Stripe for a payment, and for the trial of one: the same but for amount, names and addresses."""

from collections.abc import Mapping
from typing import Any

from inapp.domain.instruments import Keeping
from inapp.domain.money import Money
from psp_adapters.stripe.amounts import to_stripe
from psp_adapters.stripe.settings import StripeSettings

CARDS_ONLY = ["card"]

Wanted = dict[str, Any]
"""The parameters of a call."""


def carried(settings: StripeSettings, metadata: Mapping[str, str], **facts: str) -> Wanted:
    """What a PaymentIntent carries, ours or that of a session; empty facts are left out."""
    facts |= {"statement_descriptor_suffix": settings.statement_descriptor_suffix}
    return {"metadata": metadata, **{name: value for name, value in facts.items() if value}}


def kept(keeping: Keeping | None) -> Wanted:
    """Whose payment it is and with which kept card, or that the next card is kept; nothing for all other payments."""
    if keeping is None:
        return {}
    chosen = {"payment_method": keeping.instrument} if keeping.instrument else {"setup_future_usage": "on_session"}
    return {"customer": keeping.customer, **chosen}


def intent(settings: StripeSettings, money: Money, carries: Wanted, keeping: Keeping | None = None) -> Wanted:
    """The PaymentIntent of a form."""
    return {
        "amount": to_stripe(money),
        "currency": money.currency.lower(),
        "allowed_payment_method_types": CARDS_ONLY,
        **carries,
        **kept(keeping),
        **_card(settings),
    }


def session(
    settings: StripeSettings,
    money: Money,
    carries: Wanted,
    name: str,
    url: str,
    expires: int,
    keeping: Keeping | None = None,
) -> Wanted:
    """The hosted page, which comes back to `url` and ends at `expires`, in Unix seconds."""
    asked = kept(keeping)
    whose = {"customer": asked["customer"]} if asked else {}
    future = {"setup_future_usage": asked["setup_future_usage"]} if "setup_future_usage" in asked else {}
    price = {"currency": money.currency.lower(), "unit_amount": to_stripe(money), "product_data": {"name": name}}
    return {
        "mode": "payment",
        "ui_mode": "hosted_page",
        "allowed_payment_method_types": CARDS_ONLY,
        "line_items": [{"quantity": 1, "price_data": price}],
        "adaptive_pricing": {"enabled": False},
        "wallet_options": {"link": {"display": "never"}},
        "client_reference_id": name,
        "metadata": carries["metadata"],
        "payment_intent_data": {**carries, **future},
        **whose,
        **_card(settings),
        "success_url": url,
        "cancel_url": url,
        "expires_at": expires,
    }


def _card(settings: StripeSettings) -> Wanted:
    """When 3-D Secure is asked for; without the setting Stripe decides."""
    asked = settings.request_three_d_secure
    return {"payment_method_options": {"card": {"request_three_d_secure": asked}}} if asked else {}
