"""The local cTrader's other parties: an OpenID provider, a broker's CRM, and the app that logs in at either."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.simulator.test_backend import ALEX, ROOT, SAM, USD, Answer, FakeCashier, Sim, cashier_url, running

__all__ = ["cashier_url"]
BO = 70011225
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
VERIFIER = "a-verifier-that-is-long-enough-for-the-rule-of-43"


@pytest.fixture(scope="module")
def process(cashier_url: str) -> Iterator[str]:
    with running(cashier_url) as (_, url):
        yield url


@pytest.fixture
def sim(process: str) -> Sim:
    sim = Sim(process)
    sim.post("/_sim/reset")
    sim.post("/_sim/crm", {"inappTokens": False, "codeSeconds": 60})
    FakeCashier.inapp_token = FakeCashier.refusal = None
    FakeCashier.seen.clear()
    FakeCashier.valid_tokens.clear()
    return sim


# The OpenID provider, met by Authlib's client


class Relying:
    """A relying party as Authlib's documentation builds one."""

    def __init__(self, sim: Sim, cashier: str, method: str = "client_secret_basic", secret: str = "demo-oidc") -> None:
        self.sim, self.redirect = sim, f"{cashier}/auth/oidc/back"
        self.at = sim.get("/oidc/.well-known/openid-configuration").json
        self.session = OAuth2Session(
            "cashier",
            secret,
            scope="openid email profile",
            redirect_uri=self.redirect,
            code_challenge_method="S256",
            token_endpoint_auth_method=method,
        )

    def page(self, nonce: str, **more: str) -> str:
        url, self.state = self.session.create_authorization_url(
            self.at["authorization_endpoint"], code_verifier=VERIFIER, nonce=nonce, **more
        )
        return url

    def sign_in(self, nonce: str, email: str = "alex@example.test", password: str = "demo") -> requests.Response:
        form = {"email": email, "password": password}
        return requests.post(self.page(nonce), form, allow_redirects=False, timeout=10)

    def code(self, nonce: str, **who: str) -> str:
        back = self.sign_in(nonce, **who).headers["Location"]
        assert back.startswith(self.redirect + "?")
        query = parse_qs(urlsplit(back).query)
        assert query["state"] == [self.state]
        return query["code"][0]

    def exchange(self, code: str, verifier: str = VERIFIER) -> dict:
        return self.session.fetch_token(self.at["token_endpoint"], code=code, code_verifier=verifier)

    def claims(self, token: dict) -> dict:
        keys = KeySet.import_key_set(requests.get(self.at["jwks_uri"], timeout=10).json())
        return jwt.decode(token["id_token"], keys, algorithms=["RS256"]).claims


@pytest.fixture
def relying(sim: Sim, cashier_url: str) -> Relying:
    return Relying(sim, cashier_url)


def nonce() -> str:
    return f"n-{time.monotonic_ns()}"


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_the_code_flow_gives_an_identity_that_the_published_key_has_signed(sim: Sim, cashier_url: str, method: str):
    relying, mine = Relying(sim, cashier_url, method), nonce()
    claims = relying.claims(relying.exchange(relying.code(mine)))
    assert claims["iss"] == relying.at["issuer"] == f"http://localhost:{sim.port}/oidc"
    assert (claims["aud"], claims["nonce"]) == (["cashier"], mine)
    assert (claims["email"], claims["email_verified"]) == ("alex@example.test", True)
    assert claims["sub"] == f"person-{ALEX}"
    assert time.time() < claims["exp"] <= time.time() + 600


def test_userinfo_tells_the_bearer_the_same_and_a_stranger_nothing(relying: Relying):
    token = relying.exchange(relying.code(nonce()))
    told = relying.session.get(relying.at["userinfo_endpoint"]).json()
    assert {key: relying.claims(token)[key] for key in told} == told
    refused = requests.get(relying.at["userinfo_endpoint"], headers={"Authorization": "Bearer x"}, timeout=10)
    assert (refused.status_code, refused.text) == (401, "")


def test_somebody_may_have_typed_in_another_ones_address_which_is_not_verified(relying: Relying):
    claims = relying.claims(relying.exchange(relying.code(nonce(), email="mallory@example.test")))
    assert (claims["email"], claims["email_verified"]) == ("alex@example.test", False)
    assert claims["sub"] != f"person-{ALEX}"


