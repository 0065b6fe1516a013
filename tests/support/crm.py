"""The broker's CRM as tests script it: what it answers to checks, and the events that it takes."""

from dataclasses import dataclass, field, replace

from inapp.domain.check import CheckAnswer, CheckOutcome, Question
from inapp.domain.errors import NotSent
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
