"""Accounts, tokens, page sessions and alerts."""

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict

from inapp.domain.identity import Token, TokenKind
from inapp.domain.model import Account, PageSession
from inapp.domain.records import Alert
from inapp.domain.states import PaymentType
from inapp.store.rows import Rows, hashed

SAID_LATELY = 3_600_000
"""Milliseconds during which the same alert is not repeated."""


def _account(row: sqlite3.Row) -> Account:
    return Account(**{**dict(row), "enabled": bool(row["enabled"])})


class People(Rows):
    """Accounts, tokens, page sessions and alerts."""

    def account(self, login: int) -> Account | None:
        row = self.one("SELECT * FROM accounts WHERE login = ?", login)
        return _account(row) if row else None

    def accounts_of(self, user_id: int) -> list[Account]:
        return [_account(row) for row in self.all("SELECT * FROM accounts WHERE user_id = ? ORDER BY login", user_id)]

    def all_accounts(self) -> list[Account]:
        return [_account(row) for row in self.all("SELECT * FROM accounts ORDER BY user_id, login")]

    def put_account(self, account: Account) -> None:
        self.db.execute("DELETE FROM accounts WHERE login = ?", (account.login,))
        self.insert("accounts", **asdict(account))

    def set_accounts_of(self, user_id: int, accounts: Sequence[Account]) -> None:
        """Make these the user's accounts and no others."""
        self.db.execute("DELETE FROM accounts WHERE user_id = ?", (user_id,))
        for account in accounts:
            self.put_account(account)

    def add_token(self, secret: str, token: Token) -> None:
        self.insert("tokens", hash=hashed(secret), **asdict(token))

    def token(self, secret: str) -> Token | None:
        row = self.one("SELECT * FROM tokens WHERE hash = ?", hashed(secret))
        if not row:
            return None
        return Token(
            kind=TokenKind(row["kind"]),
            user_id=row["user_id"],
            created=row["created"],
            expires=row["expires"],
            used=row["used"],
            keep=bool(row["keep"]),
            family=row["family"],
        )

    def use_token(self, secret: str, now: int) -> bool:
        """Mark a token used; False if it was used before. Exactly one caller gets True."""
        return self.update("tokens", "hash = ? AND used IS NULL", (hashed(secret),), used=now)

    def extend_token(self, secret: str, expires: int) -> None:
        self.update("tokens", "hash = ?", (hashed(secret),), expires=expires)

    def end_family(self, family: str, now: int) -> None:
        self.db.execute("UPDATE tokens SET used = ? WHERE family = ? AND used IS NULL", (now, family))

    def end_older(self, family: str, kind: str, spared: int, now: int) -> None:
        """Of a session's tokens of one kind, end all but the newest `spared`."""
        mine = "family = ? AND kind = ? AND used IS NULL"
        newest = f"SELECT rowid FROM tokens WHERE {mine} ORDER BY created DESC, rowid DESC LIMIT ?"
        values = (now, family, kind, family, kind, spared)
        self.db.execute(f"UPDATE tokens SET used = ? WHERE {mine} AND rowid NOT IN ({newest})", values)

    def delete_expired_tokens(self, before: int) -> None:
        self.db.execute("DELETE FROM tokens WHERE expires IS NOT NULL AND expires < ?", (before,))

    def add_page_session(self, page_session: PageSession) -> None:
        self.insert("sessions", **asdict(page_session))

    def page_session(self, key: str) -> PageSession | None:
        row = self.one("SELECT * FROM sessions WHERE key = ?", key)
        return PageSession(**{**dict(row), "screen": PaymentType(row["screen"])}) if row else None

    def touch_page_session(self, key: str, now: int) -> None:
        self.update("sessions", "key = ?", (key,), active=now)

    def bind_page_session(self, key: str, login: int) -> bool:
        return self.update("sessions", "key = ? AND login IS NULL", (key,), login=login)

    def delete_expired_page_sessions(self, before: int) -> None:
        self.db.execute("DELETE FROM sessions WHERE created < ?", (before,))

    def add_alert(self, at: int, code: str, ref: str, text: str) -> None:
        """Tell a person, unless the same was said within the last hour."""
        if not self.one(
            "SELECT 1 FROM alerts WHERE ref = ? AND code = ? AND text = ? AND at > ?", ref, code, text, at - SAID_LATELY
        ):
            self.insert("alerts", at=at, code=code, ref=ref, text=text, tries=0, due=at)

    def due_alerts(self, now: int) -> list[Alert]:
        rows = self.all(
            "SELECT id, at, code, ref, text, tries FROM alerts "
            "WHERE delivered IS NULL AND due <= ? ORDER BY id LIMIT 20",
            now,
        )
        return [Alert(**dict(row)) for row in rows]

    def alert_delivered(self, alert_id: int, at: int) -> None:
        self.update("alerts", "id = ?", (alert_id,), delivered=at)

    def alert_failed(self, alert_id: int, due: int) -> None:
        self.db.execute("UPDATE alerts SET tries = tries + 1, due = ? WHERE id = ?", (due, alert_id))