def test_the_login_page_refuses_every_frame_and_says_nothing_of_who_exists(relying: Relying):
    page = requests.get(relying.page(nonce()), timeout=10)
    assert (page.status_code, page.headers["X-Frame-Options"]) == (200, "DENY")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    wrong, unknown = relying.sign_in(nonce(), password="x"), relying.sign_in(nonce(), email="no@example.test")
    assert wrong.status_code == unknown.status_code == 401
    assert "The e-mail or the password is wrong." in wrong.text
    forget = re.compile(r'value="[^"]*"|action="[^"]*"')
    assert forget.sub("", wrong.text) == forget.sub("", unknown.text)


def test_a_code_is_good_once(relying: Relying):
    code = relying.code(nonce())
    relying.exchange(code)
    assert "invalid_grant" in refusal(relying, code)


def test_a_code_is_bound_to_the_verifier_and_to_the_secret(relying: Relying, cashier_url: str):
    assert "invalid_grant" in refusal(relying, relying.code(nonce()), verifier=VERIFIER.swapcase())
    wrong = Relying(relying.sim, cashier_url, secret="guessed")
    assert "invalid_client" in refusal(wrong, wrong.code(nonce()))


def refusal(relying: Relying, code: str, **how: str) -> str:
    with pytest.raises(Exception, match="invalid") as caught:
        relying.exchange(code, **how)
    return str(caught.value)


def asked(sim: Sim, cashier: str, **changes: str | None) -> Answer:
    parameters = {
        "response_type": "code",
        "client_id": "cashier",
        "redirect_uri": f"{cashier}/auth/oidc/back",
        "scope": "openid email",
        "state": "s",
        "nonce": nonce(),
        "code_challenge": create_s256_code_challenge(VERIFIER),
        "code_challenge_method": "S256",
        **changes,
    }
    given = {name: value for name, value in parameters.items() if value is not None}
    return sim.get(f"/oidc/authorize?{urlencode(given)}", host="localhost")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"nonce": None}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_a_request_that_misses_something_goes_back_with_an_error(sim: Sim, cashier_url: str, change: dict, error: str):
    assert asked(sim, cashier_url).status == 200
    answer = asked(sim, cashier_url, **change)
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert (query["error"], query["state"]) == ([error], ["s"])


@pytest.mark.parametrize(
    "redirect",
    ["http://evil.test/auth", "{cashier}.evil.test/x", "{cashier}@evil.test/", "http://localhost:1/x", "//evil.test"],
)
def test_nobody_is_sent_to_an_address_that_is_not_the_cashiers(sim: Sim, cashier_url: str, redirect: str):
    answer = asked(sim, cashier_url, redirect_uri=redirect.format(cashier=cashier_url))
    assert answer.status == 400 and "Location" not in answer.headers


def test_an_unknown_client_is_sent_nowhere(sim: Sim, cashier_url: str):
    answer = asked(sim, cashier_url, client_id="another")
    assert answer.status >= 400 and "Location" not in answer.headers


def test_a_nonce_is_taken_once(relying: Relying):
    mine = nonce()
    relying.code(mine)
    assert "error=invalid_request" in relying.sign_in(mine).headers["Location"]


@pytest.mark.parametrize(
    ("call", "path"), [("oidc_discovery", "/oidc/.well-known/openid-configuration"), ("oidc_jwks", "/oidc/jwks.json")]
)
def test_the_provider_can_fail(sim: Sim, call: str, path: str):
    sim.fault("status", call, status=503)
    assert [sim.get(path).status for _ in range(2)] == [503, 200]
    sim.fault("drop_after", call)
    with pytest.raises(ConnectionError):
        sim.get(path)


# The CRM


