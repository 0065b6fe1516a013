"""Members of staff for tests: accounts, sessions, and browsers that are signed in to the console."""

import re
from typing import Any, cast

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from inapp.cashier import Cashier
from inapp.console.session import COOKIE
from inapp.domain.second_factor import STEP, SecondFactor, code_of
from inapp.domain.staff import Role, StaffMember
from inapp.settings import Settings
from inapp.staff import sessions, sign_in

URL = "https://cashier.example/staff"
SETTINGS = {
    "CASHIER_DEMO": "1",
    "CASHIER_PUBLIC_URL": "https://cashier.example",
    "CASHIER_STAFF_URL": URL,
}
PASSWORD = "seven calm otters"
SECRET = b"staff secret of tests"[:20]
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def settings_for(database: str, **more: str) -> Settings:
    """Settings of a cashier with a console."""
    return Settings.read(SETTINGS | {"CASHIER_DATABASE": database} | more, dotenv=None)


def member(cashier: Cashier, *roles: Role, name: str = "Ann", email: str = "", password: bool = False) -> StaffMember:
    """A new member of staff; with `password` they can sign in with PASSWORD and codes of SECRET, which costs time."""
    email = email or f"{name.lower().replace(' ', '.')}@example.test"
    hashed = cashier.passwords.hashed(PASSWORD) if password else ""
    with cashier.store.write() as db:
        made = db.add_member(StaffMember(0, name, email, frozenset(roles), cashier.clock.now(), False))
        if password:
            db.set_staff_password(made.id, hashed)
            sealed = cashier.sealer.seal(SECRET, sign_in.owner_of(made.id))
            db.staff_factors.set_second_factor(SecondFactor(made.id, sealed, 0, cashier.clock.now()), [])
    return made


def code_now(cashier: Cashier) -> str:
    """The code that the app of such a member shows now."""
    return code_of(SECRET, cashier.clock.now() // STEP)


def session_of(cashier: Cashier, who: StaffMember, *, fresh: bool = True) -> str:
    """The secret of a new session of a member, as the cookie COOKIE holds it."""
    with cashier.store.write() as db:
        caller = sessions.Caller("127.0.0.1", "a test")
        shown = None if fresh else 0
        return sessions.begin(db, who, "password and a code", caller, cashier.clock.now(), shown)


class StaffClient(FlaskClient):
    """A browser at the console's address. `who` is the member who is signed in."""

    who: StaffMember

    def open(self, *args: Any, **values: Any) -> TestResponse:
        """A request by https, at the console's own host unless told otherwise."""
        values.setdefault("base_url", "https://cashier.example")
        return super().open(*args, **values)

    def token(self, page: str = "/staff/me") -> str:
        """The CSRF token of this browser's forms."""
        found = _TOKEN.search(self.get(page).text)
        assert found, "no form has a token: nobody is signed in"
        return found[1]

    def send(self, path: str, page: str = "/staff/me", **fields: str | list[str]) -> TestResponse:
        """Post a form as its page would; a list is a field that is there several times."""
        return self.post(path, data={"csrf_token": self.token(page), **fields})


def browser(console: Flask) -> StaffClient:
    """A browser in which nobody is signed in."""
    console.test_client_class = StaffClient
    return cast(StaffClient, console.test_client())


def signed_in(console: Flask, *roles: Role, name: str = "Ann", fresh: bool = True) -> StaffClient:
    """A browser in which a new member of staff with these roles is signed in; without `fresh`, long ago."""
    cashier: Cashier = console.extensions["cashier"]
    made = browser(console)
    made.who = member(cashier, *roles, name=name)
    enter(made, session_of(cashier, made.who, fresh=fresh))
    return made


def enter(client: FlaskClient, secret: str) -> None:
    """Put the cookie of a session into a browser."""
    client.set_cookie(COOKIE, secret, domain="cashier.example", secure=True, httponly=True, samesite="Strict")


def cookie_of(cashier: Cashier, url: str, *roles: Role, name: str = "Ann", fresh: bool = True) -> dict[str, Any]:
    """The cookie with which a Playwright context is signed in: `context.add_cookies([cookie_of(...)])`."""
    secret = session_of(cashier, member(cashier, *roles, name=name), fresh=fresh)
    return {"name": COOKIE, "value": secret, "url": url, "secure": True, "httpOnly": True, "sameSite": "Strict"}
