"""`cashier disputes ...`: disputes of deposits, what is done about lost ones, and the evidence for an answer."""

import os
from pathlib import Path

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, BY, Group, moment, print_rows, speaker, tell
from inapp.domain.disputes import Claim
from inapp.payments import dispute_debits, evidence

PSP, ID = click.argument("psp"), click.argument("dispute_id", metavar="DISPUTE")
AMOUNT = click.option("--amount", default="", help="Less than all that is left.")


def _row(claim: Claim) -> dict[str, object]:
    one = claim.dispute
    return {
        "psp": claim.psp,
        "dispute": one.id,
        "ref": claim.ref,
        "user": claim.user_id,
        "login": claim.login,
        "amount": str(one.money or ""),
        "reason": one.reason,
        "due": moment(one.due) if one.due else None,
        "state": one.state,
        "debited": str(claim.debited) if claim.debited and claim.debited.minor else None,
        "owed": str(claim.owed) if claim.owed and claim.owed.minor else None,
    }


def commands(cashier: Cashier) -> list[Group]:
    """The one group."""
    group = Group("disputes", help="Disputes of deposits.")
    _add_decisions(group, cashier)

    @group.command("list")
    @click.option("--count", default=200, show_default=True, type=click.IntRange(1, 10_000))
    @AS_JSON
    def list_disputes(count: int, as_json: bool) -> None:
        """List disputes, those that wait for an answer first, with what was done about them."""
        with cashier.store.read() as db:
            rows = [_row(claim) for claim in db.claims(count)]
        print_rows(rows, as_json)

    @group.command("evidence")
    @click.argument("ref")
    @click.option("--file", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new file, a zip.")
    @BY
    def export(ref: str, file: Path, by: str) -> None:
        """Write all that is stored of deposit REF and of its trader into a zip, for its owner alone."""
        found = evidence.export(cashier, speaker(by), ref)
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
                opened.write(found)
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}") from None
        click.echo(f"{file}: the evidence of {ref}")

    return [group]


def _add_decisions(group: Group, cashier: Cashier) -> None:
    @group.command()
    @PSP
    @ID
    @AMOUNT
    @BY
    def debit(psp: str, dispute_id: str, amount: str, by: str) -> None:
        """Debit a lost dispute from its account, once two people have said the same; never below free margin."""
        tell(dispute_debits.debit(cashier, speaker(by), psp, dispute_id, amount).text)

    @group.command()
    @PSP
    @ID
    @AMOUNT
    @click.option("--reason", required=True, help="Why; the entry keeps it for ever.")
    @BY
    def owe(psp: str, dispute_id: str, amount: str, reason: str, by: str) -> None:
        """Let a lost dispute stand as owed by its trader, once two people have said the same."""
        tell(dispute_debits.owe(cashier, speaker(by), psp, dispute_id, amount, reason).text)
