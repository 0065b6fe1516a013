"""The CSRF token that all forms and answers of a page session carry."""

import hmac
from functools import lru_cache

from flask_wtf.csrf import generate_csrf

from inapp.web.proxied import the_request
from inapp.web.session import csrf_secret

FIELD, HEADER = "csrf_token", "HTTP_X_CSRFTOKEN"
"""Where a post brings it: the field of a form or, as an environ names it, the header of an HTMX request."""


def token() -> str:
    """The token of this answer."""
    secret = csrf_secret()
    return _token_of(secret) if secret else str(generate_csrf())


def is_ours() -> bool:
    """True if a post brings the very text that its page session was given: its signature needs no look then."""
    request, secret = the_request(), csrf_secret()
    brought = request.form.get(FIELD) or request.environ.get(HEADER, "")
    return bool(secret) and hmac.compare_digest(brought.encode(), _token_of(secret).encode())


@lru_cache(maxsize=1024)
def _token_of(_: str) -> str:
    """The token by the secret that it signs; it has no end."""
    return str(generate_csrf())
