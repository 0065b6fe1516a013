"""The token endpoints that cTrader's backend calls. Errors are one flat object; 401 is never answered.

Paths, names and codes: docs.spotware.com, single sign-on and in-app screens.
"""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Blueprint, Response, jsonify, make_response, request
from werkzeug.exceptions import HTTPException

from inapp.domain.errors import TooMany
from inapp.identity import tokens
from inapp.identity.tokens import ApiRefused
from inapp.web.current import client_address, current_cashier

blueprint = Blueprint("oauth2", __name__, url_prefix="/oauth2")

STATUS: Mapping[str, int] = {
    "MISSING_REQUIRED_PARAMETER": 400,
    "CH_CLIENT_AUTH_FAILURE": 403,
    "CH_INSUFFICIENT_PERMISSIONS": 403,
    "NOT_FOUND": 404,
    "CID_TOKEN_EXPIRED": 410,
    "CID_NON_EXISTED_TOKEN": 417,
}
"""The HTTP status of each code of the contract."""


def crm_token() -> str | None:
    """The caller's API token; older callers name it `token`."""
    return request.args.get("crmApiToken") or request.args.get("token")


def body() -> object:
    """The request's JSON; None for other content, or for nesting too deep to parse."""
    try:
        return request.get_json(force=True, silent=True)
    except RecursionError:
        return None


@blueprint.post("/crmApiToken")
def crm_api_token() -> Response:
    """Exchange the broker's password for an API token."""
    return jsonify(tokens.crm_api_token(current_cashier(), body(), client_address()))


@blueprint.post("/onetime/authorize")
def onetime_authorize() -> Response:
    """Exchange a login token for the user and the session's tokens."""
    return jsonify(tokens.onetime_authorize(current_cashier(), crm_token(), body()))


@blueprint.post("/authorize")
def authorize() -> Response:
    """Name the owner of an access token."""
    return jsonify(tokens.authorize(current_cashier(), crm_token(), body()))


@blueprint.post("/onetime/generate")
def generate() -> Response:
    """Issue a one-time token for a screen."""
    return jsonify(tokens.generate(current_cashier(), crm_token(), request.args.get("inappToken"), body()))


@blueprint.post("/logout")
def logout() -> Response:
    """End the session of an access token."""
    tokens.logout(current_cashier(), crm_token(), request.args.get("userId"), request.args.get("accessToken"))
    return make_response("", 200)


@blueprint.errorhandler(ApiRefused)
def refused(refusal: ApiRefused) -> Response:
    """The flat error object."""
    return flat(STATUS[refusal.code], refusal.message, refusal.code)


@blueprint.errorhandler(TooMany)
def slowed(refusal: TooMany) -> Response:
    """The flat error object for a caller that has to wait."""
    answer = flat(429, str(refusal))
    answer.headers["Retry-After"] = "60"
    return answer


def flat(status: int, message: str, code: str = "") -> Response:
    """An error in cTrader's form: reason phrase, text, code."""
    return make_response({"error": HTTPStatus(status).phrase, "message": message, "code": code}, status)


def failed(error: HTTPException) -> Response:
    """The flat error object for an error of Flask's own: an unknown path, a wrong method, a body too large."""
    status = error.code or 500
    answer = flat(status, error.description or HTTPStatus(status).phrase)
    if "Allow" in (found := dict(error.get_headers())):
        answer.headers["Allow"] = found["Allow"]
    return answer
