"""`flask --app app payments ...`: look at payments and decide what nobody else can."""

import json
from datetime import UTC, datetime

import click

from inapp.commands import MAX_ID, Group
from inapp.domain.model import Payment, Unmatched
from inapp.domain.ports import Parts
from inapp.flows import staff


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _row(parts: Parts, payment: Payment) -> dict[str, object]:
    with parts.store.read() as db:
        attempts = db.attempts(payment.ref)
    confirmed = [attempt for attempt in attempts if attempt.balance_history_id is not None]
    return {
        "reference": payment.ref,
        "kind": str(payment.kind),
        "user_id": payment.user_id,
        "login": payment.login,
        "amount": payment.money.text,
        "currency": payment.money.currency,
        "state": str(payment.status),
        "balance_history_id": confirmed[-1].balance_history_id if confirmed else None,
        "created": _time(payment.created),
        "attempts": len(attempts),
    }


def _parked_row(money: Unmatched) -> dict[str, object]:
    return {
        "reference": money.ref,
        "kind": "unmatched",
        "user_id": None,
        "login": None,
        "amount": money.money.text if money.money else None,
        "currency": money.money.currency if money.money else None,
        "state": money.state,
        "balance_history_id": None,
        "created": _time(money.created),
        "attempts": 0,
    }


def _print_row(row: dict[str, object]) -> None:
    words = (row["reference"], row["kind"], row["login"], row["amount"], row["currency"], row["state"], row["created"])
    click.echo("\t".join("-" if word is None else str(word) for word in words))


def commands(parts: Parts) -> list[click.Command]:
    """`payments ...`."""
    group = Group("payments", help="Look at payments and decide what nobody else can.")
    as_json = click.option("--json", "as_json", is_flag=True)
    by = click.option("--by", required=True, help="Your name; it is recorded, not checked.")

    @group.command("list")
    @click.option("--needs-review", is_flag=True, help="Only what waits for a person.")
    @as_json
    def list_payments(needs_review: bool, as_json: bool) -> None:
        """All payments, oldest first."""
        with parts.store.read() as db:
            found = db.all_payments(needs_review)
            parked = db.all_unmatched("parked", "refunding") if needs_review else []
        rows = [*(_row(parts, payment) for payment in found), *map(_parked_row, parked)]
        if as_json:
            click.echo(json.dumps(rows, indent=2))
            return
        for row in rows:
            _print_row(row)

    @group.command("show")
    @click.argument("ref")
    @as_json
    def show(ref: str, as_json: bool) -> None:
        """One payment with its history and its attempts."""
        with parts.store.read() as db:
            payment, parked = db.payment(ref), db.unmatched(ref)
            attempts, history = db.attempts(ref), db.history(ref)
        if payment is None and parked is None:
            raise click.ClickException(f"There is no payment {ref}")
        row = _row(parts, payment) if payment else _parked_row(parked)  # type: ignore[arg-type]
        if as_json:
            click.echo(json.dumps(row, indent=2))
            return
        for name, value in row.items():
            click.echo(f"{name:20}{'-' if value is None else value}")
        detail = payment or parked
        click.echo(f"{'psp':20}{detail.psp if detail else '-'}\n{'psp_ref':20}{detail.psp_ref if detail else '-'}")
        click.echo(f"{'reason':20}{detail.reason if detail else '-'}")
        for change in history:
            click.echo(f"  {_time(change.at)}  {change.event} -> {change.became}  by {change.by}")
        for attempt in attempts:
            number = attempt.balance_history_id or "-"
            click.echo(
                f"  {attempt.external_id}  {attempt.type} {attempt.amount}  {attempt.state} {attempt.code} {number}"
            )

    @group.command("resolve")
    @click.argument("ref")
    @click.option("--booked", type=click.IntRange(1, MAX_ID), metavar="ID", help="cTrader has it, under this id.")
    @click.option("--not-booked", is_flag=True, help="cTrader does not have it.")
    @click.option("--paid-elsewhere", is_flag=True, help="The trader got the money of a failed payout another way.")
    @by
    def resolve(ref: str, booked: int | None, not_booked: bool, paid_elsewhere: bool, by: str) -> None:
        """Say what became of a payment's booking; it counts when two different people say the same."""
        if (booked is not None) + not_booked + paid_elsewhere != 1:
            raise click.ClickException("say one of --booked ID, --not-booked and --paid-elsewhere")
        click.echo(staff.decide(parts, ref, booked, by, paid_elsewhere).text)

    @group.command("approve")
    @click.argument("ref")
    @by
    def approve(ref: str, by: str) -> None:
        """Let a withdrawal go on that waits for approval."""
        click.echo(staff.approve(parts, ref, True, by).text)

    @group.command("refuse")
    @click.argument("ref")
    @by
    def refuse(ref: str, by: str) -> None:
        """Refuse a withdrawal that waits for approval."""
        click.echo(staff.approve(parts, ref, False, by).text)

    @group.command("refund")
    @click.argument("ref")
    @by
    def refund(ref: str, by: str) -> None:
        """Give captured money back to its payer."""
        click.echo(staff.order_refund(parts, ref, by).text)

    return [group]
