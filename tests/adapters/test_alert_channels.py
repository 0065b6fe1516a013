"""Alert channels: one JSON object each, and False until the other side takes it."""

import json

import pytest

from inapp.adapters.alert_channels import LogPager, WebhookPager
from inapp.domain.model import Alert
from tests.support import scripted_server
from tests.support.scripted_server import Wire

ALERT = Alert(id=3, at=1_760_000_000_123, code="ambiguous", ref="D-7F3K2Q", text="A booking\nis unknown, Zoë", tries=2)


def test_an_alert_is_posted_as_json():
    with Wire(scripted_server.answers(204)) as server:
        assert WebhookPager(f"{server.url}/hook?key=k", 1000).send(ALERT)
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /hook?key=k HTTP/1.1") and b"Content-Type: application/json" in head
    assert json.loads(body) == {
        "id": 3,
        "at": 1_760_000_000_123,
        "code": "ambiguous",
        "ref": "D-7F3K2Q",
        "text": "A booking\nis unknown, Zoë",
    }
    assert b"Zo\\u00eb" in body


@pytest.mark.parametrize(
    "script",
    [
        scripted_server.answers(302, Location="/"),
        scripted_server.answers(404),
        scripted_server.answers(500),
        scripted_server.reads_all_then_resets,
        scripted_server.never_answers,
    ],
)
def test_an_alert_without_a_2xx_answer_must_be_sent_again(script):
    with Wire(script) as server:
        assert not WebhookPager(server.url, 1000).send(ALERT)


def test_an_alert_for_a_closed_port_must_be_sent_again():
    assert not WebhookPager(f"http://127.0.0.1:{scripted_server.closed_port()}", 1000).send(ALERT)


def test_without_an_address_an_alert_is_one_line_of_the_log(caplog):
    assert LogPager().send(ALERT)
    (record,) = caplog.records
    assert record.levelname == "WARNING" and "D-7F3K2Q" in record.getMessage()
    assert "\n" not in record.getMessage()
