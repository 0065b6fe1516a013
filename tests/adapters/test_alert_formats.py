"""Alerts as chat services take them, tried against stand-ins that answer and refuse as those do."""

import hashlib
import hmac
import json
from collections.abc import Callable

import pytest

from inapp.adapters.alert_channels import SIGNATURE, WebhookPager
from inapp.adapters.alert_formats import FORMATS, LONGEST, encoded, format_of
from inapp.domain.model import Alert
from tests.support import scripted_server
from tests.support.scripted_server import Wire

EVIL = "<!channel> @everyone [click](https://evil.test) <https://evil.test|click> *b* & `x`"
ALERT = Alert(id=3, at=1_760_000_000_123, code="review", ref="D-7F3K2QA", text=EVIL, tries=0)
QUERY = "?chat_id=-1001234567890"

Stand = Callable[[dict[str, object]], tuple[int, bytes]]


def slack(body: dict[str, object]) -> tuple[int, bytes]:
    """`ok`, or 400 `no_text` (docs.slack.dev, incoming webhooks)."""
    return (200, b"ok") if body.get("text") else (400, b"no_text")


def discord(body: dict[str, object]) -> tuple[int, bytes]:
    """204, or 400 for a message that is empty or has more than 2000 characters (discord.com, Execute Webhook)."""
    content = body.get("content")
    if not isinstance(content, str) or not 0 < len(content) <= 2000:
        return 400, b'{"message": "Cannot send an empty message", "code": 50006}'
    return 204, b""


def teams(body: dict[str, object]) -> tuple[int, bytes]:
    """202 for a message with an Adaptive Card (learn.microsoft.com, Workflows for Teams)."""
    attachments = body.get("attachments")
    card = attachments[0] if body.get("type") == "message" and isinstance(attachments, list) else {}
    is_card = card.get("contentType") == "application/vnd.microsoft.card.adaptive"
    return (202, b"") if is_card and card["content"]["type"] == "AdaptiveCard" else (400, b'{"error": {}}')


def google_chat(body: dict[str, object]) -> tuple[int, bytes]:
    """200 and the message, or 400 for a field that a message has not (developers.google.com, spaces.messages)."""
    return (200, b'{"name": "spaces/a/messages/b"}') if set(body) == {"text"} else (400, b'{"error": {"code": 400}}')


def telegram(body: dict[str, object]) -> tuple[int, bytes]:
    """`ok` in the answer decides (core.telegram.org/bots/api, Making requests)."""
    if not body.get("chat_id"):
        return 400, b'{"ok": false, "error_code": 400, "description": "Bad Request: chat_id is empty"}'
    text = str(body.get("text", ""))
    return (200, b'{"ok": true, "result": {}}') if 0 < len(text) <= 4096 else (400, b'{"ok": false}')


def own(body: dict[str, object]) -> tuple[int, bytes]:
    """A receiver of the broker's own."""
    return (204, b"") if {"id", "at", "code", "ref", "text"} == set(body) else (422, b"")


STANDS: dict[str, Stand] = {
    "json": own,
    "slack": slack,
    "discord": discord,
    "teams": teams,
    "googlechat": google_chat,
    "telegram": telegram,
}


def body_of(request: bytes) -> dict[str, object]:
    return json.loads(request.partition(b"\r\n\r\n")[2])


def answering(stand: Stand) -> scripted_server.Script:
    def script(connection, wire):
        status, body = stand(body_of(wire.read(connection)))
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode() + body)

    return script


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", ["short", "long " * 2000, EVIL])
def test_a_service_takes_an_alert_in_its_own_form(form, text):
    alert = Alert(3, 1_760_000_000_123, "review", "D-7F3K2QA", text, 0)
    with Wire(answering(STANDS[form])) as server:
        assert WebhookPager(f"{server.url}/hook{QUERY}", 2000, form).send(alert)
    said = json.dumps(body_of(server.requests[0]))
    assert "review" in said and "7F3K2QA" in said


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "json"])
def test_the_stand_ins_refuse_our_own_form_as_the_services_do(form):
    with Wire(answering(STANDS[form])) as server:
        taken = WebhookPager(f"{server.url}/hook", 2000, "json").send(ALERT)
    assert taken == (form == "slack")


REFUSALS = [
    ("telegram", 200, b'{"ok": false, "error_code": 403, "description": "Forbidden"}'),
    ("telegram", 200, b"<html>a proxy's page</html>"),
    ("teams", 200, b"Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429"),
    ("discord", 400, b"{}"),
    ("slack", 404, b"no_service"),
    ("slack", 302, b""),
    ("json", 301, b""),
]


