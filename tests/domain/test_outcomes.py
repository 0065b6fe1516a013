"""The outcome table, row by row, and the limits of every answer."""

import itertools
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inapp.domain.outcomes import (
    BAD_TOKEN,
    CTRADER_ERRORS,
    Answer,
    Fault,
    NoAnswer,
    NothingLeft,
    Outcome,
    Verdict,
    classify,
)

KNOWN = (
    "NOT_ENOUGH_MONEY",
    "CHANGE_BALANCE_BAD_AMOUNT",
    "TRADER_NOT_FOUND",
    "NOT_ENOUGH_RIGHTS",
    "INVALID_REQUEST",
    "REQUEST_FREQUENCY_EXCEEDED",
    "CH_BROKER_NOT_FOUND",
    "CH_PLANT_INVALID",
)
SHAPES = {
    "nested": lambda code: json.dumps({"error": {"errorCode": code, "description": "words"}}),
    "flat": lambda code: json.dumps({"errorCode": code, "message": "words"}),
    "code": lambda code: json.dumps({"error": "Bad Request", "message": "words", "code": code}),
    "text": lambda code: f"{code}: words",
    "bare text": lambda code: f"{code}\n",
}


def verdict(status: int, body: str | bytes | object) -> Verdict:
    if not isinstance(body, str | bytes):
        body = json.dumps(body)
    return classify(Answer(status, body.encode() if isinstance(body, str) else body))


def test_row_1_nothing_left_is_not_sent():
    assert classify(NothingLeft("connect")) == Verdict(Outcome.NOT_SENT, "connect")


@pytest.mark.parametrize("status", [200, 201, 202, 299])
@pytest.mark.parametrize("more", [{}, {"error": None}, {"comment": "words"}])
@pytest.mark.parametrize("number", [1, 880001, 2**63 - 1])
def test_row_2_a_positive_integer_id_confirms(status, more, number):
    found = verdict(status, {"balanceHistoryId": number} | more)
    assert found == Verdict(Outcome.CONFIRMED, balance_history_id=number)


@pytest.mark.fault("N07")
@pytest.mark.parametrize("number", [0, -1, None, "abc", "5", "", 5.0, 5.5, True, False, [5], {"id": 5}, 2**63, 10**400])
def test_row_2_any_other_id_does_not_confirm(number):
    assert verdict(200, {"balanceHistoryId": number}).outcome is Outcome.AMBIGUOUS


@pytest.mark.parametrize("status", [100, 199, 300, 302, 400, 404, 500])
def test_row_2_an_id_confirms_only_with_success(status):
    assert verdict(status, {"balanceHistoryId": 5}).outcome is Outcome.AMBIGUOUS


@pytest.mark.parametrize(
    "error",
    [
        {"error": {"errorCode": "UNKNOWN_ERROR"}},
        {"error": "words"},
        {"errorCode": "SOMETHING"},
        {"code": "SOMETHING"},
        {"error": {"errorCode": "NOT_ENOUGH_MONEY"}},
    ],
)
def test_an_id_beside_an_error_is_neither_a_yes_nor_a_no(error):
    assert verdict(200, {"balanceHistoryId": 5} | error).outcome is Outcome.AMBIGUOUS
    assert verdict(400, {"balanceHistoryId": 5} | error).outcome is Outcome.AMBIGUOUS


@pytest.mark.fault("N09")
@pytest.mark.parametrize(
    "body", ["", "<html>", '{"balanceHistoryId": 5}', SHAPES["nested"]("NOT_ENOUGH_MONEY"), b"\xff"]
)
def test_row_3_a_401_with_any_body_is_a_bad_token(body):
    found = verdict(401, body)
    assert found == Verdict(Outcome.REJECTED, BAD_TOKEN) and found.fault is Fault.TOKEN


def test_row_4_knows_exactly_the_vendors_codes():
    assert set(CTRADER_ERRORS) == set(KNOWN)


@pytest.mark.fault("N11", "N20")
def test_row_4_a_known_code_in_any_of_its_shapes_rejects():
    cases = list(itertools.product([200, 299, 400, 403, 404, 429, 499], SHAPES, KNOWN))
    found = {case: verdict(case[0], SHAPES[case[1]](case[2])) for case in cases}
    assert len(cases) == 7 * 5 * 8
    assert {case: one for case, one in found.items() if one != Verdict(Outcome.REJECTED, case[2])} == {}
    assert {case: one for case, one in found.items() if one.fault is not CTRADER_ERRORS[case[2]]} == {}


