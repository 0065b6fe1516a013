"""A trader whose browser runs no scripts: opens a screen, fills in the form, pays, and reads what the screen says."""

import html
import re
import time

from rehearsal.stage import Answer, Failed, Stage, call, until

USERS = dict.fromkeys((5512345, 5512346), 70011223)
LOGIN = 5512345
MOVING = (
    "created",
    "awaiting_payer",
    "paid",
    "crediting",
    "requested",
    "approved",
    "debiting",
    "debited",
    "paying_out",
)

TITLES = (r'id="status-title"[^>]*>([^<]+)', r"<h2[^>]*data-focus[^>]*>([^<]+)", r"<h[12][^>]*>([^<]+)")
"""Where a screen says what is the matter, the most telling place first."""


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if not found:
        raise Failed(f"the screen has no field {name}; it says: {headline(page)}")
    return found[1]


def headline(page: str) -> str:
    """The headline of the card or the page, as a person reads it."""
    found = next(filter(None, (re.search(title, page) for title in TITLES)), None)
    return html.unescape(found[1]).strip() if found else re.sub(r"<[^>]+>|\s+", " ", page).strip()[:80]


class Trader:
    """An opened screen and, once the form was sent, its payment; `read` are the headlines of its card, in order."""

    def __init__(self, stage: Stage, screen: str = "deposit", login: int = LOGIN) -> None:
        self._stage, self._path = stage, f"/inapp/{screen}"
        opened = stage.control("open", userId=USERS[login], screen=screen, account=login, lang="en")
        self._page = call(opened["url"]).text
        self.read = [headline(self._page)]
        self.ref = self.state = self._secret = ""
        if 'name="handle"' in self._page:
            self._handle, self._csrf = _hidden(self._page, "handle"), _hidden(self._page, "csrf_token")
            if 'name="page_key"' not in self._page and "/inapp/new" in self._page:
                self._page = self._post("/inapp/new").text

    def _post(self, path: str, **fields: str) -> Answer:
        return call(self._stage.url + path, {"handle": self._handle, "csrf_token": self._csrf, **fields})

    def send(self, amount: str) -> "Trader":
        """Fill in the form and send it, over the review if there is one."""
        fields = {"amount": amount, "method": "mock_card", "page_key": _hidden(self._page, "page_key")}
        answer = self._post(self._path, **fields)
        if 'class="review' in answer.text:
            answer = self._post(self._path, **fields, agreed=_hidden(answer.text, "agreed"))
        self.read.clear()
        self._take(answer)
        if not self.ref:
            raise Failed(
                f"a {self._path.rpartition('/')[2]} of {amount} was not taken; the screen says: {_error(answer)}"
            )
        return self

    def _take(self, answer: Answer) -> None:
        found = re.search(r'data-reference="([^"]+)" data-state="([^"]+)"', answer.text)
        if not found:
            return
        self.ref, self.state = found[1], found[2]
        if headline(answer.text) not in self.read[-1:]:
            self.read.append(headline(answer.text))
        if step := re.search(r"/psp/mock/objects/([\w-]+)/approve", answer.text):
            self._secret = step[1]

    def look(self) -> str:
        """Look at the card once; returns the payment's state."""
        self._take(self._post(f"/inapp/payments/{self.ref}"))
        return self.state

    def pay(self) -> "Trader":
        """ "Approve payment" in the mock's step."""
        until(lambda: self._secret or (self.look() and ""), "the PSP's step is shown")
        answer = call(f"{self._stage.url}/psp/mock/objects/{self._secret}/approve", {})
        if answer.status >= 400:
            raise Failed(f"the PSP refuses the payer: {answer.status}")
        return self

    def wait_for(self, *states: str) -> "Trader":
        """Look until the payment is in one of these states."""
        try:
            until(lambda: self.look() in states, f"{self.ref} becomes {' or '.join(states)}")
        except Failed as failure:
            raise Failed(f"{failure}; it is {self.state}") from None
        return self

    def stays(self, seconds: float) -> "Trader":
        """Look for so long; the state must not change."""
        end, state = time.monotonic() + seconds, self.look()
        while time.monotonic() < end:
            if self.look() != state:
                raise Failed(f"{self.ref} went from {state} to {self.state} without anybody")
            time.sleep(0.1)
        return self


def _error(answer: Answer) -> str:
    found = re.search(r'role="alert"[^>]*>(.*?)</(?:p|div)>', answer.text, re.DOTALL)
    words = re.sub(r"<[^>]+>|\s+", " ", found[1]) if found else headline(answer.text)
    return html.unescape(words).strip()
