"""The forms of the screens: only the fields named here are ever read from a post."""

import secrets

from flask_wtf import FlaskForm
from wtforms import StringField


class PaymentForm(FlaskForm):  # type: ignore[misc]
    """A deposit or a withdrawal. The account is the page session's and no field can name it."""

    amount = StringField()
    method = StringField()
    page_key = StringField()
    framed = StringField()
    agreed = StringField()


class AccountForm(FlaskForm):  # type: ignore[misc]
    """The choice among the trader's own accounts."""

    account = StringField()


class ActionForm(FlaskForm):  # type: ignore[misc]
    """A button with nothing to fill in; `stays` keeps a finished card on the screen."""

    stays = StringField()


class LoginForm(FlaskForm):  # type: ignore[misc]
    """The login screen. There is no page session yet; `rendered` stands for it and a guard checks it."""

    class Meta:
        csrf = False

    email = StringField()
    password = StringField()
    keep = StringField()


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """A new password."""

    class Meta:
        csrf = False

    password = StringField()


class FinishForm(FlaskForm):  # type: ignore[misc]
    """The last step after another provider; `finish` and `waiting` are secrets that a page was drawn with."""

    class Meta:
        csrf = False

    finish = StringField()
    waiting = StringField()
    code = StringField()


def new_page_key() -> str:
    """A key of one rendering of a form: sent twice, it still starts one payment."""
    return secrets.token_urlsafe(18)
