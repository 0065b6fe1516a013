"""Notes of staff, which only grow, and the names on what somebody looks after."""

from dataclasses import dataclass

from inapp.store.rows import Rows, Table


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote down about a payment, unmatched funds or a user: `subject` is a reference or `user 7`."""

    subject: str
    text: str
    by: str
    actor: str
    at: int


NOTES = Table(Note, "SELECT subject, text, by, actor, at FROM notes WHERE")


class Notes(Rows):
    """Notes and names."""

    def add_note(self, note: Note) -> None:
        """Store a note."""
        self.insert("notes", **NOTES.columns_of(note))

    def notes(self, subject: str) -> list[Note]:
        """The notes about a subject, the oldest first."""
        return self.every(NOTES, "subject = ? ORDER BY seq", subject)

    def take(self, ref: str, by: str, actor: str, at: int) -> None:
        """Put a person's name on a payment or on unmatched funds, in the place of any other."""
        self.drop(ref)
        self.insert("taken", ref=ref, by=by, actor=actor, at=at)

    def drop(self, ref: str) -> None:
        """Take the name off again."""
        self.db.execute("DELETE FROM taken WHERE ref = ?", (ref,))

    def taken_by(self, ref: str) -> str:
        """The name of who looks after a payment, or nothing."""
        row = self.one("SELECT by FROM taken WHERE ref = ?", ref)
        return str(row["by"]) if row else ""

    def all_taken(self) -> list[str]:
        """The names of those who look after something."""
        return [row["by"] for row in self.all("SELECT DISTINCT by FROM taken ORDER BY by LIMIT 100")]
