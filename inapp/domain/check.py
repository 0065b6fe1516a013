"""The check by the broker's CRM: one question about a payment, its answer, and what follows at the start of one.

docs/crm-check.md tells the CRM's side of it. What follows before a debit or a payout stands in `domain.leaving`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from inapp.domain.money import Money
from inapp.domain.states import PaymentType


class Moment(StrEnum):
    """When the CRM is asked; the debit and the payout are those of a withdrawal."""

    START = "start"
    DEBIT = "debit"
    DISBURSE = "disburse"


class CheckOutcome(StrEnum):
    """What the CRM says of a payment, the mildest first. The last two stand for no answer that can be used."""

    ALLOW = "allow"
    ASK = "ask"  # the trader has to do something first, such as to send a document
    REVIEW = "review"  # a person has to look
    REFUSE = "refuse"
    SILENT = "silent"
    UNREADABLE = "unreadable"


NO_ANSWER = frozenset({CheckOutcome.SILENT, CheckOutcome.UNREADABLE})


class Then(StrEnum):
    """What follows for a payment that is about to start: it does, it waits for approval, or nothing is stored."""

    GO = "go"
    PEOPLE = "people"
    STOP = "stop"


STARTS: Mapping[CheckOutcome, Mapping[PaymentType, Then]] = {
    outcome: dict(zip(PaymentType, then, strict=True))
    for outcome, then in {
        #                        deposit    withdrawal
        CheckOutcome.ALLOW: (Then.GO, Then.GO),
        CheckOutcome.ASK: (Then.STOP, Then.STOP),
        CheckOutcome.REVIEW: (Then.STOP, Then.PEOPLE),
        CheckOutcome.REFUSE: (Then.STOP, Then.STOP),
        CheckOutcome.SILENT: (Then.STOP, Then.PEOPLE),
        CheckOutcome.UNREADABLE: (Then.STOP, Then.PEOPLE),
    }.items()
}
"""A deposit that is refused before its capture costs nobody money; a withdrawal may wait for a person."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the CRM is asked about. `instrument` is masked, such as `Visa 4242`; what is not known yet is empty."""

    moment: Moment
    kind: PaymentType
    user_id: int
    login: int
    money: Money
    method: str
    instrument: str = ""
    country: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What the CRM says, or that it says nothing: then `codes` tell staff why.

    `words` are for the trader, by language; the key `""` stands for any. The answer holds for so many milliseconds.
    A flag is None where the CRM does not tell.
    """

    outcome: CheckOutcome
    codes: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    valid: int = 0
    level: str = ""
    deposit_allowed: bool | None = None
    withdrawal_allowed: bool | None = None
    documents_expired: bool | None = None

    def strictest(self, kind: PaymentType) -> CheckOutcome:
        """The outcome for a kind of payment, as strict as the strictest part of the answer."""
        allowed = self.deposit_allowed if kind is PaymentType.DEPOSIT else self.withdrawal_allowed
        if self.outcome in NO_ANSWER or allowed is not False:
            expired = self.documents_expired and self.outcome is CheckOutcome.ALLOW
            return CheckOutcome.ASK if expired else self.outcome
        return CheckOutcome.REFUSE

    def words_in(self, language: str) -> str:
        """The words for a trader of this language: in it, in its base language, else in English or any."""
        wanted = (language, language.partition("-")[0], "", "en", *self.words)
        return next((self.words[one] for one in wanted if one in self.words), "")


class Check(Protocol):
    """The broker's CRM as far as it is asked about payments."""

    def ask(self, question: Question) -> CheckAnswer:
        """Ask once, for three seconds; no answer that can be used is one too. Raises NotSent if others wait for it."""

    def check(self) -> str:
        """The problem with the address or our keys, a sentence; empty if there is none."""
