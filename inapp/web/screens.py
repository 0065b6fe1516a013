"""The two screens: opening them with a one-time token, choosing an account, the form, and sending it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask import Blueprint, Response, abort, current_app, make_response, request, session

from inapp.domain import security
from inapp.domain.errors import Gone, Refused, TooMany
from inapp.domain.identifiers import identifier
from inapp.domain.model import PageSession, Payment, TradingAccount
from inapp.domain.money import Money, NotAnAmount
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity import sessions, throttles
from inapp.payments import allocation, deposits, offers, withdrawals
from inapp.web import language
from inapp.web.current import client_address, current_cashier, is_htmx, is_prefetch
from inapp.web.forms import PaymentForm, new_page_key, require_page_key
from inapp.web.method_rows import rows_of
from inapp.web.payments import status_view
from inapp.web.render import TITLES, current_page_session, dead_end, refused, show, status_of, words_of
from inapp.web.session import handle_of, reload_cookie, remember_for_reload
from inapp.web.status_texts import STATUS_TEXTS

blueprint = Blueprint("screens", __name__, url_prefix="/inapp")

SCREENS: Mapping[str, PaymentType] = {"deposit": PaymentType.DEPOSIT, "withdraw": PaymentType.WITHDRAWAL}
WITHDRAWAL_PRESETS = 3
"""Presets of a withdrawal, beside one for everything that can be withdrawn."""
WITHHELD = (N_("{amount} is held as margin by open positions."), N_("{amount} cannot be withdrawn at the moment."))
NO_ACCOUNT = N_("Choose one of your accounts")


@blueprint.get("/deposit", endpoint="deposit", defaults={"name": "deposit"})
@blueprint.get("/withdraw", endpoint="withdraw", defaults={"name": "withdraw"})
def open_screen(name: str) -> Response:
    """Redeem the token of the address once, or resume on a reload, and show the screen."""
    if request.method == "HEAD":
        return make_response("", 200)
    if is_prefetch():
        return make_response("", 204)
    screen, asked, token = SCREENS[name], _asked_login(), _asked_token()
    secret, cookie = str(current_app.secret_key), reload_cookie(screen, asked)
    brought = handle_of(cookie, secret) if cookie else ""
    page_session = sessions.resume(current_cashier(), brought, screen, asked, token) if brought else None
    if page_session is None:
        cookie = secrets.token_urlsafe(32)
        brought = handle_of(cookie, secret)
        if token is None:
            return dead_end(400, TITLES[screen])
        try:
            page_session = _redeem(screen, token, asked, brought).page_session
        except Refused as refusal:
            if isinstance(refusal, Gone | TooMany):
                security.note("screen.refused" if isinstance(refusal, Gone) else "screen.slowed")
            return refused(refusal, TITLES[screen])
    session.adopt(brought, secret)  # type: ignore[attr-defined]
    answer = _form_or_choice(page_session, past_open=False)
    remember_for_reload(answer, screen, asked, cookie)
    return answer


def _redeem(screen: PaymentType, token: str, asked: int | None, handle: str) -> sessions.OpenedScreen:
    """Use the token up, unless this address, or strangers together, have failed too often. Raises Refused."""
    cashier, address = current_cashier(), client_address()
    throttles.check_redeem(cashier, address, token)
    try:
        opened = sessions.open_screen(cashier, screen, token, asked, handle)
    except Gone:
        throttles.count_redeem(cashier, address, token)
        raise
    throttles.note_opened(cashier, address)
    return opened


def _only(name: str) -> str | None:
    """A parameter that the address may carry once."""
    given = request.args.getlist(name)
    if len(given) > 1:
        abort(400)
    return given[0] if given else None


def _login(typed: str) -> int | None:
    """The account number in a text without leading zeros."""
    return None if typed.startswith("0") else identifier(typed)


def _asked_login() -> int | None:
    asked = _only("account")
    return None if asked is None else _login(asked) or abort(400)


def _asked_token() -> str | None:
    token = _only("token")
    if token is not None:
        token = token.replace(" ", "+")  # a bare + of Base64, which an address means as a blank
    if token is not None and not current_cashier().identity.token_form.fullmatch(token):
        abort(400)
    return token


@blueprint.get("/alive")
def alive() -> Response:
    """204 while the page session lives, to which asking adds nothing; then its end, in place of what it showed."""
    if not is_htmx():
        abort(404)
    current_page_session(active=False)
    return make_response("", 204)


@blueprint.post("/account", endpoint="account")
def choose_account() -> Response:
    """Bind the page session to one of the trader's own accounts."""
    page_session = current_page_session(active=True)
    login = _login(request.form.get("account", ""))
    if login is None:
        return choice_view(page_session, NO_ACCOUNT, 422)
    try:
        return _form_or_choice(sessions.choose(current_cashier(), page_session, login), past_open=False)
    except Refused as refusal:
        if refusal.field:
            return choice_view(page_session, refusal.message, 422)
        return refused(refusal, TITLES[page_session.screen])


