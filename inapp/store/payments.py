"""Payments, their history, and unmatched funds."""

import sqlite3
from collections.abc import Collection
from dataclasses import replace

from inapp.domain.attempts import FREEZING
from inapp.domain.errors import IllegalTransition
from inapp.domain.model import Payment, WatchedPayment
from inapp.domain.money import Money
from inapp.domain.records import Change
from inapp.domain.states import AT_REST, NEEDS_PERSON, Event, PaymentType, Status, next_status
from inapp.domain.unmatched import UnmatchedEvent, UnmatchedFunds, UnmatchedState, next_unmatched_state
from inapp.store.history import History
from inapp.store.rows import marks, money_columns, money_of

RETURN_KEY_LIFE = 24 * 3600 * 1000
_FINAL = tuple(str(status) for status in Status if status.final)
_FINAL_LIST = ", ".join(repr(status) for status in _FINAL)  # text, so that the partial index applies


def _payment(row: sqlite3.Row) -> Payment:
    money = money_of(row)
    assert money is not None  # noqa: S101 - the column is NOT NULL
    return Payment(
        ref=row["ref"],
        kind=PaymentType(row["kind"]),
        user_id=row["user_id"],
        login=row["login"],
        money=money,
        status=Status(row["status"]),
        psp=row["psp"],
        method=row["method"],
        created=row["created"],
        updated=row["updated"],
        expires=row["expires"],
        psp_ref=row["psp_ref"],
        captured=money_of(row, "captured_"),
        reason=row["reason"],
        tries=row["tries"],
        due=row["due"],
        ui_mode=row["hand_off"],
        instrument=row["instrument"],
        disputed=bool(row["disputed"]),
        refunded_elsewhere=money_of(row, "refunded_elsewhere_"),
    )


def _funds(row: sqlite3.Row) -> UnmatchedFunds:
    return UnmatchedFunds(
        row["ref"],
        row["psp"],
        row["psp_ref"],
        row["about"],
        money_of(row),
        row["reason"],
        UnmatchedState(row["state"]),
        row["created"],
    )


def _columns(changes: dict[str, object]) -> dict[str, object]:
    if "ui_mode" in changes:
        changes["hand_off"] = changes.pop("ui_mode")
    for name in ("captured", "refunded_elsewhere"):
        if name in changes:
            money = changes.pop(name)
            changes |= money_columns(money if isinstance(money, Money) else None, f"{name}_")
    return changes


