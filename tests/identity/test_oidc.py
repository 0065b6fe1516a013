"""Signing in at another provider: real Authlib against a provider on a socket, and every way to cheat it."""

import base64
import hashlib
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import ECKey, RSAKey

from inapp.adapters import oidc as outside
from inapp.adapters.machine import SystemClock
from inapp.adapters.oidc import CACHED_FOR, LET_BE, RENEWALS, OpenIdProvider
from inapp.domain.errors import (
    Declined,
    Gone,
    Invalid,
    NotAllowed,
    NotSent,
    OutcomeUnknown,
    Refused,
    TooMany,
    Unavailable,
)
from inapp.domain.identity import Step, User
from inapp.domain.identity_settings import OidcSettings
from inapp.identity import oidc, throttles, tokens, users
from inapp.operations import doctor
from tests.identity.test_sign_in import EMAIL, HERE, caller
from tests.support import scripted_server
from tests.support.harness import STRANGER, USER, World
from tests.support.oidc_provider import CLIENT, SECRET, LocalProvider, shared_key
from tests.support.scripted_server import Wire
from tests.support.web_page import HTMX, ORIGIN, Page
from tests.web.test_login import SUCCESS, Visitor, made_app, token_in

CALLBACK = f"{ORIGIN}/auth/oidc/callback"
MINUTE = 60_000


@pytest.fixture
def there() -> Iterator[LocalProvider]:
    with LocalProvider() as made:
        yield made


@pytest.fixture
def people(world: World, there: LocalProvider) -> World:
    there.clock = lambda: world.clock.now() / 1000
    provider = OpenIdProvider(OidcSettings(there.issuer, CLIENT, SECRET, "Acme ID"), CALLBACK, world.clock)
    world.cashier = replace(world.cashier, provider=provider)
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo"))
        db.put_users(User(STRANGER, "sam@example.test"))
    return world


@pytest.fixture
def cashier(people: World):
    return people.cashier


@pytest.fixture
def visitor(people: World) -> Visitor:
    return Visitor(made_app(people))


def begin(cashier, framed=False, keep=False) -> oidc.StartedLogin:
    return oidc.begin(cashier, keep, framed, "", "", HERE)


def returned(address: str) -> tuple[str, str]:
    query = parse_qs(urlsplit(address).query)
    return query["state"][0], query["code"][0]


def refusal(work, *values) -> type[Refused]:
    with pytest.raises(Refused) as caught:
        work(*values)
    return type(caught.value)


# --- the protocol ---


def test_whoever_the_provider_names_gets_a_login_token_that_works_once(cashier, there):
    named = oidc.come_back(cashier, *returned(there.sign_in(begin(cashier, keep=True).address)), HERE)
    assert (named.email, named.typed) == (EMAIL, False)
    token = oidc.finish(cashier, named.finish, "")
    session = tokens.onetime_authorize(cashier, caller(cashier), {"code": token})
    assert session["userId"] == USER
    assert "accessToken" in session
    assert refusal(oidc.finish, cashier, named.finish, "") is Gone


def test_state_nonce_and_challenge_are_fresh_for_each_visit_and_none_is_stored(cashier, there, world):
    asked = [parse_qs(urlsplit(begin(cashier).address).query) for _ in range(3)]
    for name in ("state", "nonce", "code_challenge"):
        assert len({query[name][0] for query in asked}) == 3
    with world.database.read() as db:
        stored = "\n".join(db.db.iterdump())
    for query in asked:
        assert query["state"][0] not in stored
        assert query["nonce"][0] not in stored


def test_the_discovery_document_is_read_once_an_hour(cashier, there, world):
    for _ in range(3):
        begin(cashier)
    assert there.asked == ["/.well-known/openid-configuration"]
    world.clock.forward(CACHED_FOR * 1000)
    begin(cashier)
    assert len(there.asked) == 2


