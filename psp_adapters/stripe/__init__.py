"""Stripe: card deposits by Checkout or the Payment Element, and withdrawals as refunds to the same cards."""

from inapp.domain.ports import Psp
from psp_adapters.base import AdapterContext
from psp_adapters.stripe.adapter import Stripe
from psp_adapters.stripe.options import Options


def create(context: AdapterContext) -> Psp:
    """Build the adapter. Raises ValueError that names every setting that is missing or wrong."""
    return Stripe(Options.read(context.environment, context.demo))
