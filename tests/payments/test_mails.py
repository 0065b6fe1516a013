"""Mails that tell traders of events: each event once, with the amount of its rows, whatever fails on the way."""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Conflict, Declined, IllegalTransition, NotFound, NotSent, OutcomeUnknown, TooMany
from inapp.domain.identity import User
from inapp.domain.letters import Letter, MailKind, Notice
from inapp.domain.model import Account, ObservationKind, Payment
from inapp.domain.money import Money
from inapp.domain.states import FIRST, TRANSITIONS, Event, PaymentType, Status
from inapp.identity import second_step, sessions, tokens
from inapp.operations.doctor import examine
from inapp.payments import decisions, mails
from inapp.store import Database
from tests.support.harness import LOGIN, OTHER_LOGIN, USER, Killed, World, told_events
from tests.support.people import person


class Server:
    """Keeps what it is given, or fails as it is told; an `OutcomeUnknown` comes after it has taken the mail."""

    def __init__(self) -> None:
        self.sent: list[Notice] = []
        self.failures: list[Exception | None] = []

    def check(self) -> str:
        return ""

    def send(self, letter: Letter | Notice) -> None:
        failure = self.failures.pop(0) if self.failures else None
        if not isinstance(failure, NotSent | Declined | KeyError):
            assert isinstance(letter, Notice)
            self.sent.append(letter)
        if failure:
            raise failure


@pytest.fixture
def server(world: World) -> Server:
    made = Server()
    world.cashier = replace(world.cashier, mailer=made)
    return made


def told(server: Server) -> list[tuple[str, str]]:
    return [(str(notice.kind), str(notice.money or "")) for notice in server.sent]


def unsent(world: World) -> list[tuple[str, str]]:
    with world.database.read() as db:
        return [(str(mail.kind), mail.problem) for mail in db.unsent_mails()]


def test_a_deposit_is_told_of_once_it_is_in_the_account(world: World, server: Server) -> None:
    deposit = world.paid_deposit("1234.50")
    mails.deliver(world.cashier)
    assert server.sent == []
    world.run()
    for _ in range(3):
        mails.deliver(world.cashier)
    (notice,) = server.sent
    assert (notice.kind, str(notice.money), notice.email) == ("credited", "1234.50 USD", "alex@example.test")
    assert notice.payment == world.payment(deposit.ref)
    assert notice.event.startswith(f"{deposit.ref}.credited.")


def test_a_withdrawal_is_told_of_when_it_is_paid_out_or_comes_back(world: World, server: Server) -> None:
    world.withdrawal("40.00")
    world.run()
    world.psp.payout_result = ObservationKind.DECLINED
    world.withdrawal("30.00")
    world.run()
    mails.deliver(world.cashier)
    assert told(server) == [("paid_out", "40.00 USD"), ("returned", "30.00 USD")]


def test_a_withdrawal_that_comes_back_in_part_tells_that_part(world: World, server: Server) -> None:
    for _ in range(2):
        world.card("50.00")
    made = world.withdrawal("80.00", method="fake_loop")
    world.psp.script = ["ok", "declined"]
    world.run()
    assert world.payment(made.ref).status is Status.REVIEW
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, made.ref, None, person(name))
        world.run()
    assert world.payment(made.ref).status is Status.RETURNED
    (back,) = [entry.amount for entry in world.booked(made.ref) if ".return." in entry.external_id]
    mails.deliver(world.cashier)
    assert told(server)[-1] == ("returned", f"{back} USD")
    assert back != "80.00"


def test_a_deposit_that_is_given_back_tells_what_was_received(world: World, server: Server) -> None:
    deposit = world.deposit("100.00")
    world.hear(world.psp.pay(deposit.ref, Money(9000, "USD", 2)))
    world.run()
    decisions.order_refund(world.cashier, deposit.ref, person("Ann"))
    world.run()
    mails.deliver(world.cashier)
    assert told(server) == [("paid_back", "90.00 USD")]


