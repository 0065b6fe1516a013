"""After a restore: each side is asked, what is proven is taken over by two people with one list, the rest waits."""

from dataclasses import replace

import pytest

from inapp.domain.compared import Comparison, Follows, Line, follows
from inapp.domain.errors import Refused
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.readers import Conclusion
from inapp.domain.settlements import ItemKind, Page, SettlementItem
from inapp.domain.states import Status
from inapp.payments import bookings, comparison, decisions
from tests.histories.doubtful_reader import FAULTS, Doubtful
from tests.support.harness import OTHER_LOGIN, FakePsp, World
from tests.support.people import person

MINUTE = 60_000


def go_back(world: World, copy) -> None:
    world.restore(copy)
    world.restart()


def listed(world: World) -> dict[str, str]:
    """What follows for each call, by the end of its key."""
    return {line.call: line.follows for line in comparison.compare(world.cashier).list.lines}


def release(world: World) -> str:
    for name in ("Ann", "Bob"):
        said = decisions.release(world.cashier, person(name), comparison.compare(world.cashier))
    assert said.done
    return said.text


@pytest.mark.fault("D01", "I24", "I5")
def test_what_readers_prove_is_taken_over_by_two_people_with_one_list(world):
    copy = world.backup()
    payment = world.paid_deposit("77.70")
    world.run()
    number = world.attempts(payment.ref)[0].balance_history_id
    go_back(world, copy)
    found = comparison.compare(world.cashier).list
    (line,) = found.lines
    assert (line.ref, line.call, line.copy, line.log) == (payment.ref, "credit.1", "unknown", "sent")
    assert (line.ctrader, line.psp, line.follows) == (f"booked {number}", "succeeded 77.70 USD", Follows.BOOKED)
    assert found.proven
    assert found.sentence == "Readers prove what became of the one booking that this database does not know."
    assert f"Taken over as proven: {payment.ref}. Sent to review: nothing." in release(world)
    back = world.payment(payment.ref)
    assert (back.status, back.captured) == (Status.CREDITED, payment.captured)
    assert world.attempts(payment.ref)[0].balance_history_id == number
    world.run_for(30 * MINUTE)
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("D01", "I24")
def test_a_booking_that_surely_was_not_made_is_sent_again_once(world):
    world.ctrader.script = ["not_sent"]
    payment = world.paid_deposit()
    copy = world.backup()
    bookings.send(world.cashier, payment.ref)
    go_back(world, copy)
    assert listed(world) == {"credit.1": Follows.PEOPLE_BOOKING}  # it may still arrive
    world.clock.forward(world.cashier.policy.quiet_period + 2 * MINUTE)
    assert listed(world) == {"credit.1": Follows.SENT_AGAIN}
    release(world)
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert [entry.external_id for entry in world.booked(payment.ref)] == [f"{payment.ref}.credit.2"]
    world.assert_sound()


@pytest.mark.fault("D01", "I24", "I6")
def test_what_was_not_booked_and_is_refunded_or_not_captured_is_never_sent_again_by_a_list(world):
    world.ctrader.script = ["not_sent"]
    payment = world.paid_deposit()
    copy = world.backup()
    bookings.send(world.cashier, payment.ref)
    go_back(world, copy)
    world.clock.forward(world.cashier.policy.quiet_period + 2 * MINUTE)
    world.psp.refund_by_hand(world.charge(payment), 1)
    assert listed(world) == {"credit.1": Follows.PEOPLE_BOOKING}


@pytest.mark.fault("D01", "I24", "I8")
def test_a_withdrawal_comes_back_with_its_debit_and_its_payout_and_neither_is_repeated(world):
    payment = world.withdrawal()
    copy = world.backup()
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    go_back(world, copy)
    assert listed(world) == {"debit.1": Follows.BOOKED, "payout.1": Follows.ASKED_AGAIN}
    release(world)
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert len(world.paid_out(payment.ref)) == len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("D01", "I24", "I9")
def test_a_withdrawal_that_was_booked_back_is_taken_over_as_a_whole(world):
    payment = world.withdrawal()
    copy = world.backup()
    world.psp.payout_result = ObservationKind.DECLINED
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED
    go_back(world, copy)
    assert [*listed(world).values()].count(Follows.BOOKED) == 2
    release(world)
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.RETURNED
    assert len(world.ctrader.calls) == 2
    world.assert_sound()


