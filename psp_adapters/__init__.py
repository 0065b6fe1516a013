"""The base class of PSP adapters, the context that their factories get, and the registry.

A module is imported only when its adapter is configured.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from types import MethodType
from typing import cast

from flask import Blueprint

from inapp.domain.errors import Declined
from inapp.domain.model import Method, NextStep, Observation, Payment, PspEvent, PspObjectType, UiMode
from inapp.domain.money import Money
from inapp.domain.psp import Psp

ADAPTERS: dict[str, str] = {
    "mock": "psp_adapters.mock:create",
    "stripe": "psp_adapters.stripe:create",
}
"""The adapters of this repository: name, module and factory."""

ENTRY_POINTS = "cashier.psp"
"""The entry point group in which other packages name their factories."""


@dataclass(frozen=True, slots=True)
class AdapterContext:
    """The cashier's facts for an adapter's factory.

    `environment` holds every setting, secrets among them, and so stays out of `repr`; `public_url` is the cashier's
    base URL without a trailing slash; `database` is the path of its database, for an adapter that keeps a file beside
    it; `demo` allows play money, `test_money` money of the PSP's test mode.
    """

    environment: Mapping[str, str] = field(repr=False)
    public_url: str
    database: str
    demo: bool = False
    test_money: bool = False

    def setting(self, name: str) -> str:
        """A required setting. Raises ValueError that names it if it is missing."""
        value = self.environment.get(name, "").strip()
        if not value:
            raise ValueError(f"{name} is missing")
        return value


class Adapter(ABC):
    """A PSP adapter: abstract calls, and defaults for the others. `inapp.domain.psp.Psp` specifies them."""

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
        """The method's own UI mode, framed or not."""
        return method.ui_mode

    def pay_out(self, payment: Payment, key: str) -> Observation:
        """Declined: money leaves by refunds alone, or not at all."""
        raise Declined("not_supported")

    def recent_events(self, since: int) -> list[PspEvent]:
        """Nothing: the PSP repeats its webhooks until they are taken."""
        return []

    def check_webhook(self, url: str) -> list[str] | None:
        """None: the PSP cannot be asked about its webhooks."""
        return None

    def account(self) -> str | None:
        """None: the PSP does not name the account of the key."""
        return None

    def housekeeping(self) -> None:  # noqa: B027  (a default that most adapters keep)
        """Nothing: the PSP needs no help."""


class UnusableAdapters(ValueError):
    """Adapters that cannot be built; `problems` are pairs of a name or setting and the mistake."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(" ".join(problem) for problem in problems))


def known() -> list[str]:
    """The names of all adapters that could be configured here."""
    return sorted({*ADAPTERS, *(point.name for point in entry_points(group=ENTRY_POINTS))})


def build(names: Iterable[str], context: AdapterContext) -> dict[str, Psp]:
    """The adapters of these names, in the order given. Raises UnusableAdapters with every mistake."""
    adapters: dict[str, Psp] = {}
    problems: list[tuple[str, str]] = []
    for name in names:
        factory = _factory(name)
        if factory is None:
            problems.append(("CASHIER_PSPS:", f"no PSP adapter is named {name!r}; known are: {', '.join(known())}"))
            continue
        try:
            adapters[name] = _completed(factory(context))
            if adapters[name].name != name:
                raise ValueError(f"the adapter configured as {name!r} calls itself {adapters[name].name!r}")
        except ValueError as error:
            problems += [(f"{name}:", line) for line in str(error).split("; ")]
    if problems:
        raise UnusableAdapters(problems)
    return adapters


def _factory(name: str) -> Callable[[AdapterContext], Psp] | None:
    if name in ADAPTERS:
        module, _, attribute = ADAPTERS[name].partition(":")
        return cast(Callable[[AdapterContext], Psp], getattr(import_module(module), attribute))
    return next((point.load() for point in entry_points(group=ENTRY_POINTS, name=name)), None)


def _completed(adapter: Psp) -> Psp:
    """An adapter that does not derive from Adapter, with Adapter's defaults for the calls that it omits."""
    for name, default in vars(Adapter).items():
        optional = not name.startswith("_") and name not in Adapter.__abstractmethods__
        if optional and not hasattr(adapter, name):
            setattr(adapter, name, MethodType(default, adapter) if callable(default) else default)
    return adapter
