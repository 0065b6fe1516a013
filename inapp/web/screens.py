"""The two screens: opening them with a one-time token, choosing an account, sending the form."""

from flask import Blueprint, Response, abort, current_app, make_response, request, session

from inapp.domain.errors import Gone, Refused, Unavailable
from inapp.domain.identifiers import identifier
from inapp.domain.model import PageSession, Payment
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity import sessions, throttles
from inapp.payments import deposits, withdrawals
from inapp.payments.offers import Quote
from inapp.web import language
from inapp.web.current import current_cashier
from inapp.web.forms import AccountForm, PaymentForm
from inapp.web.guards import LOGIN, client_address, is_prefetch
from inapp.web.refusals import status_of
from inapp.web.render import SCREEN_NAMES, Typed, card_view, choice_view, current_page, dead_end, form_view
from inapp.web.session import reload_handle, remember_for_reload

SCREENS = {name: kind for kind, name in SCREEN_NAMES.items()}

NO_ACCOUNT = N_("Choose one of your accounts")


def blueprint() -> Blueprint:
    """The handlers of both screens."""
    screens = Blueprint("screens", __name__, url_prefix="/inapp")
    for name in SCREENS:
        screens.add_url_rule(f"/{name}", name, open_screen, defaults={"name": name}, methods=["GET"])
        screens.add_url_rule(f"/{name}", f"{name}_send", send_form, defaults={"name": name}, methods=["POST"])
    screens.add_url_rule("/account", "account", choose_account, methods=["POST"])
    screens.add_url_rule("/new", "new", new_payment, methods=["POST"])
    return screens


def open_screen(name: str) -> Response:
    """Redeem the token of the address once, or resume on a reload, and show the screen."""
    if request.method == "HEAD":
        return make_response("", 200)
    if is_prefetch():
        return make_response("", 204)
    screen, asked, token = SCREENS[name], _asked_login(), _asked_token()
    brought = reload_handle(screen, asked)
    page = sessions.resume(current_cashier(), brought, screen, asked, token) if brought else None
    if page is None:
        if token is None:
            return dead_end(400, screen=screen)
        try:
            opened = _redeem(screen, token, asked)
        except Refused as refusal:
            return dead_end(status_of(refusal), refusal, screen=screen)
        page, brought = opened.page_session, opened.handle
    session.adopt(brought, str(current_app.secret_key))  # type: ignore[attr-defined]
    answer = _first_view(page)
    remember_for_reload(answer, screen, asked, brought)
    return answer


def _redeem(screen: PaymentType, token: str, asked: int | None) -> sessions.OpenedScreen:
    """Use the token up, unless this address has failed too often. Raises Refused."""
    cashier, address = current_cashier(), client_address()
    throttles.check_redeem(cashier, address, token)
    try:
        return sessions.open_screen(cashier, screen, token, asked)
    except (Gone, Unavailable) as refusal:
        throttles.count_redeem(cashier, address, token, gone=isinstance(refusal, Gone))
        raise


def _first_view(page: PageSession) -> Response:
    return choice_view(page) if page.login is None else form_view(page, past_open=False)


def _only(name: str) -> str | None:
    """A parameter of the address that may stand there once."""
    given = request.args.getlist(name)
    if len(given) > 1:
        abort(400)
    return given[0] if given else None


def _asked_login() -> int | None:
    asked = _only("account")
    if asked is None:
        return None
    login = identifier(asked) if LOGIN.fullmatch(asked) else None
    return login or abort(400)


def _asked_token() -> str | None:
    token = _only("token")
    if token is not None and not current_cashier().identity.token_form.fullmatch(token):
        abort(400)
    return token


def choose_account() -> Response:
    """Bind the page session to one of the trader's own accounts."""
    page = current_page(active=True)
    wanted = AccountForm().account.data or ""
    login = identifier(wanted) if LOGIN.fullmatch(wanted) else None
    if login is None:
        return choice_view(page, NO_ACCOUNT, 422)
    try:
        return _first_view(sessions.choose(current_cashier(), page, login))
    except Refused as refusal:
        if refusal.field:
            return choice_view(page, refusal.message, 422)
        return dead_end(status_of(refusal), refusal, screen=page.screen)


def new_payment() -> Response:
    """From a card back to the form."""
    page = current_page(active=True)
    return choice_view(page) if page.login is None else form_view(page)


def send_form(name: str) -> Response:
    """Start a deposit or request a withdrawal, and show its card in place of the form."""
    page = current_page(active=True)
    if page.screen is not SCREENS[name]:
        abort(403)
    if page.login is None:
        return choice_view(page, NO_ACCOUNT, 422)
    form = PaymentForm()
    typed, method = form.amount.data or "", form.method.data or ""
    amount = language.plain_amount(typed) or ""  # the use case says what is wrong with it
    key, framed = form.page_key.data or "", form.framed.data == "1"
    try:
        if page.screen is PaymentType.DEPOSIT:
            made: Payment | Quote = deposits.start(current_cashier(), page, amount, method, key, framed)
        else:
            made = withdrawals.request(current_cashier(), page, amount, method, key, form.agreed.data or "")
    except Refused as refusal:
        words = language.translate(refusal.message, **refusal.values)
        return form_view(page, Typed(typed, amount, method, {refusal.field or "": words}), status_of(refusal))
    if isinstance(made, Quote):  # where the money goes is not agreed to yet
        return form_view(page, Typed(typed, amount, method, {}, made.plan), 409)
    return card_view(page, made, just_started=True)
