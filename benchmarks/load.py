"""The clients: one process of its own that reads an order from standard input and prints what it measured, as JSON."""

import asyncio
import gzip
import json
import re
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.breakdown import Lockstep

STEPS = ("open", "send", "approve", "credit")
"""Token and screen; form; the payer's approval; polling until the account is credited."""
POLL_SECONDS = 0.05
PATIENCE = 60.0

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_GZIPPED = re.compile(rb"\r\ncontent-encoding: *gzip", re.IGNORECASE)
_SESSION = re.compile(r'"X-Page-Session": ?"([^"]+)"')
_CSRF = re.compile(r'"X-CSRFToken": ?"([^"]+)"')
_PAGE_KEY = re.compile(r'name="page_key" value="([^"]+)"')
_STATE = re.compile(r'data-state="([^"]+)"')
_POLL = re.compile(r' hx-get="([^"]+)" hx-trigger="tick"')
_APPROVE = re.compile(r'hx-post="(/psp/mock/objects/[^"]+/approve)"')


class Unexpected(Exception):
    """The server answered something that a client can do nothing with."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer."""

    status: int
    body: bytes
    head: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode()

    def found(self, pattern: re.Pattern[str]) -> str:
        """What the pattern's group matches first in the text. Raises Unexpected if it does not match."""
        return _found(pattern, self.text)


