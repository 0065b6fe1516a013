"""The HTTP layer on real sockets: bytes sent, answers received, and a deadline for every step."""

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inapp.adapters import http
from inapp.domain.outcomes import Answer, NoAnswer, NothingLeft
from tests.support import scripted_server
from tests.support.scripted_server import Wire

TIMEOUT = 3000
SHORT = 400
"""For calls that are to run into their deadline."""
SECRET = "s3cret-manager-token"


def call(url, timeout_ms=TIMEOUT, before_write=None, max_bytes=http.MAX_BYTES, body=b'{"a": 1}'):
    return http.exchange("POST", f"{url}/x?token={SECRET}", body, {}, timeout_ms, before_write, max_bytes)


@contextmanager
def takes_at_most(seconds: float) -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


def test_a_whole_answer_comes_back_with_status_headers_and_body():
    with Wire(scripted_server.answers(418, b"tea", X_Pot="yes")) as server:
        found = call(server.url)
    assert found == Answer(418, b"tea", (("content-length", "3"), ("x-pot", "yes")))


def test_a_request_carries_only_the_necessary_headers():
    with Wire(scripted_server.answers()) as server:
        http.exchange("POST", f"{server.url}/a/b?c=d%20e", b"{}", {"Accept": "application/json"}, TIMEOUT)
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.decode().split("\r\n") == [
        "POST /a/b?c=d%20e HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "User-Agent: cashier",
        "Accept-Encoding: identity",
        "Connection: close",
        "Accept: application/json",
        "Content-Length: 2",
    ]
    assert body == b"{}"


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/x", "file:///etc/passwd", "gopher://[::1]", "//127.0.0.1/x", "127.0.0.1:80", "", "http:"]
)
def test_only_http_and_https_are_spoken(url):
    assert http.exchange("GET", url, None, {}, TIMEOUT) == NothingLeft("address or request unusable")


@pytest.mark.parametrize("user", ["name@", "name:word@", ":word@"])
def test_no_address_brings_a_name_and_a_password_of_its_own(user):
    with Wire(scripted_server.answers()) as server:
        address = server.url.replace("//", f"//{user}")
        assert http.exchange("GET", address, None, {}, TIMEOUT) == NothingLeft("address or request unusable")
        assert server.connections == 0


def test_a_get_has_no_body():
    with Wire(scripted_server.answers()) as server:
        http.exchange("GET", server.url, None, {}, TIMEOUT)
    assert server.requests[0].startswith(b"GET / HTTP/1.1\r\n")
    assert b"ontent-" not in server.requests[0]


def test_interim_answers_are_skipped():
    early = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    with Wire(scripted_server.says(early + scripted_server.answer(200, b"ok"))) as server:
        found = call(server.url)
    assert isinstance(found, Answer) and (found.status, found.body) == (200, b"ok")


def test_chunked_and_close_delimited_bodies_are_read_whole():
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
    until_close = b"HTTP/1.1 200 OK\r\n\r\nabc"
    for data in (chunked, until_close):
        with Wire(scripted_server.says(data)) as server:
            found = call(server.url)
        assert isinstance(found, Answer) and found.body == b"abc"


def test_answers_out_of_the_ordinary_are_read_as_the_standard_says():
    nothing = b"HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n"
    both = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
    bare = b"HTTP/1.1 200 OK\nContent-Length: 2\n\nab"
    for data, body in ((nothing, b""), (both, b"ab"), (bare, b"ab")):
        with Wire(scripted_server.says(data)) as server:
            found = call(server.url)
        assert isinstance(found, Answer) and found.body == body


def test_only_the_first_of_two_answers_counts():
    with Wire(
        scripted_server.says(scripted_server.answer(200, b"one") + scripted_server.answer(500, b"two"))
    ) as server:
        found = call(server.url)
    assert isinstance(found, Answer) and (found.status, found.body) == (200, b"one")


@pytest.mark.fault("N01")
def test_a_closed_port_means_that_nothing_left():
    assert call(f"http://127.0.0.1:{scripted_server.closed_port()}") == NothingLeft("connect")


@pytest.mark.fault("N01")
def test_a_connect_that_hangs_ends_at_the_deadline_and_nothing_left():
    # A full backlog makes Linux drop further connection requests.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, socket.socket() as first:
        first.connect(listener.getsockname())
        with socket.socket() as second:
            second.setblocking(False)
            second.connect_ex(listener.getsockname())
            with takes_at_most(2):
                assert call(f"http://127.0.0.1:{listener.getsockname()[1]}", SHORT) == NothingLeft("connect")


def test_a_dead_first_address_leaves_time_for_the_second(monkeypatch):
    with Wire(scripted_server.answers()) as server:
        alive = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))
        dead = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", scripted_server.closed_port()))
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [dead, alive])
        assert isinstance(call("http://two.example"), Answer)


