"""The HTTP layer: everything that browsers, cTrader's backend and PSPs can reach."""

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

from flask import Blueprint, Flask, Response, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from htmx_flask import Htmx
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from inapp import arrival
from inapp.cashier import Cashier
from inapp.catalogues import Catalogues
from inapp.domain import security
from inapp.domain.errors import StorageFailed, Unavailable
from inapp.operations import alerts, doctor
from inapp.qr import qr_svg
from inapp.settings import Brand
from inapp.web import (
    assets,
    csrf,
    current,
    drawn_steps,
    guards,
    headers,
    history,
    instruments,
    language,
    login,
    method_rows,
    oauth2,
    pages,
    payments,
    proxies,
    render,
    screens,
    second_step,
    session,
    status_texts,
    webhooks,
)
from inapp.web.held_polls import HeldPolls
from inapp.web.proxied import the_g
from inapp.web.templates import SpokenTemplates, icon, keeper

log = logging.getLogger("cashier.web")

Guard = Callable[[], None]

PATIENCE_S = 2.0
"""Seconds that a request waits for other writers: browsers, PSPs and cTrader try again, and threads are few."""

LOGGING_IN: tuple[Guard, ...] = (guards.https_only, guards.where_we_log_in, guards.rendered_form)

GUARDED: tuple[tuple[Blueprint, tuple[Guard, ...]], ...] = (
    # The handlers of screens and payments ask for the page session themselves.
    (screens.blueprint, (guards.https_only, guards.as_a_page, guards.form_token)),
    (payments.blueprint, (guards.https_only, guards.form_token)),
    (history.blueprint, (guards.https_only, guards.form_token)),
    (instruments.blueprint, (guards.https_only, guards.form_token)),
    (payments.returns, (guards.https_only,)),  # the return key is the right to look
    # The handlers of these ask for a password, or for the secret of a link.
    (login.blueprint, (*LOGGING_IN, guards.where_passwords_are)),
    # The handlers of these ask for the secrets of the OIDC login.
    (second_step.blueprint, (*LOGGING_IN, guards.where_passwords_are)),  # its handlers ask for the token of a step
    (login.oidc_logins, (*LOGGING_IN, guards.where_a_provider_is, guards.as_a_page)),
    (oauth2.blueprint, (guards.https_only, guards.from_ctrader)),  # the use cases check the caller's API token
    (pages.blueprint, (guards.https_only,)),  # tells nothing about anybody
    (webhooks.blueprint, ()),  # the adapter checks the signature
)
"""Every blueprint and the checks that run before it."""

FILTERS: Mapping[str, Callable[..., str]] = {
    "money": language.money_text,
    "figure": language.amount_text,
    "short": language.short_text,
    "moment": language.moment_text,
    "written": lambda plain: language.writings(plain)[0],
    "date": language.date_text,
    "iso": language.moment_iso,
    "duration": language.duration_text,
    "span": language.span_text,
    "day": language.day_text,
    "listed": language.list_text,
}
"""How templates write values, in the language of the answer."""

EVERYWHERE: tuple[Guard, ...] = (guards.know_caller, guards.whole_body, guards.same_origin)
"""Checks that run before every handler, those of adapters' pages included."""


def init_app(app: Flask, cashier: Cashier, brand: Brand) -> None:
    """Put the whole HTTP layer onto an application that has its secret key."""
    app.jinja_environment = SpokenTemplates
    app.ensure_sync = lambda func: func  # type: ignore[method-assign]  # no handler is async: skip the check at each call
    app.extensions["cashier"] = cashier
    app.extensions["brand"] = brand
    app.extensions["catalogues"] = Catalogues(brand.words.texts, brand.words.default, brand.words.pseudo)
    _remember_in_memory(app)
    app.extensions["wants_body"] = partial(guards.body_wanted, app)
    app.extensions["hold"] = HeldPolls(cashier, payments.has_news).hold
    app.config.update(
        MAX_CONTENT_LENGTH=session.MAX_BODY_BYTES,
        WTF_CSRF_CHECK_DEFAULT=False,  # the table above says where it is checked
        WTF_CSRF_SSL_STRICT=False,  # the pages send no referrer
        WTF_CSRF_TIME_LIMIT=None,  # the page session ends before
    )
    app.url_map.merge_slashes = False  # else `//` is redirected, to whatever host the request names
    app.session_interface = session.HandleSessions()
    Htmx(app)
    CSRFProtect(app)
    if hops := brand.trusted_proxies:
        app.wsgi_app = arrival.BehindProxies(app.wsgi_app, hops)  # type: ignore[method-assign]
    else:
        app.before_request(guards.ForwardedAlarm().check)
    app.wsgi_app = _in_a_hurry(headers.last(app.wsgi_app), cashier)  # type: ignore[method-assign]
    for check in EVERYWHERE:
        app.before_request(check)
    for blueprint, checks in GUARDED:
        app.before_request_funcs[blueprint.name].extend(checks)
        app.register_blueprint(blueprint)
    app.add_url_rule("/healthz", "healthz", healthz, methods=["GET"])  # tells nothing about anybody
    app.after_request(headers.pack)
    app.after_request(headers.secure)
    app.after_request(assets.know_version)  # the last one runs first
    app.teardown_request(_tell_of_jumps)
    _catch_errors(app)
    _help_templates(app, brand)
    for name, psp in cashier.psps.items():
        if pages := getattr(psp, "pages", None):
            _add_adapter(app, name, pages)


