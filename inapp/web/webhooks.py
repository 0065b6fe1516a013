"""Webhooks of PSPs. The raw body goes on unread; its claims count only after a look-up at the PSP."""

from flask import Blueprint, Response, make_response, request

from inapp.domain import security
from inapp.domain.errors import BadSignature
from inapp.payments import psp_events
from inapp.web.current import current_cashier

blueprint = Blueprint("webhooks", __name__)


@blueprint.post("/psp/<name>/webhook")
def receive(name: str) -> Response:
    """Store a webhook. Success means that it is on the disk."""
    cashier = current_cashier()
    if name not in cashier.psps:
        return make_response({"status": "unknown provider"}, 404)
    try:
        result = psp_events.receive(cashier, name, dict(request.headers), request.get_data())
    except BadSignature:
        security.note("webhook.refused", detail=name)
        return make_response({"status": "refused"}, 400)
    return make_response({"status": result}, 200)
