"""The interface of a PSP adapter, as the use cases see it."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from inapp.domain import model as m
from inapp.domain.money import Money


class Psp(Protocol):
    """A payment service provider behind an adapter, which stores nothing of ours and raises no vendor's exceptions.

    Every adapter defines the abstract calls; `psp_adapters.Adapter` has defaults for the others.
    """

    name: str
    methods: Sequence[m.Method]

    def ui_mode(self, method: m.Method, framed: bool) -> m.UiMode:
        """How a trader whose page is, or is not, framed reaches the PSP."""

    @abstractmethod
    def start_deposit(self, payment: m.Payment, return_url: str) -> m.NextStep:
        """Create the PSP's object, or find the one that our reference already has, and say what the trader does next.

        Our reference with the payment's `hand_off` is the idempotency key, so it may be called again after any failure.
        A step loads nothing from hosts that its `hosts` do not name. Raises Declined, NotSent, OutcomeUnknown.
        """

    @abstractmethod
    def look_up(
        self, subject: m.PspObjectType, ref: str, psp_ref: str | None, source: str | None = None
    ) -> m.Observation:
        """What the PSP's object says now, by its own reference or, without one, by ours or by the stored key.

        `source` is what a refund gives back. An object that the PSP surely does not have is NOT_ATTEMPTED, one that it
        may have is UNKNOWN. Raises NotSent, OutcomeUnknown.
        """

    @abstractmethod
    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[m.PspEvent]:
        """Verify and read a webhook; writes nothing. Raises BadSignature."""

    def pay_out(self, payment: m.Payment, key: str) -> m.Observation:
        """Pay a withdrawal out under an idempotency key. Raises Declined, NotSent, OutcomeUnknown."""

    @abstractmethod
    def refund(self, psp_ref: str, money: Money, key: str) -> m.Observation:
        """Give captured money back under an idempotency key. Raises Declined, NotSent, OutcomeUnknown."""

    @abstractmethod
    def cancel(self, psp_ref: str) -> m.Observation:
        """Stop an unpaid object and say what it came to; a paid one stays paid. Raises NotSent, OutcomeUnknown."""

    def recent_events(self, since: int) -> list[m.PspEvent]:
        """What happened at the PSP since a moment, for webhooks that never came. Raises NotSent, OutcomeUnknown."""

    @abstractmethod
    def check(self) -> list[str]:
        """What is wrong with keys, secrets or reachability, one sentence each."""

    def check_webhook(self, url: str) -> list[str] | None:
        """Problems with the webhook at our address, one sentence each; None if the PSP may not be asked."""

    def account(self) -> str | None:
        """The account that our key is of, as the PSP calls it; None if the key may not ask.

        Raises NotSent, OutcomeUnknown.
        """

    def housekeeping(self) -> None:
        """Whatever the adapter has to do by itself; the worker calls it often. Raises nothing."""
