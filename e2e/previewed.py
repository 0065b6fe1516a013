"""The preview of a broker with everything, for tests that look at every scene."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from app import _previewed
from inapp.preview import server
from inapp.settings import Settings
from tests.support.preview import EVERYTHING


@contextmanager
def running_preview(folder: Path) -> Iterator[str]:
    """The address of a preview whose files are in this folder."""
    app = _previewed(Settings.read(EVERYTHING | {"CASHIER_DATABASE": str(folder / "none.db")}, None), folder)
    with server.server(app, "127.0.0.1", 0) as listening:
        thread = Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_address[1]}"
        listening.shutdown()
        thread.join()