@pytest.mark.fault("N02")
def test_a_name_that_does_not_resolve_means_that_nothing_left():
    with takes_at_most(2):
        assert call("http://nowhere.invalid", SHORT) == NothingLeft("name lookup")


@pytest.mark.fault("N02")
def test_a_name_lookup_that_hangs_ends_at_the_deadline(monkeypatch):
    release = threading.Event()

    def resolver(*_: object, flags: int = 0, **__: object) -> list[object]:
        if flags & socket.AI_NUMERICHOST:  # a name is none, which needs no lookup to see
            raise socket.gaierror
        release.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    with takes_at_most(2):
        assert call("http://slow.example", SHORT) == NothingLeft("name lookup")
    release.set()


@pytest.mark.parametrize(
    "url",
    ["ftp://h/", "http://", "http://u:p@h/", "http://h:x/", "http://h/a b", "http://h/ü", "h", "http://[::1"],
)
def test_an_unusable_address_means_that_nothing_left(url):
    assert http.exchange("GET", url, None, {}, TIMEOUT) == NothingLeft("address or request unusable")


@pytest.mark.parametrize("header", [{"X": f"a\r\nY: {SECRET}"}, {"X": "a\0"}, {"X\r\nY": "a"}, {"X Y": "a"}])
def test_a_header_that_would_start_another_line_means_that_nothing_left(header):
    with Wire(scripted_server.answers()) as server:
        found = http.exchange("GET", server.url, None, header, TIMEOUT)
    assert isinstance(found, NothingLeft) and not server.connections


def test_a_no_right_before_the_write_means_that_nothing_left():
    with Wire(scripted_server.reads_all_then_closes) as server:
        assert call(server.url, before_write=lambda: False) == NothingLeft("too late")
    assert not server.requests


def test_the_last_question_is_asked_once_the_connection_stands():
    seen = []
    with Wire(scripted_server.answers()) as server:
        closed = f"http://127.0.0.1:{scripted_server.closed_port()}"
        call(closed, before_write=lambda: bool(seen.append("asked")) or True)
        assert not seen
        call(server.url, before_write=lambda: bool(seen.append("asked")) or True)
    assert seen == ["asked"]


def test_time_lost_in_the_last_question_counts():
    asked = threading.Event()
    with Wire(scripted_server.answers()) as server, takes_at_most(2):
        found = call(server.url, SHORT, before_write=lambda: not asked.wait(SHORT / 1000 + 0.05))
    assert found == NothingLeft("too late")


@pytest.mark.fault("N05")
@pytest.mark.parametrize(
    "script",
    [
        scripted_server.resets_unread,
        scripted_server.reads_a_little_then_resets,
        scripted_server.reads_all_then_closes,
        scripted_server.reads_all_then_resets,
    ],
)
def test_a_connection_lost_after_the_write_began_is_no_answer(script):
    with Wire(script) as server:
        found = call(server.url, body=b"x" * 500_000)
    assert isinstance(found, NoAnswer)
    assert server.connections == 1


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        b"<html>not even HTTP</html>\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000,
        b"",
    ],
)
def test_an_answer_that_is_cut_or_malformed_is_no_answer(data):
    with Wire(scripted_server.says(data)) as server:
        assert isinstance(call(server.url), NoAnswer)


def test_an_endless_body_is_no_answer():
    with Wire(scripted_server.answers(200, b"x" * 50_000)) as server:
        assert call(server.url, max_bytes=10_000) == NoAnswer("answer too large")


@pytest.mark.fault("N13")
@pytest.mark.parametrize(
    "script", [scripted_server.never_answers, scripted_server.drips(scripted_server.answer(200, b"x" * 500))]
)
def test_a_server_that_never_ends_cannot_outlive_the_deadline(script):
    with Wire(script) as server, takes_at_most(2):
        assert call(server.url, SHORT) == NoAnswer("no answer in time")
    assert server.connections == 1


def test_a_server_that_stops_reading_cannot_outlive_the_deadline():
    with Wire(scripted_server.reads_nothing) as server, takes_at_most(2):
        assert call(server.url, SHORT, body=b"x" * 20_000_000) == NoAnswer("no answer in time")


@pytest.mark.fault("N12")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_answer_and_is_not_followed(status):
    with Wire(scripted_server.answers()) as elsewhere:
        with Wire(scripted_server.answers(status, Location=f"{elsewhere.url}/?token={SECRET}")) as server:
            found = call(server.url)
        assert isinstance(found, Answer) and found.status == status
        assert not elsewhere.connections


def test_proxies_of_the_environment_are_passed_by(monkeypatch):
    with Wire(scripted_server.answers(502)) as proxy, Wire(scripted_server.answers(200)) as server:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        found = call(server.url)
        assert isinstance(found, Answer) and found.status == 200
        assert not proxy.connections


