"""Page sessions: from a one-time token to one user, one screen and one account, for a few minutes."""

import hmac
import logging
import secrets
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Conflict, Declined, Gone, Invalid, NotAllowed, NotSent, OutcomeUnknown, Unavailable
from inapp.domain.identifiers import key_hash
from inapp.domain.model import Account, PageSession, WatchedPayment
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.store import Tables

log = logging.getLogger(__name__)

IDLE_LIFE = 15 * 60 * SECOND
LONGEST_LIFE = 30 * 60 * SECOND
TOUCH_EVERY = 20 * SECOND

USED_UP = N_("This page was opened before or its time is over. Please open this screen again from cTrader.")
NOT_YOURS = N_("This account cannot be used here. Please open this screen again from cTrader.")
NO_ACCOUNT = N_("There is no account that can be used here. Please contact support.")
BLOCKED = N_("This account is blocked for payments. Please contact support.")
NOT_KNOWN = N_("We cannot check your account at the moment. Nothing has happened. Please try again in a minute.")


@dataclass(frozen=True, slots=True)
class OpenedScreen:
    """A new page session and the handle that its page carries; only the handle's hash is stored."""

    page_session: PageSession
    handle: str


def open_screen(cashier: Cashier, screen: PaymentType, token: str, asked_login: int | None) -> OpenedScreen:
    """Redeem a token, whatever follows, and make a session of it. Raises NotAllowed, Gone or Unavailable."""
    try:
        person = cashier.identity.redeem(token)
    except Declined as refusal:
        if refusal.reason == "NO_ACCESS":
            raise NotAllowed(BLOCKED) from None
        raise Gone(USED_UP) from None
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("whom a token stands for cannot be asked: %s", failure)
        raise Unavailable(NOT_KNOWN) from None
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
    """Where the broker's CRM knows the accounts and their standing, take over what it says now. Raises Unavailable."""
    try:
        accounts = cashier.identity.accounts_of(user_id)
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the accounts of user %s cannot be asked: %s", user_id, failure)
        raise Unavailable(NOT_KNOWN) from None
    if accounts is None:
        return
    with cashier.store.write() as db:
        if db.accounts_of(user_id) != sorted(accounts, key=lambda account: account.login):
            db.set_accounts_of(user_id, accounts)


def _login_of(db: Tables, page_session: PageSession) -> int | None:
    """The account that the address names or that is the only one; None if the user has to choose."""
    if db.is_disabled(page_session.user_id):
        raise NotAllowed(BLOCKED)
    usable = [account.login for account in _usable(db, page_session)]
    asked = page_session.asked_login
    if asked is not None and asked not in usable:
        account = db.account(asked)
        if account and account.user_id == page_session.user_id and not account.enabled:
            raise NotAllowed(BLOCKED)
        log.warning("user %s asked for account %s, which is not theirs", page_session.user_id, asked)
        raise NotAllowed(NOT_YOURS)
    if not usable:
        raise NotAllowed(NO_ACCOUNT)
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
    """Bind a session to an account of the user, once and for all. Raises Invalid or Conflict."""
    with cashier.store.write() as db:
        if login not in [account.login for account in _usable(db, page_session)]:
            raise Invalid(N_("Choose one of your accounts"), field="login")
        db.bind_page_session(page_session.key, login)
        bound = db.page_session(page_session.key)
    if bound is None or bound.login != login:
        raise Conflict(NOT_YOURS)
    return bound


def require_account(db: Tables, page_session: PageSession) -> int:
    """The session's account, looked up again, because it may be blocked by now. Raises NotAllowed or Conflict."""
    if page_session.login is None:
        raise Conflict(NOT_YOURS)
    if page_session.login not in [account.login for account in _usable(db, page_session)]:
        raise NotAllowed(BLOCKED)
    return page_session.login
