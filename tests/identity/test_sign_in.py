"""Login with a password: who gets in, who is slowed down, and everything that a new password ends."""

import inspect
import threading
from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from inapp import serve
from inapp.adapters import bulkheads, passwords
from inapp.adapters.passwords import Argon2Passwords
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Gone, Invalid, NotSent, Refused, Unavailable
from inapp.domain.identity import ANYBODY, Throttle, TokenKind, User
from inapp.domain.model import Account
from inapp.identity import password_rules, sessions, sign_in, throttles, tokens, users
from inapp.payments import offers
from inapp.store import Tables
from inapp.web.oauth2 import STATUS
from tests.support.harness import LOGIN, STRANGER, USER, World

EMAIL, PASSWORD, HERE, THERE = "alex@example.test", "a long password", "192.0.2.1", "198.51.100.7"
LONG = ("a long password " * 20)[: password_rules.LONGEST]
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
MINUTE = 60 * SECOND


@pytest.fixture
def cashier(world: World):
    made = replace(world.cashier, passwords=Argon2Passwords(CHEAP))
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo", "en"))
        db.set_password(USER, made.passwords.hashed(PASSWORD))
        db.put_users(User(STRANGER, "sam@example.test", "Sam Sample"))
    return made


def log_in(cashier, password=PASSWORD, email=EMAIL, place=HERE, keep=True):
    return sign_in.log_in(cashier, email, password, keep, place)


def refusal(cashier, **how) -> Refused:
    with pytest.raises(Refused) as caught:
        log_in(cashier, **how)
    return caught.value


def caller(cashier) -> str:
    return str(tokens.crm_api_token(cashier, {"password": "new password"})["crmApiToken"])


def session_of(cashier, **how) -> dict[str, object]:
    return tokens.onetime_authorize(cashier, caller(cashier), {"code": log_in(cashier, **how)})


def api_status(work, *values) -> int:
    with pytest.raises(tokens.ApiRefused) as caught:
        work(*values)
    return STATUS[caught.value.code]


# --- getting in ---


def test_the_right_password_makes_a_token_that_ctrader_exchanges_once(cashier):
    token = log_in(cashier)
    answer = tokens.onetime_authorize(cashier, caller(cashier), {"code": token})
    assert answer["userId"] == USER
    assert api_status(tokens.onetime_authorize, cashier, caller(cashier), {"code": token}) == 404


@pytest.mark.parametrize("keep", [True, False])
def test_an_access_token_is_given_only_to_who_wants_to_stay_logged_in(cashier, keep):
    assert ("accessToken" in session_of(cashier, keep=keep)) is keep


def test_an_email_is_known_by_its_letters_in_any_case(cashier):
    assert log_in(cashier, email="  ALEX@Example.TEST ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("alex@straße.de", "alex@strasse.de"),
        ("ſam@example.test", "sam@example.test"),
        ("ﬁn@example.test", "fin@example.test"),
        ("\u212aim@example.test", "kim@example.test"),
        ("alexς@example.test", "alexσ@example.test"),
        ("İda@example.test", "i̇da@example.test"),
        ("ÉVA@example.test", "éva@example.test"),
    ],
)
def test_an_email_that_merely_looks_alike_is_another_one(one, other):
    assert sign_in.plain_email(one) != sign_in.plain_email(other)


def test_an_email_is_the_same_in_composed_and_decomposed_letters(cashier, world):
    composed, decomposed = "Z\u00c9@Example.TEST", "z\u0045\u0301@example.test"
    assert sign_in.plain_email(composed) == sign_in.plain_email(decomposed) == "z\u00c9@example.test"


@pytest.mark.parametrize("typed", ["lösenord på svenska", "lo\u0308senord pa\u030a svenska"])
@pytest.mark.parametrize("chosen", ["lösenord på svenska", "lo\u0308senord pa\u030a svenska"])
def test_a_password_is_the_same_in_composed_and_decomposed_letters(cashier, chosen, typed):
    sign_in.set_password(cashier, users.invite(cashier, EMAIL), chosen, HERE)
    assert log_in(cashier, password=typed)


