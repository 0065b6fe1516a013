"""What is done about a lost dispute: a debit by two people, never below free margin, or a receivable in the ledger.

A debit is a withdrawal whose money has left already: it goes through the same states, attempts and read-backs as any
other, and where a payout would follow, it covers what the dispute has cost.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.deciding import Verb
from inapp.domain.disbursements import BY_HAND, Disbursement
from inapp.domain.disputes import METHOD, Claim, Remedy, covers
from inapp.domain.errors import Conflict, Declined, Invalid, NotFound, NotSent, OutcomeUnknown, Unavailable
from inapp.domain.identifiers import new_reference
from inapp.domain.ledger import Fact, MoneyEvent
from inapp.domain.model import Decision, Payment
from inapp.domain.money import Money, NotAnAmount
from inapp.domain.staff import Actor
from inapp.domain.states import Event, PaymentType, Status
from inapp.operations import door
from inapp.payments import approvals, payouts
from inapp.payments.decisions import DecisionResult
from inapp.store import Tables

NO_DISPUTE = "There is no dispute {id} at {psp}"
NOTHING_LEFT = "The dispute {id} is {state}, and nothing of it is left to {remedy}"
TOO_MUCH = "At most {most} of the dispute {id} is left to {remedy}"
NOT_FREE = "Account {login} has only {available} free: debit at most that, and let the rest stand as owed"
NOT_TOLD = "cTrader does not tell what of account {login} is free, so nothing is debited"
CANNOT_ASK = "cTrader gives no answer about account {login}: try again later"
NO_REASON = "Say why it stands as owed, in a sentence: the entry stays for ever"


def find(db: Tables, psp: str, dispute_id: str) -> Claim:
    """A dispute with what was done about it. Raises NotFound."""
    claim = db.claim(psp, dispute_id)
    if claim is None:
        raise NotFound(NO_DISPUTE, values={"id": dispute_id, "psp": psp})
    return claim


def debit(cashier: Cashier, by: Actor, psp: str, dispute_id: str, amount: str = "") -> DecisionResult:
    """Say that a lost dispute, or a part of it, is debited from its account; another person's word orders it.

    Raises Refused; Conflict where the amount is more than what of the account is free.
    """
    with cashier.store.read() as db:
        claim = find(db, psp, dispute_id)
    available = _free(cashier, claim.login)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.CORRECT), cashier.clock.now()
        claim = find(db, psp, dispute_id)
        approvals.require_no_trader(db, claim.user_id, by)
        money = _amount(claim, Remedy.DEBIT, amount)
        if available is None:
            raise Conflict(NOT_TOLD, values={"login": claim.login})
        if not covers(available, money):
            values = {"login": claim.login, "available": available}
            raise Conflict(NOT_FREE, values=values)
        said = door.say(cashier, db, by, Verb.CORRECT, _word(db, claim, Remedy.DEBIT, money, name, now))
        if said.missing:
            text = f"{name} wants to debit {money} from account {claim.login} for {claim.ref}. {said.sentence}"
            return DecisionResult(False, text)
        ref = _order(db, claim, money, said.names, now)
    text = f"{ref}: {money} is debited from account {claim.login} for {claim.ref}, say {said.names}."
    return DecisionResult(True, text)


def owe(cashier: Cashier, by: Actor, psp: str, dispute_id: str, amount: str = "", reason: str = "") -> DecisionResult:
    """Say that a lost dispute, or a part of it, stands as owed by its trader; another person's word posts it.

    Raises Refused.
    """
    if not reason.strip():
        raise Invalid(NO_REASON)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.CORRECT), cashier.clock.now()
        claim = find(db, psp, dispute_id)
        approvals.require_no_trader(db, claim.user_id, by)
        money = _amount(claim, Remedy.OWE, amount)
        said = door.say(cashier, db, by, Verb.CORRECT, _word(db, claim, Remedy.OWE, money, name, now))
        if said.missing:
            text = f"{name} wants {money} to stand as owed by user {claim.user_id} for {claim.ref}. {said.sentence}"
            return DecisionResult(False, text)
        names = {"login": str(claim.login)}
        subject = f"{_prefix(claim)}owed.{1 + db.count_facts(f'{_prefix(claim)}owed.')}"
        db.post_fact(Fact(subject, MoneyEvent.DISPUTE_OWED, money, now, names, claim.ref, said.names, reason.strip()))
    return DecisionResult(True, f"{money} stands as owed by user {claim.user_id} for {claim.ref}, say {said.names}.")


@dataclass(frozen=True, slots=True)
class Return:
    """What an account of the ledger still has to give to `dispute`, after disputes that were won in the end."""

    account: str
    login: int
    money: Money
    refs: list[str]

    @property
    def was_debited(self) -> bool:
        """True for money that was debited from the trader, and not only owed by them."""
        return self.account.startswith("client:")


def returns(db: Tables, claims: Iterable[Claim]) -> list[Return]:
    """What is to be given back for disputes that were won after their debit, less what was corrected since."""
    found: dict[tuple[str, str], list[tuple[Claim, Money]]] = {}
    for claim in claims:
        for account, money in claim.returned.items():
            found.setdefault((account, money.currency), []).append((claim, money))
    made = []
    for (account, currency), parts in found.items():
        given = db.corrected(account, METHOD, currency, min(claim.at for claim, _ in parts))
        below = Money(0, currency, 0).less(money for _, money in parts)
        left = replace(below, minor=-below.minor).less(given)
        if left.minor > 0:
            made.append(Return(account, parts[0][0].login, left, [claim.ref for claim, _ in parts]))
    return made


def _prefix(claim: Claim) -> str:
    return f"{claim.ref}.dispute.{claim.dispute.id}."


def _word(db: Tables, claim: Claim, remedy: Remedy, money: Money, name: str, now: int) -> Decision:
    """A word about a remedy; what was done before makes it another one."""
    done = len(db.dispute_debits(claim)) + db.count_facts(f"{_prefix(claim)}owed.")
    return Decision(claim.ref, f"dispute {claim.psp} {claim.dispute.id} after {done}", f"{remedy} {money}", name, now)


def _amount(claim: Claim, remedy: Remedy, amount: str) -> Money:
    """The amount that was named, or all that is left. Raises Conflict or Invalid."""
    most, values = claim.left(remedy), {"id": claim.dispute.id, "state": claim.dispute.state, "remedy": remedy}
    if most is None:
        raise Conflict(NOTHING_LEFT, values=values)
    if not amount:
        return most
    try:
        money = Money.from_text(amount, most.currency, most.digits)
    except (NotAnAmount, ValueError):
        raise Invalid(f"{amount} is no amount in {most.currency}: write it as {most.text}") from None
    if money.minor <= 0:
        raise Invalid("Name more than nothing")
    if most < money:
        raise Conflict(TOO_MUCH, values={**values, "most": most})
    return money


def _free(cashier: Cashier, login: int) -> Money | None:
    """What cTrader says is free of an account now. Raises Unavailable."""
    try:
        return cashier.ctrader.trading_account(login).withdrawable
    except (Declined, NotSent, OutcomeUnknown):
        raise Unavailable(CANNOT_ASK, values={"login": login}) from None


def _order(db: Tables, claim: Claim, money: Money, both: str, now: int) -> str:
    """Store the withdrawal that debits; the worker takes it from here."""
    while True:
        made = Payment(
            ref=new_reference("W"),
            kind=PaymentType.WITHDRAWAL,
            user_id=claim.user_id,
            login=claim.login,
            money=money,
            status=Status.REQUESTED,
            psp=BY_HAND,
            method=METHOD,
            created=now,
            updated=now,
        )
        payment = db.add_payment(made, f"{made.ref} {METHOD}", None, both)
        if payment is not None:
            break
    db.add_dispute_debit(payment.ref, claim, now)
    db.move(payment, Event.APPROVED, both, now, due=now)
    return payment.ref


def cover(cashier: Cashier, ref: str) -> None:
    """Let a confirmed debit cover what its dispute has cost, first what nobody owes yet."""
    with cashier.store.write() as db:
        payment, now = db.payment(ref), cashier.clock.now()
        claim = db.claim_of_debit(ref)
        if payment is None or claim is None or payment.status not in (Status.DEBITED, Status.PAYING_OUT):
            return
        if not payouts.is_debited(db, ref):
            return
        if payment.status is Status.DEBITED:
            payment = db.move(payment, Event.PAYOUT_SENT, METHOD, now, tries=0)
        if not db.disbursements(ref):
            db.add_disbursement(Disbursement.paid_elsewhere(ref, 1, payment.money, now), METHOD)
            _post(db, claim, payment, now)
        payouts.update_payout_state(db, payment, METHOD, now)


def _post(db: Tables, claim: Claim, payment: Payment, now: int) -> None:
    """Post what a debit covers: the loss itself, then what stands as owed."""
    money = payment.money
    taken, debited, owed = ((one or money).minor for one in (claim.taken, claim.debited, claim.owed))
    loss = max(0, taken - (debited - money.minor) - owed) if claim.taken else money.minor
    parts = {"dispute": min(loss, money.minor), f"receivable:{claim.login}": max(0, money.minor - loss)}
    for n, (account, minor) in enumerate(parts.items(), 1):
        if minor:
            names = {"psp": BY_HAND, "credit": account}
            subject, part = f"{_prefix(claim)}covered.{payment.ref}.{n}", replace(money, minor=minor)
            db.post_fact(Fact(subject, MoneyEvent.DISPUTE_COVERED, part, now, names, payment.ref))
