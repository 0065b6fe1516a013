"""Whole deposits of this cashier beside those of others, run in turn on the same machine."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import ctrader, journeys, machine
from benchmarks.peer import installation as peer

OURS, PEER = "this cashier", "peer on Django"


def measure(plan: journeys.Plan, with_peer: bool, checkout: Path | None = None) -> dict[str, list[journeys.Run]]:
    """All runs of each side, ours first: beside the peer, another checkout of the cashier, or both."""
    with TemporaryDirectory(prefix="cashier-bench-") as temporary, ExitStack() as stack:
        folder = Path(temporary)
        accounts = folder / "accounts.csv"
        ctrader.write_accounts(accounts, plan.clients)
        sides: dict[str, machine.Installation | peer.Installation] = {
            OURS: machine.Installation(_made(folder / "ours"), accounts)
        }
        if with_peer:
            sides[PEER] = peer.Installation(_made(folder / "peer"), accounts)
        if checkout:
            name = f"checkout {checkout.resolve().name}"
            sides[name] = machine.Installation(_made(folder / "checkout"), accounts, checkout)
        servers = {
            name: (journeys.deposits(plan, side.port) | {"module": side.clients}, stack.enter_context(side.up()))
            for name, side in sides.items()
        }
        return journeys.in_turn(servers, plan.rounds)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
