"""Authenticator apps and recovery codes."""

from collections.abc import Iterable

from inapp.domain.second_factor import SecondFactor
from inapp.store.rows import Rows, Table

FACTORS = Table(SecondFactor, "SELECT * FROM second_factors WHERE")


class SecondFactors(Rows):
    """Authenticator apps and recovery codes."""

    def second_factor(self, user_id: int) -> SecondFactor | None:
        """The authenticator app of a user."""
        return self.first(FACTORS, "user_id = ?", user_id)

    def users_with_second_factor(self) -> set[int]:
        """The users who have an authenticator app."""
        return {row["user_id"] for row in self.all("SELECT user_id FROM second_factors")}

    def set_second_factor(self, factor: SecondFactor, recovery_hashes: Iterable[str]) -> None:
        """Replace the app and all recovery codes of a user."""
        self.remove_second_factor(factor.user_id)
        self.insert("second_factors", **FACTORS.columns_of(factor))
        for hashed in recovery_hashes:
            self.insert("recovery_codes", hash=hashed, user_id=factor.user_id)

    def take_step(self, user_id: int, step: int) -> bool:
        """Note that the code of a step was used; False if it, or a later one, was. Exactly one caller gets True."""
        return self.update("second_factors", "user_id = ? AND last_step < ?", (user_id, step), last_step=step)

    def take_recovery_code(self, user_id: int, hashed: str) -> bool:
        """Use a recovery code up; False for an unknown or used one. Exactly one caller gets True."""
        sql = "DELETE FROM recovery_codes WHERE hash = ? AND user_id = ?"
        return bool(self.db.execute(sql, (hashed, user_id)).rowcount)

    def recovery_codes_left(self, user_id: int) -> int:
        """The number of a user's unused recovery codes."""
        row = self.one("SELECT count(*) FROM recovery_codes WHERE user_id = ?", user_id)
        return int(row[0]) if row else 0

    def remove_second_factor(self, user_id: int) -> bool:
        """Remove the app and the recovery codes of a user; False if there was no app."""
        self.db.execute("DELETE FROM recovery_codes WHERE user_id = ?", (user_id,))
        return self.db.execute("DELETE FROM second_factors WHERE user_id = ?", (user_id,)).rowcount == 1