def test_a_provider_that_could_not_be_read_is_let_be_for_ten_seconds(cashier, there, world):
    there.down = True
    for _ in range(10):
        assert refusal(begin, cashier) is Unavailable
    assert len(there.asked) == 1
    there.down = False
    world.clock.forward(LET_BE * 1000 - 1)
    assert refusal(begin, cashier) is Unavailable
    world.clock.forward(1)
    assert begin(cashier).address
    assert len(there.asked) == 2


def test_while_one_asks_a_slow_provider_the_others_do_not_wait_as_long(monkeypatch):
    monkeypatch.setattr(outside, "PATIENCE_S", 0.05)
    with Wire(scripted_server.never_answers) as server:
        settings, told = OidcSettings(server.url, CLIENT, SECRET, timeout_ms=2000), []
        provider = OpenIdProvider(settings, CALLBACK, SystemClock())

        def ask() -> None:
            try:
                provider.address("s", "n", "v")
            except (NotSent, OutcomeUnknown) as failure:
                told.append(str(failure))

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert told == ["somebody else is asking"] * 7 + ["no answer in time"]
    assert server.connections == 1


def test_a_waiting_caller_takes_the_keys_that_the_other_has_read(world):
    both_want_it, asked = threading.Barrier(2), []

    class Turn:
        """The document's lock, whose first holder waits until another has asked for it."""

        lock = threading.Lock()

        def acquire(self, timeout):
            both_want_it.wait(5)
            return self.lock.acquire(timeout=timeout)

        def release(self):
            self.lock.release()

    document = outside.Document(world.clock, lambda session, url: asked.append(url) or "read")
    document._lock = Turn()
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(document.held, [None] * 2, ["url"] * 2)) == ["read"] * 2
    assert asked == ["url"]


@pytest.mark.parametrize("wrong", [{"issuer": "https://evil.example"}, {"issuer": None}, [], "text", 7, {}], ids=str)
def test_a_wrong_discovery_document_is_forgotten_once_it_is_right_again(cashier, there, world, wrong):
    there.documents["/.well-known/openid-configuration"] = wrong
    assert refusal(begin, cashier) is Unavailable
    there.documents.clear()
    world.clock.forward(LET_BE * 1000)
    assert begin(cashier).address


UNREADABLE_KEYS = ({}, {"keys": None}, {"keys": []}, {"keys": 7}, {"keys": ["x"]}, {"keys": [{"kty": []}]}, [], None)


@pytest.mark.parametrize("keys", [*UNREADABLE_KEYS, {"keys": [{"kty": "RSA", "n": "x"}]}], ids=str)
def test_keys_that_cannot_be_read_end_the_visit_and_are_forgotten_once_they_can(cashier, there, world, keys):
    there.documents["/jwks"] = keys
    begun = begin(cashier, framed=True)
    assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begun.address)), HERE) is Unavailable
    assert refusal(oidc.wait, cashier, begun.waiting) is Gone
    there.documents.clear()
    world.clock.forward(LET_BE * 1000)
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE).email == EMAIL


def test_a_new_signing_key_of_the_provider_is_looked_up(cashier, there):
    oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    there.kid = "two"
    there.key = there.signs_with = RSAKey.generate_key(2048, {"kid": "two"}, private=True)
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE).email == EMAIL
    assert there.asked.count("/jwks") == 2


@pytest.mark.parametrize("kid", ["one", None])
@pytest.mark.parametrize(
    "kind", [lambda kid: RSAKey.generate_key(2048, kid), lambda kid: ECKey.generate_key("P-256", kid)]
)
def test_a_key_that_was_changed_under_its_old_name_or_none_is_looked_up_too(cashier, there, kid, kind):
    there.kid = kid
    there.key = there.signs_with = RSAKey.generate_key(2048, {"kid": kid} if kid else {})
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    there.key = there.signs_with = kind({"kid": kid} if kid else {})
    there.algorithm = "RS256" if there.key.key_type == "RSA" else "ES256"
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE).email == EMAIL
    assert there.asked.count("/jwks") == 2


