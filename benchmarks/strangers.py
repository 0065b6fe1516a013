"""Deposits while strangers hold connections with bodies that never come, beside deposits without them."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import ctrader, journeys, machine

CONNECTIONS = 50
ALONE, BESIDE = "alone", f"beside {CONNECTIONS} unfinished requests"
_BEGUN = b"POST /oauth2/crmApiToken HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na"


def _hold(port: int, over: threading.Event) -> None:
    """Keep one unfinished request open, and begin another whenever it ends."""
    while not over.is_set():
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as connection:
            connection.settimeout(0.2)
            connection.sendall(_BEGUN)
            while not over.is_set():
                with suppress(TimeoutError):
                    if not connection.recv(65536):
                        break


@contextmanager
def strangers(port: int) -> Iterator[None]:
    """So many connections, held by as many threads."""
    over = threading.Event()
    threads = [threading.Thread(target=_hold, args=(port, over)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def measure(plan: journeys.Plan) -> dict[str, list[journeys.Run]]:
    """All runs without and with strangers, in turn, at one cashier."""
    runs: dict[str, list[journeys.Run]] = {ALONE: [], BESIDE: []}
    with TemporaryDirectory(prefix="cashier-bench-") as temporary:
        folder = Path(temporary)
        accounts = folder / "accounts.csv"
        ctrader.write_accounts(accounts, plan.clients)
        cashier = machine.Installation(folder, accounts)
        with cashier.up() as watched:
            server = {"cashier": (journeys.deposits(plan, cashier.port), watched)}
            for _ in range(plan.rounds):
                for name, found in runs.items():
                    with ExitStack() as around:
                        if name == BESIDE:
                            around.enter_context(strangers(cashier.port))
                        found += journeys.in_turn(server, 1)["cashier"]
    return runs
