"""`cashier mails list`: what waits, what was given up, and why."""

import json
from dataclasses import replace

from flask import Flask

from inapp.domain.errors import Declined
from inapp.domain.letters import Letter, Notice
from inapp.payments import mails
from tests.support.harness import World


class Refusing:
    """A mail server that takes nothing."""

    def check(self) -> str:
        return ""

    def send(self, letter: Letter | Notice) -> None:
        raise Declined("the address is refused (550)")


def test_mails_that_wait_and_those_given_up_are_listed_without_an_address(app: Flask, world: World) -> None:
    deposit = world.paid_deposit()
    world.run()
    mails.deliver(replace(world.cashier, mailer=Refusing()))
    world.withdrawal()
    world.run()
    done = app.test_cli_runner().invoke(args=["mails", "list", "--json"])
    given_up, waiting = json.loads(done.stdout)
    assert given_up["event"].startswith(f"{deposit.ref}.credited.")
    assert (given_up["state"], given_up["next"]) == ("given up", None)
    assert given_up["problem"] == "the mail server refuses it: the address is refused (550)"
    assert (waiting["kind"], waiting["state"], waiting["tries"], waiting["problem"]) == ("paid_out", "waiting", 0, "")
    assert "@" not in done.stdout
    table = app.test_cli_runner().invoke(args=["mails", "list"])
    assert table.exit_code == 0
    assert "given up" in table.stdout