@pytest.mark.parametrize(("form", "status", "body"), REFUSALS)
def test_an_answer_that_says_no_is_no_delivery(form, status, body):
    with Wire(answering(lambda _: (status, body))) as server:
        assert not WebhookPager(f"{server.url}/hook{QUERY}", 2000, form).send(ALERT)


def test_the_older_connectors_of_teams_answer_one():
    with Wire(answering(lambda _: (200, b"1"))) as server:
        assert WebhookPager(server.url, 2000, "teams").send(ALERT)


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("https://hooks.slack.com/services/T0/B0/x", "slack"),
        ("https://discord.com/api/webhooks/1/x", "discord"),
        ("https://ptb.discord.com/api/webhooks/1/x", "discord"),
        ("https://prod-7.westeurope.logic.azure.com:443/workflows/x", "teams"),
        ("https://acme.webhook.office.com/webhookb2/x", "teams"),
        ("https://default1.2.environment.api.powerplatform.com:443/x", "teams"),
        ("https://chat.googleapis.com/v1/spaces/A/messages?key=k&token=t", "googlechat"),
        ("https://api.telegram.org/bot1:a/sendMessage?chat_id=5", "telegram"),
        ("https://alerts.example.com/", "json"),
        ("https://hooks.slack.com.evil.example/", "json"),
        ("https://notdiscord.com/", "json"),
    ],
)
def test_the_address_chooses_the_form(address, form):
    assert format_of("auto", address) is FORMATS[form]


def test_a_name_chooses_the_form_for_any_address():
    assert format_of("slack", "https://mattermost.example.com/hooks/x") is FORMATS["slack"]


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "json"])
def test_words_of_others_can_neither_call_people_nor_link(form):
    body = FORMATS[form].body(ALERT, f"https://x.example/{QUERY}")
    said = body.get("text") or body.get("content") or ""
    assert form in ("telegram", "teams") or ("<!channel>" not in said and "<https://" not in said)
    assert form != "discord" or (body["allowed_mentions"] == {"parse": []} and "[click]" not in said)
    assert form != "teams" or ('"TextRun"' in json.dumps(body) and '"TextBlock"' not in json.dumps(body))
    assert form != "telegram" or "parse_mode" not in body
    assert len(said) <= LONGEST + 100


# --- signature ---


def header(request: bytes, name: str) -> str | None:
    lines = request.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    return next((line.partition(": ")[2] for line in lines if line.lower().startswith(name.lower())), None)


def test_an_alert_is_signed_over_time_and_body_as_the_page_says():
    with Wire(scripted_server.answers(204)) as server:
        assert WebhookPager(server.url, 2000, "auto", "the secret").send(ALERT)
    (request,) = server.requests
    at, code = (part.partition("=")[2] for part in header(request, SIGNATURE).split(","))
    body = request.partition(b"\r\n\r\n")[2]
    assert body == encoded(FORMATS["json"].body(ALERT, ""))
    assert code == hmac.new(b"the secret", at.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert b"the secret" not in request


def test_without_a_secret_nothing_is_signed():
    with Wire(scripted_server.answers(204)) as server:
        WebhookPager(server.url, 2000).send(ALERT)
    assert header(server.requests[0], SIGNATURE) is None


# --- the log ---


@pytest.mark.parametrize(
    ("status", "said"), [(404, "status 404"), (302, "status 302"), (200, "status 200")], ids=["refused", "moved", "no"]
)
def test_a_failure_is_logged_with_host_and_status_and_never_with_the_path(caplog, status, said):
    with Wire(answering(lambda _: (status, b'{"ok": false}'))) as server:
        address = f"{server.url}/bot123:key-canary/sendMessage?chat_id=5&key=query-canary"
        WebhookPager(address, 2000, "telegram", "secret-canary").send(ALERT)
    (record,) = caplog.records
    assert "127.0.0.1" in record.getMessage() and said in record.getMessage() and record.event == "alert.failed"
    assert "canary" not in caplog.text and EVIL not in caplog.text


def test_a_closed_port_is_logged_first_and_then_ever_more_rarely(caplog):
    pager = WebhookPager(f"http://127.0.0.1:{scripted_server.closed_port()}/", 1000)
    logged = []
    for tries in range(40):
        caplog.clear()
        assert not pager.send(Alert(1, 1, "review", "D-1", "text", tries))
        logged += [tries] if caplog.records else []
    assert logged == [0, 1, 3, 7, 15, 31]
