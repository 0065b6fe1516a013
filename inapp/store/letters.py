"""Mails to users that wait for the worker."""

from inapp.domain.letters import QueuedLetter
from inapp.store.rows import Rows, Table

LETTERS = Table(QueuedLetter, "SELECT * FROM letters WHERE")


class Letters(Rows):
    """Mails to users that wait for the worker."""

    def add_letter(self, user_id: int, email: str, now: int) -> None:
        """Queue a letter to a user."""
        self.insert("letters", user_id=user_id, email=email, created=now, due=now, tries=0)

    def letters_since(self, user_id: int, at: int) -> int:
        """The number of letters to a user that were queued after a moment."""
        row = self.one("SELECT count(*) FROM letters WHERE user_id = ? AND created > ?", user_id, at)
        return int(row[0]) if row else 0

    def due_letters(self, now: int) -> list[QueuedLetter]:
        """Up to twenty letters that are due, the oldest first."""
        return self.every(LETTERS, "ended IS NULL AND due <= ? ORDER BY id LIMIT 20", now)

    def letter_failed(self, letter_id: int, due: int) -> None:
        """Count a failed try, and try again at `due`."""
        self.db.execute("UPDATE letters SET tries = tries + 1, due = ? WHERE id = ?", (due, letter_id))

    def end_letter(self, letter_id: int, now: int) -> None:
        """Note that a letter was sent or given up."""
        self.update("letters", "id = ?", (letter_id,), ended=now)

    def delete_ended_letters(self, before: int) -> None:
        """Delete letters that ended before a moment."""
        self.db.execute("DELETE FROM letters WHERE ended < ?", (before,))
