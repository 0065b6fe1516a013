"""Stripe's integers for money (docs.stripe.com/currencies): zero-decimal, three-decimal and special cases."""

from inapp.domain.errors import Declined
from inapp.domain.money import Money, TooManyDecimals, digits_of

ZERO_DECIMAL = frozenset("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split())
THREE_DECIMAL = frozenset("BHD JOD KWD OMR TND".split())
"""The last of the three decimals must be 0."""
SENT_AS_TWO_DECIMAL = frozenset("ISK UGX".split())
"""Zero-decimal elsewhere, but Stripe wants hundredths of 00."""

TWO_DECIMAL = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC"
    " CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD"
    " KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP"
    " PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS"
    " WST XCD YER ZAR ZMW".split()
)
CURRENCIES = ZERO_DECIMAL | THREE_DECIMAL | SENT_AS_TWO_DECIMAL | TWO_DECIMAL

LOWEST = {
    # docs.stripe.com/currencies, minimum and maximum charge amounts, in the currency's own unit
    "USD": "0.50", "AED": "2.00", "AUD": "0.50", "BRL": "0.50", "CAD": "0.50", "CHF": "0.50",
    "CZK": "15.00", "DKK": "2.50", "EUR": "0.50", "GBP": "0.30", "HKD": "4.00", "HUF": "175.00", "INR": "0.50",
    "JPY": "50", "MXN": "10", "MYR": "2", "NOK": "3.00", "NZD": "0.50", "PLN": "2.00", "RON": "2.00", "SEK": "3.00",
    "SGD": "0.50", "THB": "10",
}  # fmt: skip
MOST = 99_999_999
"""Eight digits in every currency; a few allow more, which no deposit needs."""


def stripe_digits(currency: str) -> int:
    """The decimals of Stripe's integers in a currency."""
    return 0 if currency in ZERO_DECIMAL else 3 if currency in THREE_DECIMAL else 2


def shown_digits(currency: str) -> int:
    """The decimals that a person may enter in a currency at Stripe."""
    if currency in SENT_AS_TWO_DECIMAL:
        return 0
    return 2 if currency in THREE_DECIMAL else min(digits_of(currency), stripe_digits(currency))


def _highest(currency: str) -> str:
    return Money(MOST, currency, stripe_digits(currency)).floor(shown_digits(currency)).text


HIGHEST = {currency: _highest(currency) for currency in CURRENCIES}


def to_stripe(money: Money) -> int:
    """An amount as Stripe's integer. Raises Declined if Stripe cannot take it."""
    if money.currency not in CURRENCIES:
        raise Declined("currency_not_supported")
    try:
        money.at(shown_digits(money.currency))
        amount = money.at(stripe_digits(money.currency)).minor
    except TooManyDecimals:
        raise Declined("too_many_decimals") from None
    if not 0 < amount <= MOST:
        raise Declined("amount_too_small" if amount <= 0 else "amount_too_large")
    return amount


def from_stripe(amount: int, currency: str) -> Money:
    """Stripe's integer as an amount."""
    code = currency.upper()
    return Money(amount, code, stripe_digits(code))
