"""Providers as they are: what they leave out, how they fail, whom they name, and how to get away from them."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import ECKey, OKPKey, RSAKey

from inapp.adapters.oidc import CACHED_FOR, LET_BE, STALE_FOR, OpenIdProvider
from inapp.cashier import Cashier
from inapp.domain.errors import NotAllowed, Refused, Unavailable
from inapp.domain.identity_settings import OidcSettings
from inapp.identity import oidc, tokens, users
from inapp.settings import Settings, SettingsError
from tests.identity.test_oidc import (
    CALLBACK,
    begin,
    cashier,
    link_of,
    people,
    provider_finding,
    returned,
    there,
    visitor,
)
from tests.identity.test_sign_in import EMAIL, HERE, caller
from tests.support.harness import USER, World
from tests.support.oidc_provider import CLIENT, SECRET, LocalProvider
from tests.support.security_counts import start_anew
from tests.support.web_page import HTMX, ORIGIN
from tests.web.test_login import SUCCESS, Visitor, made_app, token_in

__all__ = ["cashier", "people", "there", "visitor"]  # fixtures


def with_settings(world: World, there: LocalProvider, **settings: object) -> Cashier:
    provider = OpenIdProvider(OidcSettings(there.issuer, CLIENT, SECRET, "Acme ID", **settings), CALLBACK, world.clock)
    world.cashier = replace(world.cashier, provider=provider)
    return world.cashier


def come_back(cashier: Cashier, there: LocalProvider, **who: object) -> oidc.ReturnedLogin:
    return oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address, **who)), HERE)


def words(work, *values, **more) -> str:
    with pytest.raises(Refused) as caught:
        work(*values, **more)
    return caught.value.message


def asked_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


# --- e-mails ---


@pytest.mark.parametrize("said", ["true", "TRUE", True])
def test_a_verified_email_may_be_said_in_a_text(cashier, there, said):
    assert come_back(cashier, there, verified=said).email == EMAIL
    there.leaves_out = ("email", "email_verified")
    there.user_info = {"sub": "u1", "email": EMAIL, "email_verified": said}
    assert come_back(cashier, there).email == EMAIL


def test_what_the_id_token_leaves_out_is_asked_of_userinfo(cashier, there):
    there.leaves_out = ("email_verified",)
    there.user_info = {"sub": "u1", "email_verified": True}
    assert come_back(cashier, there).email == EMAIL
    there.user_info = {"sub": "u1", "email": EMAIL, "email_verified": True}
    assert come_back(cashier, there).email == EMAIL


def test_half_of_one_email_and_half_of_another_prove_nothing(cashier, there):
    there.leaves_out = ("email_verified",)
    there.user_info = {"sub": "u1", "email": "sam@example.test", "email_verified": False}
    assert words(come_back, cashier, there) == oidc.NOT_PROVEN
    there.leaves_out, there.user_info = ("email",), {"sub": "u1", "email": EMAIL}
    there.claims = {"email_verified": None}
    assert words(come_back, cashier, there) == oidc.NOT_PROVEN


def test_a_provider_without_the_claim_is_taken_at_its_word_only_by_setting(people, there):
    there.leaves_out = ("email_verified",)
    assert words(come_back, people.cashier, there) == oidc.NOT_PROVEN
    trusting = with_settings(people, there, trust_email=True)
    assert come_back(trusting, there).email == EMAIL
    there.leaves_out, there.claims = (), {"email_verified": False}
    assert words(come_back, trusting, there) == oidc.NOT_PROVEN, "an explicit no stays one"


# --- the same person ---


def test_from_the_first_login_on_nobody_else_of_the_provider_is_the_user(cashier, there, world):
    assert come_back(cashier, there).email == EMAIL
    there.claims = {"sub": "u2"}
    for _ in range(3):
        assert words(come_back, cashier, there) == oidc.OTHER_PERSON
    assert world.alerts().count("other_person") == 1
    there.claims = {"sub": "u1"}
    assert come_back(cashier, there).email == EMAIL
    assert users.unbind(cashier, USER)
    assert not users.unbind(cashier, USER)
    there.claims = {"sub": "u2"}
    assert come_back(cashier, there).email == EMAIL


def test_a_person_does_not_become_another_user_with_a_new_email(cashier, there, world):
    assert come_back(cashier, there).email == EMAIL
    assert words(come_back, cashier, there, email="sam@example.test") == oidc.OTHER_PERSON
    assert "other_person" in world.alerts()
    assert come_back(cashier, there, email="alex.new@example.test").email == EMAIL, "a new e-mail of the same person"


def test_a_changed_email_of_a_user_ends_the_bond(cashier, there):
    assert come_back(cashier, there).email == EMAIL
    users.import_users(cashier, f"user_id,email,name,language\n{USER},other@example.test,Other,en\n")
    assert words(come_back, cashier, there) == oidc.NO_USER
    there.claims = {"sub": "u2"}
    assert come_back(cashier, there, email="other@example.test").email == "other@example.test"


def run(world: World, *words: object) -> str:
    return made_app(world).test_cli_runner().invoke(args=[str(word) for word in words]).output


def test_the_command_that_unbinds_says_what_it_did(cashier, there, world):
    assert come_back(cashier, there)
    assert run(world, "users", "unbind", USER).startswith(f"user {USER}: the next person of the provider may log in")
    assert "nobody was bound" in run(world, "users", "unbind", USER)


@pytest.mark.parametrize("sub", [None, "", 7, "x" * 256])
def test_a_person_without_a_usable_name_is_nobody(cashier, there, sub):
    there.claims = {"sub": sub}
    assert words(come_back, cashier, there) == oidc.MISUNDERSTOOD


# --- strength ---


@pytest.mark.parametrize(
    ("settings", "sent", "good", "bad"),
    [
        ({"acr": ("gold", "silver")}, {"acr_values": "gold silver"}, {"acr": "silver"}, {"acr": "bronze"}),
        ({"amr": ("mfa", "otp")}, {}, {"amr": ["pwd", "otp"]}, {"amr": ["pwd"]}),
        ({"amr": ("mfa",)}, {}, {"amr": ["mfa"]}, {}),
        ({"acr": ("gold",)}, {}, {"acr": "gold"}, {}),
    ],
)
def test_a_login_there_is_as_strong_as_wanted(people, there, settings, sent, good, bad):
    cashier = with_settings(people, there, **settings)
    assert asked_of(begin(cashier).address).items() >= sent.items()
    there.claims = good
    assert come_back(cashier, there).email == EMAIL
    there.claims = bad
    assert words(come_back, cashier, there) == oidc.TOO_WEAK


def test_a_login_there_is_as_fresh_as_wanted(people, there):
    cashier = with_settings(people, there, max_age=600)
    assert asked_of(begin(cashier).address)["max_age"] == "600"
    now = people.clock.now() // 1000
    there.claims = {"auth_time": now - 600}
    assert come_back(cashier, there).email == EMAIL
    for old in ({"auth_time": now - 3600}, {"auth_time": None}, {"auth_time": True}, {}):
        there.claims = old
        assert words(come_back, cashier, there) == oidc.TOO_OLD


# --- another account ---


def test_after_a_refusal_the_provider_asks_for_the_account_again(visitor, there):
    away = visitor.get("/auth/oidc/start").answer.headers["Location"]
    assert "prompt" not in asked_of(away)
    refused = visitor.get(there.sign_in(away, "new@example.test").removeprefix(ORIGIN))
    login = visitor.get(re.search(r'href="(/auth/login[^"]*)"', refused.text)[1])
    start = re.search(r'href="(/auth/oidc/start[^"]*)"', login.text)[1]
    assert asked_of(visitor.get(start).answer.headers["Location"])["prompt"] == "select_account"


@pytest.mark.parametrize(
    ("offered", "prompt"),
    [(["none", "login"], "login"), (["none", "login", "select_account"], "select_account"), ("odd", "select_account")],
)
def test_the_page_that_names_the_person_leads_to_another_account(visitor, there, offered, prompt):
    there.metadata = {"prompt_values_supported": offered}
    page = visitor.get(there.sign_in(visitor.get("/auth/oidc/start").answer.headers["Location"]).removeprefix(ORIGIN))
    assert "Use another account" in page.words
    start = re.search(r'href="(/auth/oidc/start[^"]*)"', page.text)[1]
    assert asked_of(visitor.get(start).answer.headers["Location"])["prompt"] == prompt


def test_a_frame_whose_login_was_refused_asks_for_another_account_too(visitor, there):
    part = visitor.get("/auth/oidc/start?framed=1", headers=HTMX)
    visitor.get(there.sign_in(link_of(part), "new@example.test").removeprefix(ORIGIN))
    over = visitor.post("/auth/oidc/wait", part, headers=HTMX, waiting=part.field("waiting"))
    login = visitor.get(re.search(r'href="(/auth/login[^"]*)"', over.text)[1])
    again = visitor.get(re.search(r'href="(/auth/oidc/start[^"]*)"', login.text)[1])
    assert asked_of(link_of(again))["prompt"] == "select_account"


# --- without passwords ---


@pytest.fixture
def alone(people: World) -> Visitor:
    """The login screen of a broker whose traders have no password here."""
    people.cashier = replace(people.cashier, policy=replace(people.cashier.policy, passwords=False))
    return Visitor(made_app(people))


def test_without_passwords_the_login_screen_leads_straight_to_the_provider(alone, there, people):
    on = alone.get("/auth/login?theme=dark").answer
    assert (on.status_code, on.headers["Location"]) == (303, "/auth/oidc/start?theme=dark")
    page = alone.get(there.sign_in(alone.get(on.headers["Location"]).answer.headers["Location"]).removeprefix(ORIGIN))
    assert "Keep me logged in" in page.words
    done = alone.post("/auth/oidc/finish", page, finish=page.field("finish"), keep="1").answer
    assert done.headers["Location"].startswith(f"{SUCCESS}&token=")
    token = token_in(done.headers["Location"])
    assert "accessToken" in tokens.onetime_authorize(people.cashier, caller(people.cashier), {"code": token})


def test_without_passwords_a_frame_gets_its_number_at_once(alone, there):
    on = alone.get("/auth/login", headers={"Sec-Fetch-Dest": "iframe"}).answer.headers["Location"]
    part = alone.get(on)
    number = re.search(r'class="figure code" dir="ltr">(\d{6})</p>\s*<button class="copy"', part.text)[1]
    assert "Log in there, then type this number. This screen goes on by itself." in part.words
    tab = alone.get(there.sign_in(link_of(part)).removeprefix(ORIGIN))
    assert "Type the 6 digits that cTrader shows, so we know it is you" in tab.words
    assert "If you did not start this in cTrader yourself, close this page." in tab.words
    alone.post("/auth/oidc/finish", tab, finish=tab.field("finish"), code=number)
    assert alone.post("/auth/oidc/wait", part, waiting=part.field("waiting")).answer.status_code == 303


def test_without_passwords_nothing_takes_or_sets_one(alone, people):
    page = alone.get("/auth/oidc/start?framed=1")
    for path in ("/auth/login", f"/auth/password/{'x' * 43}"):
        assert alone.post(path, page, email=EMAIL, password="a password").status == 404
    for path in ("/auth/reset", f"/auth/password/{'x' * 43}"):
        assert alone.get(path).status == 404
    with people.database.read() as db:
        assert db.one("SELECT count(*) AS n FROM visits")["n"] == 1
    assert alone.client.head("/auth/login").status_code == 200
    assert "without passwords there is nothing to set" in run(people, "users", "invite", EMAIL)


def test_a_first_login_without_passwords_still_offers_the_brokers_registration(people):
    people.cashier = replace(people.cashier, policy=replace(people.cashier.policy, passwords=False))
    page = Visitor(made_app(people, CASHIER_SIGNUP_URL="https://broker.example/join")).get(
        "/auth/login?firstLogin=true"
    )
    assert "Create an account" in page.words
    assert "Continue with Acme ID" in page.words
    assert 'name="password"' not in page.text


def test_nobody_can_be_left_without_any_way_in():
    with pytest.raises(SettingsError, match="CASHIER_PASSWORDS is 0 without a provider"):
        Settings.read({"CASHIER_DEMO": "1", "CASHIER_PASSWORDS": "0"}, dotenv=None)


# --- errors of the redirect ---


@pytest.mark.parametrize(
    ("error", "said", "kind", "logged"),
    [
        ("access_denied", oidc.STOPPED, NotAllowed, "access_denied"),
        ("login_required", oidc.STOPPED, NotAllowed, "login_required"),
        ("", oidc.STOPPED, NotAllowed, "no code"),
        ("server_error", oidc.CANNOT_ASK, Unavailable, "server_error"),
        ("temporarily_unavailable", oidc.CANNOT_ASK, Unavailable, "temporarily_unavailable"),
        ("invalid_request", oidc.MISUNDERSTOOD, NotAllowed, "invalid_request"),
        ("unauthorized_client", oidc.MISUNDERSTOOD, NotAllowed, "unauthorized_client"),
        ("Evil\r\nline", oidc.MISUNDERSTOOD, NotAllowed, "an unreadable code"),
    ],
)
def test_an_error_of_the_provider_is_told_apart_and_logged(visitor, there, caplog, error, said, kind, logged):
    caplog.set_level("INFO")
    start_anew()
    state = returned(there.sign_in(visitor.get("/auth/oidc/start").answer.headers["Location"]))[0]
    page = visitor.get("/auth/oidc/callback", state=state, error=error, error_description="boom")
    assert (page.status, said in page.words) == (503 if kind is Unavailable else 403, True)
    assert logged in caplog.text
    assert "boom" not in caplog.text
    assert "\nline" not in caplog.text


def test_what_is_no_matter_of_the_email_reads_otherwise(people, there):
    there.secret = "another"
    assert words(come_back, people.cashier, there) == oidc.MISUNDERSTOOD


def test_an_error_with_a_description_over_several_lines_is_an_error_all_the_same(cashier, there, caplog):
    """Entra ID describes errors so, beyond what RFC 6749, 5.2, allows."""
    start_anew()
    there.documents["/token"] = {"error": "invalid_client", "error_description": "AADSTS7000215: bad.\r\nTrace: 1"}
    assert words(come_back, cashier, there) == oidc.MISUNDERSTOOD
    assert "invalid_client" in caplog.text
    assert "Trace" not in caplog.text


def test_the_doctor_names_the_issuer_that_it_found(cashier, there):
    there.metadata = {"issuer": "https://login.example/tenant-7"}
    assert "https://login.example/tenant-7" in provider_finding(cashier).text
    there.metadata = {"issuer": "x\r\ny"}
    assert "unreadable" in provider_finding(cashier).text


def test_the_doctor_looks_at_the_keys_too(cashier, there):
    there.documents["/jwks"] = {"keys": []}
    assert (provider_finding(cashier).well, "keys" in provider_finding(cashier).text) == (False, True)


# --- keys and documents ---

UNUSABLE = {
    "brainpool": {"kty": "EC", "crv": "brainpoolP256r1", "x": "AAAA", "y": "AAAA", "kid": "b"},
    "a missing member": {"kty": "RSA", "kid": "b"},
    "an unknown kind": {"kty": "AKP", "kid": "b"},
    "for encryption": RSAKey.generate_key(2048, {"kid": "b", "use": "enc"}).as_dict(private=False),
    "the same name, for encryption": RSAKey.generate_key(2048, {"kid": "one", "use": "enc"}).as_dict(private=False),
    "no key": "x",
}


@pytest.mark.parametrize("odd", UNUSABLE.values(), ids=UNUSABLE)
@pytest.mark.parametrize("first", [True, False])
def test_a_key_that_cannot_be_used_breaks_nothing(cashier, there, odd, first):
    good = there.key.as_dict(private=False)
    there.documents["/jwks"] = {"keys": [odd, good] if first else [good, odd]}
    assert come_back(cashier, there).email == EMAIL


def test_a_key_for_encryption_does_not_make_the_only_other_one_doubtful(cashier, there):
    there.kid = None
    there.key = there.signs_with = RSAKey.generate_key(2048, private=True)
    there.documents["/jwks"] = {"keys": [UNUSABLE["for encryption"], there.key.as_dict(private=False)]}
    assert come_back(cashier, there).email == EMAIL


def rotate(there: LocalProvider, name: str) -> None:
    there.kid = name
    there.key = there.signs_with = RSAKey.generate_key(2048, {"kid": name}, private=True)


def test_two_changes_of_keys_within_a_minute_are_followed(cashier, there, world):
    assert come_back(cashier, there).email == EMAIL
    for name in ("two", "three"):
        rotate(there, name)
        world.clock.forward(10_000)
        assert come_back(cashier, there).email == EMAIL


def test_old_documents_serve_for_a_day_while_the_provider_gives_no_new_ones(cashier, there, world):
    assert come_back(cashier, there).email == EMAIL
    there.documents |= {"/.well-known/openid-configuration": "broken", "/jwks": "broken"}
    world.clock.forward((STALE_FOR - 1) * 1000)
    assert come_back(cashier, there).email == EMAIL
    world.clock.forward(2000)
    assert words(begin, cashier) == oidc.CANNOT_ASK
    there.documents.clear()
    world.clock.forward(LET_BE * 1000)
    assert come_back(cashier, there).email == EMAIL


def test_a_new_document_is_taken_as_soon_as_there_is_one(cashier, there, world):
    begin(cashier)
    there.documents["/.well-known/openid-configuration"] = "broken"
    world.clock.forward(CACHED_FOR * 1000)
    begin(cashier)
    there.documents.clear()
    there.metadata = {"prompt_values_supported": ["login"]}
    world.clock.forward(LET_BE * 1000)
    assert "prompt=login" in oidc.begin(cashier, False, False, "", "", HERE, another=True).address


@pytest.mark.parametrize(("algorithm", "curve"), [("EdDSA", "Ed25519"), ("Ed25519", "Ed25519"), ("Ed448", "Ed448")])
def test_edwards_curves_have_two_names(cashier, there, algorithm, curve):
    there.key = there.signs_with = OKPKey.generate_key(curve, {"kid": "one"})
    there.algorithm = algorithm
    assert come_back(cashier, there).email == EMAIL


def test_a_key_of_another_curve_under_the_old_name_is_looked_up(cashier, there):
    for curve, algorithm in (("P-256", "ES256"), ("P-384", "ES384")):
        there.key = there.signs_with = ECKey.generate_key(curve, {"kid": "one"})
        there.algorithm = algorithm
        assert come_back(cashier, there).email == EMAIL


@pytest.mark.parametrize("empty", ["userinfo_endpoint", "end_session_endpoint", "prompt_values_supported"])
def test_an_empty_member_of_the_metadata_is_none(cashier, there, empty):
    there.metadata = {empty: None}
    assert come_back(cashier, there).email == EMAIL


# --- ways there and back ---


@pytest.mark.parametrize(("iss", "announced", "good"), [(True, True, True), (True, False, True), (False, True, False)])
def test_the_issuer_of_a_redirect_is_looked_at(visitor, there, iss, announced, good):
    there.metadata = {"authorization_response_iss_parameter_supported": True} if announced else {}
    back = there.sign_in(visitor.get("/auth/oidc/start").answer.headers["Location"]).removeprefix(ORIGIN)
    page = visitor.get(back + (f"&iss={there.issuer}" if iss else ""))
    assert page.status == (200 if good else 403)
    back = there.sign_in(visitor.get("/auth/oidc/start").answer.headers["Location"]).removeprefix(ORIGIN)
    assert visitor.get(f"{back}&iss=https://evil.example").status == 403


def test_a_provider_may_send_the_browser_back_with_a_form(people, there):
    with_settings(people, there, response_mode="form_post")
    visitor = Visitor(made_app(people))
    away = visitor.get("/auth/oidc/start?lang=ar").answer.headers["Location"]
    assert asked_of(away)["response_mode"] == "form_post"
    fields = asked_of(there.sign_in(away))
    elsewhere = {"Origin": there.issuer, "Sec-Fetch-Site": "cross-site"}
    for _ in range(2):  # a reload sends the form again
        page = visitor.post("/auth/oidc/callback", headers=elsewhere, **fields)
        assert page.status == 200
        assert 'lang="ar"' in page.text
    done = visitor.post("/auth/oidc/finish", page, finish=page.field("finish")).answer
    assert done.headers["Location"].startswith(f"{SUCCESS}&token=")
    assert visitor.post("/auth/oidc/finish", page, headers=elsewhere, finish=page.field("finish")).status == 403


@pytest.mark.parametrize("way", ["basic", "post"])
def test_our_secret_is_shown_as_the_setting_says_whatever_the_provider_offers(people, there, way):
    there.takes = f"client_secret_{way}"
    there.metadata = {"token_endpoint_auth_methods_supported": ["private_key_jwt", f"client_secret_{'x' * 3}"]}
    assert come_back(with_settings(people, there, auth=way), there).email == EMAIL


def test_whoever_logs_out_may_log_out_at_the_provider_too(people, there):
    there.metadata = {"end_session_endpoint": f"{there.issuer}/end"}
    assert "Log out of" not in Visitor(made_app(people)).get("/auth/login").words
    with_settings(people, there, logout=True)
    visitor = Visitor(made_app(people))
    assert "Log out of Acme ID" in visitor.get("/auth/login").words
    away = visitor.get("/auth/oidc/logout").answer.headers["Location"]
    assert away.startswith(f"{there.issuer}/end?")
    assert asked_of(away) == {
        "client_id": CLIENT,
        "post_logout_redirect_uri": f"{people.cashier.public_url}/auth/login",
    }


def test_a_provider_that_cannot_log_out_is_a_plain_no(people, there):
    with_settings(people, there, logout=True)
    visitor = Visitor(made_app(people))
    assert visitor.get("/auth/oidc/logout").status == 404
    there.down = True
    people.clock.forward(CACHED_FOR * 1000)
    assert visitor.get("/auth/oidc/logout").status == 404