@blueprint.post("/new")
def payment_form() -> Response:
    """The form of another payment, after one whose status is shown."""
    return _form_or_choice(current_page_session(active=True), past_open=True)


@blueprint.post("/deposit", endpoint="deposit_send", defaults={"name": "deposit"})
@blueprint.post("/withdraw", endpoint="withdraw_send", defaults={"name": "withdraw"})
def send_form(name: str) -> Response:
    """Start a deposit or request a withdrawal, and show its status in place of the form."""
    page_session = current_page_session(active=True)
    if page_session.screen is not SCREENS[name]:
        abort(403)
    if page_session.login is None:
        return choice_view(page_session, NO_ACCOUNT, 422)
    form = PaymentForm()
    typed, method = form.amount.data or "", form.method.data or ""
    amount = language.plain_amount(typed) or ""  # the use case says what is wrong with it
    framed = form.framed.data == "1"
    try:
        key = require_page_key(page_session, form.page_key.data or "")
        made: Payment | offers.Quote
        if page_session.screen is PaymentType.DEPOSIT:
            made = deposits.start(current_cashier(), page_session, amount, method, key, framed)
        else:
            made = withdrawals.request(current_cashier(), page_session, amount, method, key, form.agreed.data or "")
    except Refused as refusal:
        held = Typed(typed, amount, method, {refusal.field or "": words_of(refusal)})
        return form_view(page_session, held, status_of(refusal))
    if isinstance(made, offers.Quote):  # the trader has yet to agree to where the money goes
        return form_view(page_session, Typed(typed, amount, method, {}, made.plan), 409)
    return status_view(page_session, made, just_started=True)


@dataclass(frozen=True, slots=True)
class Typed:
    """The content of a form that is shown again, and its errors by field."""

    amount: str = ""
    plain: str = ""
    method: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    plan: Sequence[allocation.Allocation] = ()


def _form_or_choice(page_session: PageSession, *, past_open: bool) -> Response:
    return choice_view(page_session) if page_session.login is None else form_view(page_session, past_open=past_open)


def choice_view(page_session: PageSession, error: str = "", status: int = 200) -> Response:
    """The trader's own accounts to choose from."""
    accounts, screen = sessions.choices(current_cashier(), page_session), page_session.screen
    return show("choose", TITLES[screen], status, screen=screen, accounts=accounts, error=error)


def form_view(
    page_session: PageSession, typed: Typed | None = None, status: int = 200, *, past_open: bool = True
) -> Response:
    """The form of a screen; before it, unless `past_open`, a payment of the same type that is still open."""
    screen, typed = page_session.screen, typed or Typed()
    try:
        seen = offers.overview(current_cashier(), page_session)
    except Refused as refusal:
        return refused(refusal, TITLES[screen], retry=True)
    if (payment := seen.open_payment) and not past_open:
        return status_view(page_session, payment, stays=STATUS_TEXTS[payment.kind][payment.status].leaves)
    usable = [offer.method for offer in seen.offers if not offer.unavailable]
    if seen.paused or not usable:
        return show("paused", TITLES[screen], status, screen=screen, seen=seen)
    account = seen.trading_account
    shown = next((method for method in usable if method.key == typed.method), usable[0])
    digits = {method.key: offers.form_digits(method, account) for method in usable}
    free = account.withdrawable.floor(max(digits.values())) if account.withdrawable else None
    return show(
        "form",
        TITLES[screen],
        status,
        screen=screen,
        seen=seen,
        typed=_normalised(typed, account, digits[shown.key]),
        digits=digits,
        free=free,
        everything=free if screen is PaymentType.WITHDRAWAL and free and free.minor > 0 else None,
        presets=_presets(screen, seen.presets, free),
        shown=shown,
        rows=rows_of(seen.offers, screen, account, typed.method or usable[0].key),
        withheld=_withheld(seen),
        page_key=new_page_key(page_session),
        agreed=allocation.fingerprint(typed.plan) if typed.plan else "",
    )


def _presets(screen: PaymentType, presets: Sequence[Money], free: Money | None) -> Sequence[Money]:
    """The amounts to pick from; for a withdrawal the first three that can be taken."""
    if screen is PaymentType.DEPOSIT:
        return presets
    return [preset for preset in presets if free and not free < preset][:WITHDRAWAL_PRESETS]


def _normalised(typed: Typed, account: TradingAccount, digits: int) -> Typed:
    """The form's amount written with all decimals of its method, if it is one that fits."""
    try:
        money = Money.from_text(typed.plain, account.currency, account.digits).at(digits)
        return replace(typed, amount=language.field_text(money))
    except NotAnAmount:
        return typed


def _withheld(seen: offers.Overview) -> tuple[str, Money] | None:
    """Why less than the balance can be withdrawn, and how much less."""
    account = seen.trading_account
    balance, free, margin = account.balance, account.withdrawable, account.free_margin
    if balance is None or free is None or not free < balance:
        return None
    digits = max(balance.digits, free.digits)
    held = Money(balance.at(digits).minor - free.at(digits).minor, balance.currency, digits)
    return WITHHELD[0 if margin is not None and not free < margin else 1], held
