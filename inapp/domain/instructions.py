"""What a payer does in an app of their own: the facts of a transfer, and the codes that such apps scan."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from inapp.domain.money import Money


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of a transfer; the label is translatable."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Instructions:
    """The facts of a transfer, in the order in which a payer needs them.

    `amount` is what is still to be sent, exactly; `received` has arrived already. `reference` must be in the transfer
    where there is one. `code` is the text of a QR code, `url` opens the payer's app, and `warning` is the one sentence
    about the network, translatable as the labels are.
    """

    amount: Money
    lines: tuple[Line, ...]
    reference: str = ""
    code: str = ""
    url: str = ""
    warning: str = ""
    minimum: Money | None = None
    received: Money | None = None


def epc_code(name: str, iban: str, money: Money, reference: str, bic: str = "") -> str:
    """The text of a QR code for a SEPA credit transfer (European Payments Council, EPC069-12, version 002).

    Raises ValueError for another currency than the euro, and for texts and amounts that the form cannot hold.
    """
    if money.currency != "EUR" or not 1 <= money.at(2).minor <= 99_999_999_999:
        raise ValueError("a SEPA transfer is from 0.01 to 999,999,999.99 EUR")
    if not 1 <= len(name) <= 70 or len(reference) > 140 or any("\n" in text for text in (name, iban, reference, bic)):
        raise ValueError("the payee's name has 1 to 70 characters, the reference at most 140, each in one line")
    lines = ("BCD", "002", "1", "SCT", bic, name, iban.replace(" ", ""), f"EUR{money.at(2).text}", "", "", reference)
    return "\n".join(lines)


def bip21_code(address: str, money: Money, label: str = "", scheme: str = "bitcoin") -> str:
    """The address of a payment in bitcoin, which is also the text of its QR code (BIP 21).

    Raises ValueError for an address that is not of letters and figures alone.
    """
    if not (address.isascii() and address.isalnum()):
        raise ValueError("the address of a wallet has letters and figures alone")
    amount = money.text.rstrip("0").rstrip(".") if "." in money.text else money.text
    asked = {"amount": amount, **({"label": label} if label else {})}
    return f"{scheme}:{address}?{urlencode(asked, quote_via=quote)}"
