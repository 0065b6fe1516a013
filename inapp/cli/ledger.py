"""`cashier ledger ...`: where each cent is, whether the ledger can be believed, and how two people correct it."""

import csv
import io
from collections.abc import Callable, Iterator

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, BY, Group, cell, moment, print_rows, speaker, tell
from inapp.domain.ledger import type_of
from inapp.domain.text import uncalculated
from inapp.operations import ledger, ledger_forms

INHERITED = "{count} of them were posted at the migration of an older database, from what its rows said then"
AT = click.option("--at", "day", metavar="DAY", help="As they were when this day of UTC had ended: 2026-11-27.")


def commands(cashier: Cashier) -> list[Group]:
    """The group."""
    group = Group("ledger", help="Where each cent is, and why.")
    _add_looks(group, cashier)
    _add_verify(group, cashier)
    _add_export(group, cashier)
    _add_correct(group, cashier)
    return [group]


def _add_looks(group: Group, cashier: Cashier) -> None:
    @group.command("balances")
    @AT
    @AS_JSON
    def balances(day: str | None, as_json: bool) -> None:
        """The balance of each account and currency: what an account has is above zero, what it owes below."""
        found = ledger.balances(cashier, ledger.end_of(day) if day else None)
        rows = [
            {"account": one.account, "type": type_of(one.account).lower(), "amount": one.text, "currency": one.currency}
            for one in found
        ]
        print_rows(rows, as_json)

    @group.command("show")
    @click.argument("account")
    @click.option("--open", "is_open", is_flag=True, help="Only what has not come to zero, by payment, with its age.")
    @click.option("--count", default=50, show_default=True, type=click.IntRange(1, 1_000_000))
    @AS_JSON
    def show(account: str, is_open: bool, count: int, as_json: bool) -> None:
        """The newest postings of an ACCOUNT such as transit:in, each with the balance after it."""
        rows: list[dict[str, object]]
        if is_open:
            rows = [
                {
                    "about": one.about,
                    "since": moment(one.since),
                    "amount": one.balance.text,
                    "currency": one.balance.currency,
                }
                for one in ledger.open_items(cashier, account)
            ]
        else:
            rows = [
                {
                    "at": moment(line.at),
                    "entry": line.id,
                    "event": line.event,
                    "subject": line.subject,
                    "amount": line.money.text,
                    "balance": balance.text,
                    "currency": line.money.currency,
                }
                for line, balance in ledger.postings(cashier, account, count)
            ]
        print_rows(rows, as_json)


def _add_verify(group: Group, cashier: Cashier) -> None:
    @group.command("verify")
    def verify() -> None:
        """Make all postings again from the rows of payments, and compare; exit code 1 if they differ."""
        proof = ledger.proof(cashier)
        for difference in proof.differences:
            click.echo(cell(difference))
        if proof.broken is not None:
            click.echo(f"entry {proof.broken} does not follow from the one before it")
        if not proof.holds:
            raise click.ClickException("the ledger is not what the rows say: find out who changed which of them")
        click.echo(f"{proof.entries} entries, and each follows from the rows and from the entry before it")
        if proof.inherited:
            click.echo(INHERITED.format(count=proof.inherited))


def _add_export(group: Group, cashier: Cashier) -> None:
    forms: dict[str, Callable[[Cashier, int | None], Iterator[str]]] = {
        "beancount": ledger_forms.beancount_lines,
        "csv": _csv_lines,
    }

    @group.command("export")
    @click.option("--format", "form", required=True, type=click.Choice(sorted(forms)))
    @AT
    def export(form: str, day: str | None) -> None:
        """Every posting for other programs; `bean-check FILE` proves what --format beancount has written."""
        for line in forms[form](cashier, ledger.end_of(day) if day else None):
            click.echo(line)


def _csv_lines(cashier: Cashier, until: int | None) -> Iterator[str]:
    for row in ledger_forms.csv_rows(cashier, until):
        text = io.StringIO()
        csv.writer(text).writerow([uncalculated(str(value)) for value in row])
        yield text.getvalue().rstrip("\r\n")


def _add_correct(group: Group, cashier: Cashier) -> None:
    @group.command("correct")
    @click.option("--from", "credit", required=True, metavar="ACCOUNT", help="The account that gives.")
    @click.option("--to", "debit", required=True, metavar="ACCOUNT", help="The account that gets.")
    @click.argument("amount")
    @click.argument("currency")
    @click.option("--reason", required=True, help="Why; the entry keeps it for ever.")
    @BY
    def correct(credit: str, debit: str, amount: str, currency: str, reason: str, by: str) -> None:
        """Move AMOUNT CURRENCY between accounts, or write it off to `correction`, once two people have said the same.

        Both use a login of their own, and neither is root.
        """
        tell(ledger.correct(cashier, debit, credit, amount, currency, reason, speaker(by)))
