"""One `AdapterCase` per registered adapter: how the contract's tests work the provider's side of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from inapp.domain.model import Payment
from inapp.domain.money import Money, digits_of
from inapp.domain.ports import Psp
from inapp.domain.states import Kind, Status
from psp_adapters.mock.adapter import Mock
from psp_adapters.mock.bank import Bank
from psp_adapters.mock.outcomes import Timing
from psp_adapters.mock.webhooks import HEADER, Courier, Signatures

START = 1_700_000_000_000


class HandClock:
    """Milliseconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> int:
        return self.now

    def passes(self, milliseconds: int) -> None:
        self.now += milliseconds


class AdapterCase(Protocol):
    """An adapter whose wire is faked, with a hand on the provider's side."""

    psp: Psp
    clock: HandClock
    secrets: tuple[str, ...]
    """Every accepted webhook secret, the newest first; none may ever be seen."""

    def approve(self, ref: str) -> None:
        """The payer pays, and the provider captures."""

    def decline(self, ref: str) -> None:
        """The payer or the provider says no."""

    def run(self) -> None:
        """Let payouts and refunds that were ordered come to their end."""

    def objects(self, ref: str) -> int:
        """How many payment objects the provider has for a reference."""

    def paid_event(self, ref: str, psp_ref: str) -> bytes:
        """The body of a webhook about a paid payment."""

    def signed(self, body: bytes, at: int, *secrets: str) -> Mapping[str, str]:
        """The headers of a webhook sent at `at` seconds, with one signature per secret."""

    def short_capture(self, currency: str) -> tuple[Money, Money]:
        """An amount to ask for, and the smaller one that the provider will then capture."""

    def unreachable(self) -> Psp:
        """The same adapter with a provider that cannot be reached."""


def payment(
    ref: str,
    money: Money,
    method: str,
    kind: Kind = Kind.DEPOSIT,
    expires: int | None = None,
) -> Payment:
    """A payment as flows would hand it to an adapter."""
    status = Status.CREATED if kind is Kind.DEPOSIT else Status.PAYING_OUT
    return Payment(ref, kind, 7, 5512345, money, status, "psp", method, START, START, expires)


def money(text: str, currency: str = "USD", digits: int | None = None) -> Money:
    """An amount in the provider's decimals."""
    return Money.from_text(text, currency, digits_of(currency) if digits is None else digits)


@dataclass
class Box:
    """What a faked wire received, and the status with which it answers."""

    status: int = 200

    def __post_init__(self) -> None:
        self.posts: list[tuple[str, Mapping[str, str], bytes]] = []

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        self.posts.append((url, headers, body))
        return self.status

    @property
    def events(self) -> list[dict[str, object]]:
        return [json.loads(body) for _, _, body in self.posts]

    @property
    def types(self) -> list[object]:
        return [event["type"] for event in self.events]


class MockCase:
    """The mock, its clock and its post box held by the test."""

    secrets = ("newest-mock-secret", "older-mock-secret")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = HandClock()
        self.box = Box()
        self.timing = Timing()
        self.psp = self.start()

    def start(self) -> Mock:
        """The mock as a fresh process would open it."""
        return self._at(self.folder / "cashier.db.mock")

    def _at(self, path: Path) -> Mock:
        bank = Bank(str(path), self.clock, self.timing)
        signatures = Signatures(self.secrets)
        courier = Courier(bank, signatures, "http://cashier.test/psp/mock/webhook", self.box)
        return Mock(bank, signatures, courier, "http://cashier.test")

    def secret_of(self, ref: str) -> str:
        rows = self.rows("SELECT secret FROM objects WHERE about = 'payment' AND ref = ? ORDER BY number", ref)
        return str(rows[0][0])

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with self.psp.bank._file.read() as con:
            return [tuple(row) for row in con.execute(sql, values)]

    def approve(self, ref: str) -> None:
        self.psp.bank.approve(self.secret_of(ref))

    def decline(self, ref: str) -> None:
        self.psp.bank.decline(self.secret_of(ref))

    def run(self) -> None:
        self.clock.passes(self.timing.soon)
        self.psp.bank.settle()

    def objects(self, ref: str) -> int:
        return len(self.rows("SELECT 1 FROM objects WHERE about = 'payment' AND ref = ?", ref))

    def paid_event(self, ref: str, psp_ref: str) -> bytes:
        created = self.clock() // 1000
        event = {"id": "evt_1", "type": "payment.paid", "created": created, "ref": ref, "psp_ref": psp_ref}
        return json.dumps({**event, "amount": 1050, "currency": "USD"}).encode()

    def signed(self, body: bytes, at: int, *secrets: str) -> Mapping[str, str]:
        digests = [Signatures((secret,)).sign(body, at).partition(",")[2] for secret in secrets]
        return {HEADER: ",".join([f"t={at}", *digests])}

    def short_capture(self, currency: str) -> tuple[Money, Money]:
        digits = digits_of(currency)
        return Money(1008, currency, digits), Money(1007, currency, digits)

    def unreachable(self) -> Mock:
        return self._at(self.folder)  # a folder is no database file


CASES: dict[str, Callable[[Path], AdapterCase]] = {"mock": MockCase}
