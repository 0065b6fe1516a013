"""What the broker's account says of itself: its state, its money, its webhook endpoint."""

from simulator.stripe import disputes, payments, refunds
from simulator.stripe.ask import Ask
from simulator.stripe.state import Object, World
from simulator.stripe.views import listed

COUNTRY = "US"
CURRENCY = "usd"


def account(ask: Ask) -> Object:
    """The account that the secret key belongs to."""
    return {
        "id": ask.world.account.id,
        "object": "account",
        "business_profile": {"name": "Local Stripe", "url": None},
        "capabilities": {"card_payments": "active", "transfers": "active"},
        "charges_enabled": True,
        "country": COUNTRY,
        "default_currency": CURRENCY,
        "details_submitted": True,
        "email": None,
        "metadata": {},
        "payouts_enabled": True,
        "settings": {"dashboard": {"display_name": "Local Stripe", "timezone": "Etc/UTC"}},
        "type": "standard",
    }


def totals(world: World) -> dict[str, dict[str, int]]:
    """Per currency what was captured, refunded and lost in disputes, in Stripe's minor units."""
    found: dict[str, dict[str, int]] = {}

    def add(currency: str, name: str, amount: int) -> None:
        names = dict.fromkeys(("captured", "refunded", "refunds_pending", "disputed"), 0)
        found.setdefault(currency, names)[name] += amount

    for intent in world.of(payments.INTENT, status="succeeded"):
        add(intent["currency"], "captured", intent["amount_received"])
    for refund in world.of(refunds.REFUND):
        if refund["status"] not in refunds.GONE:
            name = "refunded" if refund["status"] == "succeeded" else "refunds_pending"
            add(refund["currency"], name, refund["amount"])
    for dispute in world.of(disputes.DISPUTE):
        if refunds.is_taken(dispute):
            add(dispute["currency"], "disputed", dispute["amount"])
    return found


def balance(ask: Ask) -> Object:
    """The account's money per currency."""
    available = [
        {
            "amount": sums["captured"] - sums["refunded"] - sums["refunds_pending"] - sums["disputed"],
            "currency": currency,
        }
        for currency, sums in sorted(totals(ask.world).items())
    ]
    return {"object": "balance", "available": available, "livemode": False, "pending": []}


def endpoints(ask: Ask) -> Object:
    """The webhook endpoint, which hears of everything."""
    endpoint: Object = {
        "id": "we_1LocalStripe00000",
        "object": "webhook_endpoint",
        "api_version": None,
        "application": None,
        "created": ask.world.now(),
        "description": None,
        "enabled_events": ["*"],
        "livemode": False,
        "metadata": {},
        "status": "enabled",
        "url": ask.world.account.webhook,
    }
    return listed([endpoint], ask.params, ask.url)
