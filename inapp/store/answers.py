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
