"""Where PSPs report. The raw body is handed on unread; what it says is believed only after asking the PSP."""

from flask import Blueprint, Response, jsonify, request

from inapp.domain.errors import BadSignature
from inapp.payments import psp_events
from inapp.web.current import current_cashier


def blueprint() -> Blueprint:
    """One address per PSP adapter."""
    webhooks = Blueprint("webhooks", __name__)
    webhooks.add_url_rule("/psp/<name>/webhook", "receive", receive, methods=["POST"])
    return webhooks


def receive(name: str) -> Response:
    """Store a webhook; it is answered with success only when it is on the disk."""
    cashier = current_cashier()
    if name not in cashier.psps:
        return _said("unknown provider", 404)
    try:
        result = psp_events.receive(cashier, name, dict(request.headers), request.get_data())
    except BadSignature:
        return _said("refused", 400)
    return _said(result, 200)


def _said(status: str, code: int) -> Response:
    answer = jsonify({"status": status})
    answer.status_code = code
    return answer
