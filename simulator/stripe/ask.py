"""What a call of the API is handed to do its work."""

from dataclasses import dataclass

from simulator.stripe.state import Object, World


@dataclass(frozen=True)
class Ask:
    """One call: the world, the id in the address, the checked parameters, and where our own pages are."""

    world: World
    id: str
    params: Object
    pages: str
    url: str
