"""The lines of the sent log: what a restored database must be told."""

from inapp.domain.model import Disbursement, Payment
from inapp.domain.money import Money


def sent_entry(payment: Payment, key: str, at: int, sent: Money) -> dict[str, object]:
    """What the sent log must know to bring a payment back before people's eyes after a restore.

    `sent` is what this booking, payout or refund moves, where the line also has the money of the whole payment.
    """
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
        "amount": sent.text,
        "at": at,
    }


def call_entry(payment: Payment | None, call: Disbursement) -> dict[str, object]:
    """The same of a payout or refund; its age counts from its first making, so that no key outlives the PSP's."""
    if payment is None:
        return {"key": call.key, "ref": call.ref, "kind": "refund", "at": call.created}
    return sent_entry(payment, call.key, call.created, call.money) | {"source": call.psp_ref}
