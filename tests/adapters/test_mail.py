"""Mails through a real server: TLS, log-in, refusals, and what never leaves this machine."""

import socket
import threading
from contextlib import suppress
from dataclasses import replace

import pytest

from inapp.adapters import mail
from inapp.adapters.mail import SmtpMailer, Written
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.letters import Letter
from inapp.mail_settings import MailSettings
from tests.support.mail_server import PASSWORD, USER, Box, certificate, mail_server

LETTER = Letter("alex@example.test", "Alex", "ar", "https://cashier.example/auth/password/x", 1800_000)
SENDER = "Acme Märkets <no-reply@acme.example>"


def write(letter: Letter) -> Written:
    return Written("Zurücksetzen · مرحبا", f"text مرحبا {letter.link}\n", f"<p>page مرحبا {letter.link}</p>", "ar")


def mailer(port: int, context=None, **settings) -> SmtpMailer:
    made = MailSettings(host="127.0.0.1", port=port, tls="none", sender=SENDER)
    return SmtpMailer(replace(made, **settings), write, context)


def test_a_letter_arrives_whole_in_both_forms():
    box = Box()
    with mail_server(box) as port:
        mailer(port).send(LETTER)
    (letter,) = box.letters
    assert box.envelopes == [("no-reply@acme.example", ["alex@example.test"], False)]
    assert (letter["Subject"], letter["To"], letter["From"]) == (write(LETTER).subject, "alex@example.test", SENDER)
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].endswith("@acme.example>")
    assert letter["Date"]
    for kind, words in (("plain", write(LETTER).text), ("html", write(LETTER).html)):
        assert letter.get_body((kind,)).get_content().strip() == words.strip()


def test_password_and_letter_travel_under_tls(tmp_path):
    ours, theirs = certificate(tmp_path)
    box = Box()
    with mail_server(box, login=True, tls_context=ours, require_starttls=True) as port:
        there = mailer(port, theirs, tls="starttls", user=USER, password=PASSWORD)
        assert there.check() == ""
        there.send(LETTER)
        assert box.envelopes[0][2] is True
        with pytest.raises(NotSent, match="does not let us in") as caught:
            mailer(port, theirs, tls="starttls", user=USER, password="wrong one").send(LETTER)
        assert "wrong one" not in str(caught.value)
    assert len(box.letters) == 1


def test_a_letter_travels_under_tls_from_the_first_byte_on(tmp_path):
    ours, theirs = certificate(tmp_path)
    box = Box()
    with mail_server(box, ssl_context=ours) as port:
        mailer(port, theirs, tls="tls").send(LETTER)
    assert len(box.letters) == 1


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_server_without_a_good_certificate_gets_neither_password_nor_letter(tmp_path, tls):
    ours, _ = certificate(tmp_path)
    options = {"tls_context": ours, "login": True} if tls == "starttls" else {"ssl_context": ours}
    login = {"user": USER, "password": PASSWORD} if tls == "starttls" else {}
    box = Box()
    with mail_server(box, **options) as port:
        there = mailer(port, tls=tls, **login)
        with pytest.raises(NotSent, match="SSLCertVerificationError"):
            there.send(LETTER)
        assert there.check().startswith("mails cannot be sent: the mail server 127.0.0.1 ")
    assert box.letters == []


def test_a_server_without_starttls_gets_nothing():
    box = Box()
    with mail_server(box) as port, pytest.raises(NotSent):
        mailer(port, tls="starttls", user=USER, password=PASSWORD).send(LETTER)
    assert box.letters == []


@pytest.mark.parametrize(
    ("answer", "kind"),
    [("550 5.1.1 alex@example.test is unknown", Declined), ("451 4.3.0 later, alex@example.test", NotSent)],
)
@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_a_refusal_is_for_ever_or_for_now_and_names_no_address(answer, kind, step):
    box = Box(**{f"{step}_answers": [answer]})
    with mail_server(box) as port:
        with pytest.raises(kind) as caught:
            mailer(port).send(LETTER)
        mailer(port).send(LETTER)
    assert "alex" not in str(caught.value)
    assert answer[:3] in str(caught.value)
    assert len(box.letters) == 1


def test_a_refused_sender_is_no_letters_fault_and_loses_none():
    box = Box(mail_answers=["550 5.7.1 no-reply@acme.example may not send here"])
    with mail_server(box) as port:
        with pytest.raises(NotSent, match=r"the sender is refused \(550\)"):
            mailer(port).send(LETTER)
        mailer(port).send(LETTER)
    assert len(box.letters) == 1


def test_an_address_beyond_ascii_needs_a_server_that_takes_it_and_is_never_folded():
    letter, box = replace(LETTER, email="zoë@straße.example"), Box()
    with mail_server(box) as port:
        mailer(port).send(letter)
    assert box.envelopes[0][1] == ["zoë@straße.example"]
    with mail_server(box, enable_SMTPUTF8=False) as port, pytest.raises(Declined, match="beyond ASCII"):
        mailer(port).send(letter)


def test_a_line_end_in_an_address_adds_no_header():
    box = Box()
    with mail_server(box) as port, pytest.raises(Declined):
        mailer(port).send(replace(LETTER, email="alex@example.test\r\nBcc: eve@example.test"))
    assert box.letters == []


def test_nothing_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotSent, match="cannot be reached"):
        mailer(port).send(LETTER)


def test_a_server_that_says_nothing_ends_at_the_deadline(monkeypatch):
    monkeypatch.setattr(mail, "TOTAL_MS", 200)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        with pytest.raises(NotSent):
            mailer(mute.getsockname()[1]).send(LETTER)


@pytest.mark.parametrize("said", [b"220-not yet\r\n", b"2"], ids=["lines", "letters"])
def test_a_server_that_talks_and_never_ends_is_cut_off_at_the_deadline(monkeypatch, said):
    monkeypatch.setattr(mail, "TOTAL_MS", 300)
    over = threading.Event()
    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        there.listen()

        def talk():
            connection, _ = there.accept()
            with connection, suppress(OSError):
                for _ in range(200):  # without a deadline of its own the caller waits for the end of this
                    connection.sendall(said)
                    if over.wait(0.05):
                        return
                over.set()

        thread = threading.Thread(target=talk)
        thread.start()
        with pytest.raises(NotSent):
            mailer(there.getsockname()[1]).send(LETTER)
        assert not over.is_set()
        over.set()
        thread.join()


def test_a_server_that_dies_after_the_letter_may_have_taken_it():
    with socket.socket() as there:
        there.bind(("127.0.0.1", 0))
        there.listen()

        def serve():
            connection, _ = there.accept()
            with connection, connection.makefile("rwb", buffering=0) as lines:
                lines.write(b"220 x\r\n")
                for answer in (b"250 x", b"250 ok", b"250 ok", b"354 go on"):
                    lines.readline()
                    lines.write(answer + b"\r\n")
                while lines.readline().strip() != b".":
                    pass

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(OutcomeUnknown):
            mailer(there.getsockname()[1]).send(LETTER)
        thread.join()