def test_signatures_that_do_not_fit_make_us_look_for_new_keys_a_few_times_a_minute(cashier, there, world):
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    there.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    for _ in range(2 * RENEWALS):
        assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed
    assert there.asked.count("/jwks") == 1 + RENEWALS
    world.clock.forward(MINUTE)
    assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed
    assert there.asked.count("/jwks") == 2 + RENEWALS


@pytest.mark.parametrize(
    ("offered", "takes"),
    [
        (None, "client_secret_basic"),
        (["client_secret_post", "client_secret_basic"], "client_secret_basic"),
        (["client_secret_post"], "client_secret_post"),
        (["private_key_jwt", "client_secret_post"], "client_secret_post"),
        ("no list", "client_secret_basic"),
    ],
)
def test_our_secret_is_shown_in_the_way_that_the_provider_takes_it(cashier, there, offered, takes):
    there.takes = takes
    there.metadata = {"token_endpoint_auth_methods_supported": offered} if offered else {}
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE).email == EMAIL


@pytest.mark.parametrize("takes", ["client_secret_basic", "client_secret_post"])
def test_a_secret_of_any_characters_arrives_as_it_is(world, there, takes):
    there.client, there.secret, there.takes = "the: cashier+1", "50% & more: ü, é", takes
    there.metadata = {"token_endpoint_auth_methods_supported": [takes]}
    provider = OpenIdProvider(OidcSettings(there.issuer, there.client, there.secret, ""), CALLBACK, world.clock)
    with pytest.raises(Declined, match="invalid_grant"):  # and not invalid_client
        provider.user("c", "n", "v")


@pytest.mark.parametrize(("seconds", "taken"), [(-119, True), (-120, False), (119, True), (121, False)])
def test_the_providers_clock_may_differ_by_two_minutes(cashier, there, world, seconds, taken):
    now = world.clock.now() // 1000
    there.claims = {"exp": now + seconds} if seconds < 0 else {"iat": now + seconds}
    back = returned(there.sign_in(begin(cashier).address))
    if taken:
        assert oidc.come_back(cashier, *back, HERE).email == EMAIL
    else:
        assert refusal(oidc.come_back, cashier, *back, HERE) is NotAllowed


def hash_of(access_token: str) -> str:
    """OpenID Connect Core, 3.1.3.6: the left half of the hash."""
    return base64.urlsafe_b64encode(hashlib.sha256(access_token.encode()).digest()[:16]).decode().rstrip("=")


def test_an_access_token_that_the_id_token_does_not_vouch_for_is_not_taken(cashier, there):
    there.claims = {"at_hash": hash_of("at")}
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE).email == EMAIL
    for other in (hash_of("another"), 7, ["x"]):
        there.claims = {"at_hash": other}
        assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed


@pytest.mark.parametrize(
    ("claims", "left_out"),
    [
        ({"nonce": "another"}, ()),
        ({}, ("nonce",)),
        ({"aud": "another-client"}, ()),
        ({"aud": "another-client", "azp": CLIENT}, ()),
        ({}, ("aud",)),
        ({"iss": "https://evil.example"}, ()),
        ({"exp": 1}, ()),
        ({}, ("exp",)),
        ({"iat": 9_999_999_999}, ()),
        ({"email_verified": False}, ()),
        ({"email_verified": "false"}, ()),
        ({"email_verified": 1}, ()),
        ({"email_verified": "yes"}, ()),
        ({}, ("email_verified",)),
        ({"email": ["alex@example.test"]}, ()),
    ],
    ids=str,
)
def test_an_id_token_that_proves_too_little_is_not_taken(cashier, there, claims, left_out):
    there.claims, there.leaves_out = claims, left_out
    assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed


@pytest.mark.parametrize("forgery", ["another key", "a shared secret", "no signature"])
def test_an_id_token_that_the_provider_did_not_sign_is_not_taken(cashier, there, forgery):
    if forgery == "another key":
        there.signs_with = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
    elif forgery == "a shared secret":
        there.signs_with, there.algorithm = shared_key(), "HS256"
    else:
        there.algorithm = "none"
    assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed


def test_an_email_that_only_the_user_info_tells_counts_if_it_is_the_same_person(cashier, there):
    there.leaves_out = ("email", "email_verified")
    there.user_info = {"sub": "u1", "email": EMAIL, "email_verified": True}
    assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE).email == EMAIL
    there.user_info = {"sub": "u2", "email": EMAIL, "email_verified": True}
    assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed


def test_a_code_of_another_visit_does_not_fit(cashier, there):
    """PKCE: a stolen code is worth nothing in a visit that the thief began."""
    stolen = returned(there.sign_in(begin(cashier).address))[1]
    own = returned(there.sign_in(begin(cashier).address))[0]
    assert refusal(oidc.come_back, cashier, own, stolen, HERE) is NotAllowed


@pytest.mark.parametrize(
    "change", [{"issuer": "https://evil.example"}, {"token_endpoint": ""}, {"jwks_uri": "ftp://x"}], ids=str
)
def test_a_discovery_document_that_is_not_the_providers_own_is_not_taken(cashier, there, change):
    there.metadata = change
    assert refusal(begin, cashier) is Unavailable


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"])
def test_an_https_provider_cannot_send_secrets_over_http(name):
    document = dict.fromkeys(outside.NEEDED, "https://id.example/x") | {"issuer": "https://id.example"}
    assert outside.own(document, "https://id.example") == document
    with pytest.raises(Declined, match=name):
        outside.own(document | {name: "http://id.example/x"}, "https://id.example")


def test_without_a_name_a_provider_is_called_by_its_host(world):
    assert (
        OpenIdProvider(OidcSettings("https://id.example", CLIENT, SECRET, ""), CALLBACK, world.clock).label
        == "id.example"
    )


def test_a_provider_that_is_down_or_gone_is_said_plainly_and_nobody_gets_in(cashier, there, world):
    address = begin(cashier).address
    there.down = True
    assert refusal(oidc.come_back, cashier, *returned(there.sign_in(address)), HERE) is Unavailable
    gone = OpenIdProvider(OidcSettings("http://127.0.0.1:1", CLIENT, SECRET, ""), CALLBACK, SystemClock())
    with pytest.raises(NotSent):
        gone.address("s", "n", "v")
    with pytest.raises(NotSent):
        gone.user("c", "n", "v")
    wrong = OpenIdProvider(OidcSettings(there.issuer, CLIENT, "wrong", ""), CALLBACK, world.clock)
    there.down = False
    with pytest.raises(Declined, match="invalid_client"):
        wrong.user("c", "n", "v")


def provider_finding(cashier) -> doctor.Finding | None:
    return next((f for f in doctor.examine(cashier, {}) if f.name == "identity provider"), None)


def test_the_doctor_looks_at_the_provider_where_there_is_one(cashier, there, world):
    assert provider_finding(cashier).well
    assert provider_finding(replace(cashier, provider=None)) is None
    for change, words in (({"issuer": "https://evil.example"}, "another_issuer"), ({"jwks_uri": ""}, "no_jwks_uri")):
        there.metadata = change
        world.clock.forward(CACHED_FOR * 1000)
        assert (provider_finding(cashier).well, words in provider_finding(cashier).text) == (False, True)
    there.down = True
    world.clock.forward(LET_BE * 1000)
    assert (provider_finding(cashier).well, "HTTP_503" in provider_finding(cashier).text) == (False, True)


# --- who may end a visit ---


def test_an_unknown_email_makes_no_user(cashier, there, world):
    back = returned(there.sign_in(begin(cashier).address, "new@example.test"))
    assert refusal(oidc.come_back, cashier, *back, HERE) is NotAllowed
    with world.database.read() as db:
        assert len(db.all_users()) == 2


def test_a_disabled_user_does_not_get_in_by_the_provider_either(cashier, there):
    early = oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    users.disable(cashier, USER)
    assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed
    assert refusal(oidc.finish, cashier, early.finish, "") is NotAllowed


