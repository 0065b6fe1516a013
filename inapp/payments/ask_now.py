"""Questions that staff ask at once, instead of waiting for the worker: what the PSP says, and what cTrader shows."""

from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.disbursements import DisbursementState
from inapp.domain.errors import Conflict, NotFound, NotSent, OutcomeUnknown, Unavailable
from inapp.domain.model import Observation, PspObjectType
from inapp.domain.states import UNKNOWN, PaymentType
from inapp.domain.text import N_
from inapp.payments import psp_events, read_back

UNKNOWN_PAYMENT = N_("There is no payment {ref}")
NO_ADAPTER = N_("{psp} is not set up here any more, so it cannot be asked")
NO_OBJECT = N_("{psp} has no object for {ref} yet, so there is nothing to ask about")
SILENT = N_("{psp} does not answer now. Nothing has changed; ask again in a minute")
NOT_UNKNOWN = N_("{ref} has no booking whose outcome is unknown")
NO_READER = N_("No reader of cTrader's history is set (CTRADER_READER), so people look into cTrader themselves")
ASKED_BY = "{name} asked"


def ask_psp(cashier: Cashier, ref: str, name: str) -> list[str]:
    """Ask the PSP about a payment's objects now, and apply what it says; a sentence for each. Raises Refused."""
    with cashier.store.read() as db:
        payment, made = db.payment(ref), db.disbursements(ref)
    if payment is None:
        raise NotFound(UNKNOWN_PAYMENT, values={"ref": ref})
    asked = [
        _Thing(one.psp, one.type, one.key, one.psp_ref, one.source_ref)
        for one in made
        if one.state is not DisbursementState.PLANNED and one.psp in cashier.psps
    ]
    if payment.kind is PaymentType.DEPOSIT and payment.psp_ref:
        asked.insert(0, _Thing(payment.psp, PspObjectType.PAYMENT, ref, payment.psp_ref))
    if not asked:
        missing = NO_OBJECT if payment.psp in cashier.psps else NO_ADAPTER
        raise Conflict(missing, values={"psp": payment.psp, "ref": ref})
    return [_ask(cashier, one, name) for one in asked]


@dataclass(frozen=True, slots=True)
class _Thing:
    """An object at a PSP: `key` is our own reference of it, `source` what a refund gives back."""

    psp: str
    subject: PspObjectType
    key: str
    psp_ref: str | None
    source: str | None = None


def _ask(cashier: Cashier, thing: _Thing, name: str) -> str:
    adapter = cashier.psps.get(thing.psp)
    if adapter is None:
        raise Conflict(NO_ADAPTER, values={"psp": thing.psp})
    try:
        with cashier.at_psps.place():
            seen = adapter.look_up(thing.subject, thing.key, thing.psp_ref, thing.source)
    except (NotSent, OutcomeUnknown):
        raise Unavailable(SILENT, values={"psp": thing.psp}) from None
    result = psp_events.apply(cashier, thing.psp, thing.subject, seen, ASKED_BY.format(name=name))
    return f"{thing.psp}, {thing.psp_ref or thing.key}: {_told(seen)} → {result}"


def _told(seen: Observation) -> str:
    words = [str(seen.kind), str(seen.money or ""), seen.reason, "disputed" if seen.disputed else ""]
    return " ".join(filter(None, words))


def read_back_now(cashier: Cashier, ref: str) -> None:
    """Look for a payment's unknown booking in cTrader's history now. Raises Refused."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment is None:
        raise NotFound(UNKNOWN_PAYMENT, values={"ref": ref})
    if payment.status not in UNKNOWN:
        raise Conflict(NOT_UNKNOWN, values={"ref": ref})
    if not cashier.readers:
        raise Conflict(NO_READER)
    read_back.look(cashier, payment)
