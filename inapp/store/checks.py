"""What the broker's CRM said of each payment that it was asked about; a row for every question."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from inapp.domain.check import CheckAnswer, Question
from inapp.store.rows import Codec, Rows, Table

_JSON = Codec(lambda row, column: json.loads(row[column]), lambda value, column: {column: json.dumps(value)})
_FLAG = Codec(lambda row, column: _flag(row, column))
_FLAGS = ("deposit_allowed", "withdrawal_allowed", "documents_expired")
_QUESTION = "kind = ? AND user_id = ? AND login = ? AND minor = ? AND currency = ? AND digits = ? AND method = ?"


def _flag(row: sqlite3.Row, column: str) -> bool | None:
    return None if row[column] is None else bool(row[column])


ANSWERS = Table(
    CheckAnswer,
    "SELECT * FROM checks WHERE",
    {
        "codes": Codec(lambda row, column: tuple(json.loads(row[column])), _JSON.write),
        "words": _JSON,
        **dict.fromkeys(_FLAGS, _FLAG),
    },
)
QUESTIONS = Table(Question, "SELECT * FROM checks WHERE")


@dataclass(frozen=True, slots=True)
class Checked:
    """A question and its answer; `kept` is the row of the answer that still held, where nobody was asked again."""

    seq: int
    at: int
    question: Question
    answer: CheckAnswer
    kept: int | None


class Checks(Rows):
    """What the broker's CRM said of payments."""

    def add_check(self, question: Question, answer: CheckAnswer, at: int, kept: int | None = None) -> None:
        """Store a question with its answer."""
        self.insert("checks", **QUESTIONS.columns_of(question), **ANSWERS.columns_of(answer), at=at, kept=kept)

    def held_check(self, question: Question, now: int) -> Checked | None:
        """The newest answer to a question about the same payment that the CRM said would hold until after now."""
        money = question.money
        same = (question.kind, question.user_id, question.login, money.minor, money.currency, money.digits)
        where = (
            f"{_QUESTION} AND instrument = ? AND kept IS NULL AND at <= ? AND at + valid > ? ORDER BY seq DESC LIMIT 1"
        )
        found = self._checks(where, *same, question.method, question.instrument, now, now)
        return found[0] if found else None

    def checks_of(self, ref: str) -> list[Checked]:
        """What was asked about a payment since it was stored, the oldest first."""
        return self._checks("ref = ? ORDER BY seq", ref)

    def last_check(self, user_id: int) -> Checked | None:
        """What the CRM said last of any payment of a user, if it said something."""
        said = "user_id = ? AND outcome NOT IN ('silent', 'unreadable') ORDER BY seq DESC LIMIT 1"
        found = self._checks(said, user_id)
        return found[0] if found else None

    def _checks(self, where: str, *values: Any) -> list[Checked]:
        rows = self.all(f"{QUESTIONS.select} {where}", *values)
        return [Checked(row["seq"], row["at"], QUESTIONS.value(row), ANSWERS.value(row), row["kept"]) for row in rows]