@pytest.mark.parametrize("framed", [False, True])
def test_a_way_back_is_shown_again_on_a_reload_until_the_login_is_confirmed(cashier, there, framed):
    begun = begin(cashier, framed)
    state, code = returned(there.sign_in(begun.address))
    named = oidc.come_back(cashier, state, code, HERE)
    asked = len(there.asked)
    assert oidc.come_back(cashier, state, code, HERE) == named
    assert len(there.asked) == asked, "the provider is not asked again"
    assert refusal(oidc.come_back, cashier, state, "another code", HERE) is Gone
    oidc.finish(cashier, named.finish, begun.number)
    assert refusal(oidc.come_back, cashier, state, code, HERE) is Gone


def test_a_visit_ends_after_ten_minutes(cashier, there, world):
    back = returned(there.sign_in(begin(cashier).address))
    named = oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    world.clock.forward(10 * MINUTE)
    assert refusal(oidc.come_back, cashier, *back, HERE) is Gone
    assert refusal(oidc.finish, cashier, named.finish, "") is Gone


def test_a_visit_that_was_stopped_at_the_provider_is_over(cashier, there):
    begun = begin(cashier, framed=True)
    state = returned(there.sign_in(begun.address))[0]
    assert refusal(oidc.come_back, cashier, state, "", HERE) is NotAllowed
    assert refusal(oidc.wait, cashier, begun.waiting) is Gone


def test_a_frame_waits_until_its_number_was_typed_in_the_other_tab(cashier, there):
    begun = begin(cashier, framed=True)
    assert oidc.wait(cashier, begun.waiting) == ""
    named = oidc.come_back(cashier, *returned(there.sign_in(begun.address)), HERE)
    assert named.typed
    assert oidc.wait(cashier, begun.waiting) == ""
    assert oidc.finish(cashier, named.finish, f" {begun.number} ") == ""
    token = oidc.wait(cashier, begun.waiting)
    assert tokens.onetime_authorize(cashier, caller(cashier), {"code": token})["userId"] == USER
    assert refusal(oidc.wait, cashier, begun.waiting) is Gone


@pytest.mark.fault("S11")
def test_a_link_that_a_stranger_began_hands_over_nothing_without_the_strangers_number(cashier, there):
    """The stranger waits in a frame and lures somebody to the provider with the link of that visit."""
    strangers = begin(cashier, framed=True)
    lured = oidc.come_back(cashier, *returned(there.sign_in(strangers.address)), HERE)
    for guess in ("", "000000" if strangers.number != "000000" else "000001"):
        assert refusal(oidc.finish, cashier, lured.finish, guess) is Invalid
        assert oidc.wait(cashier, strangers.waiting) == ""
    wrong = "111111" if strangers.number != "111111" else "111112"
    assert refusal(oidc.finish, cashier, lured.finish, wrong) is Gone
    assert refusal(oidc.finish, cashier, lured.finish, strangers.number) is Gone
    assert refusal(oidc.wait, cashier, strangers.waiting) is Gone


@pytest.mark.fault("S11")
def test_a_stranger_cannot_log_somebody_in_as_the_stranger_unseen(cashier, there, visitor):
    """Whoever opens the stranger's way back sees whose name it is, and nothing happens until they agree."""
    page = visitor.get(there.sign_in(begin(cashier).address, "sam@example.test").removeprefix(ORIGIN))
    assert page.status == 200
    assert "Log in as sam@example.test?" in page.words
    assert "Location" not in page.answer.headers
    assert "token=" not in page.text


def test_secrets_of_one_step_are_good_for_no_other(cashier, there):
    begun = begin(cashier, framed=True)
    named = oidc.come_back(cashier, *returned(there.sign_in(begun.address)), HERE)
    for secret in (begun.waiting, "x" * 43, ""):
        assert refusal(oidc.finish, cashier, secret, begun.number) is Gone
    for secret in (named.finish, "x" * 43, ""):
        assert refusal(oidc.wait, cashier, secret) is Gone


def test_old_visits_are_forgotten(cashier, world):
    begin(cashier, framed=True)
    with world.database.write() as db:
        db.delete_expired_oidc_logins(world.clock.now() + 1)
        assert db.one("SELECT count(*) AS n FROM visits")["n"] == 0


