"""What a PSP says beside the state of a deposit: its card, refunds made elsewhere, disputes; staff hear of changes."""

from datetime import UTC, datetime

from inapp.domain.instruments import Kept
from inapp.domain.model import LASTING, Dispute, DisputeState, Observation, ObservationKind, Payment
from inapp.domain.states import CONFIRMING, PROCESSING, Status, is_with_bank
from inapp.payments import refunds
from inapp.store import Tables

TOLD: dict[DisputeState, str] = {
    DisputeState.WARNED: "The card network warns of fraud: {what}. Refund it before it is disputed, or wait",
    DisputeState.OPEN: "The payer's bank disputes {what}. Answer it in the PSP's pages{due}",
    DisputeState.UNDER_REVIEW: "The dispute of {what} is with the bank",
    DisputeState.LOST: "The dispute of {what} is lost: the payer has the money back, and what was credited is still "
    "here",
    DisputeState.REFUNDED: "The dispute of {what} was settled by a refund that nobody here ordered: the payer has the "
    "money back, and what was credited is still here",
    DisputeState.WON: "The dispute of {what} is won",
    DisputeState.CLOSED: "The objection to {what} is closed; no money has moved",
    DisputeState.PREVENTED: "A dispute of {what} was prevented; no money has moved",
}
"""The sentence for staff in each state of a dispute."""


def record(db: Tables, payment: Payment, seen: Observation, now: int) -> Payment:
    """Record the facts of an observation of a deposit, with an alert for each change that staff must know."""
    changes: dict[str, object] = {}
    reason = _reason(payment, seen)
    if reason != payment.reason:
        changes["reason"] = reason
    if seen.instrument and seen.instrument != payment.instrument:
        changes["instrument"] = seen.instrument
    if seen.refunded_elsewhere is not None and seen.refunded_elsewhere != payment.refunded_elsewhere:
        changes["refunded_elsewhere"] = seen.refunded_elsewhere
        if seen.refunded_elsewhere.minor:
            text = f"{seen.refunded_elsewhere} of this deposit was given back at the PSP, not by the cashier"
            db.add_alert(now, "refunded_elsewhere", payment.ref, text)
    if seen.disputed is not None and seen.disputed != payment.disputed:
        changes["disputed"] = seen.disputed
    _tell_disputes(db, payment, seen, now)
    if seen.card is not None:
        db.keep_card_facts(payment.psp, payment.ref, seen.card, now)
    if seen.kept is not None and seen.kind is ObservationKind.SUCCEEDED and payment.captured is None:
        _keep(db, payment, seen.kept, now)  # at the capture alone: what its trader has removed since stays removed
    payment = db.change(payment, now, **changes) if changes else payment
    if "refunded_elsewhere" in changes:
        refunds.update_refund_state(db, payment.ref, "made at the PSP", "PSP", now)
    return db.payment(payment.ref) or payment


def _keep(db: Tables, payment: Payment, kept: Kept, now: int) -> None:
    """Keep an instrument for a trader who asked for it, or note that a kept one was used; never another than chosen."""
    choice = db.choice(payment.ref)
    if choice == "":
        db.keep(payment, kept, now)
    elif choice == kept.psp_ref:
        db.note_use(payment, kept, now)


def _reason(payment: Payment, seen: Observation) -> str:
    """The reason that an unpaid deposit has now: a refused try, after which the payer may still pay, or the wait."""
    if seen.kind is ObservationKind.PENDING and payment.status is Status.AWAITING_PAYER:
        return "{}:{}/{}".format(CONFIRMING, *seen.confirmations) if seen.confirmations else PROCESSING
    if seen.kind is ObservationKind.NEEDS_ACTION:
        return seen.reason or ("" if is_with_bank(payment.reason) else payment.reason)
    return payment.reason


def _tell_disputes(db: Tables, payment: Payment, seen: Observation, now: int) -> None:
    """Keep the disputes of a deposit and alert each change in one sentence, with what it means for withdrawals."""
    known = {dispute.id: dispute for dispute in db.disputes(payment.ref)}
    changed = [dispute for dispute in seen.disputes if dispute != known.get(dispute.id)]
    for dispute in changed:
        db.keep_dispute(payment.psp, payment.ref, dispute, now)
    sentences = [_sentence(dispute) for dispute in changed]
    if seen.disputed is not None and seen.disputed != payment.disputed:
        word = "is disputed: withdrawals of its user wait" if seen.disputed else "is not disputed any more"
        sentences.append(f"This deposit {word}")
    elif changed and seen.disputed:
        sentences.append("Withdrawals of its user wait")
    if sentences:
        lost = any(dispute.state in (DisputeState.LOST, DisputeState.REFUNDED) for dispute in changed)
        db.add_alert(now, "dispute_lost" if lost else "disputed", payment.ref, ". ".join(sentences))


def _sentence(dispute: Dispute) -> str:
    what = f"{dispute.money or 'a deposit'} ({dispute.reason or 'no reason given'})"
    due = f" by {moment(dispute.due)}" if dispute.due and dispute.state in LASTING else ""
    return TOLD[dispute.state].format(what=what, due=due)


def moment(at: int) -> str:
    """A moment in words that a log and a person can read, in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