def test_nothing_is_stored_of_kinds_that_are_switched_off(world: World) -> None:
    world.database._mailed.discard(MailKind.CREDITED)
    world.paid_deposit()
    world.run()
    world.withdrawal()
    world.run()
    assert unsent(world) == [("paid_out", "")]


def test_the_users_own_address_comes_before_that_of_the_account(world: World, server: Server) -> None:
    def deposited() -> str:
        world.paid_deposit()
        world.run()
        mails.deliver(world.cashier)
        return server.sent[-1].email

    with world.database.write() as db:
        db.put_account(Account(LOGIN, USER, "first@example.test", "Alex"))
        db.put_account(Account(OTHER_LOGIN, USER, "second@example.test", "Alex"))
    assert deposited() == "first@example.test"
    with world.database.write() as db:
        db.put_account(Account(LOGIN, USER, "", "Alex"))
    assert deposited() == "second@example.test"
    with world.database.write() as db:
        db.put_users(User(USER, "own@example.test", "Alex"))
    assert deposited() == "own@example.test"


def test_without_an_address_there_is_no_mail_and_staff_can_see_why(world: World, server: Server) -> None:
    with world.database.write() as db:
        db.set_accounts_of(USER, [Account(LOGIN, USER)])
    world.paid_deposit()
    world.run()
    mails.deliver(world.cashier)
    assert server.sent == []
    assert unsent(world) == [("credited", mails.NO_ADDRESS)]


def test_a_mail_is_in_the_language_that_was_read_last(world: World, server: Server) -> None:
    def language() -> str:
        world.paid_deposit()
        world.run()
        mails.deliver(world.cashier)
        return server.sent[-1].language

    def read(lang: str) -> None:
        token = tokens.generate(
            world.cashier,
            str(tokens.crm_api_token(world.cashier, {"password": "new password"})["crmApiToken"]),
            None,
            {"userId": USER},
        )["token"]
        sessions.open_screen(world.cashier, PaymentType.DEPOSIT, str(token), LOGIN, language=lang)

    assert language() == ""
    with world.database.write() as db:
        db.put_users(User(USER, "alex@example.test", "Alex", "de"))
    assert language() == "de"
    read("ar")
    assert language() == "ar"
    read("en")
    assert language() == "en"


def test_a_server_that_is_away_is_asked_again_and_others_wait_for_the_next_call(world: World, server: Server) -> None:
    for _ in range(2):
        world.paid_deposit()
    world.run()
    server.failures = [NotSent("the mail server cannot be reached"), OutcomeUnknown("no answer")]
    mails.deliver(world.cashier)
    assert server.sent == []
    mails.deliver(world.cashier)  # the other one; the server has taken it and did not say so
    assert unsent(world) == [("credited", "the mail server cannot be reached"), ("credited", "no answer")]
    world.clock.forward(10 * SECOND)
    mails.deliver(world.cashier)
    assert unsent(world) == []
    events = Counter(notice.event for notice in server.sent)
    assert sorted(events.values()) == [1, 2], "the second copy has the name of the first"
    assert world.alerts().count("mail_failed") == 2


def test_mails_are_given_up_after_three_days_and_staff_are_told_once(world: World, server: Server) -> None:
    deposits = [world.paid_deposit() for _ in range(3)]
    world.run()
    server.failures = [NotSent("the mail server cannot be reached")] * 1000
    tries = 0
    while any("three days" not in problem for _, problem in unsent(world)):
        before = len(server.failures)
        mails.deliver(world.cashier)
        tries += before - len(server.failures)
        world.clock.forward(10 * 60 * SECOND)
    assert 70 < tries / len(deposits) < 120, "growing pauses, up to an hour"
    mails.deliver(world.cashier)
    with world.database.read() as db:
        (text,) = [row["text"] for row in db.all("SELECT text FROM alerts WHERE code = 'mail_given_up'")]
        assert {mail.ref for mail in db.unsent_mails()} == {deposit.ref for deposit in deposits}
    assert "mails list" in text
    assert "alex" not in text