class Crm:
    """Calls the CRM as a cashier does that runs beside it."""

    def __init__(self, sim: Sim) -> None:
        self.sim = sim
        self.token = self.post("crmApiToken", {"password": "crm"}, None).json["crmApiToken"]

    def post(self, path: str, body: object, token: str | None = "", **query: str) -> Answer:
        given = query | ({} if token is None else {"crmApiToken": token or self.token})
        return self.sim.post(f"/crm/oauth2/{path}?{urlencode(given)}", body)

    def generate(self, user_id: int = ALEX, **query: str) -> str:
        return self.post("onetime/generate", {"userId": user_id}, **query).json["token"]

    def spend(self, token: str) -> Answer:
        return self.post("onetime/authorize", {"code": token})

    def login(self, email: str = "alex@example.test", keep: bool = True, password: str = "demo") -> Answer:
        form = {"email": email, "password": password} | ({"keep": "1"} if keep else {})
        return self.sim.post("/crm/auth/login?lang=en", urlencode(form).encode(), FORM)

    def login_token(self, **how: object) -> str:
        return parse_qs(urlsplit(self.login(**how).headers["Location"]).query)["token"][0]


@pytest.fixture
def crm(sim: Sim) -> Crm:
    return Crm(sim)


def test_the_crm_exchanges_a_screens_token_once_and_adds_an_access_token_nobody_asked_for(crm: Crm):
    token = crm.generate()
    spent = crm.spend(token)
    assert spent.status == 200 and spent.json["userId"] == ALEX and spent.json["accessToken"]
    assert crm.spend(token).status == 404


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("onetime/authorize", {"code": "x" * 43}, 404, ""),
        ("onetime/authorize", {"code": "short"}, 417, "CID_NON_EXISTED_TOKEN"),
        ("onetime/authorize", {"code": 5}, 400, "MISSING_REQUIRED_PARAMETER"),
        ("onetime/authorize", [], 400, "MISSING_REQUIRED_PARAMETER"),
        ("authorize", {"accessToken": "x" * 43}, 404, ""),
        ("authorize", {}, 400, "MISSING_REQUIRED_PARAMETER"),
        ("onetime/generate", {"userId": 5}, 404, ""),
        ("onetime/generate", {"userId": "five"}, 400, "MISSING_REQUIRED_PARAMETER"),
    ],
)
def test_the_crm_refuses_as_the_vendors_table_says(crm: Crm, path: str, body: object, status: int, code: str):
    refused = crm.post(path, body)
    assert (refused.status, refused.json["code"]) == (status, code)
    assert set(refused.json) == {"error", "message", "code"}
    assert crm.post(path, body, token="x").status == 403


def test_the_crm_tells_a_token_that_is_too_old(crm: Crm):
    crm.sim.post("/_sim/crm", {"codeSeconds": 0})
    refused = crm.spend(crm.generate())
    assert (refused.status, refused.json["code"]) == (410, "CID_TOKEN_EXPIRED")


def test_a_wrong_password_is_403_and_a_second_api_token_leaves_the_first_alone(crm: Crm):
    assert crm.post("crmApiToken", {"password": "wrong"}, None).status == 403
    assert crm.post("crmApiToken", {}, None).status == 400
    assert Crm(crm.sim).token != crm.token
    assert crm.generate()


def test_revoked_crm_tokens_are_403_and_401_until_new_ones_are_asked_for(crm: Crm):
    bearer = {"Authorization": f"Bearer {account_token(crm.sim)}"}
    crm.sim.post("/_sim/crm", {"revoke": True})
    refused = crm.post("onetime/generate", {"userId": ALEX})
    assert (refused.status, refused.json["code"]) == (403, "CH_CLIENT_AUTH_FAILURE")
    assert crm.sim.get(f"/crm/accounts?userId={ALEX}", bearer).status == 401
    assert Crm(crm.sim).generate()


def test_the_crms_login_gives_an_access_token_only_if_it_is_to_be_kept(crm: Crm):
    kept = crm.spend(crm.login_token()).json
    assert crm.post("authorize", {"accessToken": kept["accessToken"]}).json == {"userId": ALEX}
    assert crm.spend(crm.login_token(keep=False)).json == {"userId": ALEX}
    gone = crm.post("logout", None, userId=str(ALEX), accessToken=kept["accessToken"])
    assert gone.status == 200
    assert crm.post("authorize", {"accessToken": kept["accessToken"]}).status == 404


