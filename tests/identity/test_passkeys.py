"""Passkeys for the second step: a software authenticator adds and uses them, and every forged answer is refused."""

import base64
import json
from dataclasses import replace

import pytest

from inapp.adapters.passkeys import WebAuthnPasskeys
from inapp.domain import passkeys as rules
from inapp.domain.errors import Gone, Invalid, NotAllowed, TooMany
from inapp.domain.identity import User
from inapp.identity import passkeys, second_step, sign_in, users
from tests.identity.test_second_step import (
    OTHER,
    App,
    enrolled,
    log_in,
    made,
    refusal,
    session_of,
    still_verifies,
)
from tests.identity.test_sign_in import EMAIL, HERE, PASSWORD, THERE
from tests.support.harness import STRANGER, USER, World
from tests.support.soft_passkeys import UP, SoftPasskey

SITE = "pay.example.test"
ORIGIN = f"https://{SITE}"


@pytest.fixture
def cashier(world: World):
    cashier = replace(made(world, "demanded"), passkeys=WebAuthnPasskeys(SITE, ORIGIN, "Acme"))
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo", "en"), User(STRANGER, OTHER, "Sam"))
        for user_id in (USER, STRANGER):
            db.set_password(user_id, cashier.passwords.hashed(PASSWORD))
    return cashier


def managing(cashier, code: str, email: str = EMAIL) -> str:
    """A login before whose end the passkeys are shown: its token."""
    outcome = second_step.confirm(cashier, log_in(cashier, email).step, code, HERE, manages=True)
    assert isinstance(outcome, second_step.Proven)
    return outcome.finish


def with_passkey(cashier, email: str = EMAIL, **how) -> tuple[SoftPasskey, list[str]]:
    """A user with an app and a passkey, and the recovery codes that are left."""
    _, codes = enrolled(cashier, email)
    finish = managing(cashier, codes.pop(), email)
    key = SoftPasskey(SITE, ORIGIN, **how)
    passkeys.add(cashier, finish, "", key.made(passkeys.kept(cashier, finish).options))
    return key, codes


def stored(world: World, user_id: int = USER) -> list[rules.Passkey]:
    with world.database.read() as db:
        return db.passkeys_of(user_id)


def alerts(world: World, code: str) -> list[str]:
    with world.database.read() as db:
        return [row["text"] for row in db.all("SELECT text FROM alerts WHERE code = ?", code)]


# --- adding ---


def test_a_passkey_is_added_after_the_second_step_and_logs_in(cashier, world):
    key, _ = with_passkey(cashier)
    (known,) = stored(world)
    assert (known.name, known.transports, known.used) == ("Passkey 1", "hybrid internal", None)
    step = log_in(cashier, keep=True).step
    options = json.loads(passkeys.options_for(cashier, step))
    assert (options["rpId"], options["userVerification"]) == (SITE, "preferred")
    assert [one["id"] for one in options["allowCredentials"]] == [known.id]
    token = passkeys.confirm(cashier, step, key.signed(json.dumps(options)), HERE)
    session = session_of(cashier, token)
    assert (session["userId"], "accessToken" in session) == (USER, True)
    assert [(one.sign_count, one.used) for one in stored(world)] == [(1, cashier.clock.now())]


def test_what_a_browser_is_asked_tells_nothing_of_the_user_but_the_name(cashier):
    _, codes = enrolled(cashier)
    options = json.loads(passkeys.kept(cashier, managing(cashier, codes[0])).options)
    assert options["rp"] == {"id": SITE, "name": "Acme"}
    assert options["user"]["name"] == EMAIL
    assert len(base64.urlsafe_b64decode(options["user"]["id"] + "==")) == 32
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"]["userVerification"] == "preferred"


