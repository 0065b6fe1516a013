"""A trader who visits the cashier for the preview, and what a scene of it is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count

import flask
from flask import Flask
from werkzeug.wrappers import Response

from inapp.cashier import Cashier
from inapp.domain.identifiers import key_hash
from inapp.domain.model import Payment
from inapp.domain.states import PaymentType, Status
from inapp.preview.stand_ins import login_of, money
from inapp.web import headers

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

    def get(self, path: str, **more: str) -> Response:
        """What the cashier answers to an address."""
        return self._client.get(path, base_url=self._base, query_string=self._query | more)

    def post(self, path: str, page: Response, **fields: str) -> Response:
        """What it answers to a form of a page."""
        return self._client.post(path, base_url=self._base, query_string=self._query, data=_carried(page) | fields)

    def open(self, kind: PaymentType, **more: str) -> Response:
        """The screen, as the app opens it."""
        return self.get(f"/inapp/{SCREEN[kind]}", token=str(self.user), **more)

    def inside(self, path: str, page: Response, view: Callable[[], flask.Response]) -> Response:
        """What a view of ours answers to a form of a page, within everything that is done around each request."""
        app = self._client.application
        with app.test_request_context(path, self._base, method="POST", query_string=self._query, data=_carried(page)):
            return headers.drawn(app.preprocess_request() or app.process_response(view()))  # type: ignore[arg-type]

    def paid(
        self, kind: PaymentType, status: Status, minor: int = 10_000, key: str = "", mode: str = "", **more: object
    ) -> Payment:
        """A payment in a state, with the first method of the broker's that it can be made with, or that of a mode."""
        psp, method = next(
            (name, method)
            for name, psp in self.cashier.psps.items()
            for method in psp.methods
            if kind in method.kinds and mode in ("", method.ui_mode)
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
            fee=0,
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


def _carried(page: Response) -> dict[str, str]:
    return {name: field_of(page, name) for name in ("handle", "csrf_token", "rendered")}


def field_of(page: Response, name: str) -> str:
    """The value of a hidden field, or of the first choice, of a page; empty if it has none."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.get_data(as_text=True))
    return found[1] if found else ""


Drawing = Callable[[Visit], Response]


def always(_: Flask) -> bool:
    """True: each broker's traders can come there."""
    return True


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen in one state. `needs` leaves it out where this broker's traders cannot come to it."""

    name: str
    title: str
    draw: Drawing
    accounts: int = 1
    needs: Callable[[Flask], bool] = always
