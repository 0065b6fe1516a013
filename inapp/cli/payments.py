"""`flask --app app payments ...`: look at payments and decide what nobody else can."""

import json
from datetime import UTC, datetime

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, Group, Row, cell, fields, print_rows
from inapp.domain.disbursements import Disbursement, UnmatchedFunds, UnmatchedState
from inapp.domain.identifiers import MAX_ID
from inapp.domain.model import Attempt, Change, Payment, ReceivedEvent
from inapp.domain.states import PaymentType
from inapp.payments import decisions

NOT_OURS = ("not ours", "never ordered", "unknown object")
"""What the inbox says of webhooks that name nothing of ours, or nothing that the PSP knows."""


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _row(payment: Payment, attempts: int, number: int | None) -> dict[str, object]:
    return {
        "reference": payment.ref,
        "kind": str(payment.kind),
        "user_id": payment.user_id,
        "login": payment.login,
        "amount": payment.money.text,
        "currency": payment.money.currency,
        "state": str(payment.status),
        "balance_history_id": number,
        "created": _time(payment.created),
        "attempts": attempts,
    }


def _funds_row(funds: UnmatchedFunds) -> dict[str, object]:
    return {
        "reference": funds.ref,
        "kind": "unmatched",
        "user_id": None,
        "login": None,
        "amount": funds.money.text if funds.money else None,
        "currency": funds.money.currency if funds.money else None,
        "state": str(funds.state),
        "balance_history_id": None,
        "created": _time(funds.created),
        "attempts": 0,
    }


def _more(payment: Payment) -> dict[str, object]:
    """What its PSP tells of a payment."""
    elsewhere = payment.refunded_elsewhere
    return {
        "psp": payment.psp,
        "psp_ref": payment.psp_ref,
        "method": payment.method,
        "reason": payment.reason,
        "captured": payment.captured.text if payment.captured else None,
        "captured_currency": payment.captured.currency if payment.captured else None,
        "instrument": payment.instrument,
        "disputed": payment.disputed,
        "refunded_elsewhere": elsewhere.text if elsewhere else None,
    }


def _disbursement_row(disbursement: Disbursement) -> Row:
    """A payout or refund. `of` is what a refund gives back, `psp_ref` what it is at the PSP."""
    return {
        "key": disbursement.key,
        "reference": disbursement.ref,
        "action": str(disbursement.type),
        "amount": disbursement.money.text,
        "currency": disbursement.money.currency,
        "state": str(disbursement.state),
        "instrument": disbursement.label,
        "reason": disbursement.reason,
        "of": disbursement.source_ref,
        "psp_ref": disbursement.psp_ref,
    }


def _change_row(change: Change) -> Row:
    return {"at": _time(change.at), "event": change.event, "state": change.became, "by": change.by}


def _attempt_row(attempt: Attempt) -> Row:
    amount = {"amount": attempt.money.text}
    return {
        **fields(attempt, "external_id", "type"),
        **amount,
        **fields(attempt, "state", "code", "balance_history_id"),
    }


def _event_row(heard: ReceivedEvent) -> Row:
    return {
        "received": _time(heard.received),
        "psp": heard.psp,
        "event": heard.event.id,
        "type": heard.event.type,
        "reference": heard.event.ref,
        "psp_ref": heard.event.psp_ref,
        "result": heard.result,
    }


def _listed(cashier: Cashier, needs_review: bool, disputed: bool) -> list[Row]:
    with cashier.store.read() as db:
        found, tallies = db.all_payments(needs_review, disputed), db.tallies()
        waiting = (UnmatchedState.HELD, UnmatchedState.REFUNDING) if needs_review and not disputed else ()
        unmatched = db.all_unmatched_funds(*waiting)
    rows = [_row(payment, *tallies.get(payment.ref, (0, None))) for payment in found]
    return [*rows, *map(_funds_row, unmatched)]


