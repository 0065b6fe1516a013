"""Plain answers are read without h11: whatever a server sends, they are read as h11 reads them, or not at all."""

from collections.abc import Sequence

import h11
from hypothesis import example, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from inapp.adapters import http
from inapp.adapters.http import Deadline
from inapp.domain.outcomes import Answer, NoAnswer

MOST = 64
"""The largest body that is taken here."""


class Wire:
    """A connection on which a server has sent some pieces, and nothing after them."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = [piece for piece in pieces if piece]

    def settimeout(self, seconds: float) -> None:
        assert seconds > 0

    def recv(self, most: int) -> bytes:
        piece = self._pieces.pop(0) if self._pieces else b""
        assert len(piece) <= most
        return piece


def ours(pieces: Sequence[bytes]) -> Answer | NoAnswer:
    try:
        return http._read(Wire(pieces), Deadline(60_000), MOST)  # type: ignore[arg-type]
    except h11.RemoteProtocolError:
        return NoAnswer("no whole answer")


def by_h11(pieces: Sequence[bytes]) -> Answer | NoAnswer:
    first, *rest = [piece for piece in pieces if piece] or [b""]
    try:
        return http._read_any(Wire(rest), first, Deadline(60_000), MOST)  # type: ignore[arg-type]
    except h11.RemoteProtocolError:
        return NoAnswer("no whole answer")


ENDS = st.sampled_from([b"\r\n"] * 12 + [b"\n", b"\r", b"\r\r\n", b" \r\n"])
VERSIONS = st.sampled_from([b"HTTP/1.1"] * 12 + [b"HTTP/1.0", b"HTTP/2", b"http/1.1", b"HTTP/1.10", b"ICY", b""])
STATUS = st.sampled_from([b"200"] * 6 + [b"204", b"304", b"404", b"500", b"100", b"102", b"599", b"600", b"20", b"+20"])
REASONS = st.sampled_from([b" OK", b"", b" ", b" \xc3\xa9", b" \x00", b"\tOK", b" O\x7fK", b" a b"])
LENGTHS = st.sampled_from(
    [b"2"] * 12
    + [
        b"0",
        b"1",
        b"3",
        b"02",
        b"+2",
        b"-2",
        b"2, 2",
        b"2,2",
        b"2;",
        b" 2 ",
        b"\t2",
        b"0x2",
        b"2.0",
        b"",
        b"65",
        b"2_0",
    ]
    + [b"9" * 18, b"9" * 19, b"9" * 21, "２".encode(), b"\xb2"]
)
NAMES = st.sampled_from(
    [b"Content-Length"] * 12
    + [
        b"content-length",
        b"CONTENT-LENGTH",
        b"Content-Length ",
        b" Content-Length",
        b"Content_Length",
        b"Content-length\t",
    ]
    + [b"Transfer-Encoding", b"X-Pot", b"Connection", b"", b"X\x00", b"\xc3\xa9", b"X(", b"Content-Type"]
)
VALUES = st.one_of(
    LENGTHS,
    st.sampled_from(
        [b"chunked", b"identity", b"gzip, chunked", b"close", b"keep-alive", b"a\x00b", b"a\rb", b"a\x0bb"]
    ),
    st.binary(max_size=6),
)
FIELDS = st.tuples(NAMES, st.sampled_from([b": "] * 8 + [b":", b" : ", b":\t", b"", b":: "]), VALUES, ENDS).map(
    b"".join
)
FOLDED = st.sampled_from([b" folded\r\n", b"\tfolded\r\n", b"\r\n", b"junk\r\n"])
LENGTH_FIELD = LENGTHS.map(lambda length: b"Content-Length: " + length + b"\r\n")
HEADS = st.tuples(
    st.one_of(st.just(b""), st.sampled_from([b"\r\n", b"\n", b" ", b"HTTP/1.1 100 Continue\r\n\r\n"])),
    VERSIONS,
    st.sampled_from([b" "] * 8 + [b"  ", b"\t", b""]),
    STATUS,
    REASONS,
    ENDS,
    st.one_of(LENGTH_FIELD, st.just(b"")),
    st.lists(st.one_of(FIELDS, FIELDS, FOLDED), max_size=3).map(b"".join),
    ENDS,
).map(b"".join)
BODIES = st.sampled_from(
    [b"ok"] * 6 + [b"", b"o", b"ok!", b"2\r\nok\r\n0\r\n\r\n", b"2\r\nok\r\n", b"x" * 80, b"\r\nok"]
)
CUTS = st.lists(st.integers(0, 200), max_size=4)


def cut(data: bytes, places: Sequence[int]) -> list[bytes]:
    """The data in the pieces in which it arrives."""
    ends = sorted({place for place in places if place < len(data)})
    return [data[first:last] for first, last in zip([0, *ends], [*ends, len(data)], strict=True)]


def agrees(pieces: Sequence[bytes]) -> None:
    """Whoever takes an answer takes the one that h11 takes, and a plain whole one is taken by both."""
    mine, theirs = ours(pieces), by_h11(pieces)
    assert mine == theirs or isinstance(mine, NoAnswer)


@tries(max_examples=600, deadline=None)
@given(HEADS, BODIES, CUTS)
@example(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n", b"ok", [])
@example(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", b"2\r\nok\r\n0\r\n\r\n", [])
@example(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n", b"2\r\nok\r\n0\r\n\r\n", [])
@example(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n folded\r\n\r\n", b"ok", [])
@example(b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n", b"ok", [])
@example(b"HTTP/1.1 200 OK\r\nContent-Length: 2\n\r\n", b"ok", [])
@example(b"HTTP/1.1 100 Continue\r\nContent-Length: 2\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", b"ok", [])
def test_a_hostile_answer_is_read_as_h11_reads_it_or_refused(head: bytes, body: bytes, places: list[int]) -> None:
    agrees(cut(head + body, places))


@tries(max_examples=300, deadline=None)
@given(st.binary(max_size=200), CUTS)
def test_noise_is_read_as_h11_reads_it_or_refused(data: bytes, places: list[int]) -> None:
    agrees(cut(data, places))


PLAIN_NAMES = st.from_regex(r"\A[A-Za-z][A-Za-z0-9-]{0,12}\Z").filter(
    lambda name: name.lower() not in ("content-length", "transfer-encoding")
)
PLAIN_VALUES = st.from_regex(r"\A([!-~]([ !-~]{0,10}[!-~])?)?\Z")


@tries(max_examples=200, deadline=None)
@given(
    st.sampled_from([200, 201, 302, 400, 403, 404, 429, 500, 503]),
    st.lists(st.tuples(PLAIN_NAMES, PLAIN_VALUES), max_size=5),
    st.binary(max_size=MOST),
    CUTS,
)
def test_a_plain_answer_is_taken_without_h11_and_just_as_h11_takes_it(
    status: int, fields: list[tuple[str, str]], body: bytes, places: list[int]
) -> None:
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in fields), f"Content-Length: {len(body)}"]
    pieces = cut("\r\n".join([*lines, "", ""]).encode() + body, places)
    mine = ours(pieces)
    assert isinstance(mine, Answer)
    assert mine == by_h11(pieces)
