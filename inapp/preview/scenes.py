"""What the preview shows: each screen and state as the requests that lead there."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from flask import Flask
from werkzeug.test import TestResponse

from inapp.cashier import Cashier
from inapp.domain.identifiers import key_hash
from inapp.domain.model import Payment
from inapp.domain.states import PROCESSING, PaymentType, Status
from inapp.preview.stand_ins import USED, login_of, money
from inapp.web.status_texts import STATUS_TEXTS

HOUR_MS = 3_600_000
SCREEN = {PaymentType.DEPOSIT: "deposit", PaymentType.WITHDRAWAL: "withdraw"}
PAST = (
    (PaymentType.DEPOSIT, Status.CREDITED, 50_000),
    (PaymentType.WITHDRAWAL, Status.PAID_OUT, 12_050),
    (PaymentType.DEPOSIT, Status.DECLINED, 20_000),
)
"""The payments in the lists, the newest first."""


class Visit:
    """One trader of their own, with a browser without cookies in which one theme and language are set."""

    _users = count(700_000, 2)

    def __init__(self, app: Flask, query: Mapping[str, str], accounts: int = 1) -> None:
        self.cashier: Cashier = app.extensions["cashier"]
        self._client = app.test_client(use_cookies=False)
        self._base = app.extensions["brand"].public_url
        self._query = dict(query)
        self.user = next(self._users) + (accounts > 1)
        self.login = login_of(self.user)

    def get(self, path: str, **more: str) -> TestResponse:
        """What the cashier answers to an address."""
        return self._client.get(path, base_url=self._base, query_string=self._query | more)

    def post(self, path: str, page: TestResponse, **fields: str) -> TestResponse:
        """What it answers to a form of a page."""
        carried = {name: _field(page, name) for name in ("handle", "csrf_token")}
        return self._client.post(path, base_url=self._base, query_string=self._query, data=carried | fields)

    def open(self, kind: PaymentType, **more: str) -> TestResponse:
        """The screen, as the app opens it."""
        return self.get(f"/inapp/{SCREEN[kind]}", token=str(self.user), **more)

    def paid(self, kind: PaymentType, status: Status, minor: int = 10_000, key: str = "", **more: object) -> Payment:
        """A payment in a state, with the first method of the broker's that can be paid with."""
        psp, method = next(
            (name, method) for name, psp in self.cashier.psps.items() for method in psp.methods if kind in method.kinds
        )
        now = self.cashier.clock.now()
        payment = Payment(
            ref=f"{kind.value[0].upper()}-P{next(_refs):06d}",
            kind=kind,
            user_id=self.user,
            login=self.login,
            money=money(minor),
            status=status,
            psp=psp,
            method=method.key,
            created=now,
            updated=now,
            expires=now + HOUR_MS,
            ui_mode=method.ui_mode.value,
            instrument="Visa 4242",
        )
        payment = replace(payment, **more)  # type: ignore[arg-type]
        with self.cashier.store.write() as db:
            db.add_payment(payment, f"page {payment.ref}", key_hash(key or payment.ref))
        return payment

    def past(self) -> Payment:
        """A few payments of before; the newest of them."""
        now = self.cashier.clock.now()
        ages = enumerate(reversed(PAST))
        made = [self.paid(*each, created=now - (9 - age) * 9 * HOUR_MS) for age, each in ages]
        return made[-1]


_refs = count(1)


def _field(page: TestResponse, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.get_data(as_text=True))
    return found[1] if found else ""


