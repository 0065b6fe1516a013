"""The proxies whose configurations we ship, as real programs in front of a real cashier."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.processes.conftest import Install
from tests.processes.processes import Answer, Cashier, call
from tests.processes.trader import hidden
from tests.support.processes import PATIENCE, ROOT, accepts, environment, free_port, start, stop, until

NAME = "localhost"
CADDY_FROM = (2, 8)


def caddy() -> str:
    """Caddy's file: of the variable CADDY, or found on the path; empty where it is missing or too old."""
    file = os.environ.get("CADDY") or shutil.which("caddy") or ""
    said = subprocess.run([file, "version"], capture_output=True, text=True, check=False).stdout if file else ""
    found = re.search(r"v?(\d+)\.(\d+)", said)
    return file if found and (int(found[1]), int(found[2])) >= CADDY_FROM else ""


def shipped(name: str, changes: dict[str, str]) -> str:
    """A configuration of ours with the places of this test instead of a server's."""
    text = (ROOT / "deploy" / name).read_text()
    for before, after in changes.items():
        assert before in text, f"deploy/{name} lacks {before}"
        text = text.replace(before, after)
    return text


def certificate(folder: Path) -> None:
    """A key and a certificate that only this test knows."""
    where = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    making = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run([*making, *where, "-subj", f"/CN={NAME}", "-days", "1"], check=True, capture_output=True)


def nginx_command(folder: Path, inner: int, https: int, http: int) -> list[str]:
    certificate(folder)
    site = shipped(
        "nginx.conf",
        {
            "pay.example.com;\n\n\tssl": f"{NAME};\n\n\tssl",
            "\tlisten [::]:443 ssl http2;\n": "",
            "\tlisten [::]:80;\n": "",
            "listen 443 ": f"listen 127.0.0.1:{https} ",
            "listen 80;": f"listen 127.0.0.1:{http};",
            "/etc/letsencrypt/live/pay.example.com/fullchain.pem": str(folder / "cert.pem"),
            "/etc/letsencrypt/live/pay.example.com/privkey.pem": str(folder / "key.pem"),
            "127.0.0.1:8080": f"127.0.0.1:{inner}",
        },
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    own = "".join(f"{kind}_temp_path {folder / kind};\n" for kind in kinds)
    user = "user root;\n" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{own}{site}}}\n"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def caddy_command(folder: Path, inner: int, https: int, http: int) -> list[str]:
    own = f"\tadmin off\n\tskip_install_trust\n\thttp_port {http}\n\thttps_port {https}\n"
    (folder / "Caddyfile").write_text(
        shipped(
            "Caddyfile",
            {
                "{\n\tservers {": f"{{\n{own}\tservers {{",
                "\npay.example.com {": f"\nhttps://{NAME}:{https} {{\n\ttls internal",
                "http://pay.example.com {": f"http://{NAME}:{http} {{",
                "127.0.0.1:8080": f"127.0.0.1:{inner}",
            },
        )
    )
    return [caddy(), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


Command = Callable[[Path, int, int, int], list[str]]
PROXIES = [
    pytest.param(
        nginx_command,
        id="nginx",
        marks=pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed"),
    ),
    pytest.param(
        caddy_command,
        id="Caddy",
        marks=pytest.mark.skipif(not caddy(), reason="no Caddy from 2.8 on is installed, nor named by CADDY"),
    ),
]


class Proxied:
    """A cashier that believes one proxy, and the proxy in front of it."""

    def __init__(self, cashier: Cashier, https: int, http: int) -> None:
        self.cashier, self.https, self.http = cashier, https, http
        self.trusting = ssl.create_default_context()
        self.trusting.check_hostname, self.trusting.verify_mode = False, ssl.CERT_NONE

    def ask(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        """One request over https."""
        request = urllib.request.Request(f"https://{NAME}:{self.https}{path}", body, headers or {})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE, context=self.trusting) as answer:
                return Answer(answer.status, answer.read().decode(), {k.lower(): v for k, v in answer.headers.items()})
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.read().decode(), {k.lower(): v for k, v in error.headers.items()})

    def has_certificate(self) -> bool:
        """True once a connection can be made; Caddy makes its certificate after it has opened the port."""
        with suppress(OSError), self.connect():
            return True
        return False

    def connect(self) -> ssl.SSLSocket:
        """A connection over https, to write a request to by hand."""
        plain = socket.create_connection(("127.0.0.1", self.https), PATIENCE)
        return self.trusting.wrap_socket(plain, server_hostname=NAME)


