"""The faults of a rehearsal, one function each, and the table of their order."""

import csv
import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rehearsal.sheet import Entry
from rehearsal.stage import ROOT, Failed, Stage, until
from rehearsal.trader import Trader

OTHER_LOGIN = 5512346
SHUT = "accounts-shut.csv"


@dataclass
class Play:
    """One scene while it is played; amounts are whole units, whose cents choose what the mock does."""

    stage: Stage
    units: int
    entry: Entry
    cents: Mapping[str, int] = field(default_factory=dict)

    def amount(self, cents: int = 20) -> str:
        """An amount with these cents."""
        return f"{self.units}.{cents:02}"

    def deposit(self, cents: int = 20) -> Trader:
        """A deposit that its payer has approved."""
        return Trader(self.stage).send(self.amount(cents)).pay()

    def fault(self, kind: str, **more: object) -> None:
        """What happens to the next booking at cTrader."""
        self.stage.control("faults", call="changebalance", kind=kind, **more)

    def alerted(self, ref: str, *codes: str) -> None:
        """Staff have had these alerts about a payment, or about none."""
        for code in codes:
            until(lambda code=code: code in self.stage.alerts.of(ref), f"staff are alerted ({code})")  # type: ignore[misc]

    def ends(self, trader: Trader, state: str, *booked: str) -> None:
        """The payment has ended so, and cTrader has booked these legs and no others; the sheet takes it all down."""
        trader.wait_for(state)
        found = self.stage.booked(trader.ref)
        self.entry.trader += trader.read
        self.entry.staff += [f"alert {code}" for code in self.stage.alerts.of(trader.ref)]
        self.entry.booked += found
        if [one.split()[0] for one in found] != list(booked):
            raise Failed(
                f"cTrader has booked {', '.join(found) or 'nothing'} for {trader.ref}, not {', '.join(booked)}"
            )

    def people(self, what: str) -> None:
        """The sheet says what people did."""
        self.entry.staff.append(what)


def lost_answer(play: Play) -> None:
    play.fault("drop_after")
    trader = play.deposit().wait_for("credited")
    play.alerted(trader.ref, "credit_unknown")
    play.people("nobody did anything")
    play.ends(trader, "credited", "credit")


def lost_answer_of_a_withdrawal(play: Play) -> None:
    play.fault("drop_after")
    trader = Trader(play.stage, "withdraw").send(play.amount()).wait_for("paid_out")
    play.alerted(trader.ref, "debit_unknown")
    play.people("nobody did anything")
    play.ends(trader, "paid_out", "debit")


def lost_answer_and_people(play: Play) -> None:
    play.fault("drop_after")
    trader = play.deposit().wait_for("credit_unknown").stays(1.5)
    play.alerted(trader.ref, "credit_unknown")
    found = re.search(r"\((\d+)\)", play.stage.booked(trader.ref)[0])
    number = found[1] if found else ""
    play.stage.two_people("payments", "resolve", trader.ref, "--booked", number)
    play.people(f"two people found {number} in cTrader: payments resolve --booked")
    play.ends(trader, "credited", "credit")


def nothing_booked_and_people(play: Play) -> None:
    play.fault("drop_before")
    trader = play.deposit().wait_for("credit_unknown").stays(1.5)
    play.alerted(trader.ref, "credit_unknown")
    play.stage.two_people("payments", "resolve", trader.ref, "--not-booked")
    play.people("two people found nothing in cTrader: payments resolve --not-booked")
    play.ends(trader, "credited", "credit")


def webhook_twice(play: Play) -> None:
    trader = play.deposit(6)
    play.ends(trader, "credited", "credit")
    events = json.loads(play.stage.staff("payments", "events", "--json"))
    ours = [event["event"] for event in events if event["reference"] == trader.ref]
    play.people(f"payments events: {len(ours)} row for two deliveries")
    if len(ours) != 1:
        raise Failed(f"{len(ours)} events are kept of one webhook")


def webhook_late(play: Play) -> None:
    play.ends(play.deposit(5), "credited", "credit")


def webhook_never(play: Play) -> None:
    play.ends(play.deposit(), "credited", "credit")
    if json.loads(play.stage.staff("payments", "events", "--json", "--count", "1000")) and not play.entry.problem:
        play.people("the PSP was asked by itself; payments events has no row of it")


