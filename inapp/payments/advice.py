"""What staff do about a failed payout or refund: a table by the reason, because some must never be paid again."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Remedy(StrEnum):
    """What may follow a failed payout or refund, the most careful last."""

    OTHERWISE = "otherwise"  # the money is surely here
    AGAIN = "again"  # ... and the same way can work later
    SETTLE = "settle"  # the payer has it, or may get it


WORDS: Mapping[Remedy, str] = {
    Remedy.OTHERWISE: "pay it elsewhere or book it back",
    Remedy.AGAIN: "put money into the balance at the PSP and send it again, pay it elsewhere, or book it back",
    Remedy.SETTLE: "pay nothing elsewhere and book nothing back yet: its payer has the money, or gets it "
    "if a dispute is lost. Look at the payment in the PSP's pages and settle that first",
}

BY_REASON: Mapping[str, Remedy] = {
    # ours
    "disputed": Remedy.SETTLE,
    "not refundable any more": Remedy.SETTLE,
    "not_captured": Remedy.SETTLE,
    # Stripe's: docs.stripe.com/refunds#failed-refunds, docs.stripe.com/error-codes
    "charge_for_pending_refund_disputed": Remedy.SETTLE,
    "charge_disputed": Remedy.SETTLE,
    "refund_disputed_payment": Remedy.SETTLE,
    "charge_already_refunded": Remedy.SETTLE,
    "charge_not_refundable": Remedy.OTHERWISE,
    "lost_or_stolen_card": Remedy.OTHERWISE,
    "expired_or_canceled_card": Remedy.OTHERWISE,
    "declined": Remedy.OTHERWISE,
    "merchant_request": Remedy.AGAIN,
    "unknown": Remedy.AGAIN,
    "balance_insufficient": Remedy.AGAIN,
    "insufficient_funds": Remedy.AGAIN,
    "try_again_later": Remedy.AGAIN,
}
"""The remedy for each reason that is known; for others the money is taken to be here."""


def remedy_of(reason: str) -> Remedy:
    """The remedy for a reason, which may carry the PSP's own code after a colon."""
    word, _, code = reason.partition(":")
    return BY_REASON.get(code) or BY_REASON.get(word, Remedy.OTHERWISE)


def words_of(reasons: Iterable[str]) -> str:
    """The advice for staff about all that has failed for these reasons: the most careful one, with its reason."""
    careful = list(Remedy)
    reason = max(reasons, key=lambda one: careful.index(remedy_of(one)), default="")
    return f"{WORDS[remedy_of(reason)]} ({reason or 'no reason given'})"