def test_several_have_names_and_each_may_be_removed(cashier, world):
    _, codes = with_passkey(cashier)
    finish = managing(cashier, codes.pop())
    second = SoftPasskey(SITE, ORIGIN)
    options = passkeys.kept(cashier, finish).options
    assert len(json.loads(options)["excludeCredentials"]) == 1
    passkeys.add(cashier, finish, "  My\u202e\n phone " + "x" * 60, second.made(options))
    names = [one.name for one in passkeys.kept(cashier, finish).passkeys]
    assert names == ["Passkey 1", "My phone " + "x" * 31]
    again = passkeys.remove(cashier, finish, stored(world)[0].id)
    assert [one.name for one in passkeys.kept(cashier, again).passkeys] == names[1:]
    assert session_of(cashier, second_step.finish(cashier, again, HERE))["userId"] == USER


def test_a_removed_passkey_opens_nothing_and_earlier_logins_end(cashier, world):
    key, codes = with_passkey(cashier)
    before = session_of(cashier, passkeys.confirm(cashier, *signed(cashier, key), HERE))
    step, answer = signed(cashier, key)
    finish = managing(cashier, codes.pop())
    passkeys.remove(cashier, finish, stored(world)[0].id)
    assert not still_verifies(cashier, before)
    assert type(refusal(passkeys.kept, cashier, finish)) is Gone, "the page from before the removal"
    assert type(refusal(passkeys.confirm, cashier, step, answer, HERE)) is Gone
    assert passkeys.options_for(cashier, log_in(cashier).step) == ""


def signed(cashier, key: SoftPasskey, email: str = EMAIL, **changes) -> tuple[str, str]:
    """A step and what the browser answers to its question."""
    step = log_in(cashier, email).step
    return step, key.signed(passkeys.options_for(cashier, step), **changes)


def test_nobody_adds_more_than_ten(cashier, world):
    _, codes = enrolled(cashier)
    finish = managing(cashier, codes[0])
    for _ in range(rules.MOST):
        options = passkeys.kept(cashier, finish).options
        passkeys.add(cashier, finish, "", SoftPasskey(SITE, ORIGIN).made(options))
    assert (passkeys.kept(cashier, finish).options, len(stored(world))) == ("", rules.MOST)


def test_a_password_alone_adds_none_and_a_step_is_no_page_of_passkeys(cashier):
    _, codes = enrolled(cashier)
    step = log_in(cashier).step
    assert type(refusal(passkeys.kept, cashier, step)) is Gone
    options = passkeys.kept(cashier, managing(cashier, codes[0])).options
    answer = SoftPasskey(SITE, ORIGIN).made(options)
    assert type(refusal(passkeys.add, cashier, step, "", answer)) is Gone
    assert type(refusal(passkeys.remove, cashier, step, "x")) is Gone


@pytest.mark.parametrize("wrong", ["site", "origin", "challenge", "kind", "frame", "nobody there", "text"])
def test_a_forged_new_passkey_is_refused(cashier, world, wrong):
    _, codes = enrolled(cashier)
    finish = managing(cashier, codes[0])
    options = passkeys.kept(cashier, finish).options
    key = SoftPasskey(SITE, ORIGIN)
    answers = {
        "site": lambda: SoftPasskey("evil.example", ORIGIN).made(options),
        "origin": lambda: SoftPasskey(SITE, "https://evil.example").made(options),
        "challenge": lambda: key.made(json.dumps({"challenge": "x" * 43})),
        "kind": lambda: key.made(options, type="webauthn.get"),
        "frame": lambda: SoftPasskey(SITE, ORIGIN, cross_origin=True).made(options),
        "nobody there": lambda: SoftPasskey(SITE, ORIGIN, flags=0).made(options),
        "text": lambda: "[]",
    }
    assert type(refusal(passkeys.add, cashier, finish, "", answers[wrong]())) is Invalid
    assert stored(world) == []


def test_a_passkey_of_somebody_is_never_anothers_too(cashier, world):
    key, _ = with_passkey(cashier)
    _, codes = enrolled(cashier, OTHER)
    finish = managing(cashier, codes[0], OTHER)
    answer = key.made(passkeys.kept(cashier, finish).options)
    assert refusal(passkeys.add, cashier, finish, "", answer).message == passkeys.KNOWN
    assert (len(stored(world)), stored(world, STRANGER)) == (1, [])
    assert type(refusal(passkeys.add, cashier, finish, "", answer)) is Invalid, "the challenge is used up"


