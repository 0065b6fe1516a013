"""The first page: what is to be done."""

from flask import Blueprint, Response

from inapp.console import show
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.staff import Right
from inapp.domain.text import N_

blueprint = Blueprint("today", __name__)


@blueprint.get("")
@needs(Right.SEE)
def page() -> Response:
    """The page."""
    return show.page("today", t(N_("Today")))
