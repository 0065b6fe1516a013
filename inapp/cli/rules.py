"""`cashier rules ...`: what is in force, what it says of a payment, what other rules would have said, and a change."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, BY, Group, moment, print_rows, speaker, tell
from inapp.domain.errors import Invalid, NotFound
from inapp.domain.rules import Outcome
from inapp.payments import rule_changes, rules

if TYPE_CHECKING:
    from inapp.payments.rule_replay import Replayed

FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
MOST = 200


def commands(cashier: Cashier) -> list[Group]:
    """The group."""
    group = Group("rules", help="The rules that decide about payments.")
    _add_check(group)
    _add_show(group, cashier)
    _add_explain(group, cashier)
    _add_replay(group, cashier)
    _add_changes(group, cashier)
    return [group]


def _text(file: Path) -> str:
    """The text of a file of rules that was checked. Raises Invalid with every mistake."""
    from inapp.domain import rule_file

    try:
        with click.open_file(str(file), "rb") as opened:
            text = rule_file.text_in(opened.read())
    except (OSError, UnicodeDecodeError):
        raise Invalid(f"{file} cannot be read as UTF-8") from None
    rule_changes.parsed(text)
    return text


def _add_check(group: Group) -> None:
    @group.command("check")
    @FILE
    def check(file: Path) -> None:
        """Check a FILE of rules: every mistake with its line."""
        from inapp.domain import rule_file

        book = rule_file.read(_text(file))
        click.echo(f"{len(book.rules)} rules, {len(book.bands.bands)} bands: version {book.version[:8]}")


def _add_show(group: Group, cashier: Cashier) -> None:
    @group.command("show")
    @click.argument("version", default="")
    @click.option("--text", "as_text", is_flag=True, help="The whole text, as it decides.")
    @AS_JSON
    def show(version: str, as_text: bool, as_json: bool) -> None:
        """The rules in force, or those of an earlier VERSION; and what waits to be switched on."""
        from inapp.domain import rule_answers, rule_file

        with cashier.store.read() as db:
            whole = db.whole_version(version) if version else db.rules_in_force()
            text = db.rule_text(whole) if whole else None
        if version and text is None:
            raise NotFound("There is no such version")
        if as_text:
            click.echo(text or "", nl=False)
            return
        book = rule_file.read(text or "")
        rows: list[dict[str, object]] = [
            {
                "id": one.id,
                "kind": one.kind,
                "outcome": str(one.outcome),
                "fields": ", ".join(
                    f"{name}={rule_answers.in_words(name, value)}" for name, value in one.fields.items()
                ),
                "line": one.line or "",
            }
            for one in (*book.rules, *rules.of_settings(cashier.policy))
        ]
        print_rows(rows, as_json)
        if not as_json:
            click.echo(f"version {whole[:8]}" if whole else "no rules are in force")
            if found := rule_changes.waiting(cashier):
                click.echo(f"version {found.version[:8]} waits: `rules confirm {found.version[:8]}`, by two people")


def _add_explain(group: Group, cashier: Cashier) -> None:
    @group.command("explain")
    @click.argument("ref")
    @AS_JSON
    def explain(ref: str, as_json: bool) -> None:
        """What each rule has said of a payment REF, or of the refused starts of "user 7"."""
        with cashier.store.read() as db:
            found = rules.explain(db, ref)
        if not found:
            raise NotFound("No rule was asked about it")
        rows: list[dict[str, object]] = [
            {
                "at": moment(record.at),
                "moment": str(record.verdict.moment),
                "version": record.verdict.version[:8],
                "rule": one.rule,
                "outcome": str(one.outcome),
                "value": one.value,
                "threshold": one.threshold,
                "until": moment(one.until) if one.until else "",
            }
            for record in found
            for one in record.verdict.asked
        ]
        print_rows(rows, as_json)


def _add_replay(group: Group, cashier: Cashier) -> None:
    @group.command("replay")
    @FILE
    @click.option("--days", default=90, show_default=True, type=click.IntRange(1, 3650))
    @click.option("--all", "everything", is_flag=True, help="Also what would have been decided as it was.")
    @AS_JSON
    def replay(file: Path, days: int, everything: bool, as_json: bool) -> None:
        """Play the rules of FILE over the last days: what they would have changed."""
        from inapp.payments import rule_replay

        asked, shown, changed = 0, [], 0
        for one in rule_replay.replay(cashier, _text(file), days):
            asked, changed = asked + 1, changed + one.differs
            if one.differs or everything:
                shown.append(_row(one))
        print_rows(shown if as_json else shown[:MOST], as_json)
        if not as_json:
            click.echo(f"{asked} questions of {days} days; {changed} of them would have been decided otherwise")


def _row(one: "Replayed") -> dict[str, object]:
    why = [f"{asked.rule}: {asked.value} ({asked.threshold})" for asked in one.after.stops()]
    lost = [] if why or one.before is None else [f"no more: {asked.rule}" for asked in one.before.stops()]
    return {
        "at": moment(one.at),
        "subject": one.subject,
        "moment": str(one.moment),
        "payment": one.about,
        "was": str(one.before.outcome) if one.before else f"{Outcome.ALLOW} (not asked)",
        "would be": str(one.after.outcome),
        "people": one.after.people,
        "because of": "; ".join([*why, *lost, *(f"{name} is unknown" for name in one.unknown)]),
    }


def _add_changes(group: Group, cashier: Cashier) -> None:
    @group.command("propose")
    @FILE
    @BY
    def propose(file: Path, by: str) -> None:
        """Propose the rules of FILE, as the first of two people."""
        version = rule_changes.propose(cashier, speaker(by), _text(file))
        tell(f"version {version[:8]} waits for a second person: `rules confirm {version[:8]}`")

    @group.command("confirm")
    @click.argument("version")
    @BY
    def confirm(version: str, by: str) -> None:
        """Confirm the rules of a VERSION that waits, or our defaults; the second person's word switches them on."""
        done = rule_changes.confirm(cashier, speaker(by), version)
        tell("they are in force" if done else rule_changes.AND_ANOTHER)

    @group.command("withdraw")
    @click.argument("version")
    @BY
    def withdraw(version: str, by: str) -> None:
        """Take back a proposal."""
        rule_changes.withdraw(cashier, speaker(by), version)
        tell("it waits no more")
