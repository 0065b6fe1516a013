"""The base class of adapters, and the context that their factories get."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import Blueprint

from inapp.domain.errors import Declined
from inapp.domain.model import Method, NextStep, Observation, Payment, PspEvent, PspObjectType, UiMode
from inapp.domain.money import Money


@dataclass(frozen=True, slots=True)
class AdapterContext:
    """Everything that an adapter's factory gets from the cashier.

    `environment` holds every setting, secrets among them, and is therefore kept out of `repr`; `public_url` is the
    cashier's base URL without a slash at its end; `database` is the path of the cashier's database, for an adapter
    that keeps a file beside it; `demo` is whether play money is allowed, `test_money` whether money of the PSP's test
    mode counts.
    """

    environment: Mapping[str, str] = field(repr=False)
    public_url: str
    database: str
    demo: bool = False
    test_money: bool = False

    def setting(self, name: str) -> str:
        """A setting that the adapter cannot work without. Raises ValueError that names it if it is missing."""
        value = self.environment.get(name, "").strip()
        if not value:
            raise ValueError(f"{name} is missing")
        return value


class Adapter(ABC):
    """A PSP adapter: the calls that each one answers for itself, and defaults for the others.

    `inapp.domain.ports.Psp` says what each call promises.
    """

    name: str
    methods: Sequence[Method]
    pages: Blueprint | None = None
    """The adapter's own templates, scripts, routes and texts, mounted at `/psp/<name>`."""

    @abstractmethod
    def start_deposit(self, payment: Payment, return_url: str) -> NextStep:
        """Create or find the PSP's object."""

    @abstractmethod
    def look_up(self, subject: PspObjectType, ref: str, psp_ref: str | None, source: str | None = None) -> Observation:
        """Read an object again."""

    @abstractmethod
    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[PspEvent]:
        """Verify and read a webhook."""

    @abstractmethod
    def refund(self, psp_ref: str, money: Money, key: str) -> Observation:
        """Give captured money back."""

    @abstractmethod
    def cancel(self, psp_ref: str) -> Observation:
        """Stop an unpaid object."""

    @abstractmethod
    def check(self) -> list[str]:
        """Problems with keys, secrets or reachability."""

    def ui_mode(self, method: Method, framed: bool) -> UiMode:
        """The method's own way, framed or not."""
        return method.ui_mode

    def pay_out(self, payment: Payment, key: str) -> Observation:
        """Declined: money goes out by refunds alone, or not at all."""
        raise Declined("not_supported")

    def recent_events(self, since: int) -> list[PspEvent]:
        """Nothing: the PSP repeats its webhooks until they are taken."""
        return []

    def check_webhook(self, url: str) -> list[str] | None:
        """None: the PSP cannot be asked about its webhooks."""
        return None

    def account(self) -> str | None:
        """None: the PSP does not tell whose account the key is of."""
        return None

    def housekeeping(self) -> None:  # noqa: B027  (a default, which most adapters keep)
        """Nothing: the PSP needs no help."""