def _shown(cashier: Cashier, ref: str) -> tuple[Row, list[Row], list[Row], list[Row]]:
    """A payment or unmatched funds with its history, its bookings, and its payouts and refunds."""
    with cashier.store.read() as db:
        payment, funds = db.payment(ref), db.unmatched_funds(ref)
        attempts, history, made = db.attempts(ref), db.history(ref), db.disbursements(ref)
        if payment and payment.kind is PaymentType.DEPOSIT and payment.psp_ref:
            made += [refund for refund in db.refunds_of(payment.psp, payment.psp_ref) if refund.ref != ref]
    if payment:
        numbers = [attempt.balance_history_id for attempt in attempts if attempt.balance_history_id is not None]
        row = _row(payment, len(attempts), numbers[-1] if numbers else None) | _more(payment)
    elif funds:
        row = _funds_row(funds) | {"psp": funds.psp, "psp_ref": funds.psp_ref, "reason": funds.reason}
    else:
        raise click.ClickException(f"There is no payment {ref}")
    return row, list(map(_change_row, history)), list(map(_attempt_row, attempts)), list(map(_disbursement_row, made))


def commands(cashier: Cashier) -> list[click.Command]:
    """`payments ...`."""
    group = Group("payments", help="Look at payments and decide what nobody else can.")
    _looking(group, cashier)
    _deciding(group, cashier)
    return [group]


def _looking(group: Group, cashier: Cashier) -> None:
    @group.command("list")
    @click.option("--needs-review", is_flag=True, help="Only what waits for a person.")
    @click.option("--disputed", is_flag=True, help="Only deposits that the payer's bank disputes.")
    @AS_JSON
    def list_payments(needs_review: bool, disputed: bool, as_json: bool) -> None:
        """All payments, oldest first."""
        rows = _listed(cashier, needs_review, disputed)
        print_rows(rows, as_json, "reference", "kind", "login", "amount", "currency", "state", "created")

    @group.command("show")
    @click.argument("ref")
    @AS_JSON
    def show(ref: str, as_json: bool) -> None:
        """One payment with its history, its bookings, and its payouts and refunds at the PSP."""
        row, history, attempts, calls = _shown(cashier, ref)
        if as_json:
            click.echo(json.dumps({**row, "calls": calls}, indent=2))
            return
        for name, value in row.items():
            click.echo(f"{name:20}{cell(value)}")
        names = ("key", "action", "amount", "currency", "state", "instrument", "reason", "psp_ref")
        for rows, shown in ((history, ()), (attempts, ()), (calls, names)):
            if rows:
                click.echo()
                print_rows(rows, False, *shown)

    @group.command("events")
    @click.option("--not-ours", is_flag=True, help="Only those about objects that are not ours.")
    @click.option("--count", default=50, show_default=True, type=click.IntRange(1, 10_000))
    @AS_JSON
    def events(not_ours: bool, count: int, as_json: bool) -> None:
        """The newest webhooks and what came of them."""
        with cashier.store.read() as db:
            rows = [_event_row(heard) for heard in db.newest_events(count, NOT_OURS if not_ours else ())]
        print_rows(rows, as_json)


def _deciding(group: Group, cashier: Cashier) -> None:
    by = click.option("--by", required=True, help="Your name; it is recorded, not checked.")

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
        click.echo(decisions.decide(cashier, ref, booked, by, paid_elsewhere).text)

    @group.command("approve")
    @click.argument("ref")
    @by
    def approve(ref: str, by: str) -> None:
        """Let a withdrawal go on that waits for approval."""
        click.echo(decisions.approve(cashier, ref, True, by).text)

    @group.command("refuse")
    @click.argument("ref")
    @by
    def refuse(ref: str, by: str) -> None:
        """Refuse a withdrawal that waits for approval."""
        click.echo(decisions.approve(cashier, ref, False, by).text)

    @group.command("refund")
    @click.argument("ref")
    @by
    def refund(ref: str, by: str) -> None:
        """Give captured money back to its payer."""
        click.echo(decisions.order_refund(cashier, ref, by).text)
