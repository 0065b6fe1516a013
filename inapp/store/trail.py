"""The trail of a payment: what rows of all tables tell of it, for the page that shows the evidence in one order."""

from inapp.domain.leaving import Hold
from inapp.domain.model import Alert, CardFacts, Dispute, ReceivedEvent
from inapp.store.holds import HOLDS
from inapp.store.operations import ALERTS
from inapp.store.psp import CARD_FACTS, DISPUTES, EVENTS
from inapp.store.rows import Rows, marks

AT_MOST = 200
"""The rows of each kind that a page shows."""


class Trail(Rows):
    """What happened to a payment, beside its state and its bookings."""

    def events_about(self, psp: str, objects: list[str]) -> list[ReceivedEvent]:
        """The webhooks about some objects of a PSP, the oldest first."""
        where = f"psp_ref IN {marks(objects)} AND psp = ? ORDER BY received, rowid LIMIT {AT_MOST}"
        rows = self.all(f"SELECT * FROM events INDEXED BY events_object WHERE {where}", *objects, psp)
        return [ReceivedEvent(row["psp"], EVENTS.value(row), row["received"], row["result"]) for row in rows]

    def holds_of(self, ref: str) -> list[Hold]:
        """The holds that a payment has or had, the oldest first."""
        return self.every(HOLDS, f"ref = ? ORDER BY id LIMIT {AT_MOST}", ref)

    def holds_of_user(self, user_id: int) -> list[Hold]:
        """The freezes of a user that are not lifted."""
        return self.every(HOLDS, "user_id = ? AND lifted_at IS NULL ORDER BY id", user_id)

    def alerts_about(self, ref: str) -> list[tuple[Alert, int | None]]:
        """The alerts about a payment, the oldest first, each with the moment of its delivery."""
        rows = self.all(f"SELECT * FROM alerts WHERE ref = ? ORDER BY id LIMIT {AT_MOST}", ref)
        return [(ALERTS.value(row), row["delivered"]) for row in rows]

    def cards_seen(self, ref: str) -> list[tuple[int, CardFacts]]:
        """What the PSP said of cards, and when."""
        rows = self.all(f"SELECT * FROM card_facts WHERE ref = ? ORDER BY rowid LIMIT {AT_MOST}", ref)
        return [(row["at"], CARD_FACTS.value(row)) for row in rows]

    def disputes_seen(self, ref: str) -> list[tuple[int, Dispute]]:
        """What the PSP says of disputes, and since when."""
        rows = self.all(f"SELECT * FROM disputes WHERE ref = ? ORDER BY rowid LIMIT {AT_MOST}", ref)
        return [(row["at"], DISPUTES.value(row)) for row in rows]

    def disputes_of_user(self, user_id: int) -> list[tuple[str, Dispute]]:
        """The disputes of a user's deposits, the newest first, each with the deposit's reference."""
        sql = (
            "SELECT d.* FROM payments AS p JOIN disputes AS d ON d.ref = p.ref WHERE p.user_id = ? AND p.disputed = 1 "
            f"ORDER BY d.at DESC LIMIT {AT_MOST}"
        )
        return [(row["ref"], DISPUTES.value(row)) for row in self.all(sql, user_id)]

    def uses_of(self, user_id: int, instrument: str) -> tuple[int, int | None]:
        """How often a user has used an instrument, and when first."""
        mine = (
            "SELECT count(*) AS many, min(created) AS first FROM payments INDEXED BY payments_user WHERE user_id = ? "
        )
        row = self.one(f"{mine} AND instrument = ?", user_id, instrument)
        return (row["many"], row["first"]) if row else (0, None)

    def first_payment(self, user_id: int) -> int | None:
        """The moment at which a user's first payment began."""
        row = self.one("SELECT min(created) AS first FROM payments WHERE user_id = ?", user_id)
        return row["first"] if row else None

    def newest_payments_of(self, user_id: int, count: int) -> list[str]:
        """The references of a user's newest payments."""
        sql = "SELECT ref FROM payments INDEXED BY payments_user WHERE user_id = ? ORDER BY created DESC LIMIT ?"
        return [row["ref"] for row in self.all(sql, user_id, count)]

    def mails_about(self, ref: str) -> list[tuple[str, int, int | None, str]]:
        """The mails to the trader about a payment: kind, when made, when ended, and a problem."""
        rows = self.all(f"SELECT * FROM mails WHERE ref = ? ORDER BY id LIMIT {AT_MOST}", ref)
        return [(row["kind"], row["created"], row["ended"], row["problem"]) for row in rows]