def _remember_in_memory(app: Flask) -> None:
    """Give an application what it remembers for all its threads, and the texts that one answer repeats."""
    app.extensions["drawn_steps"] = drawn_steps.DrawnSteps()
    app.extensions["kept_rows"] = method_rows.keeper()
    app.jinja_env.globals.update(once=keeper(), hidden_fields=_hidden_fields)


def _in_a_hurry(answer: Callable[..., Iterable[bytes]], cashier: Cashier) -> Callable[..., Iterable[bytes]]:
    """An application whose requests rather fail than wait long for a database that cannot be written."""

    def hurried(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        with cashier.store.hurry(PATIENCE_S):
            return answer(environ, start_response)

    return hurried


def _add_adapter(app: Flask, name: str, pages: Blueprint) -> None:
    """Put an adapter's pages and files below `/psp/<name>`, and add the texts of its folder `locale` to ours."""
    app.register_blueprint(pages, url_prefix=f"/psp/{name}", name=assets.blueprint_of(name))
    app.extensions["catalogues"].add([Path(pages.root_path, "locale")])


def healthz() -> Response:
    """200 `ok`, or 503 if payments do not go through; 200 without `ok` for what only people have to hear of.

    On this machine and for `doctor` each reason has a line; strangers read `unwell`.
    """
    cashier, asked = current.current_cashier(), proxies.doctor_asks()
    found = doctor.problems(cashier)
    reasons = found + doctor.remarks(cashier)
    told = reasons if asked or proxies.is_neighbour() else ["unwell"]
    answer = Response("\n".join(told if reasons else ["ok"]) + "\n", 503 if found else 200, mimetype="text/plain")
    if asked:
        answer.headers[proxies.ARRIVED] = proxies.arrived()
    return answer


def _catch_errors(app: Flask) -> None:
    app.register_error_handler(render.SessionOver, _session_over)
    app.register_error_handler(CSRFError, _no_form_token)
    app.register_error_handler(StorageFailed, _storage_failed)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _own_fault)


def _session_over(_: Exception) -> Response:
    security.note("session.over")
    return render.session_over()


def _no_form_token(_: Exception) -> Response:
    security.note("csrf.refused")
    return render.dead_end(403)


def _tell_of_jumps(_: BaseException | None) -> None:
    """After a request, outside its transactions: an alert of what suddenly happens often."""
    with suppress(StorageFailed):
        alerts.tell_of_jumps(current.current_cashier())


def _http_error(error: HTTPException) -> BaseResponse:
    if error.code is None or error.code < 400:  # a redirect of the routing's own
        return error.get_response()
    if request.path.startswith("/oauth2/"):
        return oauth2.failed(error)
    answer = render.dead_end(error.code or 500)
    answer.headers.extend([(k, v) for k, v in error.get_headers() if k.lower() in ("allow", "location")])
    return answer


def _storage_failed(error: Exception) -> Response:
    """503: nothing happened, and another attempt is safe; a PSP repeats such a webhook."""
    log.error("storage failed in %s %s: %s", request.method, request.endpoint, error)
    if request.path.startswith("/oauth2/"):
        return oauth2.flat(503, "Try again later")
    return render.refused(Unavailable(render.STORAGE_FAILED))


def _own_fault(error: Exception) -> Response:
    """A defect of ours. The log gets the traceback, never the address with its token."""
    log.error("failed in %s %s", request.method, request.endpoint, exc_info=error)
    if request.path.startswith("/oauth2/"):
        return oauth2.flat(500, "Internal error")
    return render.dead_end(500)


def _hidden_fields() -> Markup:
    """What each form of a page session carries, the same in all forms of this answer."""
    kept = the_g()
    if "hidden_fields" not in kept:
        values = session.handle(), csrf.token(), int(current.is_framed())
        kept.hidden_fields = _HIDDEN % values
    return cast(Markup, kept.hidden_fields)


_HIDDEN = Markup(
    '<input type="hidden" name="handle" value="%s"><input type="hidden" name="csrf_token" value="%s">'
    '<input type="hidden" name="framed" value="%s">'
)


def _help_templates(app: Flask, brand: Brand) -> None:
    files = assets.Assets(app, brand)
    app.view_functions["static"] = files.send
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(
        t=language.translate,
        nt=language.translate_count,
        icon=icon,
        qr=qr_svg,
        here=current.here,
        theme=current.theme,
        htmx=current.is_htmx,
        csp_nonce=headers.nonce,
        asset=files.url,
        logo=files.logo,
        app_closes=current.app_closes,
        adapter_file=assets.adapter_file,
        styles=files.styles,
        styles_of_part=files.styles_of_part,
        language=language.current,
        direction=language.direction,
        decimal_mark=language.decimal_mark,
        group_mark=language.group_mark,
        arrival_text=method_rows.arrival_text,
        due_text=method_rows.due_text,
        cost_text=method_rows.cost_text,
        fee_text=method_rows.fee_text,
        handle=session.handle,
        framed=lambda: int(current.is_framed()),
        csrf=csrf.token,
        rendered=guards.rendered_word,
        brand=brand,
        logs_out_at=login.logs_out_at,
        wants_passkeys=second_step.wants_passkeys,
        in_list=payments.in_list,
        method_of=payments.method_of,
        by_month=history.by_month,
        reasons=status_texts.REASONS,
    )