@pytest.mark.fault("N14")
def test_every_call_has_a_connection_of_its_own():
    with Wire(scripted_server.answers()) as server:
        for _ in range(3):
            assert isinstance(call(server.url), Answer)
    assert server.connections == 3


def test_whatever_goes_wrong_names_no_secret(caplog):
    scripts = (
        scripted_server.resets_unread,
        scripted_server.reads_all_then_resets,
        scripted_server.never_answers,
        scripted_server.says(b"?\r\n\r\n"),
        scripted_server.answers(302, Location="http://127.0.0.1:1/"),
    )
    with Wire(*scripts) as server, caplog.at_level(0):
        told = repr(
            [call(server.url, SHORT) for _ in scripts] + [call(f"http://127.0.0.1:{scripted_server.closed_port()}")]
        )
    assert SECRET not in told + caplog.text
    assert "127.0.0.1:" not in told.replace("http://127.0.0.1:1/", "") + caplog.text


# TLS


def _certificate(folder: Path, host: str, expired: bool = False) -> ssl.SSLContext:
    """A server's own certificate; it is its own authority, `certificate.pem` in the folder."""
    key, request, made = folder / "key.pem", folder / "request.pem", folder / "certificate.pem"
    database, config = folder / "index.txt", folder / "ca.cnf"
    database.touch()
    config.write_text(
        f"[ca]\ndefault_ca=own\n[own]\ndatabase={folder}/index.txt\nnew_certs_dir={folder}\nrand_serial=yes\n"
        "default_md=sha256\npolicy=any\nx509_extensions=names\n[any]\ncommonName=supplied\n"
        f"[names]\nsubjectAltName=DNS:{host}\nbasicConstraints=critical,CA:TRUE\n"
        "keyUsage=critical,digitalSignature,keyCertSign\n"
    )
    new_key = "req -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256".split()
    subprocess.run(
        ["openssl", *new_key, "-subj", f"/CN={host}", "-keyout", key, "-out", request],
        check=True,
        capture_output=True,
    )
    dates = ("20200101000000Z", "20200102000000Z") if expired else ("20200101000000Z", "20990101000000Z")
    sign = ["openssl", "ca", "-batch", "-selfsign", "-notext", "-config", config, "-keyfile", key]
    times = ["-startdate", dates[0], "-enddate", dates[1]]
    subprocess.run([*sign, *times, "-in", request, "-out", made], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return context


@pytest.fixture
def trust(monkeypatch):
    def these(path: Path) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        http._tls.cache_clear()

    yield these
    http._tls.cache_clear()


def test_a_trusted_certificate_of_the_right_name_is_taken(tmp_path, trust):
    tls = _certificate(tmp_path, "localhost")
    trust(tmp_path / "certificate.pem")
    with Wire(scripted_server.answers(200, b"ok"), tls=tls) as server:
        found = call(server.url, 2000)
    assert isinstance(found, Answer) and found.body == b"ok"


@pytest.mark.fault("N02")
@pytest.mark.parametrize("wrong", ["unknown authority", "another name", "expired"])
def test_a_wrong_certificate_means_that_nothing_left(tmp_path, trust, wrong):
    tls = _certificate(tmp_path, "elsewhere.example" if wrong == "another name" else "localhost", wrong == "expired")
    if wrong != "unknown authority":
        trust(tmp_path / "certificate.pem")
    with Wire(scripted_server.reads_all_then_closes, tls=tls) as server:
        assert call(server.url, 2000) == NothingLeft("TLS handshake")
    assert not server.requests


@pytest.mark.fault("N02")
@pytest.mark.parametrize(
    "script",
    [scripted_server.reads_nothing, scripted_server.resets_unread, scripted_server.says(b"HTTP/1.1 400\r\n\r\n")],
)
def test_a_handshake_that_hangs_or_breaks_means_that_nothing_left(script):
    with Wire(script) as server, takes_at_most(2):
        secure = server.url.replace("http:", "https:")
        assert call(secure, SHORT) == NothingLeft("TLS handshake")


@pytest.mark.fault("N05", "N13")
@pytest.mark.parametrize(
    "script",
    [
        scripted_server.reads_all_then_closes,
        scripted_server.never_answers,
        scripted_server.drips(scripted_server.answer()),
    ],
)
def test_over_tls_too_a_lost_answer_is_no_answer(tmp_path, trust, script):
    tls = _certificate(tmp_path, "localhost")
    trust(tmp_path / "certificate.pem")
    with Wire(script, tls=tls) as server, takes_at_most(3):
        assert isinstance(call(server.url, 800), NoAnswer)
    assert len(server.requests) == 1
