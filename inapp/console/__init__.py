"""The staff console: a Flask application of its own, whose addresses all begin with /staff.

It shares the database and the use cases with the traders' screens, and nothing else: neither cookies, nor sessions, nor
templates. A page is a blueprint in PAGES whose handlers name the right that they need (`rights.needs`); an application
with a handler that names none does not start.
"""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from flask import Blueprint, Flask, Response, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response as BaseResponse

from inapp import arrival
from inapp.cashier import Cashier
from inapp.console import (
    audit,
    breaks,
    current,
    deciding,
    disputes,
    export,
    files,
    guards,
    headers,
    in_force,
    me,
    payment,
    people,
    privacy,
    provider,
    queue,
    release,
    rights,
    rules,
    search,
    session,
    show,
    sign_in,
    step_up,
    texts,
    today,
    user,
    welcome,
)
from inapp.domain import security
from inapp.domain.errors import Refused, StorageFailed, Unavailable
from inapp.domain.identifiers import derived_text, identifier
from inapp.domain.staff_settings import ROOT
from inapp.settings import Settings

log = logging.getLogger("cashier.console")

HERE = Path(__file__).parents[2]
PATIENCE_S = 2.0
"""Seconds that a request waits for other writers."""

PAGES: tuple[Blueprint, ...] = (
    today.blueprint,
    queue.blueprint,
    release.blueprint,
    export.blueprint,
    search.blueprint,
    payment.blueprint,
    deciding.blueprint,
    user.blueprint,
    privacy.blueprint,
    breaks.blueprint,
    disputes.blueprint,
    in_force.blueprint,
    rules.blueprint,
    people.blueprint,
    audit.blueprint,
    me.blueprint,
    sign_in.blueprint,
    provider.blueprint,
    welcome.blueprint,
    files.blueprint,
)
"""Every page, below /staff."""


class Number(BaseConverter):
    """A number of an address, as large as storage holds; a larger one leads nowhere."""

    regex = "[0-9]+"

    def to_python(self, value: str) -> int:
        """The number. Raises ValidationError, which is 404."""
        found = identifier(value)
        if found is None:
            raise ValidationError
        return found


def create_console(cashier: Cashier, settings: Settings) -> Flask:
    """The application. Raises ValueError for a handler that names no right."""
    app = Flask("console", root_path=str(HERE), static_folder=None)
    app.secret_key = derived_text(settings.policy.secret_key, "staff console")
    app.extensions["cashier"] = cashier
    app.extensions["brand"] = settings.brand
    texts.speak(app, settings.brand.words)
    app.config.update(
        MAX_CONTENT_LENGTH=session.MAX_BODY_BYTES,
        WTF_CSRF_SSL_STRICT=False,  # the pages send no referrer
        WTF_CSRF_TIME_LIMIT=None,  # the session ends before
    )
    app.url_map.merge_slashes = False
    app.url_map.converters["number"] = Number
    app.session_interface = session.CookieSessions()
    for check in guards.BEFORE:
        app.before_request(check)
    protect = CSRFProtect(app)  # its check comes after those above, and before the rights
    protect.exempt(provider.finish)  # the state of the visit and the browser's own cookie prove more
    app.before_request(step_up.prove)
    app.before_request(rights.check)
    for pages in PAGES:
        app.register_blueprint(pages, url_prefix=ROOT)
    rights.require_all(app)
    app.after_request(headers.secure)
    show.help_templates(app)
    _catch_errors(app)
    if hops := settings.brand.trusted_proxies:
        app.wsgi_app = arrival.BehindProxies(app.wsgi_app, hops)  # type: ignore[method-assign]
    app.wsgi_app = _in_a_hurry(app.wsgi_app, cashier)  # type: ignore[method-assign]
    return app


def _in_a_hurry(answer: Callable[..., Iterable[bytes]], cashier: Cashier) -> Callable[..., Iterable[bytes]]:
    def hurried(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        with cashier.store.hurry(PATIENCE_S):
            return answer(environ, start_response)

    return hurried


def _catch_errors(app: Flask) -> None:
    app.register_error_handler(CSRFError, _no_form_token)
    app.register_error_handler(step_up.Due, step_up.ask)
    app.register_error_handler(Refused, show.refused)
    app.register_error_handler(StorageFailed, _storage_failed)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _own_fault)


def _no_form_token(_: Exception) -> Response:
    security.note("csrf.refused")
    if current.signed_in() is None:
        return show.to_sign_in()
    return show.dead_end(403, show.OLD_FORM)


def _http_error(error: HTTPException) -> BaseResponse:
    if error.code is None or error.code < 400:  # a redirect of the routing's own
        return error.get_response()
    return show.dead_end(error.code)


def _storage_failed(error: Exception) -> Response:
    log.error("storage failed in %s %s: %s", request.method, request.endpoint, error)
    return show.refused(Unavailable(show.STORAGE_FAILED))


def _own_fault(error: Exception) -> Response:
    """A defect of ours. The log gets the traceback, never what was sent."""
    log.error("failed in %s %s", request.method, request.endpoint, exc_info=error)
    return show.dead_end(500)
