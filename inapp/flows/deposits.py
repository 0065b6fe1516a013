"""Deposits up to the PSP: from the form to what the trader does next."""

from inapp.domain.errors import Declined, IllegalTransition, NotSent, OutcomeUnknown
from inapp.domain.model import NextStep, PageSession, Payment, Trader
from inapp.domain.money import Money
from inapp.domain.ports import Parts, Tables
from inapp.domain.rules import SECOND
from inapp.domain.states import Event, Status
from inapp.flows import payments, settlement
from inapp.flows.references import return_key


def start(parts: Parts, session: PageSession, amount: str, method: str, page_key: str) -> Payment:
    """Store a new deposit; `next_step` then takes it to the PSP. Raises Refused."""
    payment = payments.make(parts, session, amount, method, page_key, _no_check, _as_it_is)
    parts.checkpoint("deposit.created")
    return payment


def _no_check(trader: Trader, money: Money) -> None:
    """Any amount may come in."""


def _as_it_is(db: Tables, payment: Payment) -> Payment:
    return payment


def next_step(parts: Parts, payment: Payment) -> NextStep | None:
    """What the trader does next at the PSP, or None if there is nothing to do now.

    May be called as often as the page is shown: our reference is the PSP's idempotency key.
    """
    in_time = payment.expires is not None and parts.clock.now() < payment.expires
    psp = parts.psps.get(payment.psp)
    if payment.status not in settlement.AWAITING or not in_time or psp is None:
        return None
    key = return_key(parts.policy.secret_key, payment.ref)
    try:
        step = psp.start_deposit(payment, f"{parts.public_url}/return/{key}")
    except Declined as refusal:
        _move(parts, payment, Event.DECLINED, reason=refusal.reason, due=None)
        return None
    except (NotSent, OutcomeUnknown):
        return None
    parts.checkpoint("deposit.at_psp")
    if payment.status is Status.CREATED:
        _move(parts, payment, Event.STARTED, psp_ref=step.psp_ref or None)
    parts.checkpoint("deposit.started")
    return step


def _move(parts: Parts, payment: Payment, event: Event, **changes: object) -> None:
    """Apply what the PSP's answer means, unless a webhook was faster."""
    now = parts.clock.now()
    try:
        with parts.store.write() as db:
            current = db.payment(payment.ref)
            if current is not None and current.psp_ref is None:
                db.move(current, event, "payer", now, **{"due": now + 5 * SECOND, "tries": 0} | changes)
            elif current is not None:
                db.move(current, event, "payer", now)
    except IllegalTransition:
        return
