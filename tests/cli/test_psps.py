"""`stripe webhook create`: the endpoint is made or repaired, and its secret goes into a file alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from inapp.cli import psps
from psp_adapters.stripe import codes
from psp_adapters.stripe.client import VERSION
from tests.contract.psp_cases import StripeCase
from tests.support.harness import World

ADDRESS = "https://pay.example.com"
URL = f"{ADDRESS}/psp/stripe/webhook"


@pytest.fixture
def case(tmp_path: Path) -> StripeCase:
    return StripeCase(tmp_path)


@pytest.fixture
def create(case: StripeCase, world: World, app: Flask, tmp_path: Path) -> Callable[..., Result]:
    """Run the command; a name for the secret's file may be given."""

    def run(name: str = "secret") -> Result:
        cashier = replace(world.cashier, psps={"stripe": case.psp}, public_url=ADDRESS)
        (group,) = psps.commands(cashier)
        app.cli.add_command(group)
        words = ["stripe", "webhook", "create", "--secret-file", str(tmp_path / name)]
        return app.test_cli_runner().invoke(args=words)

    return run


def endpoint(case: StripeCase) -> dict:
    (found,) = [one for one in case.local.v1.webhook_endpoints.list().data if one.url == URL]
    return found.to_dict()


def test_an_endpoint_is_made_with_what_we_follow_and_its_secret_is_shown_nowhere(
    case: StripeCase, create: Callable[..., Result], tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    made = create()
    assert made.exit_code == 0, made.output
    secret = (tmp_path / "secret").read_text().strip()
    assert secret.startswith("whsec_") and secret not in made.output + caplog.text
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert "start the cashier again" in made.output
    found = endpoint(case)
    assert set(found["enabled_events"]) == set(codes.EVENTS)
    assert (found["api_version"], found["status"]) == (VERSION, "enabled")
    assert case.psp.check_webhook(URL) == []


def test_an_endpoint_that_hears_too_little_or_is_off_is_repaired(
    case: StripeCase, create: Callable[..., Result], tmp_path: Path
):
    create()
    found = endpoint(case)
    case.local.v1.webhook_endpoints.update(found["id"], {"enabled_events": ["charge.failed"], "disabled": True})
    assert case.psp.check_webhook(URL) != []
    repaired = create("another")
    assert repaired.exit_code == 0 and "now also hears" in repaired.output
    assert not (tmp_path / "another").exists(), "an old endpoint tells its secret no more"
    assert set(endpoint(case)["enabled_events"]) == {"charge.failed", *codes.EVENTS}
    assert case.psp.check_webhook(URL) == []
    assert "hears everything" in create("third").output


def test_two_endpoints_at_our_address_are_told(case: StripeCase, create: Callable[..., Result]):
    for _ in range(2):
        case.local.v1.webhook_endpoints.create({"url": URL, "enabled_events": ["*"]})
    assert "2 endpoints have this address" in create().output


def test_no_file_is_overwritten_and_nothing_is_registered_without_a_place_for_the_secret(
    case: StripeCase, create: Callable[..., Result], tmp_path: Path
):
    (tmp_path / "secret").write_text("another")
    assert create().exit_code == 1
    assert (tmp_path / "secret").read_text() == "another"
    assert [one.url for one in case.local.v1.webhook_endpoints.list().data if one.url == URL] == []


def test_a_key_without_the_right_says_which_right_it_needs(
    case: StripeCase, create: Callable[..., Result], tmp_path: Path
):
    case.local.sim("standing", forbidden=["webhook_endpoints.create"])
    refused = create()
    assert refused.exit_code == 1 and "write on webhook endpoints" in refused.output
    assert not (tmp_path / "secret").exists()


def test_an_adapter_that_cannot_register_has_no_such_command(world: World):
    assert psps.commands(world.cashier) == []
