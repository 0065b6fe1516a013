"""What the payer picks at the mock."""

from inapp.domain.model import HandOff, Method
from inapp.domain.money import DIGITS
from inapp.domain.states import Kind

CARD = "mock_card"
BANK = "mock_bank"

_ARRIVAL = {Kind.DEPOSIT: "At once", Kind.WITHDRAWAL: "1–2 working days"}

METHODS = (
    Method(CARD, "Mock card", _ARRIVAL, HandOff.EMBEDDED, digits=DIGITS),
    Method(BANK, "Mock bank page", _ARRIVAL, HandOff.REDIRECT, digits=DIGITS),
)
