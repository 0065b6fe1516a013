"""What the broker's account says of itself: its state, its money, its webhook endpoint."""

from urllib.parse import urlsplit

from simulator.stripe import books, disputes, payments, payouts, refunds
from simulator.stripe.ask import Ask
from simulator.stripe.errors import ApiError, missing, wrong_parameter
from simulator.stripe.params import only
from simulator.stripe.state import API_VERSION, Object, World
from simulator.stripe.views import listed

COUNTRY = "US"
CURRENCY = "usd"
MAX_ENDPOINTS = 16


def account(ask: Ask) -> Object:
    """The account that the secret key belongs to."""
    return {
        "id": ask.world.account.id,
        "object": "account",
        "business_profile": {"name": "Local Stripe", "url": None},
        "capabilities": {"card_payments": ask.world.standing["card_payments"], "transfers": "active"},
        "charges_enabled": ask.world.standing["charges_enabled"],
        "country": COUNTRY,
        "default_currency": CURRENCY,
        "details_submitted": True,
        "email": None,
        "metadata": {},
        "payouts_enabled": True,
        "settings": {
            "branding": {"icon": None, "logo": None, "primary_color": None, "secondary_color": None},
            "card_payments": {
                "decline_on": {"avs_failure": False, "cvc_failure": False},
                "statement_descriptor_prefix": "LOCAL",
                "statement_descriptor_prefix_kana": None,
                "statement_descriptor_prefix_kanji": None,
            },
            "dashboard": {"display_name": "Local Stripe", "timezone": "Etc/UTC"},
            "payments": {
                "statement_descriptor": "LOCAL STRIPE",
                "statement_descriptor_kana": None,
                "statement_descriptor_kanji": None,
            },
            "payouts": payouts.settings(ask.world),
        },
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
    held = {
        status: [{"amount": amount, "currency": currency} for currency, amount in sorted(sums.items())]
        for status, sums in books.sums(ask.world).items()
    }
    return {"object": "balance", "livemode": False, **held}


def _endpoint(ask: Ask, number: str, url: str, events: list[str], version: str | None) -> Object:
    return {
        "id": number,
        "object": "webhook_endpoint",
        "api_version": version,
        "application": None,
        "created": ask.world.now(),
        "description": None,
        "enabled_events": events,
        "livemode": False,
        "metadata": {},
        "status": "enabled",
        "url": url,
    }


def endpoints(ask: Ask) -> Object:
    """The webhook endpoint, which hears of everything, and those made by a call, of which nobody is told."""
    first = _endpoint(ask, "we_1LocalStripe00000", ask.world.account.webhook, ["*"], None)
    return listed([*reversed(ask.world.endpoints), first], ask.params, ask.url)


def create_endpoint(ask: Ask) -> Object:
    """A new endpoint; its secret is told here alone."""
    only(ask.params, frozenset(("url", "enabled_events", "api_version", "description", "metadata")))
    if len(ask.world.endpoints) >= MAX_ENDPOINTS - 1:
        raise ApiError(f"You have reached the maximum of {MAX_ENDPOINTS} test webhook endpoints.")
    version = ask.params.get("api_version")
    if version not in (None, API_VERSION):
        raise wrong_parameter(f"Invalid Stripe API version: {version}", "api_version")
    if urlsplit(ask.params["url"]).scheme not in ("http", "https"):
        raise wrong_parameter("Invalid URL: An explicit scheme (such as https) must be provided.", "url", "url_invalid")
    made = _endpoint(ask, ask.world.new_id("we_1"), ask.params["url"], ask.params["enabled_events"], version)
    made["description"] = ask.params.get("description")
    ask.world.endpoints.append(made)
    return {**made, "secret": ask.world.new_id("whsec_", 32)}


def update_endpoint(ask: Ask) -> Object:
    """Other events for an endpoint, or its switch."""
    only(ask.params, frozenset(("enabled_events", "disabled")))
    for endpoint in ask.world.endpoints:
        if endpoint["id"] == ask.id:
            endpoint["enabled_events"] = ask.params.get("enabled_events", endpoint["enabled_events"])
            if "disabled" in ask.params:
                endpoint["status"] = "disabled" if ask.params["disabled"] else "enabled"
            return endpoint
    raise missing("webhook endpoint", ask.id)
