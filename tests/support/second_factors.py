"""An authenticator app for tests, which reads its key from a page of the console."""

import base64
import re

from inapp.domain.second_factor import STEP, code_of

_KEY = re.compile(r'<p class="secret"><code>([A-Z2-7 ]+)</code></p>')
_STEP = re.compile(r'name="step" value="([^"]+)"')


def code_of_page(page: str, now: int) -> tuple[str, str]:
    """The code of the app that a page sets up, at a moment in milliseconds, and the step of the page."""
    key, step = _KEY.search(page), _STEP.search(page)
    assert key and step, "this page sets up no app"
    secret = base64.b32decode(key[1].replace(" ", ""))
    return code_of(secret, now // STEP), step[1]
