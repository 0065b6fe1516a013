"""The local cTrader with an account for every client of the benchmark."""

import csv
import sys
from pathlib import Path

from simulator import demo
from simulator.__main__ import main

FIRST_USER = 80_000_000
FIRST_LOGIN = 6_000_000
MOST = 1_000


def user_of(login: int) -> int:
    """Whom an account belongs to."""
    return login - FIRST_LOGIN + FIRST_USER


def people(count: int) -> list[tuple[int, int]]:
    """User and login of each client."""
    return [(FIRST_USER + number, FIRST_LOGIN + number) for number in range(count)]


def write_accounts(file: Path, count: int) -> None:
    """The accounts of the clients in the form that the cashier imports."""
    with file.open("w", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(("user_id", "login", "email", "name"))
        writer.writerows((user, login, f"{user}@example.test", f"Client {user}") for user, login in people(count))


if __name__ == "__main__":
    usual = demo.traders
    model = next(iter(usual().values()))
    demo.traders = lambda: usual() | {login: {**model, "login": login} for _, login in people(MOST)}
    sys.exit(main())
