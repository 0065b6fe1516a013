"""Mails to users, put into words: a page and a plain text in the user's language."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, g

from inapp.domain.letters import AnyLetter, MailKind, Notice, StaffNotice
from inapp.domain.text import N_
from inapp.payments import records
from inapp.web import history, language
from inapp.web.accent import accent_colours
from inapp.web.templates import render

SUBJECT = N_("Set a new password for {broker}")
TOLD: Mapping[MailKind, tuple[str, str]] = {
    MailKind.CREDITED: (
        N_("{amount} was added to your account"),
        N_("Your deposit of {amount} was added to account {login}."),
    ),
    MailKind.AWAITING_APPROVAL: (
        N_("Your withdrawal waits for approval"),
        N_("Your withdrawal of {amount} from account {login} waits for our approval. Nothing has been taken yet."),
    ),
    MailKind.REFUSED: (
        N_("Your withdrawal was refused"),
        N_("Your withdrawal of {amount} was refused. The money is still in account {login}."),
    ),
    MailKind.PAID_OUT: (
        N_("Your withdrawal was paid out"),
        N_("Your withdrawal of {amount} from account {login} was sent to you."),
    ),
    MailKind.RETURNED: (
        N_("Your withdrawal came back"),
        N_("Your withdrawal could not be sent in full. {amount} is back in account {login}."),
    ),
    MailKind.PAID_BACK: (
        N_("Your deposit was paid back"),
        N_("Your deposit could not be added to account {login}. {amount} went back the way it came."),
    ),
    MailKind.RECEIPT: (N_("Receipt for {ref}"), N_("This is the receipt that you have asked for.")),
    MailKind.PASSWORD: (
        N_("Your password was changed"),
        N_("The password with which you log in was changed. If this was not you, tell {broker} at once."),
    ),
    MailKind.SECOND_FACTOR: (
        N_("Your second step was changed"),
        N_(
            "The second step of your login, such as an authenticator app or a passkey, was changed. "
            "If this was not you, tell {broker} at once."
        ),
    ),
}
"""The subject of each mail, and what it tells."""
WITHOUT_AMOUNT: Mapping[MailKind, str] = {
    MailKind.RETURNED: N_("Your withdrawal could not be sent in full. The rest is back in account {login}."),
    MailKind.PAID_BACK: N_("Your deposit could not be added to account {login}. It went back the way it came."),
}
"""What is told where no row says how much it was."""
OFTEN_ASKED = frozenset(MailKind) - {MailKind.CREDITED, MailKind.PAID_OUT, MailKind.RECEIPT}
"""Mails that name the broker's support, where there is one."""


def in_words(app: Flask, letter: AnyLetter) -> tuple[str, str, str, str]:
    """The subject, plain text and HTML of a letter, and the language in which they are."""
    with app.app_context():
        g.language = language.known(letter.language)
        brand = app.extensions["brand"]
        if isinstance(letter, Notice):
            name, subject, values = "notice", *_notice(app, letter)
        elif isinstance(letter, StaffNotice):
            name, subject, values = "notice", letter.subject, {"sentence": letter.text, "lines": []}
        else:
            name, subject, values = "reset", language.translate(SUBJECT, broker=brand.display_name), {}
        values |= {"letter": letter, "subject": subject, "fill": accent_colours(brand.accent)["light"]}
        text, html = render(f"letters/{name}.txt", **values), render(f"letters/{name}.xhtml", **values)
        return " ".join(subject.split()), text, html, language.current()


def _notice(app: Flask, notice: Notice) -> tuple[str, dict[str, Any]]:
    """The subject of a mail about an event, and its sentence and facts."""
    subject, sentence = TOLD[notice.kind]
    values: dict[str, object] = {"broker": app.extensions["brand"].display_name}
    lines = [(language.translate(N_("Time")), language.date_text(notice.at))]
    if payment := notice.payment:
        values |= {"ref": payment.ref, "login": payment.login, "amount": notice.money}
        lines.insert(0, (language.translate(N_("Reference")), payment.ref))
        if notice.money is None:
            sentence = WITHOUT_AMOUNT[notice.kind]
        if notice.kind is MailKind.RECEIPT:
            lines = history.lines_of(records.receipt_of(app.extensions["cashier"], payment))
    contact = app.extensions["brand"].contact
    if contact.helps and notice.kind in OFTEN_ASKED:
        ways = filter(None, (contact.email, contact.phone, contact.url))
        lines.append((language.translate(N_("Help")), " · ".join(ways)))
    return language.translate(subject, **values), {"sentence": language.translate(sentence, **values), "lines": lines}
