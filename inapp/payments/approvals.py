"""While a user disputes a deposit, each of their withdrawals waits for a person, who decides with that in mind."""

from inapp.domain.model import Payment
from inapp.domain.records import Decision
from inapp.domain.states import Event
from inapp.store import Tables

TEXT = "This user disputes a deposit: approve or refuse the withdrawal"


def unapproved(db: Tables, payment: Payment) -> list[str]:
    """The disputed deposits of a withdrawal's user in spite of which nobody has approved it."""
    disputed = db.disputed_deposits(payment.user_id)
    return [deposit for deposit in disputed if not db.decisions(_subject(payment.ref, deposit))]


def demand(db: Tables, payment: Payment, by: str, now: int) -> Payment | None:
    """The withdrawal as it waits from now on, and people are told; None if nobody has to approve it."""
    if not unapproved(db, payment):
        return None
    db.add_alert(now, "approval_needed", payment.ref, TEXT)
    return db.move(payment, Event.APPROVAL_NEEDED, by, now, due=None)


def decide(db: Tables, payment: Payment, word: str, name: str, now: int) -> None:
    """Keep a person's word. It covers the disputes of this moment: a later one is asked about again."""
    for deposit in db.disputed_deposits(payment.user_id) or ["nothing"]:
        db.add_decision(Decision(payment.ref, _subject(payment.ref, deposit), word, name, now))


def _subject(ref: str, deposit: str) -> str:
    return f"approval of {ref} in spite of {deposit}"
