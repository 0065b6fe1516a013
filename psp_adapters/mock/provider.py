"""The provider's side of the mock: its objects, their outcomes, and the webhooks that report them."""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace

from inapp.domain.errors import Declined
from inapp.domain.model import PspObjectType
from inapp.domain.money import Money
from psp_adapters.mock.books import BookKeeper, enter
from psp_adapters.mock.outcomes import Books, State, Timing, Wait
from psp_adapters.mock.storage import Delivery, File, MockObject, deliveries, find, one, save

PREFIXES = {PspObjectType.PAYMENT: "pay", PspObjectType.PAYOUT: "out", PspObjectType.REFUND: "ref"}
ASKS_PAYER = frozenset({State.OPEN, State.CONFIRMING, State.PARTLY})
UNPAID = frozenset({State.OPEN, State.CONFIRMING, State.PROCESSING})
REFUSED = frozenset({State.DECLINED, State.FAILED})
CLOCK_TOLERANCE_MS = 1000
_DUE = "SELECT number FROM deliveries WHERE delivered IS NULL AND due <= ?"


def wall_clock() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


class MockProvider:
    """The mock's objects and webhooks in its file. Raises NotSent and OutcomeUnknown when the file fails."""

    def __init__(self, path: str, clock: Callable[[], int] = wall_clock, timing: Timing | None = None) -> None:
        self.clock = clock
        self.timing = timing or Timing()
        self._file = File(path)
        self._last = 0
        self.books = BookKeeper(self._file, clock, self.timing)

    def open_payment(self, ref: str, method: str, money: Money, expires: int | None, return_url: str) -> MockObject:
        """The payment of a reference, created if there is none. Raises Declined if it has another amount or method."""
        with self._file.read() as con:  # a page asks again and again, and writes nothing
            found = one(con, idem=ref, about=PspObjectType.PAYMENT)
        if found is None or found.return_url != return_url:
            with self._file.write() as con:
                made = one(con, idem=ref, about=PspObjectType.PAYMENT)
                found = made or replace(self._new(PspObjectType.PAYMENT, ref, ref, method, money), expires=expires)
                found = _agreeing(replace(found, return_url=return_url), money=money, method=method)
                save(con, found)
        return _agreeing(found, money=money, method=method)

    def pay_out(self, ref: str, key: str, method: str, money: Money) -> MockObject:
        """The payout of a key, ordered if it is new. Raises Declined if the key was used for another order."""
        with self._file.write() as con:
            found = one(con, idem=key, about=PspObjectType.PAYOUT)
            if found is None:
                found = self._begin(con, self._new(PspObjectType.PAYOUT, ref, key, method, money))
        return _agreeing(found, ref=ref, money=money)

    def refund(self, psp_ref: str, key: str, money: Money) -> MockObject:
        """The refund of a key, ordered if it is new. Raises Declined, also for more than the rest of the capture."""
        with self._file.write() as con:
            found = one(con, idem=key, about=PspObjectType.REFUND)
            if found is None:
                payment = one(con, psp_ref=psp_ref, about=PspObjectType.PAYMENT)
                if payment is None:
                    raise Declined("no_such_payment")
                if money.minor > _refundable(con, payment, money.currency):
                    raise Declined("refund_exceeds_captured")
                fresh = self._new(PspObjectType.REFUND, payment.ref, key, payment.method, money)
                found = self._begin(con, replace(fresh, parent=psp_ref))
        return _agreeing(found, parent=psp_ref, money=money)

    def refund_by_hand(self, psp_ref: str, money: Money) -> None:
        """Give money of a payment back without an order of anybody."""
        with self._file.write() as con:
            payment = one(con, psp_ref=psp_ref, about=PspObjectType.PAYMENT)
            if payment is None or money.minor > _refundable(con, payment, money.currency):
                raise Declined("refund_exceeds_captured")
            self._give_back(con, payment, money, self.clock())

    def refunded_by_hand(self, payment: MockObject) -> Money | None:
        """The amount of a payment that was given back without an order; None if nothing was."""
        with self._file.read() as con:
            refunds = find(con, "parent = ? AND idem = psp_ref AND state = ?", payment.psp_ref, State.PAID)
        return replace(refunds[0].money, minor=sum(one.minor for one in refunds)) if refunds else None

    def find(self, about: PspObjectType, ref: str, psp_ref: str | None) -> MockObject | None:
        """An object by the mock's own reference or, without one, by the payment's reference or by the key."""
        self.settle()
        with self._file.read() as con:
            return one(con, psp_ref=psp_ref, about=about) if psp_ref else one(con, idem=ref, about=about)

    def by_secret(self, secret: str) -> MockObject | None:
        """The payment of a payer's address."""
        self.settle()
        with self._file.read() as con:
            return one(con, secret=secret, about=PspObjectType.PAYMENT)

    def approve(self, secret: str) -> tuple[MockObject | None, list[Delivery]]:
        """Approve or confirm as the payer: the object, and the webhooks that must arrive before the answer."""
        with self._file.write() as con:
            found = one(con, secret=secret, about=PspObjectType.PAYMENT)
            if found is None or found.state not in ASKS_PAYER:
                return found, []
            if found.outcome.confirm and found.state is State.OPEN:
                found = replace(found, state=State.CONFIRMING)
                save(con, found)
                return found, []
            found = self._begin(con, found)
            waiting = "SELECT * FROM deliveries WHERE delivered IS NULL AND psp_ref = ?"
            return found, deliveries(con, waiting, found.psp_ref) if found.outcome.before_answer else []

    def decline(self, secret: str) -> MockObject | None:
        """Decline as the payer."""
        with self._file.write() as con:
            found = one(con, secret=secret, about=PspObjectType.PAYMENT)
            if found is not None and found.state in ASKS_PAYER:
                found = replace(found, state=State.DECLINED, reason="declined_by_payer")
                save(con, found)
                self._tell(con, found, self.clock())
            return found

    def cancel(self, psp_ref: str) -> MockObject | None:
        """Stop an unpaid payment; one with the outcome "paid after expiry" is captured all the same, a little later."""
        self.settle()
        with self._file.write() as con:
            found = one(con, psp_ref=psp_ref)
            if found is not None and found.about is PspObjectType.PAYMENT and found.state in UNPAID:
                coming = found.settles is not None and found.outcome.steps[found.step][0] is Wait.EXPIRY
                settles = self.clock() + self.timing.late if coming else None
                found = replace(found, state=State.CANCELLED, reason="cancelled", settles=settles)
                save(con, found)
            elif found is not None and found.state is State.PARTLY:  # what has arrived stays
                found = replace(found, state=State.PAID)
                save(con, found)
                enter(con, found, self.clock())
                self._tell(con, found, self.clock())
            return found

    def settle(self) -> None:
        """Take every step whose time has come."""
        now = self.clock()
        with self._file.read() as con:
            if not con.execute("SELECT 1 FROM objects WHERE settles <= ? LIMIT 1", (now,)).fetchone():
                return
        with self._file.write() as con:
            for found in find(con, "settles <= ? ORDER BY settles", now):
                self._advance(con, found, now)

    def follow_clock(self) -> None:
        """Bring forward, by as much, what waits for a clock that was set back since the last call."""
        now = self.clock()
        step, self._last = self._last - now, now
        if step <= CLOCK_TOLERANCE_MS:
            return
        with self._file.write() as con:
            con.execute("UPDATE objects SET settles = max(1, settles - ?) WHERE settles > ?", (step, now))
            con.execute("UPDATE deliveries SET due = max(1, due - ?) WHERE due > ?", (step, now))

    def anything_due(self) -> bool:
        """True if a webhook is due."""
        with self._file.read() as con:
            return con.execute(f"{_DUE} LIMIT 1", (self.clock(),)).fetchone() is not None

    def claim(self, last: Delivery | None = None) -> Delivery | None:
        """Record the result of the last webhook, and take the next: no other courier gets it until the lease ends."""
        now = self.clock()
        with self._file.write() as con:
            if last is not None:
                self._record(con, last)
            first = f"({_DUE} ORDER BY due, number LIMIT 1)"
            take = f"UPDATE deliveries SET due = ?, tries = tries + 1 WHERE number = {first} RETURNING *"
            claimed = deliveries(con, take, now + self.timing.lease, now)
        return claimed[0] if claimed else None

    def record(self, delivery: Delivery) -> None:
        """Record whether the other side took a webhook; a refused one is sent again, with backoff."""
        with self._file.write() as con:
            self._record(con, delivery)

    def _record(self, con: sqlite3.Connection, delivery: Delivery) -> None:
        column, at = "delivered", self.clock()
        if not delivery.taken:
            pause = min(self.timing.first_retry * 2 ** min(delivery.tries, 16), self.timing.longest_retry)
            column, at = "due", at + pause
        con.execute(f"UPDATE deliveries SET {column} = ? WHERE number = ?", (at, delivery.number))

    def check(self) -> None:
        """Begin and commit an empty transaction, to see that the file can be written."""
        with self._file.write():
            pass

    def _new(self, about: PspObjectType, ref: str, idem: str, method: str, money: Money) -> MockObject:
        psp_ref = f"{PREFIXES[about]}_{secrets.token_hex(12)}"
        secret, amount = secrets.token_urlsafe(32), (money.minor, money.currency, money.digits)
        return MockObject(psp_ref, about, ref, idem, secret, method, State.OPEN, *amount, self.clock())

    def _begin(self, con: sqlite3.Connection, found: MockObject) -> MockObject:
        now = self.clock()
        settles = now if found.state is State.PARTLY else self._next_step(found, now)
        return self._advance(con, replace(found, state=State.PROCESSING, settles=settles), now)

    def _next_step(self, found: MockObject, now: int) -> int | None:
        """The moment of an object's next step, in milliseconds; None after the last."""
        coming = found.outcome.steps[found.step :]
        return self.timing.due(coming[0][0], now, found.expires) if coming else None

    def _advance(self, con: sqlite3.Connection, found: MockObject, now: int) -> MockObject:
        while found.settles is not None and found.settles <= now:
            at, state = found.settles, found.outcome.steps[found.step][1]
            reason = found.outcome.reason if state in REFUSED else ""
            found = replace(found, state=state, reason=reason, step=found.step + 1)
            found = replace(found, settles=self._next_step(found, at))
            enter(con, found, at)
            if not found.by_hand and not (found.outcome.silent and found.step > 1):
                self._tell(con, found, at)
            if state is State.PAID:
                self._besides(con, found, at)
        save(con, found)
        return found

    def _besides(self, con: sqlite3.Connection, found: MockObject, at: int) -> None:
        """What follows from a paid object beside its own course."""
        if found.outcome.twin:
            self._capture_again(con, found, at)
        if found.outcome.books is Books.GIVEN_BACK:
            self._give_back(con, found, found.moved or found.money, at + self.timing.batch)

    def _give_back(self, con: sqlite3.Connection, payment: MockObject, money: Money, at: int) -> None:
        fresh = self._new(PspObjectType.REFUND, payment.ref, "", payment.method, money)
        begun = replace(fresh, idem=fresh.psp_ref, state=State.PROCESSING, parent=payment.psp_ref, settles=at)
        self._advance(con, begun, self.clock())

    def _capture_again(self, con: sqlite3.Connection, found: MockObject, at: int) -> None:
        fresh = self._new(found.about, found.ref, "", found.method, found.money)
        twin = replace(fresh, idem=fresh.psp_ref, state=State.PAID, step=found.step)
        save(con, twin)
        enter(con, twin, at)
        self._tell(con, twin, at)

    def _tell(self, con: sqlite3.Connection, found: MockObject, at: int) -> None:
        """Queue the webhook about an object's new state, in the transaction that sets the state."""
        money = found.moved or found.money
        event = {
            "id": f"evt_{secrets.token_hex(12)}",
            "type": f"{found.about}.{found.state}",
            "created": at // 1000,
            "ref": found.ref,
            "psp_ref": found.psp_ref,
            "amount": money.minor,
            "currency": money.currency,
        }
        # A webhook that must arrive before the answer is claimed from the start, so that no other process takes it.
        due = self.clock() + self.timing.lease if found.outcome.before_answer else at
        rows = [(found.psp_ref, json.dumps(event), due)] * found.outcome.copies
        con.executemany("INSERT INTO deliveries (psp_ref, body, due) VALUES (?, ?, ?)", rows)


def _agreeing(found: MockObject, **wanted: object) -> MockObject:
    """An object, if its key was used for the same order. Raises Declined."""
    if any(getattr(found, name) != value for name, value in wanted.items()):
        raise Declined("idempotency_mismatch")
    return found


def _refundable(con: sqlite3.Connection, payment: MockObject, currency: str) -> int:
    """Minor units captured in this currency, less refunds."""
    if payment.moved is None or payment.moved.currency != currency:
        return 0
    given = con.execute(
        "SELECT coalesce(sum(minor), 0) FROM objects WHERE parent = ? AND state <> 'failed'", (payment.psp_ref,)
    ).fetchone()[0]
    return payment.moved.minor - int(given)
