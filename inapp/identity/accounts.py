"""Which accounts belong to which user, as the broker's CSV file says."""

import csv
import io
from collections.abc import Sequence

from inapp.cashier import Cashier
from inapp.domain.errors import Conflict, Invalid, Refused
from inapp.domain.model import Account
from inapp.store import Tables

COLUMNS = ("user_id", "login", "email", "name")
OPTIONAL = "enabled"

OTHER_OWNER = "login {login} belongs to user {owner}: allow its move to give it away"


class BadRows(Invalid):
    """Rows that cannot be imported, each as the number of its line and what is wrong with it."""

    def __init__(self, rows: Sequence[tuple[int, Refused]]) -> None:
        super().__init__("\n".join(f"line {line}: {refusal}" for line, refusal in rows))
        self.rows = rows


def import_csv(cashier: Cashier, text: str, move: bool) -> int:
    """Add or update every account of a CSV text, or none. Returns how many rows it had.

    `move` allows a login to go to another user. Raises Refused with one line for each bad row.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or []]
        if set(COLUMNS) - set(header) or set(header) - {*COLUMNS, OPTIONAL} or len(set(header)) != len(header):
            raise Invalid(f"line 1: the header must be {','.join(COLUMNS)} and, if wanted, {OPTIONAL}")
        reader.fieldnames = header
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise Invalid(f"line {reader.reader.line_num}: {error}") from None
    accounts: dict[int, Account] = {}
    problems = []
    with cashier.store.write() as db:
        for line, row in rows:
            try:
                account = _account(row)
                _check(db, account, accounts, move)
                accounts[account.login] = account
            except Refused as refusal:
                problems.append((line, refusal))
        if problems:
            raise BadRows(problems)
        for account in accounts.values():
            db.put_account(account)
    return len(accounts)


def _account(row: dict[str, str | None]) -> Account:
    if None in row or None in row.values():
        raise Invalid("it has not as many fields as the header")
    fields = {name: (value or "").strip() for name, value in row.items()}
    if any(character < " " or character == "\x7f" for value in fields.values() for character in value):
        raise Invalid("it has a character that cannot be printed")
    enabled = fields.get(OPTIONAL) or "1"
    if enabled not in ("0", "1"):
        raise Invalid("enabled must be 0 or 1")
    email = fields["email"]
    if email and ("@" not in email or any(character.isspace() for character in email)):
        raise Invalid("email is no e-mail address")
    return Account(_number(fields, "login"), _number(fields, "user_id"), email, fields["name"], enabled == "1")


def _number(fields: dict[str, str], name: str) -> int:
    text = fields[name]
    if not (text.isascii() and text.isdigit() and len(text) < 20 and 0 < int(text) < 2**63):
        raise Invalid(f"{name} must be a positive whole number")
    return int(text)


def _check(db: Tables, account: Account, accounts: dict[int, Account], move: bool) -> None:
    if account.login in accounts:
        raise Invalid(f"login {account.login} stands in an earlier row too")
    existing = db.account(account.login)
    if existing and existing.user_id != account.user_id and not move:
        raise Conflict(OTHER_OWNER, values={"login": account.login, "owner": existing.user_id})