@pytest.fixture(params=PROXIES)
def proxied(request: pytest.FixtureRequest, install: Install, tmp_path: Path) -> Iterator[Proxied]:
    command: Command = request.param
    https, http = free_port(), free_port()
    cashier = install(CASHIER_PUBLIC_URL=f"https://{NAME}:{https}", CASHIER_TRUSTED_PROXIES="1")
    cashier.start()
    folder = tmp_path / "proxy"
    folder.mkdir()
    words = command(folder, cashier.port, https, http)
    own = environment({"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)})
    process = start(words, folder, own, folder / "log", real=True)
    try:
        until(lambda: (accepts(https) and accepts(http)) or process.poll() is not None)
        assert process.poll() is None, (folder / "log").read_text()
        made = Proxied(cashier, https, http)
        until(made.has_certificate)
        yield made
    finally:
        stop(process)


def token_call(proxied: Proxied) -> Answer:
    return proxied.ask("/oauth2/crmApiToken", b'{"password": "demo-crm"}', {"Content-Type": "application/json"})


def test_screens_and_token_calls_come_through_over_https_and_no_server_names_itself(proxied: Proxied):
    assert proxied.ask("/healthz").text == "ok\n"
    answer = token_call(proxied)
    assert answer.status == 200
    assert "crmApiToken" in answer.text
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    assert not re.search(r"\d|caddy|granian", answer.headers.get("server", ""), re.IGNORECASE)


def test_tls_is_new_enough_and_takes_no_weak_cipher(proxied: Proxied):
    with proxied.connect() as connection:
        assert connection.version() == "TLSv1.3"
    proxied.trusting.maximum_version = ssl.TLSVersion.TLSv1_2
    with proxied.connect() as connection:
        assert connection.version() == "TLSv1.2"
    for weak in ("ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384"):  # CBC
        proxied.trusting.set_ciphers(f"{weak}:@SECLEVEL=0")
        with pytest.raises(ssl.SSLError):
            proxied.connect()


def test_over_plain_http_people_are_redirected_and_token_calls_are_refused_in_ctraders_form(proxied: Proxied):
    plain = f"http://{NAME}:{proxied.http}"
    redirected = call(f"{plain}/inapp/deposit?token=a")
    assert (redirected.status, redirected.headers["location"].partition("?")[0]) == (
        308,
        f"https://{NAME}/inapp/deposit",
    )
    refused = call(f"{plain}/oauth2/crmApiToken", b"{}", {"Content-Type": "application/json"})
    assert (refused.status, '"code"' in refused.text) == (403, True)
    pretended = call(f"{plain}/oauth2/crmApiToken", b"{}", {"X-Forwarded-Proto": "https"})
    assert pretended.status == 403


def test_a_callers_own_word_about_its_address_is_not_believed(proxied: Proxied):
    rendered = hidden(proxied.ask("/auth/login").text, "rendered")
    form = urlencode({"rendered": rendered, "email": "nobody@example.com", "password": "wrong"}).encode()
    counted = []
    for said in ("203.0.113.1", "203.0.113.2", "198.51.100.3"):
        over = {"X-Forwarded-For": said, "X-Real-Ip": said, "Forwarded": f"for={said}"}
        assert proxied.ask("/auth/login", form, over).status != 200
        counted.append(len(proxied.cashier.rows("SELECT key FROM throttles")))
    assert counted[0] > 0
    assert set(counted) == {counted[0]}, "each pretended address was counted as another caller"


def test_unfinished_bodies_end_at_the_proxy(proxied: Proxied):
    begun = f"POST /oauth2/crmApiToken HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 1000\r\n\r\na"
    with ExitStack() as held:
        for _ in range(50):
            connection = held.enter_context(proxied.connect())
            connection.sendall(begun.encode())
        assert token_call(proxied).status == 200
        assert proxied.cashier.connections() == 0


def test_a_body_that_is_too_large_is_refused(proxied: Proxied):
    assert proxied.ask("/oauth2/crmApiToken", b"a" * 70_000).status == 413
