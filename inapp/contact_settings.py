"""The broker's addresses for traders: support, shown only where something has gone wrong, and the legal pages."""

import re
from dataclasses import dataclass

from inapp.domain import setting_types as read
from inapp.domain.setting_types import setting

_PLAIN = r"[^@\s<>,;?&%#\"\\\x00-\x1f\x7f]"
"""Letters that mean themselves in a header and in a link."""


def plain_email(value: str, demo: bool) -> str:
    """One e-mail address without a name."""
    if not re.fullmatch(rf"{_PLAIN}+@(?!\.){_PLAIN}+", value):
        raise ValueError("must be an e-mail address such as support@acme.example")
    return value


def phone(value: str, demo: bool) -> str:
    """A telephone number with its country, as people write it."""
    if not re.fullmatch(r"\+[0-9][0-9 ()./-]{4,30}", value, re.ASCII):
        raise ValueError("must be a telephone number with its country, such as +49 30 1234567")
    return value


@dataclass(frozen=True)
class Contact:
    """Whom traders can ask, and what they can read; each is empty if not set."""

    email: str = setting("CASHIER_SUPPORT_EMAIL", plain_email, "Support's e-mail, shown where something went wrong")
    phone: str = setting("CASHIER_SUPPORT_PHONE", phone, "Support's telephone number, with its country: +49 …")
    url: str = setting("CASHIER_SUPPORT_URL", read.address, "Support's page")
    terms: str = setting("CASHIER_TERMS_URL", read.address, "Your terms, linked in the foot of the screens")
    privacy: str = setting("CASHIER_PRIVACY_URL", read.address, "Your privacy policy, linked there too")
    risk: str = setting("CASHIER_RISK_URL", read.address, "Your risk warning, linked there too")

    @property
    def helps(self) -> bool:
        """True if traders can ask somebody."""
        return bool(self.email or self.phone or self.url)

    @property
    def dialled(self) -> str:
        """The telephone number without what people write between its figures."""
        return re.sub(r"[^+0-9]", "", self.phone)
