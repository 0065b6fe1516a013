"""Payments, their history, and unmatched funds."""

from collections.abc import Collection
from dataclasses import replace

from inapp.domain.attempts import FREEZING
from inapp.domain.disbursements import BY_HAND, UnmatchedEvent, UnmatchedFunds, UnmatchedState, next_unmatched_state
from inapp.domain.disputes import takes_back
from inapp.domain.errors import IllegalTransition
from inapp.domain.ledger import MoneyEvent
from inapp.domain.letters import TOLD
from inapp.domain.model import Change, Payment, Shown, WatchedPayment
from inapp.domain.money import Money
from inapp.domain.states import AT_REST, NEEDS_PERSON, Event, PaymentType, Status, next_status
from inapp.store.ledger import Ledger
from inapp.store.mails import Mails
from inapp.store.rows import History, Table, marks, money_columns

RETURN_KEY_LIFE_MS = 24 * 3600 * 1000
_OPEN = f"status NOT IN ({', '.join(repr(str(status)) for status in Status if status.final)})"
"""Text, so that the partial index applies."""

PAYMENTS = Table(Payment, "SELECT * FROM payments WHERE", ui_mode="hand_off")
RUNNING = Table(Payment, "SELECT * FROM payments INDEXED BY payments_open WHERE", ui_mode="hand_off")
"""The few that are open, which are sorted."""
_SHOWN = {
    Shown.ALL: (PAYMENTS, "TRUE"),
    Shown.DEPOSITS: (PAYMENTS, "kind = 'deposit'"),
    Shown.WITHDRAWALS: (PAYMENTS, "kind = 'withdrawal'"),
    Shown.RUNNING: (RUNNING, _OPEN),
}
WATCHED = Table(
    WatchedPayment,
    "SELECT p.status, p.hand_off, p.reason, s.created, s.active FROM sessions s"
    " JOIN payments p ON p.user_id = s.user_id AND p.login = s.login WHERE",
    ui_mode="hand_off",
)
UNMATCHED = Table(UnmatchedFunds, "SELECT * FROM unmatched WHERE")
HISTORY = History("history", "ref", "payments", "status")


