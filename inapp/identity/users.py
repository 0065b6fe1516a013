"""The people who log in here, as the broker's CSV file says; inviting, and disabling anybody."""

import csv
import io
import re

from inapp.cashier import Cashier
from inapp.domain.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from inapp.domain.identity import TokenKind, User
from inapp.identity.sign_in import end_everything, make_link, plain_email, plain_password

COLUMNS = ("user_id", "email", "name", "language")
LANGUAGE = re.compile("[a-z]{2,3}", re.ASCII)
UNKNOWN = "there is no such user: import it first (users import)"


def import_csv(cashier: Cashier, text: str) -> int:
    """Add or update every user of a CSV text, or none. Returns how many rows it had.

    Passwords and who is disabled stay as they are; a link that went to an e-mail which is no longer theirs ends.
    Raises Refused with one line for each bad row.
    """
    users = _checked(_rows(text))
    ours = {user.user_id for user in users.values()}
    with cashier.store.write() as db:
        taken = [
            f"line {line}: its email belongs to user {owner.user_id}"
            for line, user in users.items()
            if (owner := db.user_by_email(user.email)) and owner.user_id not in ours
        ]
        if taken:
            raise Invalid("\n".join(taken))
        for user in users.values():
            before = db.user(user.user_id)
            if before and before.email != user.email:
                db.end_tokens(user.user_id, cashier.clock.now(), TokenKind.PASSWORD)
        db.put_users(*users.values())
    return len(users)


def _rows(text: str) -> list[tuple[int, dict[str, str | None]]]:
    """The rows with the numbers of their lines. Raises Refused."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or []]
        if sorted(header) != sorted(COLUMNS):
            raise Invalid(f"line 1: the header must be {','.join(COLUMNS)}")
        reader.fieldnames = header
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise Invalid(f"line {reader.reader.line_num}: {error}") from None


def _checked(rows: list[tuple[int, dict[str, str | None]]]) -> dict[int, User]:
    """The user of each line, none of them twice. Raises Refused."""
    users: dict[int, User] = {}
    ids: set[int] = set()
    emails: set[str] = set()
    problems = []
    for line, row in rows:
        try:
            user = _user(row)
            if user.user_id in ids:
                raise Invalid(f"user {user.user_id} stands in an earlier row too")
            if user.email in emails:
                raise Invalid("its email stands in an earlier row too")
        except Refused as refusal:
            problems.append(f"line {line}: {refusal.message}")
            continue
        users[line] = user
        ids.add(user.user_id)
        emails.add(user.email)
    if problems:
        raise Invalid("\n".join(problems))
    return users


def _user(row: dict[str, str | None]) -> User:
    if None in row or None in row.values():
        raise Invalid("it has not as many fields as the header")
    fields = {name: (value or "").strip() for name, value in row.items()}
    if any(character < " " or character == "\x7f" for value in fields.values() for character in value):
        raise Invalid("it has a character that cannot be printed")
    number, email, language = fields["user_id"], plain_email(fields["email"]), fields["language"].lower()
    if not (number.isascii() and number.isdigit() and len(number) < 20 and 0 < int(number) < 2**63):
        raise Invalid("user_id must be a positive whole number")
    if "@" not in email or any(character.isspace() for character in email) or len(email) > 254:
        raise Invalid("email is no e-mail address")
    if language and not LANGUAGE.fullmatch(language):
        raise Invalid("language must be empty or a code such as en")
    return User(int(number), email, fields["name"], language)


def invite(cashier: Cashier, email: str) -> str:
    """The secret of a link with which a user sets a password. Raises Refused."""
    with cashier.store.write() as db:
        user = db.user_by_email(plain_email(email))
        if user is None:
            raise NotFound(UNKNOWN)
        if not user.enabled:
            raise Conflict(f"user {user.user_id} is disabled: enable it first (users enable)")
        return make_link(db, cashier, user)


def disable(cashier: Cashier, user_id: int) -> bool:
    """Shut a user out at once: no login, no token and no open page of theirs works any more.

    It does not matter who vouches for them, nor whether they were imported; False if nothing of them is known here.
    """
    with cashier.store.write() as db:
        db.enable_user(user_id, False)
        end_everything(db, user_id, cashier.clock.now())
        return bool(db.user(user_id) or db.accounts_of(user_id))


def enable(cashier: Cashier, user_id: int) -> None:
    """Let a disabled user in again."""
    with cashier.store.write() as db:
        db.enable_user(user_id, True)


def give_demo_password(cashier: Cashier, password: str) -> None:
    """Let everybody log in with one password, of any length; in demos only. Raises Refused."""
    if not cashier.policy.test_mode:
        raise NotAllowed("one password for everybody is for demos only")
    hashed = cashier.passwords.hashed(plain_password(password))
    with cashier.store.write() as db:
        for user in db.all_users():
            if not user.password:
                db.set_password(user.user_id, hashed)
