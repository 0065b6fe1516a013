"""Stripe: card deposits by Checkout or the Payment Element, and withdrawals as refunds to the same cards."""

from inapp.domain.ports import Psp
from psp_adapters import AdapterContext
from psp_adapters.stripe.adapter import Stripe
from psp_adapters.stripe.settings import StripeSettings


def create(context: AdapterContext) -> Psp:
    """Build the adapter. Raises ValueError that names every setting that is missing or wrong."""
    settings = StripeSettings.read(context.environment, context.demo, context.public_url)
    if settings.live is (context.demo or context.test_money):
        raise ValueError(
            "STRIPE_SECRET_KEY is a live key: take no real money while CASHIER_DEMO or CASHIER_TEST_MONEY is set"
            if settings.live
            else "STRIPE_SECRET_KEY is a test key: test money is no money. To rehearse against a test cTrader, "
            "set CASHIER_TEST_MONEY=1"
        )
    return Stripe(settings)
