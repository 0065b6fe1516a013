"""The mock's own side: its objects, what they come to, and the webhooks that tell of it."""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace

from inapp.domain.errors import Declined
from inapp.domain.model import PspObjectType
from inapp.domain.money import Money, digits_of
from psp_adapters.mock.outcomes import State, Timing, Wait
from psp_adapters.mock.schema import File
from psp_adapters.mock.things import Delivery, Thing, delivery_of, insert, one, thing_of, update

PREFIXES = {PspObjectType.PAYMENT: "pay", PspObjectType.PAYOUT: "out", PspObjectType.REFUND: "ref"}
UNPAID = frozenset({State.OPEN, State.CONFIRMING, State.PROCESSING})
REFUSED = frozenset({State.DECLINED, State.FAILED})


def wall_clock() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


class Bank:
    """Everything that the mock remembers. Raises NotSent and OutcomeUnknown when its file fails."""

    def __init__(self, path: str, clock: Callable[[], int] = wall_clock, timing: Timing | None = None) -> None:
        self.clock = clock
        self.timing = timing or Timing()
        self._file = File(path)

    def open_payment(self, ref: str, method: str, money: Money, expires: int | None, return_url: str) -> Thing:
        """The payment object of a reference, made if there is none. Raises Declined if it was for another amount."""
        with self._file.write() as con:
            thing = self._made(con, PspObjectType.PAYMENT, ref)
            if thing is None:
                fresh = self._new(PspObjectType.PAYMENT, ref, ref, method, money)
                thing = replace(fresh, expires=expires)
                insert(con, thing)
            if (thing.money, thing.method) != (money, method):
                raise Declined("idempotency_mismatch")
            thing = replace(thing, return_url=return_url)
            update(con, thing)
        return thing

    def pay_out(self, ref: str, key: str, method: str, money: Money) -> Thing:
        """The payout of a key, ordered if it was not. Raises Declined if the key was used for something else."""
        with self._file.write() as con:
            thing = self._made(con, PspObjectType.PAYOUT, key)
            if thing is None:
                return self._order(con, self._new(PspObjectType.PAYOUT, ref, key, method, money))
        if (thing.ref, thing.money) != (ref, money):
            raise Declined("idempotency_mismatch")
        return thing

    def refund(self, psp_ref: str, key: str, money: Money) -> Thing:
        """The refund of a key, ordered if it was not. Raises Declined, also for more than is left of the capture."""
        with self._file.write() as con:
            thing = self._made(con, PspObjectType.REFUND, key)
            if thing is None:
                payment = one(con, "psp_ref = ? AND about = 'payment'", psp_ref)
                if payment is None:
                    raise Declined("no_such_payment")
                if money.minor > _refundable(con, payment, money.currency):
                    raise Declined("refund_exceeds_captured")
                fresh = self._new(PspObjectType.REFUND, payment.ref, key, payment.method, money)
                return self._order(con, replace(fresh, parent=psp_ref))
        if (thing.parent, thing.money) != (psp_ref, money):
            raise Declined("idempotency_mismatch")
        return thing

    def find(self, about: PspObjectType, ref: str, psp_ref: str | None) -> Thing | None:
        """An object by the mock's own reference or, without one, by the payment's reference or by the key."""
        self.settle()
        with self._file.read() as con:
            if psp_ref:
                return one(con, "psp_ref = ? AND about = ?", psp_ref, about)
            return one(con, "idem = ? AND about = ?", ref, about)

    def by_secret(self, secret: str) -> Thing | None:
        """The payment that a payer's address belongs to."""
        self.settle()
        with self._file.read() as con:
            return one(con, "secret = ? AND about = 'payment'", secret)

    def approve(self, secret: str) -> tuple[Thing | None, list[Delivery]]:
        """The payer says yes, or confirms: the object, and the webhooks that must arrive before the answer."""
        with self._file.write() as con:
            thing = one(con, "secret = ? AND about = 'payment'", secret)
            if thing is None or thing.state not in {State.OPEN, State.CONFIRMING}:
                return thing, []
            if thing.outcome.confirm and thing.state is State.OPEN:
                thing = replace(thing, state=State.CONFIRMING)
                update(con, thing)
                return thing, []
            thing = self._begin(con, thing)
            return thing, _reserved(con, thing) if thing.outcome.before_answer else []

    def decline(self, secret: str) -> Thing | None:
        """The payer says no."""
        with self._file.write() as con:
            thing = one(con, "secret = ? AND about = 'payment'", secret)
            if thing is not None and thing.state in {State.OPEN, State.CONFIRMING}:
                thing = replace(thing, state=State.DECLINED, reason="declined_by_payer")
                update(con, thing)
                self._tell(con, thing, self.clock())
            return thing

    def cancel(self, psp_ref: str) -> Thing | None:
        """Stop an unpaid payment. One whose money is on its way all the same is captured a little later."""
        self.settle()
        with self._file.write() as con:
            thing = one(con, "psp_ref = ?", psp_ref)
            if thing is not None and thing.about is PspObjectType.PAYMENT and thing.state in UNPAID:
                coming = thing.settles is not None and thing.outcome.steps[thing.step][0] is Wait.EXPIRY
                thing = replace(
                    thing,
                    state=State.CANCELLED,
                    reason="cancelled",
                    settles=self.clock() + self.timing.late if coming else None,
                )
                update(con, thing)
            return thing

    def settle(self) -> None:
        """Take every step whose time has come."""
        now = self.clock()
        with self._file.read() as con:
            if not con.execute("SELECT 1 FROM objects WHERE settles <= ? LIMIT 1", (now,)).fetchone():
                return
        with self._file.write() as con:
            for row in con.execute("SELECT * FROM objects WHERE settles <= ? ORDER BY settles", (now,)).fetchall():
                self._advance(con, thing_of(row), now)

    def anything_due(self) -> bool:
        """Whether a webhook waits to be delivered."""
        with self._file.read() as con:
            row = con.execute(
                "SELECT 1 FROM deliveries WHERE delivered IS NULL AND due <= ? LIMIT 1", (self.clock(),)
            ).fetchone()
        return row is not None

    def claim(self) -> Delivery | None:
        """Take the next webhook: nobody else gets it until the lease ends."""
        now = self.clock()
        with self._file.write() as con:
            rows = con.execute(
                "UPDATE deliveries SET due = ?, tries = tries + 1 WHERE number = (SELECT number FROM deliveries"
                " WHERE delivered IS NULL AND due <= ? ORDER BY due, number LIMIT 1) RETURNING *",
                (now + self.timing.lease, now),
            ).fetchall()
        return delivery_of(rows[0]) if rows else None

    def delivered(self, delivery: Delivery) -> None:
        """The other side has taken it."""
        with self._file.write() as con:
            con.execute("UPDATE deliveries SET delivered = ? WHERE number = ?", (self.clock(), delivery.number))

    def put_off(self, delivery: Delivery) -> None:
        """The other side has not taken it: again later, with backoff."""
        delay = min(self.timing.first_retry * 2 ** min(delivery.tries, 16), self.timing.longest_retry)
        with self._file.write() as con:
            con.execute("UPDATE deliveries SET due = ? WHERE number = ?", (self.clock() + delay, delivery.number))

    def check(self) -> None:
        """Whether the file can be written."""
        with self._file.write():
            pass

    def _made(self, con: sqlite3.Connection, about: PspObjectType, idem: str) -> Thing | None:
        return one(con, "idem = ? AND about = ?", idem, about)

    def _new(self, about: PspObjectType, ref: str, idem: str, method: str, money: Money) -> Thing:
        psp_ref = f"{PREFIXES[about]}_{secrets.token_hex(12)}"
        secret = secrets.token_urlsafe(32)
        return Thing(psp_ref, about, ref, idem, secret, method, State.OPEN, money, self.clock())

    def _order(self, con: sqlite3.Connection, fresh: Thing) -> Thing:
        insert(con, fresh)
        return self._begin(con, fresh)

    def _begin(self, con: sqlite3.Connection, thing: Thing) -> Thing:
        now = self.clock()
        steps = thing.outcome.steps
        settles = self.timing.due(steps[0][0], now, thing.expires) if steps else None
        thing = replace(thing, state=State.PROCESSING, settles=settles)
        update(con, thing)
        return self._advance(con, thing, now)

    def _advance(self, con: sqlite3.Connection, thing: Thing, now: int) -> Thing:
        steps = thing.outcome.steps
        while thing.settles is not None and thing.settles <= now:
            at, state, following = thing.settles, steps[thing.step][1], thing.step + 1
            thing = replace(
                thing,
                state=state,
                moved=_taken(thing) if state is State.PAID else None,
                reason=thing.outcome.reason if state in REFUSED else "",
                step=following,
                settles=self.timing.due(steps[following][0], at, thing.expires) if following < len(steps) else None,
            )
            update(con, thing)
            self._tell(con, thing, at)
            if thing.outcome.twin and state is State.PAID:
                self._capture_again(con, thing, at)
        return thing

    def _capture_again(self, con: sqlite3.Connection, thing: Thing, at: int) -> None:
        fresh = self._new(thing.about, thing.ref, "", thing.method, thing.money)
        twin = replace(fresh, idem=fresh.psp_ref, state=State.PAID, moved=thing.moved, step=thing.step)
        insert(con, twin)
        self._tell(con, twin, at)

    def _tell(self, con: sqlite3.Connection, thing: Thing, at: int) -> None:
        """Put the webhook about an object's new state on its way, in the transaction that gave it that state."""
        money = thing.moved or thing.money
        event = {
            "id": f"evt_{secrets.token_hex(12)}",
            "type": f"{thing.about}.{thing.state}",
            "created": at // 1000,
            "ref": thing.ref,
            "psp_ref": thing.psp_ref,
            "amount": money.minor,
            "currency": money.currency,
        }
        # One that must arrive before the answer is claimed from the start, so that no other process takes it.
        due = self.clock() + self.timing.lease if thing.outcome.before_answer else at
        rows = [(thing.psp_ref, json.dumps(event), due)] * thing.outcome.copies
        con.executemany("INSERT INTO deliveries (psp_ref, body, due) VALUES (?, ?, ?)", rows)


def _taken(thing: Thing) -> Money:
    if thing.outcome.foreign:
        other = "USD" if thing.money.currency == "EUR" else "EUR"
        return Money(thing.money.minor, other, digits_of(other))
    return replace(thing.money, minor=thing.money.minor - thing.outcome.withheld)


def _refundable(con: sqlite3.Connection, payment: Thing, currency: str) -> int:
    """Minor units that were captured in this currency and not given back."""
    if payment.moved is None or payment.moved.currency != currency:
        return 0
    given = con.execute(
        "SELECT coalesce(sum(minor), 0) FROM objects WHERE parent = ? AND state <> 'failed'", (payment.psp_ref,)
    ).fetchone()[0]
    return payment.moved.minor - int(given)


def _reserved(con: sqlite3.Connection, thing: Thing) -> list[Delivery]:
    rows = con.execute("SELECT * FROM deliveries WHERE delivered IS NULL AND psp_ref = ?", (thing.psp_ref,))
    return [delivery_of(row) for row in rows]
