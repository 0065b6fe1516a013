"""The health check for monitoring."""

from flask import Blueprint, Response

from inapp.operations import doctor
from inapp.web.current import current_cashier


def blueprint() -> Blueprint:
    """The one handler."""
    probe = Blueprint("health", __name__)
    probe.add_url_rule("/healthz", "look", look, methods=["GET"])
    return probe


def look() -> Response:
    """200 `ok`, or 503 with one reason per line."""
    found = doctor.problems(current_cashier())
    return Response("\n".join(found or ["ok"]) + "\n", 503 if found else 200, mimetype="text/plain")
