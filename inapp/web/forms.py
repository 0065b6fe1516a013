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


def new_page_key() -> str:
    """A key of one rendering of a form: sent twice, it still starts one payment."""
    return secrets.token_urlsafe(18)