def test_of_a_password_that_is_far_too_long_only_so_much_is_hashed(cashier):
    class Measured(Argon2Passwords):
        def fits(self, known, password, caller=ANYBODY):
            assert len(password) == password_rules.LONGEST + 1
            return super().fits(known, password, caller)

    assert refusal(replace(cashier, passwords=Measured(CHEAP)), password="x" * 60_000).message == sign_in.WRONG


def test_a_longest_password_gets_in_and_one_character_more_does_not(cashier):
    sign_in.set_password(cashier, users.invite(cashier, EMAIL), LONG, HERE)
    assert log_in(cashier, password=LONG)
    assert refusal(cashier, password=LONG + "x").message == sign_in.WRONG


def test_a_login_token_is_dead_after_exactly_a_minute(cashier, world):
    early, late = log_in(cashier), log_in(cashier)
    world.clock.forward(MINUTE - 1)
    assert tokens.onetime_authorize(cashier, caller(cashier), {"code": early})
    world.clock.forward(1)
    assert api_status(tokens.onetime_authorize, cashier, caller(cashier), {"code": late}) == 410


@pytest.mark.parametrize(
    ("email", "password"),
    [(EMAIL, "a wrong password"), ("nobody@example.test", PASSWORD), ("sam@example.test", ""), (EMAIL, "x" * 100_000)],
    ids=["wrong password", "unknown user", "user without a password", "far too long"],
)
def test_every_wrong_login_reads_the_same(cashier, email, password):
    found = refusal(cashier, email=email, password=password)
    assert (found.message, type(found), found.field, found.values) == (sign_in.WRONG, Invalid, None, {})


def test_an_unknown_user_costs_as_much_work_as_a_wrong_password(cashier, monkeypatch):
    asked = []
    monkeypatch.setattr(CHEAP.__class__, "verify", lambda self, known, given: asked.append(known[:27]) or False)
    refusal(cashier)
    refusal(cashier, email="nobody@example.test")
    refusal(cashier, email="sam@example.test")
    assert len(asked) == 3
    assert len(set(asked)) == 1, "the decoy has the same parameters as a real hash"


def test_nobody_gets_in_by_knowing_that_there_is_a_decoy(cashier):
    assert cashier.passwords.fits("", "") is False
    assert not cashier.passwords.fits("", "anything")


@pytest.mark.parametrize("accounts", [[], [Account(LOGIN, USER, enabled=False)]], ids=["none yet", "a blocked one"])
def test_who_has_no_account_to_pay_with_still_logs_in(cashier, world, accounts):
    with world.database.write() as db:
        db.set_accounts_of(USER, accounts)
    assert log_in(cashier)


def test_a_disabled_user_is_told_so_only_after_the_right_password(cashier, world):
    with world.database.write() as db:
        db.enable_user(USER, False)
    assert refusal(cashier).message == sign_in.NO_ACCOUNT
    assert refusal(cashier, password="wrong").message == sign_in.WRONG


def test_a_password_hashed_with_older_parameters_is_hashed_anew(cashier, world):
    newer = replace(cashier, passwords=Argon2Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)))
    log_in(newer)
    with world.database.read() as db:
        assert "m=16,t=2,p=1" in db.user(USER).password
    assert log_in(newer)


def test_passwords_are_argon2id_with_parameters_of_owasp():
    assert Argon2Passwords().hashed("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_somebody_unknown_takes_as_long_as_a_user_while_hashes_of_several_kinds_are_stored(cashier, world):
    old = Argon2Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)).hashed("an older one")
    with world.database.write() as db:
        db.set_password(STRANGER, old)
        stored = {db.user(USER).password, old}
    checked = []

    class Seen(Argon2Passwords):
        def fits(self, known, password, caller=ANYBODY):
            checked.append(known)
            return super().fits(known, password, caller)

    watched = replace(cashier, passwords=Seen(CHEAP))
    for email in ("aaron@example.test", "mona@example.test", "zoe@example.test"):
        for password in (PASSWORD, "an older one", "wrong"):
            assert refusal(watched, email=email, password=password).message == sign_in.WRONG
    assert set(checked) == stored, "each with the work that one of the users takes"
    assert all(len(set(checked[n : n + 3])) == 1 for n in (0, 3, 6)), "and always the same one"


