"""The current request of the console: its cashier, its member of staff, and where it comes from."""

from typing import cast

from flask import current_app, request, session

from inapp.arrival import network_of
from inapp.cashier import Cashier
from inapp.domain.staff import NOBODY, Actor, Right, StaffMember, may
from inapp.domain.staff_settings import StaffSettings
from inapp.settings import Brand
from inapp.staff.sessions import Caller, SignedIn


def current_cashier() -> Cashier:
    """The cashier behind the running application."""
    return cast(Cashier, current_app.extensions["cashier"])


def current_brand() -> Brand:
    """The broker's brand."""
    return cast(Brand, current_app.extensions["brand"])


def current_staff_settings() -> StaffSettings:
    """The settings of the console."""
    return current_cashier().staff


def signed_in() -> SignedIn | None:
    """The session of this request and its member; None if nobody is signed in."""
    return cast("SignedIn | None", getattr(session, "signed_in", None))


def current_member() -> StaffMember:
    """The member of staff whose request this is. Raises LookupError where nobody is signed in."""
    found = signed_in()
    if found is None:
        raise LookupError("nobody is signed in: the route must need a right")
    return found.member


def current_actor() -> Actor:
    """Who acts in this request, with their roles as they are now."""
    found = signed_in()
    return found.actor(current_cashier().clock.now()) if found else NOBODY


def may_i(right: Right | str) -> bool:
    """True if the member of this request has a right; templates name it by its word."""
    return may(current_actor(), Right(right))


def caller() -> Caller:
    """Where this request comes from."""
    return Caller(address(), request.headers.get("User-Agent", ""))


def address() -> str:
    """The caller's address as far as our own proxies vouch for it; an IPv6 caller is its /64 network."""
    return network_of(request.remote_addr or "")


def is_htmx() -> bool:
    """True if HTMX asks and puts the answer into the page that it has."""
    return request.headers.get("HX-Request") == "true"
