"""Each way by which a payment comes to be, or money leaves, and why rules are asked there or not; from the sources.

A new way is a new row here, and its reason is to be given.
"""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.test_architecture import PRODUCT, name_of, tree

ASKED = "rules are asked here, in the transaction that lets it begin"
PREVIEW = "a preview for the author of an adapter: its cashier books and pays nothing"

COMES_TO_BE: Mapping[str, Mapping[str, str]] = {
    "db.add_payment": {
        "payments.checkout.create": "only the two doors below call it",
        "payments.dispute_debits._order": "two people take back the money of a lost dispute: it goes to nobody",
        "preview.visits.Visit.paid": PREVIEW,
    },
    "db.restore_payment": {
        "payments.restore.bring_up_to_date": "it began before the restore; two people release, and it is in review",
    },
    "checkout.create": {
        "payments.deposits.request": ASKED,
        "payments.withdrawals.request": ASKED,
    },
}
HANDED_OFF: Mapping[str, Mapping[str, str]] = {
    "psp.start_deposit": {
        "payments.deposits._begin": "a deposit that rules let start, again and again under one key",
        "payments.deposits._made_ref": "the same one, to cancel it at the PSP before it goes to another tab",
    },
}
PLANNED: Mapping[str, Mapping[str, str]] = {
    "db.add_disbursement": {
        "payments.payouts.plan": "the parts of a withdrawal; rules were asked of its start, and are before each",
        "payments.decisions.send_again": "people send once more what failed; rules are asked before it leaves",
        "payments.decisions.decide": "two people say that it was paid elsewhere: nothing leaves",
        "payments.dispute_debits.cover": "covers a loss that was paid before: nothing leaves",
        "payments.refunds.order": "goes back to its payer, which no rule keeps",
        "payments.restore._add_lost": "was sent before the restore: it is looked up",
    },
}
LEAVES: Mapping[str, Mapping[str, str]] = {
    "cashier.ctrader.change_balance": {"payments.bookings._exchange": "claimed by `_claim`, which asks `leaving.stop`"},
    "psp.pay_out": {"payments.disbursements._call_or_look_up": "claimed by `_claim`, which asks `leaving.stop`"},
    "psp.refund": {
        "payments.disbursements._call_or_look_up": "the same, and of no rule where it was ordered by people"
    },
    "leaving.stop": {
        "payments.bookings._may_start": ASKED,
        "payments.disbursements._claim": ASKED,
        "payments.disbursements.pay_out": ASKED,
    },
    "rules.obstacles": {"payments.leaving._by_rules": ASKED},
    "rules.judge": {"payments.deposits.request": ASKED, "payments.withdrawals.request": ASKED},
}


def callers(node: ast.AST, path: str) -> Iterator[tuple[str, str]]:
    """What each function calls, by the names of both; a function within another one counts as that one."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from callers(child, f"{path}.{child.name}")
        elif isinstance(child, ast.FunctionDef):
            calls = [one for one in ast.walk(child) if isinstance(one, ast.Call)]
            yield from ((ast.unparse(one.func), f"{path}.{child.name}") for one in calls)


CALLS = {call for path in PRODUCT for call in callers(tree(path), name_of(path).removeprefix("inapp."))}


@pytest.mark.parametrize(
    ("door", "ways"), [*COMES_TO_BE.items(), *HANDED_OFF.items(), *PLANNED.items(), *LEAVES.items()]
)
def test_nothing_comes_to_be_or_leaves_but_by_these_ways(door: str, ways: Mapping[str, str]) -> None:
    assert {caller for called, caller in CALLS if called == door} == set(ways)


@pytest.mark.parametrize(
    "name", ["add_payment", "restore_payment", "start_deposit", "add_disbursement", "change_balance"]
)
def test_a_door_is_called_by_its_plain_name_alone(name: str) -> None:
    doors = {*COMES_TO_BE, *HANDED_OFF, *PLANNED, *LEAVES}
    assert {called for called, _ in CALLS if called.rpartition(".")[2] == name} <= doors


@pytest.mark.parametrize("module", ["deposits", "withdrawals"])
def test_a_payment_is_stored_only_after_rules_were_asked_and_refused_nothing(module: str) -> None:
    path = next(path for path in PRODUCT if name_of(path) == f"inapp.payments.{module}")
    request = next(one for one in tree(path).body if isinstance(one, ast.FunctionDef) and one.name == "request")
    wanted = ["checkout.made_by", "rules.judge", "rules.refusal_of", "checkout.create", "rules.record"]
    calls = sorted((one for one in ast.walk(request) if isinstance(one, ast.Call)), key=lambda one: one.lineno)
    assert [name for one in calls if (name := ast.unparse(one.func)) in wanted] == wanted
    (guard,) = [one for one in ast.walk(request) if isinstance(one, ast.If) and "checkout.create" in ast.unparse(one)]
    assert ast.unparse(guard.test) == "refusal is None"
