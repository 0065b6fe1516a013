"""Authenticator apps, recovery codes and passkeys."""

from collections.abc import Iterable

from inapp.domain.passkeys import Passkey
from inapp.domain.second_factor import SecondFactor
from inapp.store.rows import Rows, Table

FACTORS = Table(SecondFactor, "SELECT * FROM")
PASSKEYS = Table(Passkey, "SELECT * FROM")


class Factors(Rows):
    """Authenticator apps, recovery codes and passkeys of some people, in tables of their own."""

    _apps, _codes, _passkeys = "", "", ""

    def second_factor(self, user_id: int) -> SecondFactor | None:
        """The authenticator app of a user."""
        return self.first(FACTORS, f"{self._apps} WHERE user_id = ?", user_id)

    def users_with_second_factor(self) -> set[int]:
        """The users who have an authenticator app."""
        return {row["user_id"] for row in self.all(f"SELECT user_id FROM {self._apps}")}

    def set_second_factor(self, factor: SecondFactor, recovery_hashes: Iterable[str]) -> None:
        """Replace the app and all recovery codes of a user; passkeys end with the former app."""
        self.remove_second_factor(factor.user_id)
        self.insert(self._apps, **FACTORS.columns_of(factor))
        self.set_recovery_codes(factor.user_id, recovery_hashes)

    def set_recovery_codes(self, user_id: int, recovery_hashes: Iterable[str]) -> None:
        """Replace all recovery codes of a user."""
        self.db.execute(f"DELETE FROM {self._codes} WHERE user_id = ?", (user_id,))
        for hashed in recovery_hashes:
            self.insert(self._codes, hash=hashed, user_id=user_id)

    def take_step(self, user_id: int, step: int) -> bool:
        """Note that the code of a step was used; False if it, or a later one, was. Exactly one caller gets True."""
        return self.update(self._apps, "user_id = ? AND last_step < ?", (user_id, step), last_step=step)

    def take_recovery_code(self, user_id: int, hashed: str) -> bool:
        """Use a recovery code up; False for an unknown or used one. Exactly one caller gets True."""
        sql = f"DELETE FROM {self._codes} WHERE hash = ? AND user_id = ?"
        return bool(self.db.execute(sql, (hashed, user_id)).rowcount)

    def recovery_codes_left(self, user_id: int) -> int:
        """The number of a user's unused recovery codes."""
        row = self.one(f"SELECT count(*) FROM {self._codes} WHERE user_id = ?", user_id)
        return int(row[0]) if row else 0

    def remove_second_factor(self, user_id: int) -> bool:
        """Remove the app, the recovery codes and the passkeys of a user; False if there was no app."""
        self.db.execute(f"DELETE FROM {self._codes} WHERE user_id = ?", (user_id,))
        self.db.execute(f"DELETE FROM {self._passkeys} WHERE user_id = ?", (user_id,))
        return self.db.execute(f"DELETE FROM {self._apps} WHERE user_id = ?", (user_id,)).rowcount == 1

    def passkeys_of(self, user_id: int) -> list[Passkey]:
        """The passkeys of a user, the oldest first."""
        return self.every(PASSKEYS, f"{self._passkeys} WHERE user_id = ? ORDER BY created, rowid", user_id)

    def has_passkey(self, passkey_id: str) -> bool:
        """True if a passkey is known, whosever it is."""
        return self.one(f"SELECT 1 FROM {self._passkeys} WHERE id = ?", passkey_id) is not None

    def add_passkey(self, passkey: Passkey) -> None:
        """Store a new passkey."""
        self.insert(self._passkeys, **PASSKEYS.columns_of(passkey))

    def count_signature(self, passkey: Passkey, count: int, now: int) -> bool:
        """Note a signature of a passkey as it was read; False if another one was noted since, or it was removed."""
        where = "id = ? AND user_id = ? AND sign_count = ?"
        known = (passkey.id, passkey.user_id, passkey.sign_count)
        return self.update(self._passkeys, where, known, sign_count=count, used=now)

    def remove_passkey(self, user_id: int, passkey_id: str) -> bool:
        """Remove a passkey; False if the user has none of this id."""
        sql = f"DELETE FROM {self._passkeys} WHERE id = ? AND user_id = ?"
        return bool(self.db.execute(sql, (passkey_id, user_id)).rowcount)


class SecondFactors(Factors):
    """Those of traders."""

    _apps, _codes, _passkeys = "second_factors", "recovery_codes", "passkeys"
