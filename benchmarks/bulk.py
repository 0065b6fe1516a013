"""A database with many payments of many users, for the console, by bulk SQL past the store and its triggers."""

import hashlib
import sqlite3
from pathlib import Path

from inapp.store import Database
from inapp.store.migrations import FINGERPRINTS

FORM = 4
"""To be raised when the rows below change."""
YEAR = 365 * 86_400_000
WAITING = 60
"""The rows of each queue, however many payments there are: a little more than one page."""
NUMBERS = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :many)"
USER = "(n * 7919 % :users + 1)"
KIND = "iif(n % 4 = 0, 'withdrawal', 'deposit')"
STATUS = """CASE WHEN n % :rare = 0 THEN 'review'
    WHEN n % :rare = 1 THEN iif(n % 4 = 0, 'debit_unknown', 'credit_unknown')
    WHEN n % :rare = 8 THEN 'awaiting_approval' WHEN n % :rare = 3 THEN 'awaiting_payer'
    WHEN n % 4 = 0 THEN 'paid_out' WHEN n % 9 = 0 THEN 'declined' WHEN n % 11 = 0 THEN 'expired' ELSE 'credited' END"""
CREATED = "(:end - :span + n * (:span / :many))"
PAYMENTS = f"""{NUMBERS} INSERT INTO payments (ref, kind, user_id, login, minor, currency, digits, status, psp, method,
    created, updated, expires, psp_ref, captured_minor, captured_currency, captured_digits, reason, tries, page_key,
    return_key, hand_off, instrument, disputed)
SELECT iif(n % 4 = 0, 'W-', 'D-') || printf('%07d', n), {KIND}, {USER}, 5000000 + {USER}, 1000 + n * 37 % 500000,
    iif(n % 3 = 0, 'EUR', 'USD'), 2, {STATUS}, 'mock', iif(n % 5 = 0, 'mock_bank', 'mock_card'), {CREATED},
    {CREATED} + 5000, NULL, 'pay_' || n, iif(n % 4 = 0, NULL, 1000 + n * 37 % 500000),
    iif(n % 4 = 0, NULL, iif(n % 3 = 0, 'EUR', 'USD')), iif(n % 4 = 0, NULL, 2),
    iif({STATUS} = 'declined', iif(n % 2 = 0, 'card_declined', 'insufficient_funds'), ''), 0, 'page ' || n, NULL, '',
    iif(n % 5 = 0, '', 'Visa ' || printf('%04d', n * 31 % (:many / 100))), 0 FROM numbers"""
HISTORY = """INSERT INTO history (ref, was, event, became, by, at, chain)
SELECT ref, NULL, 'made', iif(kind = 'deposit', 'created', 'requested'), 'user ' || user_id, created, 'a' || rowid
    FROM payments UNION ALL
SELECT ref, iif(kind = 'deposit', 'created', 'requested'), 'moved', status, 'worker', updated, 'b' || rowid
    FROM payments"""
ATTEMPTS = """INSERT INTO attempts (external_id, ref, leg, n, login, type, amount, state, started, ended, code,
    balance_history_id, settled)
SELECT ref || iif(kind = 'deposit', '.credit.1', '.debit.1'), ref, iif(kind = 'deposit', 'credit', 'debit'), 1, login,
    iif(kind = 'deposit', 'DEPOSIT', 'WITHDRAW'), printf('%d.%02d', minor / 100, minor % 100),
    iif(status LIKE '%unknown', 'ambiguous', 'confirmed'), created + 4000, created + 4100, '',
    iif(status LIKE '%unknown', NULL, 1000000 + rowid), created + 4100
FROM payments WHERE status IN ('credited', 'paid_out', 'credit_unknown', 'debit_unknown')
    AND (status NOT LIKE '%unknown' OR rowid IN (SELECT max(rowid) FROM payments WHERE status LIKE '%unknown'
    GROUP BY login))"""
OTHERS = (
    f"{NUMBERS} INSERT INTO accounts (login, user_id, email, name, enabled) SELECT 5000000 + n, n, "
    "'trader' || n || '@example.test', 'Trader ' || n, 1 FROM numbers WHERE n <= :users",
    "INSERT INTO events (psp, id, type, subject, ref, psp_ref, received, due, finished, result) SELECT 'mock', "
    "'evt_' || rowid, 'payment.paid', 'payment', ref, psp_ref, created, created, created + 100, 'captured' "
    "FROM payments WHERE kind = 'deposit' AND status = 'credited'",
    "INSERT INTO psp_calls (key, ref, action, minor, currency, digits, psp, psp_ref, result_ref, state, reported_paid, "
    "created, label, called, reason) SELECT ref || '.payout.1', ref, 'payout', minor, currency, digits, 'mock', NULL, "
    "'po_' || rowid, 'paid', 1, created, instrument, created, '' FROM payments WHERE status = 'paid_out'",
    "INSERT INTO unmatched (ref, psp, psp_ref, about, minor, currency, digits, reason, state, created) SELECT "
    "'U-' || substr(ref, 3), 'mock', 'other_' || rowid, ref, minor, currency, digits, 'paid twice', "
    "iif(rowid % 2 = 0, 'parked', 'refunded'), created FROM payments WHERE rowid % :rare IN (10, 11)",
    "INSERT INTO disputes (psp, id, ref, state, word, reason, minor, currency, digits, due, at) SELECT 'mock', "
    "'dp_' || rowid, ref, iif(rowid % :rare = 6, 'open', 'won'), 'x', 'fraudulent', minor, currency, digits, NULL, "
    "created FROM payments WHERE rowid % :rare IN (6, 7)",
    "INSERT INTO holds (ref, reason, by, at) SELECT ref, 'new instrument', 'cashier', created FROM payments "
    "WHERE rowid % :rare = 9",
)


def cached(cache: Path, many: int, users: int, end: int) -> Path:
    """Such a database, made if there is none; its name changes with the schema and with FORM."""
    version = hashlib.sha256(repr((FORM, FINGERPRINTS, end)).encode()).hexdigest()[:10]
    file = cache / f"console-{many}-{version}.db"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        for old in cache.glob(f"console-{many}-*"):
            old.unlink()
        made = file.with_suffix(".making")
        fill(made, many, users, end)
        made.rename(file)
    return file


def fill(file: Path, many: int, users: int, end: int) -> None:
    """Write the rows of two years before a moment, with the triggers of the tables put back afterwards."""
    database = Database(file)
    database.prepare()
    database.close()
    with sqlite3.connect(file, isolation_level=None) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -400000"):
            connection.execute(f"PRAGMA {pragma}")
        kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        values = {"many": many, "users": users, "end": end, "span": 2 * YEAR, "rare": max(10, many // WAITING // 4 * 4)}
        connection.execute("BEGIN")
        for sql in (PAYMENTS, HISTORY, ATTEMPTS, *OTHERS):
            connection.execute(sql, {name: value for name, value in values.items() if f":{name}" in sql})
        connection.execute("COMMIT")
        for _, sql in kept:
            connection.execute(sql)
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