def test_the_crms_login_goes_to_the_shells_success_address_or_stays(crm: Crm):
    location = crm.login().headers["Location"]
    assert location.startswith(f"http://localhost:{crm.sim.port}/callback/login?token=")
    for refused in (
        crm.login(password="x"),
        crm.login(email="stranger@example.test"),
        crm.login("mallory@example.test"),
    ):
        assert refused.status == 401 and "wrong" in refused.text


def test_with_inapp_tokens_on_the_crm_makes_a_screens_token_only_for_their_holder(crm: Crm):
    crm.sim.post("/_sim/crm", {"inappTokens": True})
    held = crm.spend(crm.login_token()).json["inappToken"]
    assert crm.generate(inappToken=held)
    for given in ({}, {"inappToken": "x"}):
        assert crm.post("onetime/generate", {"userId": ALEX}, **given).status == 403
    assert crm.post("onetime/generate", {"userId": SAM}, inappToken=held).status == 403


def account_client(sim: Sim, **how: str) -> OAuth2Session:
    return OAuth2Session("cashier", how.pop("secret", "demo-crm-client"), **how)


def account_token(sim: Sim, **how: str) -> str:
    client = account_client(sim, **how)
    return client.fetch_token(f"http://localhost:{sim.port}/crm/token", grant_type="client_credentials")["access_token"]


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_the_account_list_is_read_with_client_credentials(sim: Sim, method: str):
    bearer = {"Authorization": f"Bearer {account_token(sim, token_endpoint_auth_method=method)}"}
    told = sim.get(f"/crm/accounts?userId={ALEX}", bearer).json
    assert (told["userId"], told["enabled"]) == (ALEX, True)
    assert told["accounts"][0] == {"login": USD, "enabled": True, "name": "Trading USD"}
    assert sim.get(f"/crm/accounts?userId={BO}", bearer).json["enabled"] is False
    assert sim.get("/crm/accounts?userId=5", bearer).status == 404
    assert sim.get("/crm/accounts", bearer).status == 400


def test_the_account_list_is_closed_to_everybody_else(sim: Sim):
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}):
        assert sim.get(f"/crm/accounts?userId={ALEX}", headers).status == 401
    with pytest.raises(Exception, match="invalid_client"):
        account_token(sim, secret="guessed")


def test_users_and_accounts_can_be_shut_out(sim: Sim):
    bearer = {"Authorization": f"Bearer {account_token(sim)}"}
    sim.post("/_sim/crm", {"userId": ALEX, "enabled": False})
    sim.post("/_sim/crm", {"login": USD, "enabled": False})
    told = sim.get(f"/crm/accounts?userId={ALEX}", bearer).json
    assert told["enabled"] is False
    assert [item["enabled"] for item in told["accounts"]] == [False, True, True]
    assert sim.post("/_sim/crm", {"userId": 5, "enabled": False}).status == 404
    assert sim.post("/_sim/crm", {"enable": False}).status == 400


@pytest.mark.parametrize(
    ("call", "ask"),
    [
        ("crm_api_token", lambda crm: crm.post("crmApiToken", {"password": "crm"}, None)),
        ("crm_authorize", lambda crm: crm.spend("x" * 43)),
        ("crm_accounts", lambda crm: crm.sim.get("/crm/accounts?userId=1")),
        ("crm_token", lambda crm: crm.sim.post("/crm/token", b"grant_type=client_credentials", FORM)),
    ],
)
def test_each_call_to_the_crm_can_fail(crm: Crm, call: str, ask):
    crm.sim.fault("status", call, status=503)
    assert ask(crm).status == 503
    assert ask(crm).status != 503
    crm.sim.fault("body", call, body="{")
    assert ask(crm).text == "{"
    crm.sim.fault("slow", call, seconds=0.2)
    began = time.monotonic()
    ask(crm)
    assert time.monotonic() - began >= 0.2
    crm.sim.fault("drop_after", call)
    with pytest.raises(ConnectionError):
        ask(crm)


def test_a_dropped_exchange_has_spent_the_token_all_the_same(crm: Crm):
    token = crm.generate()
    crm.sim.fault("drop_after", "crm_authorize")
    with pytest.raises(ConnectionError):
        crm.spend(token)
    assert crm.spend(token).status == 404


