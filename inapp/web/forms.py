"""The forms of the screens, with the fields that a post may fill in; a single field is read where it is used."""

from flask_wtf import FlaskForm
from wtforms import StringField


class Fields(FlaskForm):  # type: ignore[misc]
    """The base of all forms. Guards have checked the CSRF token before a handler reads its form."""

    class Meta:
        csrf = False


class PaymentForm(Fields):
    """A deposit or a withdrawal. The account is that of the page session; no field names it.

    `page_key` belongs to one rendering of the form: two posts of it start one payment.
    """

    amount = StringField()
    method = StringField()
    page_key = StringField()
    framed = StringField()
    agreed = StringField()


class LoginForm(Fields):
    """The login screen, and a new password. Without a page session, a guard checks the field `rendered` instead."""

    email = StringField()
    password = StringField()
    keep = StringField()
    app = StringField()


class SecondForm(Fields):
    """The second step of a login; `step` is the token that its page was drawn with."""

    step = StringField()
    code = StringField()
    recovery = StringField()


class FinishForm(Fields):
    """The last step of an OIDC login; `finish` and `waiting` are secrets that a page was drawn with."""

    finish = StringField()
    waiting = StringField()
    code = StringField()
