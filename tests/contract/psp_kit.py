"""The adapter kit: what the contract's tests need of an adapter, and how a case for one is found."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Protocol

import pytest

from inapp.domain.model import ObservationKind, Payment, UiMode
from inapp.domain.money import Money, digits_of
from inapp.domain.ports import Psp
from inapp.domain.states import PaymentType, Status

START = 1_700_000_000_000
"""A moment of 22:13 UTC."""
ABILITIES = frozenset({"pay out", "disputes", "refunds by hand", "lost answers", "list events", "final declines"})
"""What an adapter, or the test's hand on its provider, may be unable to do."""

WIRED = ("start_deposit", "look_up", "pay_out", "refund", "cancel", "recent_events", "settlement_items")
"""The calls whose answers can be lost on the way."""


class HandClock:
    """Milliseconds that pass only when a test says so."""

    def __init__(self, start: int = START) -> None:
        self.now = start

    def __call__(self) -> int:
        return self.now

    def passes(self, milliseconds: int) -> None:
        self.now += milliseconds


class AdapterCase(Protocol):
    """An adapter with its provider played, over the wire, by something that a test has a hand on.

    `secrets` are the accepted webhook secrets, the newest first, `hidden` whatever else nobody may see. `cannot` names
    the abilities that are missing, each with the reason.
    """

    psp: Psp
    clock: HandClock
    secrets: tuple[str, ...]
    hidden: tuple[str, ...]
    cannot: Mapping[str, str]
    templates: str
    """The folder in which the template of an embedded step is found."""
    unlisted: ObservationKind
    """What the provider can say of an object that it does not find by our reference: NOT_ATTEMPTED or UNKNOWN."""
    conflict: type[Exception]
    """What a key that was used for something else is: Declined if the first use had surely no effect of its own."""

    def approve(self, ref: str) -> None:
        """The payer pays, and the provider captures."""

    def decline(self, ref: str) -> None:
        """The payer or the provider says no."""

    def run(self) -> None:
        """Let payouts and refunds that were ordered come to their end."""

    def objects(self, ref: str) -> int:
        """How many payment objects the provider has for a reference."""

    def refunds(self, ref: str) -> list[Money]:
        """The refunds that the provider has for a reference."""

    def payouts(self, ref: str) -> list[Money]:
        """The payouts that the provider has for a reference; asked only of a case that can pay out."""

    def paid_event(self, ref: str, psp_ref: str) -> bytes:
        """The body of a webhook about a paid payment."""

    def signed(self, body: bytes, at: int, *secrets: str) -> Mapping[str, str]:
        """The headers of a webhook sent at `at` seconds, with one signature per secret."""

    def short_capture(self, currency: str) -> tuple[Money, Money]:
        """An amount to ask for, and the smaller one that the provider will then capture."""

    def foreign_capture(self) -> tuple[Money, Money]:
        """An amount to ask for, and the one of another currency that the provider will then capture."""

    def unreachable(self) -> Psp:
        """The same adapter with a provider that cannot be reached."""

    def vocabulary(self) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
        """Pairs: the words that the provider may say of something, and those that the adapter has a meaning for."""

    def lose_answer(self, call: str, effect: bool) -> None:
        """Let the next call of this name time out, with or without effect: one of `WIRED`."""

    def dispute(self, psp_ref: str, won: bool) -> None:
        """The payer disputes a paid payment, and the provider has decided for us if `won`."""

    def refund_by_hand(self, psp_ref: str, money: Money) -> None:
        """Somebody gives money back at the provider, without us."""

    def close_books(self) -> None:
        """Let the provider close a batch of its settlement; asked only of an adapter that tells settlements."""

    def another_sale(self) -> None:
        """Somebody else sells something at the same provider; asked as above."""

    def small_pages(self, patch: pytest.MonkeyPatch, size: int) -> None:
        """Have an answer about settlements hold so many entries; asked as above."""


def payment(
    ref: str,
    money: Money,
    method: str,
    kind: PaymentType = PaymentType.DEPOSIT,
    expires: int | None = None,
) -> Payment:
    """A payment as flows would hand it to an adapter."""
    status = Status.CREATED if kind is PaymentType.DEPOSIT else Status.PAYING_OUT
    return Payment(ref, kind, 7, 5512345, money, status, "psp", method, START, START, expires)


def deposit_at(case: AdapterCase, ref: str, money: Money, method: str, framed: bool = True) -> Payment:
    """A deposit of now, by the hand-off that the adapter chooses."""
    found = next((one for one in case.psp.methods if one.key == method), case.psp.methods[0])
    ui_mode: UiMode = case.psp.ui_mode(found, framed)
    now = case.clock()
    return replace(payment(ref, money, method), created=now, expires=now + 1_800_000, ui_mode=str(ui_mode))


def money(text: str, currency: str = "USD", digits: int | None = None) -> Money:
    """An amount in the provider's decimals."""
    return Money.from_text(text, currency, digits_of(currency) if digits is None else digits)


def able(case: AdapterCase, what: str) -> None:
    """Go on only if a case has an ability; else the test is skipped with the reason that the case gives."""
    assert what in ABILITIES
    if what in case.cannot:
        pytest.skip(f"{case.psp.name}: {case.cannot[what]}")


Cases = Mapping[str, Callable[[Path], AdapterCase]]


def cases_of(config: pytest.Config, registered: Cases) -> Cases:
    """The case that `--adapter NAME --case module:Class` names, else all that are registered."""
    adapter, case = config.getoption("adapter_name"), config.getoption("adapter_case")
    if not adapter and not case:
        return registered
    if not adapter or not case:
        raise pytest.UsageError("--adapter and --case belong together")
    module, _, attribute = case.partition(":")
    return {adapter: getattr(import_module(module), attribute)}
