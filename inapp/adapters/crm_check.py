"""The check by the broker's CRM (docs/crm-check.md): one signed call, three seconds, an answer of exactly one shape."""

import json
import re
from collections.abc import Mapping
from typing import Any

from inapp.adapters.bulkheads import Bulkheads
from inapp.adapters.http import Deadline, json_in
from inapp.adapters.signed_calls import SignedCalls
from inapp.domain.check import NO_ANSWER, CheckAnswer, CheckOutcome, Question
from inapp.domain.errors import OutcomeUnknown
from inapp.domain.outcomes import Answer, Exchange

TIMEOUT_MS = 3000
"""For the whole call, and for all keys: a trader waits in front of the screen."""
LONGEST_VALID_S = 24 * 3600
LONGEST_WORDS = 300
MOST_CODES = 10
MOST_LANGUAGES = 40
PLACE = "check"
_CODE = re.compile("[A-Za-z0-9_.-]{1,40}", re.ASCII)
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_SAID = frozenset(CheckOutcome) - NO_ANSWER
_FLAGS = ("deposit_allowed", "withdrawal_allowed", "documents_expired")

UNSIGNED = "the answer is not signed for this question"


class _Silence(OutcomeUnknown):
    """No answer, as the bulkhead counts it."""

    def __init__(self, answer: CheckAnswer) -> None:
        super().__init__(*answer.codes)
        self.answer = answer


class CrmCheck:
    """See `inapp.domain.check.Check`. So many threads wait for it at a time (`adapters.bulkheads`), and no more."""

    def __init__(self, url: str, keys: Mapping[str, str], bulkheads: Bulkheads | None = None) -> None:
        self._calls = SignedCalls(url, keys)
        self._bulkheads = bulkheads or Bulkheads()

    def ask(self, question: Question) -> CheckAnswer:
        """The CRM's answer, or that there is none that can be used. Raises NotSent if others wait for the CRM."""
        body = json.dumps(_asked(question)).encode()
        try:
            with self._bulkheads.place(PLACE):
                read = _read(*self._calls.post(body, Deadline(TIMEOUT_MS)))
                if read.outcome is CheckOutcome.SILENT:
                    raise _Silence(read)
        except _Silence as silence:
            return silence.answer
        return read

    def check(self) -> str:
        """The problem with the address or our keys; the CRM is asked nothing about anybody."""
        done, signed = self._calls.post(json.dumps({"ping": True}).encode(), Deadline(TIMEOUT_MS))
        if not isinstance(done, Answer):
            return f"CASHIER_CHECK_URL does not answer: {done.why}"
        if done.status != 200:
            return f"CASHIER_CHECK_URL answers a ping with {done.status}: are the keys in CASHIER_CRM_KEYS known there?"
        return "" if signed else f"CASHIER_CHECK_URL answers, but {UNSIGNED}: see docs/crm-check.md"


def _asked(question: Question) -> dict[str, object]:
    return {
        "moment": question.moment,
        "kind": question.kind,
        "ref": question.ref,
        "userId": question.user_id,
        "login": question.login,
        "amount": question.money.text,
        "currency": question.money.currency,
        "method": question.method,
        "instrument": question.instrument,
        "country": question.country,
    }


def _read(done: Exchange, signed: bool) -> CheckAnswer:
    """What an exchange says; every one that is not exactly an answer is silence, or unreadable."""
    if not isinstance(done, Answer):
        return CheckAnswer(CheckOutcome.SILENT, (done.why,))
    if done.status != 200:
        return CheckAnswer(CheckOutcome.SILENT, (f"HTTP {done.status}",))
    if not signed:
        return CheckAnswer(CheckOutcome.UNREADABLE, (UNSIGNED,))
    try:
        return _answer(json_in(done))
    except (KeyError, TypeError, ValueError) as error:
        return CheckAnswer(CheckOutcome.UNREADABLE, (_wrong(error),))


def _wrong(error: Exception) -> str:
    """What is wrong with an answer, in our own words: those of the CRM may hold anything."""
    return str(error) if type(error) is ValueError and error.args else "the answer is not of the documented shape"


def _require(holds: object, words: str) -> None:
    if not holds:
        raise ValueError(words)


def _answer(found: Any) -> CheckAnswer:
    """An answer of exactly the documented shape. Raises ValueError, KeyError or TypeError."""
    _require(isinstance(found, dict), "the answer is no JSON object")
    _require(found.get("outcome") in _SAID, "its outcome is none of allow, ask, review and refuse")
    codes, valid = found.get("codes", []), found.get("valid_s", 0)
    _require(isinstance(codes, list) and len(codes) <= MOST_CODES, f"its codes are no list of up to {MOST_CODES}")
    _require(all(isinstance(one, str) and _CODE.fullmatch(one) for one in codes), "one of its codes is no short word")
    _require(type(valid) is int and 0 <= valid <= LONGEST_VALID_S, f"its valid_s is not 0 to {LONGEST_VALID_S}")
    level = found.get("level", "")
    _require(isinstance(level, str) and (not level or _CODE.fullmatch(level)), "its level is no short word")
    flags = {name: found.get(name) for name in _FLAGS}
    _require(all(flag is None or isinstance(flag, bool) for flag in flags.values()), "one of its flags is no boolean")
    outcome = CheckOutcome(found["outcome"])
    return CheckAnswer(outcome, tuple(codes), _words(found.get("words", "")), valid * 1000, level, **flags)


def _words(found: Any) -> dict[str, str]:
    """The words for the trader by language; one text is for any."""
    words = {"": found} if isinstance(found, str) else found
    _require(
        isinstance(words, dict) and len(words) <= MOST_LANGUAGES, "its words are neither a text nor texts by language"
    )
    for language, text in words.items():
        _require(not language or _LANGUAGE.fullmatch(language), "its words name a language that is none")
        fits = isinstance(text, str) and len(text) <= LONGEST_WORDS and text.isprintable()
        _require(fits, f"its words are not one line of up to {LONGEST_WORDS} characters")
    return {language: text.strip() for language, text in words.items() if text.strip()}