def test_a_step_is_taken_once(cashier, world):
    state = parse_qs(urlsplit(begin(cashier).address).query)["state"][0]
    with world.database.write() as db:
        visit = db.oidc_login(oidc.key_hash(state))
        assert db.move_oidc_login(visit, Step.RETURNED)
        assert not db.move_oidc_login(visit, Step.RETURNED)


def test_beginning_again_and_again_is_slowed_down_before_anything_is_stored_or_asked(cashier, there, world):
    free = throttles.RULES["visits"].free
    for _ in range(free):
        assert begin(cashier).address
    there.asked.clear()
    for _ in range(50):
        assert refusal(begin, cashier) is TooMany
    assert there.asked == []
    with world.database.read() as db:
        assert db.one("SELECT count(*) AS n FROM visits")["n"] == free
    assert oidc.begin(cashier, False, False, "", "", "198.51.100.7").address, "another address is not held up"
    world.clock.forward(MINUTE)
    for _ in range(MINUTE // throttles.RULES["visits"].leak):
        assert begin(cashier).address, "what was counted leaks away, one by one"


def test_visits_count_for_a_whole_network_that_one_person_can_have(cashier, there):
    for n in range(throttles.RULES["visits"].free):
        assert oidc.begin(cashier, False, False, "", "", f"2001:db8:1:{n:x}::/64").address
    assert refusal(oidc.begin, cashier, False, False, "", "", "2001:db8:1:ffff::/64") is TooMany
    assert oidc.begin(cashier, False, False, "", "", "2001:db8:2:1::/64").address


def test_an_outage_of_the_provider_counts_against_nobody(cashier, there):
    visits = [returned(there.sign_in(begin(cashier).address)) for _ in range(30)]

    class Down(type(cashier.provider)):
        def address(self, *values):
            raise NotSent("refused")

        def user(self, *values):
            raise OutcomeUnknown("timed out")

    there_is_none = replace(cashier, provider=Down.__new__(Down))
    for _ in range(100):
        assert refusal(begin, there_is_none) is Unavailable
    for visit in visits:
        assert refusal(oidc.come_back, there_is_none, *visit, HERE) is Unavailable
    for _ in range(throttles.RULES["visits"].free):
        assert begin(cashier).address


def test_whoever_is_named_by_the_provider_is_not_counted_against_their_address(cashier, there):
    for _ in range(3 * throttles.RULES["visits"].free):
        assert oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    there.claims = {"email_verified": False}
    for _ in range(throttles.RULES["visits"].free):
        assert refusal(oidc.come_back, cashier, *returned(there.sign_in(begin(cashier).address)), HERE) is NotAllowed
    assert refusal(begin, cashier) is TooMany


# --- in the browser ---


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Dest": "image", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "cross-site"}, 200),
        ({"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-origin", **HTMX}, 200),
    ],
)
def test_another_site_begins_no_logins_in_somebodys_browser(visitor, world, headers, status):
    page = visitor.get("/auth/oidc/start", headers=headers)
    assert page.status == status
    begun = "HX-Redirect" in page.answer.headers or status == 303
    with world.database.read() as db:
        assert bool(db.one("SELECT 1 FROM visits")) == begun
    assert begun or status == 403 or "Password" in page.words, "it leads to the login screen"


def test_without_passwords_the_app_is_led_straight_to_the_provider(people, there):
    people.cashier = replace(people.cashier, policy=replace(people.cashier.policy, passwords=False))
    visitor = Visitor(made_app(people))
    headers = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}
    first = visitor.get("/auth/login", headers=headers).answer
    assert first.status_code == 303
    second = visitor.get(first.headers["Location"], headers=headers).answer
    assert second.status_code == 303
    assert second.headers["Location"].startswith(there.issuer)


