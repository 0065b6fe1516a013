"""Today's code finishes each payment that earlier code had under way, and finishes it once.

The worlds in `dumps/open` hold a payment in each open state, and bookings, payouts, refunds and unmatched funds in each
state of theirs, as earlier code left them: in the middle of everything, with the cTrader and the PSP of that moment.
"""

import pytest

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import DisbursementState
from inapp.domain.states import PaymentType, Status
from tests.histories import invariants
from tests.store import open_worlds

pytestmark = pytest.mark.fault("D01", "I24")
NAMES = open_worlds.names()
NEVER_KEPT = {Status.PAYOUT_FAILED}
"""States that no commit ever leaves behind: the same transaction goes on to the next."""


@pytest.fixture(params=NAMES)
def kept(request, tmp_path):
    """A kept world that today's code has opened, and its name."""
    world = open_worlds.load(request.param, tmp_path)
    yield world, request.param
    world.database.close()


def promises(world):
    """What must stay byte for byte: the names under which money was or will be moved, and how much of it."""
    rows = open_worlds.outcome(world)
    payments = {(ref, amount) for ref, _, amount, _ in rows["payments"]}
    attempts = {(external_id, kind, amount) for external_id, kind, amount, *_ in rows["attempts"]}
    calls = {(key, action, amount, psp_ref) for key, action, amount, _, psp_ref, _ in rows["calls"]}
    return payments | attempts | calls | {(parked[0], parked[2]) for parked in rows["parked"]}


def histories(world):
    with world.database.read() as db:
        return {payment.ref: db.history(payment.ref) for payment in db.all_payments(False)}


def test_every_payment_ends_as_it_did_with_the_code_that_began_it(kept):
    world, name = kept
    sent = (world.folder / "cashier.db.sent").read_text()
    open_worlds.finish(world, open_worlds.payers(name))
    found = open_worlds.outcome(world, len(sent.splitlines()))
    for what, rows in open_worlds.ending(name).items():
        assert found[what] == rows, what


@pytest.mark.parametrize("kept", [name for name in NAMES if name != "doubles"], indirect=True)
def test_ctrader_and_the_psp_see_each_payment_finished_once(kept):
    world, name = kept
    open_worlds.finish(world, open_worlds.payers(name))
    invariants.check(world)
    invariants.check_at_rest(world)


def test_a_booking_that_was_executed_twice_is_not_executed_a_third_time(tmp_path):
    world = open_worlds.load("doubles", tmp_path)
    before = {entry.external_id for entry in world.ctrader.history}
    open_worlds.finish(world, [])
    added = [entry.external_id for entry in world.ctrader.history if entry.external_id not in before]
    assert len(added) == len(set(added)) == 2
    assert all(".return." in external_id for external_id in added)
    world.database.close()


def test_keys_external_ids_and_recorded_facts_stay_byte_for_byte(kept):
    world, name = kept
    sent, made, told = (world.folder / "cashier.db.sent").read_bytes(), promises(world), histories(world)
    open_worlds.finish(world, open_worlds.payers(name))
    assert (world.folder / "cashier.db.sent").read_bytes().startswith(sent)
    assert made <= promises(world)
    now = histories(world)
    assert all(now[ref][: len(lines)] == lines for ref, lines in told.items())
    with world.database.read() as db:
        assert db.broken_history() is None
        assert db.strayed_payment() is None


def test_a_second_pass_over_finished_payments_moves_nothing(kept):
    world, name = kept
    open_worlds.finish(world, open_worlds.payers(name))
    booked, moved = list(world.ctrader.history), len(world.psp.things)
    for thing in list(world.psp.things.values()):
        world.hear(thing)
    world.restart()
    world.run_for(3_600_000, step=600_000)
    assert world.ctrader.history == booked
    assert len(world.psp.things) == moved


def test_the_kept_worlds_hold_every_state_that_a_commit_can_leave():
    statuses, attempts, calls, parked = set(), set(), set(), set()
    for name in NAMES:
        rows = open_worlds.beginning(name)
        statuses |= {(row["kind"], row["status"]) for row in rows["payments"]}
        attempts |= {row["state"] for row in rows["attempts"]}
        calls |= {(row["action"], row["state"]) for row in rows["psp_calls"]}
        parked |= {row["state"] for row in rows["unmatched"]}
    open_states = {status for status in Status if not status.final}
    assert {status for _, status in statuses} >= {str(status) for status in open_states - NEVER_KEPT}
    assert {(str(kind), "review") for kind in PaymentType} <= statuses
    assert attempts == {str(state) for state in AttemptState}
    assert calls == {(action, str(state)) for action in ("payout", "refund") for state in DisbursementState}
    assert parked == {"parked", "refunding", "refunded"}
