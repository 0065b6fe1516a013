"""The forms of the screens: only the fields named here are ever read from a post."""

import secrets

from flask_wtf import FlaskForm
from wtforms import StringField


class Fields(FlaskForm):  # type: ignore[misc]
    """What a post may bring. The guards of the handlers have checked its token by then, so no form does it again."""

    class Meta:
        csrf = False


class PaymentForm(Fields):
    """A deposit or a withdrawal. The account is the page session's and no field can name it."""

    amount = StringField()
    method = StringField()
    page_key = StringField()
    framed = StringField()
    agreed = StringField()


class AccountForm(Fields):
    """The choice among the trader's own accounts."""

    account = StringField()


class ActionForm(Fields):
    """A button with nothing to fill in; `stays` keeps a finished card on the screen."""

    stays = StringField()


class LoginForm(Fields):
    """The login screen. There is no page session yet; `rendered` stands for it and a guard checks it."""

    email = StringField()
    password = StringField()
    keep = StringField()


class PasswordForm(Fields):
    """A new password."""

    password = StringField()


class FinishForm(Fields):
    """The last step after another provider; `finish` and `waiting` are secrets that a page was drawn with."""

    finish = StringField()
    waiting = StringField()
    code = StringField()


def new_page_key() -> str:
    """A key of one rendering of a form: sent twice, it still starts one payment."""
    return secrets.token_urlsafe(18)