# --- logging in ---


@pytest.mark.parametrize("wrong", ["site", "origin", "challenge", "kind", "frame", "nobody there", "signature"])
def test_a_forged_signature_is_refused_and_uses_the_challenge_up(cashier, world, wrong):
    key, _ = with_passkey(cashier)
    step = log_in(cashier, place=THERE).step
    options = passkeys.options_for(cashier, step)
    forged = {
        "site": lambda: replace(key, site="evil.example").signed(options),
        "origin": lambda: replace(key, origin="https://evil.example").signed(options),
        "challenge": lambda: key.signed(json.dumps({"challenge": "x" * 43})),
        "kind": lambda: key.signed(options, type="webauthn.create"),
        "frame": lambda: replace(key, cross_origin=True).signed(options),
        "nobody there": lambda: replace(key, flags=0).signed(options),
        "signature": lambda: replace(SoftPasskey(SITE, ORIGIN), id=key.id).signed(options),
    }[wrong]()
    found = refusal(passkeys.confirm, cashier, step, forged, THERE)
    assert (type(found), found.message) == (NotAllowed, passkeys.REFUSED)
    assert stored(world)[0].used is None
    with world.database.read() as db:
        assert db.sign_ins_of(USER)[0].refused == "wrong_passkey"
    if wrong != "challenge":
        assert type(refusal(passkeys.confirm, cashier, step, key.signed(options), THERE)) is NotAllowed


def test_an_answer_is_taken_once_and_by_its_own_step_alone(cashier):
    key, _ = with_passkey(cashier)
    step, answer = signed(cashier, key)
    other = log_in(cashier).step
    assert type(refusal(passkeys.confirm, cashier, other, answer, HERE)) is NotAllowed
    step, answer = signed(cashier, key)
    assert session_of(cashier, passkeys.confirm(cashier, step, answer, HERE))
    assert type(refusal(passkeys.confirm, cashier, step, answer, HERE)) is Gone
    assert type(refusal(passkeys.confirm, cashier, log_in(cashier).step, answer, HERE)) is NotAllowed, "replayed"


def test_a_challenge_is_over_after_five_minutes(cashier, world):
    key, _ = with_passkey(cashier)
    step, answer = signed(cashier, key)
    world.clock.forward(passkeys.LIFE)
    assert refusal(passkeys.confirm, cashier, step, answer, HERE).message == passkeys.REFUSED
    assert passkeys.confirm(cashier, step, key.signed(passkeys.options_for(cashier, step)), HERE)


def test_another_users_passkey_opens_nothing(cashier):
    key, _ = with_passkey(cashier)
    stranger, _ = with_passkey(cashier, OTHER)
    step = log_in(cashier).step
    answer = stranger.signed(passkeys.options_for(cashier, step))
    assert refusal(passkeys.confirm, cashier, step, answer, HERE).message == passkeys.REFUSED
    theirs = log_in(cashier, OTHER).step
    answer = key.signed(passkeys.options_for(cashier, step))
    assert refusal(passkeys.confirm, cashier, theirs, answer, HERE).message == passkeys.REFUSED


@pytest.mark.parametrize("count", [3, 2, 0])
def test_a_count_that_goes_back_is_refused_and_told_to_staff(cashier, world, count):
    key, _ = with_passkey(cashier)
    key.count = 2
    passkeys.confirm(cashier, *signed(cashier, key), HERE)
    copy = replace(key, count=count, counts=False)
    assert refusal(passkeys.confirm, cashier, *signed(cashier, copy), HERE).message == passkeys.COPIED
    assert len(alerts(world, "passkey_copied")) == 1
    assert stored(world)[0].sign_count == 3
    assert passkeys.confirm(cashier, *signed(cashier, key), HERE), "the one that counts on still opens"


