"""The two screens: opening them with a one-time token, choosing an account, the form, and sending it."""

import secrets
from collections.abc import Mapping

from flask import Blueprint, Response, abort, current_app, make_response, request, session

from inapp.domain import security
from inapp.domain.amounts import names_of
from inapp.domain.errors import Gone, Refused, TooMany
from inapp.domain.identifiers import identifier
from inapp.domain.model import PageSession, Payment
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity import sessions, throttles
from inapp.payments import account_choice, checkout, deposits, offers, withdrawals
from inapp.statuses import status_of
from inapp.web import amounts, language
from inapp.web.amounts import Typed
from inapp.web.current import client_address, current_cashier, is_htmx, is_prefetch
from inapp.web.forms import PaymentForm, answers_of, new_page_key, require_page_key
from inapp.web.method_rows import cost_text, fee_text, rows_of
from inapp.web.payments import own, status_view
from inapp.web.render import TITLES, current_page_session, dead_end, refused, show, words_of
from inapp.web.review import review_view
from inapp.web.session import handle_of, reload_cookie, remember_for_reload
from inapp.web.status_texts import STATUS_TEXTS, Tone

blueprint = Blueprint("screens", __name__, url_prefix="/inapp")

SCREENS: Mapping[str, PaymentType] = {"deposit": PaymentType.DEPOSIT, "withdraw": PaymentType.WITHDRAWAL}
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
    answer = _form_or_choice(page_session, past_open=False, again=_only("again") or "", patience=offers.FIRST_LOOK)
    remember_for_reload(answer, screen, asked, cookie)
    return answer


def _redeem(screen: PaymentType, token: str, asked: int | None, handle: str) -> sessions.OpenedScreen:
    """Use the token up, unless this address, or strangers together, have failed too often. Raises Refused."""
    cashier, address = current_cashier(), client_address()
    throttles.check_redeem(cashier, address, token)
    try:
        opened = sessions.open_screen(cashier, screen, token, asked, handle, language.current())
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
    """The form of another payment, after one whose status is shown; `again` names one to take over from.

    With `first` nothing has been shown yet: then a payment that is still open goes before the form. `waited` comes from
    a page that has waited for cTrader already.
    """
    again, first = request.form.get("again", ""), request.form.get("first") == "1"
    patience = offers.SECOND_LOOK if request.form.get("waited") == "1" else offers.TRADER_TIMEOUT
    return _form_or_choice(current_page_session(active=True), past_open=not first, again=again, patience=patience)


@blueprint.post("/change")
def change() -> Response:
    """The form with the amount and the method of a payment, which is stopped."""
    page_session, ref = current_page_session(active=True), request.form.get("again", "")
    try:
        checkout.cancel(current_cashier(), page_session, ref)
    except Refused as refusal:
        return status_view(page_session, own(page_session, ref), notice=words_of(refusal), status=status_of(refusal))
    return _form_or_choice(page_session, past_open=True, again=ref)


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
    given = answers_of(request.form)
    texts = form.amount.data or "", form.meant.data or "", form.method.data or ""
    typed = Typed(*texts, keep=form.keep.data == "1", answers=given)
    if form.fill.data or form.change.data:
        return form_view(page_session, typed.filled(form.fill.data) if form.fill.data else typed)
    try:
        made = _made(page_session, form, typed)
    except Refused as refusal:
        return form_view(page_session, typed.refused(refusal, words_of(refusal)), status_of(refusal))
    if isinstance(made, offers.Quote):  # the trader has yet to agree to what happens
        return review_view(page_session, made, typed, form)
    return status_view(page_session, made, just_started=True)


def _made(page_session: PageSession, form: PaymentForm, typed: Typed) -> Payment | offers.Quote:
    """The payment that a form starts, or what its trader has to agree to first. Raises Refused."""
    key, amount = require_page_key(page_session, form.page_key.data or ""), typed.entry
    agreed = form.agreed.data or ""
    values = current_cashier(), page_session, amount, typed.method, key, agreed
    if page_session.screen is PaymentType.DEPOSIT:
        return deposits.request(*values, framed=form.framed.data == "1", keep=typed.keep, typed=typed.answers)
    return withdrawals.request(*values, reviewed=True, typed=typed.answers)


