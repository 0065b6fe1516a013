"""Which accounts belong to which user, as the broker's CSV file says."""

import csv
import io

from inapp.cashier import Cashier
from inapp.domain.errors import Refused
from inapp.domain.model import Account
from inapp.store import Tables

COLUMNS = ("user_id", "login", "email", "name")
OPTIONAL = "enabled"


def import_csv(cashier: Cashier, text: str, move: bool) -> int:
    """Add or update every account of a CSV text, or none. Returns how many rows it had.

    `move` allows a login to go to another user. Raises Refused with one line for each bad row.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or []]
        if set(COLUMNS) - set(header) or set(header) - {*COLUMNS, OPTIONAL} or len(set(header)) != len(header):
            raise Refused(f"line 1: the header must be {','.join(COLUMNS)} and, if wanted, {OPTIONAL}")
        reader.fieldnames = header
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise Refused(f"line {reader.reader.line_num}: {error}") from None
    accounts: dict[int, Account] = {}
    problems = []
    with cashier.store.write() as db:
        for line, row in rows:
            try:
                account = _account(row)
                _check(db, account, accounts, move)
                accounts[account.login] = account
            except Refused as refusal:
                problems.append(f"line {line}: {refusal.message}")
        if problems:
            raise Refused("\n".join(problems))
        for account in accounts.values():
            db.put_account(account)
    return len(accounts)


def _account(row: dict[str, str | None]) -> Account:
    if None in row or None in row.values():
        raise Refused("it has not as many fields as the header")
    fields = {name: (value or "").strip() for name, value in row.items()}
    if any(character < " " or character == "\x7f" for value in fields.values() for character in value):
        raise Refused("it has a character that cannot be printed")
    enabled = fields.get(OPTIONAL) or "1"
    if enabled not in ("0", "1"):
        raise Refused("enabled must be 0 or 1")
    email = fields["email"]
    if email and ("@" not in email or any(character.isspace() for character in email)):
        raise Refused("email is no e-mail address")
    return Account(_number(fields, "login"), _number(fields, "user_id"), email, fields["name"], enabled == "1")


def _number(fields: dict[str, str], name: str) -> int:
    text = fields[name]
    if not (text.isascii() and text.isdigit() and len(text) < 20 and 0 < int(text) < 2**63):
        raise Refused(f"{name} must be a positive whole number")
    return int(text)


def _check(db: Tables, account: Account, accounts: dict[int, Account], move: bool) -> None:
    if account.login in accounts:
        raise Refused(f"login {account.login} stands in an earlier row too")
    existing = db.account(account.login)
    if existing and existing.user_id != account.user_id and not move:
        raise Refused(f"login {account.login} belongs to user {existing.user_id}: use --move to give it away")
