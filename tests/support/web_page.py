"""A browser without cookies for the tests of the screens: it opens them and sends their forms."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import ChoiceLoader, DictLoader
from werkzeug.test import TestResponse

from inapp.identity import tokens
from tests.support.harness import LOGIN, USER, World

ORIGIN = "https://cashier.example"
HTMX = {"HX-Request": "true"}


class HttpsClient(FlaskClient):
    """Speaks https to the cashier's public address."""

    def open(self, *args: Any, **more: Any) -> TestResponse:
        more.setdefault("base_url", ORIGIN)
        return super().open(*args, **more)


@dataclass(frozen=True)
class Page:
    """An answer with what its forms carry."""

    answer: TestResponse

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def text(self) -> str:
        return unescape(self.answer.get_data(as_text=True))

    @property
    def words(self) -> str:
        """What a person reads, in one line."""
        body = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", self.answer.get_data(as_text=True))
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())

    def field(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.answer.get_data(as_text=True))
        assert found, f"the page has no field {name}"
        return found[1]

    def mark(self, name: str) -> str:
        """The value of an attribute of the status card."""
        found = re.search(rf'{name}="([^"]*)"', self.answer.get_data(as_text=True))
        return unescape(found[1]) if found else ""

    @property
    def ref(self) -> str:
        return self.mark("data-reference")

    @property
    def state(self) -> str:
        return self.mark("data-state")

    @property
    def errors(self) -> list[str]:
        found = re.findall(r'(?s)role="alert">.*?<span>(.*?)</span>', self.answer.get_data(as_text=True))
        return [unescape(text) for text in found if text]


class Browser:
    """Opens screens and sends forms as the page would."""

    def __init__(self, app: Flask, world: World, cookies: bool = False) -> None:
        step = DictLoader({"psp/fake.html": '<p data-psp-step="{{ step.values.secret }}">Pay here</p>'})
        app.jinja_loader = ChoiceLoader([app.jinja_loader, step]) if app.jinja_loader else step
        self.world = world
        self.client = HttpsClient(app, app.response_class, use_cookies=cookies)

    def token(self, user_id: int = USER) -> str:
        cashier = self.world.cashier
        caller = str(tokens.crm_api_token(cashier, {"password": "new password"})["crmApiToken"])
        return str(tokens.generate(cashier, caller, None, {"userId": user_id})["token"])

    def get(self, path: str, headers: dict[str, str] | None = None, **query: object) -> Page:
        return Page(self.client.get(path, query_string=query or None, headers=headers))

    def open(self, screen: str = "deposit", login: int | None = LOGIN, user_id: int = USER, **query: object) -> Page:
        if login is not None:
            query["account"] = login
        return self.get(f"/inapp/{screen}", token=self.token(user_id), **query)

    def post(self, page: Page, path: str, headers: dict[str, str] | None = None, **fields: str) -> Page:
        """Send a form of a page, with its handle and CSRF token."""
        data = {"handle": page.field("handle"), "csrf_token": page.field("csrf_token"), **fields}
        return Page(self.client.post(path, data=data, headers=headers))

    def send(self, page: Page, amount: str, method: str = "fake_card", confirm: bool = True, **more: str) -> Page:
        """Fill in the form of a screen, press its button and, of a withdrawal, that of the review."""
        screen = "deposit" if "Deposit" in page.text.split("<h1>")[1][:20] else "withdraw"
        fields = {"amount": amount, "method": method, "page_key": page.field("page_key")} | more
        answer = self.post(page, f"/inapp/{screen}", **fields)
        if "agreed" in more or not confirm or 'class="review' not in answer.text:
            return answer
        return self.post(page, f"/inapp/{screen}", **fields, agreed=answer.field("agreed"))

    def poll(self, page: Page, ref: str, **query: object) -> Page:
        """Ask for the card as HTMX does."""
        headers = HTMX | {"X-Page-Session": page.field("handle")}
        return self.get(f"/inapp/payments/{ref}", headers=headers, **query)
