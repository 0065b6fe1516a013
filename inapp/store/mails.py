"""The outbox: mails that tell traders of events, and the language that each trader read last."""

from inapp.domain.letters import MailKind, QueuedMail
from inapp.store.rows import Rows, Table

MAILS = Table(QueuedMail, "SELECT * FROM mails WHERE")


class Mails(Rows):
    """Mails that tell traders of events, and the language that each trader read last."""

    mailed: frozenset[MailKind] | set[MailKind] = frozenset()
    """The kinds of mails that the broker sends; events of other kinds leave no row."""

    def add_mail(self, kind: MailKind, event: str, user_id: int, now: int, ref: str | None = None) -> bool:
        """Store that a mail is to tell of an event, in the event's own transaction; False if one does already."""
        if kind not in self.mailed:
            return False
        row = (event, kind, user_id, ref, now, now)
        columns = "(event, kind, user_id, ref, created, due, tries, problem)"
        added = self.db.execute(f"INSERT OR IGNORE INTO mails {columns} VALUES (?, ?, ?, ?, ?, ?, 0, '')", row)
        return added.rowcount == 1

    def tell_of_way_in(self, kind: MailKind, user_id: int, now: int) -> None:
        """Store that a mail is to tell a user of a change of the password or of the second step."""
        self.add_mail(kind, f"{kind}.{user_id}.{now}", user_id, now)

    def mail(self, event: str) -> QueuedMail | None:
        """The mail about an event."""
        return self.first(MAILS, "event = ?", event)

    def mails_since(self, user_id: int, kind: MailKind, at: int) -> int:
        """The number of mails of a kind to a user that were stored after a moment."""
        row = self.one("SELECT count(*) FROM mails WHERE user_id = ? AND created > ? AND kind = ?", user_id, at, kind)
        return int(row[0]) if row else 0

    def due_mails(self, now: int) -> list[QueuedMail]:
        """Up to twenty mails that are due, the oldest first."""
        return self.every(MAILS, "ended IS NULL AND due <= ? ORDER BY id LIMIT 20", now)

    def unsent_mails(self) -> list[QueuedMail]:
        """The mails that wait and those that were given up, the oldest first."""
        return self.every(MAILS, "ended IS NULL OR problem <> '' ORDER BY id")

    def waiting_mails(self) -> tuple[int, int | None]:
        """The number of mails that wait, and the moment of the oldest one's event."""
        row = self.one("SELECT count(*) AS many, min(created) AS oldest FROM mails WHERE ended IS NULL")
        return (row["many"], row["oldest"]) if row else (0, None)

    def mail_failed(self, mail: QueuedMail, due: int, problem: str) -> None:
        """Count a failed try, and try again at `due`."""
        self.update("mails", "id = ?", (mail.id,), tries=mail.tries + 1, due=due, problem=problem)

    def end_mail(self, mail: QueuedMail, now: int, problem: str = "") -> None:
        """Store that a mail was sent or, with a problem, given up."""
        self.update("mails", "id = ?", (mail.id,), ended=now, problem=problem)

    def note_language(self, user_id: int, language: str) -> None:
        """Store the language in which a user reads a screen."""
        if self.language_read(user_id) != language:
            self.db.execute("REPLACE INTO languages_read VALUES (?, ?)", (user_id, language))

    def language_read(self, user_id: int) -> str:
        """The language that a user read last, empty if no screen was read."""
        row = self.one("SELECT language FROM languages_read WHERE user_id = ?", user_id)
        return row["language"] if row else ""
