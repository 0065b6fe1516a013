"""People, roles, decisions, expiries and faults in any order: no payout leaves on fewer words than its band asks.

What is checked is kept beside the cashier: who was let approve what and when, and who had the role at the debit.
"""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from inapp.domain.deciding import Reason
from inapp.domain.errors import Refused
from inapp.domain.money import Money
from inapp.domain.staff import Role
from inapp.domain.states import Status
from inapp.payments import approvals, decisions, holds, refusals
from tests.support.harness import POLICY, World
from tests.support.people import colleague, person

HOUR, MINUTE = 3_600_000, 60_000
DAY, LIMIT = 24 * HOUR, 9000
RULES = """
[approval]
automatic = true
per_day = { USD = "90" }
[[approval.band]]
people = 0
up_to = { USD = "15" }
[[approval.band]]
people = 1
up_to = { USD = "25" }
[[approval.band]]
people = 2
"""
NAMES = ("Ann", "Bob", "Cleo", "Alex")
who, which = st.integers(0, len(NAMES) - 1), st.integers(0, 3)


def people_for(money: Money) -> int:
    return 0 if money.minor <= 1500 else 1 if money.minor <= 2500 else 2


class Approvals(RuleBasedStateMachine):
    """Four members of staff, one of whom is the trader, and withdrawals of three bands."""

    def __init__(self) -> None:
        super().__init__()
        fast = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="cashier", dir=fast if fast.is_dir() else None))
        self.given: list[tuple[int, str, str]] = []
        self.seen: dict[str, str] = {}

    @initialize()
    def begin(self) -> None:
        self.world = World(self.folder, POLICY)
        self.world.rules(RULES)
        self.staff = [
            colleague(self.world.database, name, (Role.PAYMENTS,), email=f"{name.lower()}@example.test")
            for name in NAMES
        ]
        self.world.ctrader.before_call = self.leaves

    def leaves(self, attempt) -> None:
        """The moment at which a debit goes out, which nothing can call back."""
        if attempt.booking_type != "debit":
            return
        now = self.world.clock.now()
        with self.world.database.read() as db:
            money = db.payment(attempt.ref).money
            able = {one.key for one in self.staff if (m := db.member_of(one.key)) and Role.PAYMENTS in m.roles}
        words = {key for at, key, ref in self.given if ref == attempt.ref and at > now - DAY and key in able}
        assert self.staff[3].key not in words, "the trader's own word"
        assert len(words) >= people_for(money), f"{money} left on the word of {len(words)}"

    def waiting(self, number: int) -> str | None:
        with self.world.database.read() as db:
            found = [p.ref for p in db.all_payments(needs_review=False) if not p.status.final]
        return found[number % len(found)] if found else None

    @rule(amount=st.sampled_from(("12.00", "20.00", "30.00", "40.00")))
    def asks(self, amount: str) -> None:
        try:
            self.world.withdrawal(amount)
        except Refused:
            return

    @rule(number=which)
    def looks(self, number: int) -> None:
        if ref := self.waiting(number):
            with self.world.database.read() as db:
                self.seen[ref] = approvals.version_of(db, db.payment(ref))

    @rule(number=which, by=who, looks=st.booleans())
    def approves(self, number: int, by: int, looks: bool) -> None:
        ref = self.waiting(number)
        if ref is None:
            return
        if looks:
            self.looks(number)
        actor, before = self.staff[by], self.world.payment(ref)
        try:
            decisions.approve(self.world.cashier, ref, actor, self.seen.get(ref, ""))
        except Refused:
            return
        with self.world.database.read() as db:
            if not any(one.actor == actor.key and one.verdict == approvals.APPROVED for one in db.decisions_of(ref)):
                return  # noted as superfluous
        assert before.status is Status.AWAITING_APPROVAL or before.ref in {one[2] for one in self.given}
        if before.status is Status.AWAITING_APPROVAL:
            self.given.append((self.world.clock.now(), actor.key, ref))

    @rule(number=which)
    def a_shell_tries(self, number: int) -> None:
        if ref := self.waiting(number):
            try:
                decisions.approve(self.world.cashier, ref, person("Root"))
            except Refused:
                return
            assert self.world.payment(ref).status is not Status.AWAITING_APPROVAL, "only what was approved already"

    @rule(number=which, by=who)
    def refuses(self, number: int, by: int) -> None:
        if ref := self.waiting(number):
            self.looks(number)
            try:
                refusals.refuse(self.world.cashier, ref, self.staff[by], Reason.LIMITS, seen=self.seen[ref])
            except Refused:
                return

    @rule(number=which, by=who, lifts=st.booleans())
    def holds(self, number: int, by: int, lifts: bool) -> None:
        if ref := self.waiting(number):
            self.looks(number)
            try:
                if lifts:
                    holds.lift(self.world.cashier, ref, self.staff[by], self.seen[ref])
                else:
                    holds.hold(self.world.cashier, ref, self.staff[by], "a feeling")
            except Refused:
                return

    @rule(by=who, back=st.booleans())
    def changes_roles(self, by: int, back: bool) -> None:
        with self.world.database.write() as db:
            roles = frozenset({Role.PAYMENTS} if back else {Role.VIEWER})
            db.change_member(db.member_of(self.staff[by].key).id, roles=roles)

    @rule(reachable=st.booleans())
    def ctrader(self, reachable: bool) -> None:
        self.world.ctrader.reachable = reachable

    @rule(hours=st.sampled_from((1, 5, 23, 25)))
    def time_passes(self, hours: int) -> None:
        self.world.clock.forward(hours * HOUR)

    @rule()
    def works(self) -> None:
        self.world.run_for(2 * MINUTE, step=MINUTE)

    def teardown(self) -> None:
        try:
            self.within_limits()
        finally:
            self.world.database.close()
            shutil.rmtree(self.folder)

    def within_limits(self) -> None:
        """Nobody has let more go within any 24 hours than the limit."""
        for at, key, _ in self.given:
            refs = {ref for then, one, ref in self.given if one == key and at - DAY < then <= at}
            assert sum(self.world.payment(ref).money.minor for ref in refs) <= LIMIT, f"{key} is beyond the limit"


def test_no_payout_leaves_on_fewer_words_than_its_band_asks_nor_beyond_a_limit() -> None:
    run_state_machine_as_test(
        Approvals,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
