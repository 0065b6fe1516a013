"""Page sessions: one user, one screen and one account for a few minutes, in exchange for a one-time token."""

import hmac
import logging
import secrets
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import (
    Conflict,
    Declined,
    Gone,
    Invalid,
    NotAllowed,
    NotSent,
    OutcomeUnknown,
    Unavailable,
    UsedUp,
)
from inapp.domain.identifiers import key_hash
from inapp.domain.model import Account, PageSession, TokenOwner, WatchedPayment
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity import owners
from inapp.identity.throttles import CROWDED
from inapp.store import Tables

log = logging.getLogger(__name__)

IDLE_LIFE = 15 * 60 * SECOND
LONGEST_LIFE = 30 * 60 * SECOND
TOUCH_EVERY = 20 * SECOND

USED_UP = N_("This page was opened before or its time is over. Please open this screen again from cTrader.")
NOT_YOURS = N_("This account cannot be used here. Please open this screen again from cTrader.")
NO_ACCOUNT = N_("There is no account that can be used here.")
BLOCKED = N_("This account is blocked for payments.")
ALL_USED = "No screen can be opened: the hourly calls for redeeming tokens at cTrader are used up"
NOT_KNOWN = N_("We cannot check your account at the moment. Nothing has happened. Please try again in a minute.")


@dataclass(frozen=True, slots=True)
class OpenedScreen:
    """A new page session and the handle of its page, of which only the hash is stored."""

    page_session: PageSession
    handle: str


def open_screen(
    cashier: Cashier,
    screen: PaymentType,
    token: str,
    asked_login: int | None,
    handle: str = "",
    language: str = "",
) -> OpenedScreen:
    """Exchange a token for a page session; the token is used up first. Raises NotAllowed, Gone or Unavailable.

    The page's handle is a new one unless it is given. `language` is that of the screen, in which mails are written.
    """
    person = _redeemed(cashier, token)
    renew_accounts(cashier, person.user_id)
    now = cashier.clock.now()
    handle = handle or secrets.token_urlsafe(32)
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
        page_session = replace(page_session, login=_login_of(db, page_session))
        db.add_page_session(page_session)
        if language and cashier.mailer:
            db.note_language(page_session.user_id, language)
    return OpenedScreen(page_session, handle)


def _redeemed(cashier: Cashier, token: str) -> TokenOwner:
    """The owner of a token, which is used up. Raises NotAllowed, Gone or Unavailable."""
    try:
        return cashier.identity.redeem(token)
    except Declined as refusal:
        if refusal.reason == "NO_ACCESS":
            raise NotAllowed(BLOCKED) from None
        raise Gone(USED_UP) from None
    except UsedUp:
        with cashier.store.write() as db:
            db.add_alert(cashier.clock.now(), "redeems_used_up", "", ALL_USED)
        raise Unavailable(CROWDED) from None
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the owner of a token cannot be asked: %s", failure)
        raise Unavailable(NOT_KNOWN) from None


def renew_accounts(cashier: Cashier, user_id: int) -> None:
    """Store a user's accounts as the broker's CRM describes them now, if it does. Raises Unavailable."""
    try:
        owners.refresh(cashier, user_id, for_screen=True)
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the accounts of user %s cannot be asked: %s", user_id, failure)
        raise Unavailable(NOT_KNOWN) from None


def _login_of(db: Tables, page_session: PageSession) -> int | None:
    """The account in the address, or the only one; None if the user has to choose. Raises NotAllowed."""
    if db.is_disabled(page_session.user_id):
        raise NotAllowed(BLOCKED)
    usable = [account.login for account in _usable(db, page_session)]
    asked = page_session.asked_login
    if asked is not None and asked not in usable:
        account = db.account(asked)
        if account and account.user_id == page_session.user_id and not account.enabled:
            raise NotAllowed(BLOCKED)
        security.note("account.foreign", actor=f"user {page_session.user_id}", detail=f"account {asked}")
        raise NotAllowed(NOT_YOURS)
    if not usable:
        raise NotAllowed(NO_ACCOUNT)
    return usable[0] if asked is None and len(usable) == 1 else asked


def _usable(db: Tables, page_session: PageSession) -> list[Account]:
    """The enabled accounts of the session: the one that cTrader named, else all of its user."""
    if db.is_disabled(page_session.user_id):
        return []
    if page_session.only_login is not None:
        account = db.account(page_session.only_login) or Account(page_session.only_login, page_session.user_id)
        return [account] if account.enabled and account.user_id == page_session.user_id else []
    return [account for account in db.accounts_of(page_session.user_id) if account.enabled]


def resume(
    cashier: Cashier, handle: str, screen: PaymentType, asked_login: int | None, token: str | None
) -> PageSession | None:
    """The session of a reloaded page with the same screen, account and, if given, token; else None."""
    page_session = session_of(cashier, handle, active=True)
    if page_session is None or page_session.screen is not screen or page_session.asked_login != asked_login:
        return None
    if token is not None and not hmac.compare_digest(page_session.token_hash, key_hash(token)):
        return None
    return page_session


def session_of(cashier: Cashier, handle: str, *, active: bool) -> PageSession | None:
    """The session of a handle; None if unknown, idle for 15 minutes or 30 minutes old."""
    now = cashier.clock.now()
    with cashier.store.read() as db:
        page_session = db.page_session(key_hash(handle))
    if page_session is None or is_over(page_session, now):
        return None
    if active and now - page_session.active >= TOUCH_EVERY:
        with cashier.store.write() as db:
            db.touch_page_session(page_session.key, now)
    return page_session


def is_over(page_session: PageSession | WatchedPayment, now: int) -> bool:
    """True for one that was idle too long or is too old."""
    return now - page_session.active >= IDLE_LIFE or now - page_session.created >= LONGEST_LIFE


def watched(cashier: Cashier, handle: str, ref: str) -> WatchedPayment | None:
    """The status of a payment of an open session, from one read; None where the full path must find the reason."""
    with cashier.store.read() as db:
        found = db.watched(key_hash(handle), ref)
    return found if found and not is_over(found, cashier.clock.now()) else None


def choices(cashier: Cashier, page_session: PageSession) -> list[Account]:
    """The accounts that the user can choose from."""
    with cashier.store.read() as db:
        return _usable(db, page_session)


def choose(cashier: Cashier, page_session: PageSession, login: int) -> PageSession:
    """Bind a session to one of its accounts, for good. Raises Invalid or Conflict."""
    with cashier.store.write() as db:
        if login not in [account.login for account in _usable(db, page_session)]:
            raise Invalid(N_("Choose one of your accounts"), field="login")
        db.bind_page_session(page_session.key, login)
        bound = db.page_session(page_session.key)
    if bound is None or bound.login != login:
        raise Conflict(NOT_YOURS)
    return bound


def require_account(db: Tables, page_session: PageSession) -> int:
    """The session's account, read again because it may be blocked by now. Raises NotAllowed or Conflict."""
    if page_session.login is None:
        raise Conflict(NOT_YOURS)
    if page_session.login not in [account.login for account in _usable(db, page_session)]:
        raise NotAllowed(BLOCKED)
    return page_session.login
