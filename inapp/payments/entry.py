"""Opening a screen: from a one-time token to a page session with one user, one screen and one account."""

import hmac
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, Refused
from inapp.domain.model import Account, Method, PageSession, Payment, TradingAccount, WatchedPayment
from inapp.domain.money import MAX_MINOR, Money, digits_of
from inapp.domain.references import key_hash
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.payments import legs
from inapp.payments.gate import why_paused
from inapp.store import Tables

log = logging.getLogger(__name__)

IDLE_LIFE = 15 * 60 * SECOND
LONGEST_LIFE = 30 * 60 * SECOND
TOUCH_EVERY = 20 * SECOND
TRADER_TIMEOUT = 2000
"""Milliseconds: the screen must stand within three seconds (docs.spotware.com, conformance), on slow phones too."""
LAST_PAYMENTS = 5

USED_UP = N_("This page was opened before or its time is over. Please open this screen again from cTrader.")
NOT_YOURS = N_("This account cannot be used here. Please open this screen again from cTrader.")
NO_ACCOUNT = N_("There is no account that can be used here. Please contact support.")
BLOCKED = N_("This account is blocked for payments. Please contact support.")
CANNOT_ASK = N_("We cannot reach the trading server at the moment. Nothing has happened. Please try again in a minute.")
NOTHING_TO_SEND_BACK_TO = N_("There is no earlier payment by {method} to send money back to")
NOT_KNOWN = N_("We cannot check your account at the moment. Nothing has happened. Please try again in a minute.")
NOT_SET_UP = N_("Payments are not set up for this account. Please contact support.")


@dataclass(frozen=True, slots=True)
class OpenedScreen:
    """A new page session and the handle that its page carries; only the handle's hash is stored."""

    page_session: PageSession
    handle: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A payment method on a screen; `unavailable` says why it cannot be picked, with `values` for its `{names}`.

    `most` is set where no more can go out by the method than earlier deposits brought in by it.
    """

    psp: str
    method: Method
    unavailable: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    most: Money | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """All that a screen shows. `paused` is the sentence why no new payment can start, or empty."""

    trading_account: TradingAccount
    open_payment: Payment | None
    last: list[Payment]
    paused: str
    offers: list[Offer]
    lowest: Money | None
    highest: Money | None
    presets: list[Money]


def open_screen(cashier: Cashier, screen: PaymentType, token: str, asked_login: int | None) -> OpenedScreen:
    """Redeem a token, whatever follows, and make a session of it. Raises Refused (403, 410, 503)."""
    try:
        person = cashier.identity.redeem(token)
    except Declined as refusal:
        if refusal.reason == "NO_ACCESS":
            raise Refused(BLOCKED, status=403) from None
        raise Refused(USED_UP, status=410) from None
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("whom a token stands for cannot be asked: %s", failure)
        raise Refused(NOT_KNOWN, status=503) from None
    renew_accounts(cashier, person.user_id)
    now = cashier.clock.now()
    handle = secrets.token_urlsafe(32)
    page_session = PageSession(
        key=key_hash(handle),
        user_id=person.user_id,
        screen=screen,
        asked_login=asked_login,
        login=None,
        only_login=person.login,
        token_hash=key_hash(token),
        created=now,
        active=now,
    )
    with cashier.store.write() as db:
        login = _login_of(db, page_session)
        page_session = replace(page_session, login=login)
        db.add_page_session(page_session)
    return OpenedScreen(page_session, handle)


def renew_accounts(cashier: Cashier, user_id: int) -> None:
    """Where the broker's CRM knows the accounts and their standing, take over what it says now. Raises Refused."""
    try:
        accounts = cashier.identity.accounts_of(user_id)
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the accounts of user %s cannot be asked: %s", user_id, failure)
        raise Refused(NOT_KNOWN, status=503) from None
    if accounts is None:
        return
    with cashier.store.write() as db:
        if db.accounts_of(user_id) != sorted(accounts, key=lambda account: account.login):
            db.set_accounts_of(user_id, accounts)


def _login_of(db: Tables, page_session: PageSession) -> int | None:
    """The account that the address names or that is the only one; None if the user has to choose."""
    if db.is_disabled(page_session.user_id):
        raise Refused(BLOCKED, status=403)
    usable = [account.login for account in _usable(db, page_session)]
    asked = page_session.asked_login
    if asked is not None and asked not in usable:
        account = db.account(asked)
        if account and account.user_id == page_session.user_id and not account.enabled:
            raise Refused(BLOCKED, status=403)
        log.warning("user %s asked for account %s, which is not theirs", page_session.user_id, asked)
        raise Refused(NOT_YOURS, status=403)
    if not usable:
        raise Refused(NO_ACCOUNT, status=403)
    if asked is not None:
        return asked
    return usable[0] if len(usable) == 1 else None


def _usable(db: Tables, page_session: PageSession) -> list[Account]:
    """The session's accounts: the one that cTrader named itself, else those of the user that are enabled."""
    if db.is_disabled(page_session.user_id):
        return []
    if page_session.only_login is not None:
        account = db.account(page_session.only_login) or Account(page_session.only_login, page_session.user_id)
        return [account] if account.enabled and account.user_id == page_session.user_id else []
    return [account for account in db.accounts_of(page_session.user_id) if account.enabled]


def resume(
    cashier: Cashier, handle: str, screen: PaymentType, asked_login: int | None, token: str | None
) -> PageSession | None:
    """The session of a reloaded page, if it is the same screen, account and, where one is given, token."""
    page_session = session_of(cashier, handle, active=True)
    if page_session is None or page_session.screen is not screen or page_session.asked_login != asked_login:
        return None
    if token is not None and not hmac.compare_digest(page_session.token_hash, key_hash(token)):
        return None
    return page_session


