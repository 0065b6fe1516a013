"""The things that the screens can show, each as a whole page or, for HTMX, as the part that changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from flask import Response, g, make_response, request, url_for

from inapp.domain.errors import Refused
from inapp.domain.model import NextStep, PageSession, Payment
from inapp.domain.money import Money, NotAnAmount, digits_of
from inapp.domain.states import PaymentType, Status
from inapp.domain.text import N_
from inapp.identity import sessions
from inapp.payments import allocation, checkout, deposits, offers
from inapp.web import language, payment_status
from inapp.web.current import current_brand, current_cashier
from inapp.web.forms import new_page_key
from inapp.web.headers import let_through
from inapp.web.refusals import status_of
from inapp.web.session import handle
from inapp.web.status_texts import STATUS_TEXTS
from inapp.web.templates import render

THEMES = ("light", "dark")
SCREEN_NAMES: Mapping[PaymentType, str] = {PaymentType.DEPOSIT: "deposit", PaymentType.WITHDRAWAL: "withdraw"}
TITLES: Mapping[PaymentType, str] = {PaymentType.DEPOSIT: N_("Deposit"), PaymentType.WITHDRAWAL: N_("Withdraw")}

DEAD_ENDS: Mapping[int, tuple[str, str]] = {
    400: (N_("This link is not complete"), N_("Open this screen again from cTrader.")),
    403: (N_("This is not possible"), N_("Open this screen again from cTrader.")),
    404: (N_("There is nothing here"), N_("Open this screen again from cTrader.")),
    405: (N_("This is not possible"), N_("Open this screen again from cTrader.")),
    410: (N_("This link has been used or is too old"), N_("Open this screen again from cTrader.")),
    413: (N_("That was too much"), N_("Open this screen again from cTrader.")),
    429: (N_("Too many attempts"), N_("Wait a minute, then open this screen again from cTrader.")),
    500: (
        N_("Something went wrong on our side"),
        N_("A payment that you have made is safe: do not pay again. Open this screen again from cTrader."),
    ),
    503: (N_("This is not possible right now"), N_("Wait a moment, then open this screen again from cTrader.")),
}
STORAGE_FAILED = N_("We cannot do this at the moment. Nothing has happened. Please try again in a minute.")
HEADING = N_("Payments")
WITHDRAWAL_PRESETS = 3
"""So many, beside all that can be withdrawn."""
WITHHELD = (N_("{amount} is held as margin by open positions."), N_("{amount} cannot be withdrawn at the moment."))
OVER = (
    N_("This screen was open for too long"),
    N_("A payment goes on without it. Open this screen again from cTrader."),
)


class SessionOver(Exception):
    """The page session is unknown, was idle too long or is too old."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a refused form held, to be shown again, and what was wrong with which field."""

    amount: str = ""
    plain: str = ""
    method: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    plan: Sequence[allocation.Allocation] = ()


def query_param(name: str) -> str:
    """A wish of the address; a provider brings the page's wishes back in its own way."""
    wishes: dict[str, str] = g.get("wishes", {})
    return request.args.get(name, "") or wishes.get(name, "")


def is_framed() -> bool:
    """Whether the page stands in a frame: it said so itself, or the browser does; else cTrader's web app is one."""
    said = query_param("framed") or request.form.get("framed", "")
    if said:
        return said == "1"
    place = request.headers.get("Sec-Fetch-Dest", "")
    return place == "iframe" if place else query_param("source").lower() == "web"


def preferences() -> dict[str, str]:
    """The language and theme that the address asks for, to be carried on; without cookies nothing else can."""
    if "preferences" not in g:
        g.preferences = {"lang": language.current()} if query_param("lang") else {}
        g.preferences |= {"theme": wanted} if (wanted := theme()) else {}
    kept: dict[str, str] = g.preferences
    return kept


def theme() -> str:
    """The theme that the address asks for, empty for the system's own."""
    wanted = query_param("theme").lower()
    return wanted if wanted in THEMES else ""


def here(endpoint: str, **values: str) -> str:
    """The address of a handler of ours, with the page's language and theme."""
    carried = preferences()
    if values:
        known: dict[str, Any] = {**values, **carried}
        return url_for(endpoint, **known)
    return _address(request.script_root, endpoint, tuple(carried.items()))


@lru_cache(maxsize=256)
def _address(root: str, endpoint: str, carried: tuple[tuple[str, str], ...]) -> str:
    """The address of a handler that needs no more than the page's language and theme; kept below each root."""
    known: dict[str, Any] = dict(carried)
    return url_for(endpoint, **known)


def show(main: str, title: str, status: int = 200, **values: object) -> Response:
    """A part of the screen for HTMX, the whole page for everybody else."""
    template = "part.html" if request_is_htmx() else "page.html"
    return make_response(render(template, main=main, title=title, **values), status)


def request_is_htmx() -> bool:
    """Whether HTMX asks and will put the answer into the page that it has."""
    return bool(getattr(request, "htmx", False))


def choice_view(page: PageSession, error: str = "", status: int = 200) -> Response:
    """The trader's own accounts to choose from."""
    accounts = sessions.choices(current_cashier(), page)
    return show("choose", TITLES[page.screen], status, screen=page.screen, accounts=accounts, error=error)


