"""The peer's own environment, and the peer running beside a local cTrader."""

import subprocess
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import machine

VENV = machine.ROOT / ".venv-peer"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")


def python() -> Path:
    """The interpreter of the peer's environment, which is made again when its requirements have changed.

    Raises DidNotStart when they cannot be installed.
    """
    found, stamp, wanted = VENV / "bin" / "python", VENV / "requirements.txt", REQUIREMENTS.read_text()
    if not stamp.exists() or stamp.read_text() != wanted:
        venv.create(VENV, clear=True, with_pip=True)
        command = (str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r")
        if subprocess.run((*command, str(REQUIREMENTS)), check=False).returncode:
            raise machine.DidNotStart(f"{REQUIREMENTS.name} of the peer could not be installed")
        stamp.write_text(wanted)
    return found


class Installation:
    """The peer with its own local cTrader; it knows the users of `accounts`. Raises DidNotStart."""

    clients = "benchmarks.peer.clients"

    def __init__(self, folder: Path, accounts: Path) -> None:
        self.folder = folder
        self.accounts = accounts
        self.python = python()
        self.port = machine.free_port()
        self.sim_port = machine.free_port()

    @property
    def database(self) -> Path:
        return self.folder / "peer.db"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PEER_SECRET_KEY": "benchmark-secret-key",
            "PEER_CRM_PASSWORD": machine.CRM_PASSWORD,
            "PEER_DATABASE": str(self.database),
            "CTRADER_URL": f"http://127.0.0.1:{self.sim_port}",
            "CTRADER_MANAGER_LOGIN": machine.MANAGER[0],
            "CTRADER_MANAGER_PASSWORD": machine.MANAGER[1],
        }

    @contextmanager
    def up(self) -> Iterator[dict[str, int]]:
        """Everything started and answering; gives the process of each part."""
        serve = (str(self.python), "-m", "benchmarks.peer", str(self.port), str(self.accounts))
        with (
            machine.local_ctrader(self.folder, self.sim_port, self.port) as simulator,
            machine.running(serve, self.folder, "peer.log", self.port, "/healthz/", self.environment) as web,
        ):
            yield {"cTrader": simulator, "web": web}
