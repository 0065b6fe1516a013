"""Keys that are derived and not stored: what was given out before an upgrade is good after it."""

from inapp.domain.references import derived, return_key
from inapp.web.session import PageHandle

SECRET = "a secret of the broker's"


def test_what_was_derived_before_stays_the_same_byte_for_byte():
    page = PageHandle()
    page.adopt("h" * 43, SECRET)
    assert return_key(SECRET, "D-7F3K2QA") == "onC1kdk7TTGqAhEOGs-zebF1WdeNJyvFlcEIx3c9IlM"
    assert page["csrf_token"] == "df01cd94f8dcf9908fae833412c00e8bb350cf4e8e28607319c5922652ceff9b"
    assert (
        derived(SECRET, "oidc nonce\0state").hex() == "52d3d0075b51af22ef00f2d97c544c44731a0bb7382bffb17512fc8ea5982585"
    )
