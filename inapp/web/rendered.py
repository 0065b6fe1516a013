"""What a form carries where there is no page session yet: a signed word of one rendering, good for a while.

It cannot be tied to a browser, because the screen may rely on no cookie. So it only shows that a page of ours was
drawn; that another site's page cannot post it here is the work of `guards.same_origin`.
"""

import hashlib
import hmac
import re
import secrets

FIELD = "rendered"
LIFE = 2 * 3_600_000
"""Milliseconds; a login screen may stand open while somebody looks for a password."""

_FORM = re.compile(r"([0-9]{1,15})\.([A-Za-z0-9_-]{16})\.([0-9a-f]{64})", re.ASCII)


def _signed(drawn: str, word: str, secret: str) -> str:
    return hmac.new(secret.encode(), f"rendered\0{drawn}\0{word}".encode(), hashlib.sha256).hexdigest()


def fresh(secret: str, now: int) -> str:
    """A word for one rendering; `now` in milliseconds."""
    drawn, word = str(now), secrets.token_urlsafe(12)
    return f"{drawn}.{word}.{_signed(drawn, word, secret)}"


def is_fresh(text: str, secret: str, now: int) -> bool:
    """Whether a page of ours was drawn with this, not too long ago."""
    found = _FORM.fullmatch(text)
    if not found or not hmac.compare_digest(_signed(found[1], found[2], secret), found[3]):
        return False
    return 0 <= now - int(found[1]) < LIFE