class Connection(asyncio.Protocol):
    """A keep-alive connection for one request at a time; opened again after the server has closed it."""

    def __init__(self, host: str, port: int) -> None:
        self._place = (host, port)
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._got = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(Unexpected("the connection was closed"))

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, end, body = self._got.partition(b"\r\n\r\n")
        if not end or self._waiting is None or self._waiting.done():
            return
        status, length = int(head[9:12]), _LENGTH.search(head)
        if length is None and status != 204:
            self._waiting.set_exception(Unexpected("an answer without its length"))
        elif status == 204 or (length and len(body) >= int(length[1])):
            self._got = b""
            body = gzip.decompress(body) if _GZIPPED.search(head) else body
            self._waiting.set_result(Answer(status, body, head))

    async def ask(
        self,
        method: str,
        target: str,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        welcome: tuple[int, ...] = (200, 204),
    ) -> Answer:
        """One request and its answer. Raises Unexpected for any status that is not `welcome`."""
        loop = asyncio.get_running_loop()
        if self._transport is None or self._transport.is_closing():
            self._got = b""
            await loop.create_connection(lambda: self, *self._place)
        lines = [f"{method} {target} HTTP/1.1", f"Host: {self._place[0]}:{self._place[1]}", "Accept-Encoding: gzip"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        self._waiting = loop.create_future()
        assert self._transport is not None
        self._transport.write("\r\n".join([*lines, "", ""]).encode() + body)
        answer = await asyncio.wait_for(self._waiting, PATIENCE)
        if answer.status not in welcome:
            raise Unexpected(f"{method} {target.partition('?')[0]} answered {answer.status}")
        return answer


@dataclass
class Tally:
    """What all clients have measured: the duration in seconds of each step that ended after the warm-up.

    `requests` and `finished` count the warm-up too, as the CPU time does.
    """

    starts: float
    last: float = 0.0
    steps: dict[str, list[float]] = field(default_factory=dict)
    requests: int = 0
    finished: int = 0

    def add(self, step: str, began: float) -> float:
        """Note a step that has just ended; gives the moment at which the next one begins."""
        now = time.perf_counter()
        if now >= self.starts:
            self.last = now
            self.steps.setdefault(step, []).append(now - began)
        return now

    def finish(self, began: float) -> None:
        """Note a whole operation."""
        self.finished += 1
        self.add("whole", began)


FORM = {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
JSON = {"Content-Type": "application/json"}


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    if match is None:
        raise Unexpected(f"nothing like {pattern.pattern} in an answer")
    return match[1]


async def _go_on(step: str) -> None:
    """Nobody waits for anybody."""


async def journey(
    connection: Connection,
    tally: Tally,
    crm_token: str,
    user: int,
    login: int,
    after: Callable[[str], Awaitable[None]] = _go_on,
) -> None:
    """One whole deposit: a token, the screen, the form, the payer's approval, and polling until it is credited.

    `after` is awaited at the end of each step.
    """
    began = last = time.perf_counter()
    body = json.dumps({"userId": user}).encode()
    target = f"/oauth2/onetime/generate?crmApiToken={crm_token}"
    token = json.loads((await connection.ask("POST", target, JSON, body)).body)["token"]
    page = (await connection.ask("GET", f"/inapp/deposit?token={token}&account={login}")).text
    tally.requests += 2
    last = tally.add("open", last)
    await after("open")
    mine = {"X-Page-Session": _found(_SESSION, page), "X-CSRFToken": _found(_CSRF, page)}
    form = f"amount=100.00&method=mock_card&page_key={_found(_PAGE_KEY, page)}".encode()
    card = (await connection.ask("POST", "/inapp/deposit", FORM | mine, form)).text
    tally.requests += 1
    last = tally.add("send", last)
    await after("send")
    asking = {"HX-Request": "true"} | mine
    while not (approve := _APPROVE.search(card)):  # its PSP had too much to do: the page asks again
        card = (await connection.ask("GET", unescape(_found(_POLL, card)), asking)).text
        tally.requests += 1
    state = _found(_STATE, card)
    await connection.ask("POST", approve[1], FORM, b"x=")
    tally.requests += 1
    last = tally.add("approve", last)
    await after("approve")
    address = unescape(_found(_POLL, card))
    while state != "credited":
        if time.perf_counter() > last + PATIENCE:
            raise Unexpected(f"a payment stayed {state}")
        await asyncio.sleep(POLL_SECONDS)
        answer = await connection.ask("GET", address, asking)
        tally.requests += 1
        if answer.status == 200:
            state = _found(_STATE, answer.text)
            address = unescape(_found(_POLL, answer.text)) if state != "credited" else ""
    tally.add("credit", last)
    tally.finish(began)
    await after("credit")


async def hello(connection: Connection, tally: Tally) -> None:
    """One request to a floor."""
    began = time.perf_counter()
    await connection.ask("GET", "/")
    tally.requests += 1
    tally.finish(began)


Once = Callable[[Connection], Awaitable[None]]
Journey = Callable[[Connection, Tally, str, int, int], Awaitable[None]]
"""One whole deposit: the client's connection, the tally, the CRM's token or password, user and login."""


async def _client(connection: Connection, once: Once, until: float) -> None:
    while time.perf_counter() < until:
        await once(connection)


async def _lockstep(order: Mapping[str, Any], connections: list[Connection], crm_token: str) -> Any:
    """What each step costs for one journey, after a first one of each client that does not count."""
    tally = Tally(0.0)
    together = Lockstep(order["clients"], order["processes"], Path(order["counters"]), lambda: tally.requests)

    async def client(number: int, connection: Connection) -> None:
        for _ in range(order["rounds"] + 1):
            await journey(connection, tally, crm_token, *order["people"][number], after=together)

    await asyncio.gather(*(client(number, connection) for number, connection in enumerate(connections)))
    return together.of_one_journey()


async def measure(order: Mapping[str, Any], another: Journey | None = None) -> dict[str, Any]:
    """Do as ordered: `{port, seconds, warm_up, clients}` for a floor, with `people` and `crm_password` for journeys.

    `another` journey than the cashier's own is given the CRM's password instead of a token.
    """
    first = Connection("127.0.0.1", order["port"])
    people, crm_token = order.get("people"), order.get("crm_password", "")
    if people and another is None:
        body = json.dumps({"password": order["crm_password"]}).encode()
        crm_token = json.loads((await first.ask("POST", "/oauth2/crmApiToken", JSON, body)).body)["crmApiToken"]
    starts = time.perf_counter() + order["warm_up"]
    tally = Tally(starts)

    def work(number: int) -> Once:
        if not people:
            return lambda connection: hello(connection, tally)
        return lambda connection: (another or journey)(connection, tally, crm_token, *people[number])

    connections = [Connection("127.0.0.1", order["port"]) for _ in range(order["clients"])]
    if "counters" in order:
        return {"costs": await _lockstep(order, connections, crm_token)}
    await asyncio.gather(
        *(_client(connection, work(number), starts + order["seconds"]) for number, connection in enumerate(connections))
    )
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": tally.last - starts,
        "steps": tally.steps,
        "requests": tally.requests,
        "finished": tally.finished,
        "cpu": used.ru_utime + used.ru_stime,
    }


if __name__ == "__main__":
    json.dump(asyncio.run(measure(json.load(sys.stdin))), sys.stdout)
