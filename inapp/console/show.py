"""Answers of the console: whole pages, dead ends, and the way to the sign-in."""

from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, current_app, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf

from inapp.console import files, forms, session
from inapp.console.banners import banners
from inapp.console.current import current_brand, is_htmx, may_i, signed_in
from inapp.console.texts import HEADINGS, direction, language, t
from inapp.domain.errors import Refused
from inapp.domain.staff import Right
from inapp.domain.staff_settings import ROOT
from inapp.domain.text import N_
from inapp.statuses import RETRY_AFTER, status_of

OLD_FORM = N_(
    "This form belongs to a session that has ended. Nothing was done. Go back, load the page anew, and repeat."
)
STORAGE_FAILED = N_("We cannot do this at the moment. Nothing has happened. Please try again in a minute.")

NAVIGATION: tuple[tuple[str, str, Right | None], ...] = (
    ("today.page", N_("Today"), Right.SEE),
    ("queue.page", N_("Payments"), Right.SEE),
    ("breaks.page", N_("Breaks"), Right.SEE),
    ("disputes.page", N_("Disputes"), Right.SEE),
    ("in_force.page", N_("In force"), Right.SEE),
    ("people.page", N_("People"), Right.SEE),
    ("audit.page", N_("Audit"), Right.SEE_AUDIT),
)
"""The pages in the head of each page: handler, name, and the right without which it is not shown."""


def page(template: str, title: str, status: int = 200, **values: object) -> Response:
    """A whole page."""
    answer = make_response(render_template(f"console/{template}.html", title=title, **values), status)
    if status in RETRY_AFTER:
        answer.headers["Retry-After"] = RETRY_AFTER[status]
    return answer


def dead_end(status: int, text: str = "") -> Response:
    """A page that says why nothing happened; `text` is not translated yet."""
    heading = HEADINGS.get(status, HEADINGS[400])
    return page("end", t(heading), status, text=t(text) if text else "", back=_back())


def refused(refusal: Refused) -> Response:
    """The dead end of a refusal, in its own words."""
    status = status_of(refusal)
    return page("end", t(HEADINGS[status]), status, text=words_of(refusal), back=_back())


def _back() -> str:
    """The list whose form led here; empty if none did."""
    return inside(request.form["back"]) if request.method == "POST" and "back" in request.form else ""


def words_of(refusal: Refused) -> str:
    """The sentence of a refusal."""
    return t(refusal.message, **refusal.values)


def to_sign_in() -> Response:
    """The way to the sign-in, and back to this page afterwards.

    A browser sends no strict cookie where another site, such as a mail, leads here; so the page asks once more itself.
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site" and request.method == "GET":
        return make_response(render_template("console/again.html", address=inside(request.full_path.rstrip("?"))))
    over = request.method != "GET" or is_htmx()
    back = came_from() if over else request.full_path.rstrip("?")
    values = ({"next": back} if back != ROOT else {}) | ({"over": "1"} if over else {})
    where = url_for("sign_in.page") + (f"?{urlencode(values, safe='/')}" if values else "")
    if is_htmx():
        return Response(headers={"HX-Redirect": where})
    return make_response(redirect(where, 303))


def came_from() -> str:
    """The page on which a form or HTMX asked, or the one that its address is below where that answers posts alone."""
    asked = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    path, ours = asked.path, current_app.create_url_adapter(request)
    while ours and path.startswith(f"{ROOT}/") and not ours.test(path, "GET"):
        path = path.rpartition("/")[0]
    return inside(f"{path}?{asked.query}" if asked.query else path)


def inside(address: str) -> str:
    """An address to go on to after a sign-in: one of the console's own, else its first page."""
    ours = address.startswith((f"{ROOT}/", f"{ROOT}?")) and not set(address) & set("\\\r\n\t")
    return address if ours else ROOT


def moment(at: int | None) -> str:
    """A moment where the broker is, to the minute and with its zone: for sentences that may be copied."""
    return f"{datetime.fromtimestamp(at / 1000, forms.zone()):%Y-%m-%d %H:%M %Z}" if at else "–"


def second(at: int) -> str:
    """A moment where the broker is, to the second and with its zone."""
    return f"{datetime.fromtimestamp(at / 1000, forms.zone()):%Y-%m-%d %H:%M:%S %Z}"


def _navigation() -> list[tuple[str, str, bool]]:
    """The pages that the member may open: address, name, and whether it is this one."""
    here = request.endpoint or ""
    if signed_in() is None:
        return []
    return [
        (url_for(endpoint), t(name), here.partition(".")[0] == endpoint.partition(".")[0])
        for endpoint, name, right in NAVIGATION
        if right is None or may_i(right)
    ]


def csrf() -> str:
    session.keep_for_forms()
    return str(generate_csrf())


GLOBALS: Mapping[str, Callable[..., object]] = {
    "t": t,
    "language": language,
    "direction": direction,
    "csrf": csrf,
    "may": may_i,
    "navigation": _navigation,
    "banners": banners,
    "asset": files.url,
    "zone": forms.zone,
    "signed_in": signed_in,
    "brand": current_brand,
}
"""What every template of the console may call."""


def help_templates(app: Flask) -> None:
    """Give the templates of the console their words."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(GLOBALS)
    app.jinja_env.filters.update(forms.FILTERS, moment=moment, second=second)
