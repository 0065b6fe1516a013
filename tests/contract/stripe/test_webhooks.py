"""Stripe's webhooks: signature, time, and the object behind each."""

import json
import logging
import time
from dataclasses import replace

import pytest
import stripe

from inapp.domain.errors import BadSignature
from inapp.domain.model import PspObjectType
from psp_adapters.stripe import codes, objects

NOW = 1_800_000_000
SECRETS = ("whsec_new", "whsec_old")
DATA = {"id": "pi_1", "object": "payment_intent", "metadata": {"ref": "D-1"}}
OURS = {"id": "re_9", "object": "refund", "payment_intent": "pi_9", "metadata": {"ref": "D-1", "key": "D-1.refund.1"}}


def event(kind: str = "payment_intent.succeeded", **data: object) -> bytes:
    found = {"id": "evt_1", "type": kind, "data": {"object": {**DATA, **data}}}
    return json.dumps(found, indent=2).encode()


def sign(body: bytes, secret: str = SECRETS[0], at: int = NOW) -> str:
    return stripe.WebhookSignature.generate_signature_header(body.decode(), secret, at)


def read(body: bytes, header: str, now: float = NOW, secrets: tuple[str, ...] = SECRETS) -> list:
    return objects.read_webhook({"Stripe-Signature": header}, body, secrets, lambda: now)


@pytest.mark.fault("H03")
@pytest.mark.parametrize("away", [-301, 301, 86_400])
def test_an_old_webhook_and_one_from_the_future_are_refused_though_well_signed(away: int):
    with pytest.raises(BadSignature, match="time"):
        read(event(), sign(event(), at=NOW + away))


@pytest.mark.parametrize("away", [-300, 0, 300])
def test_five_minutes_on_both_sides_are_tolerated(away: int):
    assert read(event(), sign(event(), at=NOW + away))


@pytest.mark.fault("H02", "O03")
def test_any_configured_secret_and_one_good_signature_of_two_are_enough():
    body = event()
    new, old, strange = (sign(body, secret).partition(",")[2] for secret in (*SECRETS, "whsec_strange"))
    for signatures in (new, old, f"{strange},{new}", f"{new},{strange}", f"v0=abc,{old}"):
        assert read(body, f"t={NOW},{signatures}")
    with pytest.raises(BadSignature):
        read(body, f"t={NOW},{strange}")
    with pytest.raises(BadSignature):
        read(body, f"t={NOW},{old}", secrets=("whsec_new",))


@pytest.mark.fault("H02")
@pytest.mark.parametrize(
    "header",
    ["", "t=", "v1=abc", "t=abc,v1=abc", f"t={NOW}", f"t={NOW},v1=é", f"t={NOW},v1", f"t={NOW},v0=abc", ",,,", "==="],
)
def test_a_header_that_signs_nothing_is_refused(header: str):
    with pytest.raises(BadSignature):
        read(event(), header)


def test_a_second_time_in_the_header_does_not_make_an_old_signature_young():
    body = event()
    old = sign(body, at=NOW - 5000)
    for header in (f"{old},t={NOW}", f"t={NOW},{old}"):
        with pytest.raises(BadSignature):
            read(body, header)


@pytest.mark.fault("H05")
def test_only_the_raw_body_fits_the_signature():
    body = event()
    header = sign(body)
    with pytest.raises(BadSignature):
        read(json.dumps(json.loads(body)).encode(), header)


@pytest.mark.parametrize(
    ("kind", "found", "psp_ref"),
    [
        ("payment_intent.succeeded", {"id": "pi_9", "object": "payment_intent"}, "pi_9"),
        ("checkout.session.completed", {"id": "cs_9", "object": "checkout.session"}, "cs_9"),
        ("charge.refunded", {"id": "ch_9", "object": "charge", "payment_intent": "pi_9"}, "pi_9"),
        ("charge.dispute.created", {"id": "du_9", "object": "dispute", "payment_intent": "pi_9"}, "pi_9"),
        (
            "radar.early_fraud_warning.created",
            {"id": "issfr_9", "object": "radar.early_fraud_warning", "payment_intent": "pi_9"},
            "pi_9",
        ),
        ("refund.failed", OURS, "re_9"),
        ("refund.failed", OURS | {"metadata": {"ref": "D-1"}}, "pi_9"),  # by hand: its payment has lost something
    ],
)
def test_an_event_points_to_the_object_that_has_to_be_read(kind: str, found: dict, psp_ref: str):
    body = event(kind, **found)
    (pointer,) = read(body, sign(body))
    assert (pointer.id, pointer.type, pointer.ref, pointer.psp_ref) == ("evt_1", kind, "D-1", psp_ref)
    assert pointer.subject is (PspObjectType.REFUND if psp_ref == "re_9" else PspObjectType.PAYMENT)


def test_an_event_of_an_unknown_type_is_accepted_and_logged_as_an_error(caplog: pytest.LogCaptureFixture):
    body = event("capital.financing_offer.created")
    assert read(body, sign(body)) == []
    assert "capital.financing_offer.created" in caplog.text
    caplog.clear()
    body = event("charge.succeeded")
    with caplog.at_level(logging.ERROR):
        assert read(body, sign(body)) == []
    assert caplog.text == ""


@pytest.mark.fault("H07")
def test_a_charge_that_was_made_without_an_intent_is_taken_and_left_alone():
    """Otherwise Stripe would repeat it for three days and then switch the webhook off."""
    body = event("charge.refunded", object="charge", payment_intent=None)
    assert read(body, sign(body)) == []


def test_an_event_without_metadata_still_points_to_its_object():
    body = event(metadata=None)
    assert [(one.ref, one.psp_ref) for one in read(body, sign(body))] == [("", "pi_1")]


def test_a_list_of_events_may_be_asked_for_all_types_at_once():
    assert len(codes.EVENTS) <= 20


@pytest.mark.fault("H19")
def test_a_flood_of_junk_is_refused_before_anything_is_parsed_and_leaves_the_service_alive(
    client, world, app, monkeypatch: pytest.MonkeyPatch
):
    from tests.contract.psp_cases import SECRET, Stripe, StripeSettings

    adapter = Stripe(StripeSettings(SECRET, "pk_test_local", SECRETS, "http://127.0.0.1:1"))
    monkeypatch.setitem(world.cashier.psps, "stripe", adapter)
    monkeypatch.setattr(objects.json, "loads", lambda text: pytest.fail("an unsigned body was parsed"))
    junk = [b"{" * 60_000, b'{"id": "evt_1"}', b"\xff" * 1000, b""]
    begun = time.perf_counter()
    for number in range(2000):
        answer = client.post("/psp/stripe/webhook", data=junk[number % 4], headers={"Stripe-Signature": "t=1,v1=0"})
        assert answer.status_code == 400
    assert time.perf_counter() - begun < 20
    assert client.post("/psp/stripe/webhook", data=b"x" * 10_000_000).status_code == 413
    with world.database.read() as db:
        assert db.waiting_events(world.clock.now(), 10) == []


def test_the_secrets_stand_in_no_representation():
    from tests.contract.psp_cases import StripeSettings

    options = replace(StripeSettings("sk_test_hush", "pk_test_1", ("whsec_hush",)))
    assert "hush" not in repr(options)
