"""Identity by token hand-off: cTrader itself made the one-time token and tells whom it stands for."""

from collections.abc import Mapping

from inapp.domain.identity import FOREIGN_TOKEN
from inapp.domain.model import TokenOwner
from inapp.domain.ports import CTrader

TIMEOUT = 2000
"""Milliseconds for signing in and redeeming together: a screen, and the thread that draws it, wait for the answer."""


class Handoff:
    """Asks cTrader (docs.spotware.com, full integration, token handoff)."""

    token_form = FOREIGN_TOKEN

    def __init__(self, ctrader: CTrader) -> None:
        self._ctrader = ctrader

    def redeem(self, token: str) -> TokenOwner:
        """Use up a token. Raises Declined (used, expired or unknown), NotSent or OutcomeUnknown."""
        return self._ctrader.redeem(token, TIMEOUT)

    def accounts_of(self, user_id: int) -> None:
        """cTrader tells whom a token stands for, not which accounts they have: those that were imported count."""

    def check(self) -> Mapping[str, str]:
        """Nobody is asked but cTrader, which is looked at by itself."""
        return {}