def test_a_login_looks_for_a_decoy_whether_or_not_there_is_such_a_user(cashier, monkeypatch):
    looked, near = [], Tables.password_near

    def seen(db, email):
        looked.append(email)
        return near(db, email)

    monkeypatch.setattr(Tables, "password_near", seen)
    for email in (EMAIL, "sam@example.test", "nobody@example.test"):
        refusal(cashier, email=email, password="wrong")
    assert looked == [EMAIL, "sam@example.test", "nobody@example.test"]


def test_a_refusal_writes_as_often_for_somebody_unknown_as_for_a_user(cashier, world, monkeypatch):
    written, write = [], world.database.write

    def counted():
        written.append(1)
        return write()

    monkeypatch.setattr(world.database, "write", counted)
    counts = []
    for email in (EMAIL, "sam@example.test", "nobody@example.test"):
        written.clear()
        assert refusal(cashier, email=email, password="wrong").message == sign_in.WRONG
        counts.append(len(written))
    assert len(set(counts)) == 1


def test_a_user_who_has_set_no_password_cannot_use_anothers(cashier, world):
    assert refusal(cashier, email="sam@example.test").message == sign_in.WRONG


def test_all_queues_together_leave_threads_free_for_those_who_wait_for_nobody(cashier):
    threads = inspect.signature(serve.serve_web).parameters["threads"].default
    with_passwords = passwords.AT_ONCE + passwords.WAITING + cashier.crm_queue.places
    at_upstreams = bulkheads.TOGETHER + bulkheads.QUEUE + cashier.at_psps.threads
    assert threads - with_passwords - at_upstreams >= 8


class Busy(Argon2Passwords):
    def fits(self, known, password, caller=ANYBODY):
        raise NotSent("busy")


def test_a_login_that_finds_no_turn_is_told_to_try_again(cashier):
    assert type(refusal(replace(cashier, passwords=Busy(CHEAP)))) is Unavailable


def test_a_login_that_was_not_looked_at_counts_as_no_guess(cashier):
    for _ in range(30):
        assert refusal(replace(cashier, passwords=Busy(CHEAP))).message == sign_in.BUSY
    assert log_in(cashier)


# --- slowing down ---


