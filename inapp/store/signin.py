"""Users, throttles, and visits to another identity provider."""

import sqlite3
from dataclasses import asdict

from inapp.domain.identity import OidcLogin, Step, Throttle, User
from inapp.store.rows import Rows

_USERS = "SELECT *, NOT EXISTS (SELECT 1 FROM disabled WHERE disabled.user_id = users.user_id) AS enabled FROM users"


def _user(row: sqlite3.Row | None) -> User | None:
    return User(**{**dict(row), "enabled": bool(row["enabled"])}) if row else None


def _visit(row: sqlite3.Row | None) -> OidcLogin | None:
    return OidcLogin(**{**dict(row), "keep": bool(row["keep"]), "step": Step(row["step"])}) if row else None


class SignIn(Rows):
    """Users, throttles and logins at another provider."""

    def user(self, user_id: int) -> User | None:
        return _user(self.one(f"{_USERS} WHERE user_id = ?", user_id))

    def user_by_email(self, email: str) -> User | None:
        return _user(self.one(f"{_USERS} WHERE email = ?", email))

    def all_users(self) -> list[User]:
        return [user for row in self.all(f"{_USERS} ORDER BY user_id") if (user := _user(row))]

    def put_users(self, *users: User) -> None:
        """Add users, or change e-mail, name and language of some, who may swap e-mails; password and standing stay."""
        known = {user.user_id: self.user(user.user_id) or user for user in users}
        self.db.executemany("DELETE FROM users WHERE user_id = ?", [(user_id,) for user_id in known])
        for user in users:
            columns = asdict(user) | {"password": known[user.user_id].password}
            del columns["enabled"]
            self.insert("users", **columns)

    def set_password(self, user_id: int, password: str) -> None:
        self.update("users", "user_id = ?", (user_id,), password=password)

    def enable_user(self, user_id: int, enabled: bool) -> None:
        """Let in, or shut out, anybody, whether they were imported or not."""
        sql = "DELETE FROM disabled WHERE user_id = ?" if enabled else "INSERT OR IGNORE INTO disabled VALUES (?)"
        self.db.execute(sql, (user_id,))

    def is_disabled(self, user_id: int) -> bool:
        return self.one("SELECT 1 FROM disabled WHERE user_id = ?", user_id) is not None

    def all_disabled(self) -> list[int]:
        return [row["user_id"] for row in self.all("SELECT user_id FROM disabled ORDER BY user_id")]

    def end_tokens(self, user_id: int, now: int, kind: str | None = None) -> None:
        """End all tokens of a user, or those of one kind."""
        self.db.execute(
            "UPDATE tokens SET used = ? WHERE user_id = ? AND used IS NULL AND kind = coalesce(?, kind)",
            (now, user_id, kind),
        )

    def end_page_sessions(self, user_id: int) -> None:
        self.db.execute("DELETE FROM sessions WHERE user_id = ?", (user_id,))

    def throttle(self, key: str) -> Throttle | None:
        row = self.one("SELECT failures, until, at FROM throttles WHERE key = ?", key)
        return Throttle(**dict(row)) if row else None

    def set_throttle(self, key: str, throttle: Throttle | None) -> None:
        self.db.execute("DELETE FROM throttles WHERE key = ?", (key,))
        if throttle:
            self.insert("throttles", key=key, **asdict(throttle))

    def delete_expired_throttles(self, failed_before: int, known_before: int) -> None:
        self.db.execute(
            "DELETE FROM throttles WHERE at < ? AND (failures > 0 OR at < ?)", (failed_before, known_before)
        )

    def add_oidc_login(self, oidc_login: OidcLogin) -> None:
        self.insert("visits", **asdict(oidc_login))

    def oidc_login(self, state: str) -> OidcLogin | None:
        return _visit(self.one("SELECT * FROM visits WHERE state = ?", state))

    def oidc_login_of(self, *, waiting: str = "", finish: str = "") -> OidcLogin | None:
        if waiting:
            return _visit(self.one("SELECT * FROM visits WHERE waiting = ? AND waiting <> ''", waiting))
        return _visit(self.one("SELECT * FROM visits WHERE finish = ? AND finish <> ''", finish))

    def move_oidc_login(self, oidc_login: OidcLogin, step: Step, **changes: object) -> bool:
        """Take a step from the one that the visit is known in; False if it was taken meanwhile."""
        where = "state = ? AND step = ? AND tries = ?"
        return self.update("visits", where, (oidc_login.state, oidc_login.step, oidc_login.tries), step=step, **changes)

    def delete_expired_oidc_logins(self, before: int) -> None:
        self.db.execute("DELETE FROM visits WHERE created < ?", (before,))
