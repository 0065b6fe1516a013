"""Secrets that are too short: a new installation does not start with them, one in use is told each day until a day."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import create_app
from inapp.domain.model import Account
from inapp.operations import doctor, short_secrets
from inapp.settings import Settings, SettingsError
from inapp.store import Database
from inapp.worker import CHORES
from tests.support.harness import FakeClock, FakePsp, World
from tests.test_settings import REAL

DAY = 24 * 3_600_000
SHORT = "Ctrader2026!"
GOOD = "5f0c1c8a1b7717cc02d94e3b6a2f8071"
LIVE = {**REAL, "CASHIER_IDENTITY": "sso", "CASHIER_SECRET_KEY": GOOD, "CASHIER_CRM_PASSWORDS": GOOD[::-1]}


def started(folder: Path, clock: FakeClock | None = None, **settings: str):
    values = {**LIVE, "CASHIER_DATABASE": str(folder / "cashier.db"), **settings}
    return create_app(Settings.read(values, dotenv=None), psps={"fake": FakePsp()}, clock=clock or FakeClock())


def put_into_use(folder: Path) -> None:
    database = Database(folder / "cashier.db")
    database.prepare()
    with database.write() as db:
        db.put_account(Account(5512345, 70011223))
    database.close()


@pytest.mark.parametrize("name", ["CASHIER_SECRET_KEY", "CASHIER_CRM_PASSWORDS"])
def test_a_new_installation_does_not_start_with_a_short_secret(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError) as refused:
        started(tmp_path, **{name: SHORT})
    ((named, what),) = refused.value.problems
    assert (named, "32 characters" in what) == (name, True)
    assert SHORT not in str(refused.value)
    assert refused.value.exit_code == 2
    assert started(tmp_path)


def test_one_in_use_starts_until_a_day_that_a_setting_moves_once(tmp_path: Path) -> None:
    put_into_use(tmp_path)
    clock = FakeClock()
    short = {"CASHIER_CRM_PASSWORDS": f"{GOOD}, {SHORT}"}
    assert started(tmp_path, clock, **short)
    clock.wall = 1_811_808_000_000  # the first moment of June 2027
    with pytest.raises(SettingsError, match="CASHIER_CRM_PASSWORDS"):
        started(tmp_path, clock, **short)
    assert started(tmp_path, clock, **short, CASHIER_SHORT_SECRETS_UNTIL="2027-06-01")
    with pytest.raises(SettingsError, match="cannot be later than 2027-08-31"):
        started(tmp_path, clock, **short, CASHIER_SHORT_SECRETS_UNTIL="2027-09-01")
    with pytest.raises(SettingsError, match="must be a day"):
        started(tmp_path, clock, **short, CASHIER_SHORT_SECRETS_UNTIL="soon")


@pytest.mark.parametrize("published", ["changeme", "demo-crm", "x"])
def test_one_in_use_does_not_start_with_a_published_or_plain_one(tmp_path: Path, published: str) -> None:
    put_into_use(tmp_path)
    with pytest.raises(SettingsError, match=r"CASHIER_CRM_PASSWORDS is (published|easily guessed)"):
        started(tmp_path, CASHIER_CRM_PASSWORDS=f"{GOOD},{published}")


def test_staff_are_told_each_day_by_alert_log_and_doctor(world: World, caplog: pytest.LogCaptureFixture) -> None:
    policy = replace(world.cashier.policy, short_secrets=("CASHIER_SECRET_KEY",))
    cashier = replace(world.cashier, policy=policy)
    (chore,) = (chore for chore in CHORES if chore.flow is short_secrets.remind)
    for _ in range(2):
        chore.flow(cashier)
        world.clock.forward(chore.every)
    assert chore.every == DAY
    assert world.alerts() == ["short_secret", "short_secret"]
    assert "CASHIER_SECRET_KEY is too short" in caplog.text
    (finding,) = (finding for finding in doctor.examine(cashier, {}) if finding.name == "secrets")
    assert not finding.well
    assert "until 2027-05-31" in finding.text


def test_without_a_short_secret_nobody_is_told_anything(world: World) -> None:
    short_secrets.remind(world.cashier)
    assert world.alerts() == []
    assert "secrets" not in {finding.name for finding in doctor.examine(world.cashier, {})}
