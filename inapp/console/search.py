"""The one search box: whatever names a payment or a user leads there."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import show
from inapp.console.current import current_cashier, may_i
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.search import Found, Hit
from inapp.domain.staff import Right
from inapp.domain.text import N_

blueprint = Blueprint("search", __name__)
LONGEST = 200


@blueprint.post("/search")
@needs(Right.SEE)
def page() -> BaseResponse:
    """What a word names; a single thing is opened at once. No address ever holds the word: it may be a person's."""
    word = request.form.get("q", "").strip()[:LONGEST]
    with current_cashier().store.read() as db:
        found = [one for one in db.found(word) if one.hit is not Hit.USER or _opens_users()] if word else []
        payments = {one.key: db.payment(one.key) for one in found if one.hit is Hit.PAYMENT}
    if len(found) == 1:
        return redirect(address_of(found[0]), 303)
    return _listed(word, [(one, address_of(one), payments.get(one.key)) for one in found])


def _listed(word: str, rows: list[tuple[Found, str, object]]) -> Response:
    return show.page("search", t(N_("Search")), word=word, rows=rows)


def _opens_users() -> bool:
    return may_i(Right.SEE_PERSON) or may_i(Right.PRIVACY)


def address_of(found: Found) -> str:
    """The page of what was found; of a user, for who may not see persons, the one that shows none of their data."""
    if found.hit is Hit.USER:
        return url_for("user.page" if may_i(Right.SEE_PERSON) else "privacy.page", user_id=int(found.key))
    return url_for("payment.page", ref=found.key)
