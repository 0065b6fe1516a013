"""`cashier reconcile`, `cashier breaks ...`: compare PSPs, cashier and cTrader, and end what differs."""

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, BY, Command, Group, cell, print_rows, printable, speaker, tell
from inapp.domain.errors import Invalid
from inapp.domain.reconcile import DAY, RULE_OF, Break, BreakKind, Resolution, Told, day_begins, day_of
from inapp.operations import reconcile, reconcile_breaks, reconcile_forms, reconcile_report
from inapp.operations.reconcile_breaks import Posting
from inapp.operations.reconcile_report import Report

NOTHING_TO_COMPARE = (
    "there is nothing to compare our books with: no reader of cTrader's history is set, and no PSP tells its items"
)
FORMS = ("text", "json", "csv", "html")
MOST = 10_000


def command(cashier: Cashier) -> click.Command:
    """The command `reconcile`."""

    @click.command("reconcile", cls=Command)
    @click.option("--day", help="The day of the report, in UTC: 2026-11-27. Without it, yesterday.")
    @click.option("--since", help="Read every side again from the beginning of this day on.")
    @click.option("--form", type=click.Choice(FORMS), default="text", show_default=True)
    @click.option("--stored", is_flag=True, help="Ask nobody: only print what was found before.")
    def reconcile_now(day: str | None, since: str | None, form: str, stored: bool) -> None:
        """Compare PSPs, cashier and cTrader, and print the report of a day. Moves no money."""
        cashier.store.require_newest()
        now = cashier.clock.now()
        shown = _day(cashier, day or day_of(now - DAY))
        begin = day_begins(_day(cashier, since)) if since else day_begins(shown) if day else None
        if not stored:
            if not reconcile.is_possible(cashier):
                raise click.ClickException(NOTHING_TO_COMPARE)
            result = reconcile.run(cashier, begin)
            for problem in result.problems:
                click.echo(f"not whole: {cell(problem)}", err=True)
        _print(reconcile_report.report(cashier, shown), form, cashier.broker)

    return reconcile_now


def _day(cashier: Cashier, text: str) -> str:
    """A day that has begun, as everything writes it. Raises Invalid."""
    try:
        begins = day_begins(text)
    except ValueError:
        raise Invalid(f"{text} is no day: write it as 2026-11-27") from None
    if begins > cashier.clock.now():
        raise Invalid(f"{text} has not begun: name a day that has")
    return day_of(begins)


def _print(report: Report, form: str, broker: str) -> None:
    if form == "json":
        click.echo(reconcile_forms.as_json(report))
    elif form == "csv":
        click.echo(printable(reconcile_forms.as_csv(report)), nl=False)
    elif form == "html":
        click.echo(reconcile_forms.as_page(report, broker), nl=False)
    else:
        _print_text(report)


def _print_text(report: Report) -> None:
    click.echo(f"{report.day} (UTC), figures of {reconcile_forms.moment(report.made_at) or 'no run yet'}")
    click.echo(reconcile_forms.summary(report))
    for remark in report.proven:
        click.echo(f"remark: {cell(remark)}")
    for name, rows in reconcile_forms.parts(report).items():
        if rows:
            click.echo(f"\n{reconcile_forms.HEADINGS[name]}")
            print_rows(rows, False, *reconcile_forms.SHOWN_IN.get(name, ()))
    if report.word:
        click.echo(f"\n{reconcile_forms.to_sign(report)}")


def commands(cashier: Cashier) -> list[Group]:
    """The group `breaks`."""
    group = Group("breaks", help="What differs between PSPs, cashier and cTrader.")
    _add_lists(group, cashier)
    _add_acts(group, cashier)
    return [group]


