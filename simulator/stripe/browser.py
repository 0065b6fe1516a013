"""The calls that a browser may make with the publishable key and a PaymentIntent's client secret."""

from typing import NotRequired, TypedDict

from simulator.stripe import payments
from simulator.stripe.ask import Ask
from simulator.stripe.cards import read_card
from simulator.stripe.errors import ApiError, wrong_parameter
from simulator.stripe.state import Object


class BrowserCard(TypedDict):
    """A card as Stripe.js sends it; the server's own library never does."""

    number: str
    exp_month: str
    exp_year: str
    cvc: str


class BrowserMethod(TypedDict):
    """The payment method that was typed in."""

    type: str
    card: BrowserCard


class BrowserConfirm(TypedDict):
    """What the browser sends to confirm a PaymentIntent."""

    client_secret: str
    payment_method: NotRequired[str]
    payment_method_data: NotRequired[BrowserMethod]
    return_url: NotRequired[str]
    expected_payment_method_type: NotRequired[str]
    use_stripe_sdk: NotRequired[bool]
    key: NotRequired[str]


class BrowserChallenge(TypedDict):
    """How the payer ended a 3-D Secure challenge."""

    client_secret: str
    source: str
    outcome: str
    key: NotRequired[str]


class BrowserRetrieve(TypedDict):
    """What the browser sends to look at a PaymentIntent."""

    client_secret: str
    key: NotRequired[str]


def _owned(ask: Ask) -> Object:
    """The PaymentIntent whose secret the browser knows."""
    intent = ask.world.get(payments.INTENT, ask.id, "intent")
    if intent["client_secret"] != ask.params["client_secret"]:
        message = "The client_secret provided does not match the client_secret associated with the PaymentIntent."
        raise wrong_parameter(message, "client_secret", "payment_intent_invalid_parameter")
    return intent


def retrieve(ask: Ask) -> Object:
    """A PaymentIntent as the payer may see it."""
    return payments.public(_owned(ask))


def _shared(error: ApiError) -> ApiError:
    if "payment_intent" in error.more:
        error.more["payment_intent"] = payments.public(error.more["payment_intent"])
    return error


def confirm(ask: Ask) -> Object:
    """Pays with a typed-in or a kept card; ApiError (402) when it is refused."""
    intent = _owned(ask)
    if ask.world.hidden.get(intent["id"], {}).get("session"):
        raise ApiError("This PaymentIntent belongs to a Checkout Session", "payment_intent_unexpected_state")
    try:
        if "payment_method" in ask.params:
            return payments.public(payments.confirm_with(ask.world, intent, ask.params["payment_method"]))
        typed = ask.params["payment_method_data"]["card"]
        numbers = typed["number"], typed["exp_month"], typed["exp_year"], typed["cvc"]
        card, month, year = read_card(*numbers, payments.today(ask.world))
        return payments.public(payments.confirm(ask.world, intent, card, month, year))
    except ApiError as error:
        raise _shared(error) from None


def challenge(ask: Ask) -> Object:
    """Ends a 3-D Secure challenge as the payer did."""
    intent = _owned(ask)
    if ask.params["outcome"] not in ("complete", "fail"):
        raise wrong_parameter("Invalid outcome: must be one of complete, fail", "outcome")
    try:
        passed = ask.params["outcome"] == "complete"
        return payments.public(payments.authenticate(ask.world, intent, ask.params["source"], passed))
    except ApiError as error:
        raise _shared(error) from None
