"""The numbers by which cTrader names users, accounts and balance operations."""

MAX_ID = 2**63 - 1
"""The largest number that SQLite stores."""


def identifier(value: object) -> int | None:
    """A number from 1 to MAX_ID, also as a text of ASCII digits (older cTrader editions); None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    return value if type(value) is int and 0 < value <= MAX_ID else None