class Payments(Mails, Ledger):
    """Payments, their history, and unmatched funds."""

    def _insert_payment(self, payment: Payment, page_key: str, return_key_hash: str | None) -> None:
        self.insert("payments", **PAYMENTS.columns_of(payment), page_key=page_key, return_key=return_key_hash)

    def add_payment(self, payment: Payment, page_key: str, return_key_hash: str | None, by: str = "") -> Payment | None:
        """Store a payment in its first state, made `by` its user or by staff.

        None if its reference is taken; the stored one if the page key is.
        """
        if self.one("SELECT 1 FROM payments WHERE ref = ?", payment.ref):
            return None
        existing = self.payment_by_page_key(page_key)
        if existing:
            return existing
        self._insert_payment(payment, page_key, return_key_hash)
        by = by or f"user {payment.user_id}"
        HISTORY.append(self, payment.ref, None, "made", payment.status, by, payment.created)
        return payment

    def restore_payment(self, payment: Payment, by: str) -> None:
        """Store a payment that only the sent log knows, in `review`."""
        self._insert_payment(payment, f"restored {payment.ref}", None)
        HISTORY.append(self, payment.ref, None, Event.RESTORED, payment.status, by, payment.created)

    def broken_history(self) -> int | None:
        """The first line of the payments' history whose hash does not follow from the line before it, or None."""
        return HISTORY.broken_line(self)

    def strayed_payment(self) -> str | None:
        """A payment whose state is not what the last line of its history says, or None."""
        return HISTORY.strayed(self)

    def history(self, ref: str) -> list[Change]:
        """The changes of a payment's state, the oldest first."""
        return HISTORY.changes(self, ref)

    def moves_after(self, line: int, count: int) -> list[tuple[int, str, Status]]:
        """The lines of the history after one of them: payment's reference and new state, the newest first."""
        rows = self.all("SELECT seq, ref, became FROM history WHERE seq > ? ORDER BY seq DESC LIMIT ?", line, count)
        return [(row["seq"], row["ref"], Status(row["became"])) for row in rows]

    def move(self, payment: Payment, event: Event, by: str, at: int, **changes: object) -> Payment:
        """Apply an event: compare-and-set of the state plus its history row. Raises IllegalTransition."""
        became = next_status(payment.kind, payment.status, event)
        if became in AT_REST:
            changes["due"] = None
        where, key = "ref = ? AND status = ?", (payment.ref, payment.status)
        if not self.update("payments", where, key, status=became, updated=at, **PAYMENTS.columns(changes)):
            raise IllegalTransition(f"{payment.ref} is not {payment.status} any more")
        HISTORY.append(self, payment.ref, payment.status, event, became, by, at)
        if (kind := TOLD.get((payment.kind, became))) in self.mailed and kind and not takes_back(payment):
            # The count of its own times: a restored backup, in which it happens again, gives the mail the same name.
            times = self.one("SELECT count(*) FROM history WHERE ref = ? AND became = ?", payment.ref, became)
            self.add_mail(kind, f"{payment.ref}.{kind}.{times[0] if times else 0}", payment.user_id, at, payment.ref)
        moved: Payment = replace(payment, status=became, updated=at, **changes)  # type: ignore[arg-type]
        self.post_payment(payment, moved, at)
        return moved

    def change(self, payment: Payment, at: int | None = None, **changes: object) -> Payment:
        """Change fields other than the state, such as `due`, `tries` or `psp_ref`.

        `at` is the moment at which a PSP tells of money; without one it is that of the last change of the state.
        """
        self.update("payments", "ref = ?", (payment.ref,), **PAYMENTS.columns(changes))
        changed: Payment = replace(payment, **changes)  # type: ignore[arg-type]
        self.post_payment(payment, changed, at or payment.updated)
        return changed

    def payment(self, ref: str) -> Payment | None:
        """The payment of a reference."""
        return self.first(PAYMENTS, "ref = ?", ref)

    def watched(self, session_key: str, ref: str) -> WatchedPayment | None:
        """A payment and the page session of the same user and account that watches it, in one read."""
        return self.first(WATCHED, "s.key = ? AND p.ref = ?", session_key, ref)

    def payment_by_page_key(self, page_key: str) -> Payment | None:
        """The payment that a form made; each form carries a page key of its own."""
        return self.first(PAYMENTS, "page_key = ?", page_key)

    def payment_by_return_key(self, return_key_hash: str, now: int) -> Payment | None:
        """The payment of a return address, until a day after the payment's end."""
        payment = self.first(PAYMENTS, "return_key = ?", return_key_hash)
        if payment and payment.status.final and payment.updated < now - RETURN_KEY_LIFE_MS:
            return None
        return payment

    def payment_by_psp_ref(self, psp: str, psp_ref: str) -> Payment | None:
        """The payment of a PSP's object."""
        return self.first(PAYMENTS, "psp = ? AND psp_ref = ?", psp, psp_ref)

    def has_payments(self, psp: str) -> bool:
        """True if a PSP has ever had a payment."""
        return self.one("SELECT 1 FROM payments WHERE psp = ? LIMIT 1", psp) is not None

    def unattended(self, psps: Collection[str]) -> dict[str, tuple[int, int]]:
        """The open payments and waiting events of every PSP other than these."""
        payments, events = (
            {row["psp"]: row["many"] for row in self.all(f"SELECT psp, count(*) AS many FROM {rows} GROUP BY psp")}
            for rows in (f"payments WHERE {_OPEN}", "events WHERE finished IS NULL")
        )
        lost = sorted((payments.keys() | events.keys()) - {*psps, BY_HAND})
        return {psp: (payments.get(psp, 0), events.get(psp, 0)) for psp in lost}

    def last_used_accounts(self, user_id: int) -> dict[int, int]:
        """The moment of the last payment on each account of a user that has one."""
        rows = self.all("SELECT login, max(created) AS at FROM payments WHERE user_id = ? GROUP BY login", user_id)
        return {row["login"]: row["at"] for row in rows}

    def last_payments(self, user_id: int, login: int, count: int) -> list[Payment]:
        """Payments of a user's account for a short list: those under way first, each group with the newest first."""
        running = f"login = ? AND kind = ? AND user_id = ? AND {_OPEN} ORDER BY created DESC LIMIT ?"
        found = [one for kind in PaymentType for one in self.every(PAYMENTS, running, login, kind, user_id, count)]
        found.sort(key=lambda payment: -payment.created)
        known = {payment.ref for payment in found}
        # The plus keeps SQLite to the index of the account, whose payments are fewer than those of its user.
        newest = "login = ? AND +user_id = ? ORDER BY created DESC LIMIT ?"
        found += [one for one in self.every(PAYMENTS, newest, login, user_id, count) if one.ref not in known]
        return found[:count]

    def payments_after(self, user_id: int, login: int, shown: Shown, after: str, count: int) -> list[Payment]:
        """The payments of a user's account that a filter shows, the newest first, after one of them or from the newest.

        One that is not among them has nothing after it.
        """
        table, where = _SHOWN[shown]
        own = [after, login, user_id] if after else []
        if after:
            one = "SELECT created, rowid FROM payments WHERE ref = ? AND login = ? AND user_id = ?"
            where += f" AND (created, rowid) < ({one})"
        order = "ORDER BY created DESC, rowid DESC LIMIT ?"
        return self.every(table, f"login = ? AND +user_id = ? AND {where} {order}", login, user_id, *own, count)

    def last_success(self, user_id: int, kind: PaymentType) -> tuple[str, str] | None:
        """The adapter and the method of a user's newest payment of this kind that arrived, on any account."""
        where = "user_id = ? AND kind = ? AND status IN ('credited', 'paid_out') ORDER BY created DESC LIMIT 1"
        row = self.one(f"SELECT psp, method FROM payments WHERE {where}", user_id, kind)
        return (row["psp"], row["method"]) if row else None

    def open_payment(self, user_id: int, login: int, kind: PaymentType) -> Payment | None:
        """The newest payment of a user's account and of this kind that is not final."""
        where = f"login = ? AND kind = ? AND user_id = ? AND {_OPEN} ORDER BY created DESC LIMIT 1"
        return self.first(PAYMENTS, where, login, kind, user_id)

    def strayed_payments(self) -> list[tuple[Payment, int | None]]:
        """The open payments whose account has no row or one of another user, each with the account's owner."""
        rows = self.all(
            "SELECT payments.*, accounts.user_id AS owner FROM payments LEFT JOIN accounts USING (login) "
            f"WHERE {_OPEN} AND accounts.user_id IS NOT payments.user_id ORDER BY created"
        )
        return [(PAYMENTS.value(row), row["owner"]) for row in rows]

    def open_payments_of(self, user_id: int) -> list[Payment]:
        """The payments of a user that are not final, on all accounts, the oldest first."""
        return self.every(PAYMENTS, f"user_id = ? AND {_OPEN} ORDER BY created", user_id)

    def starts(self, user_id: int, kind: PaymentType, since: int, now: int) -> int:
        """The number of payments of this kind that a user has started since a moment."""
        where = "user_id = ? AND created > ? AND created <= ? AND kind = ?"
        row = self.one(f"SELECT count(*) FROM payments WHERE {where}", user_id, since, now, kind)
        return int(row[0]) if row else 0

    def unpaid_deposits(self, user_id: int, login: int, now: int) -> int:
        """The number of a user's deposits to an account that their payer may still pay."""
        unpaid = f"kind = 'deposit' AND status IN ('created', 'awaiting_payer') AND {_OPEN}"  # so that an index applies
        where = f"login = ? AND user_id = ? AND {unpaid} AND expires > ?"
        row = self.one(f"SELECT count(*) FROM payments WHERE {where}", login, user_id, now)
        return int(row[0]) if row else 0

    def add_decline(self, payment: Payment, declined: str, at: int) -> bool:
        """Store a declined try under the PSP's name for it; False if it is known."""
        if self.knows_decline(payment.psp, declined):
            return False
        self.insert("declines", psp=payment.psp, id=declined, ref=payment.ref, user_id=payment.user_id, at=at)
        return True

    def knows_decline(self, psp: str, declined: str) -> bool:
        """True if a declined try is stored already."""
        return self.one("SELECT 1 FROM declines WHERE psp = ? AND id = ?", psp, declined) is not None

    def declines_of(self, ref: str) -> int:
        """The number of declined tries of a payment."""
        row = self.one("SELECT count(*) FROM declines WHERE ref = ?", ref)
        return int(row[0]) if row else 0

    def declined_payments(self, user_id: int, since: int) -> int:
        """The number of a user's payments since a moment that were declined."""
        where = "user_id = ? AND created > ? AND status = 'declined'"
        row = self.one(f"SELECT count(*) FROM payments WHERE {where}", user_id, since)
        return int(row[0]) if row else 0

    def declined_since(self, user_id: int, since: int) -> list[int]:
        """The moments of a user's declined tries since another one, the oldest first."""
        sql = "SELECT at FROM declines WHERE user_id = ? AND at > ? ORDER BY at, rowid"
        return [row["at"] for row in self.all(sql, user_id, since)]

    def refundable_deposits(self, login: int, method: str, since: int, disputed: bool = False) -> list[Payment]:
        """The credited deposits of an account by one method that are not `disputed`, or are, the oldest first."""
        where = f"kind = 'deposit' AND status = 'credited' AND disputed = {int(disputed)}"
        order = "login = ? AND created >= ? AND method = ? ORDER BY created"
        return self.every(PAYMENTS, f"{where} AND {order}", login, since, method)

    def disputed_deposits(self, user_id: int) -> list[str]:
        """The references of a user's disputed deposits."""
        rows = self.all("SELECT ref FROM payments WHERE user_id = ? AND disputed = 1 ORDER BY ref", user_id)
        return [row["ref"] for row in rows]

    def due_payments(self, statuses: frozenset[Status], now: int, count: int) -> list[Payment]:
        """Payments in these states whose next step is due, the oldest first."""
        where = f"due IS NOT NULL AND due <= ? AND status IN {marks(statuses)} ORDER BY created LIMIT ?"
        return self.every(PAYMENTS, where, now, *statuses, count)

    def all_payments(self, needs_review: bool, disputed: bool = False) -> list[Payment]:
        """All payments, the oldest first, or only those that wait for a person or are disputed."""
        where, values = "TRUE", []
        if needs_review:
            where += (
                f" AND (status IN {marks(NEEDS_PERSON)} "
                f"OR ref IN (SELECT ref FROM attempts WHERE state IN {marks(FREEZING)} AND state != 'sending') "
                "OR ref IN (SELECT ref FROM holds WHERE lifted_at IS NULL))"
            )
            values = [*NEEDS_PERSON, *FREEZING]
        if disputed:
            where += " AND disputed = 1"
        return self.every(PAYMENTS, f"{where} ORDER BY created", *values)

    def hold_funds(self, funds: UnmatchedFunds) -> None:
        """Store unmatched funds."""
        self.insert("unmatched", **UNMATCHED.columns_of(funds))
        self._post_funds(funds, None, funds.money, funds.created)

    def unmatched_funds(self, ref: str) -> UnmatchedFunds | None:
        """The unmatched funds of a reference."""
        return self.first(UNMATCHED, "ref = ?", ref)

    def all_unmatched_funds(self, *states: UnmatchedState) -> list[UnmatchedFunds]:
        """The unmatched funds in these states, the oldest first."""
        return self.every(UNMATCHED, f"state IN {marks(states)} ORDER BY created", *states)

    def move_unmatched_funds(self, funds: UnmatchedFunds, event: UnmatchedEvent) -> UnmatchedFunds:
        """Apply an event: compare-and-set of the state. Raises IllegalTransition."""
        became = next_unmatched_state(funds.state, event)
        if not self.update("unmatched", "ref = ? AND state = ?", (funds.ref, funds.state), state=became):
            raise IllegalTransition(f"{funds.ref} is not {funds.state} any more")
        return replace(funds, state=became)

    def set_unmatched_amount(self, funds: UnmatchedFunds, money: Money | None, at: int) -> UnmatchedFunds:
        """Store the amount that refunds made elsewhere leave of unmatched funds."""
        self.update("unmatched", "ref = ?", (funds.ref,), **money_columns(money))
        self._post_funds(funds, funds.money, money, at)
        return replace(funds, money=money)

    def _post_funds(self, funds: UnmatchedFunds, was: Money | None, now: Money | None, at: int) -> None:
        event, subject = MoneyEvent.FUNDS_HELD, f"{funds.ref}.{MoneyEvent.FUNDS_HELD}"
        self.post_change(event, was, now, ref=funds.ref, subject=subject, at=at, psp=funds.psp)
