"""Mails that tell traders what has become of their money and of their ways to log in.

The event's own transaction stores that a mail is to be sent; the worker writes and sends it, and tries again for three
days. A mail can arrive twice if the process dies, or the server's answer is lost, after the server has taken it: both
copies have the Message-ID of the event.
"""

import logging

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, backoff
from inapp.domain.errors import Conflict, Declined, NotSent, OutcomeUnknown, TooMany
from inapp.domain.letters import Mailer, MailKind, Notice, QueuedMail
from inapp.domain.model import PageSession, Payment, confirmed
from inapp.domain.money import Money
from inapp.domain.states import RETURN
from inapp.domain.text import N_
from inapp.identity.letters import AT_A_TIME_S, greeted
from inapp.payments.checkout import of_session
from inapp.store import Tables

log = logging.getLogger(__name__)

FIRST_WAIT = 5 * SECOND
GIVEN_UP_AFTER = 72 * HOUR
MOST_RECEIPTS = 10
"""Receipts that a user can have mailed within an hour."""
NO_ADDRESS = "no e-mail address is known"
TOO_LATE = "it could not be sent within three days"
SENT_ALREADY = N_("This receipt was sent already. Look among the unwanted mails too.")
TOO_MANY = N_("Many receipts were sent a moment ago. Try again in an hour.")
NOT_HERE = N_("Receipts are not sent by mail here.")


def deliver(cashier: Cashier) -> None:
    """Send every mail that is due; without a mail server they wait.

    After one that was not taken, or a while, the others wait for the next call: no server holds a stop up for long.
    """
    if cashier.mailer is None:
        return
    with cashier.store.read() as db:
        waiting = db.due_mails(cashier.clock.now())
    until = cashier.clock.boot() + AT_A_TIME_S
    for mail in waiting:
        if not _deliver(cashier, cashier.mailer, mail) or cashier.clock.boot() >= until:
            return


def _deliver(cashier: Cashier, mailer: Mailer, mail: QueuedMail) -> bool:
    """Send a mail, or give it up; False if it is to be tried again."""
    with cashier.store.read() as db:
        notice = _written(db, mail)
    if notice is None:
        return _end(cashier, mail, NO_ADDRESS)
    if cashier.clock.now() - mail.created >= GIVEN_UP_AFTER:
        return _give_up(cashier, mail, f"{TOO_LATE}: {mail.problem}".rstrip(": "))
    try:
        mailer.send(notice)
    except Declined as refusal:
        return _give_up(cashier, mail, f"the mail server refuses it: {refusal.reason}")
    except (NotSent, OutcomeUnknown) as failure:
        return _later(cashier, mail, str(failure))
    except Exception as defect:  # of ours: it must not hold up the mails behind it
        log.exception("the mail %s cannot be written", mail.event)
        return _later(cashier, mail, f"{mail.kind} cannot be written ({type(defect).__name__})")
    cashier.crash_point("mail.sent")
    return _end(cashier, mail, "")


def _end(cashier: Cashier, mail: QueuedMail, problem: str) -> bool:
    with cashier.store.write() as db:
        db.end_mail(mail, cashier.clock.now(), problem)
    return True


def _give_up(cashier: Cashier, mail: QueuedMail, problem: str) -> bool:
    """Tell staff, once an hour for each reason, that traders will not get their mails; `mails list` names them."""
    log.warning("the mail %s to user %s is given up: %s", mail.event, mail.user_id, problem)
    with cashier.store.write() as db:
        text = f"mails to traders are given up: {problem} (`mails list` names them)"
        db.add_alert(cashier.clock.now(), "mail_given_up", "mail", text)
        db.end_mail(mail, cashier.clock.now(), problem)
    return True


def _later(cashier: Cashier, mail: QueuedMail, problem: str) -> bool:
    """Tell staff, once an hour, that mails wait, and try again."""
    log.warning("mails are not sent: %s", problem)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        db.add_alert(now, "mail_failed", "mail", f"mails are not sent: {problem}")
        db.mail_failed(mail, now + backoff(mail.tries, FIRST_WAIT, HOUR), problem)
    return False


def _written(db: Tables, mail: QueuedMail) -> Notice | None:
    """The mail with what the rows say now; None if no address is known."""
    payment = db.payment(mail.ref) if mail.ref else None
    email = address_of(db, mail.user_id, payment.login if payment else None)
    if not email:
        return None
    user = db.user(mail.user_id)
    return Notice(
        email=email,
        name=greeted(user.name) if user else "",
        language=db.language_read(mail.user_id) or (user.language if user else ""),
        event=mail.event,
        kind=mail.kind,
        at=mail.created,
        payment=payment,
        money=_amount(db, mail.kind, payment) if payment else None,
    )


def address_of(db: Tables, user_id: int, login: int | None) -> str:
    """The e-mail address of a user's own record, else of the account or another one of theirs; empty if unknown."""
    user = db.user(user_id)
    if user and user.email:
        return user.email
    accounts = sorted(db.accounts_of(user_id), key=lambda account: account.login != login)
    return next((account.email for account in accounts if account.email), "")


def _amount(db: Tables, kind: MailKind, payment: Payment) -> Money | None:
    """The amount that an event was about: what was booked back, what was received and given back, else the payment's.

    None where no row tells how much came back.
    """
    if kind is MailKind.RETURNED:
        booked = confirmed(db.attempts(payment.ref), RETURN)
        return booked.money if booked else None
    if kind is MailKind.PAID_BACK:
        return payment.captured
    return payment.money


def receipt_address(cashier: Cashier, payment: Payment) -> str:
    """The address that a receipt can be mailed to; empty without one, and where receipts are not mailed."""
    with cashier.store.read() as db:
        may = cashier.mailer is not None and MailKind.RECEIPT in db.mailed
        return address_of(db, payment.user_id, payment.login) if may else ""


def send_receipt(cashier: Cashier, page_session: PageSession, ref: str) -> None:
    """Have the receipt of a payment mailed to its trader, once. Raises NotFound, Conflict or TooMany."""
    payment = of_session(cashier, page_session, ref)
    if not receipt_address(cashier, payment):
        raise Conflict(NOT_HERE)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        if db.mails_since(payment.user_id, MailKind.RECEIPT, now - HOUR) >= MOST_RECEIPTS:
            raise TooMany(TOO_MANY)
        if not db.add_mail(MailKind.RECEIPT, f"{ref}.{MailKind.RECEIPT}.{payment.status}", payment.user_id, now, ref):
            raise Conflict(SENT_ALREADY)
