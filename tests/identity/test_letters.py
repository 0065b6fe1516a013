"""Mails that reset a password: who gets one, how often, what is told, and what is tried again."""

import logging
from dataclasses import replace

import pytest

from inapp.adapters.passwords import Argon2Passwords
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, Refused, TooMany
from inapp.domain.identity import User
from inapp.domain.letters import Letter
from inapp.identity import letters, sign_in, users
from inapp.operations.doctor import examine
from tests.identity.test_sign_in import CHEAP, EMAIL, HERE, THERE
from tests.support.harness import STRANGER, USER, World


class Server:
    """Keeps letters, or fails as it is told."""

    def __init__(self) -> None:
        self.sent: list[Letter] = []
        self.failures: list[Exception] = []
        self.problem = ""

    def check(self) -> str:
        return self.problem

    def send(self, letter: Letter) -> None:
        failure = self.failures.pop(0) if self.failures else None
        if not isinstance(failure, NotSent | Declined):
            self.sent.append(letter)
        if failure:
            raise failure


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def cashier(world: World, server):
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo", "ar"), User(STRANGER, "sam@example.test", "Sam"))
    return replace(world.cashier, passwords=Argon2Passwords(CHEAP), mailer=server)


def secret(letter: Letter) -> str:
    assert letter.link.startswith("https://cashier.example/auth/password/")
    return letter.link.rpartition("/")[2]


def alerts(world) -> list[str]:
    with world.database.read() as db:
        return [row["text"] for row in db.all("SELECT text FROM alerts WHERE code = 'mail_failed' ORDER BY id")]


def test_the_worker_sends_a_link_that_sets_a_password_once(cashier, server):
    letters.ask_for_reset(cashier, " ALEX@example.test ", HERE)
    assert server.sent == [], "the web server sends nothing"
    letters.deliver(cashier)
    letters.deliver(cashier)
    (letter,) = server.sent
    assert (letter.email, letter.name, letter.language, letter.life) == (EMAIL, "Alex Demo", "ar", 1800_000)
    sign_in.set_password(cashier, secret(letter), "quite another one", THERE)
    assert sign_in.log_in(cashier, EMAIL, "quite another one", False, THERE)
    with pytest.raises(Refused):
        sign_in.owner_of(cashier, secret(letter))


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("J. R. Müller-Lüdenscheidt", "J. R. Müller-Lüdenscheidt"),
        ("أليكس", "أليكس"),
        ("you won 500 USD: https://evil.example", ""),
        ("www.evil.example", ""),
        ("evil。example", ""),
        ("write to sam@evil.example", ""),
        ("Your account is locked " * 5, ""),
        ("Alex,\n\nyour account is locked", ""),
        ("Alex\u2028your account is locked", ""),
        ("\u202eyldneirf", ""),
        ("می\u200cنا", "می\u200cنا"),
    ],
)
def test_a_mail_to_a_stranger_carries_no_message_in_the_place_of_a_name(cashier, server, world, name, greeted):
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, name))
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(cashier)
    assert server.sent[0].name == greeted


def test_nobody_else_gets_a_mail_and_nobody_can_tell(cashier, server, world):
    users.disable(cashier, STRANGER)
    for email in ("nobody@example.test", "sam@example.test", "", "x" * 5000):
        assert letters.ask_for_reset(cashier, email, HERE) is None
    letters.deliver(cashier)
    assert server.sent == []


def test_one_user_gets_three_mails_an_hour_and_later_ones_again(cashier, server, world):
    for n in range(8):
        assert letters.ask_for_reset(cashier, EMAIL, f"192.0.2.{n}") is None
    letters.deliver(cashier)
    assert len(server.sent) == 3
    world.clock.forward(HOUR)
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(cashier)
    assert len(server.sent) == 4


def test_one_address_asks_ten_times_before_it_waits_and_others_do_not(cashier):
    for n in range(10):
        letters.ask_for_reset(cashier, f"user{n}@example.test", HERE)
    with pytest.raises(TooMany):
        letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.ask_for_reset(cashier, EMAIL, THERE)


def test_a_mail_that_anybody_can_ask_for_ends_no_link_from_support(cashier, server):
    link = users.invite(cashier, EMAIL)
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(cashier)
    assert sign_in.owner_of(cashier, link).user_id == USER
    sign_in.set_password(cashier, link, "quite another one", HERE)
    with pytest.raises(Refused):
        sign_in.owner_of(cashier, secret(server.sent[0]))


@pytest.mark.parametrize("failure", [NotSent("no connection"), OutcomeUnknown("no answer")])
def test_what_is_not_taken_is_told_and_tried_again_with_the_same_link(cashier, server, world, failure):
    server.failures = [failure, failure]
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(cashier)
    letters.deliver(cashier)
    assert len(server.failures) == 1, "not at once"
    assert alerts(world) == [f"mails are not sent: {failure}"]
    for _ in range(2):
        world.clock.forward(60 * SECOND)
        letters.deliver(cashier)
    assert len({letter.link for letter in server.sent}) == 1
    assert sign_in.owner_of(cashier, secret(server.sent[0])).user_id == USER
    letters.deliver(cashier)
    assert not server.failures