@pytest.mark.parametrize("dest", ["image", "empty"])
def test_a_provider_is_asked_about_no_code_that_another_sites_picture_brings(visitor, there, dest):
    back = there.sign_in(visitor.get("/auth/oidc/start").answer.headers["Location"]).removeprefix(ORIGIN)
    there.asked.clear()
    headers = {"Sec-Fetch-Dest": dest, "Sec-Fetch-Site": "cross-site"}
    assert visitor.get(back, headers=headers).status == 403
    assert there.asked == []
    assert visitor.get(back, headers={"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}).status == 200


def test_at_the_top_level_the_same_window_goes_there_and_comes_back(visitor, there, people):
    page = visitor.get("/auth/login", lang="ar", theme="dark", source="iOS")
    link = re.search(r'href="(/auth/oidc/start[^"]*)"', page.text)[1]
    away = visitor.get(link).answer
    assert away.status_code == 303
    back = visitor.get(there.sign_in(away.headers["Location"]).removeprefix(ORIGIN))
    assert 'lang="ar"' in back.text
    assert 'data-theme="dark"' in back.text
    done = visitor.post("/auth/oidc/finish", back, finish=back.field("finish")).answer
    assert done.status_code == 303
    assert done.headers["Location"].startswith(f"{SUCCESS}&token=")
    assert "Set-Cookie" not in back.answer.headers
    token = token_in(done.headers["Location"])
    assert "accessToken" not in tokens.onetime_authorize(people.cashier, caller(people.cashier), {"code": token})


def link_of(part: Page) -> str:
    """The address in the link for a new tab."""
    return re.search(r'href="([^"]*)" target="_blank" rel="noopener noreferrer"', part.text)[1]


@pytest.mark.parametrize(("headers", "query"), [({"Sec-Fetch-Dest": "iframe"}, {}), ({}, {"source": "Web"})])
def test_a_frame_gets_a_link_for_a_new_tab_and_polls_without_a_cookie(visitor, there, headers, query):
    page = visitor.get("/auth/login", headers=headers, **query)
    link = re.search(r'hx-get="(/auth/oidc/start[^"]*)"', page.text)[1]
    part = visitor.get(f"{link}&keep=1", headers=HTMX)
    number = re.search(r'class="figure code" dir="ltr">(\d{6})<', part.text)[1]
    waits = {"waiting": part.field("waiting")}
    assert visitor.post("/auth/oidc/wait", part, headers=HTMX, **waits).status == 204
    tab = visitor.get(there.sign_in(link_of(part)).removeprefix(ORIGIN))
    assert number not in tab.text
    wrong = visitor.post("/auth/oidc/finish", tab, finish=tab.field("finish"), code="x")
    assert (wrong.status, wrong.errors) == (422, ["This is not the number on the other screen."])
    right = visitor.post("/auth/oidc/finish", wrong, finish=wrong.field("finish"), code=number)
    assert "Go back to cTrader." in right.words
    done = visitor.post("/auth/oidc/wait", part, headers=HTMX, **waits).answer
    assert done.headers["HX-Redirect"].startswith(f"{SUCCESS}&token=")
    assert visitor.post("/auth/oidc/wait", part, headers=HTMX, **waits).status == 410


def test_a_login_that_leads_nowhere_says_so_and_can_begin_again_where_it_began(visitor, there):
    away = visitor.get("/auth/oidc/start?theme=dark").answer.headers["Location"]
    refused = visitor.get(there.sign_in(away, "new@example.test").removeprefix(ORIGIN))
    assert refused.status == 403
    assert "Log in This is not possible There is no account for this email." in refused.words
    assert 'href="/auth/login?another=1&theme=dark"' in refused.text
    part = visitor.get("/auth/oidc/start?framed=1", headers=HTMX)
    visitor.get(there.sign_in(link_of(part), "new@example.test").removeprefix(ORIGIN))
    over = visitor.post("/auth/oidc/wait", part, headers=HTMX, waiting=part.field("waiting"))
    assert over.status == 410
    assert "Please start again." in over.words
    assert 'href="/auth/login?framed=1&another=1"' in over.text


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"state": "x", "code": "c"},
        {"state": f"{'s' * 43}~en~dark", "code": "c" * 5000},
        {"state": f"{'s' * 43}~<b>~", "code": "c"},
    ],
    ids=["nothing", "no state", "long code", "markup"],
)
def test_a_way_back_that_makes_no_sense_is_a_plain_no(visitor, query):
    assert visitor.get("/auth/oidc/callback", **query).status == 400


