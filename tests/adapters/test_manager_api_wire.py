"""The codec of the Manager API against the protobuf library, and a reader against bytes that are anything."""

import random
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError
from hypothesis import given, settings
from hypothesis import strategies as st

from inapp.adapters import manager_api, manager_api_session
from inapp.adapters import manager_api_wire as wire
from inapp.adapters.manager_api_wire import Kind, PayloadType, Undecodable
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.readers import Reading
from inapp.reader_settings import ManagerApiSettings
from simulator import manager_messages

FORMS = {
    "message": wire.MESSAGE,
    "error": wire.ERROR,
    "authenticated": wire.AUTHENTICATED,
    "server_time": wire.SERVER_TIME,
    "traders": wire.TRADERS,
    "trader": wire.TRADER,
    "light_traders": wire.LIGHT_TRADERS,
    "light_trader": wire.LIGHT_TRADER,
    "history": wire.HISTORY,
    "operation": wire.OPERATION,
}
Proto = descriptor_pb2.FieldDescriptorProto
TYPES = {
    Kind.INT64: Proto.TYPE_INT64,
    Kind.UINT32: Proto.TYPE_UINT32,
    Kind.BOOL: Proto.TYPE_BOOL,
    Kind.TEXT: Proto.TYPE_STRING,
    Kind.BYTES: Proto.TYPE_BYTES,
    Kind.LIST_OF_UINT32: Proto.TYPE_UINT32,
    Kind.LIST_OF_BYTES: Proto.TYPE_BYTES,
}
LISTS = {Kind.LIST_OF_UINT32, Kind.LIST_OF_BYTES}


def _described() -> dict[str, Any]:
    """The same forms as the library's own messages."""
    file = descriptor_pb2.FileDescriptorProto(name="forms.proto", package="forms", syntax="proto2")
    for name, form in FORMS.items():
        made = file.message_type.add(name=name)
        for number, (field, kind) in form.items():
            label = Proto.LABEL_REPEATED if kind in LISTS else Proto.LABEL_OPTIONAL
            made.field.add(name=field, number=number, type=TYPES[kind], label=label)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"forms.{name}")) for name in FORMS}


MESSAGES = _described()


def by_library(name: str, data: bytes) -> dict[str, Any]:
    """What the library decodes. Raises DecodeError, or UnicodeDecodeError for a text."""
    message = MESSAGES[name].FromString(data)
    found: dict[str, Any] = {}
    for field, kind in FORMS[name].values():
        if kind in LISTS:
            found[field] = list(getattr(message, field))
        elif message.HasField(field):
            found[field] = getattr(message, field)
    return found


names = st.sampled_from(sorted(FORMS))
VALUES = {
    Kind.INT64: st.integers(-(2**63), 2**63 - 1),
    Kind.UINT32: st.integers(0, 2**32 - 1),
    Kind.BOOL: st.booleans(),
    Kind.TEXT: st.text(max_size=20),
    Kind.BYTES: st.binary(max_size=20),
    Kind.LIST_OF_UINT32: st.lists(st.integers(0, 2**32 - 1), max_size=4),
    Kind.LIST_OF_BYTES: st.lists(st.binary(max_size=10), max_size=4),
}


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, Any], bytes]:
    """A message as the library writes it, among fields that nobody asked for."""
    name = draw(names)
    values = {field: draw(VALUES[kind]) for field, kind in FORMS[name].values() if kind in LISTS or draw(st.booleans())}
    strange = draw(st.sampled_from([b"", b"\xf8\x3f\x01", b"\xfa\x3f\x02ab", b"\xf9\x3f" + b"x" * 8, b"\xfd\x3f1234"]))
    return name, values, strange + MESSAGES[name](**values).SerializeToString() + strange


@given(written())
def test_what_the_library_writes_is_read_as_it_was_meant(case):
    name, values, data = case
    assert wire.decoded(FORMS[name], data) == values


@given(names, st.data())
def test_what_we_write_is_read_by_the_library(name, data):
    fields = {number: kind for number, (_, kind) in FORMS[name].items() if kind not in LISTS}
    pairs = [(number, data.draw(VALUES[kind])) for number, kind in fields.items()]
    meant = {FORMS[name][number][0]: value for number, value in pairs}
    for write in (wire.encoded, manager_messages.message):
        found = by_library(name, write(*pairs))
        assert {field: found[field] for field in meant} == meant


@st.composite
def nearly(draw: st.DrawFn) -> tuple[str, bytes]:
    """Any bytes, or a message with some of its bytes changed, cut off or put in."""
    if draw(st.booleans()):
        return draw(names), draw(st.binary(max_size=60))
    name, _, data = draw(written())
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=2)) + data[at + draw(st.integers(0, 2)) :]
    return name, data


STRICTER = ("not UTF-8", "no type that is known here")
"""What the library lets pass: texts that are none until they are looked at, and groups."""


@settings(max_examples=1000)
@given(nearly())
def test_bytes_that_are_anything_are_read_as_the_library_reads_them_or_refused(case):
    name, data = case
    try:
        ours = wire.decoded(FORMS[name], data)
    except Undecodable as failure:
        if not any(words in str(failure) for words in STRICTER):
            with pytest.raises((DecodeError, UnicodeDecodeError)):
                by_library(name, data)
    else:
        assert ours == by_library(name, data)


def test_a_negative_number_has_ten_bytes_as_the_library_writes_it():
    assert wire.encoded((5, -4025)) == MESSAGES["operation"](delta=-4025).SerializeToString()
    assert len(wire.encoded((5, -1))) == 11