def _form_or_choice(
    page_session: PageSession, *, past_open: bool, again: str = "", patience: int = offers.TRADER_TIMEOUT
) -> Response:
    """The form, or the choice of its account; a page that asks once more, if cTrader needs more than `patience`."""
    try:
        if page_session.login is None:
            return choice_view(page_session, patience=patience)
        return form_view(page_session, _typed_before(page_session, again), past_open=past_open, patience=patience)
    except offers.Slow:
        return show("loading", TITLES[page_session.screen], again=again)


def _typed_before(page_session: PageSession, ref: str) -> Typed | None:
    """The amount and the method of an earlier payment of the session's, if there is such a one."""
    try:
        payment = checkout.of_session(current_cashier(), page_session, ref) if ref else None
    except Refused:
        return None
    return Typed(method=payment.method).filled(payment.money.text) if payment else None


def choice_view(
    page_session: PageSession, error: str = "", status: int = 200, *, patience: int = offers.TRADER_TIMEOUT
) -> Response:
    """The trader's own accounts to choose from. Raises Slow as `form_view` does."""
    accounts, screen = account_choice.choices(current_cashier(), page_session, patience), page_session.screen
    return show("choose", TITLES[screen], status, screen=screen, accounts=accounts, error=error)


def form_view(
    page_session: PageSession,
    typed: Typed | None = None,
    status: int = 200,
    *,
    past_open: bool = True,
    patience: int = offers.TRADER_TIMEOUT,
) -> Response:
    """The form of a screen; before it, unless `past_open`, a payment of the same type that is still open.

    Raises Slow if cTrader needs more than `patience`, and there will be a second time.
    """
    screen, typed = page_session.screen, typed or Typed()
    try:
        seen = offers.overview(current_cashier(), page_session, patience)
    except Refused as refusal:
        if isinstance(refusal, offers.Slow) and patience <= offers.FIRST_LOOK:
            raise
        return refused(refusal, TITLES[screen], retry="new" if past_open else "first")
    if (payment := seen.open_payment) and not past_open:
        return status_view(page_session, payment, stays=STATUS_TEXTS[payment.kind][payment.status].tone is Tone.SENT)
    usable = [offer for offer in seen.offers if not offer.unavailable]
    if seen.paused or not usable:
        return show("paused", TITLES[screen], status, screen=screen, seen=seen)
    account = seen.trading_account
    picked = next((offer for offer in usable if offer.value == typed.method), usable[0])
    return show(
        "form",
        TITLES[screen],
        status,
        screen=screen,
        seen=seen,
        shown=picked.method,
        rows=rows_of(seen.offers, screen, account, typed.method or picked.value),
        withheld=_withheld(seen),
        page_key=new_page_key(page_session),
        **_amount_values(screen, seen, usable, picked, typed),
    )


def _amount_values(
    screen: PaymentType, seen: offers.Overview, usable: list[offers.Offer], picked: offers.Offer, typed: Typed
) -> Mapping[str, object]:
    """What a form shows of its amount."""
    account, method = seen.trading_account, picked.method
    digits = {offer.method.key: offers.form_digits(offer.method, account) for offer in usable}
    own_digits = digits[method.key]
    free = account.withdrawable.floor(max(digits.values())) if account.withdrawable else None
    typed = typed.written(account, own_digits)
    money = typed.money(account.currency)
    paid, received = amounts.paid_and_received(screen, method.cost, money)
    return {
        "typed": typed,
        "paid": paid,
        "received": received,
        "fee": fee_text(method.cost, money) if money else cost_text(method.cost, account.currency, own_digits),
        "example": Money(100 * 10**own_digits, account.currency, own_digits),
        "digits": digits,
        "free": free,
        "chips": amounts.chips(screen, seen.presets, free, picked.lowest),
        "limits": amounts.limits_text(picked, free if screen is PaymentType.WITHDRAWAL else None, own_digits),
        "names": names_of(account.currency),
    }


def _withheld(seen: offers.Overview) -> tuple[str, Money] | None:
    """Why less than the balance can be withdrawn, and how much less."""
    account = seen.trading_account
    balance, free, margin = account.balance, account.withdrawable, account.free_margin
    if balance is None or free is None or not free < balance:
        return None
    digits = max(balance.digits, free.digits)
    held = Money(balance.at(digits).minor - free.at(digits).minor, balance.currency, digits)
    return WITHHELD[0 if margin is not None and not free < margin else 1], held
