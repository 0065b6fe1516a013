"""Stand-ins for cTrader, the owner of a token and the PSPs: they answer at once and move nothing."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from inapp.domain.errors import Declined, NotSent
from inapp.domain.instructions import Instructions, Line
from inapp.domain.model import Account, Method, NextStep, Payment, TokenOwner, TradingAccount, UiMode
from inapp.domain.money import Money
from inapp.domain.ports import Psp
from inapp.domain.states import PARTLY_PAID

USED = "used-token-of-the-preview"
"""A token that was used up: every one that is no number of a user is."""
ACCOUNTS_EACH = 10
"""Logins of a user: the next one's begin after them."""
CURRENCY, DIGITS = "USD", 2


def login_of(user_id: int, number: int = 0) -> int:
    """One of the account numbers of a user."""
    return user_id * ACCOUNTS_EACH + number


def money(minor: int) -> Money:
    """An amount of the accounts' currency."""
    return Money(minor, CURRENCY, DIGITS)


class StillCTrader:
    """A cTrader in which every account has the same balance."""

    def trading_account(self, login: int, timeout: int | None = None) -> TradingAccount:
        """An account of which a part is held as margin."""
        return TradingAccount(login, CURRENCY, DIGITS, money(150_025), money(120_000), money(150_025))

    def __getattr__(self, name: str) -> Any:
        raise NotSent("the preview calls nobody")


class StillIdentity:
    """Takes a user's number for a token. Users of an even number have one account, the others three."""

    token_form = re.compile(r"[A-Za-z0-9-]+")
    asks_others = False

    def redeem(self, token: str) -> TokenOwner:
        """The user with this number."""
        if not token.isdecimal():
            raise Declined("USED")
        return TokenOwner(int(token))

    def accounts_of(self, user_id: int, for_screen: bool = True) -> Sequence[Account]:
        """The user's accounts."""
        count = 3 if user_id % 2 else 1
        return [
            Account(login_of(user_id, number), user_id, account_name=f"Account {number + 1}") for number in range(count)
        ]

    def check(self) -> Mapping[str, str]:
        """Nothing is wrong."""
        return {}


class StillPsp:
    """A PSP with the methods and words of a real one, which is never called."""

    def __init__(self, real: Psp) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def start_deposit(self, payment: Payment, return_url: str, **_: str) -> NextStep:
        """A step in the form of the method's own; none where the payment is to look as if it were not ready yet."""
        if payment.reason == "no_step":
            raise NotSent("the preview calls nobody")
        mode = self.ui_mode(self._method(payment), False)
        if mode is UiMode.INSTRUCTIONS:
            return NextStep(mode, instructions=_instructions(payment))
        if mode is UiMode.EMBEDDED:
            return NextStep(mode, "preview/step.html", {"name": self._real.name})
        return NextStep(mode, url="/")

    def _method(self, payment: Payment) -> Method:
        return next(method for method in self._real.methods if method.key == payment.method)


def _instructions(payment: Payment) -> Instructions:
    """A transfer to nobody; of a part of it, if that is to look as if it had arrived."""
    received = money(payment.money.minor // 4) if payment.reason == PARTLY_PAID else None
    return Instructions(
        amount=payment.money.less([received]) if received else payment.money,
        lines=(Line("IBAN", "DE89 3704 0044 0532 0130 00"), Line("BIC", "COBADEFFXXX")),
        reference=payment.ref,
        code=payment.ref,
        received=received,
    )
