"""`cashier events ...`: what the broker's CRM was told, what waits, and telling it once more."""

import json

from flask import Flask

from inapp.operations import events_out
from tests.support.crm import with_events
from tests.support.harness import World


def run(app: Flask, *words: str):
    return app.test_cli_runner().invoke(args=["events", *words])


def test_events_are_listed_with_what_keeps_them_and_are_told_once_more(app: Flask, world: World) -> None:
    events = with_events(world)
    taken = world.deposit()
    events_out.deliver(world.cashier)
    events.away = True
    world.psp.pay(taken.ref)
    world.hear(world.psp.pay(taken.ref))
    world.run()
    events_out.deliver(world.cashier)
    (waiting,) = json.loads(run(app, "list", "--waiting", "--count", "1", "--json").stdout)
    assert (waiting["ref"], waiting["state"], waiting["event"]) == (taken.ref, "waiting", "credit_booked")
    assert len(json.loads(run(app, "list", taken.ref, "--json").stdout)) == 5
    assert "no answer in time" in run(app, "list").stdout
    done = run(app, "replay", taken.ref, "--by", "Ann")
    assert (done.exit_code, done.stdout) == (0, "5 events will be told once more\n")
    with world.database.read() as db:
        (line,) = db.all("SELECT * FROM audit")
    assert (line["verb"], line["name"], line["subject"]) == ("replayed", "Ann", taken.ref)


def test_a_replay_without_a_payment_needs_a_time(app: Flask, world: World) -> None:
    with_events(world)
    refused = run(app, "replay", "--by", "Ann")
    assert refused.exit_code == 1
    assert "Name a payment, or a time" in refused.stderr
    assert run(app, "replay", "--since", "2025-10-01", "--until", "2025-10-20", "--by", "Ann").exit_code == 0