def test_an_authenticator_that_does_not_count_may_be_used_again(cashier, world):
    key, _ = with_passkey(cashier, counts=False, flags=UP)
    for _ in range(2):
        assert session_of(cashier, passkeys.confirm(cashier, *signed(cashier, key), HERE))
    assert (stored(world)[0].sign_count, alerts(world, "passkey_copied")) == (0, [])


def test_wrong_answers_are_slowed_down_like_wrong_codes(cashier):
    key, _ = with_passkey(cashier)
    step = log_in(cashier, place=THERE).step
    said = [type(refusal(passkeys.confirm, cashier, step, "{}", THERE)) for _ in range(6)]
    assert said == [NotAllowed] * 5 + [TooMany]
    good = key.signed(passkeys.options_for(cashier, step))
    assert type(refusal(passkeys.confirm, cashier, step, good, THERE)) is TooMany


# --- beside the app ---


def test_a_passkey_lets_a_new_app_be_set_up_which_ends_the_passkeys(cashier, world):
    key, _ = with_passkey(cashier)
    step = log_in(cashier, wants_app=True).step
    due = passkeys.confirm(cashier, step, key.signed(passkeys.options_for(cashier, step)), HERE)
    assert isinstance(due, second_step.Due)
    assert due.key
    second_step.set_up(cashier, due.step, App(due).code(cashier), HERE)
    assert stored(world) == []


def test_a_reset_by_staff_removes_the_passkeys_and_ends_what_is_under_way(cashier, world):
    key, _ = with_passkey(cashier)
    step, answer = signed(cashier, key)
    assert second_step.reset(cashier, USER)
    assert stored(world) == []
    assert type(refusal(passkeys.confirm, cashier, step, answer, HERE)) is Gone


def test_a_new_password_leaves_the_passkeys(cashier, world):
    key, _ = with_passkey(cashier)
    sign_in.set_password(cashier, users.invite(cashier, EMAIL), "quite another one", THERE)
    step = sign_in.log_in(cashier, EMAIL, "quite another one", False, THERE).step
    assert passkeys.confirm(cashier, step, key.signed(passkeys.options_for(cashier, step)), THERE)


def test_without_passkeys_nothing_is_asked_and_an_answer_opens_nothing(cashier):
    key, codes = with_passkey(cashier)
    step, answer = signed(cashier, key)
    without = replace(cashier, passkeys=None)
    assert passkeys.options_for(without, step) == ""
    assert type(refusal(passkeys.confirm, without, step, answer, HERE)) is NotAllowed
    assert type(refusal(passkeys.kept, without, managing(cashier, codes[0]))) is NotAllowed


def test_support_sees_the_passkeys(cashier, app):
    with_passkey(cashier)
    shown = json.loads(app.test_cli_runner().invoke(args=["users", "show", str(USER), "--json"]).output)
    assert [(one["name"], one["used"]) for one in shown["passkeys"]] == [("Passkey 1", None)]


# --- rules ---


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://pay.example.com", "pay.example.com"),
        ("https://pay.example.com:8443", "pay.example.com"),
        ("http://localhost:8080", "localhost"),
        ("http://127.0.0.1:8080", ""),
        ("https://192.0.2.7", ""),
        ("https://[2001:db8::1]", ""),
        ("http://pay.example.com", ""),
    ],
)
def test_browsers_keep_passkeys_for_names_over_https_alone(address, site):
    assert rules.site_of(address) == site


MALFORMED = ["", "{", "null", "[]", "{}", '{"id":1}', "x" * 20_000, "[" * 15_000]
CLIENT_DATA = ["7", '"W10"', '"é"', '"bnVsbA"', '"e30"', "null"]


@pytest.mark.parametrize(
    "text", [*MALFORMED, *(f'{{"id":"x","response":{{"clientDataJSON":{data}}}}}' for data in CLIENT_DATA)]
)
def test_whatever_a_stranger_sends_is_read_or_refused(text):
    with pytest.raises(ValueError):
        rules.read_answer(text)