def session_of(cashier: Cashier, handle: str, *, active: bool) -> PageSession | None:
    """The session that a handle stands for; None if unknown, idle for 15 minutes or 30 minutes old."""
    now = cashier.clock.now()
    with cashier.store.read() as db:
        page_session = db.page_session(key_hash(handle))
    if page_session is None or _is_over(page_session, now):
        return None
    if active and now - page_session.active >= TOUCH_EVERY:
        with cashier.store.write() as db:
            db.touch_page_session(page_session.key, now)
    return page_session


def _is_over(page_session: PageSession | WatchedPayment, now: int) -> bool:
    return now - page_session.active >= IDLE_LIFE or now - page_session.created >= LONGEST_LIFE


def watched(cashier: Cashier, handle: str, ref: str) -> WatchedPayment | None:
    """How a payment of a living session stands, from one read; None where only a closer look can tell why not."""
    with cashier.store.read() as db:
        found = db.watched(key_hash(handle), ref)
    return None if found is None or _is_over(found, cashier.clock.now()) else found


def choices(cashier: Cashier, page_session: PageSession) -> list[Account]:
    """The accounts that the user may choose from."""
    with cashier.store.read() as db:
        return _usable(db, page_session)


def choose(cashier: Cashier, page_session: PageSession, login: int) -> PageSession:
    """Bind a session to an account of the user, once and for all. Raises Refused."""
    with cashier.store.write() as db:
        if login not in [account.login for account in _usable(db, page_session)]:
            raise Refused(N_("Choose one of your accounts"), field="login")
        db.bind_page_session(page_session.key, login)
        bound = db.page_session(page_session.key)
    if bound is None or bound.login != login:
        raise Refused(NOT_YOURS, status=409)
    return bound


def require_account(db: Tables, page_session: PageSession) -> int:
    """The session's account, looked up again, because it may have been blocked meanwhile. Raises Refused."""
    if page_session.login is None:
        raise Refused(NOT_YOURS, status=409)
    if page_session.login not in [account.login for account in _usable(db, page_session)]:
        raise Refused(BLOCKED, status=403)
    return page_session.login


def read_trading_account(cashier: Cashier, login: int) -> TradingAccount:
    """What cTrader says of an account, within the time that a page may take. Raises Refused."""
    try:
        return cashier.ctrader.trading_account(login, TRADER_TIMEOUT)
    except (NotSent, OutcomeUnknown):
        raise Refused(CANNOT_ASK, status=503) from None
    except Declined as refusal:
        log.warning("cTrader says %s of account %s", refusal.reason, login)
        raise Refused(NOT_SET_UP, status=503) from None


def overview(cashier: Cashier, page_session: PageSession) -> Overview:
    """Everything that the session's screen shows now. Raises Refused."""
    with cashier.store.read() as db:
        login = require_account(db, page_session)
    trading_account = read_trading_account(cashier, login)
    with cashier.store.read() as db:
        open_payment = db.open_payment(page_session.user_id, login, page_session.screen)
        last = db.last_payments(page_session.user_id, login, LAST_PAYMENTS)
        paused = why_paused(db, login)
    limits = cashier.policy.limits(page_session.screen)
    lowest, highest = (_limit(table, trading_account) for table in (limits.lowest, limits.highest))
    presets = limits.presets.get(trading_account.currency, limits.presets.get("", ()))
    return Overview(
        trading_account=trading_account,
        open_payment=open_payment,
        last=last,
        paused=paused,
        offers=offers(cashier, page_session.screen, trading_account),
        lowest=lowest,
        highest=highest,
        presets=[money for text in presets if (money := _money(text, trading_account))],
    )


def _money(text: str | None, trading_account: TradingAccount) -> Money | None:
    """A configured amount in the account's currency; with fewer decimals if the account has fewer."""
    if text is None:
        return None
    return Money.from_text(text, trading_account.currency, 8).floor(trading_account.digits)


def _limit(table: Mapping[str, str], trading_account: TradingAccount) -> Money | None:
    return _money(table.get(trading_account.currency, table.get("")), trading_account)


def method_digits(method: Method, currency: str) -> int:
    """The decimals that a method's PSP uses for a currency."""
    return method.digits.get(currency, digits_of(currency))


def offers(cashier: Cashier, screen: PaymentType, trading_account: TradingAccount) -> list[Offer]:
    """Every method for this direction, in the broker's order; those that cannot serve the account say why.

    An adapter that is not well is left out; staff know why.
    """
    with cashier.store.read() as db:
        unavailable_adapters = db.unavailable_adapters()
    found = []
    for name, psp in cashier.psps.items():
        for method in psp.methods:
            if screen not in method.kinds or name in unavailable_adapters:
                continue
            offer = Offer(name, method)
            if method.currencies and trading_account.currency not in method.currencies:
                sentence = N_("Not available for accounts in {currency}")
                offer = replace(offer, unavailable=sentence, values={"currency": trading_account.currency})
            elif screen is PaymentType.WITHDRAWAL and method.refund_days is not None:
                offer = _with_most(cashier, offer, trading_account)
            found.append(offer)
    return found


def _with_most(cashier: Cashier, offer: Offer, trading_account: TradingAccount) -> Offer:
    """A closed-loop method with the most that can go back by it now."""
    everything = Money(MAX_MINOR, trading_account.currency, method_digits(offer.method, trading_account.currency))
    with cashier.store.read() as db:
        most = legs.total(
            legs.shares(db, trading_account.login, offer.method, offer.psp, everything, cashier.clock.now())
        )
    if most is None:
        return replace(offer, unavailable=NOTHING_TO_SEND_BACK_TO, values={"method": offer.method.name})
    return replace(offer, most=most)
