"""The mock's methods. Their names are nobody's: what they play are kinds of methods, not companies."""

from dataclasses import replace

from inapp.domain.durations import INSTANT, Duration, Unit
from inapp.domain.fields import Field, FieldKind
from inapp.domain.methods import FREE, Fee, Group
from inapp.domain.model import Method, UiMode
from inapp.domain.money import DIGITS
from inapp.domain.states import PaymentType
from inapp.domain.text import N_

CARD, BANK, TRANSFER = "mock_card", "mock_bank", "mock_transfer"
HOLDER, IBAN, BIC = "Demo Bank Ltd", "DE75 5121 0800 1245 1261 99", "SOGEDEFF"
"""Whom a demo transfer is for; the number is one that banks print as an example."""
WITHDRAWALS = frozenset({PaymentType.WITHDRAWAL})
DAY_MS = 24 * 3600 * 1000
ARRIVAL = {PaymentType.DEPOSIT: INSTANT, PaymentType.WITHDRAWAL: Duration(1, 2, Unit.BUSINESS_DAY)}
METHODS = (
    Method(CARD, N_("Demo card"), ARRIVAL, UiMode.EMBEDDED, digits=DIGITS, group=Group.CARD),
    Method(BANK, N_("Demo bank page"), ARRIVAL, UiMode.REDIRECT, digits=DIGITS, group=Group.BANK),
    Method(
        TRANSFER,
        N_("Demo transfer"),
        {PaymentType.DEPOSIT: Duration(0, 5, Unit.MINUTE)},
        UiMode.INSTRUCTIONS,
        frozenset({PaymentType.DEPOSIT}),
        digits=DIGITS,
        group=Group.BANK,
        icon="transfer",
        lifetime=DAY_MS,
    ),
)


def _page(key: str, name: str, group: Group, icon: str, arrival: Duration = INSTANT, cost: Fee = FREE) -> Method:
    """A method that leads to the mock's page, as the demo bank page does."""
    arrivals = dict.fromkeys(PaymentType, arrival)
    return Method(f"mock_{key}", name, arrivals, UiMode.REDIRECT, digits=DIGITS, cost=cost, group=group, icon=icon)


DESTINATION = (
    Field("holder", N_("Account holder"), kinds=WITHDRAWALS, autocomplete="name", longest=70),
    Field("iban", N_("IBAN"), FieldKind.IBAN, WITHDRAWALS, hint=N_("The demo sends nothing to it.")),
)
"""Where a withdrawal by the demo's open banking goes."""
MORE = (
    _page("wallet", N_("Demo wallet"), Group.WALLET, "wallet", cost=Fee("1.5", {"USD": "0.30", "EUR": "0.25"})),
    replace(_page("debit", N_("Demo debit card"), Group.CARD, "card"), lowest={"USD": "20"}, highest={"USD": "1000"}),
    replace(_page("open_banking", N_("Demo open banking"), Group.BANK, "bank"), fields=DESTINATION),
    _page("standing", N_("Demo slow bank"), Group.BANK, "bank", Duration(1, 3, Unit.BUSINESS_DAY)),
    _page("coin", N_("Demo coin"), Group.CRYPTO, "coin", Duration(10, 30, Unit.MINUTE), Fee("0.5")),
    _page("stable", N_("Demo stable coin"), Group.CRYPTO, "coin", Duration(0, 5, Unit.MINUTE)),
    _page("mobile", N_("Demo mobile money"), Group.LOCAL, "phone"),
    _page("voucher", N_("Demo voucher"), Group.LOCAL, "shop", cost=Fee("2")),
    _page("prepaid", N_("Demo prepaid card"), Group.CARD, "card", Duration(0, 1, Unit.HOUR)),
    _page("points", N_("Demo points"), Group.WALLET, "wallet"),
)
"""Methods for a long list, with fees and limits, offered where `CASHIER_MOCK_MORE` is 1."""