def test_a_refused_mail_is_given_up_at_once_and_the_next_one_goes_out(world: World, server: Server) -> None:
    world.paid_deposit("50.00")
    world.paid_deposit("60.00")
    world.run()
    server.failures = [Declined("the address is refused (550)")]
    mails.deliver(world.cashier)
    assert told(server) == [("credited", "60.00 USD")]
    assert world.alerts().count("mail_given_up") == 1


def test_a_mail_that_cannot_be_written_holds_up_no_other(world: World, server: Server) -> None:
    world.paid_deposit("50.00")
    world.paid_deposit("60.00")
    world.run()
    server.failures = [KeyError("a defect of ours")]
    for _ in range(2):
        mails.deliver(world.cashier)
    assert told(server) == [("credited", "60.00 USD")]
    assert unsent(world) == [("credited", "credited cannot be written (KeyError)")]


def test_a_slow_server_gets_few_mails_at_a_time_and_all_in_the_end(world: World, server: Server) -> None:
    for _ in range(5):
        world.paid_deposit()
    world.run()
    send = server.send

    def slowly(notice: Notice) -> None:
        world.clock.forward(6 * SECOND)
        send(notice)

    server.send = slowly  # type: ignore[method-assign, assignment]
    for sent in (2, 4, 5):
        mails.deliver(world.cashier)
        assert len(server.sent) == sent


def test_what_happens_again_after_a_backup_was_restored_has_the_name_of_its_first_mail(
    world: World, server: Server, tmp_path: Path
) -> None:
    deposit = world.paid_deposit("70.00")
    world.paid_deposit("80.00")
    world.database.backup(tmp_path / "copy.db")
    world.run()
    mails.deliver(world.cashier)
    again = Database(tmp_path / "copy.db")
    with again.write() as db:
        db.mailed = frozenset(MailKind)
        payment = db.payment(deposit.ref)
        assert payment
        for event in (Event.CREDIT_SENT, Event.CREDIT_BOOKED):
            payment = db.move(payment, event, "test", payment.updated + 1)
        assert [mail.event for mail in db.unsent_mails()] == [
            notice.event for notice in server.sent if notice.payment and notice.payment.ref == deposit.ref
        ]
    again.close()


def test_without_a_mail_server_everything_waits(world: World) -> None:
    world.paid_deposit()
    world.run()
    mails.deliver(world.cashier)
    assert unsent(world) == [("credited", "")]


def test_a_process_that_dies_after_the_server_took_a_mail_sends_a_copy_that_can_be_told(
    world: World, server: Server
) -> None:
    world.paid_deposit()
    world.run()
    world.kill_at = "mail.sent"
    with pytest.raises(Killed):
        mails.deliver(world.cashier)
    world.restart()
    for _ in range(2):
        mails.deliver(world.cashier)
    assert len(server.sent) == 2
    assert len({notice.event for notice in server.sent}) == 1


def test_doctor_says_how_many_mails_wait_and_minds_old_ones(world: World, server: Server) -> None:
    def mail() -> tuple[bool, str]:
        return next((one.well, one.text) for one in examine(world.cashier, {}) if one.name == "mail")

    assert mail() == (True, "the mail server lets us in")
    world.paid_deposit()
    world.run()
    assert mail() == (True, "the mail server lets us in; 1 mail to traders waits (`mails list`)")
    world.clock.forward(HOUR)
    assert mail()[0] is False


def test_a_receipt_is_sent_once_for_each_state_and_not_too_often(world: World, server: Server) -> None:
    deposit = world.paid_deposit()
    session = world.session()
    mails.send_receipt(world.cashier, session, deposit.ref)
    with pytest.raises(Conflict):
        mails.send_receipt(world.cashier, session, deposit.ref)
    world.run()
    mails.send_receipt(world.cashier, session, deposit.ref)
    mails.deliver(world.cashier)
    assert [kind for kind, _ in told(server)] == ["receipt", "credited", "receipt"]
    for _ in range(mails.MOST_RECEIPTS - 2):
        mails.send_receipt(world.cashier, session, world.paid_deposit().ref)
    with pytest.raises(TooMany):
        mails.send_receipt(world.cashier, session, world.paid_deposit().ref)
    with pytest.raises(NotFound):
        mails.send_receipt(world.cashier, world.session(login=OTHER_LOGIN), deposit.ref)
    world.clock.forward(2 * HOUR)
    mails.send_receipt(world.cashier, session, world.paid_deposit().ref)


