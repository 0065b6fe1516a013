"""Customers and the cards that are kept for them (https://docs.stripe.com/api/customers)."""

from simulator.stripe.ask import Ask
from simulator.stripe.errors import ApiError
from simulator.stripe.params import only
from simulator.stripe.state import Object

CUSTOMER, METHOD = "customer", "payment_method"
CREATE = frozenset(("description", "email", "expand", "metadata", "name"))


def create(ask: Ask) -> Object:
    """A new customer."""
    only(ask.params, CREATE)
    return ask.world.add(
        {
            "id": ask.world.new_id("cus_", 14),
            "object": CUSTOMER,
            "created": ask.world.now(),
            "description": ask.params.get("description"),
            "email": ask.params.get("email"),
            "livemode": False,
            "metadata": ask.params.get("metadata", {}),
            "name": ask.params.get("name"),
            "shipping": None,
        }
    )


def update(ask: Ask) -> Object:
    """A customer with other facts; ApiError for one that there is not."""
    only(ask.params, CREATE)
    found = ask.world.get(CUSTOMER, ask.id)
    found.update({name: value for name, value in ask.params.items() if name != "expand"})
    return found


def detach(ask: Ask) -> Object:
    """A card that nobody can use again; ApiError for one that is kept for nobody."""
    found = ask.world.get(METHOD, ask.id, METHOD)
    if found["customer"] is None:
        message = "The payment method you provided is not attached to a customer so detachment is impossible."
        raise ApiError(message, "payment_method_unexpected_state", METHOD)
    found["customer"] = None
    return found
