"""Holds: marks beside the state of a payment, of unmatched funds or of a user, for which nothing leaves."""

from inapp.domain.leaving import Hold
from inapp.store.rows import Rows, Table

HOLDS = Table(Hold, "SELECT * FROM holds WHERE")


class Holds(Rows):
    """Holds, of which a payment or a user has at most one that is not lifted."""

    def add_hold(self, reason: str, by: str, at: int, *, ref: str | None = None, user_id: int | None = None) -> Hold:
        """Hold a payment or unmatched funds, or freeze a user."""
        self.insert("holds", ref=ref, user_id=user_id, reason=reason, by=by, at=at)
        hold = self.hold(ref) if ref else self.freeze(user_id or 0)
        assert hold is not None  # noqa: S101 - it was stored by the line above
        return hold

    def hold(self, ref: str) -> Hold | None:
        """The hold on a payment or on unmatched funds that is not lifted."""
        return self.first(HOLDS, "ref = ? AND lifted_at IS NULL", ref)

    def freeze(self, user_id: int) -> Hold | None:
        """The hold on a user that is not lifted."""
        return self.first(HOLDS, "user_id = ? AND lifted_at IS NULL", user_id)

    def is_held(self, ref: str) -> bool:
        """True if a payment or its user has a hold that is not lifted."""
        held = "h.lifted_at IS NULL AND (h.ref = p.ref OR h.user_id = p.user_id)"
        return self.one(f"SELECT 1 FROM payments p JOIN holds h ON {held} WHERE p.ref = ?", ref) is not None

    def active_holds(self) -> list[Hold]:
        """Every hold that is not lifted, the oldest first."""
        return self.every(HOLDS, "lifted_at IS NULL ORDER BY id")

    def frozen_users(self) -> list[Hold]:
        """The holds on users that are not lifted, the oldest first; by their index, for a page that asks often."""
        return self.every(HOLDS, "user_id IS NOT NULL AND lifted_at IS NULL ORDER BY at")

    def lift_hold(self, hold: Hold, by: str, at: int) -> None:
        """End a hold."""
        self.update("holds", "id = ?", (hold.id,), lifted_by=by, lifted_at=at)

    def was_lifted(self, ref: str, reason: str) -> bool:
        """True if people have lifted a hold that this payment had for this reason."""
        where = "ref = ? AND reason = ? AND lifted_at IS NOT NULL"
        return self.one(f"SELECT 1 FROM holds WHERE {where}", ref, reason) is not None
