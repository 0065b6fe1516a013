"""The ledger in the forms of other programs: beancount's text, and rows for a spreadsheet."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from inapp.cashier import Cashier
from inapp.domain.ledger import type_of
from inapp.domain.reconcile import DAY, day_of
from inapp.store.ledger import Line

_NO_COMPONENT = re.compile(r"[^A-Za-z0-9-]", re.ASCII)
_NO_LINK = re.compile(r"[^A-Za-z0-9_/.-]", re.ASCII)
HEAD = ("entry", "at", "event", "reference", "subject", "account", "amount", "currency")


def csv_rows(cashier: Cashier, until: int | None) -> Iterator[tuple[object, ...]]:
    """Every posting before a moment as a row, after a row of names."""
    yield HEAD
    with cashier.store.read() as db:
        for line in db.ledger_entry_lines(until):
            at = datetime.fromtimestamp(line.at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            money = line.money
            yield line.id, at, line.event, line.ref, line.subject, line.account, money.text, money.currency


def beancount_lines(cashier: Cashier, until: int | None) -> Iterator[str]:
    """Every entry before a moment in beancount's language, and each balance as a claim that `bean-check` proves.

    The language: beancount.github.io/docs/beancount_language_syntax.html. Letters of currencies are large there, and
    days are UTC's.
    """
    yield 'option "title" "The cashier\'s ledger"'
    last = 0
    with cashier.store.read() as db:
        for name, at in db.ledger_accounts(until):
            yield f"{day_of(at)} open {beancount_account(name)}"
        entry = 0
        for line in db.ledger_entry_lines(until):
            last = max(last, line.at)
            if line.id != entry:
                entry = line.id
                yield from ("", _head(line))
            yield f"  {beancount_account(line.account)}  {line.money.text} {line.money.currency.upper()}"
        yield ""
        for balance in db.ledger_balances(until):
            name = beancount_account(balance.account)
            yield f"{day_of(last + DAY)} balance {name}  {balance.text} {balance.currency.upper()}"


def beancount_account(name: str) -> str:
    """An account's name in beancount's form, such as `Assets:Psp:Stripe:Clearing`."""
    parts = [_NO_COMPONENT.sub("-", part) for part in name.split(":")]
    return ":".join([type_of(name), *(part[0].upper() + part[1:] for part in parts)])


def _head(line: Line) -> str:
    subject = line.subject.replace("\\", "/").replace('"', "'")
    link = f" ^{_NO_LINK.sub('-', line.ref)}" if line.ref else ""
    return f'{day_of(line.at)} * "{line.event}" "{subject}"{link}'
