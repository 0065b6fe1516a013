"""The token endpoints as cTrader's backend calls them: order of checks, status codes, flat errors."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from inapp.identity import tokens
from inapp.settings import Settings, SettingsError
from tests.support.harness import LOGIN, USER, World
from tests.support.web_page import HttpsClient

ENDPOINTS = ("crmApiToken", "onetime/authorize", "authorize", "onetime/generate", "logout")


def _https(app: Flask) -> FlaskClient:
    return HttpsClient(app, app.response_class, use_cookies=False)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return _https(app)


@pytest.fixture
def crm(client: FlaskClient) -> str:
    answer = client.post("/oauth2/crmApiToken", json={"password": "new password"})
    assert answer.status_code == 200
    return str(answer.json["crmApiToken"])


def refused(answer: TestResponse, status: int, code: str) -> None:
    """An error is one flat object of three texts, and repeats nothing that was sent."""
    assert answer.status_code == status
    assert answer.content_type == "application/json"
    assert set(answer.json) == {"error", "message", "code"}
    assert answer.json["code"] == code
    assert all(isinstance(value, str) for value in answer.json.values())


def login_token(world: World, keep: bool = True) -> str:
    return tokens.login_token(world.cashier, USER, keep)


def test_every_configured_password_buys_a_token(client: FlaskClient) -> None:
    answers = [client.post("/oauth2/crmApiToken", json={"password": p}) for p in ("old password", "new password")]
    given = [answer.json["crmApiToken"] for answer in answers]
    assert len(set(given)) == 2
    assert answers[0].headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"password": "wrong"}, 403, "CH_CLIENT_AUTH_FAILURE"),
        ({}, 400, "MISSING_REQUIRED_PARAMETER"),
        ({"password": 7}, 400, "MISSING_REQUIRED_PARAMETER"),
        ([], 400, "MISSING_REQUIRED_PARAMETER"),
    ],
)
def test_a_wrong_or_missing_password_buys_nothing(client: FlaskClient, body: object, status: int, code: str) -> None:
    refused(client.post("/oauth2/crmApiToken", json=body), status, code)


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"\xff\xfe", b'"text"'])
def test_a_body_other_than_a_json_object_is_a_bad_request(client: FlaskClient, crm: str, body: bytes) -> None:
    for path in ("crmApiToken", f"onetime/generate?crmApiToken={crm}"):
        refused(client.post(f"/oauth2/{path}", data=body), 400, "MISSING_REQUIRED_PARAMETER")


DEEP = b"[" * 60_000


@pytest.mark.parametrize("path", ENDPOINTS)
@pytest.mark.parametrize("body", [DEEP, b'{"password": ' + DEEP, b'{"userId": ' + b"9" * 60_000 + b"}"])
def test_an_absurd_body_is_a_bad_request(client: FlaskClient, crm: str, path: str, body: bytes) -> None:
    answer = client.post(f"/oauth2/{path}?crmApiToken={crm}", data=body)
    refused(answer, 400, "MISSING_REQUIRED_PARAMETER")


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("crmApiToken", {"password": "\ud800"}, 403, "CH_CLIENT_AUTH_FAILURE"),
        ("onetime/authorize", {"code": "\ud800"}, 417, "CID_NON_EXISTED_TOKEN"),
        ("authorize", {"accessToken": "\ud800" * 43}, 417, "CID_NON_EXISTED_TOKEN"),
        ("onetime/generate", {"userId": "\ud800"}, 400, "MISSING_REQUIRED_PARAMETER"),
        ("onetime/generate", {"userId": "9" * 5000}, 400, "MISSING_REQUIRED_PARAMETER"),
    ],
)
def test_half_a_character_and_endless_numbers_are_refused_by_the_contract(
    client: FlaskClient, crm: str, path: str, body: object, status: int, code: str
) -> None:
    refused(client.post(f"/oauth2/{path}?crmApiToken={crm}", json=body), status, code)


def test_a_logout_of_an_endless_number_is_a_bad_request(client: FlaskClient, crm: str) -> None:
    answer = client.post(f"/oauth2/logout?crmApiToken={crm}&userId={'9' * 5000}&accessToken=x")
    refused(answer, 400, "MISSING_REQUIRED_PARAMETER")


def test_json_is_read_under_any_content_type(client: FlaskClient) -> None:
    answer = client.post("/oauth2/crmApiToken", data=b'{"password":"new password"}', content_type="text/plain")
    assert answer.status_code == 200


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
def test_json_that_is_sent_as_a_form_is_read_all_the_same(client: FlaskClient, crm: str, kind: str) -> None:
    answer = client.post("/oauth2/crmApiToken", data=b'{"password":"new password"}', content_type=kind)
    assert answer.status_code == 200
    path = f"/oauth2/onetime/generate?crmApiToken={crm}"
    answer = client.post(path, data=f'{{"userId":{USER}}}'.encode(), content_type=kind)
    assert len(answer.json["token"]) == 43


DOUBLED = ("/oauth2//onetime/generate", "//oauth2/authorize", "/oauth2/logout//", "/inapp//deposit")


@pytest.mark.parametrize("path", DOUBLED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_slash_too_many_redirects_nobody_to_a_host_of_the_requests_choice(
    client: FlaskClient, path: str, method: str
) -> None:
    answer = client.open(path, method=method, headers={"Host": "evil.test"})
    assert (answer.status_code, "Location" in answer.headers) == (404, False)
    if path.startswith("/oauth2/"):
        refused(answer, 404, "")


@pytest.mark.parametrize("name", ["crmApiToken", "token"])
def test_the_callers_token_is_accepted_under_both_names(client: FlaskClient, crm: str, name: str) -> None:
    answer = client.post(f"/oauth2/onetime/generate?{name}={crm}", json={"userId": USER})
    assert answer.status_code == 200
    assert len(answer.json["token"]) == 43


@pytest.mark.parametrize("path", ENDPOINTS[1:])
@pytest.mark.parametrize("query", ["", "?crmApiToken=", "?crmApiToken=unknown"])
def test_an_unknown_caller_is_refused_before_the_body_is_read(client: FlaskClient, path: str, query: str) -> None:
    refused(client.post(f"/oauth2/{path}{query}", data=b"{"), 403, "CH_CLIENT_AUTH_FAILURE")


def test_flow_1_verify_the_stored_token_then_issue_one_for_the_screen(
    client: FlaskClient, world: World, crm: str
) -> None:
    first = client.post(f"/oauth2/onetime/authorize?crmApiToken={crm}", json={"code": login_token(world)})
    assert first.json["userId"] == USER
    access = first.json["accessToken"]
    for _ in range(2):
        again = client.post(f"/oauth2/authorize?crmApiToken={crm}", json={"accessToken": access})
        assert again.json == {"userId": USER}
    issued = client.post(f"/oauth2/onetime/generate?crmApiToken={crm}", json={"userId": USER}).json["token"]
    assert client.get(f"/inapp/deposit?token={issued}&account={LOGIN}").status_code == 200


def test_logout_ends_the_session_of_its_access_token_and_is_empty(client: FlaskClient, world: World, crm: str) -> None:
    first = client.post(f"/oauth2/onetime/authorize?crmApiToken={crm}", json={"code": login_token(world)})
    access = first.json["accessToken"]
    for _ in range(2):
        answer = client.post(f"/oauth2/logout?crmApiToken={crm}&userId={USER}&accessToken={access}")
        assert (answer.status_code, answer.data) == (200, b"")
    ended = client.post(f"/oauth2/authorize?crmApiToken={crm}", json={"accessToken": access})
    refused(ended, 404, "NOT_FOUND")
    refused(client.post(f"/oauth2/logout?crmApiToken={crm}"), 400, "MISSING_REQUIRED_PARAMETER")


def test_a_one_time_token_is_malformed_unknown_used_or_expired(client: FlaskClient, world: World, crm: str) -> None:
    def exchange(code: str) -> TestResponse:
        return client.post(f"/oauth2/onetime/authorize?crmApiToken={crm}", json={"code": code})

    refused(exchange("not a token"), 417, "CID_NON_EXISTED_TOKEN")
    refused(exchange("x" * 43), 404, "NOT_FOUND")
    good = login_token(world)
    assert exchange(good).status_code == 200
    refused(exchange(good), 404, "NOT_FOUND")
    late = login_token(world)
    world.clock.forward(60_000)
    refused(exchange(late), 410, "CID_TOKEN_EXPIRED")


def test_screen_tokens_and_login_tokens_are_not_interchangeable(client: FlaskClient, world: World, crm: str) -> None:
    screen = client.post(f"/oauth2/onetime/generate?crmApiToken={crm}", json={"userId": USER}).json["token"]
    refused(client.post(f"/oauth2/onetime/authorize?crmApiToken={crm}", json={"code": screen}), 404, "NOT_FOUND")
    assert client.get(f"/inapp/deposit?token={login_token(world)}&account={LOGIN}").status_code == 410


def test_an_unknown_or_disabled_user_gets_no_token(client: FlaskClient, world: World, crm: str) -> None:
    def generate(user_id: object) -> TestResponse:
        return client.post(f"/oauth2/onetime/generate?crmApiToken={crm}", json={"userId": user_id})

    refused(generate(1), 404, "NOT_FOUND")
    for wrong in (None, "", "abc", 0, -1, 1.5, True, 2**63, [USER]):
        refused(generate(wrong), 400, "MISSING_REQUIRED_PARAMETER")
    assert generate(str(USER)).status_code == 200
    with world.database.write() as db:
        db.enable_user(USER, False)
    refused(generate(USER), 403, "CH_INSUFFICIENT_PERMISSIONS")


def _app_with(world: World, **settings: str) -> Flask:
    environment = {
        "CASHIER_DEMO": "1",
        "CASHIER_DATABASE": world.database.path,
        "CASHIER_PUBLIC_URL": "https://cashier.example",
        "CASHIER_SUCCESS_URL": "https://app.example/callback/success",
        **settings,
    }
    cashier = world.cashier
    policy = replace(cashier.policy, issue_inapp_tokens=settings.get("CASHIER_INAPP_TOKENS") == "1")
    return create_app(
        Settings.read(environment, dotenv=None),
        ctrader=cashier.ctrader,
        clock=cashier.clock,
        psps=cashier.psps,
        policy=policy,
    )


@pytest.mark.parametrize(
    ("named", "address", "status"),
    [
        ("", "203.0.113.7", 200),
        ("192.0.2.7 198.51.100.0/24", "198.51.100.9", 200),
        ("192.0.2.7 198.51.100.0/24", "192.0.2.7", 200),
        ("192.0.2.7 198.51.100.0/24", "192.0.2.8", 403),
        ("192.0.2.7", "::ffff:192.0.2.7", 200),
        ("192.0.2.7", "2001:db8::7", 403),
        ("2001:db8::7", "2001:db8::7", 200),
        ("2001:db8::7", "2001:db8::8", 403),
        ("192.0.2.7", "no address", 403),
    ],
)
def test_only_the_addresses_that_the_broker_has_named_may_call(
    world: World, named: str, address: str, status: int
) -> None:
    given = {"CASHIER_DEMO": "1", "CASHIER_CTRADER_ADDRESSES": named, "CASHIER_TRUSTED_PROXIES": "1"}
    networks = Settings.read(given, dotenv=None).policy.ctrader_addresses
    world.cashier = replace(world.cashier, policy=replace(world.cashier.policy, ctrader_addresses=networks))
    client = _https(_app_with(world, CASHIER_TRUSTED_PROXIES="1"))
    for path in ENDPOINTS:
        headers = {"X-Forwarded-For": f"192.0.2.7, {address}"}
        answer = client.post(f"/oauth2/{path}", json={"password": "new password"}, headers=headers)
        if status == 403:
            assert (answer.status_code, answer.json["message"]) == (403, "This address may not call")
        elif path == "crmApiToken":
            assert answer.status_code == 200


@pytest.mark.parametrize("wrong", ["here", "192.0.2.7/24", "192.0.2.7,192.0.2.8"])
def test_a_list_of_addresses_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(SettingsError, match="CASHIER_CTRADER_ADDRESSES must be addresses or networks"):
        Settings.read({"CASHIER_DEMO": "1", "CASHIER_CTRADER_ADDRESSES": wrong}, dotenv=None)


def test_an_inapp_token_once_returned_must_be_presented(world: World) -> None:
    client = _https(_app_with(world, CASHIER_INAPP_TOKENS="1"))
    crm = client.post("/oauth2/crmApiToken", json={"password": "new password"}).json["crmApiToken"]
    session = client.post(f"/oauth2/onetime/authorize?crmApiToken={crm}", json={"code": login_token(world)}).json
    path = f"/oauth2/onetime/generate?crmApiToken={crm}"
    for given in ("", "&inappToken=", "&inappToken=wrong", f"&inappToken={session['accessToken']}"):
        refused(client.post(path + given, json={"userId": USER}), 403, "CH_CLIENT_AUTH_FAILURE")
    assert client.post(f"{path}&inappToken={session['inappToken']}", json={"userId": USER}).status_code == 200


@pytest.mark.parametrize("path", ENDPOINTS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_only_post_is_accepted(client: FlaskClient, path: str, method: str) -> None:
    answer = client.open(f"/oauth2/{path}", method=method)
    assert answer.status_code == 405
    assert set(answer.json) == {"error", "message", "code"}
    assert "POST" in answer.headers["Allow"]


def test_an_unknown_path_is_a_flat_404_too(client: FlaskClient) -> None:
    refused(client.post("/oauth2/nothing"), 404, "")


def test_a_body_over_64_kilobytes_is_not_read(client: FlaskClient) -> None:
    answer = client.post("/oauth2/crmApiToken", json={"password": "x" * 70_000})
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize("path", ENDPOINTS)
def test_plain_http_is_refused_with_the_flat_body_and_no_redirect(app: Flask, world: World, path: str) -> None:
    client = app.test_client()
    answer = client.post(f"/oauth2/{path}?crmApiToken=secret", json={"password": "new password"})
    refused(answer, 403, "")
    assert answer.json["error"] == "Forbidden"
    assert "Location" not in answer.headers


def test_a_trusted_proxy_decides_whether_the_caller_used_https(world: World) -> None:
    client = _app_with(world, CASHIER_TRUSTED_PROXIES="1").test_client()
    body = {"password": "new password"}
    assert client.post("/oauth2/crmApiToken", json=body).status_code == 403
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1"}
    assert client.post("/oauth2/crmApiToken", json=body, headers=headers).status_code == 200


def test_401_is_never_answered(client: FlaskClient, crm: str) -> None:
    codes = {
        client.post(f"/oauth2/{path}{query}", json=body).status_code
        for path in ENDPOINTS
        for query in ("", "?crmApiToken=x", f"?crmApiToken={crm}")
        for body in ({}, {"password": "x"}, {"code": "x"}, {"accessToken": "y" * 43}, {"userId": 9})
    }
    assert 401 not in codes
    assert codes <= {200, 400, 403, 404, 410, 417}