@pytest.mark.fault("N06")
def test_row_4_a_known_code_elsewhere_does_not_reject():
    cases = list(itertools.product([199, 300, 307, 500, 502, 503, 504, 599], SHAPES, KNOWN))
    found = {case: verdict(case[0], SHAPES[case[1]](case[2])) for case in cases}
    assert len(cases) == 8 * 5 * 8
    assert {case: one for case, one in found.items() if one != Verdict(Outcome.AMBIGUOUS, case[2])} == {}
    assert {case: one for case, one in found.items() if one.fault is not None} == {}


@pytest.mark.parametrize("code", ["UNKNOWN_ERROR", "SOMETHING_NEW", "not_enough_money", "", "NOT_ENOUGH_MONEY_X"])
@pytest.mark.parametrize("shape", SHAPES)
def test_row_4_an_unknown_code_does_not_reject(shape, code):
    assert verdict(400, SHAPES[shape](code)) == Verdict(Outcome.AMBIGUOUS, "HTTP_400")


@pytest.mark.parametrize(
    "body",
    [
        "NOT_ENOUGH_MONEY is what I would say",
        "Error: NOT_ENOUGH_MONEY: words",
        '"NOT_ENOUGH_MONEY: words"',
        '["NOT_ENOUGH_MONEY"]',
        '{"message": "NOT_ENOUGH_MONEY"}',
        '{"error": {"errorCode": ["NOT_ENOUGH_MONEY"]}}',
        '{"error": "NOT_ENOUGH_MONEY"}',
    ],
)
def test_row_4_a_code_in_any_other_place_does_not_reject(body):
    assert verdict(400, body).outcome is Outcome.AMBIGUOUS


@pytest.mark.fault("N03", "N05", "N06", "N07", "N11", "N12", "N13")
@pytest.mark.parametrize(
    ("exchange", "code"),
    [
        (NoAnswer("no answer in time"), "no answer in time"),
        (NoAnswer("connection lost"), "connection lost"),
        (Answer(500, b""), "HTTP_500"),
        (Answer(302, b""), "HTTP_302"),
        (Answer(429, b"<html>slow down</html>"), "HTTP_429"),
        (Answer(200, b""), "HTTP_200"),
        (Answer(200, b"<html>"), "HTTP_200"),
        (Answer(200, b'{"balanceHistoryId": 88'), "HTTP_200"),
        (Answer(200, b"[]"), "HTTP_200"),
        (Answer(200, b"null"), "HTTP_200"),
        (Answer(200, b'\xff{"balanceHistoryId": 5}'), "HTTP_200"),
        (Answer(200, '{"balanceHistoryId": 5}'.encode("utf-16")), "HTTP_200"),
        (Answer(200, b"[" * 100_000), "HTTP_200"),
        (Answer(200, b'{"balanceHistoryId": 1' + b"0" * 5000 + b"}"), "HTTP_200"),
        (Answer(200, b'{"balanceHistoryId": NaN}'), "HTTP_200"),
        (Answer(204, b""), "HTTP_204"),
    ],
)
def test_row_5_everything_else_is_ambiguous(exchange, code):
    found = classify(exchange)
    assert found == Verdict(Outcome.AMBIGUOUS, code) and found.fault is None


WORDS = st.sampled_from([*KNOWN, "UNKNOWN_ERROR", "", "words"])
KEYS = st.sampled_from(["balanceHistoryId", "error", "errorCode", "code", "message"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=4).map(lambda found: json.dumps(found).encode())
BODIES = st.binary() | OBJECTS | WORDS.map(str.encode) | st.builds(lambda a, b: a[:b], OBJECTS, st.integers(0, 60))


@given(st.integers(100, 599), BODIES)
@example(200, b'{"balanceHistoryId": true}')
@example(503, b"NOT_ENOUGH_MONEY: words")
def test_no_answer_is_ever_taken_for_more_than_it_says(status, body):
    found = classify(Answer(status, body))
    if found.outcome is Outcome.CONFIRMED:
        number = json.loads(body)["balanceHistoryId"]
        assert 200 <= status < 300 and type(number) is int and number == found.balance_history_id > 0
    else:
        assert found.balance_history_id is None
    if found.outcome is Outcome.REJECTED:
        assert status == 401 or 200 <= status < 300 or 400 <= status < 500
        assert found.fault is not None
        assert status == 401 or found.code.encode() in body
    assert found.outcome is not Outcome.NOT_SENT
    if 300 <= status < 400 or status >= 500 or status < 200:
        assert found.outcome is Outcome.AMBIGUOUS
