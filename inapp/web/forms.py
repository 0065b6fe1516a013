"""The forms of the screens, with the fields that a post may fill in; a single field is read where it is used."""

import hmac
import secrets
from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import StringField

from inapp.domain.errors import Malformed
from inapp.domain.identifiers import derived_text
from inapp.domain.model import PageSession
from inapp.payments.checkout import OUT_OF_DATE
from inapp.web.current import current_cashier


class Fields(FlaskForm):  # type: ignore[misc]
    """The base of all forms. Guards have checked the CSRF token before a handler reads its form."""

    class Meta:
        csrf = False


class PaymentForm(Fields):
    """A deposit or a withdrawal. The account is that of the page session; no field names it.

    `page_key` belongs to one rendering of the form, see `new_page_key`: two posts of it start one payment. `meant` is
    the plain decimal that the page has written into `amount`. `fill` is the amount of a pressed chip, and `change`
    comes from the review: both only show the form again.
    """

    amount = StringField()
    meant = StringField()
    fill = StringField()
    change = StringField()
    method = StringField()
    page_key = StringField()
    framed = StringField()
    agreed = StringField()
    keep = StringField()


def answers_of(fields: Mapping[str, str]) -> dict[str, str]:
    """What a form says in the fields of methods, whose names are those of the method and the field with a dot."""
    return {name: value for name, value in fields.items() if "." in name}


class LoginForm(Fields):
    """The login screen, and a new password. Without a page session, a guard checks the field `rendered` instead."""

    email = StringField()
    password = StringField()
    keep = StringField()
    app = StringField()


class SecondForm(Fields):
    """The second step of a login; `step` is the token that its page was drawn with.

    `manage` asks for the passkeys before the login; `credential` is what the browser says of one.
    """

    step = StringField()
    code = StringField()
    recovery = StringField()
    manage = StringField()
    credential = StringField()
    name = StringField()
    passkey = StringField()


class FinishForm(Fields):
    """The last step of an OIDC login; `finish` and `waiting` are secrets that a page was drawn with."""

    finish = StringField()
    waiting = StringField()
    code = StringField()
    keep = StringField()


def new_page_key(page_session: PageSession) -> str:
    """A key for one rendering of a form, which only we can make and only this page session can use."""
    return _signed(page_session, secrets.token_urlsafe(12))


def require_page_key(page_session: PageSession, key: str) -> str:
    """A form's key. Raises Malformed for one that we have not made for this page session."""
    if not hmac.compare_digest(key.encode(), _signed(page_session, key.partition(".")[0]).encode()):
        raise Malformed(OUT_OF_DATE)
    return key


def _signed(page_session: PageSession, number: str) -> str:
    proof = derived_text(current_cashier().policy.secret_key, f"form {page_session.key} {number}")
    return f"{number}.{proof}"
