"""The tables, and how an older database becomes a newer one: all steps in one transaction, or none.

Every table is STRICT. A STRICT INTEGER still turns `'12'` and `1.0` into integers before any CHECK can see them, so
the integers that matter are columns of type ANY, which take a value as it comes, with a CHECK of their own.
Rows that are evidence can be added but neither changed, deleted nor replaced: triggers see to it.
"""

import sqlite3
from pathlib import Path

from inapp.domain.attempts import FREEZING, OPEN, AttemptState
from inapp.domain.disbursements import DisbursementState
from inapp.domain.states import PaymentType, Status
from inapp.store.schema_signin import DISABLED, SIGN_IN


def _one_of(column: str, values: object) -> str:
    return f"CHECK ({column} IN ({', '.join(repr(str(value)) for value in values)}))"  # type: ignore[attr-defined]


def _states(states: frozenset[AttemptState], column: str = "state") -> str:
    return f"{column} IN (" + ", ".join(repr(str(state)) for state in sorted(states)) + ")"


def _integer(column: str, limits: str) -> str:
    """A column that takes integers only, within limits such as `> 0`."""
    return f"{column} ANY NOT NULL CHECK (typeof({column}) = 'integer' AND {column} {limits})"


def _integer_or_null(column: str, limits: str) -> str:
    return f"{column} ANY CHECK ({column} IS NULL OR typeof({column}) = 'integer' AND {column} {limits})"


def _money(prefix: str = "") -> str:
    """The three columns of an amount above zero."""
    return ", ".join(
        (_integer(f"{prefix}minor", "> 0"), f"{prefix}currency TEXT NOT NULL", _integer(f"{prefix}digits", _DIGITS))
    )


def _money_or_null(prefix: str = "") -> str:
    return ", ".join(
        (
            _integer_or_null(f"{prefix}minor", ">= 0"),
            f"{prefix}currency TEXT",
            _integer_or_null(f"{prefix}digits", _DIGITS),
        )
    )


_DIGITS = "BETWEEN 0 AND 8"


def _append_only(table: str, *clashes: str) -> tuple[str, ...]:
    """Triggers that let rows only be added."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        *_kept(table, clashes, refuse),
    )


def _fixed(table: str, columns: str, *clashes: str) -> tuple[str, ...]:
    """Triggers that keep rows from vanishing and the named columns from changing."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} keeps its rows'); END"
    others = " OR ".join(f"({clash})" for clash in clashes)
    return (
        f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OF {columns} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} keeps what it was made with'); END",
        f"CREATE TRIGGER {table}_no_replace_by_update BEFORE UPDATE ON {table} WHEN NEW.rowid IS NOT OLD.rowid "
        f"OR EXISTS (SELECT 1 FROM {table} AS it WHERE ({others}) AND it.rowid IS NOT OLD.rowid) {refuse}",
        *_kept(table, clashes, refuse),
    )