def test_a_change_of_the_second_step_is_told_in_its_own_transaction(world: World, server: Server) -> None:
    with world.database.write() as db:
        db.put_users(User(USER, "alex@example.test", "Alex"))
        db.db.execute("INSERT INTO second_factors VALUES (?, 'sealed', 1, 1)", (USER,))
    assert second_step.reset(world.cashier, USER)
    assert not second_step.reset(world.cashier, USER)
    mails.deliver(world.cashier)
    assert [(notice.kind, notice.payment) for notice in server.sent] == [("second_factor", None)]


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_in_random_histories_each_event_has_one_mail_with_the_amount_of_its_row(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Payments take random ways along the tables, some transactions are undone, the server and the process fail."""
    draw = random.Random(seed)
    world = World(tmp_path_factory.mktemp("mails"))
    server = Server()
    world.cashier = replace(world.cashier, mailer=server)
    refs = [_made(world, draw, n) for n in range(3)]
    for _ in range(60):
        _take_a_step(world, draw, draw.choice(refs))
        if draw.random() < 0.3:
            server.failures = draw.choice(([], [NotSent("x")], [OutcomeUnknown("x")]))
            world.kill_at = draw.choice((None, "mail.sent"))
            _deliver_or_die(world)
        world.clock.forward(draw.choice((SECOND, 60 * SECOND)))
    server.failures, world.kill_at = [], None
    for _ in range(100):
        mails.deliver(world.cashier)
        world.clock.forward(600 * SECOND)
    with world.database.read() as db:
        world._assert_told(db)
        due = {event: world.payment(event.partition(".")[0]).money for event in told_events(db)}
        ended = {row["event"]: row["problem"] for row in db.all("SELECT event, problem FROM mails")}
    assert {notice.event for notice in server.sent} == set(due) == set(ended)
    assert set(ended.values()) <= {""}
    for notice in server.sent:
        assert notice.money in (due[notice.event], None)
        assert notice.money is not None or notice.kind in (MailKind.RETURNED, MailKind.PAID_BACK)
    world.database.close()


def _made(world: World, draw: random.Random, n: int) -> str:
    kind = draw.choice(list(PaymentType))
    money, now = Money(draw.randrange(1, 10**9), "USD", 2), world.clock.now()
    payment = Payment(f"D-{n:07}", kind, USER, LOGIN, money, FIRST[kind], "fake", "fake_card", now, now)
    with world.database.write() as db:
        assert db.add_payment(payment, f"key {n}", f"return {n}")
    return payment.ref


def _take_a_step(world: World, draw: random.Random, ref: str) -> None:
    payment = world.payment(ref)
    ways = [event for start, event, _ in TRANSITIONS[payment.kind] if start is payment.status]
    if not ways:
        return
    event = draw.choice(ways)
    try:
        with world.database.write() as db:
            db.move(payment, event, "test", world.clock.now())
            if draw.random() < 0.2:
                raise Killed("before the commit")
    except Killed:
        assert world.payment(ref).status is payment.status
    if draw.random() < 0.1:  # somebody else was faster
        behind = replace(payment, status=FIRST[payment.kind])
        first = next(event for start, event, _ in TRANSITIONS[payment.kind] if start is behind.status)
        if world.payment(ref).status is not behind.status:
            with pytest.raises(IllegalTransition), world.database.write() as db:
                db.move(behind, first, "test", 1)


def _deliver_or_die(world: World) -> None:
    with suppress(Killed):
        mails.deliver(world.cashier)
