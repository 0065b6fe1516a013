"""The settings of the broker's mail server."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inapp.domain import setting_types as read
from inapp.domain.letters import MailKind
from inapp.domain.setting_types import LOOPBACK, setting


@dataclass(frozen=True)
class MailSettings:
    """The broker's mail server; without a host there is none."""

    host: str = setting(
        "CASHIER_SMTP_HOST", read.text, "Mail server for `Reset password` and the mails to traders; without it: none"
    )
    port: int = setting("CASHIER_SMTP_PORT", read.whole(1), "Its port", "587")
    tls: str = setting(
        "CASHIER_SMTP_TLS",
        read.one_of("starttls", "tls", "none"),
        "`starttls`, `tls` (from the first byte on, port 465) or `none` (this machine only)",
        "starttls",
    )
    user: str = setting("CASHIER_SMTP_USER", read.text, "Our user name there; without it: no log-in")
    password: str = setting("CASHIER_SMTP_PASSWORD", read.secret, "Our password there", hidden=True)
    sender: str = setting(
        "CASHIER_SMTP_FROM", read.mail_sender, "The sender of our mails: `Acme <no-reply@acme.example>`"
    )
    credited: bool = setting("CASHIER_MAIL_CREDITED", read.switch, "`0`: no mail that a deposit was added", "1")
    approval: bool = setting(
        "CASHIER_MAIL_APPROVAL", read.switch, "`0`: no mail that a withdrawal waits for approval", "1"
    )
    refused: bool = setting("CASHIER_MAIL_REFUSED", read.switch, "`0`: no mail that a withdrawal was refused", "1")
    paid_out: bool = setting("CASHIER_MAIL_PAID_OUT", read.switch, "`0`: no mail that a withdrawal was paid out", "1")
    returned: bool = setting(
        "CASHIER_MAIL_RETURNED", read.switch, "`0`: no mail that money came back to the account, or to the payer", "1"
    )
    security: bool = setting(
        "CASHIER_MAIL_SECURITY", read.switch, "`0`: no mail that a password or a second step was changed", "1"
    )
    receipts: bool = setting(
        "CASHIER_MAIL_RECEIPTS", read.switch, "`0`: receipts cannot be sent to the trader's own address", "1"
    )

    @property
    def told(self) -> frozenset[MailKind]:
        """What traders are told of by mail: nothing without a mail server."""
        switches: dict[MailKind, bool] = {
            MailKind.CREDITED: self.credited,
            MailKind.AWAITING_APPROVAL: self.approval,
            MailKind.REFUSED: self.refused,
            MailKind.PAID_OUT: self.paid_out,
            MailKind.RETURNED: self.returned,
            MailKind.PAID_BACK: self.returned,
            MailKind.PASSWORD: self.security,
            MailKind.SECOND_FACTOR: self.security,
            MailKind.RECEIPT: self.receipts,
        }
        return frozenset(kind for kind, is_on in switches.items() if is_on and self.host)


def mail_problems(values: Mapping[str, Any], demo: bool) -> list[tuple[str, str]]:
    """Mail settings that cannot work together, as pairs of name and what to do."""
    host = values.get("CASHIER_SMTP_HOST")
    if not host:
        return []
    found = []
    if "CASHIER_SMTP_FROM" in values and not values["CASHIER_SMTP_FROM"]:
        found.append(("CASHIER_SMTP_FROM", "is missing: put in the address that your mails come from"))
    login = ("CASHIER_SMTP_USER", "CASHIER_SMTP_PASSWORD")
    if any(map(values.get, login)) and not all(map(values.get, login)):
        found.append(("CASHIER_SMTP_PASSWORD", "belongs to CASHIER_SMTP_USER: set both, or neither"))
    if values.get("CASHIER_SMTP_TLS") == "none" and host not in LOOPBACK and not demo:
        found.append(("CASHIER_SMTP_TLS", "may be none only for a mail server on this machine: use starttls or tls"))
    return found