@pytest.mark.fault("D01", "I24")
def test_without_a_reader_nothing_is_proven_and_every_payment_waits_for_people(blind_world):
    world = blind_world
    payment = world.paid_deposit()
    copy = world.backup()
    world.run()
    go_back(world, copy)
    found = comparison.compare(world.cashier).list
    assert not found.proven
    assert found.sentence == "Of 1 bookings that this database does not know, readers do not prove 1."
    assert f"Sent to review: {payment.ref}." in release(world)
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert len(world.ctrader.calls) == 1


@pytest.mark.fault("D01", "N17")
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault])
def test_no_doubtful_reader_proves_that_what_was_booked_is_absent(world, fault):
    world.paid_deposit("10.00")
    world.run()
    copy = world.backup()
    payment = world.paid_deposit()
    world.run()
    go_back(world, copy)
    doubtful = Doubtful(world.ctrader)
    doubtful.fault = fault
    world.trust(doubtful)
    world.cashier = replace(world.cashier, readers=(doubtful,))
    world.clock.forward(world.cashier.policy.quiet_period + 2 * MINUTE)
    assert listed(world)["credit.1"] in (Follows.BOOKED, Follows.PEOPLE_BOOKING)
    release(world)
    world.run_for(30 * MINUTE)
    assert len(world.booked(payment.ref)) == 1
    world.assert_sound()


@pytest.mark.fault("I23", "I24")
def test_two_people_release_with_the_same_list_or_it_does_not_count(world):
    payment = world.paid_deposit()
    copy = world.backup()
    world.run()
    go_back(world, copy)
    found = comparison.compare(world.cashier)
    other = comparison.Found(Comparison((*found.list.lines, *found.list.lines)), {})
    assert not decisions.release(world.cashier, person("Ann"), other).done
    said = decisions.release(world.cashier, person("Bob"), found)
    assert not said.done
    assert "both have to name the same list" in said.text
    assert not decisions.release(world.cashier, person("Cid")).done  # without a list is another thing too
    assert decisions.release(world.cashier, person("Ann"), found).done
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("I23", "I24")
def test_root_releases_nothing_and_two_logins_are_two_people(world):
    world.cashier = replace(world.cashier, policy=replace(world.cashier.policy, shared_staff_login=False))
    copy = world.backup()
    world.paid_deposit()
    world.run()
    go_back(world, copy)
    found = comparison.compare(world.cashier)

    def said_by(login: str, name: str):
        return decisions.release(world.cashier, person(name, login), found)

    with pytest.raises(Refused, match="root is nobody's login"):
        said_by("root", "Ann")
    assert not said_by("ann", "Ann").done
    assert not said_by("ann", "Bob").done
    assert said_by("bob", "Bob").done


@pytest.mark.fault("D01", "H20")
def test_captures_since_the_copy_are_listed_and_followed(world):
    waiting = world.deposit("50.00")
    copy = world.backup()
    unknown = world.deposit("60.00", OTHER_LOGIN)
    parked = world.charge(unknown)
    world.psp.pay(unknown.ref)
    world.psp.event(parked)
    world.psp.pay(waiting.ref)
    go_back(world, copy)
    world.cashier.sent_log.append({"key": "X-1.refund.1", "ref": "X-1", "kind": "refund", "at": world.clock.now()})
    world.restart()
    found = {line.ref: line.follows for line in comparison.compare(world.cashier).list.lines}
    assert found == {waiting.ref: Follows.CREDITED, unknown.ref: Follows.PARKED, "X-1": Follows.PEOPLE_PSP}


@pytest.mark.fault("D01", "I13")
def test_a_booking_of_ours_that_no_log_knows_is_listed_and_left_to_people(world):
    copy = world.backup()
    payment = world.paid_deposit()
    world.run()
    log = world.folder / "cashier.db.sent"
    log.write_text("")
    go_back(world, copy)
    booking, capture = comparison.compare(world.cashier).list.lines
    assert (booking.ref, booking.log, booking.follows) == (payment.ref, "-", Follows.PEOPLE_UNKNOWN)
    assert (capture.ref, capture.follows) == (payment.ref, Follows.PARKED)