def test_an_exchange_may_be_done_after_its_connection_was_closed(crm: Crm):
    token = crm.generate()
    crm.sim.fault("apply_late", "crm_authorize", seconds=0.1)
    with pytest.raises(ConnectionError):
        crm.spend(token)
    time.sleep(0.8)  # looking for it would spend it
    assert crm.spend(token).status == 404


def test_a_reset_leaves_the_crms_callers_their_access(crm: Crm):
    bearer = {"Authorization": f"Bearer {account_token(crm.sim)}"}
    token = crm.generate()
    crm.sim.post("/_sim/reset")
    assert crm.sim.get(f"/crm/accounts?userId={ALEX}", bearer).status == 200
    assert crm.spend(token).status == 404


def test_a_fault_for_the_cashiers_calls_is_not_used_up_by_ctraders(crm: Crm):
    crm.sim.fault("status", "crm_authorize")
    exchanged = crm.sim.post("/_sim/exchange", {"token": crm.login_token(), "identity": "crm"})
    assert exchanged.status == 200
    assert crm.spend("x" * 43).status == 500


# The app


def test_logging_in_opens_the_cashiers_or_the_crms_login_screen(sim: Sim, cashier_url: str):
    wanted = {"firstLogin": "true", "lang": "ar", "theme": "light", "source": "iOS"}
    url = urlsplit(sim.post("/_sim/login", wanted).json["url"])
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{cashier_url}/auth/login"
    assert {name: value for name, [value] in parse_qs(url.query).items()} == wanted
    crm = sim.post("/_sim/login", {"identity": "crm"}).json["url"]
    assert crm == f"http://127.0.0.1:{sim.port}/crm/auth/login"
    assert sim.post("/_sim/login", {"identity": "handoff"}).status == 400


def test_the_login_token_tells_the_app_who_is_signed_in_and_what_it_may_keep(sim: Sim):
    FakeCashier.inapp_token = "bound"
    exchanged = sim.post("/_sim/exchange", {"token": "from-the-success-address"})
    assert exchanged.json == {
        "userId": ALEX,
        "identity": "sso",
        "signedIn": True,
        "accessToken": True,
        "inappToken": True,
    }
    assert FakeCashier.seen[-1][2] == {"code": "from-the-success-address"}
    kept = [(user["signedIn"], user["accessToken"]) for user in sim.get("/_sim/users?identity=crm").json]
    assert kept == [(False, False)] * 3  # the CRM's sessions are others


def test_a_started_app_proves_its_access_token_and_forgets_a_login_that_was_not_to_be_kept(sim: Sim):
    crm = Crm(sim)
    sim.post("/_sim/exchange", {"token": crm.login_token(), "identity": "crm"})
    assert sim.post("/_sim/start", {"userId": ALEX, "identity": "crm"}).json["signedIn"] is True
    assert sim.calls("/oauth2/authorize")[-1]["step"] == "2"
    sim.post("/_sim/exchange", {"token": crm.login_token(keep=False), "identity": "crm"})
    assert sim.post("/_sim/start", {"userId": ALEX, "identity": "crm"}).json["signedIn"] is False


def test_in_crm_mode_the_token_is_the_crms_and_the_screen_the_cashiers(crm: Crm, cashier_url: str):
    opened = crm.sim.post("/_sim/open", {"userId": ALEX, "screen": "deposit", "account": USD, "identity": "crm"})
    url = urlsplit(opened.json["url"])
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{cashier_url}/inapp/deposit"
    assert crm.spend(parse_qs(url.query)["token"][0]).json["userId"] == ALEX
    assert FakeCashier.seen == []


def test_an_app_that_does_not_pass_the_inapp_token_on_gets_no_screen(crm: Crm):
    crm.sim.post("/_sim/crm", {"inappTokens": True})
    crm.sim.post("/_sim/exchange", {"token": crm.login_token(), "identity": "crm"})
    wanted = {"userId": ALEX, "screen": "deposit", "identity": "crm", "relogin": False}
    assert crm.sim.post("/_sim/open", wanted | {"passInappToken": False}).status == 502
    assert crm.sim.post("/_sim/open", wanted).status == 200


