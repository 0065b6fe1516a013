"""Makes an older database of a newer one, as if the earlier cashier had written it."""

import sqlite3

from inapp.store import migrations


def go_back_to(connection: sqlite3.Connection, version: int) -> None:
    """Leave of a database what its earlier version knew."""
    older = sqlite3.connect(":memory:", isolation_level=None)
    migrations.upgrade(older, to=version)
    known = migrations.schema_of(older)
    added = [row for row in connection.execute("SELECT type, name, tbl_name FROM sqlite_master") if row[1] not in known]
    for kind, name, table in reversed(added):  # what refers to others goes before them
        if kind == "table" or (table in known and not name.startswith("sqlite_")):
            connection.execute(f"DROP {kind} {name}")
    for table in known:
        columns = [row[1] for row in older.execute(f"PRAGMA table_info({table})")]
        now = connection.execute(f"PRAGMA table_info({table})").fetchall()
        for row in reversed(now):  # a check may name earlier ones
            if row[1] not in columns:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {row[1]}")
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    newer = dict(connection.execute(triggers).fetchall())
    for name, sql in older.execute(triggers).fetchall():
        if newer.get(name) != sql:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
            connection.execute(sql)
    connection.execute(f"PRAGMA user_version = {version}")
    older.close()
