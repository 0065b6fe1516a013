"""Pages that anybody may read: about these screens, and about nobody."""

from flask import Blueprint, Response

from inapp.domain.text import N_
from inapp.web.render import show

blueprint = Blueprint("pages", __name__)

TITLE = N_("Accessibility")


@blueprint.get("/accessibility")
def accessibility() -> Response:
    """What these screens are made to meet, what was tested and how, and whom to tell of what stands in the way."""
    return show("accessibility", TITLE)
