"""Mails to users: queued by the web server, sent by the worker, and tried again until their link would be too old.

Whoever asks for a mail is told the same, whether or not there is such a user.
"""

import logging
import re

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import HOUR, SECOND, backoff
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.identifiers import derived_text
from inapp.domain.identity import Token, TokenKind, User
from inapp.domain.letters import Letter, Mailer, QueuedLetter
from inapp.identity import throttles
from inapp.identity.sign_in import plain_email
from inapp.store import Tables

log = logging.getLogger(__name__)

MOST_IN_AN_HOUR = 3
"""Mails to one user; further requests are answered like the others and send nothing."""
FIRST_WAIT = 5 * SECOND
AT_A_TIME_S = 10.0
ADDRESS = "/auth/password/"
LONGEST_NAME = 60
NO_NAME = re.compile(r"[/:@。．｡]|\.\w|[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Parts of addresses, which mail programs make links of, and what begins lines or turns the direction of reading."""


def ask_for_reset(cashier: Cashier, email: str, address: str) -> None:
    """Queue a mail with a link that sets a password, if there is such a user. Raises TooMany for an IP address."""
    email = plain_email(email)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        throttles.count(db, now, throttles.resets_from(address))
        user = db.user_by_email(email)
        if user and user.enabled and db.letters_since(user.user_id, now - HOUR) < MOST_IN_AN_HOUR:
            db.add_letter(user.user_id, user.email, now)
    security.note("reset.asked")


def deliver(cashier: Cashier) -> None:
    """Send every letter that is due; without a mail server, or without passwords, they wait, and become too old.

    After one that was not taken, or a while, the others wait for the next call: no server holds a stop up for long.
    """
    if cashier.mailer is None or not cashier.policy.passwords:
        return
    with cashier.store.read() as db:
        waiting = db.due_letters(cashier.clock.now())
    until = cashier.clock.boot() + AT_A_TIME_S
    for queued in waiting:
        if not _deliver(cashier, cashier.mailer, queued) or cashier.clock.boot() >= until:
            return


def _deliver(cashier: Cashier, mailer: Mailer, queued: QueuedLetter) -> bool:
    """Send a letter, or give it up; False if it is to be tried again."""
    with cashier.store.write() as db:
        letter = _written(cashier, db, queued)
        if letter is None:
            db.end_letter(queued.id, cashier.clock.now())
            return True
    try:
        mailer.send(letter)
    except Declined as refusal:
        _failed(cashier, queued, f"the mail server refuses a mail to user {queued.user_id}: {refusal.reason}", None)
    except (NotSent, OutcomeUnknown) as failure:
        wait = backoff(queued.tries, FIRST_WAIT)
        _failed(cashier, queued, f"mails are not sent: {failure}", cashier.clock.now() + wait)
        return False
    else:
        with cashier.store.write() as db:
            db.end_letter(queued.id, cashier.clock.now())
    return True


def _failed(cashier: Cashier, queued: QueuedLetter, text: str, due: int | None) -> None:
    """Tell staff, and try again at `due`, or never."""
    log.warning("%s", text)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        db.add_alert(now, "mail_failed", "mail", text)
        if due is None:
            db.end_letter(queued.id, now)
        else:
            db.letter_failed(queued.id, due)


def _written(cashier: Cashier, db: Tables, queued: QueuedLetter) -> Letter | None:
    """The letter with its link; None if it is too old, its user has changed, or the link was used.

    Each try derives the same secret, so that of two copies of a mail both work, and none is stored.
    """
    now, life = cashier.clock.now(), cashier.policy.link_life
    user = db.user(queued.user_id)
    if user is None or not user.enabled or user.email != queued.email or now - queued.created >= life:
        return None
    what = f"letter\0{queued.id}\0{queued.user_id}\0{queued.created}\0{queued.email}"
    secret = derived_text(cashier.policy.secret_key, what)
    known = db.token(secret)
    if known is None:
        db.add_token(secret, Token(TokenKind.PASSWORD, user.user_id, now, now + life, None))
    elif known.used is not None:
        return None
    else:
        db.extend_token(secret, now + life)
    return _letter(cashier, user, secret)


def _letter(cashier: Cashier, user: User, secret: str) -> Letter:
    link = f"{cashier.public_url}{ADDRESS}{secret}"
    return Letter(user.email, greeted(user.name), user.language, link, cashier.policy.link_life)


def greeted(name: str) -> str:
    """The name in a mail's greeting; empty if it may be a message that somebody signed a stranger up with."""
    return "" if len(name) > LONGEST_NAME or NO_NAME.search(name) else name


def forget(db: Tables, now: int) -> None:
    """Delete letters that were sent or given up a month ago."""
    db.delete_ended_letters(now - 30 * 24 * HOUR)
