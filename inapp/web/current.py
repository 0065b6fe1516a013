"""What the running application serves, found again in each request."""

from typing import cast

from flask import current_app

from inapp.cashier import Cashier
from inapp.settings import Brand


def current_cashier() -> Cashier:
    """The cashier behind the running application."""
    return cast(Cashier, current_app.extensions["cashier"])


def current_brand() -> Brand:
    """The broker's brand on the screens of the running application."""
    return cast(Brand, current_app.extensions["brand"])
