"""Which amounts Stripe takes: https://docs.stripe.com/currencies."""

from simulator.stripe.errors import ApiError

ZERO_DECIMAL = frozenset("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split())
THREE_DECIMAL = frozenset("bhd jod kwd omr tnd".split())
# Without minor units today, but Stripe goes on to take them in hundredths.
WHOLE_HUNDREDS = frozenset("isk ugx".split())
TWO_DECIMAL = frozenset(
    """
    usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc
    cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr
    kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk
    php pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx uyu
    uzs wst xcd yer zar zmw
    """.split()
)
SUPPORTED = ZERO_DECIMAL | THREE_DECIMAL | TWO_DECIMAL

DEFAULT_MINIMUM = 50
# The last line stands for the equivalent of half a dollar, which counts where Stripe's table is silent.
MINIMUMS = {
    name: int(least)
    for name, least in (
        row.split("=")
        for row in """
        usd=50 aed=200 aud=50 brl=50 cad=50 chf=50 czk=1500 dkk=250 eur=50 gbp=30 hkd=400 huf=17500 inr=50 jpy=50
        mxn=1000 myr=200 nok=300 nzd=50 pln=200 ron=200 sek=300 sgd=50 thb=1000
        bhd=190 jod=360 kwd=160 omr=200 tnd=1560 krw=500 clp=500 vnd=13000 isk=7000
        """.split()
    )
}
MAX_AMOUNT = 99_999_999
MAXIMUMS = {
    "idr": 999_999_999_999,
    "cop": 9_999_999_999,
    "huf": 9_999_999_999,
    "jpy": 9_999_999_999,
    "inr": 999_999_999,
}


def exponent(currency: str) -> int:
    """How many decimals an amount sent to Stripe has in this currency."""
    return 0 if currency in ZERO_DECIMAL else 3 if currency in THREE_DECIMAL else 2


def text(amount: int, currency: str) -> str:
    """An amount for people, such as `USD 12.50`."""
    digits = exponent(currency)
    whole, part = divmod(amount, 10**digits)
    return f"{currency.upper()} {whole:,}" + (f".{part:0{digits}d}" if digits else "")


def check_currency(currency: str, param: str = "currency") -> None:
    """ApiError unless it is one of Stripe's, in lower case."""
    if currency not in SUPPORTED:
        known = ", ".join(sorted(SUPPORTED))
        raise ApiError(
            f"Invalid currency: {currency}. Stripe currently supports these currencies: {known}", None, param
        )


def check_whole(amount: int, currency: str, param: str) -> None:
    """ApiError for an amount finer than the currency's smallest step."""
    step = 10 if currency in THREE_DECIMAL else 100 if currency in WHOLE_HUNDREDS else 1
    if amount % step:
        raise ApiError(
            f"Invalid amount: {amount} is not a multiple of {step}, as {currency.upper()} requires",
            "invalid_charge_amount",
            param,
        )


def check_charge(amount: int, currency: str, param: str = "amount", currency_param: str = "currency") -> None:
    """ApiError unless a card can be charged this much."""
    check_currency(currency, currency_param)
    if amount < 1:
        raise ApiError("This value must be greater than or equal to 1.", "parameter_invalid_integer", param)
    check_whole(amount, currency, param)
    least = MINIMUMS.get(currency, DEFAULT_MINIMUM)
    if amount < least:
        raise ApiError(f"Amount must be at least {text(least, currency)}", "amount_too_small", param)
    most = MAXIMUMS.get(currency, MAX_AMOUNT)
    if amount > most:
        raise ApiError(f"Amount must be no more than {text(most, currency)}", "amount_too_large", param)