def test_a_log_out_of_the_crm_tells_the_crm(crm: Crm):
    crm.sim.post("/_sim/exchange", {"token": crm.login_token(), "identity": "crm"})
    assert crm.sim.post("/_sim/logout", {"userId": ALEX, "identity": "crm"}).status == 200
    assert [(call["to"], call["status"]) for call in crm.sim.calls("/oauth2/logout")] == [("crm", 200)]
    assert crm.sim.get("/_sim/users?identity=crm").json[0]["signedIn"] is False


def test_a_token_is_made_too_old_at_once_where_it_is_ours(crm: Crm):
    token = crm.generate()
    assert crm.sim.post("/_sim/expire", {"token": token}).json == {"wait": 0}
    assert crm.spend(token).status == 410
    opened = crm.sim.post("/_sim/open", {"userId": ALEX, "screen": "deposit", "identity": "handoff"}).json["url"]
    handed = parse_qs(urlsplit(opened).query)["token"][0]
    assert crm.sim.post("/_sim/expire", {"token": handed}).json == {"wait": 0}
    redeemed = crm.sim.post(f"/ctid2/inAppToken/redeem?token={crm.sim.token}", {"token": handed})
    assert redeemed.status == 404
    assert crm.sim.post("/_sim/expire", {"token": "the cashier's"}).json == {"wait": 61}


# The sequence


def test_every_call_says_who_called_whom_and_which_step_of_the_vendors_page_it_is(crm: Crm):
    sim = crm.sim
    sim.post("/_sim/exchange", {"token": crm.login_token(), "identity": "crm"})
    opened = sim.post("/_sim/open", {"userId": ALEX, "screen": "deposit", "identity": "crm", "relogin": False}).json
    crm.spend(parse_qs(urlsplit(opened["url"]).query)["token"][0])
    sim.book()
    told = [
        (call["step"], call["from"], call["to"], call["path"], call["status"]) for call in sim.get("/_sim/calls").json
    ]
    assert told == [
        (None, "cashier", "crm", "/crm/oauth2/crmApiToken", 200),
        ("1", "browser", "crm", "/crm/auth/login", 303),
        (None, "ctrader", "crm", "/oauth2/crmApiToken", 200),
        ("2", "ctrader", "crm", "/oauth2/onetime/authorize", 200),
        ("5–6", "ctrader", "crm", "/oauth2/onetime/generate", 200),
        ("8", "cashier", "crm", "/crm/oauth2/onetime/authorize", 200),
        ("10", "cashier", "ctrader", f"/v2/webserv/traders/{USD}/changebalance", 200),
    ]
    assert all(call["ms"] >= 0 and call["note"] for call in sim.get("/_sim/calls").json)


def test_the_browsers_own_steps_are_noted_without_what_stands_in_the_query(sim: Sim):
    note = {
        "from": "browser",
        "to": "cashier",
        "step": "7",
        "note": "Opens the screen",
        "path": "/inapp/deposit?token=s3cret",
    }
    assert sim.post("/_sim/note", note | {"ms": 12}).status == 200
    (noted,) = sim.get("/_sim/calls").json
    assert (noted["direction"], noted["path"], noted["ms"]) == ("note", "/inapp/deposit", 12)
    assert (noted["from"], noted["to"], noted["step"], noted["note"]) == ("browser", "cashier", "7", "Opens the screen")
    assert sim.post("/_sim/note", note | {"from": "nobody"}).status == 400
    assert sim.post("/_sim/note", note | {"token": "x"}).status == 400


def test_no_token_secret_or_password_is_in_the_list_of_calls(crm: Crm, cashier_url: str):
    relying = Relying(crm.sim, cashier_url)
    code = relying.code(nonce())
    identity = relying.exchange(code)
    screen = crm.generate()
    session = crm.spend(screen).json["accessToken"]
    told = crm.sim.get("/_sim/calls").text
    for secret in (code, identity["access_token"], identity["id_token"], screen, session, crm.token, "demo-oidc"):
        assert secret not in told


def test_the_provider_and_the_crm_load_their_library_only_when_asked():
    # Most runs never need them, and Authlib costs a second of every start.
    code = "import sys, simulator.__main__; print([n for n in sys.modules if n.startswith('authlib')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stderr
