"""The Reporting DB that the local cTrader offers, read as the cashier of a demo would."""

import re
import signal
import time
from pathlib import Path

import pytest

from inapp.adapters.choice import readers
from inapp.settings import Settings
from simulator.reporting_db import statements
from tests.processes.processes import Simulator
from tests.support import postgres
from tests.support.processes import free_port, until

LOGINS = {5512345: ("1500.25", 2), 5512347: ("250000.00", 2), 5512401: ("350.50000000", 8), 5512402: ("0.25000000", 8)}
ROW = dict.fromkeys(("comment", "externalNote", "source", "externalId")) | {
    "balanceHistoryId": 1,
    "login": 17,
    "type": "DEPOSIT",
    "amount": "1.00",
    "balance": 100,
    "moneyDigits": 2,
    "timestamp": 1,
    "balanceVersion": 1,
}


@pytest.mark.skipif(not postgres.INSTALLED, reason=postgres.WITHOUT)
def test_the_world_is_read_from_the_replica_and_its_servers_end_with_it(tmp_path: Path):
    simulator = Simulator(tmp_path, free_port(), more=("--reporting-db",))
    try:
        told = simulator.call("reporting_db")
        (reader,) = readers(Settings.read({"CASHIER_DEMO": "1", **simulator.read_by("reporting_db")}, None))
        until(lambda: len(reader.read_all(0, time.time_ns() // 1_000_000).entries) == 7)
        for login, (amount, digits) in LOGINS.items():
            found = reader.read(login, 0)
            assert [(one.amount, one.digits) for one in found.entries] == [(amount, digits)]
            assert found.complete
        simulator.call("account", login=5512345, balance="1600.25")
        until(lambda: len(reader.read(5512345, 0).entries) == 1 and reader.read(5512345, 0).entries[0].delta == 160025)
        assert abs(time.time_ns() // 1_000_000 - reader.read(5512345, 0).watermark) < 60_000
        assert reader.check() == []
    finally:
        simulator.process.send_signal(signal.SIGTERM)
        assert simulator.process.wait(20) == 0
    top = Path(re.search(r"/\S*cashier-postgres-\w+", told["folder"])[0])
    assert not top.exists()


def test_what_is_written_is_what_was_added_or_the_whole_of_another_world():
    later = ROW | {"balanceHistoryId": 2, "balanceVersion": 2, "externalNote": "it's"}
    assert "INSERT" not in statements([ROW], [ROW])
    added = statements([ROW], [ROW, later])
    assert added.count("balance_history VALUES") == 1 and "'it''s'" in added and "trader VALUES" not in added
    anew = statements([ROW, later], [ROW])
    assert anew.startswith("DELETE") and anew.count("balance_history VALUES") == 1 and "trader VALUES (17, 17" in anew
