"""New databases for tests, copied from one that was migrated once: migrating takes two flushes and 90 statements."""

import tempfile
from functools import cache
from pathlib import Path

from inapp.domain.model import Account
from inapp.store import Database


def new_database(path: Path, *accounts: Account) -> Database:
    """A migrated database at `path` that knows these accounts and nothing else; the copy is its own."""
    path.write_bytes(_template(accounts))
    return Database(path)


@cache
def _template(accounts: tuple[Account, ...]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        database = Database(path)
        database.prepare()
        with database.write() as tables:
            for account in accounts:
                tables.put_account(account)
        database.close()
        assert not path.with_name("template.db-wal").exists(), "the file alone is the whole database"
        return path.read_bytes()