class Payments(History):
    """Payments, their history, and money that belongs to none of them."""

    def _insert_payment(self, payment: Payment, page_key: str, return_key_hash: str | None) -> None:
        self.insert(
            "payments",
            ref=payment.ref,
            kind=payment.kind,
            user_id=payment.user_id,
            login=payment.login,
            **money_columns(payment.money),
            status=payment.status,
            psp=payment.psp,
            method=payment.method,
            created=payment.created,
            updated=payment.updated,
            expires=payment.expires,
            psp_ref=payment.psp_ref,
            reason=payment.reason,
            tries=payment.tries,
            due=payment.due,
            page_key=page_key,
            return_key=return_key_hash,
            hand_off=payment.ui_mode,
            instrument=payment.instrument,
            disputed=payment.disputed,
        )

    def add_payment(self, payment: Payment, page_key: str, return_key_hash: str) -> Payment | None:
        """Store a payment in its first state. None if its reference is taken; the stored one if the page key is."""
        if self.one("SELECT 1 FROM payments WHERE ref = ?", payment.ref):
            return None
        existing = self.payment_by_page_key(page_key)
        if existing:
            return existing
        self._insert_payment(payment, page_key, return_key_hash)
        self._tell(payment.ref, None, "made", payment.status, f"user {payment.user_id}", payment.created)
        return payment

    def restore_payment(self, payment: Payment, by: str) -> None:
        """Store a payment that only the sent log knows, in `review`."""
        self._insert_payment(payment, f"restored {payment.ref}", None)
        self._tell(payment.ref, None, Event.RESTORED, payment.status, by, payment.created)

    def _tell(self, ref: str, was: Status | None, event: str, became: Status, by: str, at: int) -> None:
        self._append_line("history", "ref", ref, was, event, became, by, at)

    def broken_history(self) -> int | None:
        """The first line of the payments' history whose hash does not follow from the line before it, or None."""
        return self._broken_line("history", "ref")

    def strayed_payment(self) -> str | None:
        """A payment whose state is not what the last line of its history says, if there is one."""
        row = self.one(
            "SELECT ref FROM payments AS it WHERE status IS NOT "
            "(SELECT became FROM history WHERE ref = it.ref ORDER BY seq DESC LIMIT 1) LIMIT 1"
        )
        return row["ref"] if row else None

    def history(self, ref: str) -> list[Change]:
        rows = self.all("SELECT was, event, became, by, at FROM history WHERE ref = ? ORDER BY seq", ref)
        return [Change(**dict(row)) for row in rows]

    def move(self, payment: Payment, event: Event, by: str, at: int, **changes: object) -> Payment:
        """Apply an event: compare-and-set of the state plus its history row. Raises IllegalTransition."""
        became = next_status(payment.kind, payment.status, event)
        if became in AT_REST:
            changes["due"] = None
        columns = _columns(dict(changes))
        if not self.update(
            "payments",
            "ref = ? AND status = ?",
            (payment.ref, payment.status),
            **{"status": became, "updated": at, **columns},
        ):
            raise IllegalTransition(f"{payment.ref} is not {payment.status} any more")
        self._tell(payment.ref, payment.status, event, became, by, at)
        return replace(payment, status=became, updated=at, **changes)  # type: ignore[arg-type]

    def change(self, payment: Payment, **changes: object) -> Payment:
        """Change fields that are no state, such as `due`, `tries` or `psp_ref`."""
        self.update("payments", "ref = ?", (payment.ref,), **_columns(dict(changes)))
        return replace(payment, **changes)  # type: ignore[arg-type]

    def payment(self, ref: str) -> Payment | None:
        row = self.one("SELECT * FROM payments WHERE ref = ?", ref)
        return _payment(row) if row else None

    def watched(self, session_key: str, ref: str) -> WatchedPayment | None:
        """A payment and the page session of the same user and account that watches it, in one read."""
        row = self.one(
            "SELECT p.status, p.hand_off, s.created, s.active FROM sessions s JOIN payments p"
            " ON p.ref = ? AND p.user_id = s.user_id AND p.login = s.login WHERE s.key = ?",
            ref,
            session_key,
        )
        return WatchedPayment(Status(row[0]), *row[1:]) if row else None

    def payment_by_page_key(self, page_key: str) -> Payment | None:
        row = self.one("SELECT * FROM payments WHERE page_key = ?", page_key)
        return _payment(row) if row else None

    def payment_by_return_key(self, return_key_hash: str, now: int) -> Payment | None:
        row = self.one("SELECT * FROM payments WHERE return_key = ?", return_key_hash)
        payment = _payment(row) if row else None
        if payment and payment.status.final and payment.updated < now - RETURN_KEY_LIFE:
            return None
        return payment

    def payment_by_psp_ref(self, psp: str, psp_ref: str) -> Payment | None:
        row = self.one("SELECT * FROM payments WHERE psp = ? AND psp_ref = ?", psp, psp_ref)
        return _payment(row) if row else None

    def has_payments(self, psp: str) -> bool:
        return self.one("SELECT 1 FROM payments WHERE psp = ? LIMIT 1", psp) is not None

    def unattended(self, psps: Collection[str]) -> dict[str, tuple[int, int]]:
        """By adapters beside these: payments that are not over, and events that wait in the inbox."""
        payments, events = (
            {row["psp"]: row["many"] for row in self.all(f"SELECT psp, count(*) AS many FROM {rows} GROUP BY psp")}
            for rows in (f"payments WHERE status NOT IN ({_FINAL_LIST})", "events WHERE finished IS NULL")
        )
        lost = sorted((payments.keys() | events.keys()) - set(psps))
        return {psp: (payments.get(psp, 0), events.get(psp, 0)) for psp in lost}

    def last_payments(self, user_id: int, login: int, count: int) -> list[Payment]:
        rows = self.all(
            "SELECT * FROM payments WHERE login = ? AND user_id = ? ORDER BY created DESC LIMIT ?",
            login,
            user_id,
            count,
        )
        return [_payment(row) for row in rows]

    def open_payment(self, user_id: int, login: int, kind: PaymentType) -> Payment | None:
        row = self.one(
            f"SELECT * FROM payments WHERE login = ? AND kind = ? AND user_id = ? AND status NOT IN ({_FINAL_LIST}) "
            "ORDER BY created DESC LIMIT 1",
            login,
            kind,
            user_id,
        )
        return _payment(row) if row else None

    def refundable_deposits(self, login: int, method: str, since: int) -> list[Payment]:
        rows = self.all(
            "SELECT * FROM payments WHERE login = ? AND created >= ? AND method = ? AND kind = 'deposit' "
            "AND status = 'credited' AND disputed = 0 ORDER BY created",
            login,
            since,
            method,
        )
        return [_payment(row) for row in rows]

    def disputed_deposits(self, user_id: int) -> list[str]:
        rows = self.all("SELECT ref FROM payments WHERE user_id = ? AND disputed = 1 ORDER BY ref", user_id)
        return [row["ref"] for row in rows]

    def due_payments(self, statuses: frozenset[Status], now: int, count: int) -> list[Payment]:
        rows = self.all(
            f"SELECT * FROM payments WHERE due IS NOT NULL AND due <= ? AND status IN {marks(statuses)} "
            "ORDER BY created LIMIT ?",
            now,
            *statuses,
            count,
        )
        return [_payment(row) for row in rows]

    def all_payments(self, needs_review: bool, disputed: bool = False) -> list[Payment]:
        sql = "SELECT * FROM payments WHERE TRUE"
        values: list[str] = []
        if needs_review:
            sql += (
                f" AND (status IN {marks(NEEDS_PERSON)} "
                f"OR ref IN (SELECT ref FROM attempts WHERE state IN {marks(FREEZING)} AND state != 'sending'))"
            )
            values += [*NEEDS_PERSON, *FREEZING]
        if disputed:
            sql += " AND disputed = 1"
        return [_payment(row) for row in self.all(f"{sql} ORDER BY created", *values)]

    def hold_funds(self, funds: UnmatchedFunds) -> None:
        self.insert(
            "unmatched",
            ref=funds.ref,
            psp=funds.psp,
            psp_ref=funds.psp_ref,
            about=funds.about,
            **money_columns(funds.money),
            reason=funds.reason,
            state=funds.state,
            created=funds.created,
        )

    def unmatched_funds(self, ref: str) -> UnmatchedFunds | None:
        row = self.one("SELECT * FROM unmatched WHERE ref = ?", ref)
        return _funds(row) if row else None

    def all_unmatched_funds(self, *states: UnmatchedState) -> list[UnmatchedFunds]:
        rows = self.all(f"SELECT * FROM unmatched WHERE state IN {marks(states)} ORDER BY created", *states)
        return [_funds(row) for row in rows]

    def move_unmatched_funds(self, funds: UnmatchedFunds, event: UnmatchedEvent) -> UnmatchedFunds:
        """Apply an event: compare-and-set of the state. Raises IllegalTransition."""
        became = next_unmatched_state(funds.state, event)
        if not self.update("unmatched", "ref = ? AND state = ?", (funds.ref, funds.state), state=became):
            raise IllegalTransition(f"{funds.ref} is not {funds.state} any more")
        return replace(funds, state=became)

    def set_unmatched_amount(self, funds: UnmatchedFunds, money: Money | None) -> UnmatchedFunds:
        """Store what is left of unmatched funds after refunds made elsewhere."""
        self.update("unmatched", "ref = ?", (funds.ref,), **money_columns(money))
        return replace(funds, money=money)