@pytest.mark.parametrize(
    "data",
    [
        b"\x12\xff\xff\xff\xff\x07",
        b"\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
        b"\x80" * 40,
        b"\x00\x01",
        b"\x0b\x0c",
        b"\x08" + b"\xff" * 11,
    ],
    ids=["longer than the message", "beyond all numbers", "a tag without end", "no number", "a group", "no end"],
)
def test_hostile_bytes_are_refused_and_cost_no_memory(data):
    tracemalloc.start()
    try:
        with pytest.raises(Undecodable) as told:
            wire.decoded(wire.HISTORY, data)
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()
    assert repr(data)[2:8] not in str(told.value)


def test_a_frame_may_be_as_long_as_an_answer_and_no_longer():
    assert wire.length_of((16 * 1024 * 1024).to_bytes(4, "big")) == 16 * 1024 * 1024
    for header in (b"\x01\x00\x00\x01", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff"):
        with pytest.raises(Undecodable, match="longer than any answer"):
            wire.length_of(header)


@pytest.mark.parametrize("one", [b"\x12\x00", b"\x10\x01", b"\x12\x02\x01\x01"], ids=["messages", "numbers", "packed"])
def test_a_list_may_be_as_long_as_an_answers_and_no_longer(one, monkeypatch):
    form = wire.AUTHENTICATED if one != b"\x12\x00" else wire.TRADERS
    monkeypatch.setattr(wire, "MOST_IN_A_LIST", 4)
    assert wire.decoded(form, one * 2)
    with pytest.raises(Undecodable, match="longer than any answer"):
        wire.decoded(form, one * 5)


# A whole session of hostile bytes.

LOGIN, TRADER = 17, 600_017
MANAGER = ManagerApiSettings("127.0.0.1", 5011, "acmefx", "demo", 4200, "canary", "", 2000)


class Script:
    """A connection on which everything that will ever be said has been said already."""

    def __init__(self, data: bytes) -> None:
        self._rest, self.most = data, 0

    def settimeout(self, seconds: float) -> None:
        assert seconds > 0

    def send(self, data: memoryview) -> int:
        return len(data)

    def recv(self, length: int) -> bytes:
        self.most = max(self.most, length)
        piece, self._rest = self._rest[:length], self._rest[length:]
        return piece

    def close(self) -> None:
        self._rest = b""


def honest(at: int) -> Iterator[bytes]:
    """The frames of a reading of one account, in their order."""
    row = {"login": LOGIN, "name": "Ann", "lastName": "Lee", "registrationTimestamp": 1, "moneyDigits": 2}
    operation = {"type": "DEPOSIT", "balanceHistoryId": 5, "timestamp": at, "balanceVersion": 1, "amount": "100.00"}
    operation |= {"comment": "c", "externalNote": "n", "source": "s", "externalId": "D-1.credit.1"}
    trader = row | {"balance": 10_000}
    answers = (
        (PayloadType.AUTHENTICATED, manager_messages.message((2, 1), (2, 150))),
        (
            PayloadType.LIGHT_TRADERS,
            manager_messages.listed(2, [manager_messages.light_trader(row, TRADER)], (3, False)),
        ),
        (PayloadType.SERVER_TIME, manager_messages.message((2, at))),
        (PayloadType.TRADERS, manager_messages.listed(2, [manager_messages.trader(trader, TRADER, 1)])),
        (PayloadType.HISTORY, manager_messages.listed(3, [manager_messages.operation(trader | operation, TRADER)])),
    )
    yield manager_messages.frame(PayloadType.HELLO)
    for number, (kind, payload) in enumerate(answers, 1):
        yield manager_messages.frame(PayloadType.HEARTBEAT)
        yield manager_messages.frame(kind, payload, str(number))


def read(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Reading | None:
    """What a reader makes of a session that consists of these bytes; None if it says that it knows nothing."""
    script = Script(data)
    monkeypatch.setattr(manager_api_session, "_secured", lambda *_: script)
    monkeypatch.setattr(manager_api, "TRY_AGAIN_S", 0.0)
    try:
        return manager_api.ManagerApi(MANAGER, "here").read(LOGIN, 0)
    except (NotSent, OutcomeUnknown) as failure:
        assert "canary" not in str(failure)
        return None
    finally:
        assert script.most <= 64 * 1024, "it takes pieces, and never what a length promises"


def test_an_honest_session_is_read(monkeypatch):
    found = read(b"".join(honest(manager_api._now())), monkeypatch)
    assert found and found.complete
    assert [entry.external_id for entry in found.entries] == ["D-1.credit.1"]


def test_what_answers_no_question_of_ours_goes_by(monkeypatch):
    error = manager_messages.message((2, "NOT_ENOUGH_RIGHTS"))
    others = manager_messages.frame(PayloadType.ERROR, error, "77") + manager_messages.frame(1000, b"\x00" * 9)
    hello, *answers = honest(manager_api._now())
    found = read(hello + b"".join(others + frame for frame in answers), monkeypatch)
    assert found and found.complete
    ours = manager_messages.frame(PayloadType.ERROR, error)  # of the connection as a whole
    assert read(hello + b"".join([answers[0], ours, *answers[1:]]), monkeypatch) is None


def test_a_session_with_changed_bytes_ends_in_a_reading_or_in_a_clear_error(monkeypatch):
    """No byte of it may hang a reader, bring it down or make it take memory: 1,500 sessions, a new seed each time."""
    seed = random.randrange(2**32)
    chance, frames, readings = random.Random(seed), list(honest(manager_api._now())), 0
    for _ in range(1500):
        data = bytearray(b"".join(frames[:-1] if chance.random() < 0.1 else frames))
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        try:
            found = read(bytes(data), monkeypatch)
        except Exception as failure:
            raise AssertionError(f"seed {seed}: {bytes(data)!r}") from failure
        readings += found is not None
        assert not (found and found.complete) or len(found.entries) == 1, seed
    assert 0 < readings < 1500
