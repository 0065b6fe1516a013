"""The broker's mail server, spoken to by SMTP (RFC 5321) with TLS (RFC 8314, 3207) and a deadline for each step."""

import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid, parseaddr
from typing import Any

from inapp.adapters.http import Deadline
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.letters import AnyLetter
from inapp.mail_settings import MailSettings

TOTAL_MS = 10_000


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in words: its subject, plain text and HTML, and their language."""

    subject: str
    text: str
    html: str
    language: str


class _Connection(smtplib.SMTP):
    """A connection whose answers end at the deadline; a socket's own timeout begins anew with each byte."""

    def __init__(self, deadline: Deadline, host: str, port: int, **options: Any) -> None:
        self._deadline = deadline
        super().__init__(host, port, timeout=deadline.left / 2, **options)

    def getreply(self) -> tuple[int, bytes]:
        end = threading.Timer(self._deadline.left, self._cut)
        end.start()
        try:
            return super().getreply()
        finally:
            end.cancel()

    def _cut(self) -> None:
        if self.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)  # a TLS socket's own one would disturb its reader


class _TlsConnection(_Connection, smtplib.SMTP_SSL):
    """The same with TLS from the first byte on."""


class SmtpMailer:
    """See `inapp.domain.letters.Mailer`; `write` puts a letter into words."""

    def __init__(
        self, settings: MailSettings, write: Callable[[AnyLetter], Written], context: ssl.SSLContext | None = None
    ) -> None:
        self._settings, self._write, self._context = settings, write, context

    def send(self, letter: AnyLetter) -> None:
        """Hand a letter over. Raises Declined, NotSent or OutcomeUnknown; none names the address or the link."""
        try:
            message = self._message(letter)
            data = message.as_bytes(policy=SMTP.clone(utf8=not letter.email.isascii()))
        except (ValueError, IndexError, AttributeError, MessageError):
            raise Declined("the address cannot be written into a mail") from None
        deadline = Deadline(TOTAL_MS)
        with self._session(deadline) as server:
            options = () if letter.email.isascii() else ("SMTPUTF8",)
            if options and not server.has_extn("smtputf8"):
                raise Declined("the server takes no address with letters beyond ASCII")
            self._step(server, deadline, lambda: server.mail(self._sender, options), "the sender", always=True)
            self._step(server, deadline, lambda: server.rcpt(letter.email), "the address")
            self._hand_over(server, deadline, data)

    def check(self) -> str:
        """The server's problem in one sentence, or an empty text; logs in and sends nothing."""
        try:
            with self._session(Deadline(TOTAL_MS)):
                return ""
        except NotSent as failure:
            return f"mails cannot be sent: {failure}"

    @property
    def _sender(self) -> str:
        return parseaddr(self._settings.sender)[1]

    def _message(self, letter: AnyLetter) -> EmailMessage:
        words = self._write(letter)
        message = EmailMessage(policy=SMTP.clone(utf8=True))
        message["From"], message["To"], message["Subject"] = self._settings.sender, letter.email, words.subject
        message["Date"] = formatdate(usegmt=True)
        domain = self._sender.rpartition("@")[2]
        message["Message-ID"] = f"<{letter.event}@{domain}>" if letter.event else make_msgid(domain=domain)
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence answers it
        message.set_content(words.text)
        message.add_alternative(words.html, subtype="html")
        message["Content-Language"] = words.language  # last: content that is set anew takes such headers away
        return message

    @contextmanager
    def _session(self, deadline: Deadline) -> Iterator[smtplib.SMTP]:
        """A connection on which a mail may be sent. Raises NotSent."""
        settings = self._settings
        try:
            server = self._connected(deadline)
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(f"the mail server {settings.host} cannot be reached ({_kind(error)})") from None
        try:
            try:
                if settings.tls == "starttls":
                    server.starttls(context=self._tls())
                server.ehlo_or_helo_if_needed()  # again after STARTTLS, and first inside TLS
                if settings.user:
                    server.login(settings.user, settings.password)
            except (OSError, smtplib.SMTPException) as error:
                raise NotSent(f"the mail server {settings.host} does not let us in ({_kind(error)})") from None
            yield server
        finally:
            server.close()

    def _connected(self, deadline: Deadline) -> smtplib.SMTP:
        host, port = self._settings.host, self._settings.port
        if self._settings.tls == "tls":
            return _TlsConnection(deadline, host, port, context=self._tls())
        return _Connection(deadline, host, port)

    def _tls(self) -> ssl.SSLContext:
        return self._context or ssl.create_default_context()

    def _step(
        self,
        server: smtplib.SMTP,
        deadline: Deadline,
        step: Callable[[], tuple[int, bytes]],
        what: str,
        always: bool = False,
    ) -> None:
        """One command before the letter itself. Raises Declined or, for what all letters have in common, NotSent."""
        try:
            _limit(server, deadline)
            code, _ = step()
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(f"the mail server ends the connection ({_kind(error)})") from None
        if always and code >= 500:  # the settings are to be mended, and no letter is lost
            raise NotSent(f"{what} is refused ({code})")
        _judge(code, what)

    def _hand_over(self, server: smtplib.SMTP, deadline: Deadline, data: bytes) -> None:
        """The letter itself. Raises OutcomeUnknown if the server may have taken it."""
        try:
            _limit(server, deadline)
            code, _ = server.data(data)
        except smtplib.SMTPDataError as error:
            _judge(error.smtp_code, "the mail")
        except (OSError, smtplib.SMTPException) as error:
            raise OutcomeUnknown(f"the mail server does not say whether it took a mail ({_kind(error)})") from None
        else:
            _judge(code, "the mail")


def _limit(server: smtplib.SMTP, deadline: Deadline) -> None:
    if server.sock is not None:
        server.sock.settimeout(deadline.left)


def _judge(code: int, what: str) -> None:
    """RFC 5321, 4.2.1: 2 means done, 4 not now, 5 never. Servers' own words may hold the address, so none is told."""
    if 500 <= code <= 599:
        raise Declined(f"{what} is refused ({code})")
    if not 200 <= code <= 299:
        raise NotSent(f"the mail server cannot take {what} now ({code})")


def _kind(error: Exception) -> str:
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