def test_guessing_is_slowed_down_by_growing_delays_of_at_most_a_minute(cashier, world):
    waits = []
    for _ in range(20):
        started = world.clock.now()
        while (found := refusal(cashier, password="wrong")).message == throttles.WAIT:
            world.clock.forward(SECOND)
        assert found.message == sign_in.WRONG
        waits.append((world.clock.now() - started) // SECOND)
    assert waits[:5] == [0] * 5
    assert waits[5:10] == [1, 2, 4, 8, 16]
    assert max(waits) == 60


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.test"])
def test_an_unknown_email_is_slowed_down_like_a_known_one(cashier, email):
    said = [refusal(cashier, email=email, password="wrong").message for _ in range(8)]
    assert said == [sign_in.WRONG] * 5 + [throttles.WAIT] * 3


def test_the_right_password_does_not_get_past_a_delay(cashier):
    for _ in range(5):
        refusal(cashier, password="wrong")
    assert refusal(cashier).message == throttles.WAIT


def test_parallel_guesses_are_counted_before_they_are_checked(cashier, world):
    said: list[str] = []

    def guess():
        said.append(refusal(cashier, password="wrong").message)

    threads = [threading.Thread(target=guess) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count(sign_in.WRONG) == 5


def test_strangers_guesses_never_keep_the_owner_out_of_a_place_that_is_known(cashier, world):
    log_in(cashier, place=HERE)
    for _ in range(100):
        refusal(cashier, password="wrong", place=THERE)
    assert refusal(cashier, place=THERE).message == throttles.WAIT
    assert log_in(cashier, place=HERE)


def test_guesses_from_many_addresses_are_slowed_down_for_the_account(cashier):
    said = [refusal(cashier, password="wrong", place=f"192.0.2.{n}").message for n in range(10)]
    assert said.count(sign_in.WRONG) == 5


def test_one_address_cannot_try_a_password_on_many_accounts(cashier):
    said = [refusal(cashier, email=f"user{n}@example.test", password="summer").message for n in range(40)]
    assert said.count(sign_in.WRONG) == 20
    assert log_in(cashier, place=THERE)


def test_logging_in_to_an_own_account_does_not_wash_an_address_clean(cashier):
    for n in range(20):
        refusal(cashier, email=f"user{n}@example.test", password="summer")
        if n == 10:
            log_in(cashier)
    assert refusal(cashier, email="other@example.test", password="summer").message == throttles.WAIT


def test_a_known_place_is_slowed_down_too_and_stays_known(cashier, world):
    log_in(cashier)
    said = [refusal(cashier, password="wrong").message for _ in range(8)]
    assert said.count(sign_in.WRONG) == 5
    throttles.forget(cashier)
    world.clock.forward(throttles.FORGIVEN_AFTER)
    throttles.forget(cashier)
    with world.database.read() as db:
        rows = db.all("SELECT failures FROM throttles")
    assert [row["failures"] for row in rows if not row["failures"]] == [0]
    assert log_in(cashier)


@pytest.mark.parametrize(("days", "known"), [(90, False), (89, True)])
def test_a_place_is_known_for_ninety_days_after_its_last_login(cashier, world, days, known):
    log_in(cashier, place=HERE)
    world.clock.forward(days * 24 * 60 * MINUTE)
    throttles.forget(cashier)
    for _ in range(20):
        refusal(cashier, password="wrong", place=THERE)
    if known:
        assert log_in(cashier, place=HERE)
    else:
        assert refusal(cashier, place=HERE).message == throttles.WAIT


def test_only_throttles_that_no_longer_count_are_deleted(world):
    with world.database.write() as db:
        for at in (9, 10):
            db.set_throttle(f"failed at {at}", Throttle(1, 0, at))
        for at in (4, 5):
            db.set_throttle(f"known at {at}", Throttle(0, 0, at))
        db.delete_expired_throttles(10, 5)
        assert {row["key"] for row in db.all("SELECT key FROM throttles")} == {"failed at 10", "known at 5"}


def test_failures_of_an_account_are_forgotten_one_by_one(cashier, world):
    for _ in range(5):
        refusal(cashier, password="wrong")
    world.clock.forward(3 * MINUTE)
    said = [refusal(cashier, password="wrong").message for _ in range(5)]
    assert said == [sign_in.WRONG] * 3 + [throttles.WAIT] * 2


def test_a_clock_that_is_set_back_keeps_nobody_out(cashier, world):
    for _ in range(6):
        refusal(cashier, password="wrong")
    world.clock.wall -= 2 * 60 * MINUTE
    assert log_in(cashier)


def test_a_network_with_many_addresses_is_slowed_down_as_one(cashier):
    said = [
        refusal(cashier, email=f"user{n}@example.test", password="summer", place=f"2001:db8:1:{n:x}::/64").message
        for n in range(100)
    ]
    assert said.count(sign_in.WRONG) == throttles.RULES["network"].free
    assert log_in(cashier, place="2001:db8:2:1::/64"), "another one is not held up"


LONG_MARKS = "a" + "\u0301" * 20_000 + "\u0316" * 20_000


@pytest.mark.parametrize("email", [LONG_MARKS, f"{LONG_MARKS}@example.test"])
def test_what_a_stranger_types_is_cut_before_it_is_composed(cashier, monkeypatch, email):
    composed = []
    normalise = sign_in.unicodedata.normalize

    def measured(form, text):
        composed.append(len(text))
        return normalise(form, text)

    monkeypatch.setattr(sign_in.unicodedata, "normalize", measured)
    assert refusal(cashier, email=email, password=LONG_MARKS).message == sign_in.WRONG
    with pytest.raises(Refused):
        sign_in.set_password(cashier, users.invite(cashier, EMAIL), LONG_MARKS, HERE)
    assert max(composed) <= 4 * 254


def test_an_address_of_the_longest_length_in_decomposed_letters_is_known(cashier):
    composed = "\u1f82" * 240 + "@example.test"
    assert sign_in.plain_email("\u03b1\u0313\u0300\u0345" * 240 + "@example.test") == composed


def test_neither_emails_nor_addresses_are_kept_with_the_failures(cashier, world):
    refusal(cashier, password="wrong")
    with world.database.read() as db:
        kept = str([tuple(row) for row in db.all("SELECT * FROM throttles")])
    assert EMAIL not in kept
    assert HERE not in kept


# --- staying logged in ---


def test_an_access_token_slides_and_dies_when_nobody_uses_it(cashier, world):
    life = cashier.policy.access_token_life
    access = session_of(cashier)["accessToken"]
    for _ in range(3):
        world.clock.forward(life - 1)
        assert tokens.authorize(cashier, caller(cashier), {"accessToken": access}) == {"userId": USER}
    world.clock.forward(life)
    assert api_status(tokens.authorize, cashier, caller(cashier), {"accessToken": access}) == 410


def test_a_logout_ends_exactly_one_session(cashier):
    one, other = session_of(cashier)["accessToken"], session_of(cashier)["accessToken"]
    tokens.logout(cashier, caller(cashier), str(USER), str(one))
    assert api_status(tokens.authorize, cashier, caller(cashier), {"accessToken": one}) == 404
    assert tokens.authorize(cashier, caller(cashier), {"accessToken": other})


PURPOSES = {
    TokenKind.LOGIN: lambda cashier: log_in(cashier),
    TokenKind.SCREEN: lambda cashier: str(tokens.generate(cashier, caller(cashier), None, {"userId": USER})["token"]),
    TokenKind.ACCESS: lambda cashier: str(session_of(cashier)["accessToken"]),
    TokenKind.CRM: lambda cashier: caller(cashier),
    TokenKind.PASSWORD: lambda cashier: users.invite(cashier, EMAIL),
}
USES = {
    TokenKind.LOGIN: lambda cashier, token: tokens.onetime_authorize(cashier, caller(cashier), {"code": token}),
    TokenKind.SCREEN: lambda cashier, token: cashier.identity.redeem(token),
    TokenKind.ACCESS: lambda cashier, token: tokens.authorize(cashier, caller(cashier), {"accessToken": token}),
    TokenKind.CRM: lambda cashier, token: tokens.generate(cashier, token, None, {"userId": USER}),
    TokenKind.PASSWORD: lambda cashier, token: sign_in.owner_of(cashier, token),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_token_of_one_purpose_is_good_for_no_other(cashier, purpose, use):
    token = PURPOSES[purpose](cashier)
    if use is purpose:
        assert USES[use](cashier, token)
    else:
        with pytest.raises(Exception, match=r"(?i)token|link|unknown"):
            USES[use](cashier, token)


# --- setting a password ---


def test_a_link_sets_a_password_once(cashier):
    link = users.invite(cashier, EMAIL)
    sign_in.set_password(cashier, link, "another password", HERE)
    assert refusal(cashier).message == sign_in.WRONG
    assert log_in(cashier, password="another password")
    with pytest.raises(Refused) as caught:
        sign_in.set_password(cashier, link, "a third password", HERE)
    assert type(caught.value) is Gone


def test_of_parallel_posts_of_a_link_one_wins(cashier):
    link, done = users.invite(cashier, EMAIL), []

    def post(n):
        try:
            sign_in.set_password(cashier, link, f"password number {n}", HERE)
            done.append(n)
        except Refused as refusal:
            assert type(refusal) is Gone

    threads = [threading.Thread(target=post, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert log_in(cashier, password=f"password number {done[0]}")


def test_a_link_lives_for_half_an_hour_and_ends_the_one_before(cashier, world):
    first, second = users.invite(cashier, EMAIL), users.invite(cashier, EMAIL)
    with pytest.raises(Refused):
        sign_in.owner_of(cashier, first)
    world.clock.forward(cashier.policy.link_life - 1)
    assert sign_in.owner_of(cashier, second).user_id == USER
    world.clock.forward(1)
    with pytest.raises(Refused):
        sign_in.owner_of(cashier, second)


def test_a_link_of_somebody_who_is_disabled_opens_nothing_even_if_it_was_left_alive(cashier, world):
    link = users.invite(cashier, EMAIL)
    with world.database.write() as db:
        db.enable_user(USER, False)
    for look in (
        lambda: sign_in.owner_of(cashier, link),
        lambda: sign_in.set_password(cashier, link, "a new one", HERE),
    ):
        with pytest.raises(Refused) as caught:
            look()
        assert (type(caught.value), caught.value.message) == (Gone, sign_in.SPENT)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", password_rules.TOO_SHORT),
        ("x" * 201, password_rules.TOO_LONG),
        ("ALEX@example.test", password_rules.TOO_PLAIN),
    ],
)
def test_a_bad_choice_is_refused_and_leaves_the_link_as_it_is(cashier, password, said):
    link = users.invite(cashier, EMAIL)
    with pytest.raises(Refused) as caught:
        sign_in.set_password(cashier, link, password, HERE)
    assert (caught.value.message, type(caught.value)) == (said, Invalid)
    assert sign_in.owner_of(cashier, link)


def test_a_new_password_ends_every_session_token_and_open_page(cashier, world):
    cashier = replace(cashier, policy=replace(cashier.policy, issue_inapp_tokens=True))
    answer, link = session_of(cashier), users.invite(cashier, EMAIL)
    login, screen = (
        log_in(cashier),
        tokens.generate(cashier, caller(cashier), str(answer["inappToken"]), {"userId": USER})["token"],
    )
    page = world.session()
    others = world.session(login=5512400, user_id=STRANGER)
    sign_in.set_password(cashier, link, "another password", HERE)
    assert api_status(tokens.authorize, cashier, caller(cashier), {"accessToken": answer["accessToken"]}) == 404
    assert api_status(tokens.generate, cashier, caller(cashier), str(answer["inappToken"]), {"userId": USER}) == 403
    assert api_status(tokens.onetime_authorize, cashier, caller(cashier), {"code": login}) == 404
    with pytest.raises(Exception, match="TOKEN_NOT_VALID"):
        cashier.identity.redeem(str(screen))
    with world.database.read() as db:
        assert db.page_session(page.key) is None
        assert db.page_session(others.key) is not None


def test_a_link_lets_a_trader_in_despite_the_delay_that_guessers_caused(cashier):
    for n in range(50):
        refusal(cashier, password="wrong", place=f"192.0.2.{n}")
    assert refusal(cashier, place=THERE).message == throttles.WAIT
    sign_in.set_password(cashier, users.invite(cashier, EMAIL), "another password", THERE)
    for n in range(50):
        refusal(cashier, password="wrong", place=f"192.0.2.{n}")
    assert log_in(cashier, password="another password", place=THERE)


def test_a_password_changed_while_a_login_is_checked_lets_nobody_in(cashier, world):
    class Slow(Argon2Passwords):
        def fits(self, known, password, caller=ANYBODY):
            right = super().fits(known, password, caller)
            sign_in.set_password(cashier, link, "another password", THERE)
            return right

    link = users.invite(cashier, EMAIL)
    assert refusal(replace(cashier, passwords=Slow(CHEAP))).message == sign_in.WRONG


# --- storage ---


def test_no_password_and_no_link_is_stored_as_it_is(cashier, world):
    link, token = users.invite(cashier, EMAIL), log_in(cashier)
    with world.database.read() as db:
        stored = "\n".join(db.db.iterdump())
    assert EMAIL in stored
    for secret in (PASSWORD, link, token):
        assert secret not in stored


def test_no_password_is_shown_where_a_user_is_printed(cashier, world):
    with world.database.read() as db:
        assert "argon2" not in repr(db.user(USER))


def test_a_disabled_user_opens_no_screen_whoever_vouches_for_them(cashier, world):
    page = world.session()
    with world.database.write() as db:
        db.enable_user(USER, False)
    with pytest.raises(Refused):
        offers.overview(cashier, page)
    assert sessions.choices(cashier, page) == []
