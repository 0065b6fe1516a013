"""Proofs: what readers of cTrader's history were seen to return."""

from inapp.domain.attempts import AttemptState
from inapp.domain.model import Attempt
from inapp.domain.readers import ReaderProof
from inapp.store.bookings import ATTEMPTS
from inapp.store.rows import Rows, Table

PROOFS = Table(ReaderProof, "SELECT * FROM reader_proofs WHERE")


class Readers(Rows):
    """The proofs of readers, one for each reader and place."""

    def reader_proof(self, name: str, place: str) -> ReaderProof | None:
        """What a reader at a place has shown last, or could not show."""
        return self.first(PROOFS, "name = ? AND place = ?", name, place)

    def put_reader_proof(self, proof: ReaderProof) -> None:
        """Store what a reader has shown, or could not show, in the place of what was known."""
        self.db.execute("DELETE FROM reader_proofs WHERE name = ? AND place = ?", (proof.name, proof.place))
        self.insert("reader_proofs", **PROOFS.columns_of(proof))

    def last_answered_booking(self, before: int) -> Attempt | None:
        """The newest booking that cTrader itself confirmed to us, by an answer that came before a moment."""
        where = "state = ? AND settled < ? AND settled <= ended ORDER BY settled DESC LIMIT 1"
        return self.first(ATTEMPTS, where, AttemptState.CONFIRMED, before)

    def confirmed_numbers(self, login: int, since: int) -> frozenset[int]:
        """The cTrader ids of an account's bookings that were confirmed from a moment on."""
        where = "state = ? AND settled >= ? AND login = ?"
        rows = self.all(f"SELECT balance_history_id FROM attempts WHERE {where}", AttemptState.CONFIRMED, since, login)
        return frozenset(row[0] for row in rows)