def test_a_server_that_is_away_is_asked_once_and_not_for_every_mail(cashier, server, world):
    for email in (EMAIL, EMAIL, "sam@example.test"):
        letters.ask_for_reset(cashier, email, HERE)
    server.failures = [NotSent("no connection")] * 3
    for left in (2, 1, 0):
        letters.deliver(cashier)
        assert len(server.failures) == left
    world.clock.forward(60 * SECOND)
    letters.deliver(cashier)
    assert [letter.email for letter in server.sent] == [EMAIL, EMAIL, "sam@example.test"]


def test_a_slow_server_gets_few_mails_at_a_time(cashier, server, world):
    for email in (EMAIL, EMAIL, "sam@example.test"):
        letters.ask_for_reset(cashier, email, HERE)
    send = server.send

    def slowly(letter: Letter) -> None:
        world.clock.forward(6000)
        send(letter)

    server.send = slowly
    for sent in (2, 3):
        letters.deliver(cashier)
        assert len(server.sent) == sent


@pytest.mark.parametrize("problem", ["", "mails cannot be sent: the mail server mail.example does not let us in"])
def test_doctor_asks_the_mail_server(cashier, server, problem):
    server.problem = problem
    (found,) = [finding for finding in examine(cashier, {}) if finding.name == "mail"]
    assert (found.well, found.text) == (not problem, problem or "the mail server lets us in")
    assert "mail" not in [finding.name for finding in examine(replace(cashier, mailer=None), {})]
    assert server.sent == []


def test_a_mail_that_is_refused_for_ever_is_told_by_user_and_given_up(cashier, server, world):
    server.failures = [Declined("the address is refused (550)")]
    letters.ask_for_reset(cashier, EMAIL, HERE)
    for _ in range(3):
        letters.deliver(cashier)
        world.clock.forward(60 * SECOND)
    assert server.sent == []
    assert alerts(world) == [f"the mail server refuses a mail to user {USER}: the address is refused (550)"]


def test_no_mail_is_sent_whose_link_leads_nowhere_because_passwords_are_off(cashier, server):
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(replace(cashier, policy=replace(cashier.policy, passwords=False)))
    assert server.sent == []
    letters.deliver(cashier)
    assert len(server.sent) == 1


def test_a_mail_whose_link_would_be_too_old_is_given_up(cashier, server, world):
    letters.ask_for_reset(cashier, EMAIL, HERE)
    world.clock.forward(cashier.policy.link_life)
    letters.deliver(cashier)
    assert server.sent == []


@pytest.mark.parametrize("change", ["disabled", "another address", "gone"])
def test_a_mail_goes_only_to_the_address_that_is_still_the_users(cashier, server, world, change):
    letters.ask_for_reset(cashier, EMAIL, HERE)
    if change == "disabled":
        users.disable(cashier, USER)
    with world.database.write() as db:
        if change == "another address":
            db.put_users(User(USER, "new@example.test"))
        elif change == "gone":
            db.db.execute("DELETE FROM users WHERE user_id = ?", (USER,))
    letters.deliver(cashier)
    assert server.sent == []


def test_no_row_and_no_line_holds_the_link(cashier, server, world, caplog):
    caplog.set_level(logging.DEBUG)
    server.failures = [OutcomeUnknown("no answer")]
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(cashier)
    world.database.checkpoint_wal(last=True)
    everything = b"".join(path.read_bytes() for path in world.folder.iterdir() if path.is_file())
    assert secret(server.sent[0]).encode() not in everything
    assert secret(server.sent[0]) not in caplog.text
    assert secret(server.sent[0]) not in repr(server.sent[0])


def test_after_a_restore_the_same_row_for_somebody_else_has_another_link(cashier, server, world):
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(cashier)
    with world.database.write() as db:
        db.db.execute("DELETE FROM letters")
    letters.ask_for_reset(cashier, "sam@example.test", HERE)
    letters.deliver(cashier)
    with pytest.raises(Refused):
        world.clock.forward(cashier.policy.link_life)
        sign_in.owner_of(cashier, secret(server.sent[0]))
    assert server.sent[0].link != server.sent[1].link


def test_letters_are_forgotten_a_month_after_they_were_sent(cashier, server, world):
    letters.ask_for_reset(cashier, EMAIL, HERE)
    letters.deliver(cashier)
    for days, left in ((29, 1), (2, 0)):
        world.clock.forward(days * 24 * HOUR)
        with world.database.write() as db:
            letters.forget(db, world.clock.now())
            assert len(db.all("SELECT 1 FROM letters")) == left