def _kept(table: str, clashes: tuple[str, ...], refuse: str) -> tuple[str, ...]:
    """Triggers against DELETE and REPLACE. REPLACE fires no delete trigger, so the insert looks for `clashes`,
    one for each unique index: how `it`, a row that is there, would have to make room for NEW."""
    others = " OR ".join(f"({clash})" for clash in ("it.rowid = NEW.rowid", *clashes))
    return (
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} AS it WHERE {others}) {refuse}",
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
        screen TEXT NOT NULL {_one_of("screen", PaymentType)},
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
        kind TEXT NOT NULL {_one_of("kind", PaymentType)},
        {_integer("user_id", "> 0")},
        {_integer("login", "> 0")},
        {_money()},
        status TEXT NOT NULL {_one_of("status", Status)},
        psp TEXT NOT NULL,
        method TEXT NOT NULL,
        {_integer("created", "> 0")},
        {_integer("updated", "> 0")},
        {_integer_or_null("expires", "> 0")},
        psp_ref TEXT,
        {_money_or_null("captured_")},
        reason TEXT NOT NULL,
        {_integer("tries", ">= 0")},
        {_integer_or_null("due", "> 0")},
        page_key TEXT NOT NULL UNIQUE,
        return_key TEXT UNIQUE,
        hand_off TEXT NOT NULL,
        instrument TEXT NOT NULL,
        disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
        {_money_or_null("refunded_elsewhere_")},
        UNIQUE (psp, psp_ref)
    ) STRICT""",
    "CREATE INDEX payments_due ON payments (due) WHERE due IS NOT NULL",
    "CREATE INDEX payments_login ON payments (login, created)",
    "CREATE INDEX payments_disputed ON payments (user_id) WHERE disputed = 1",
    f"CREATE INDEX payments_open ON payments (login, kind, created) WHERE status NOT IN "
    f"({', '.join(repr(str(status)) for status in Status if status.final)})",
    *_fixed(
        "payments",
        "ref, kind, user_id, login, minor, currency, digits, psp, method, created, page_key",
        "it.ref = NEW.ref",
        "it.page_key = NEW.page_key",
        "it.return_key = NEW.return_key",
        "it.psp = NEW.psp AND it.psp_ref = NEW.psp_ref",
    ),
    f"""CREATE TABLE history (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        was TEXT {_one_of("was", Status)},
        event TEXT NOT NULL,
        became TEXT NOT NULL {_one_of("became", Status)},
        by TEXT NOT NULL,
        {_integer("at", "> 0")},
        chain TEXT NOT NULL UNIQUE
    ) STRICT""",
    "CREATE INDEX history_ref ON history (ref)",
    *_append_only("history", "it.chain = NEW.chain"),
    f"""CREATE TABLE attempts (
        external_id TEXT PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payments (ref),
        leg TEXT NOT NULL,
        {_integer("n", "> 0")},
        {_integer("login", "> 0")},
        type TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW')),
        amount TEXT NOT NULL CHECK (amount GLOB '[0-9]*' AND NOT amount GLOB '*[^0-9.]*'),
        state TEXT NOT NULL {_one_of("state", AttemptState)},
        {_integer("started", "> 0")},
        {_integer_or_null("ended", "> 0")},
        code TEXT NOT NULL,
        {_integer_or_null("balance_history_id", "> 0")} UNIQUE,
        {_integer_or_null("settled", "> 0")},
        UNIQUE (ref, leg, n)
    ) STRICT""",
    "CREATE UNIQUE INDEX attempts_one_confirmed ON attempts (ref, leg) WHERE state = 'confirmed'",
    f"CREATE UNIQUE INDEX attempts_one_open ON attempts (ref) WHERE {_states(OPEN)}",
    f"CREATE UNIQUE INDEX attempts_one_open_per_login ON attempts (login) WHERE {_states(OPEN)}",
    f"CREATE INDEX attempts_freezing ON attempts (login) WHERE {_states(FREEZING)}",
    "CREATE INDEX attempts_settled ON attempts (state, settled)",
    *_fixed(
        "attempts",
        "external_id, ref, leg, n, login, type, amount, started",
        "it.external_id = NEW.external_id",
        "it.ref = NEW.ref AND it.leg = NEW.leg AND it.n = NEW.n",
        "it.balance_history_id = NEW.balance_history_id",
        "it.ref = NEW.ref AND it.leg = NEW.leg AND it.state = 'confirmed' AND NEW.state = 'confirmed'",
        f"it.ref = NEW.ref AND {_states(OPEN, 'it.state')} AND {_states(OPEN, 'NEW.state')}",
        f"it.login = NEW.login AND {_states(OPEN, 'it.state')} AND {_states(OPEN, 'NEW.state')}",
    ),
    """CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        verdict TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX decisions_subject ON decisions (subject)",
    *_append_only("decisions"),
    """CREATE TABLE events (
        psp TEXT NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        subject TEXT NOT NULL,
        ref TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        received INTEGER NOT NULL,
        due INTEGER NOT NULL,
        finished INTEGER,
        result TEXT,
        PRIMARY KEY (psp, id)
    ) STRICT""",
    "CREATE INDEX events_waiting ON events (due) WHERE finished IS NULL",
    f"""CREATE TABLE psp_calls (
        key TEXT PRIMARY KEY,
        ref TEXT NOT NULL,
        action TEXT NOT NULL,
        {_money()},
        psp TEXT NOT NULL,
        psp_ref TEXT,
        result_ref TEXT,
        state TEXT NOT NULL {_one_of("state", DisbursementState)},
        reported_paid INTEGER NOT NULL CHECK (reported_paid IN (0, 1)),
        {_integer("created", "> 0")},
        label TEXT NOT NULL,
        {_integer_or_null("called", "> 0")},
        reason TEXT NOT NULL,
        UNIQUE (psp, result_ref)
    ) STRICT""",
    "CREATE INDEX psp_calls_ref ON psp_calls (ref)",
    "CREATE INDEX psp_calls_source ON psp_calls (psp, psp_ref) WHERE psp_ref IS NOT NULL",
    *_fixed("psp_calls", "key, ref, action, minor, currency, digits, psp, psp_ref, created, label", "it.key = NEW.key"),
    f"""CREATE TABLE unmatched (
        ref TEXT PRIMARY KEY,
        psp TEXT NOT NULL,
        psp_ref TEXT NOT NULL,
        about TEXT NOT NULL,
        {_money_or_null()},
        reason TEXT NOT NULL,
        state TEXT NOT NULL,
        {_integer("created", "> 0")},
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


def _from_file(name: str) -> tuple[str, ...]:
    """The statements of a step that is written in SQL."""
    statements, statement = [], ""
    for line in (Path(__file__).parent / "migrations" / name).read_text().splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            statements.append(statement)
            statement = ""
    return tuple(statements)


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _FIRST,
    SIGN_IN,
    DISABLED,
    _from_file("004_disbursement_history.sql"),
)
"""One tuple of statements for each version of the database; `PRAGMA user_version` counts those that were applied."""
