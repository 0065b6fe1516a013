"""Reconciliation and ledger on databases of every earlier version, once they are brought up to date."""

from pathlib import Path

import pytest

from inapp.domain.reconcile import DAY
from inapp.operations import reconcile, reconcile_report
from inapp.operations.reconcile_figures import unexplained
from inapp.store import Database, migrations
from inapp.store.ledger_proof import prove
from tests.store.dumps import FOLDER, opened
from tests.support.harness import START, World
from tests.support.telling_psp import give_books

KEPT = [FOLDER / f"v{version}.sql" for version in range(1, migrations.NEWEST + 1)]


@pytest.mark.fault("D08")
@pytest.mark.parametrize("dump", KEPT, ids=lambda dump: dump.stem)
def test_an_older_database_is_reconciled_day_by_day_and_each_opens_as_the_one_before_closed(dump: Path, tmp_path: Path):
    path = tmp_path / "cashier.db"
    opened(dump, path).close()
    older = Database(path)
    older.prepare()
    older.migrate()
    older.close()
    world = World(tmp_path)
    give_books(world)
    world.clock.forward(4 * DAY)
    result = reconcile.run(world.cashier, START - DAY)
    with world.database.read() as db:
        assert prove(db).holds
        for day in result.days:
            assert [one for one in db.figures(day) if unexplained(one)] == []
    gaps = [one for day in result.days for one in reconcile_report.report(world.cashier, day).proven if "opens" in one]
    assert gaps == []
    world.database.close()
