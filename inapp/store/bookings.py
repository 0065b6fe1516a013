"""Attempts: each sending of each booking."""

from dataclasses import replace

from inapp.domain.attempts import AttemptState
from inapp.domain.errors import IllegalTransition
from inapp.domain.ledger import booking_event
from inapp.domain.model import Attempt
from inapp.domain.money import Money
from inapp.store.ledger import Ledger
from inapp.store.rows import Codec, Table, marks

AMOUNT = Codec(
    lambda row, _: Money.from_text(row["amount"], row["currency"], row["digits"]),
    lambda money, _: {"amount": money.text},
)
"""The exact decimal text that was sent, in the currency and with the digits of the payment."""

ATTEMPTS = Table(
    Attempt,
    "SELECT attempts.*, currency, digits FROM attempts JOIN payments USING (ref) WHERE",
    {"money": AMOUNT},
    booking_type="leg",
    resolved_at="settled",
)


class Bookings(Ledger):
    """Attempts: each sending of each booking."""

    def add_attempt(self, attempt: Attempt) -> None:
        """Store an attempt before it is sent."""
        self.insert("attempts", **ATTEMPTS.columns_of(attempt))
        self._post_booking(attempt, None)

    def attempts(self, ref: str) -> list[Attempt]:
        """The attempts of a payment, the oldest first."""
        return self.every(ATTEMPTS, "ref = ? ORDER BY started, n", ref)

    def tallies(self) -> dict[str, tuple[int, int | None]]:
        """The number of attempts and the cTrader id of the last booking, by payment."""
        found: dict[str, tuple[int, int | None]] = {}
        for row in self.db.execute("SELECT ref, balance_history_id AS number FROM attempts ORDER BY started, n"):
            count, last = found.get(row["ref"], (0, None))
            found[row["ref"]] = count + 1, row["number"] or last
        return found

    def attempt(self, external_id: str) -> Attempt | None:
        """The attempt of an external id."""
        return self.first(ATTEMPTS, "external_id = ?", external_id)

    def attempts_in(self, states: frozenset[AttemptState], resolved_since: int = 0) -> list[Attempt]:
        """The attempts in these states that are unresolved or were resolved lately, the oldest first."""
        where = f"state IN {marks(states)} AND (settled IS NULL OR settled >= ?) ORDER BY started"
        return self.every(ATTEMPTS, where, *states, resolved_since)

    def freezing_attempts(self, login: int, states: frozenset[AttemptState]) -> list[Attempt]:
        """The attempts of an account in these states."""
        listed = ", ".join(repr(str(state)) for state in sorted(states))  # text, so that the partial index applies
        return self.every(ATTEMPTS, f"attempts.login = ? AND state IN ({listed})", login)

    def external_ids(self) -> set[str]:
        """The external ids of all attempts."""
        return {row["external_id"] for row in self.db.execute("SELECT external_id FROM attempts")}

    def resolve_attempt(self, attempt: Attempt, state: AttemptState, **changes: object) -> Attempt:
        """Move an attempt by compare-and-set of its state. Raises IllegalTransition if that has changed meanwhile."""
        where, key = "external_id = ? AND state = ?", (attempt.external_id, attempt.state)
        if not self.update("attempts", where, key, state=state, **ATTEMPTS.columns(changes)):
            raise IllegalTransition(f"{attempt.external_id} is not {attempt.state} any more")
        resolved: Attempt = replace(attempt, state=state, **changes)  # type: ignore[arg-type]
        self._post_booking(resolved, attempt.state)
        return resolved

    def _post_booking(self, attempt: Attempt, was: AttemptState | None) -> None:
        at = attempt.resolved_at or attempt.ended or attempt.started
        self.post(
            booking_event(attempt.booking_type, was, attempt.state),
            attempt.money,
            ref=attempt.ref,
            subject=attempt.external_id,
            at=at,
            login=attempt.login,
        )

    def holder_of(self, balance_history_id: int) -> str | None:
        """The external id of the attempt that already holds this cTrader id."""
        row = self.one("SELECT external_id FROM attempts WHERE balance_history_id = ?", balance_history_id)
        return row["external_id"] if row else None
