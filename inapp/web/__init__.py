"""The HTTP layer: everything that browsers, cTrader's backend and PSPs can reach."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask, Response, request
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf
from htmx_flask import Htmx
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as BaseResponse

from inapp.cashier import Cashier
from inapp.domain.errors import StorageFailed, Unavailable
from inapp.settings import Brand
from inapp.web import (
    adapter_pages,
    assets,
    guards,
    headers,
    health,
    language,
    login,
    oauth2,
    oidc,
    payments,
    render,
    returns,
    screens,
    session,
    status_texts,
    webhooks,
)
from inapp.web.brand import accent_colours
from inapp.web.icons import icon
from inapp.web.templates import SpokenTemplates

log = logging.getLogger("cashier.web")

Guard = Callable[[], None]

LOGGING_IN: tuple[Guard, ...] = (guards.https_only, guards.where_we_log_in, guards.rendered_form)

GUARDED: tuple[tuple[Callable[[], Blueprint], tuple[Guard, ...]], ...] = (
    (screens.blueprint, (guards.form_token,)),  # its handlers ask for the page session themselves
    (payments.blueprint, (guards.form_token,)),  # likewise
    (login.blueprint, LOGGING_IN),  # its handlers ask for a password, or for the secret of a link
    (oidc.blueprint, (*LOGGING_IN, guards.where_a_provider_is)),  # its handlers ask for the secrets of the visit
    (returns.blueprint, ()),  # the key of the address is the right to look
    (oauth2.blueprint, (guards.https_only,)),  # the flows check the caller's API token
    (webhooks.blueprint, ()),  # the adapter checks the signature
    (health.blueprint, ()),  # tells nothing about anybody
)
"""Every blueprint beside what runs before it."""

EVERYWHERE: tuple[Guard, ...] = (guards.same_origin,)
"""What runs before every handler, those of adapters' own pages included."""


def init_app(app: Flask, cashier: Cashier, brand: Brand) -> None:
    """Put the whole HTTP layer onto an application that has its secret key."""
    app.jinja_environment = SpokenTemplates
    app.ensure_sync = _as_it_stands  # type: ignore[method-assign]
    app.extensions["cashier"] = cashier
    app.extensions["brand"] = brand
    app.config.update(
        MAX_CONTENT_LENGTH=session.MAX_BODY,
        WTF_CSRF_CHECK_DEFAULT=False,  # the table above says where it is checked
        WTF_CSRF_SSL_STRICT=False,  # the pages send no referrer
        WTF_CSRF_TIME_LIMIT=None,  # the page session ends before
    )
    app.session_interface = session.HandleSessions()
    Htmx(app)
    CSRFProtect(app)
    if brand.trusted_proxies:
        hops = brand.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    else:
        app.before_request(guards.ForwardedAlarm().look)
    for check in EVERYWHERE:
        app.before_request(check)
    for make, checks in GUARDED:
        blueprint = make()
        for check in checks:
            blueprint.before_request(check)
        app.register_blueprint(blueprint)
    app.after_request(headers.pack)
    app.after_request(headers.secure)
    _catch_errors(app)
    _help_templates(app, brand)


def _as_it_stands(func: Callable[..., Any]) -> Callable[..., Any]:
    """None of our handlers and checks is async, so that nobody has to look."""
    return func


def _catch_errors(app: Flask) -> None:
    app.register_error_handler(render.SessionOver, lambda _: render.session_over())
    app.register_error_handler(CSRFError, lambda _: render.dead_end(403))
    app.register_error_handler(StorageFailed, _storage_failed)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _own_fault)


def _http_error(error: HTTPException) -> BaseResponse:
    if error.code is None or error.code < 400:  # a redirect of the routing's own
        return error.get_response()
    if request.path.startswith("/oauth2/"):
        return oauth2.failed(error)
    answer = render.dead_end(error.code or 500)
    answer.headers.extend([(k, v) for k, v in error.get_headers() if k.lower() in ("allow", "location")])
    return answer


def _storage_failed(error: Exception) -> Response:
    """Nothing happened, and it may be tried again; a PSP repeats a webhook that is answered like this."""
    log.error("storage failed in %s %s: %s", request.method, request.endpoint, error)
    if request.path.startswith("/oauth2/"):
        return oauth2.flat(503, "Try again later")
    return render.dead_end(503, Unavailable(render.STORAGE_FAILED))


def _own_fault(error: Exception) -> Response:
    """A defect of ours. The log gets its place in the code, never the address with its token."""
    log.error("failed in %s %s", request.method, request.endpoint, exc_info=error)
    if request.path.startswith("/oauth2/"):
        return oauth2.flat(500, "Internal error")
    return render.dead_end(500)


def _help_templates(app: Flask, brand: Brand) -> None:
    files = assets.Assets(app, accent_colours(brand.accent))
    app.view_functions["static"] = files.send
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        money=language.money_text,
        short=language.short_text,
        typed=language.field_text,
        moment=language.moment_text,
        iso=language.moment_iso,
    )
    app.jinja_env.globals.update(
        t=language.translate,
        nt=language.translate_count,
        icon=icon,
        here=render.here,
        theme=render.theme,
        htmx=render.request_is_htmx,
        csp_nonce=headers.nonce,
        asset=files.url,
        adapter_file=adapter_pages.file_url,
        styles=files.styles,
        styles_of_part=files.styles_of_part,
        language=language.current,
        direction=language.direction,
        decimal_mark=language.decimal_mark,
        group_mark=language.group_mark,
        handle=session.handle,
        framed=lambda: int(render.is_framed()),
        csrf=generate_csrf,
        rendered=guards.rendered_word,
        brand=brand,
        looks=status_texts.STATUS_TEXTS,
        in_lists=status_texts.IN_LISTS,
        reasons=status_texts.REASONS,
    )


mount_pages = adapter_pages.init_app
