"""Ways out of the login screen: the browser goes on by GET, with a token where a login has succeeded."""

from flask import Response, make_response, redirect

from inapp.web.current import current_brand, is_htmx


def leave_with(token: str) -> Response:
    """Go to the address that the app watches: the broker's setting, without any part of the request."""
    address = current_brand().login_url
    return go_to(f"{address}{'&' if '?' in address else '?'}token={token}")


def go_to(address: str) -> Response:
    """Have the browser open an address by GET."""
    if not is_htmx():
        return make_response(redirect(address, 303))
    answer = make_response("", 200)
    answer.headers["HX-Redirect"] = address
    return answer
