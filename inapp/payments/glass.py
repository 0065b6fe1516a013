"""Breaking the glass: for an hour two logins of the machine decide an emergency, because nobody can use the console.

It opens what gets a cashier out of a standstill: the verdict on a booking, the lifting of a hold, and the release of
all sending. It opens no approval, refund, payout or correction, and makes no person out of one shell.
"""

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.deciding import GLASS_LASTS, ROOT, Glass, login_of
from inapp.domain.errors import Conflict, Invalid
from inapp.domain.staff import Actor
from inapp.operations import door
from inapp.staff import audit

NO_REASON = "Say why: everybody reads it"
NOT_ROOT = "root is nobody's login: break the glass from a login of your own, with sudo"
NO_ACCOUNTS = "No member of staff has an account, so two logins of the machine decide anyway"
BROKEN_ALREADY = "The glass is broken already, by {by}: {reason}"
TOLD = (
    "{by} (login {login}) has broken the glass: {reason}. Until an hour from now two logins of the machine may state "
    "what became of a booking, lift a hold, and release all sending"
)


def break_glass(cashier: Cashier, by: Actor, reason: str) -> str:
    """Break the glass from a shell; everybody is told. Returns a sentence. Raises Invalid or Conflict."""
    name, login, why = door.name_of(by), login_of(by.key), " ".join(reason.split())[:1000]
    if not why:
        raise Invalid(NO_REASON)
    if login in ("", ROOT):
        raise Invalid(NOT_ROOT)
    with cashier.store.write() as db:
        if not db.has_staff():
            raise Conflict(NO_ACCOUNTS)
        broken = db.glass()
        if broken and door.glass_is_broken(cashier, db):
            raise Conflict(BROKEN_ALREADY, values={"by": broken.by, "reason": broken.reason})
        now = cashier.clock.now()
        db.break_glass(Glass(name, why, now))
        text = TOLD.format(by=name, login=login, reason=why)
        db.add_alert(now, "break_glass", "", text)
        audit.note(db, by, "broke glass", "decisions", why)
    return f"{text}. It is in the audit, in an alert, and on each page of the console for {GLASS_LASTS // HOUR} hour."
