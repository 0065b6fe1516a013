"""The way to the broker's identity provider and back.

Browsers send no strict cookie along when they come back from there, so the callback draws a form that posts what the
provider has said to our own address, where the cookie is at hand.
"""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import session, show
from inapp.console.current import address, caller, current_cashier, signed_in
from inapp.console.rights import anybody
from inapp.console.texts import t
from inapp.domain.text import N_
from inapp.staff import provider

blueprint = Blueprint("provider", __name__)

TOLD = ("state", "code", "error", "iss")


@blueprint.get("/oidc/start")
@anybody("nothing: it leads to the provider's own question")
def start() -> BaseResponse:
    """The provider's page, for this browser alone."""
    session.keep_for_forms()
    back = show.inside(request.args.get("next", ""))
    return redirect(provider.begin(current_cashier(), session.cookie().secret, address(), back), 303)


@blueprint.get("/oidc/callback")
@anybody("the state of the visit, which is looked at in the next step")
def callback() -> Response:
    """A form with what the provider has said, which sends itself."""
    told = {name: request.args[name] for name in TOLD if name in request.args}
    return show.page("onward", t(N_("Signing in")), path="/staff/oidc/finish", fields=list(told.items()), token="")


@blueprint.post("/oidc/finish")
@anybody("the state of the visit, the browser's own cookie, and the provider's code")
def finish() -> BaseResponse:
    """The session after a visit: the page that was wanted, or the form that waits, sent again."""
    told = {name: request.form[name] for name in TOLD if name in request.form}
    returned = provider.come_back(current_cashier(), session.cookie().secret, told, caller(), signed_in())
    session.cookie().become(returned.session)
    if returned.typed:
        fields = list(returned.typed.fields)
        title = t(N_("Going on with what you have typed"))
        return show.page("onward", title, path=returned.typed.path, fields=fields, token=show.csrf())
    return redirect(show.inside(returned.next), 303)
