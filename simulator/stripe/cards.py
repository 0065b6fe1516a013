"""Stripe's published test cards and what each of them does (https://docs.stripe.com/testing)."""

import hashlib
from dataclasses import dataclass
from typing import Any, NamedTuple

from simulator.stripe.errors import ApiError


class Decline(NamedTuple):
    """Why a bank said no: Stripe's error code, the bank's own code, and the sentence for the payer."""

    code: str
    decline_code: str
    message: str


_DECLINED = "Your card was declined."
GENERIC = Decline("card_declined", "generic_decline", _DECLINED)


@dataclass(frozen=True)
class Card:
    """One test card; `after` names what happens by itself later."""

    number: str
    label: str
    brand: str = "visa"
    funding: str = "credit"
    challenge: bool = False
    decline: Decline | None = None
    after: str = ""
    refund: str = ""

    @property
    def last4(self) -> str:
        """What people know the card by."""
        return self.number[-4:]

    def details(self, month: int, year: int) -> dict[str, Any]:
        """The card as a payment method or a charge tells of it."""
        return {
            "brand": self.brand,
            "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
            "country": "US",
            "exp_month": month,
            "exp_year": year,
            "fingerprint": hashlib.sha256(self.number.encode()).hexdigest()[:16],
            "funding": self.funding,
            "last4": self.last4,
            "wallet": None,
        }


def _declined(decline_code: str, message: str = _DECLINED, code: str = "card_declined") -> Decline:
    return Decline(code, decline_code, message)


_FUNDS = _declined("insufficient_funds", "Your card has insufficient funds.")
_EXPIRED = _declined("expired_card", "Your card has expired.", "expired_card")
_CVC = _declined("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc")
_PROCESSING = _declined(
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
    "processing_error",
)

CARDS: dict[str, Card] = {
    card.number: card
    for card in (
        Card("4242424242424242", "Paid"),
        Card("4000056655665556", "Paid, debit", funding="debit"),
        Card("5555555555554444", "Paid, Mastercard", brand="mastercard"),
        Card("378282246310005", "Paid, American Express", brand="amex"),
        Card("4000000000000002", "Declined", decline=GENERIC),
        Card("4000000000009995", "Not enough money", decline=_FUNDS),
        Card("4000000000009987", "Lost card", decline=_declined("lost_card")),
        Card("4000000000009979", "Stolen card", decline=_declined("stolen_card")),
        Card("4100000000000019", "Blocked as fraud", decline=_declined("fraudulent")),
        Card("4000000000000069", "Expired card", decline=_EXPIRED),
        Card("4000000000000127", "Wrong security code", decline=_CVC),
        Card("4000000000000119", "Processing error", decline=_PROCESSING),
        Card("4000000000003220", "3-D Secure", challenge=True),
        Card("4000008400001629", "3-D Secure, then declined", challenge=True, decline=GENERIC),
        Card("4000000000000259", "Paid, disputed later", after="dispute"),
        Card("4000000000005126", "Paid, refunds fail later", refund="fails_later"),
        Card("4000000000007726", "Paid, refunds pending first", refund="pending"),
    )
}


def _luhn(number: str) -> bool:
    doubled = (int(digit) * 2 if at % 2 else int(digit) for at, digit in enumerate(reversed(number)))
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _refuse(code: str, message: str, param: str, **more: Any) -> ApiError:
    return ApiError(message, code, param, status=402, kind="card_error", **more)


def read_card(number: str, month: str, year: str, cvc: str, today: tuple[int, int]) -> tuple[Card, int, int]:
    """The card that was typed in, with its month and year; `today` is (year, month). ApiError when it cannot be one."""
    digits = number.replace(" ", "").replace("-", "")
    if not digits.isascii() or not digits.isdigit() or not 12 <= len(digits) <= 19 or not _luhn(digits):
        raise _refuse("incorrect_number", "Your card number is incorrect.", "number")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        raise _refuse("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month")
    if not year.isdigit():
        raise _refuse("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year")
    full = int(year) + (2000 if len(year) <= 2 else 0)
    if (full, int(month)) < today:
        raise _refuse("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year")
    if not cvc.isdigit() or len(cvc) not in (3, 4):
        raise _refuse("invalid_cvc", "Your card's security code is invalid.", "cvc")
    if digits not in CARDS:
        message = "Your card was declined. Your request was in test mode, but used a non test card."
        raise _refuse("card_declined", message, "number", decline_code="test_mode_live_card")
    return CARDS[digits], int(month), full
