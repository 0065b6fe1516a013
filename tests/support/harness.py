"""A whole small world for the flows: real storage, and a cTrader and a PSP on the other side that share one truth."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from inapp.adapters.machine import SystemClock
from inapp.adapters.passwords import Argon2Passwords
from inapp.adapters.sealing import AesSealer
from inapp.adapters.sent_log import FileSentLog
from inapp.cashier import Cashier
from inapp.domain.attempts import OPEN, AttemptState, SendBy, may_send_again
from inapp.domain.disbursements import Disbursement, UnmatchedFunds, UnmatchedState
from inapp.domain.errors import BadSignature, Declined, NotSent, OutcomeUnknown, Unreadable
from inapp.domain.identifiers import key_hash
from inapp.domain.letters import TOLD, MailKind
from inapp.domain.model import (
    Account,
    Alert,
    Attempt,
    Dispute,
    Method,
    NextStep,
    Observation,
    ObservationKind,
    Origin,
    PageSession,
    Payment,
    PspEvent,
    PspObjectType,
    TokenOwner,
    TradingAccount,
    UiMode,
)
from inapp.domain.money import Money
from inapp.domain.outcomes import Answer, Exchange, NoAnswer, NothingLeft
from inapp.domain.policy import Limits, Policy
from inapp.domain.ports import Clock
from inapp.domain.readers import SIGNS, BalanceEntry, BalanceReader, ReaderProof, Reading, chains, since_then
from inapp.domain.states import BOOKING_TYPES, Event, PaymentType, Status, next_status
from inapp.identity.tokens import SsoIdentity
from inapp.operations import alerts
from inapp.payments import (
    allocation,
    bookings,
    deposits,
    psp_events,
    read_back,
    restore,
    rule_changes,
    steps,
    withdrawals,
)
from inapp.payments.offers import Quote
from inapp.store import Database, Tables
from psp_adapters import Adapter
from tests.support.databases import new_database

START = 1_760_000_000_000
USER, LOGIN, OTHER_LOGIN = 70011223, 5512345, 5512346
STRANGER, STRANGERS_LOGIN = 70011224, 5512400
ACCOUNTS = (
    Account(LOGIN, USER, "alex@example.test", "Alex Demo"),
    Account(OTHER_LOGIN, USER, "alex@example.test", "Alex Demo"),
    Account(STRANGERS_LOGIN, STRANGER, "sam@example.test", "Sam Sample"),
)
DONE = ObservationKind.SUCCEEDED
LIVE = frozenset({DONE, ObservationKind.PENDING})
BY_HAND = ""
"""The reference of a refund that somebody made in the PSP's own pages: none."""


class FakeClock:
    """Time that moves only when told to. `wall` may be set to let our own clock jump; `true` is everybody else's."""

    def __init__(self) -> None:
        self.wall = START
        self.since_boot = 1000.0

    @property
    def true(self) -> int:
        """What a clock says that nobody ever set: cTrader's."""
        return START + round((self.since_boot - 1000) * 1000)

    def now(self) -> int:
        return self.wall

    def boot(self) -> float:
        return self.since_boot

    def sleep(self, milliseconds: int) -> None:
        self.forward(milliseconds)

    def forward(self, milliseconds: int) -> None:
        self.wall += milliseconds
        self.since_boot += milliseconds / 1000


class Killed(BaseException):
    """The process died at a checkpoint."""


