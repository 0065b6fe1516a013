"""The tables, and how an older database becomes a newer one: all steps in one transaction, or none.

Every table is STRICT and checks its integers itself, because STRICT still turns `'12'` and `1.0` into integers.
Rows that are evidence can be added but neither changed, deleted nor replaced: triggers see to it.
"""

from inapp.domain.rules import FREEZING, OPEN, AttemptState
from inapp.domain.states import Kind, Status


def _one_of(column: str, values: object) -> str:
    return f"CHECK ({column} IN ({', '.join(repr(str(value)) for value in values)}))"  # type: ignore[attr-defined]


def _append_only(table: str, key: str) -> tuple[str, ...]:
    """Triggers that let rows only be added. REPLACE fires no delete trigger, so the insert has to look itself."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) {refuse}",
    )


def _fixed(table: str, key: str, columns: str) -> tuple[str, ...]:
    """Triggers that keep rows from vanishing and the named columns from changing."""
    return (
        f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OF {columns} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} keeps what it was made with'); END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} keeps its rows'); END",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} has this row already'); END",
    )


_FIRST: tuple[str, ...] = (
    """CREATE TABLE accounts (
        login INTEGER PRIMARY KEY CHECK (login > 0),
        user_id INTEGER NOT NULL CHECK (user_id > 0),
        email TEXT NOT NULL,
        name TEXT NOT NULL,
        enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
    ) STRICT""",
    "CREATE INDEX accounts_user ON accounts (user_id)",
    """CREATE TABLE tokens (
        hash TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        created INTEGER NOT NULL,
        expires INTEGER,
        used INTEGER,
        keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
        family TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX tokens_expire ON tokens (expires)",
    "CREATE INDEX tokens_family ON tokens (family)",
    f"""CREATE TABLE sessions (
        key TEXT PRIMARY KEY,
        user_id INTEGER NOT NULL,
        screen TEXT NOT NULL {_one_of("screen", Kind)},
        asked_login INTEGER,
        login INTEGER,
        only_login INTEGER,
        token_hash TEXT NOT NULL,
        created INTEGER NOT NULL,
        active INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX sessions_created ON sessions (created)",
    f"""CREATE TABLE payments (
        ref TEXT PRIMARY KEY,
        kind TEXT NOT NULL {_one_of("kind", Kind)},
        user_id INTEGER NOT NULL CHECK (user_id > 0),
        login INTEGER NOT NULL CHECK (login > 0),
        minor INTEGER NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
        currency TEXT NOT NULL,
        digits INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 8),
        status TEXT NOT NULL {_one_of("status", Status)},
        psp TEXT NOT NULL,
        method TEXT NOT NULL,
        created INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        expires INTEGER,
        psp_ref TEXT,
        captured_minor INTEGER CHECK (typeof(captured_minor) IN ('integer', 'null')),
        captured_currency TEXT,
        captured_digits INTEGER,
        reason TEXT NOT NULL,
        tries INTEGER NOT NULL,
        due INTEGER,
        page_key TEXT NOT NULL UNIQUE,
        return_key TEXT UNIQUE,
        UNIQUE (psp, psp_ref)
    ) STRICT""",
    "CREATE INDEX payments_due ON payments (due) WHERE due IS NOT NULL",
    "CREATE INDEX payments_login ON payments (login, created)",
    f"CREATE INDEX payments_open ON payments (login, kind) WHERE status NOT IN "
    f"({', '.join(repr(str(status)) for status in Status if status.final)})",
    *_fixed(
        "payments",
        "ref",
        "ref, kind, user_id, login, minor, currency, digits, psp, method, created, page_key",
    ),
    f"""CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        was TEXT {_one_of("was", Status)},
        event TEXT NOT NULL,
        became TEXT NOT NULL {_one_of("became", Status)},
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        chain TEXT NOT NULL UNIQUE
    ) STRICT""",
    "CREATE INDEX history_ref ON history (ref)",
    *_append_only("history", "seq"),
    f"""CREATE TABLE attempts (
        external_id TEXT PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        leg TEXT NOT NULL,
        n INTEGER NOT NULL CHECK (n > 0),
        login INTEGER NOT NULL CHECK (login > 0),
        type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
        amount TEXT NOT NULL,
        state TEXT NOT NULL {_one_of("state", AttemptState)},
        started INTEGER NOT NULL,
        ended INTEGER,
        code TEXT NOT NULL,
        balance_history_id INTEGER UNIQUE CHECK (typeof(balance_history_id) IN ('integer', 'null')),
        settled INTEGER,
        UNIQUE (ref, leg, n)
    ) STRICT""",
    "CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed'",
    "CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE {open}",
    "CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE {open}",
    "CREATE INDEX attempts_freezing ON attempts (login) WHERE {freezing}",
    "CREATE INDEX attempts_settled ON attempts (state, settled)",
    *_fixed("attempts", "external_id", "external_id, ref, leg, n, login, type, amount, started"),
    """CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX decisions_subject ON decisions (subject)",
    *_append_only("decisions", "seq"),
    """CREATE TABLE events (
        psp TEXT NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        subject TEXT NOT NULL,
        ref TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        received INTEGER NOT NULL,
        finished INTEGER,
        result TEXT,
        PRIMARY KEY (psp, id)
    ) STRICT""",
    "CREATE INDEX events_waiting ON events (received) WHERE finished IS NULL",
    """CREATE TABLE psp_calls (
        key TEXT PRIMARY KEY,
        ref TEXT NOT NULL,
        action TEXT NOT NULL,
        minor INTEGER NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
        currency TEXT NOT NULL,
        digits INTEGER NOT NULL,
        psp TEXT NOT NULL,
        psp_ref TEXT,
        result_ref TEXT,
        state TEXT NOT NULL,
        reported_paid INTEGER NOT NULL CHECK (reported_paid IN (0, 1)),
        created INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX psp_calls_ref ON psp_calls (ref)",
    *_fixed("psp_calls", "key", "key, ref, action, minor, currency, digits, psp, psp_ref, created"),
    """CREATE TABLE unmatched (
        ref TEXT PRIMARY KEY,
        psp TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        about TEXT NOT NULL,
        minor INTEGER,
        currency TEXT,
        digits INTEGER,
        reason TEXT NOT NULL,
        state TEXT NOT NULL,
        created INTEGER NOT NULL,
        UNIQUE (psp, psp_ref)
    ) STRICT""",
    """CREATE TABLE alerts (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        code TEXT NOT NULL,
        ref TEXT NOT NULL,
        text TEXT NOT NULL,
        tries INTEGER NOT NULL,
        due INTEGER NOT NULL,
        delivered INTEGER
    ) STRICT""",
    "CREATE INDEX alerts_waiting ON alerts (due) WHERE delivered IS NULL",
    "CREATE INDEX alerts_about ON alerts (ref, code)",
    """CREATE TABLE remote_calls (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX remote_calls_at ON remote_calls (at)",
    """CREATE TABLE switches (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT""",
)


def _states(states: frozenset[AttemptState]) -> str:
    return "state IN (" + ", ".join(repr(str(state)) for state in sorted(states)) + ")"


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    tuple(statement.replace("{open}", _states(OPEN)).replace("{freezing}", _states(FREEZING)) for statement in _FIRST),
)
"""One tuple of statements for each version of the database; `PRAGMA user_version` counts those that were applied."""
