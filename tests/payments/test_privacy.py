"""Privacy: the data of one trader as a file, and its erasure."""

import json

import pytest

from inapp.domain.errors import NotAllowed, NotFound
from inapp.domain.staff import Actor, Role
from inapp.payments import answers, privacy
from tests.support.harness import USER, World

ANN = Actor("Ann", "staff 1", frozenset({Role.ADMIN}), fresh=True)


def test_an_export_holds_all_of_a_trader_and_is_audited(world: World):
    payment = world.paid_deposit()
    world.run()
    with world.database.write() as db:
        answers.keep(world.cashier, db, payment.ref, {"iban": "DE89370400440532013000"})
    found = json.loads(privacy.export(world.cashier, ANN, USER))
    assert found["user"] == USER
    assert [row["ref"] for row in found["tables"]["payments"]] == [payment.ref]
    assert found["tables"]["answers"] == {payment.ref: {"iban": "DE89370400440532013000"}}
    assert {row["became"] for row in found["tables"]["history"]} >= {"created", "paid", "credited"}
    with world.database.read() as db:
        (line,) = db.all("SELECT * FROM audit")
    assert (line["actor"], line["verb"], line["subject"]) == ("staff 1", "exported", f"user {USER}")


def test_an_export_needs_the_right_and_a_user_of_whom_something_is_stored(world: World):
    with pytest.raises(NotAllowed):
        privacy.export(world.cashier, Actor("Fay", "staff 2", frozenset({Role.FINANCE})), USER)
    with pytest.raises(NotFound):
        privacy.export(world.cashier, ANN, 4711)
    with world.database.read() as db:
        assert db.audit_head()[0] == 0
