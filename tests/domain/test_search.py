"""The filter of staff: an address reads back as it was written, and a slip is named."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.errors import Invalid
from inapp.domain.search import DAY, Filter, Queue, require_span
from inapp.domain.states import PaymentType, Status

NOW = 1_760_000_000_000
MINUTES = st.integers(min_value=1_000_000, max_value=40_000_000).map(lambda minute: minute * 60_000)
FILTERS = st.builds(
    Filter,
    queue=st.none() | st.sampled_from(Queue),
    state=st.none() | st.sampled_from(Status),
    kind=st.none() | st.sampled_from(PaymentType),
    method=st.sampled_from(["", "mock_card"]),
    currency=st.sampled_from(["", "USD", "mBTC"]),
    least=st.sampled_from(["", "0.5", "100"]),
    most=st.sampled_from(["", "100.00000001"]),
    since=st.none() | MINUTES,
    older=st.none() | st.sampled_from([30 * 60_000, 2 * 3_600_000, 3 * DAY]),
    login=st.none() | st.integers(1, 2**40),
    user=st.none() | st.integers(1, 2**40),
    taken=st.sampled_from(["", "nobody", "ann lee"]),
    rule=st.sampled_from(["", "new.instrument"]),
    reason=st.sampled_from(["", "NOT_ENOUGH_MONEY"]),
    ending=st.sampled_from(["", "4242"]),
)


@given(FILTERS)
def test_an_address_reads_back_as_the_filter_that_wrote_it(wanted):
    assert Filter.read(wanted.query()) == wanted


def test_a_day_as_the_end_means_all_of_it_where_the_broker_is():
    zone = ZoneInfo("Asia/Nicosia")
    wanted = Filter.read({"since": "2026-11-27", "until": "2026-11-27"}, zone)
    assert wanted.until - wanted.since == DAY - 1
    assert wanted.since == 1_795_730_400_000
    assert wanted.query(zone)["until"] == "2026-11-27"
    assert Filter.read(wanted.query(zone), zone) == wanted
    assert wanted.query(UTC)["since"] == "2026-11-26T22:00"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("queue", "everything"),
        ("state", "lost"),
        ("kind", "gift"),
        ("currency", "us$"),
        ("least", "1,000"),
        ("most", "1e3"),
        ("since", "yesterday"),
        ("until", "2026-02-30"),
        ("older", "2 weeks"),
        ("login", "-4"),
        ("user", "9" * 30),
        ("taken", "<b>"),
        ("ending", "42"),
    ],
)
def test_a_slip_is_named_with_its_field(field, text):
    with pytest.raises(Invalid) as refusal:
        Filter.read({field: text})
    assert refusal.value.field == field


def test_a_currency_in_small_letters_is_meant_as_cTrader_writes_it():
    assert Filter.read({"currency": "usd"}).currency == "USD"
    assert Filter.read({"currency": "mBTC"}).currency == "mBTC"


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(Invalid, match="later end"):
        Filter.read({"since": "2026-11-28", "until": "2026-11-27"})


def test_an_export_needs_a_first_day_and_covers_no_more_than_a_quarter():
    with pytest.raises(Invalid, match="first day"):
        require_span(Filter(), NOW)
    with pytest.raises(Invalid, match="at most 92 days"):
        require_span(Filter(since=NOW - 93 * DAY), NOW)
    require_span(Filter(since=NOW - 300 * DAY, until=NOW - 210 * DAY), NOW)
