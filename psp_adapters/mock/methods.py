"""The mock's payment methods."""

from inapp.domain.model import Method, UiMode
from inapp.domain.money import DIGITS
from inapp.domain.states import PaymentType

CARD = "mock_card"
BANK = "mock_bank"

_ARRIVAL = {PaymentType.DEPOSIT: "At once", PaymentType.WITHDRAWAL: "1–2 working days"}

METHODS = (
    Method(CARD, "Mock card", _ARRIVAL, UiMode.EMBEDDED, digits=DIGITS),
    Method(BANK, "Mock bank page", _ARRIVAL, UiMode.REDIRECT, digits=DIGITS),
)
