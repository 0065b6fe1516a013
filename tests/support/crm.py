"""The broker's CRM as tests script it: what it answers to checks, and the events that it takes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inapp.domain.check import CheckAnswer, CheckOutcome, Question
from inapp.domain.errors import NotSent
from inapp.domain.events_out import Sent
from inapp.operations import events_out
from tests.support.harness import World

ALLOW = CheckAnswer(CheckOutcome.ALLOW)


@dataclass
class FakeCheck:
    """`script` holds the next answers; then it always `says` the same. `busy` has others wait for it."""

    script: list[CheckAnswer] = field(default_factory=list)
    says: CheckAnswer = ALLOW
    asked: list[Question] = field(default_factory=list)
    busy: bool = False

    def ask(self, question: Question) -> CheckAnswer:
        if self.busy:
            raise NotSent("check is slow, and others wait for it")
        self.asked.append(question)
        return self.script.pop(0) if self.script else self.says

    def check(self) -> str:
        return ""


def with_check(world: World, *answers: CheckAnswer) -> FakeCheck:
    """Let the cashier of a world ask a CRM, which answers so."""
    check = FakeCheck(list(answers))
    world.cashier = replace(world.cashier, check=check)
    return check


def says(world: World, outcome: CheckOutcome) -> None:
    """Let the CRM of a world say this from now on, whenever it is asked."""
    with_check(world).says = CheckAnswer(outcome, ("code",))


@dataclass
class FakeEvents:
    """Keeps what it takes; `refuses` are payments whose events it does not take, and while `away` it takes nothing."""

    taken: list[Mapping[str, object]] = field(default_factory=list)
    tried: int = 0
    refuses: set[str] = field(default_factory=set)
    away: bool = False

    def send(self, event: Mapping[str, object]) -> Sent:
        self.tried += 1
        json.dumps(event)
        if self.away:
            return Sent(False, "no answer in time", away=True)
        if event["ref"] in self.refuses:
            return Sent(False, "HTTP 400")
        self.taken.append(event)
        return Sent(True)

    def check(self) -> str:
        return ""


def with_events(world: World) -> FakeEvents:
    """Let the cashier of a world tell a CRM of what happens from now on."""
    events = FakeEvents()
    world.cashier = replace(world.cashier, events=events)
    events_out.deliver(world.cashier)
    return events


REFUSED_ALL = CheckAnswer(CheckOutcome.REFUSE, ("closed",))
