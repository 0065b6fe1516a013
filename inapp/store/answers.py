"""What traders typed into the fields of a method, sealed."""

from inapp.store.rows import Rows


class Answers(Rows):
    """What traders typed into the fields of a method, sealed."""

    def keep_answers(self, ref: str, sealed: str) -> None:
        """Store the sealed answers of a new payment."""
        self.insert("answers", ref=ref, sealed=sealed)

    def answers(self, ref: str) -> str:
        """The sealed answers of a payment; empty without any."""
        row = self.one("SELECT sealed FROM answers WHERE ref = ?", ref)
        return row["sealed"] if row else ""

    def sealed_answers_of(self, user_id: int) -> list[tuple[str, str]]:
        """The sealed answers of a user's payments, by reference."""
        rows = self.all("SELECT ref, sealed FROM answers JOIN payments USING (ref) WHERE user_id = ?", user_id)
        return [(row["ref"], row["sealed"]) for row in rows]
