"""Whether cTrader, the PSP and our database tell the same story: nothing lost, nothing doubled."""

import json
from collections import defaultdict
from decimal import Decimal

from inapp.store import Database
from tests.processes.processes import Cashier
from tests.support.processes import until

MOVING = ("created", "awaiting_payer", "paid", "crediting", "refunding", "requested", "approved", "debiting", "debited")
MOVING += ("paying_out", "payout_failed", "returning")
UNKNOWN = ("credit_unknown", "debit_unknown", "return_unknown")
SIGNS = {"DEPOSIT": 1, "WITHDRAW": -1}


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def await_rest(cashier: Cashier, *, but: tuple[str, ...] = ()) -> None:
    """Wait until nothing moves any more: no payment, no attempt, no webhook. States in `but` count as rest."""

    def moving() -> list[str]:
        states = tuple(state for state in MOVING + UNKNOWN if state not in but)
        found = [
            f"{row['ref']} {row['status']}"
            for row in cashier.rows(f"SELECT ref, status FROM payments WHERE status IN ({_marks(states)})", *states)
        ]
        found += [row["id"] for row in cashier.rows("SELECT id FROM events WHERE finished IS NULL")]
        # A courier that died after its call leaves a webhook undelivered for half a minute, though we have it.
        arrived = {row["id"] for row in cashier.rows("SELECT id FROM events")}
        on_the_way = cashier.rows("SELECT body FROM deliveries WHERE delivered IS NULL", file=".mock")
        return found + [event for row in on_the_way if (event := json.loads(row["body"])["id"]) not in arrived]

    def at_rest() -> bool:
        last[:] = moving()
        return not last

    last: list[str] = []
    try:
        until(at_rest)
    except AssertionError:
        raise AssertionError(f"still moving: {last}\n{cashier.log.read_text()[-3000:]}") from None


def assert_books_agree(cashier: Cashier) -> None:
    """What cTrader booked, what the PSP took and gave, and what we have written down are one and the same."""
    _bookings_agree(cashier)
    _deposits_agree(cashier)
    _withdrawals_agree(cashier)
    database = Database(cashier.database)
    with database.read() as tables:
        assert (tables.broken_history(), tables.broken_disbursement_history()) == (None, None)
        assert (tables.strayed_payment(), tables.strayed_disbursement()) == (None, None)
    database.close()


def _bookings_agree(cashier: Cashier) -> None:
    booked = sorted(
        (entry["balanceHistoryId"], entry["externalId"], entry["login"], entry["type"], Decimal(entry["amount"]))
        for entry in cashier.simulator.bookings()
    )
    ours = sorted(
        (row["balance_history_id"], row["external_id"], row["login"], row["type"], Decimal(row["amount"]))
        for row in cashier.rows("SELECT * FROM attempts WHERE state = 'confirmed'")
    )
    assert booked == ours


def _booked_by_payment(cashier: Cashier) -> dict[str, list[int]]:
    """The signed amounts that cTrader has booked for each reference, in minor units."""
    found: dict[str, list[int]] = defaultdict(list)
    for entry in cashier.simulator.bookings():
        minor = Decimal(entry["amount"]).scaleb(entry["moneyDigits"])
        found[entry["externalNote"]].append(int(SIGNS[entry["type"]] * minor))
    return found


def _moved(cashier: Cashier, about: str) -> dict[str, list[int]]:
    """What the PSP has really taken or given for each reference, in minor units."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in cashier.rows("SELECT ref, minor FROM objects WHERE about = ? AND state = 'paid'", about, file=".mock"):
        short = about == "payment" and row["minor"] % 100 == 8  # captures one unit less
        found[row["ref"]].append(row["minor"] - short)
    return found


def _deposits_agree(cashier: Cashier) -> None:
    booked, taken, given_back = _booked_by_payment(cashier), _moved(cashier, "payment"), _moved(cashier, "refund")
    for row in cashier.rows("SELECT * FROM payments WHERE kind = 'deposit'"):
        ref, credited = row["ref"], row["status"] == "credited"
        assert booked.get(ref, []) == ([row["minor"]] if credited else []), ref
        assert row["captured_minor"] == (sum(taken[ref]) or None), ref
        assert sum(booked.get(ref, [])) + sum(given_back[ref]) <= sum(taken[ref]), ref
        if row["status"] == "refunded":
            assert given_back[ref] == taken[ref], ref
    objects = cashier.rows("SELECT ref, count(*) AS n FROM objects WHERE about = 'payment' GROUP BY ref", file=".mock")
    assert {row["n"] for row in objects} <= {1}


def _withdrawals_agree(cashier: Cashier) -> None:
    booked, paid_out = _booked_by_payment(cashier), _moved(cashier, "payout")
    expected = {
        "paid_out": lambda minor: ([-minor], [minor]),
        "returned": lambda minor: ([-minor, minor], []),
        "cancelled": lambda minor: ([], []),
    }
    for row in cashier.rows("SELECT * FROM payments WHERE kind = 'withdrawal'"):
        ref = row["ref"]
        if row["status"] in expected:
            assert (booked.get(ref, []), paid_out[ref]) == expected[row["status"]](row["minor"]), ref
        else:
            assert sum(paid_out[ref]) <= -sum(booked.get(ref, [])), ref
    payouts = cashier.rows("SELECT ref, count(*) AS n FROM objects WHERE about = 'payout' GROUP BY ref", file=".mock")
    assert {row["n"] for row in payouts} <= {1}
