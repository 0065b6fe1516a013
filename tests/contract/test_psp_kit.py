"""The adapter kit as somebody else uses it: on a package of their own, by the documented command."""

import inspect
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from inapp.domain.ports import Psp
from psp_adapters import AdapterContext

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs/writing-an-adapter.md").read_text()

ADAPTER = """
from inapp.domain.errors import Declined, OutcomeUnknown
from psp_adapters.mock import create as create_mock
from psp_adapters.mock.adapter import Mock


class Parrot(Mock):
    name = "parrot"
    lost = OutcomeUnknown

    def pay_out(self, payment, key):
        try:
            return super().pay_out(payment, key)
        except TimeoutError:
            raise self.lost("no answer") from None


class Hasty(Parrot):
    lost = Declined


def create(context):
    mock = create_mock(context)
    return Parrot(mock.provider, mock._signatures, mock.courier, context.public_url)
"""
CASE = """
from inapp.domain.errors import OutcomeUnknown
from parrot_psp import Hasty, Parrot
from tests.contract.psp_cases import MockCase

HEARD_BY = {"start_deposit": "open_payment", "look_up": "find"}


class ParrotCase(MockCase):
    adapter = Parrot
    cannot = {what: why for what, why in MockCase.cannot.items() if what != "lost answers"}

    def lose_answer(self, call, effect):
        provider = self.psp.provider
        name, failure = HEARD_BY.get(call, call), TimeoutError if call == "pay_out" else OutcomeUnknown
        ask = getattr(provider, name)

        def once(*facts):
            setattr(provider, name, ask)
            if effect:
                ask(*facts)
            raise failure("no answer")

        setattr(provider, name, once)


class HastyCase(ParrotCase):
    adapter = Hasty


class Gullible(Parrot):
    def read_webhook(self, headers, body):
        return super().read_webhook({}, body) if b"evt" not in body else self.signatures_of_anybody(body)

    def signatures_of_anybody(self, body):
        from inapp.domain.model import PspEvent, PspObjectType
        import json
        event = json.loads(body)
        return [PspEvent(event["id"], event["type"], PspObjectType.PAYMENT, event["ref"], event["psp_ref"])]


class GullibleCase(ParrotCase):
    adapter = Gullible
"""
ACME_CASE = """
from acme_cashier import Acme
from psp_adapters.mock.adapter import Mock
from tests.contract.psp_cases import MockCase


class Filled(Acme):
    def __init__(self, *parts, **named):
        Mock.__init__(self, *parts, **named)
        self.methods = Acme.methods

    start_deposit, look_up, read_webhook = Mock.start_deposit, Mock.look_up, Mock.read_webhook
    refund, cancel, check = Mock.refund, Mock.cancel, Mock.check


class AcmeCase(MockCase):
    adapter = Filled
    cannot = MockCase.cannot | {"pay out": "Acme takes deposits alone"}
"""
"""The page's file, with the mock's provider behind it."""


def block(language: str) -> str:
    """The one block of the page in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return found


def installed(folder: Path, name: str, points: str, **modules: str) -> Path:
    """Somebody else's package, installed as far as Python can tell."""
    for module, text in modules.items():
        (folder / f"{module}.py").write_text(text)
    info = folder / f"{name}_psp-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-psp\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[cashier.psp]\n{points}\n")
    return folder


@pytest.fixture
def package(tmp_path: Path) -> Path:
    points = "parrot = parrot_psp:create"
    return installed(tmp_path, "parrot", points, parrot_psp=ADAPTER, parrot_case=CASE)


def contract(package: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "tests/contract/test_psp_contract.py",
        "-vv",
        "-p",
        "no:cacheprovider",
        *more,
    ]
    environment = os.environ | {"PYTHONPATH": str(package)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)


def test_the_kit_passes_an_adapter_of_another_package_by_the_documented_command(package: Path) -> None:
    command = "--adapter parrot --case parrot_case:ParrotCase"
    assert command in PAGE.replace("acme", "parrot").replace("AcmeCase", "ParrotCase")
    run = contract(package, *command.split())
    assert run.returncode == 0, run.stdout + run.stderr
    assert "[parrot" in run.stdout and "[mock" not in run.stdout and "[stripe" not in run.stdout


def test_the_file_that_the_page_begins_with_passes_the_kit_once_its_calls_are_filled_in(tmp_path: Path) -> None:
    points = tomllib.loads(block("toml"))["project"]["entry-points"]["cashier.psp"]
    (point,) = (f"{name} = {where}" for name, where in points.items())
    package = installed(tmp_path, "acme", point, acme_cashier=block("python"), acme_case=ACME_CASE)
    (command,) = re.findall(r"pytest (tests/contract/test_psp_contract.py --adapter .*)", PAGE)
    run = contract(package, *command.split()[1:])
    assert run.returncode == 0, run.stdout + run.stderr
    assert "[acme" in run.stdout and "[mock" not in run.stdout


def test_the_file_that_the_page_begins_with_has_every_call_of_the_port() -> None:
    module: dict[str, Any] = {}
    exec(block("python"), module)
    assert len(block("python").splitlines()) <= 38, "two thirds of what it was without a base class"
    for name, promised in inspect.getmembers(Psp, inspect.isfunction):
        if not name.startswith("_"):
            assert inspect.signature(getattr(module["Acme"], name)) == inspect.signature(promised), name
    with pytest.raises(ValueError, match="ACME_KEY is missing"):
        module["Acme"](AdapterContext({}, "https://cashier.test", "cashier.db"))


def test_the_kit_catches_an_adapter_that_believes_every_webhook(package: Path) -> None:
    run = contract(package, "--adapter", "parrot", "--case", "parrot_case:GullibleCase", "-k", "signed or replay")
    assert run.returncode == 1
    assert "FAILED tests/contract/test_psp_contract.py::test_a_webhook_signed_at_another_time_is_refused" in run.stdout


def test_the_kit_catches_an_adapter_that_takes_a_lost_answer_to_a_payout_for_a_no(package: Path) -> None:
    run = contract(package, "--adapter", "parrot", "--case", "parrot_case:HastyCase")
    assert run.returncode == 1
    failed = {line.split("::")[1].split("[")[0] for line in run.stdout.splitlines() if line.startswith("FAILED")}
    assert failed == {"test_a_payout_whose_answer_is_lost_is_made_once"}


@pytest.mark.parametrize("half", [("--adapter", "parrot"), ("--case", "parrot_case:ParrotCase")])
def test_half_a_command_is_refused_and_does_not_pass_for_the_whole(package: Path, half: tuple[str, str]) -> None:
    run = contract(package, *half)
    assert run.returncode != 0
    assert "--adapter and --case belong together" in run.stdout + run.stderr
