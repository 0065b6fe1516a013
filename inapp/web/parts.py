"""What the handlers work with, found again in each request."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from inapp.domain.ports import Parts
from inapp.web.face import Face


@dataclass(frozen=True)
class Cashier:
    """The use cases' parts and the broker's face."""

    parts: Parts
    face: Face


def cashier() -> Cashier:
    """The cashier that the running application serves."""
    return cast(Cashier, current_app.extensions["cashier"])
