"""Disputes with what was done about them: withdrawals that debit, and facts of the ledger that say what is owed."""

import sqlite3

from inapp.domain.disputes import Claim, in_account
from inapp.domain.ledger import taken_by
from inapp.domain.money import Money
from inapp.store.psp import DISPUTES, PspRows

_DEBITED = (
    "(SELECT coalesce(sum(w.minor), 0) FROM dispute_debits JOIN payments AS w USING (ref) "
    "WHERE dispute_debits.psp = d.psp AND dispute_debits.id = d.id "
    "AND w.status NOT IN ('cancelled', 'refused', 'returned'))"
)
"""What withdrawals take back for a dispute; one in the named states has debited nothing, or has given it back."""
_FACTS = "d.ref || '.dispute.' || d.id || '.'"
_OWED = (
    "(SELECT coalesce(sum(CASE event WHEN 'dispute_owed' THEN minor ELSE -minor END), 0) FROM ledger_facts "
    f"WHERE subject >= {_FACTS} AND subject < {_FACTS} || '~' "
    "AND (event = 'dispute_owed' OR names LIKE '%receivable:%'))"
)
"""What stands as owed because of a dispute."""
_CLAIMS = (
    "SELECT d.*, p.user_id, p.login, p.minor AS paid, p.currency AS paid_in, p.digits AS paid_digits, "
    f"{_DEBITED} AS debited, {_OWED} AS owed FROM disputes AS d JOIN payments AS p USING (ref)"
)
_OBJECTED = "('open', 'under_review', 'warned')"
_LOST = "('lost', 'refunded')"
UNSETTLED = (
    "SELECT d.ref, d.at FROM disputes AS d INDEXED BY disputes_lost JOIN payments AS p USING (ref) "
    f"WHERE d.state IN {_LOST} AND d.moved = 1 AND d.currency = p.currency "
    f"AND {_DEBITED} + {_OWED} < iif(d.digits = p.digits, d.minor, 1)"
)
"""Deposits whose lost dispute nobody has settled whole; one in other decimals than its account counts as settled once
anything was decided."""


class Disputes(PspRows):
    """Disputes of all deposits."""

    def claims(self, count: int = 200) -> list[Claim]:
        """The disputes, those that wait for an answer first, then the lost ones, then the newest."""
        order = f"ORDER BY d.state IN {_OBJECTED} DESC, d.state IN {_LOST} DESC, d.at DESC LIMIT ?"
        return [self._claim(row) for row in self.all(f"{_CLAIMS} {order}", count)]

    def claims_of(self, user_id: int) -> list[Claim]:
        """The disputes of a user."""
        return [self._claim(row) for row in self.all(f"{_CLAIMS} WHERE p.user_id = ? ORDER BY d.at", user_id)]

    def claim(self, psp: str, dispute_id: str) -> Claim | None:
        """One dispute."""
        row = self.one(f"{_CLAIMS} WHERE d.psp = ? AND d.id = ?", psp, dispute_id)
        return self._claim(row) if row else None

    def claim_of_debit(self, ref: str) -> Claim | None:
        """The dispute for which a withdrawal debits."""
        row = self.one("SELECT psp, id FROM dispute_debits WHERE ref = ?", ref)
        return self.claim(row["psp"], row["id"]) if row else None

    def add_dispute_debit(self, ref: str, claim: Claim, at: int) -> None:
        """Store for which dispute a new withdrawal debits."""
        self.insert("dispute_debits", ref=ref, psp=claim.psp, id=claim.dispute.id, at=at)

    def dispute_debits(self, claim: Claim) -> list[str]:
        """The withdrawals that debit, or were to debit, for a dispute, the oldest first."""
        rows = self.all("SELECT ref FROM dispute_debits WHERE psp = ? AND id = ? ORDER BY rowid", *_key(claim))
        return [row["ref"] for row in rows]

    def count_facts(self, prefix: str) -> int:
        """The number of facts of the ledger whose subject begins so."""
        row = self.one("SELECT count(*) FROM ledger_facts WHERE subject >= ? AND subject < ?", prefix, f"{prefix}~")
        return int(row[0]) if row else 0

    def _claim(self, row: sqlite3.Row) -> Claim:
        dispute, money = DISPUTES.value(row), Money(row["paid"], row["paid_in"], row["paid_digits"])
        debited = Money(row["debited"], money.currency, money.digits)
        standing = Money(row["owed"], money.currency, money.digits)
        taken = in_account(taken_by(dispute), money)
        about = (row["psp"], row["ref"], row["user_id"], row["login"], dispute, row["at"])
        return Claim(*about, taken, debited, standing)


def _key(claim: Claim) -> tuple[str, str]:
    return claim.psp, claim.dispute.id