def test_an_unknown_state_is_over_and_asks_the_provider_nothing(visitor, there):
    assert visitor.get("/auth/oidc/callback", state=f"{'s' * 43}~~", code="c").status == 410
    assert there.asked == []


def test_looking_ahead_uses_nothing_up(visitor, there):
    away = visitor.get("/auth/oidc/start").answer.headers["Location"]
    back = there.sign_in(away).removeprefix(ORIGIN)
    assert visitor.get(back, headers={"Sec-Purpose": "prefetch"}).status == 204
    assert visitor.get(back).status == 200


def test_asking_for_the_head_of_an_address_uses_nothing_up(visitor, there, world):
    away = visitor.get("/auth/oidc/start").answer.headers["Location"]
    back = there.sign_in(away).removeprefix(ORIGIN)
    before = list(there.asked)
    assert visitor.client.head(back).status_code == 200
    assert visitor.client.head("/auth/oidc/start").status_code == 200
    assert there.asked == before
    with world.database.read() as db:
        assert len(db.all("SELECT * FROM visits")) == 1
    assert visitor.get(back).status == 200


WRITTEN = {"as is": str, "apart": " ".join, "dashed": lambda number: f" {number[:3]}-{number[3:]}\u200f"}


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("zero", "0٠۰०０")
def test_the_number_is_read_in_any_script_and_with_blanks(visitor, there, write, zero):
    part = visitor.get("/auth/oidc/start?framed=1&lang=ar", headers=HTMX)
    number = re.search(r'class="figure code" dir="ltr">(\d{6})<', part.text)[1]
    tab = visitor.get(there.sign_in(link_of(part)).removeprefix(ORIGIN))
    typed = write(number.translate({ord(str(figure)): chr(ord(zero) + figure) for figure in range(10)}))
    assert len(typed) <= int(re.search(r'id="code"[^>]* maxlength="(\d+)"', tab.text)[1])
    done = visitor.post("/auth/oidc/finish", tab, finish=tab.field("finish"), code=typed)
    assert done.status == 200
    assert visitor.post("/auth/oidc/wait", part, waiting=part.field("waiting")).answer.status_code == 303


def test_a_frame_goes_on_waiting_after_the_clock_was_set_back(visitor, there, world):
    part = visitor.get("/auth/oidc/start?framed=1", headers=HTMX)
    world.clock.forward(-10_000)
    waits = {"waiting": part.field("waiting")}
    assert visitor.post("/auth/oidc/wait", part, headers=HTMX, **waits).status == 204


def test_without_a_provider_nothing_is_offered(world):
    visitor = Visitor(made_app(world))
    assert "Continue with" not in visitor.get("/auth/login").text
    assert visitor.get("/auth/oidc/start").status == 404


def test_no_secret_of_a_visit_reaches_the_log(visitor, there, caplog):
    caplog.set_level("DEBUG")
    away = visitor.get("/auth/oidc/start").answer.headers["Location"]
    state, code = returned(back := there.sign_in(away))
    there.claims = {"nonce": "another"}
    assert visitor.get(back.removeprefix(ORIGIN)).status == 403
    for secret in (state, code, SECRET):
        assert secret not in caplog.text


def test_a_provider_that_drips_is_given_up_within_its_deadline(world):
    def drip(connection, wire):
        wire.read(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not wire.ending.wait(0.05):
            connection.sendall(b" ")

    with Wire(drip) as server:
        provider = OpenIdProvider(OidcSettings(server.url, CLIENT, SECRET, timeout_ms=300), CALLBACK, SystemClock())
        started = time.monotonic()
        with pytest.raises(OutcomeUnknown, match="in time"):
            provider.address("s", "n", "v")
        assert time.monotonic() - started < 2
