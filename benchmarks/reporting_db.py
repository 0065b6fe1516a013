"""The time of one look-up in a Reporting DB of two million rows: `python -m benchmarks.reporting_db`.

A real PostgreSQL 15 with a standby holds the operations of 2,000 traders, 5 % of them deposits and withdrawals, without
any index on them: nobody knows which ones cTrader's own database has.
"""

import statistics
import sys
import time

from inapp.adapters.reporting_db import ReportingDb
from inapp.reader_settings import ReportingDbSettings
from tests.support import postgres

ROWS, TRADERS, LIMIT_MS, TIMES = 2_000_000, 2_000, 200, 21
FIRST_LOGIN = 5_500_000
DAY = 86_400_000
FILL = (
    f"INSERT INTO tables_demo.trader SELECT n, {FIRST_LOGIN} + n, 'ACMEFX' FROM generate_series(1, {TRADERS}) n",
    f"INSERT INTO tables_demo.balance_history SELECT n, n % {TRADERS} + 1, 100, 100 * (n / {TRADERS} + 1), "
    "CASE WHEN n % 20 = 0 THEN 0 ELSE 2 END, 'a comment', "
    f"(now() AT TIME ZONE 'UTC') - ({ROWS} - n) * interval '1 second', 'a note', n / {TRADERS} + 1, 'CARD', "
    f"'D-' || n || '.credit.1', false FROM generate_series(0, {ROWS} - 1) n",
    "ANALYZE tables_demo.balance_history",
)


def main() -> int:
    """Print the median and the slowest look-up; the exit code is 1 if the median is above the limit."""
    if not postgres.INSTALLED:
        print(f"Not measured: it {postgres.WITHOUT}", file=sys.stderr)
        return 2
    database = postgres.Postgres()
    try:
        database.sql(*FILL)
        database.catch_up()
        ours = ReportingDbSettings(
            "127.0.0.1", database.standby.port, "postgres", "tables_demo", "reader", postgres.PASSWORD, 10_000
        )
        reader, took = ReportingDb(ours, "https://demo.example"), []
        for n in range(TIMES):
            began = time.perf_counter()
            found = reader.read(FIRST_LOGIN + 1 + n, time.time_ns() // 1_000_000 - DAY)
            took.append((time.perf_counter() - began) * 1000)
            assert found.complete, "the rows that were written chain"
    finally:
        database.close()
    median = statistics.median(took[1:])  # the first one warms the caches up
    print(f"{ROWS:,} rows: a look-up takes {median:.0f} ms (median of {TIMES - 1}, fastest {min(took):.0f})")
    return int(median > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
