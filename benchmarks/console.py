"""The console's pages with a million payments of a hundred thousand users beside the same pages after a few days."""

import shutil
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from app import create_console
from benchmarks import bulk
from benchmarks.lists import Look
from inapp.domain.staff import Role
from tests.support.console import StaffClient, browser, enter, member, session_of, settings_for

FEW, MANY, USERS = 6_000, 1_000_000, 100_000
TRIES = 15
END = 1_790_000_000_000
SEVERAL = (Role.PAYMENTS, Role.FINANCE, Role.SUPPORT)
PAGES = {
    "today": "/staff",
    "today, its queues alone": "/staff/today/queues",
    "all payments": "/staff/queue",
    "payments, a common state": "/staff/queue?state=credited",
    "payments, a state of none": "/staff/queue?state=refunded",
    "payments, a range of amounts": "/staff/queue?currency=EUR&least=4990",
    "payments, ten days a year ago": "/staff/queue?since=2025-09-01&until=2025-09-10",
    "payments of an account": "/staff/queue?login=5000017",
    "payments by a card's last figures": "/staff/queue?ending=0031",
    "queue of unknown bookings": "/staff/queue?queue=bookings",
    "queue of approvals": "/staff/queue?queue=approvals",
    "queue of reviews": "/staff/queue?queue=review",
    "queue of held payments": "/staff/queue?queue=held",
    "queue of disputes": "/staff/queue?queue=disputes",
    "unmatched money": "/staff/queue?queue=unmatched",
    "a payment": "/staff/payments/D-0000007",
    "a user": "/staff/users/17",
    "breaks": "/staff/breaks",
    "in force": "/staff/in-force",
    "search, a number": "/staff/search 0031",
    "search, a provider's reference": "/staff/search pay_7",
    "search, an e-mail address": "/staff/search trader17@example.test",
}
"""Every page by its address; a word after it is posted."""


class Still:
    """A clock that shows the moment up to which the payments were made."""

    def now(self) -> int:
        """That moment."""
        return END

    def boot(self) -> float:
        """Seconds that go on."""
        return time.monotonic()

    def sleep(self, milliseconds: int) -> None:
        """Nobody waits here."""


def measure(cache: Path, few: int = FEW, many: int = MANY, users: int = USERS, tries: int = TRIES) -> list[Look]:
    """Open each page of both installations in turn; the first look at each page does not count."""
    with TemporaryDirectory(prefix="cashier-bench-") as folder:
        clients = [_client(Path(folder), cache, count, min(users, count // 10)) for count in (few, many)]
        tokens = [client.token("/staff/me") for client in clients]
        looks = []
        for name, address in PAGES.items():
            times: list[list[float]] = [[], []]
            for turn in range(tries + 1):
                for place, client in enumerate(clients):
                    took = _timed(client, address, tokens[place])
                    if turn:
                        times[place].append(took)
            looks.append(Look(name, *map(median, times)))
    return looks


def _timed(client: StaffClient, address: str, token: str) -> float:
    path, _, word = address.partition(" ")
    began = time.thread_time()  # so that what else the machine does is not counted
    answer: Any = client.post(path, data={"csrf_token": token, "q": word}) if word else client.get(path)
    took = time.thread_time() - began
    if answer.status_code not in (200, 303):
        raise ValueError(f"{path} answers {answer.status_code}")
    return took


def _client(folder: Path, cache: Path, count: int, users: int) -> StaffClient:
    """A browser that is signed in to the console of a database with so many payments."""
    database = folder / f"{count}.db"
    shutil.copyfile(bulk.cached(cache, count, users, END), database)
    settings = settings_for(str(database))
    console = create_console(replace(settings, psps=("mock",)), clock=Still())
    client, cashier = browser(console), console.extensions["cashier"]
    client.who = member(cashier, *SEVERAL)
    enter(client, session_of(cashier, client.who))
    return client