class WithBooks(FakePsp):
    """A PSP that tells its books."""

    def settlement_items(self, since, until, cursor=""):
        kinds = {PspObjectType.PAYMENT: ItemKind.PAYMENT, PspObjectType.PAYOUT: ItemKind.PAYOUT}
        done = [one for one in self.things.values() if one.kind is ObservationKind.SUCCEEDED]
        items = [
            replace(
                SettlementItem(one.psp_ref, kinds[one.subject], one.psp_ref, one.money, one.money, one.money, since),
                ref=one.ref,
                key=one.key if one.subject is PspObjectType.PAYOUT else "",
            )
            for one in done
        ]
        return Page(tuple(items), until)

    settlement_batches = items_of_batch = settlement_balance = check_settlements = lambda *asked: None


@pytest.mark.fault("D01", "I13")
def test_the_books_of_a_psp_tell_what_no_log_and_no_event_does(world):
    copy = world.backup()
    lost, out = world.deposit("60.00", OTHER_LOGIN), world.withdrawal()
    world.psp.pay(lost.ref)
    world.run()
    (world.folder / "cashier.db.sent").write_text("")
    go_back(world, copy)
    books = WithBooks(things=world.psp.things, now=world.clock.now)
    world.cashier = replace(world.cashier, psps={"fake": books})
    found = {(line.ref, line.call): line.follows for line in comparison.compare(world.cashier).list.lines}
    assert found == {
        (out.ref, "debit.1"): Follows.PEOPLE_UNKNOWN,
        (out.ref, "payout.1"): Follows.PEOPLE_OUT,
        (lost.ref, "capture"): Follows.PARKED,
    }


@pytest.mark.fault("D01", "I24")
def test_a_held_start_asks_once_and_tells_people_what_came_out(world):
    copy = world.backup()
    world.paid_deposit()
    world.run()
    go_back(world, copy)
    for _ in range(3):
        comparison.compare_once(world.cashier)
    with world.database.read() as db:
        told = [row["text"] for row in db.all("SELECT text FROM alerts WHERE code = 'compared'")]
    word = comparison.compare(world.cashier).list.word
    assert told == [
        "Readers prove what became of the one booking that this database does not know. "
        f"`bookings compare` shows the list {word}, with which two people may release"
    ]


@pytest.mark.fault("D01")
def test_silent_sides_are_named_and_prove_nothing(world):
    payment = world.paid_deposit()
    copy = world.backup()
    world.run()
    go_back(world, copy)
    world.ctrader.reachable = False
    world.psp.script = ["lost", "lost"]
    found = comparison.compare(world.cashier).list
    assert not found.proven
    assert f"the reader fake tells nothing of account {payment.login}: not reachable" in found.silent
    assert f"fake tells nothing of {payment.ref}: timed out" in found.silent
    assert found.sentence.endswith("Not everybody has answered, so there may be more.")


def test_a_list_never_says_that_all_is_known_while_somebody_is_silent():
    line = Line("D-1", "credit.1", "5.00 USD", "paid", "sent", "booked 7", "-", Follows.BOOKED, 7)
    for lines in ((), (line,), (replace(line, call="payout.1", follows=Follows.ASKED_AGAIN),)):
        whole, part = Comparison(lines), Comparison(lines, ("the reader fake tells nothing of all accounts",))
        assert part.sentence == f"{whole.sentence} Not everybody has answered, so there may be more."


def test_only_proofs_let_anything_follow_without_people():
    for booking in ("credit", "debit", "return"):
        for fits in (True, False):
            assert follows(booking, Conclusion.FOUND, fits) is Follows.BOOKED
            assert follows(booking, Conclusion.WAIT, fits) is Follows.PEOPLE_BOOKING
            for unclear in (Conclusion.DOUBLE, Conclusion.STRANGE, Conclusion.DISPUTED):
                assert follows(booking, unclear, fits) is Follows.PEOPLE_CONTRADICTION
        assert follows(booking, Conclusion.ABSENT, False) is Follows.PEOPLE_BOOKING
    assert follows("return", Conclusion.ABSENT, True) is Follows.PEOPLE_BOOKING


def test_the_word_of_a_list_changes_with_what_follows_and_with_nothing_else():
    line = Line("D-1", "credit.1", "5.00 USD", "paid", "sent", "booked 7", "-", Follows.BOOKED, 7)
    word = Comparison((line,)).word
    assert Comparison((replace(line, psp="pending"),), ("a PSP was silent",)).word == word
    for other in (replace(line, number=8), replace(line, follows=Follows.SENT_AGAIN), replace(line, ref="D-2")):
        assert Comparison((other,)).word != word
