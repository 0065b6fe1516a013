"""Removing a saved card: a question, and then the form without it."""

from flask import Blueprint, Response, request

from inapp.domain import security
from inapp.domain.errors import NotFound, Refused
from inapp.payments import instruments
from inapp.web.current import current_cashier
from inapp.web.render import TITLES, current_page_session, refused, show
from inapp.web.screens import form_view

blueprint = Blueprint("instruments", __name__, url_prefix="/inapp/saved")


@blueprint.post("/remove")
def remove() -> Response:
    """Ask whether the card shall be removed, and with the answer `yes` remove it."""
    page_session, number = current_page_session(active=True), request.form.get("number", "")
    try:
        if request.form.get("answer") != "yes":
            saved = instruments.own(current_cashier(), page_session, number)
            return show("remove", TITLES[page_session.screen], saved=saved)
        instruments.remove(current_cashier(), page_session, number)
    except NotFound:
        security.note("reference.foreign", actor=f"user {page_session.user_id}")
    except Refused as refusal:
        return refused(refusal, TITLES[page_session.screen], retry="new")
    return form_view(page_session)
