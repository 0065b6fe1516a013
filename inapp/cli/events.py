"""`cashier events ...`: what the broker's CRM is told of payments, and telling it once more."""

from datetime import UTC, datetime

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, BY, Group, moment, print_rows, speaker
from inapp.operations import events_out

DAY = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])


def _milliseconds(at: datetime | None) -> int | None:
    return None if at is None else round(at.replace(tzinfo=UTC).timestamp() * 1000)


def commands(cashier: Cashier) -> list[Group]:
    """The one group."""
    group = Group("events", help="What the broker's CRM is told of payments.")

    @group.command("list")
    @click.argument("ref", default="")
    @click.option("--waiting", is_flag=True, help="Only those that were not taken yet.")
    @click.option("--count", default=50, show_default=True, type=click.IntRange(1, 10_000))
    @AS_JSON
    def list_events(ref: str, waiting: bool, count: int, as_json: bool) -> None:
        """List the newest events, of payment REF or of all, with how their delivery stands."""
        with cashier.store.read() as db:
            rows = []
            for event in db.events_out(ref, waiting, count):
                told = events_out.body(db, event)
                rows.append(
                    {"n": event.seq, "ref": event.ref, "type": told["type"], "event": told["event"]}
                    | {"became": told["became"], "replay": event.replay, "created": moment(event.created)}
                    | {"state": "taken" if event.taken else "waiting", "tries": event.tries}
                    | {"next": None if event.taken else moment(event.due), "problem": event.problem}
                )
        print_rows(rows, as_json)

    @group.command()
    @click.argument("ref", default="")
    @click.option("--since", type=DAY, help="Instead of REF: every payment, from this moment of UTC on.")
    @click.option("--until", type=DAY, help="Up to this moment; without it: up to now.")
    @BY
    def replay(ref: str, since: datetime | None, until: datetime | None, by: str) -> None:
        """Tell the CRM once more of payment REF, or of all payments of a time."""
        begin = _milliseconds(since) or 0
        many = events_out.replay(cashier, speaker(by), ref, begin, _milliseconds(until))
        click.echo(f"{many} event{'s' * (many != 1)} will be told once more")

    return [group]
