"""Accounts, users, tokens, page sessions, throttles, and logins at another identity provider."""

import sqlite3
from collections.abc import Sequence

from inapp.domain.identifiers import key_hash
from inapp.domain.identity import OidcLogin, SignIn, Step, Throttle, Token, User
from inapp.domain.model import Account, PageSession
from inapp.store.rows import Rows, Table, marks

ACCOUNTS = Table(Account, "SELECT * FROM accounts WHERE")
TOKENS = Table(Token, "SELECT * FROM tokens WHERE")
PAGE_SESSIONS = Table(PageSession, "SELECT * FROM sessions WHERE")
USERS = Table(
    User,
    "SELECT *, NOT EXISTS (SELECT 1 FROM disabled WHERE disabled.user_id = users.user_id) AS enabled FROM users WHERE",
)
THROTTLES = Table(Throttle, "SELECT * FROM throttles WHERE")
SIGN_INS = Table(SignIn, "SELECT * FROM sign_ins WHERE")
OIDC_LOGINS = Table(
    OidcLogin, "SELECT * FROM visits WHERE", state_hash="state", waiting_hash="waiting", finish_hash="finish"
)


class Identity(Rows):
    """Accounts, users, tokens, page sessions, throttles, and logins at another identity provider."""

    def account(self, login: int) -> Account | None:
        """The account of a login."""
        return self.first(ACCOUNTS, "login = ?", login)

    def account_name(self, login: int) -> str:
        """The broker's own name of an account; empty without one."""
        account = self.account(login)
        return account.account_name if account else ""

    def accounts_of(self, user_id: int) -> list[Account]:
        """The accounts of a user, by login."""
        return self.every(ACCOUNTS, "user_id = ? ORDER BY login", user_id)

    def all_accounts(self) -> list[Account]:
        """All accounts, by user and login."""
        return self.every(ACCOUNTS, "TRUE ORDER BY user_id, login")

    def login_after(self, login: int) -> int | None:
        """The login that follows another in a round through all accounts; None without any."""
        following = self.one("SELECT min(login) FROM accounts WHERE login > ?", login)
        first = self.one("SELECT min(login) FROM accounts")
        return next((int(row[0]) for row in (following, first) if row and row[0]), None)

    def put_account(self, account: Account) -> None:
        """Add an account, or replace the one of its login."""
        self.db.execute("DELETE FROM accounts WHERE login = ?", (account.login,))
        self.insert("accounts", **ACCOUNTS.columns_of(account))

    def put_accounts(self, accounts: Sequence[Account]) -> None:
        """Add accounts, or replace those of their logins."""
        rows = [ACCOUNTS.columns_of(account) for account in accounts]
        names = ", ".join(rows[0]) if rows else ""
        values = [tuple(row.values()) for row in rows]
        self.db.executemany(f"REPLACE INTO accounts ({names}) VALUES {marks(names.split(','))}", values)

    def owners(self) -> dict[int, int]:
        """The user of each login."""
        return dict(map(tuple, self.all("SELECT login, user_id FROM accounts")))

    def email_owners(self) -> dict[str, int]:
        """The user of each e-mail address."""
        return dict(map(tuple, self.all("SELECT email, user_id FROM users")))

    def set_accounts_of(self, user_id: int, accounts: Sequence[Account]) -> None:
        """Make these the user's accounts and no others."""
        self.db.execute("DELETE FROM accounts WHERE user_id = ?", (user_id,))
        for account in accounts:
            self.put_account(account)

    def user(self, user_id: int) -> User | None:
        """The user of an id."""
        return self.first(USERS, "user_id = ?", user_id)

    def user_by_email(self, email: str) -> User | None:
        """The user of an e-mail address."""
        return self.first(USERS, "email = ?", email)

    def all_users(self) -> list[User]:
        """All users, by id."""
        return self.every(USERS, "TRUE ORDER BY user_id")

    def put_users(self, *users: User) -> None:
        """Add users, or change e-mail, name and language of some, who may swap e-mails; password and standing stay."""
        known = {user.user_id: self.user(user.user_id) or user for user in users}
        self.db.executemany("DELETE FROM users WHERE user_id = ?", [(user_id,) for user_id in known])
        for user in users:
            columns = USERS.columns_of(user) | {"password": known[user.user_id].password}
            del columns["enabled"]
            self.insert("users", **columns)

    def set_password(self, user_id: int, password: str) -> None:
        """Store the hash of a user's password."""
        self.update("users", "user_id = ?", (user_id,), password=password)

    def password_near(self, email: str) -> str:
        """Another user's hash, always the same one for an e-mail while the users stay; empty if nobody has one."""
        found = self.one("SELECT password FROM users WHERE email > ? AND password <> '' ORDER BY email LIMIT 1", email)
        found = found or self.one("SELECT password FROM users WHERE password <> '' ORDER BY email LIMIT 1")
        return found["password"] if found else ""

    def enable_user(self, user_id: int, enabled: bool) -> None:
        """Enable or disable any user id, imported or not."""
        sql = "DELETE FROM disabled WHERE user_id = ?" if enabled else "INSERT OR IGNORE INTO disabled VALUES (?)"
        self.db.execute(sql, (user_id,))

    def is_disabled(self, user_id: int) -> bool:
        """True for a disabled user id."""
        return self.one("SELECT 1 FROM disabled WHERE user_id = ?", user_id) is not None

    def all_disabled(self) -> list[int]:
        """The disabled user ids."""
        return [row["user_id"] for row in self.all("SELECT user_id FROM disabled ORDER BY user_id")]

    def add_token(self, secret: str, token: Token) -> None:
        """Store a token under the hash of its secret."""
        self.insert("tokens", hash=key_hash(secret), **TOKENS.columns_of(token))

    def token(self, secret: str) -> Token | None:
        """The token of a secret."""
        return self.first(TOKENS, "hash = ?", key_hash(secret))

    def use_token(self, secret: str, now: int) -> bool:
        """Mark a token used; False if it was used before. Exactly one caller gets True."""
        return self.update("tokens", "hash = ? AND used IS NULL", (key_hash(secret),), used=now)

    def extend_token(self, secret: str, expires: int) -> None:
        """Move the expiry of a token."""
        self.update("tokens", "hash = ?", (key_hash(secret),), expires=expires)

    def end_family(self, family: str, now: int) -> None:
        """End every token of a login session."""
        self.db.execute("UPDATE tokens SET used = ? WHERE family = ? AND used IS NULL", (now, family))

    def end_family_of(self, user_id: int, family: str, now: int) -> None:
        """End every token of a login session of a user, also of an early one without a family of its own."""
        mine = "user_id = ? AND family = ? AND kind IN ('access', 'inapp') AND used IS NULL"
        self.db.execute(f"UPDATE tokens SET used = ? WHERE {mine}", (now, user_id, family))

    def end_tokens(self, user_id: int, now: int, kind: str | None = None) -> None:
        """End all tokens of a user, or those of one kind."""
        where = "user_id = ? AND used IS NULL AND kind = coalesce(?, kind)"
        self.db.execute(f"UPDATE tokens SET used = ? WHERE {where}", (now, user_id, kind))

    def end_tokens_of_kind(self, kind: str, now: int) -> int:
        """End all tokens of a kind; returns the number of those that were valid."""
        valid = "kind = ? AND used IS NULL AND coalesce(expires > ?, TRUE)"
        row = self.one(f"SELECT count(*) FROM tokens WHERE {valid}", kind, now)
        self.db.execute("UPDATE tokens SET used = ? WHERE kind = ? AND used IS NULL", (now, kind))
        return int(row[0]) if row else 0

    def end_screens_of(self, user_id: int, family: str, now: int) -> None:
        """End a user's unspent tokens and open pages of screens that a session opened, or that name no session."""
        of_session = "user_id = ? AND kind = 'screen' AND family IN (?, '')"
        pages = f"SELECT hash FROM tokens WHERE {of_session}"
        self.db.execute(f"DELETE FROM sessions WHERE token_hash IN ({pages})", (user_id, family))
        self.db.execute(f"UPDATE tokens SET used = ? WHERE {of_session} AND used IS NULL", (now, user_id, family))

    def delete_expired_tokens(self, before: int) -> None:
        """Delete the tokens that expired before a moment."""
        self.db.execute("DELETE FROM tokens WHERE expires IS NOT NULL AND expires < ?", (before,))

    def add_page_session(self, page_session: PageSession) -> None:
        """Store a page session."""
        self.insert("sessions", **PAGE_SESSIONS.columns_of(page_session))

    def page_session(self, key: str) -> PageSession | None:
        """The page session of a hashed handle."""
        return self.first(PAGE_SESSIONS, "key = ?", key)

    def touch_page_session(self, key: str, now: int) -> None:
        """Note activity on a page session."""
        self.update("sessions", "key = ?", (key,), active=now)

    def bind_page_session(self, key: str, login: int) -> bool:
        """Bind a page session to an account; False if it has one already."""
        return self.update("sessions", "key = ? AND login IS NULL", (key,), login=login)

    def end_all_logins(self, now: int) -> None:
        """End every token, page session and login at another provider."""
        self.db.execute("UPDATE tokens SET used = ? WHERE used IS NULL", (now,))
        self.db.execute("DELETE FROM sessions")
        self.db.execute("DELETE FROM visits")

    def end_page_sessions(self, user_id: int) -> None:
        """Delete all page sessions of a user."""
        self.db.execute("DELETE FROM sessions WHERE user_id = ?", (user_id,))

    def delete_expired_page_sessions(self, before: int) -> None:
        """Delete the page sessions that began before a moment."""
        self.db.execute("DELETE FROM sessions WHERE created < ?", (before,))

    def throttle(self, key: str) -> Throttle | None:
        """The throttle of a key."""
        return self.first(THROTTLES, "key = ?", key)

    def set_throttle(self, key: str, throttle: Throttle | None) -> None:
        """Replace the throttle of a key, or delete it."""
        self.db.execute("DELETE FROM throttles WHERE key = ?", (key,))
        if throttle:
            self.insert("throttles", key=key, **THROTTLES.columns_of(throttle))

    def delete_expired_throttles(self, failed_before: int, known_before: int) -> None:
        """Delete throttles with failures, and those of known places, that are older than their moment."""
        where = "at < ? AND (failures > 0 OR at < ?)"
        self.db.execute(f"DELETE FROM throttles WHERE {where}", (failed_before, known_before))

    def add_oidc_login(self, oidc_login: OidcLogin) -> None:
        """Store a login at another provider."""
        self.insert("visits", **OIDC_LOGINS.columns_of(oidc_login))

    def oidc_login(self, state_hash: str) -> OidcLogin | None:
        """The login of a hashed state."""
        return self.first(OIDC_LOGINS, "state = ?", state_hash)

    def oidc_login_of(self, *, waiting_hash: str = "", finish_hash: str = "") -> OidcLogin | None:
        """The login that a frame waits for, or the one that its last step names."""
        column, key = ("waiting", waiting_hash) if waiting_hash else ("finish", finish_hash)
        return self.first(OIDC_LOGINS, f"{column} = ? AND {column} <> ''", key)

    def move_oidc_login(self, oidc_login: OidcLogin, step: Step, **changes: object) -> bool:
        """Take a step by compare-and-set of the last one; False if it was taken meanwhile."""
        where, key = "state = ? AND step = ? AND tries = ?", (oidc_login.state_hash, oidc_login.step, oidc_login.tries)
        return self.update("visits", where, key, step=step, **OIDC_LOGINS.columns(changes))

    def subject_of(self, user_id: int, issuer: str) -> str | None:
        """A provider's name for a user, None before the first login there."""
        row = self.one("SELECT subject FROM provider_users WHERE user_id = ? AND issuer = ?", user_id, issuer)
        return row["subject"] if row else None

    def user_of_subject(self, issuer: str, subject: str) -> int | None:
        """The user of a provider's name for a person."""
        row = self.one("SELECT user_id FROM provider_users WHERE issuer = ? AND subject = ?", issuer, subject)
        return row["user_id"] if row else None

    def bind_subject(self, issuer: str, subject: str, user_id: int, now: int) -> None:
        """Bind a provider's name for a person to a user."""
        self.insert("provider_users", issuer=issuer, subject=subject, user_id=user_id, bound=now)

    def unbind(self, user_id: int) -> int:
        """Forget every provider's name for a user. Returns how many there were."""
        return self.db.execute("DELETE FROM provider_users WHERE user_id = ?", (user_id,)).rowcount

    def subjects_of(self, user_id: int) -> list[sqlite3.Row]:
        """The providers whose person a user is: issuer, subject, and when they were bound."""
        return self.all("SELECT issuer, subject, bound FROM provider_users WHERE user_id = ? ORDER BY bound", user_id)

    def add_sign_in(self, sign_in: SignIn, kept: int) -> None:
        """Store a login or a refused one, and of its user the newest `kept` of either."""
        self.insert("sign_ins", **SIGN_INS.columns_of(sign_in))
        alike = "user_id = ? AND (refused = '') = (? = '')"
        mine = sign_in.user_id, sign_in.refused
        newest = f"SELECT seq FROM sign_ins WHERE {alike} ORDER BY seq DESC LIMIT ?"
        self.db.execute(f"DELETE FROM sign_ins WHERE {alike} AND seq NOT IN ({newest})", (*mine, *mine, kept))

    def sign_ins_of(self, user_id: int) -> list[SignIn]:
        """The kept logins and refused ones of a user, the newest first."""
        return self.every(SIGN_INS, "user_id = ? ORDER BY seq DESC", user_id)

    def living_tokens_of(self, user_id: int, now: int) -> list[Token]:
        """The unused tokens of a user that are in time, the oldest first."""
        living = "user_id = ? AND used IS NULL AND (expires IS NULL OR expires > ?) ORDER BY created, rowid"
        return self.every(TOKENS, living, user_id, now)

    def page_sessions_of(self, user_id: int) -> list[PageSession]:
        """The page sessions of a user, the oldest first."""
        return self.every(PAGE_SESSIONS, "user_id = ? ORDER BY created", user_id)

    def delete_expired_oidc_logins(self, before: int) -> None:
        """Delete the logins at another provider that began before a moment."""
        self.db.execute("DELETE FROM visits WHERE created < ?", (before,))