@dataclass
class FakeCTrader:
    """cTrader and its balance history. `script` holds what happens to the next bookings, one word each; then all
    is well.

    Words: `ok`, `not_sent`, `lost` (never arrives, no answer), `unanswered` (booked, no answer), `late` (no answer,
    booked by `deliver_late`), `twice` (booked twice), `CODE` (a refusal), `401`, or a callable that gets the booking.
    `reads` does the same for the next reads of accounts: `ok`, `slow` (after a while), `lost` or `unreadable`.
    """

    clock: Clock
    balances: dict[int, Decimal] = field(default_factory=dict)
    currencies: dict[int, tuple[str, int]] = field(default_factory=dict)
    script: list[str | Callable[[Callable[[], int]], Exchange]] = field(default_factory=list)
    history: list[BalanceEntry] = field(default_factory=list)
    executed: dict[int, int] = field(default_factory=dict)
    late: list[tuple[Attempt, int]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    reachable: bool = True
    name: str = "fake"
    place: str = "here"
    must_prove_itself: bool = True
    lag: int = 0
    next_id: int = 880001
    signed_in: bool = True
    before_call: Callable[[Attempt], None] = lambda attempt: None
    reads: list[str] = field(default_factory=list)
    slow: Callable[[], None] = lambda: None

    def sign_in(self, renew: bool = False) -> None:
        if not self.reachable:
            raise NotSent("not reachable")
        if not self.signed_in:
            raise Declined("BAD_TOKEN")

    def trading_account(self, login: int, timeout: int | None = None) -> TradingAccount:
        if not self.reachable:
            raise NotSent("not reachable")
        if login not in self.currencies:
            raise Declined("TRADER_NOT_FOUND")
        word = self.reads.pop(0) if self.reads else "ok"
        if word == "slow":
            self.slow()
        elif word == "lost":
            raise OutcomeUnknown("timed out")
        elif word == "unreadable":
            raise Unreadable("it names no depositCurrency")
        currency, digits = self.currencies[login]
        balance = Money(int(self.balances[login].scaleb(digits)), currency, digits)
        return TradingAccount(login, currency, digits, balance, balance, balance)

    def answers(self, login: int) -> bool:
        try:
            self.trading_account(login)
        except (Declined, Unreadable):
            return True
        except (NotSent, OutcomeUnknown):
            return False
        return True

    def book(self, attempt: Attempt) -> int:
        """Execute a booking; the same one twice is executed twice, as cTrader does."""
        amount = Decimal(attempt.money.text)
        self.balances[attempt.login] += amount if attempt.type == "DEPOSIT" else -amount
        self.next_id += 1
        self.executed[self.next_id] = self.clock.true
        self.history.append(
            entry_of(self.next_id, attempt.external_id, attempt.login, attempt.type, attempt.money.text)
        )
        return self.next_id

    def change_balance(self, attempt: Attempt, source: str, send_by: SendBy) -> Exchange:
        self.before_call(attempt)
        if not self.reachable or not send_by.allows(self.clock.boot(), self.clock.now()):
            return NothingLeft("not reachable")
        self.calls.append(attempt.external_id)
        word = self.script.pop(0) if self.script else "ok"
        if callable(word):
            return word(lambda: self.book(attempt))
        if word == "not_sent":
            return NothingLeft("refused")
        if word == "lost":
            return NoAnswer("reset")
        if word == "late":
            self.late.append((attempt, self.clock.true))
            return NoAnswer("timed out")
        if word == "401":
            return Answer(401, b"")
        if word not in ("ok", "unanswered", "twice"):
            return Answer(400, json.dumps({"error": {"errorCode": word}}).encode())
        if not self.can_pay(attempt):
            return Answer(400, b'{"error":{"errorCode":"NOT_ENOUGH_MONEY"}}')
        number = self.book(attempt)
        if word == "twice":
            self.book(attempt)
        if word == "ok":
            return Answer(200, json.dumps({"balanceHistoryId": number}).encode())
        return NoAnswer("timed out")

    def can_pay(self, attempt: Attempt) -> bool:
        """Whether the account holds what a booking takes."""
        return attempt.type == "DEPOSIT" or Decimal(attempt.money.text) <= self.balances[attempt.login]

    def deliver_late(self, sent_before: int | None = None) -> None:
        """Execute what was sent long ago: all of it, or what was sent up to a moment."""
        waiting, self.late = self.late, []
        for attempt, sent in waiting:
            if sent_before is not None and sent > sent_before:
                self.late.append((attempt, sent))
            elif self.can_pay(attempt):
                self.book(attempt)

    def redeem(self, token: str) -> TokenOwner:
        raise Declined("TOKEN_NOT_VALID")

    def read(self, login: int, since: int) -> Reading:
        if not self.reachable:
            raise NotSent("not reachable")
        watermark = self.clock.true - self.lag
        seen = [entry for entry in self.whole_history(login) if entry.at <= watermark]
        return Reading(since_then(seen, since), watermark, chains(seen))

    def read_all(self, since: int, until: int) -> Reading:
        if not self.reachable:
            raise NotSent("not reachable")
        watermark = self.clock.true - self.lag
        logins = {entry.login for entry in self.history}
        rows = [
            entry
            for login in sorted(logins)
            for entry in self.whole_history(login)
            if entry.balance_history_id != login
        ]
        seen = tuple(entry for entry in rows if since <= entry.at < until and entry.at <= watermark)
        return Reading(seen, watermark, watermark >= until)

    def check(self) -> list[str]:
        return [] if self.reachable else ["It is not reachable."]

    def whole_history(self, login: int) -> list[BalanceEntry]:
        """The operations of an account, after the one that brought what it began with."""
        booked = [entry for entry in self.history if entry.login == login]
        now = self.balances.get(login, Decimal(0))
        began = now - sum(SIGNS[entry.type] * Decimal(entry.amount) for entry in booked)
        first = entry_of(login, "", login, "DEPOSIT" if began >= 0 else "WITHDRAW", f"{abs(began):f}")
        balance, rows = Decimal(0), []
        for version, entry in enumerate([first, *booked], start=1):
            balance += SIGNS[entry.type] * Decimal(entry.amount)
            at = self.executed.get(entry.balance_history_id, START - 1000 * 3_600_000)
            minor = int(balance.scaleb(8))
            wide = replace(entry, delta=int(Decimal(entry.delta).scaleb(8 - entry.digits)), digits=8)
            rows.append(replace(wide, balance=minor, version=version, at=at))
        return rows


def entry_of(number: int, external_id: str, login: int, kind: str, amount: str) -> BalanceEntry:
    """A balance operation of a decimal amount."""
    digits = len(amount.partition(".")[2])
    return BalanceEntry(number, external_id, login, kind, SIGNS[kind] * int(amount.replace(".", "")), digits)


@dataclass
class Thing:
    """An object at the PSP; `source` is the captured one that a refund gives back."""

    psp_ref: str
    ref: str
    subject: PspObjectType
    money: Money
    kind: ObservationKind
    key: str = ""
    reason: str = ""
    source: str = ""
    instrument: str = ""
    disputed: bool = False
    disputes: tuple[Dispute, ...] = ()
    origin: Origin = Origin.OURS
    declined_try: str = ""


@dataclass
class FakePsp(Adapter):
    """A PSP with three methods, the last of which pays out by refunds only.

    `script` holds what happens to its next calls, one word each: `ok`, `not_sent`, `lost` (no effect, no answer),
    `unanswered` (done, no answer), `slow` (done after a while), `declined` (of what is new).
    """

    name: str = "fake"
    things: dict[str, Thing] = field(default_factory=dict)
    script: list[str] = field(default_factory=list)
    payout_result: ObservationKind = ObservationKind.SUCCEEDED
    refund_result: ObservationKind = ObservationKind.SUCCEEDED
    test_mode: bool = True
    events: int = 0
    happened: list[tuple[int, PspEvent]] = field(default_factory=list)
    now: Callable[[], int] = lambda: START
    slow: Callable[[], None] = lambda: None
    methods: tuple[Method, ...] = (
        Method("fake_card", "Card", dict.fromkeys(PaymentType, "At once"), UiMode.EMBEDDED),
        Method("fake_bank", "Bank transfer", dict.fromkeys(PaymentType, "At once"), UiMode.REDIRECT),
        Method("fake_loop", "Same card", dict.fromkeys(PaymentType, "At once"), UiMode.EMBEDDED, refund_days=180),
    )

    def _call(self) -> str:
        word = self.script.pop(0) if self.script else "ok"
        if word == "not_sent":
            raise NotSent("refused")
        if word == "lost":
            raise OutcomeUnknown("timed out")
        if word == "slow":
            self.slow()
        return word

    @staticmethod
    def _answer(word: str) -> None:
        if word == "unanswered":
            raise OutcomeUnknown("timed out")

    def _make(
        self, subject: PspObjectType, ref: str, money: Money, kind: ObservationKind, key: str, source: str = ""
    ) -> Thing:
        word = self._call()
        thing = next((thing for thing in self.things.values() if thing.key == key), None)
        if thing is None:
            if word == "declined":
                raise Declined("no_such_card")
            if source:
                self._check_refund(self.things[source], money)
            thing = Thing(f"{subject}_{len(self.things) + 1}", ref, subject, money, kind, key, source=source)
            self.things[thing.psp_ref] = thing
        self._answer(word)
        return thing

    def given_back(self, thing: Thing, by_hand: bool = False) -> int:
        """Minor units of a captured object that went back, or are on their way; only those by others, if told so."""
        refunds = [t for t in self.things.values() if t.source == thing.psp_ref and t.kind in LIVE]
        return sum(t.money.minor for t in refunds if not by_hand or t.ref == BY_HAND)

    def _check_refund(self, source: Thing, money: Money) -> None:
        """As PSPs do: nothing of a disputed charge, and never more than was captured."""
        if source.disputed:
            raise Declined("charge_disputed")
        if money.minor + self.given_back(source) > source.money.minor:
            raise Declined("amount_too_large")

    def _seen(self, thing: Thing) -> Observation:
        seen = Observation(thing.kind, thing.ref, thing.psp_ref, thing.money, thing.reason, self.test_mode)
        seen = replace(seen, origin=thing.origin, disputes=thing.disputes)
        if thing.subject is not PspObjectType.PAYMENT:
            return replace(seen, key=thing.key)
        by_hand = replace(thing.money, minor=self.given_back(thing, by_hand=True))
        seen = replace(seen, instrument=thing.instrument, declined_try=thing.declined_try)
        return replace(seen, disputed=thing.disputed, refunded_elsewhere=by_hand)

    def refund_by_hand(self, thing: Thing, minor: int) -> Thing:
        """Somebody gives money back in the PSP's own pages."""
        money = replace(thing.money, minor=minor)
        self._check_refund(thing, money)
        made = Thing(f"hand_{len(self.things) + 1}", BY_HAND, PspObjectType.REFUND, money, DONE, source=thing.psp_ref)
        made.key = made.psp_ref
        self.things[made.psp_ref] = made
        return made

    def recent_events(self, since: int) -> list[PspEvent]:
        self._answer(self._call())
        return [event for at, event in self.happened if at >= since]

    def start_deposit(self, payment: Payment, return_url: str) -> NextStep:
        waiting = ObservationKind.NEEDS_ACTION
        new_tab = payment.ui_mode == UiMode.NEW_TAB
        key = f"{payment.ref} in a new tab" if new_tab else payment.ref
        thing = self._make(PspObjectType.PAYMENT, payment.ref, payment.money, waiting, key)
        thing.instrument = f"Visa {4000 + len(self.things)}"
        if payment.method == "fake_bank":
            return NextStep(UiMode.REDIRECT, url="https://bank.example/pay", psp_ref=thing.psp_ref)
        if new_tab:
            return NextStep(UiMode.NEW_TAB, url="https://card.example/pay", psp_ref=thing.psp_ref)
        return NextStep(UiMode.EMBEDDED, "psp/fake.html", {"secret": "s"}, psp_ref=thing.psp_ref)

    def look_up(self, subject: PspObjectType, ref: str, psp_ref: str | None, source: str | None = None) -> Observation:
        self._answer(self._call())
        for thing in self.things.values():
            if thing.subject is subject and (
                thing.psp_ref == psp_ref or (psp_ref is None and ref in (thing.ref, thing.key))
            ):
                return self._seen(thing)
        return Observation(ObservationKind.NOT_ATTEMPTED, ref, psp_ref or "", test_mode=self.test_mode)

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[PspEvent]:
        if headers.get("Fake-Signature") != "good":
            raise BadSignature("signature")
        event = json.loads(body)
        return [PspEvent(event["id"], event["type"], PspObjectType(event["subject"]), event["ref"], event["psp_ref"])]

    def pay_out(self, payment: Payment, key: str) -> Observation:
        return self._seen(self._make(PspObjectType.PAYOUT, payment.ref, payment.money, self.payout_result, key))

    def refund(self, psp_ref: str, money: Money, key: str) -> Observation:
        ref = key.rsplit(".", 2)[0]
        thing = self._make(PspObjectType.REFUND, ref, money, self.refund_result, key, psp_ref)
        return self._seen(thing)

    def cancel(self, psp_ref: str) -> Observation:
        word = self._call()
        thing = self.things[psp_ref]
        if thing.kind is ObservationKind.NEEDS_ACTION:
            thing.kind = ObservationKind.NOT_ATTEMPTED
        self._answer(word)
        return self._seen(thing)

    def check(self) -> list[str]:
        return []

    def has(self, ref: str) -> bool:
        """Whether a payment has come as far as the PSP."""
        return any(thing.ref == ref and thing.subject is PspObjectType.PAYMENT for thing in self.things.values())

    def pay(self, ref: str, money: Money | None = None) -> Thing:
        """The payer pays what was offered last, or the PSP captures another amount."""
        thing = [t for t in self.things.values() if t.ref == ref and t.subject is PspObjectType.PAYMENT][-1]
        thing.kind, thing.money = ObservationKind.SUCCEEDED, money or thing.money
        return thing

    def capture_again(self, ref: str) -> Thing:
        """A second object of the same reference is captured."""
        first = self.pay(ref)
        thing = replace(first, psp_ref=f"{first.psp_ref}_again", key=f"{first.key} again")
        self.things[thing.psp_ref] = thing
        return thing

    def event(self, thing: Thing, event_id: str = "") -> tuple[dict[str, str], bytes]:
        """A signed webhook about an object; a refund by others is told of what it gives back."""
        self.events += 1
        thing = self.things[thing.source] if thing.source and thing.ref == BY_HAND else thing
        body = {
            "id": event_id or f"evt_{self.events}",
            "type": f"{thing.subject}.changed",
            "subject": str(thing.subject),
            "ref": thing.ref,
            "psp_ref": thing.psp_ref,
        }
        known = PspEvent(body["id"], body["type"], thing.subject, thing.ref, thing.psp_ref)
        self.happened.append((self.now(), known))
        return {"Fake-Signature": "good"}, json.dumps(body).encode()


@dataclass
class FakePager:
    """Collects alerts."""

    sent: list[Alert] = field(default_factory=list)
    accepts: bool = True

    def send(self, alert: Alert) -> bool:
        if self.accepts:
            self.sent.append(alert)
        return self.accepts

    @property
    def codes(self) -> list[str]:
        return [alert.code for alert in self.sent]


POLICY = Policy(
    deposit=Limits({"": "10", "JPY": "1000"}, {"": "50000", "JPY": "5000000"}, {"": ("50", "100", "250", "500")}),
    withdrawal=Limits({"": "10", "JPY": "1000"}, {"": "50000", "JPY": "5000000"}, {"": ("50", "100")}),
    secret_key="a secret of the tests",
    crm_passwords=("old password", "new password"),
    test_mode=True,
    shared_staff_login=True,
    open_deposits=1000,
    starts_per_hour=1000,
)


def told_events(db: Tables) -> dict[str, int]:
    """The names of all events of which mails are to tell, with their lines of the payments' history."""
    found: dict[str, int] = {}
    times: Counter[str] = Counter()
    for line in db.all("SELECT seq, ref, kind, became FROM history JOIN payments USING (ref) ORDER BY seq"):
        if kind := TOLD.get((PaymentType(line["kind"]), Status(line["became"]))):
            about = f"{line['ref']}.{kind}"
            times[about] += 1
            found[f"{about}.{times[about]}"] = line["seq"]
    return found


class World:
    """Everything together, driven step by step in one thread."""

    def __init__(
        self, folder: Path, policy: Policy = POLICY, reader: bool = True, clock: FakeClock | SystemClock | None = None
    ) -> None:
        self.folder = folder
        self.clock = clock or FakeClock()
        self.ctrader = FakeCTrader(
            self.clock,
            balances={LOGIN: Decimal("1500.25"), OTHER_LOGIN: Decimal(820), STRANGERS_LOGIN: Decimal(100)},
            currencies={LOGIN: ("USD", 2), OTHER_LOGIN: ("EUR", 2), STRANGERS_LOGIN: ("USD", 2)},
        )
        self.psp = FakePsp(now=self.clock.now)
        self.pager = FakePager()
        self.kill_at: str | None = None
        self.meanwhile: dict[str, Callable[[], object]] = {}
        self.passed: list[str] = []
        path = folder / "cashier.db"
        self.database = Database(path) if path.exists() else new_database(path, *ACCOUNTS)
        self.database.prepare()
        self.database.now = self.clock.now
        self.database.tell_of(MailKind)
        self.tell_from_now()
        self.cashier = Cashier(
            store=self.database,
            ctrader=self.ctrader,
            identity=SsoIdentity(self.database, self.clock),
            clock=self.clock,
            policy=policy,
            psps={"fake": self.psp},
            sent_log=FileSentLog(folder / "cashier.db.sent"),
            actions_log=FileSentLog(folder / "cashier.db.actions"),
            pager=self.pager,
            passwords=Argon2Passwords(),
            sealer=AesSealer(b"k" * 32),
            readers=(self.ctrader,) if reader else (),
            public_url="https://cashier.example",
            crash_point=self._crash_point,
        )
        self._sessions = 0
        self.trust(self.ctrader)
        self.restart()

    def _crash_point(self, point: str) -> None:
        """What others do meanwhile comes first; then the process may die."""
        self.passed.append(point)
        self.meanwhile.pop(point, lambda: None)()
        if point == self.kill_at:
            self.kill_at = None
            raise Killed(point)

    def trust(self, reader: BalanceReader) -> None:
        """Let a reader have shown an earlier booking, unless it was asked for one already."""
        with self.database.write() as db:
            if db.reader_proof(reader.name, reader.place) is None:
                db.put_reader_proof(ReaderProof(reader.name, reader.place, "D-EARLIER.credit.1", START))

    def rules(self, text: str) -> str:
        """Put rules in force, as a start with a file does as long as there are no staff accounts."""
        rule_changes.take(replace(self.cashier, rules_file=text))
        with self.database.read() as db:
            return db.rules_in_force() or ""

    def session(
        self, screen: PaymentType = PaymentType.DEPOSIT, login: int = LOGIN, user_id: int = USER
    ) -> PageSession:
        """A page session as a redeemed token makes it."""
        self._sessions += 1
        now = self.clock.now()
        key = key_hash(f"handle {self._sessions}")
        session = PageSession(key, user_id, screen, login, login, None, "", now, now)
        with self.database.write() as db:
            db.add_page_session(session)
        return session

    def deposit(self, amount: str = "100.00", login: int = LOGIN, method: str = "fake_card") -> Payment:
        """A deposit that has reached the PSP."""
        session = self.session(login=login)
        payment = deposits.start(self.cashier, session, amount, method, f"page key number {self._sessions:05}")
        deposits.next_step(self.cashier, payment)
        return self.payment(payment.ref)

    def paid_deposit(self, amount: str = "100.00", login: int = LOGIN, method: str = "fake_card") -> Payment:
        """A deposit that the PSP has captured and that waits to be booked."""
        payment = self.deposit(amount, login, method)
        self.hear(self.psp.pay(payment.ref))
        psp_events.work_inbox(self.cashier)
        return self.payment(payment.ref)

    def second_capture(self) -> UnmatchedFunds:
        """Money that was captured twice for one deposit, and is parked for people."""
        payment = self.paid_deposit()
        self.hear(self.psp.capture_again(payment.ref))
        self.run()
        with self.database.read() as db:
            (money,) = db.all_unmatched_funds(UnmatchedState.HELD)
        return money

    def withdrawal(self, amount: str = "40.00", login: int = LOGIN, method: str = "fake_card") -> Payment:
        """A withdrawal that waits for its debit; its trader agrees to the first plan that is shown."""
        session = self.session(PaymentType.WITHDRAWAL, login)
        form = (self.cashier, session, amount, method, f"page key number {self._sessions:05}")
        made = withdrawals.request(*form)
        if isinstance(made, Quote):
            made = withdrawals.request(*form, allocation.fingerprint(made.plan))
        assert isinstance(made, Payment)
        return made

    def card(self, amount: str) -> Payment:
        """A credited deposit whose money can go back to its card."""
        payment = self.paid_deposit(amount, method="fake_loop")
        self.run()
        return self.payment(payment.ref)

    def charge(self, deposit: Payment) -> Thing:
        """The PSP's object of a deposit."""
        return self.psp.things[str(deposit.psp_ref)]

    def disbursements(self, ref: str) -> list[Disbursement]:
        with self.database.read() as db:
            return db.disbursements(ref)

    def refunds(self, ref: str) -> list[Thing]:
        """What really went back to cards for a withdrawal, or is on its way."""
        return [
            t for t in self.psp.things.values() if t.ref == ref and t.subject is PspObjectType.REFUND and t.kind in LIVE
        ]

    def hear(self, thing: Thing, event_id: str = "") -> str:
        """Deliver a webhook about a PSP object."""
        return psp_events.receive(self.cashier, "fake", *self.psp.event(thing, event_id))

    def payment(self, ref: str) -> Payment:
        with self.database.read() as db:
            payment = db.payment(ref)
        assert payment is not None
        return payment

    def attempts(self, ref: str) -> list[Attempt]:
        with self.database.read() as db:
            return db.attempts(ref)

    def step(self) -> bool:
        """Do once everything that is due, as the worker would; False if nothing was."""
        worked = psp_events.work_inbox(self.cashier) > 0
        with self.database.read() as db:
            held = db.held() is not None
            due = [] if held else db.due_payments(steps.BOOKINGS | steps.OTHERS, self.clock.now(), 1000)
        for payment in due:
            steps.advance(self.cashier, payment)
        alerts.deliver(self.cashier)
        return worked or bool(due)

    def run(self, rounds: int = 50) -> None:
        """Work until nothing is due now."""
        for _ in range(rounds):
            if not self.step():
                return

    def run_for(self, milliseconds: int, step: int = 15_000) -> None:
        """Let time pass, working whenever something is due."""
        end = self.clock.now() + milliseconds
        while self.clock.now() < end:
            self.clock.forward(min(step, end - self.clock.now()))
            bookings.probe(self.cashier)
            read_back.watch(self.cashier)
            self.run()

    def wait_until_silent(self) -> None:
        """Let the quiet period pass, and nothing else: no lost call can arrive any more."""
        self.clock.forward(self.cashier.policy.quiet_period)

    def restart(self) -> None:
        """What a worker does first, also after its predecessor died."""
        self.kill_at = None
        restore.check(self.cashier)
        bookings.recover(self.cashier)

    def backup(self) -> Path:
        """A copy of the database as it is now; the sent log is in no backup."""
        copy = self.folder / f"backup-{len(list(self.folder.glob('backup-*')))}.db"
        self.database.backup(copy)
        return copy

    def restore(self, copy: Path) -> None:
        """Put an older database in the place of the one that ran, as a person would while nothing runs."""
        self.database.close()
        for path in self.folder.glob("cashier.db*"):
            if path.is_file() and path.name not in ("cashier.db.sent", "cashier.db.actions"):
                path.unlink()
        shutil.copy(copy, self.database.path)

    def booked(self, ref: str) -> list[BalanceEntry]:
        """What cTrader really booked for a payment."""
        return [entry for entry in self.ctrader.history if entry.external_id.startswith(f"{ref}.")]

    def add_account(self, login: int, user_id: int = USER) -> None:
        """One more account, in USD."""
        with self.database.write() as db:
            db.put_account(Account(login, user_id, "alex@example.test", "Alex Demo"))
        self.set_balance(login, "1000", "USD", 2)

    def set_balance(self, login: int, amount: str, currency: str, digits: int) -> None:
        """Give an account another currency."""
        self.ctrader.balances[login] = Decimal(amount)
        self.ctrader.currencies[login] = (currency, digits)

    def alerts(self) -> list[str]:
        """The codes of all alerts that were ever stored, delivered or not."""
        with self.database.read() as db:
            return [row["code"] for row in db.all("SELECT code FROM alerts ORDER BY id")]

    def paid_out(self, ref: str) -> list[Thing]:
        """The payouts of a withdrawal that really happened at the PSP."""
        done = ObservationKind.SUCCEEDED
        return [
            t for t in self.psp.things.values() if t.ref == ref and t.subject is PspObjectType.PAYOUT and t.kind is done
        ]

    def assert_sound(self) -> None:
        """The invariants that hold at every moment, whatever happened."""
        with self.database.read() as db:
            assert (db.broken_history(), db.broken_disbursement_history()) == (None, None)
            assert (db.strayed_payment(), db.strayed_disbursement()) == (None, None)
            for payment in db.all_payments(needs_review=False):
                self._assert_sound(payment, db.attempts(payment.ref))
                steps = db.history(payment.ref)
                for step, before in zip(steps[1:], steps, strict=False):
                    assert step.was == before.became
                    assert next_status(payment.kind, Status(step.was), Event(step.event)) == step.became
                assert steps[-1].became == payment.status
            self._assert_told(db)
        numbers = [entry.balance_history_id for entry in self.ctrader.history]
        assert len(numbers) == len(set(numbers))

    def tell_from_now(self) -> None:
        """Expect mails of what happens from now on."""
        with self.database.read() as db:
            row = db.one("SELECT coalesce(max(seq), 0) FROM history")
            self.told_from = row[0] if row else 0

    def _assert_told(self, db: Tables) -> None:
        """Each event that traders are told of has one mail, and no mail tells of anything else."""
        events = {name: line > self.told_from for name, line in told_events(db).items()}
        mails = [row["event"] for row in db.all("SELECT event FROM mails WHERE ref IS NOT NULL AND kind <> 'receipt'")]
        assert len(mails) == len(set(mails))
        assert {event for event, is_new in events.items() if is_new} <= set(mails) <= set(events)

    def _assert_sound(self, payment: Payment, attempts: list[Attempt]) -> None:
        for booking_type in ("credit", "debit", "return"):
            sent = sorted(
                (attempt for attempt in attempts if attempt.booking_type == booking_type), key=lambda attempt: attempt.n
            )
            states = [attempt.state for attempt in sent]
            assert states.count(AttemptState.CONFIRMED) <= 1
            assert may_send_again(states[:-1]), f"{payment.ref} was sent again after {states}"
        assert sum(attempt.state in OPEN for attempt in attempts) <= 1
        booked = {
            booking_type: [e for e in self.booked(payment.ref) if f".{booking_type}." in e.external_id]
            for booking_type in BOOKING_TYPES
        }
        assert all(len(entries) <= 1 for entries in booked.values()), booked
        whole = [e for e in self.booked(payment.ref) if ".return." not in e.external_id]
        assert all(Decimal(e.amount) == Decimal(payment.money.text) for e in whole)
        captured = [
            thing.money
            for thing in self.psp.things.values()
            if thing.ref == payment.ref
            and thing.subject is PspObjectType.PAYMENT
            and thing.kind is ObservationKind.SUCCEEDED
        ]
        assert not booked["credit"] or any(money.same_as(payment.money) for money in captured)
        out = sum((Decimal(t.money.text) for t in self.paid_out(payment.ref) + self.refunds(payment.ref)), Decimal(0))
        if payment.kind is PaymentType.WITHDRAWAL and (out or booked["return"]):
            assert out + sum(Decimal(e.amount) for e in booked["return"]) <= Decimal(booked["debit"][0].amount)
        for thing in self.psp.things.values():
            assert self.psp.given_back(thing) <= thing.money.minor
        assert not booked["return"] or booked["debit"]
