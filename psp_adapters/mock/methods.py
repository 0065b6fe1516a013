"""The mock's payment methods."""

from inapp.domain.model import Method, UiMode
from inapp.domain.money import DIGITS
from inapp.domain.states import PaymentType
from inapp.domain.text import N_

CARD = "mock_card"
BANK = "mock_bank"

_ARRIVAL = {PaymentType.DEPOSIT: N_("At once"), PaymentType.WITHDRAWAL: N_("1–2 working days")}

METHODS = (
    Method(CARD, N_("Mock card"), _ARRIVAL, UiMode.EMBEDDED, digits=DIGITS),
    Method(BANK, N_("Mock bank page"), _ARRIVAL, UiMode.REDIRECT, digits=DIGITS),
)
