"""One table of typed amounts, to which the server and the script of the page are both held.

Each line: what is typed on an English page, the account's currency and decimals, the plain decimals that it may mean,
and whether the trader is asked which.
"""

NARROW, NO_BREAK, THIN = "\u202f", "\u00a0", "\u2009"
BALANCE = "\u20661,500.25 USD\u2069"  # as a page from right to left writes it
ASKED, SURE = True, False

CASES: list[tuple[str, str, int, tuple[str, ...], bool]] = [
    # one mark, or none
    ("100", "USD", 2, ("100",), SURE),
    ("10.50", "USD", 2, ("10.50",), SURE),
    ("10,50", "USD", 2, ("10.50",), SURE),
    ("10,5", "USD", 2, ("10.5",), SURE),
    (".50", "USD", 2, ("0.50",), SURE),
    (",50", "USD", 2, ("0.50",), SURE),
    ("100.", "USD", 2, ("100",), SURE),
    ("1500,25", "USD", 2, ("1500.25",), SURE),
    ("0,500", "KWD", 3, ("0.500",), SURE),
    # thousands
    ("1,500.25", "USD", 2, ("1500.25",), SURE),
    ("1.500,25", "USD", 2, ("1500.25",), SURE),
    ("1,234,567", "USD", 2, ("1234567",), SURE),
    ("1.234.567,8", "USD", 2, ("1234567.8",), SURE),
    ("12,34,567.50", "USD", 2, ("1234567.50",), SURE),
    ("1 500", "USD", 2, ("1500",), SURE),
    (f"1{NARROW}500,25", "USD", 2, ("1500.25",), SURE),
    (f"1{NO_BREAK}500", "USD", 2, ("1500",), SURE),
    (f"1{THIN}500.25", "USD", 2, ("1500.25",), SURE),
    ("1'500", "USD", 2, ("1500",), SURE),
    ("1\u2019500.25", "USD", 2, ("1500.25",), SURE),
    # a currency
    ("$100", "USD", 2, ("100",), SURE),
    ("US$ 1,500.25", "USD", 2, ("1500.25",), SURE),
    ("100 USD", "USD", 2, ("100",), SURE),
    ("USD 100", "USD", 2, ("100",), SURE),
    ("100usd", "USD", 2, ("100",), SURE),
    (BALANCE, "USD", 2, ("1500.25",), SURE),
    ("1,234.567 KWD", "KWD", 3, ("1234.567",), SURE),
    ("150,000 JPY", "JPY", 0, ("150000",), SURE),
    # other figures
    ("\u0661\u0665\u0660", "USD", 2, ("150",), SURE),
    ("\u0661\u066c\u0665\u0660\u0660\u066b\u0662\u0665", "USD", 2, ("1500.25",), SURE),
    ("\u06f1\u06f0\u066b\u06f5", "USD", 2, ("10.5",), SURE),
    ("\u0e51\u0e50\u0e50", "USD", 2, ("100",), SURE),
    ("\uff11\uff10\uff0e\uff15", "USD", 2, ("10.5",), SURE),
    # two meanings
    ("1,500", "USD", 2, ("1500", "1.50"), ASKED),
    ("1.500", "USD", 2, ("1500", "1.50"), ASKED),
    ("$1,500", "USD", 2, ("1500", "1.50"), ASKED),
    ("1,505", "USD", 2, ("1505",), ASKED),
    ("1.500", "JPY", 0, ("1500",), ASKED),
    ("1,500", "KWD", 3, ("1500", "1.500"), ASKED),
    ("1.500", "KWD", 3, ("1500", "1.500"), ASKED),
    # no amount
    *[
        (text, "USD", 2, (), SURE)
        for text in (
            *("1e3", "0.1+", "-5", "+5", "NaN", "abc", ".", "$", "USD", "1.2.3", "1,50,25", "1 50", "12 34", "1_000"),
            *("1,500,25", "1.500.25", "1,500,", "1'500'25,", "½", "0x10", "100 EUR", "€100", "100 USDT", "USD 1 USD"),
        )
    ],
]
