"""Identity by hand-off: cTrader's word is passed on unchanged."""

import pytest

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Person
from inapp.outside.identity import Handoff


class FakeCTrader:
    def __init__(self, answer: Person | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def redeem(self, token: str) -> Person:
        self.asked.append(token)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_a_token_is_redeemed_once_and_the_person_passed_on():
    ctrader = FakeCTrader(Person(7, 17, "t@example.test"))
    assert Handoff(ctrader).redeem("one-time") == ctrader.answer
    assert ctrader.asked == ["one-time"]


@pytest.mark.parametrize("failure", [Declined("TOKEN_NOT_VALID"), NotSent("connect"), OutcomeUnknown("HTTP_500")])
def test_no_and_do_not_know_stay_apart(failure):
    with pytest.raises(type(failure)):
        Handoff(FakeCTrader(failure)).redeem("one-time")
