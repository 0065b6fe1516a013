"""The current request: the cashier and the brand that serve it, who sends it, and the preferences in its address."""

import re
from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from typing import Any, cast
from urllib.parse import urlencode

from flask import url_for

from inapp.arrival import address_of, network_of
from inapp.cashier import Cashier
from inapp.settings import Brand
from inapp.web import language
from inapp.web.proxied import the_app, the_g, the_request

THEMES = ("light", "dark")
PREFETCH = (
    ("Sec-Purpose", ("prefetch", "prerender")),
    ("Purpose", ("prefetch", "preview")),
    ("X-Moz", ("prefetch",)),
)


def current_cashier() -> Cashier:
    """The cashier behind the running application."""
    return cast(Cashier, the_app().extensions["cashier"])


def current_brand() -> Brand:
    """The broker's brand on the screens of the running application."""
    return cast(Brand, the_app().extensions["brand"])


def is_htmx() -> bool:
    """True if HTMX asks and puts the answer into the page that it has."""
    return bool(getattr(the_request(), "htmx", False))


def is_prefetch() -> bool:
    """True if a browser only looks ahead: a one-time token must survive that."""
    return any(word in the_request().headers.get(header, "").lower() for header, words in PREFETCH for word in words)


def client_address() -> str:
    """The caller's address as far as our own proxies vouch for it; an IPv6 caller is its /64 network."""
    return network_of(the_request().remote_addr or "")


def caller_address() -> IPv4Address | IPv6Address | None:
    """The caller's whole address, as far as our own proxies vouch for it; None for what is no address."""
    return address_of(the_request().remote_addr or "")


def query_param(name: str) -> str:
    """A parameter of the address; an OIDC provider brings language and theme back inside its `state`."""
    brought: dict[str, str] = the_g().get("oidc_preferences", {})
    given = the_request().args.getlist(name)  # `get` is slow for what is missing
    return (given[0] if given else "") or brought.get(name, "")


def is_framed() -> bool:
    """True if the page stands in a frame: it or the browser says so; otherwise cTrader's web app is one."""
    said = query_param("framed") or the_request().form.get("framed", "")
    if said:
        return said == "1"
    place = the_request().headers.get("Sec-Fetch-Dest", "")
    return place == "iframe" if place else query_param("source").lower() == "web"


def app_closes() -> bool:
    """True if the app around the screen says that it has a close button of its own."""
    return query_param("source").lower() in current_brand().app_closes


def theme() -> str:
    """The theme that the address asks for, empty for the system's own."""
    wanted = query_param("theme").lower()
    return wanted if wanted in THEMES else ""


def here(endpoint: str, **values: str) -> str:
    """The address of a handler. It carries the page's language and theme on; without cookies nothing else can."""
    root, preferences = the_g().get("here") or _settle_here()
    if not values:
        return _address(root, endpoint, tuple(preferences.items()))
    named = {**values, **preferences}
    if _REFERENCE.fullmatch(ref := values.get("ref", "")):
        del named["ref"]
        query = f"?{urlencode(named, safe=_SAFE)}" if named else ""
        return _address(root, endpoint, (("ref", _ANY),)).replace(_ANY, ref) + query
    known: dict[str, Any] = named
    return url_for(endpoint, **known)


def _settle_here() -> tuple[str, Mapping[str, str]]:
    """The root of the application, and what all addresses of this answer carry on."""
    preferences = {"lang": language.current()} if query_param("lang") else {}
    if wanted := theme():
        preferences["theme"] = wanted
    found = the_g().here = the_request().script_root, preferences
    return found


_REFERENCE = re.compile("[A-Z]-[A-Z0-9]{1,32}", re.ASCII)
"""A payment's reference, which stands as it is in the path of each address that has one."""
_ANY = "THE-REFERENCE"
_SAFE = "!$'()*,/:;?@"  # what werkzeug leaves as it is in a query


@lru_cache(maxsize=256)
def _address(root: str, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:
    """The address of a handler; cached for each root that the application is served at."""
    known: dict[str, Any] = dict(values)
    return url_for(endpoint, **known)