def _add_lists(group: Group, cashier: Cashier) -> None:
    @group.command("list")
    @click.option("--all", "every", is_flag=True, help="Also those that are gone or resolved, of the last 31 days.")
    @click.option("--kind", type=click.Choice([str(kind) for kind in BreakKind]))
    @AS_JSON
    def list_breaks(every: bool, kind: str | None, as_json: bool) -> None:
        """The open breaks, the oldest first."""
        now = cashier.clock.now()
        with cashier.store.read() as db:
            begin = now - reconcile.LONGEST_LOOK
            found = db.breaks_between(begin, now + 1, MOST + 1) if every else db.open_breaks(0, MOST + 1)
        if len(found) > MOST:
            click.echo(f"only the first {MOST} are listed: resolve some of them, or read the report of a day", err=True)
        rows = [reconcile_forms.break_row(one, now) for one in found[:MOST] if kind in (None, one.kind)]
        print_rows(rows, as_json, *reconcile_forms.SHOWN_IN["breaks"])

    @group.command("show")
    @click.argument("number", type=int)
    def show(number: int) -> None:
        """One break: what both sides say, what it means, what to do, and who has said what."""
        with cashier.store.read() as db:
            found = db.a_break(number)
            if found is None:
                raise click.ClickException(f"there is no break {number}")
            told = db.told_about(found.source, found.about)
            said = db.decisions(reconcile_breaks.subject(found))
            credit, debit = reconcile_breaks.proposed(db, found)
        _print_break(found, cashier.clock.now(), f"if our books are wrong: --from {credit} --to {debit}")
        if told:
            click.echo(f"\nWhat {found.source} says")
            print_rows([_told_row(row) for row in told], False)
        if said:
            click.echo("\nWhat people say")
            rows = [{"at": reconcile_forms.moment(one.at), "by": one.by, "said": one.verdict} for one in said]
            print_rows(rows, False)


def _told_row(row: Told) -> dict[str, object]:
    return {
        "at": reconcile_forms.moment(row.at),
        "id": row.id,
        "kind": row.kind,
        "about": row.about,
        "amount": row.money.text,
        "currency": row.money.currency,
        "login": row.login or None,
        "who": row.who,
        "why": row.why,
    }


def _print_break(found: Break, now: int, posting: str) -> None:
    rule = RULE_OF[found.kind]
    for name, value in reconcile_forms.break_row(found, now).items():
        click.echo(f"{name:12}{cell(value)}")
    click.echo(f"{'means':12}{rule.meaning}\n{'to do':12}{rule.to_do}")
    if found.is_open and found.money.minor:
        click.echo(f"{'posting':12}{posting}")


NUMBER = click.argument("number", type=int)
NOTE = click.option("--note", "text", required=True, help="Why, in a few words, for your colleagues.")


def _add_acts(group: Group, cashier: Cashier) -> None:
    @group.command("take")
    @NUMBER
    @BY
    def take(number: int, by: str) -> None:
        """Look after a break: your colleagues see your name on it."""
        tell(reconcile_breaks.take(cashier, number, speaker(by)))

    @group.command("note")
    @NUMBER
    @click.argument("text")
    @BY
    def note(number: int, text: str, by: str) -> None:
        """Write down what you have found out about a break."""
        tell(reconcile_breaks.note(cashier, number, text, speaker(by)))

    @group.command("resolve")
    @NUMBER
    @click.option("--as", "word", required=True, type=click.Choice([word.replace(" ", "-") for word in Resolution]))
    @NOTE
    @click.option("--from", "credit", default="", metavar="ACCOUNT", help="The account of the ledger that gives.")
    @click.option("--to", "debit", default="", metavar="ACCOUNT", help="The account of the ledger that gets.")
    @click.option("--amount", default="", help="What goes from one to the other; without it, the break's amount.")
    @click.option("--correction", default="", metavar="NAME", help="Instead: the correction that is posted already.")
    @BY
    def resolve(
        number: int, word: str, text: str, credit: str, debit: str, amount: str, correction: str, by: str
    ) -> None:
        """End a break. What is corrected or written off is posted to the ledger, when two people say the same.

        Each of them uses a login of their own, and neither is root.
        """
        posting = Posting(credit, debit, amount, correction)
        resolution = Resolution(word.replace("-", " "))
        tell(reconcile_breaks.resolve(cashier, number, resolution, text, speaker(by), posting))

    @group.command("sign")
    @click.argument("day")
    @click.option("--seen", default="", metavar="WORD", help="The word at the end of the report that you have read.")
    @BY
    def sign(day: str, seen: str, by: str) -> None:
        """Sign the report of a DAY: you have read it, and the figures are those that you have read."""
        tell(reconcile_breaks.sign(cashier, _day(cashier, day), seen, speaker(by)))
