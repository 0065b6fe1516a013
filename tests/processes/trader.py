"""A trader with a browser that runs no scripts: opens a screen from the app, fills in the form, pays."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.processes.processes import Answer, Cashier, call
from tests.support.processes import until

USERS = dict.fromkeys((5512345, 5512346, 5512347), 70011223) | dict.fromkeys((5512400, 5512401, 5512402), 70011224)
SCREENS = {"deposit": "/inapp/deposit", "withdraw": "/inapp/withdraw"}


def hidden(html: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, f"the page has no field {name}: {html[-1500:]}"
    return found[1]


@dataclass(frozen=True)
class Card:
    """The status card that a page shows, with the address of the mock's step if it has one."""

    ref: str
    state: str
    secret: str
    html: str


def card_in(answer: Answer) -> Card:
    found = re.search(r'data-reference="([^"]+)" data-state="([^"]+)"', answer.text)
    assert found, f"no status card in the answer {answer.status}: {answer.text[-1500:]}"
    step = re.search(r"/psp/mock/objects/([\w-]+)/approve", answer.text)
    return Card(found[1], found[2], step[1] if step else "", answer.text)


def patiently(press: Callable[[], Answer]) -> Answer:
    """Press until there is an answer, as people do when a page says that there is no connection."""

    def once() -> Answer | None:
        try:
            return press()
        except OSError:
            return None

    return until(once)  # type: ignore[return-value]


class Page:
    """An opened screen."""

    def __init__(self, cashier: Cashier, screen: str = "deposit", login: int = 5512345) -> None:
        self.cashier, self.path = cashier, SCREENS[screen]
        wanted = json.dumps({"userId": USERS[login], "screen": screen, "account": login}).encode()
        # The app gets 502 while the cashier is being started again; people then try once more.
        opened = until(lambda: (got := call(f"{cashier.simulator.url}/_sim/open", wanted)).status == 200 and got)
        self.url = json.loads(opened.text)["url"]
        self.token = dict(pair.split("=") for pair in urlsplit(self.url).query.split("&"))["token"]
        self.shown = patiently(lambda: call(self.url))
        self.handle = self.csrf = ""
        if 'name="handle"' in self.shown.text:
            self.handle, self.csrf = hidden(self.shown.text, "handle"), hidden(self.shown.text, "csrf_token")
            if (
                'name="page_key"' not in self.shown.text
                and self.shown.status == 200
                and "/inapp/new" in self.shown.text
            ):
                self.shown = patiently(lambda: self.post("/inapp/new"))

    def post(self, path: str, **fields: str) -> Answer:
        return self.cashier.post(path, {"handle": self.handle, "csrf_token": self.csrf, **fields})

    def _has_form(self) -> bool:
        """True if there is a form; a screen that could not look at the account in time is asked again, as people do."""
        if 'name="page_key"' not in self.shown.text:
            self.shown = patiently(lambda: self.post("/inapp/new"))
        return 'name="page_key"' in self.shown.text

    def send(self, amount: str) -> Callable[[], Answer]:
        """The form, filled in; each call presses its button once, and that of a withdrawal's review."""
        until(self._has_form)
        fields = {"amount": amount, "method": "mock_card", "page_key": hidden(self.shown.text, "page_key")}

        def press() -> Answer:
            answer = self.post(self.path, **fields)
            if 'class="review' not in answer.text:
                return answer
            return self.post(self.path, **fields, agreed=hidden(answer.text, "agreed"))

        return press

    def card(self, ref: str) -> Card:
        """The card as a reload shows it."""
        return card_in(patiently(lambda: self.post(f"/inapp/payments/{ref}")))


def approve(cashier: Cashier, secret: str) -> None:
    """ "Approve payment" in the mock's step."""
    answer = patiently(lambda: cashier.post(f"/psp/mock/objects/{secret}/approve", {}))
    assert answer.status < 400, answer.text


def deposit(cashier: Cashier, amount: str, login: int = 5512345) -> str:
    """A deposit up to the payer's approval; its reference."""
    card = card_in(patiently(Page(cashier, "deposit", login).send(amount)))
    approve(cashier, card.secret)
    return card.ref


def withdraw(cashier: Cashier, amount: str, login: int = 5512345) -> str:
    """A withdrawal up to its request; its reference."""
    return card_in(patiently(Page(cashier, "withdraw", login).send(amount))).ref