Drawing = Callable[[Visit], TestResponse]


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen in one state. `needs_login` leaves it out where there is no login screen."""

    name: str
    title: str
    draw: Drawing
    accounts: int = 1
    needs_login: bool = False


def _form(kind: PaymentType, **fields: str) -> Drawing:
    def draw(visit: Visit) -> TestResponse:
        visit.past()
        page = visit.open(kind)
        if not fields:
            return page
        sent = {"page_key": _field(page, "page_key"), "method": _method(page)} | fields
        return visit.post(f"/inapp/{SCREEN[kind]}", page, **sent)

    return draw


def _method(page: TestResponse) -> str:
    found = re.search(r'name="method" value="([^"]*)"', page.get_data(as_text=True))
    return found[1] if found else ""


def _status(kind: PaymentType, status: Status, reason: str = "") -> Drawing:
    def draw(visit: Visit) -> TestResponse:
        page = visit.open(kind)
        payment = visit.paid(kind, status, reason=reason)
        return visit.post(f"/inapp/payments/{payment.ref}", page, stays="0")

    return draw


def _returned(status: Status) -> Drawing:
    def draw(visit: Visit) -> TestResponse:
        key = f"{'preview' * 4}{visit.user}"
        visit.paid(PaymentType.DEPOSIT, status, key=key, ui_mode="redirect")
        return visit.get(f"/return/{key}")

    return draw


def _list(path: str) -> Drawing:
    def draw(visit: Visit) -> TestResponse:
        newest = visit.past()
        page = visit.open(PaymentType.DEPOSIT)
        return visit.post(path.format(ref=newest.ref), page)

    return draw


def _paused(visit: Visit) -> TestResponse:
    with visit.cashier.store.write() as db:
        db.add_hold("preview", "preview", visit.cashier.clock.now(), user_id=visit.user)
    return visit.open(PaymentType.DEPOSIT)


def _states() -> Iterator[Scene]:
    """One scene for each row of the states' table, and those that look different for another reason."""
    for kind, table in STATUS_TEXTS.items():
        for status, words in table.items():
            name = f"{kind.value}-{status.value}"
            yield Scene(name, f"{kind.value}: {status.value} ({words.title})", _status(kind, status))
    waiting, deposit = Status.AWAITING_PAYER, PaymentType.DEPOSIT
    yield Scene("deposit-processing", "deposit: paid, the bank has not answered", _status(deposit, waiting, PROCESSING))
    yield Scene("deposit-no-step", "deposit: the step is not there yet", _status(deposit, waiting, "no_step"))


SCENES: tuple[Scene, ...] = (
    Scene("deposit", "Deposit", _form(PaymentType.DEPOSIT)),
    Scene("withdraw", "Withdraw", _form(PaymentType.WITHDRAWAL)),
    Scene("deposit-error", "Deposit: an amount that is too small", _form(PaymentType.DEPOSIT, amount="1")),
    Scene("withdraw-error", "Withdraw: no amount", _form(PaymentType.WITHDRAWAL, amount="ten")),
    Scene("first", "Deposit: the first one", lambda visit: visit.open(PaymentType.DEPOSIT)),
    Scene("choose", "Choose an account", lambda visit: visit.open(PaymentType.DEPOSIT), accounts=3),
    Scene("paused", "Paused", _paused),
    *_states(),
    Scene("returned-waiting", "Back from a payment page", _returned(Status.AWAITING_PAYER)),
    Scene("returned-credited", "Back from a payment page: paid", _returned(Status.CREDITED)),
    Scene("returned-declined", "Back from a payment page: declined", _returned(Status.DECLINED)),
    Scene("history", "All payments", _list("/inapp/payments/all")),
    Scene("receipt", "Receipt", _list("/inapp/payments/{ref}/receipt")),
    Scene("used-link", "A link that was used", lambda visit: visit.get("/inapp/deposit", token=USED)),
    Scene("not-found", "Nothing here", lambda visit: visit.get("/inapp/nothing")),
    Scene("accessibility", "Accessibility", lambda visit: visit.get("/accessibility")),
    Scene("login", "Log in", lambda visit: visit.get("/auth/login"), needs_login=True),
    Scene(
        "first-login", "Log in for the first time", lambda visit: visit.get("/auth/login", firstLogin="true"), 1, True
    ),
    Scene("reset", "Reset password", lambda visit: visit.get("/auth/reset"), needs_login=True),
)
"""Every screen and state, in the order in which the preview shows them."""
