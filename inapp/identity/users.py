"""Users and their accounts: imported from the broker's CSV files, invited, disabled.

An import takes every row of a file as spreadsheets write it, or refuses the file.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from inapp.domain.identifiers import identifier
from inapp.domain.identity import TokenKind, User
from inapp.domain.model import LONGEST_ACCOUNT_NAME, Account
from inapp.domain.rules import Level
from inapp.identity import csv_files, owners, pieces, standing
from inapp.identity.csv_files import Row
from inapp.identity.sign_in import LONGEST_EMAIL, end_everything, make_link, plain_email, plain_password
from inapp.store import Tables

ACCOUNT_COLUMNS = ("user_id", "login", "email", "name")
OWN_NAME = "account_name"
STANDING = ("level", "group", "country")
"""Columns of what the broker says of a user, which rules ask for."""
IMPORT = "an import"
USER_COLUMNS = ("user_id", "email", "name", "language")
HASH_COLUMN = "password_hash"
LANGUAGE = re.compile("[a-z]{2,3}", re.ASCII)
NOT_IN_EMAILS = frozenset('<>()[],;:"\\')
"""Marks around or between addresses, as in `mailto:a@b.test` or `Ann <a@b.test>`."""

NAMED = 20  # users that an alert names one by one
PIECE = 250  # links of a bulk invitation in one transaction

OTHER_OWNER = "login {login} belongs to user {owner}: allow its move to give it away"
TAKEN = "its email belongs to user {owner}"
NO_ADDRESS = "email is not an e-mail address"
UNKNOWN = "there is no such user: import it first"
DISABLED = "user {user_id} is disabled: enable it first"


def import_accounts(cashier: Cashier, text: str, move: bool) -> int:
    """Add or update every account of a CSV text. Returns the number of rows.

    `move` allows a login to go to another user. In a file without the column `account_name`, accounts keep theirs.
    Nothing is written unless every row is good; then the rows are written in pieces, see `pieces.write`. Raises Refused
    with one line for each bad row.
    """
    nameless: set[int] = set()
    seen: set[int] = set()
    said: dict[int, tuple[Level | None, str | None, str | None]] = {}
    with cashier.store.read() as db:
        known = db.owners()

    def account_of(row: Row) -> Account:
        enabled = row.get("enabled") or "1"
        if enabled not in ("0", "1"):
            raise Invalid("enabled must be 0 or 1")
        if row["email"]:
            _check_email(row["email"])
        login, user_id = _number(row, "login"), _number(row, "user_id")
        account = Account(login, user_id, row["email"], row["name"], enabled == "1", _own_name(row))
        if account.login in seen:
            raise Invalid(f"login {account.login} stands in an earlier row too")
        said[login] = _said(row)
        _check_owner(account, known.get(login), move)
        seen.add(account.login)
        if OWN_NAME not in row:
            nameless.add(account.login)
        return account

    def store(db: Tables, accounts: Sequence[Account]) -> None:
        for account in accounts:
            existing = db.account(account.login)
            _check_owner(account, existing.user_id if existing else None, move)
        db.put_accounts([_named(db, account) if account.login in nameless else account for account in accounts])
        for account in accounts:
            if any(word is not None for word in said[account.login]):
                level, group, country = said[account.login]
                standing.note(db, account.user_id, level, IMPORT, cashier.clock.now(), group, country)
        owners.tell_of_moves(db, {account.login for account in accounts}, cashier.clock.now())

    accounts = csv_files.read(text, ACCOUNT_COLUMNS, account_of, ("enabled", OWN_NAME, *STANDING))
    return pieces.write(cashier, ([account] for account in accounts.values()), store)


def _said(row: Row) -> tuple[Level | None, str | None, str | None]:
    """What a row says of its user: level, group and country, each None if it has no such column or leaves it empty."""
    level, group, country = (row.get(name) or None for name in STANDING)
    return (
        standing.level_of(level) if level else None,
        standing.group_of(group) if group else None,
        standing.country_of(country) if country else None,
    )


def _own_name(row: Row) -> str:
    name = row.get(OWN_NAME, "")
    if len(name) > LONGEST_ACCOUNT_NAME:
        raise Invalid(f"{OWN_NAME} has more than {LONGEST_ACCOUNT_NAME} characters")
    return name


def _named(db: Tables, account: Account) -> Account:
    """An account with the name that it has had with the same owner."""
    was = db.account(account.login)
    return replace(account, account_name=was.account_name) if was and was.user_id == account.user_id else account


def _check_owner(account: Account, owner: int | None, move: bool) -> None:
    if owner not in (None, account.user_id) and not move:
        raise Conflict(OTHER_OWNER, values={"login": account.login, "owner": owner})


def import_users(cashier: Cashier, text: str) -> int:
    """Add or update every user of a CSV text. Returns the number of rows.

    Disabled users and passwords that were set here stay; a hash that another program made of a password is given to
    who has none, or still has such a one. A link sent to an e-mail that is no longer the user's ends, and so does the
    bond to a person at a provider. Nothing is written unless every row is good; then the rows are written in pieces,
    see `pieces.write`.
    Raises Refused with one line for each bad row.
    """
    ours: set[int] = set()
    emails: set[str] = set()

    def user_of(row: Row) -> User:
        email, language, user_id = plain_email(row["email"]), row["language"].lower(), _number(row, "user_id")
        _check_email(email)
        if language and not LANGUAGE.fullmatch(language):
            raise Invalid("language must be empty or a code such as en")
        user = User(user_id, email, row["name"], language, _imported_hash(cashier, row.get(HASH_COLUMN, "")))
        if user.user_id in ours:
            raise Invalid(f"user {user.user_id} stands in an earlier row too")
        if user.email in emails:
            raise Invalid("its email stands in an earlier row too")
        ours.add(user.user_id)
        emails.add(user.email)
        return user

    users = csv_files.read(text, USER_COLUMNS, user_of, (HASH_COLUMN,))
    with cashier.store.read() as db:
        owners = db.email_owners()
    taken = [
        f"line {line}: {TAKEN.format(owner=owner)}"
        for line, user in users.items()
        if (owner := owners.get(user.email)) is not None and owner not in ours
    ]
    if taken:
        raise Invalid("\n".join(taken))
    groups = pieces.handed_over(users.values(), owners)
    return pieces.write(cashier, groups, lambda db, piece: _store_users(db, cashier, piece))


def _store_users(db: Tables, cashier: Cashier, users: Sequence[User]) -> None:
    """Store some users, each of whose e-mails is free or that of another one among them. Raises Conflict."""
    ours = {user.user_id: db.user(user.user_id) for user in users}
    for user in users:
        owner = db.user_by_email(user.email)
        if owner and owner.user_id not in ours:
            raise Conflict(f"{user.email}: {TAKEN}", values={"owner": owner.user_id})
        before = ours[user.user_id]
        if before and before.email != user.email:
            db.end_tokens(user.user_id, cashier.clock.now(), TokenKind.PASSWORD)
            db.unbind(user.user_id)  # the new e-mail may be another person's
    db.put_users(*users)
    for user in users:
        _take_over(db, cashier, user)
    _tell_of_changes(db, cashier, list(filter(None, ours.values())))


def _tell_of_changes(db: Tables, cashier: Cashier, before: Sequence[User]) -> None:
    """Alert staff to known users whose way in an import has changed: whoever has the new one can be that user."""
    changed = []
    for was in before:
        now = db.user(was.user_id)
        if now and replace(was, name=now.name, language=now.language) != now:
            changed.append(str(was.user_id))
    if changed:
        whose = f"user {', '.join(changed)}" if len(changed) <= NAMED else "many users who were known already"
        text = f"An import changed the e-mail or the password of {whose}. If nobody meant that, freeze them"
        db.add_alert(cashier.clock.now(), "way_in_changed", "", text)


def _imported_hash(cashier: Cashier, text: str) -> str:
    """The hash of a row in the form to store; no refusal repeats it. Raises Invalid."""
    try:
        return cashier.passwords.imported(text) if text else ""
    except ValueError as problem:
        raise Invalid(f"{HASH_COLUMN} {problem}") from None


def _take_over(db: Tables, cashier: Cashier, user: User) -> None:
    """Give a stored user the hash that another program made of their password, unless they have set one here."""
    stored = db.user(user.user_id) if user.password else None
    if stored and (not stored.password or cashier.passwords.is_foreign(stored.password)):
        db.set_password(user.user_id, user.password)


def _number(row: Row, name: str) -> int:
    found = identifier(row[name])
    if found is None:
        raise Invalid(f"{name} must be a positive whole number")
    return found


def _check_email(email: str) -> None:
    """Refuse what nobody can type into the login screen or write a mail to. Raises Invalid."""
    local, at, domain = email.partition("@")
    labels = domain.split(".")
    if (
        not (local and at)
        or len(email) > LONGEST_EMAIL
        or any(not label or label.startswith("-") or label.endswith("-") for label in labels)
        or any(character in NOT_IN_EMAILS or unicodedata.category(character)[0] in "CZ" for character in email)
        or "@" in domain
    ):
        raise Invalid(NO_ADDRESS)


def invite(cashier: Cashier, email: str) -> str:
    """The secret of a link with which a user sets a password. Raises NotFound or Conflict."""
    with cashier.store.write() as db:
        user = db.user_by_email(plain_email(email))
        if user is None:
            raise NotFound(UNKNOWN)
        if not user.enabled:
            raise Conflict(DISABLED, values={"user_id": user.user_id})
        return make_link(db, cashier, user)


def unbind(cashier: Cashier, user_id: int) -> bool:
    """Let the next person of a provider with a user's e-mail be that user; False if nobody was bound."""
    with cashier.store.write() as db:
        return db.unbind(user_id) > 0