def psp_down(play: Play) -> None:
    screen = Trader(play.stage)
    play.stage.psp(False)
    try:
        screen.send(play.amount())
        screen.look()
        if play.stage.booked(screen.ref):
            raise Failed("something was booked although the PSP cannot be asked")
    finally:
        play.stage.psp(True)
    play.ends(screen.pay(), "credited", "credit")


def ctrader_down(play: Play) -> None:
    trader = Trader(play.stage).send(play.amount())
    until(lambda: trader.look() == "awaiting_payer", "the step is shown")
    play.stage.control("offline", seconds=3)
    trader.pay()
    trader.look()
    play.ends(trader, "credited", "credit")


def worker_killed(play: Play) -> None:
    play.stage.crash(True)
    trader = play.deposit()
    until(play.stage.crashed, "the worker dies")
    play.people("the supervisor started another worker by itself")
    play.ends(trader, "credited", "credit")


def payout_returned(play: Play) -> None:
    trader = Trader(play.stage, "withdraw").send(play.amount(12)).wait_for("paid_out").wait_for("review")
    play.alerted(trader.ref, "payout_failed")
    play.stage.two_people("payments", "resolve", trader.ref, "--not-booked")
    play.people("two people chose to book it back: payments resolve --not-booked")
    play.ends(trader, "returned", "debit", "return")


