"""What the broker says of a user: by an import, its CRM, or a member of staff. Rules ask for the last word."""

import pytest

from inapp.domain.check import CheckAnswer, CheckOutcome
from inapp.domain.errors import Invalid, Refused
from inapp.identity import standing, users
from tests.payments.test_rules import row
from tests.support.crm import with_check
from tests.support.harness import LOGIN, USER, World

HEADER = "user_id,login,email,name,level,group,country\n"


def said(world: World) -> tuple[str, str, str, str]:
    with world.database.read() as db:
        found = standing.of(db, USER)
    return found.level, found.group, found.country, found.by


def test_of_whom_nobody_has_said_anything_nothing_is_verified(world):
    assert said(world) == ("none", "", "", "nobody")


def test_an_import_says_level_group_and_country_and_leaves_what_it_leaves_out(world):
    users.import_accounts(world.cashier, f"{HEADER}{USER},{LOGIN},a@example.test,Alex,basic,vip,DE\n", False)
    assert said(world) == ("basic", "vip", "DE", "an import")
    users.import_accounts(world.cashier, f"{HEADER}{USER},{LOGIN},a@example.test,Alex,full,,\n", False)
    assert said(world) == ("full", "vip", "DE", "an import")
    users.import_accounts(world.cashier, f"user_id,login,email,name\n{USER},{LOGIN},a@example.test,Alex\n", False)
    assert said(world) == ("full", "vip", "DE", "an import")


@pytest.mark.parametrize("row", ["best,,", ",a;b,", ",,Germany"])
def test_an_import_refuses_what_no_rule_could_name(world, row):
    with pytest.raises(Invalid, match="line 2"):
        users.import_accounts(world.cashier, f"{HEADER}{USER},{LOGIN},a@example.test,Alex,{row}\n", False)
    assert said(world)[0] == "none"


def test_the_level_that_the_crm_names_counts_for_the_very_payment_that_it_was_asked_about(world):
    with_check(world, CheckAnswer(CheckOutcome.ALLOW, level="full"))
    world.rules(row("level", "standing", "refuse", 'level = "full"'))
    world.deposit()
    assert said(world) == ("full", "", "", "the CRM")


def test_each_word_is_kept_and_one_that_is_known_is_not_kept_again(world):
    assert standing.verify(world.cashier, USER, "basic", "Ann")
    assert not standing.verify(world.cashier, USER, "basic", "Ben")
    assert standing.verify(world.cashier, USER, "none", "Ben")
    with world.database.read() as db:
        words = [(one["level"], one["by"]) for one in db.all("SELECT * FROM user_standing ORDER BY seq")]
    assert words == [("basic", "Ann"), ("none", "Ben")]
    world.rules(row("level", "standing", "refuse", 'level = "basic"'))
    with pytest.raises(Refused):
        world.deposit()
