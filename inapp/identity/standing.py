"""What the broker says of a user: how far they are verified, their group, their country; kept as it was said."""

import re

from inapp.cashier import Cashier
from inapp.domain.errors import Invalid
from inapp.domain.rules import Level, Standing
from inapp.store import Tables

COUNTRY = re.compile("[A-Z]{2}", re.ASCII)
GROUP = re.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,39}", re.ASCII)


def of(db: Tables, user_id: int) -> Standing:
    """The last word on a user; of an unknown one nothing is verified."""
    return db.standing(user_id) or Standing(user_id, Level.NONE, "", "", "nobody", 0)


def note(
    db: Tables,
    user_id: int,
    level: Level | None,
    by: str,
    now: int,
    group: str | None = None,
    country: str | None = None,
) -> bool:
    """Note what is said of a user; what is None stays as it was. False if nothing of it is new."""
    was = of(db, user_id)
    level = was.level if level is None else level
    group, country = was.group if group is None else group, was.country if country is None else country
    if (level, group, country) == (was.level, was.group, was.country):
        return False
    return db.set_standing(Standing(user_id, level, group, country, by, now))


def verify(cashier: Cashier, user_id: int, level: str, by: str) -> bool:
    """Say, as a member of staff, how far a user is verified; False if that is known. Raises Invalid."""
    with cashier.store.write() as db:
        return note(db, user_id, level_of(level), by, cashier.clock.now())


def level_of(text: str) -> Level:
    """The level that a text names. Raises Invalid."""
    if text not in list(Level):
        raise Invalid(f"level must be one of {', '.join(Level)}")
    return Level(text)


def group_of(text: str) -> str:
    """The group that a text names, or none. Raises Invalid."""
    if text and not GROUP.fullmatch(text):
        raise Invalid("group is at most 40 letters, figures, blanks and . _ -")
    return text


def country_of(text: str) -> str:
    """The country that a text names, or none. Raises Invalid."""
    if text and not COUNTRY.fullmatch(text):
        raise Invalid("country must be two capital letters, such as DE")
    return text