def _enable(play: Play, enabled: bool) -> None:
    with (ROOT / "demo" / "accounts.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["login"] == str(OTHER_LOGIN):
            row["enabled"] = str(int(enabled))
    with (play.stage.folder / SHUT).open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    play.stage.staff("accounts", "import", str(play.stage.folder / SHUT))


def account_disabled(play: Play) -> None:
    play.stage.psp(False)
    try:
        trader = Trader(play.stage, "withdraw", OTHER_LOGIN).send(play.amount())
        until(lambda: play.stage.booked(trader.ref), "the debit is booked")
        _enable(play, False)
    finally:
        play.stage.psp(True)
    play.alerted(trader.ref, "account_changed")
    if trader.stays(1).state == "paid_out":
        raise Failed("it was paid out to a disabled account")
    _enable(play, True)
    play.stage.two_people("payments", "lift", trader.ref)
    play.people("put the account right, then two people: payments lift")
    play.ends(trader, "paid_out", "debit")


def restored(play: Play) -> None:
    stage, backup = play.stage, play.stage.folder / "backup.db"
    stage.staff("backup", str(backup))
    lost = play.deposit(21)
    lost.wait_for("credited")
    out = Trader(stage, "withdraw").send(play.amount(22)).wait_for("paid_out")
    before = {one.ref: stage.booked(one.ref) for one in (lost, out)}
    stage.stop()
    shutil.copy(backup, stage.database)
    stage.start()
    play.entry.trader.append(f"{headline_of(stage)} (while it is held)")
    play.alerted("", "held")
    listed = json.loads(stage.staff("bookings", "compare", "--json"))
    if not listed["proven"]:
        raise Failed(f"the reader does not prove everything: {listed['lines']}")
    stage.two_people("bookings", "release", "--list", listed["list"])
    play.people(f"alert held; bookings compare listed {len(listed['lines'])} calls, all proven; two people released it")
    until(lambda: stage.health() == "ok", "it goes on")
    for one, state in ((lost, "credited"), (out, "paid_out")):
        ended = lambda one=one, state=state: stage.shown(one.ref)["state"] == state  # noqa: E731
        until(ended, f"{one.ref} is {state} again")
        play.entry.booked += stage.booked(one.ref)
        if stage.booked(one.ref) != before[one.ref]:
            raise Failed(f"cTrader has booked something more for {one.ref}")


def headline_of(stage: Stage) -> str:
    """What a trader reads who opens the deposit screen now."""
    return Trader(stage).read[0]


def practised(play: Play) -> None:
    folder = play.stage.folder / "backups"
    folder.mkdir()
    play.stage.staff("backup", str(folder / "newest.db"))
    said = play.stage.staff("drill", str(folder))
    play.people(f"drill: {sum(line.startswith('ok') for line in said.splitlines())} lines, all ok")


@dataclass(frozen=True)
class Scene:
    """A fault, what is done in it, and the settings that it needs, with which the cashier is started anew."""

    name: str
    done: str
    play: Callable[[Play], None]
    settings: Mapping[str, str] = field(default_factory=dict)


READER = {"CTRADER_READER": "simulator", "CASHIER_MOCK_WEBHOOK_URL": ""}
NO_READER = {"CTRADER_READER": "none", "CASHIER_MOCK_WEBHOOK_URL": ""}
NO_WEBHOOK = {"CTRADER_READER": "none", "CASHIER_MOCK_WEBHOOK_URL": "http://127.0.0.1:9/"}

SCENES = (
    Scene("lost answer, with a reader", "cTrader booked the deposit and broke the line", lost_answer, READER),
    Scene(
        "lost answer of a withdrawal, with a reader",
        "cTrader booked the debit and broke the line",
        lost_answer_of_a_withdrawal,
        READER,
    ),
    Scene("duplicate webhook", "the PSP sent the same webhook twice", webhook_twice, READER),
    Scene("late webhook", "the PSP told of the payment only after five seconds", webhook_late, READER),
    Scene("PSP down", "the PSP could not be asked when the form was sent", psp_down, READER),
    Scene("cTrader down", "cTrader's port was closed for three seconds as the payer paid", ctrader_down, READER),
    Scene(
        "worker killed in the middle",
        "the worker was killed between cTrader's answer and its own note of it",
        worker_killed,
        READER,
    ),
    Scene("returned payout", "the PSP paid out, and the money came back", payout_returned, READER),
    Scene(
        "disabled account",
        "the account was disabled between the debit and the payout",
        account_disabled,
        READER,
    ),
    Scene(
        "lost answer, without a reader",
        "cTrader booked the deposit and broke the line",
        lost_answer_and_people,
        NO_READER,
    ),
    Scene(
        "lost request, without a reader",
        "the line broke before cTrader had booked",
        nothing_booked_and_people,
        NO_READER,
    ),
    Scene("webhook that never comes", "the PSP's webhooks went nowhere", webhook_never, NO_WEBHOOK),
    Scene(
        "restore from backup",
        "a backup was put back after one more deposit and one more withdrawal",
        restored,
        READER,
    ),
    Scene("practised restore", "a backup was made and restored for practice", practised, READER),
)


def play(stage: Stage, units: int, tell: Callable[[Entry], None]) -> list[Entry]:
    """Play every scene, restarting the cashier where its settings change, and tell of each as it ends."""
    entries, settings = [], None
    for scene in SCENES:
        entry = Entry(scene.name, scene.done)
        try:
            if scene.settings != settings:
                stage.stop()
                stage.start(**scene.settings)
                settings = scene.settings
            scene.play(Play(stage, units, entry))
        except Exception as failure:  # whatever breaks is a line of the sheet, and the other scenes are played
            entry.problem = problem_of(failure)
        entries.append(entry)
        tell(entry)
    entries.append(_nothing_twice(stage))
    tell(entries[-1])
    return entries


def problem_of(failure: Exception) -> str:
    """What went wrong, in words that are never empty."""
    return str(failure) if isinstance(failure, Failed) else f"{type(failure).__name__}: {failure}"


def _nothing_twice(stage: Stage) -> Entry:
    """The last look: no booking of any payment was made twice, and none is open."""
    entry = Entry("all payments together", "every booking in cTrader was compared with the payments here")
    try:
        rows = [row["externalId"].rsplit(".", 1)[0] for row in stage.control("history") if row["externalId"]]
        listed = json.loads(stage.staff("payments", "list", "--json"))
        open_ones = json.loads(stage.staff("payments", "list", "--needs-review", "--json"))
    except Exception as failure:  # without an answer nothing is proven
        entry.problem = problem_of(failure)
        return entry
    twice = sorted({one for one in rows if rows.count(one) > 1})
    entry.booked.append(f"{len(rows)} bookings of {len(listed)} payments")
    unknown = sorted({one.split(".")[0] for one in rows} - {row["reference"] for row in listed})
    problems = {"booked twice": twice, "booked, and unknown here": unknown}
    problems["waiting for people"] = [row["reference"] for row in open_ones]
    entry.problem = "; ".join(f"{what}: {', '.join(which)}" for what, which in problems.items() if which)
    return entry
