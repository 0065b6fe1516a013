"""The lines of the sent log: what a restored database must be told."""

from inapp.domain.disbursements import Disbursement
from inapp.domain.model import Payment


def sent_entry(payment: Payment, key: str, at: int, amount: str = "") -> dict[str, object]:
    """What the sent log must know to bring a payment back before people's eyes after a restore."""
    money = payment.money
    return {
        "key": key,
        "ref": payment.ref,
        "kind": str(payment.kind),
        "user_id": payment.user_id,
        "login": payment.login,
        "minor": money.minor,
        "currency": money.currency,
        "digits": money.digits,
        "psp": payment.psp,
        "method": payment.method,
        "psp_ref": payment.psp_ref,
        "amount": amount or money.text,
        "at": at,
    }


def disbursement_entry(payment: Payment | None, disbursement: Disbursement) -> dict[str, object]:
    """The same of a payout or refund; its age counts from its first making, so that no key outlives the PSP's."""
    if payment is None:
        return {"key": disbursement.key, "ref": disbursement.ref, "kind": "refund", "at": disbursement.created}
    entry = sent_entry(payment, disbursement.key, disbursement.created, disbursement.money.text)
    return entry | {"source": disbursement.source_ref}
