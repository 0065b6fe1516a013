"""The clients of the peer: the steps of `benchmarks.load`, at the peer's addresses."""

import asyncio
import json
import re
import sys
import time
from collections.abc import Mapping
from urllib.parse import urlencode

from benchmarks import load

_COOKIE = re.compile(rb"\r\nset-cookie: *([^=]+)=([^;\r]*)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *([^\r]+)", re.IGNORECASE)
_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_STATE_ADDRESS = re.compile(r'data-poll="([^"]+)"')
FOUND = 302
APPROVED = {"status": "confirmed", "fraud_status": "unknown", "gateway_response": "3ds-disabled"}


class Browser:
    """One visit: keeps cookies, follows redirects, and stays at the address that it was led to."""

    def __init__(self, connection: load.Connection, tally: load.Tally) -> None:
        self._connection = connection
        self._tally = tally
        self._cookies: dict[str, str] = {}
        self.address = ""

    async def ask(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> load.Answer:
        """A request and the answer at the end of its redirects."""
        while True:
            sent = dict(headers or {})
            if self._cookies:
                sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
            answer = await self._connection.ask(method, target, sent, body, (200, FOUND))
            self._tally.requests += 1
            self._cookies |= {name.decode(): value.decode() for name, value in _COOKIE.findall(answer.head)}
            self.address = target.partition("?")[0]
            if answer.status != FOUND:
                return answer
            location = _LOCATION.search(answer.head)
            if location is None:
                raise load.Unexpected(f"{self.address} leads nowhere")
            method, target, headers, body = "GET", location[1].decode(), None, b""

    async def send(self, page: load.Answer, fields: Mapping[str, str]) -> load.Answer:
        """The form of a page, which goes to the page's own address."""
        values = {"csrfmiddlewaretoken": page.found(_CSRF), **fields}
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return await self.ask("POST", self.address, headers, urlencode(values).encode())


async def journey(connection: load.Connection, tally: load.Tally, crm_password: str, user: int, login: int) -> None:
    """One whole deposit: a token, the screen, the form, the payer's approval, and polling until it is credited.

    The page that the payer comes back to asks at once, the cashier's after POLL_SECONDS.
    """
    browser = Browser(connection, tally)
    began = last = time.perf_counter()
    authorized = load.JSON | {"Authorization": f"Bearer {crm_password}"}
    body = json.dumps({"userId": user}).encode()
    token = json.loads((await browser.ask("POST", "/tokens/", authorized, body)).body)["token"]
    page = await browser.ask("GET", f"/deposit/?{urlencode({'token': token, 'account': login})}")
    last = tally.add("open", last)
    page = await browser.send(page, {"amount": "100.00"})
    last = tally.add("send", last)
    page = await browser.send(page, APPROVED)
    last = tally.add("approve", last)
    address = page.found(_STATE_ADDRESS)
    while (state := json.loads((await browser.ask("GET", address)).body)["state"]) != "credited":
        if time.perf_counter() > last + load.PATIENCE:
            raise load.Unexpected(f"a payment stayed {state}")
        await asyncio.sleep(load.POLL_SECONDS)
    tally.add("credit", last)
    tally.finish(began)


if __name__ == "__main__":
    json.dump(asyncio.run(load.measure(json.load(sys.stdin), journey)), sys.stdout)