@dataclass(frozen=True, slots=True)
class Invitation:
    """A user, the secret of their link, and the moment at which it ends."""

    user: User
    link: str
    expires: int


def invite_all(cashier: Cashier) -> Iterator[list[Invitation]]:
    """Invite every enabled user without a password, in pieces that keep no other writer waiting for long."""
    with cashier.store.read() as db:
        wanted = [user.user_id for user in db.all_users() if user.enabled and not user.password]
    life = cashier.policy.invitation_life
    for start in range(0, len(wanted), PIECE):
        with cashier.store.write() as db:
            now = cashier.clock.now()
            users = [user for user_id in wanted[start : start + PIECE] if (user := db.user(user_id))]
            invited = [user for user in users if user.enabled and not user.password]
            piece = [Invitation(user, make_link(db, cashier, user, life), now + life) for user in invited]
        yield piece


def disable(cashier: Cashier, user_id: int) -> bool:
    """End a user's logins, tokens and open pages at once. Works for any user id; returns False for an unknown one."""
    with cashier.store.write() as db:
        db.enable_user(user_id, False)
        end_everything(db, user_id, cashier.clock.now())
        security.note("user.disabled", actor=f"user {user_id}")
        return bool(db.user(user_id) or db.accounts_of(user_id))


def enable(cashier: Cashier, user_id: int) -> None:
    """Let a disabled user in again."""
    with cashier.store.write() as db:
        db.enable_user(user_id, True)
    security.note("user.enabled", actor=f"user {user_id}")


def give_demo_password(cashier: Cashier, password: str) -> None:
    """Give everybody without a password this one, of any length; in demos only. Raises NotAllowed."""
    if not cashier.policy.test_mode:
        raise NotAllowed("one password for everybody is for demos only")
    hashed = cashier.passwords.hashed(plain_password(password))
    with cashier.store.write() as db:
        for user in db.all_users():
            if not user.password:
                db.set_password(user.user_id, hashed)