def form_view(page: PageSession, typed: Typed | None = None, status: int = 200, *, past_open: bool = True) -> Response:
    """The form of a screen; before it, unless `past_open`, a payment of the same kind that is still open."""
    cashier = current_cashier()
    try:
        seen = offers.overview(cashier, page)
    except Refused as refusal:
        return dead_end(status_of(refusal), refusal, screen=page.screen, retry=True)
    if seen.open_payment and not past_open:
        return card_view(page, seen.open_payment, opened=True)
    usable = [offer for offer in seen.offers if not offer.unavailable]
    if seen.paused or not usable:
        return show("paused", TITLES[page.screen], status, screen=page.screen, seen=seen)
    digits = min(seen.trading_account.digits, digits_of(seen.trading_account.currency))
    typed = _normalised(typed or Typed(), seen.trading_account.currency, digits)
    free = seen.trading_account.withdrawable.floor(digits) if seen.trading_account.withdrawable else None
    everything = free if page.screen is PaymentType.WITHDRAWAL and free and free.minor > 0 else None
    return show(
        "form",
        TITLES[page.screen],
        status,
        screen=page.screen,
        seen=seen,
        typed=typed,
        digits=digits,
        free=free,
        everything=everything,
        presets=_presets(page.screen, seen.presets, free),
        picked=typed.method or usable[0].method.key,
        shown=next((offer.method for offer in usable if offer.method.key == typed.method), usable[0].method),
        withheld=_withheld(seen),
        page_key=new_page_key(),
        agreed=allocation.fingerprint(typed.plan) if typed.plan else "",
    )


def _presets(screen: PaymentType, presets: Sequence[Money], free: Money | None) -> Sequence[Money]:
    """The amounts to pick from; of a withdrawal the first three that can be taken."""
    if screen is PaymentType.DEPOSIT:
        return presets
    return [preset for preset in presets if free and not free < preset][:WITHDRAWAL_PRESETS]


def _normalised(typed: Typed, currency: str, digits: int) -> Typed:
    """What was typed with all its decimals, as far as it is an amount."""
    try:
        return replace(typed, amount=language.field_text(Money.from_text(typed.plain, currency, digits)))
    except NotAnAmount:
        return typed


def _withheld(seen: offers.Overview) -> tuple[str, Money] | None:
    """Why less than the balance can be withdrawn, and how much less."""
    balance, free = seen.trading_account.balance, seen.trading_account.withdrawable
    if balance is None or free is None or not free < balance:
        return None
    digits = max(balance.digits, free.digits)
    held = Money(balance.at(digits).minor - free.at(digits).minor, balance.currency, digits)
    margin = seen.trading_account.free_margin
    return WITHHELD[0 if margin is not None and not free < margin else 1], held


def card_view(
    page: PageSession,
    payment: Payment,
    *,
    notice: str = "",
    status: int = 200,
    opened: bool = False,
    just_started: bool = False,
    stays: bool = False,
    polled: bool = False,
) -> Response:
    """The status card of a payment. `opened`: it was found open when the screen was opened.

    `polled`: it takes the place of the same payment's card, whose styles stay.
    """
    cashier = current_cashier()
    step = step_of(payment)
    if step:
        payment = checkout.of_session(cashier, page, payment.ref)  # the PSP has taken it up meanwhile
    if step and step.hosts and not request_is_htmx():
        let_through(step.hosts)
    card = payment_status.card_of(
        cashier,
        payment,
        success_url=current_brand().success_url,
        step=step,
        framed=is_framed(),
        notice=notice,
        just_started=just_started,
        stays=stays or (opened and STATUS_TEXTS[payment.kind][payment.status].leaves),
    )
    if polled:
        return make_response(render("partials/payment.html", card=card), status)
    return show("payment", TITLES[page.screen], status, screen=page.screen, card=card)


def step_of(payment: Payment) -> NextStep | None:
    """What the trader does next at the PSP, while there is something to do."""
    if payment.status not in (Status.CREATED, Status.AWAITING_PAYER):
        return None
    return deposits.next_step(current_cashier(), payment)


def dead_end(
    status: int,
    refusal: Refused | None = None,
    *,
    screen: PaymentType | None = None,
    above: str = HEADING,
    retry: bool = False,
    log_in: str = "",
) -> Response:
    """A page that says how to go on. With `retry` the page session lives and may ask again.

    `above` is the title where it is none of the two screens, `log_in` the address of a login screen to go back to.
    """
    title, text = DEAD_ENDS.get(status, DEAD_ENDS[400])
    words = (
        language.translate(refusal.message, **refusal.values)
        if refusal and refusal.message
        else language.translate(text)
    )
    return _end(title, words, status, TITLES[screen] if screen else above, retry=retry, log_in=log_in)


def session_over() -> Response:
    """The end of a page session: what it started goes on."""
    return _end(OVER[0], language.translate(OVER[1]), 410, HEADING)


def _end(title: str, text: str, status: int, above: str, *, retry: bool = False, log_in: str = "") -> Response:
    answer = show("end", above, status, heading=title, text=text, retry=retry, log_in=log_in)
    if request_is_htmx():
        answer.headers["HX-Retarget"] = "#main"
        answer.headers["HX-Reswap"] = "innerHTML"
    if status in (429, 503):
        answer.headers["Retry-After"] = "60" if status == 429 else "10"
    return answer


def current_page(*, active: bool) -> PageSession:
    """The page session of the request. `active` says that a person did something. Raises SessionOver."""
    page = sessions.session_of(current_cashier(), handle(), active=active)
    if page is None:
        raise SessionOver
    return page
