"""PSP adapters: base class, context and registry. A module is imported only when its adapter is configured."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from types import MethodType
from typing import cast

from flask import Blueprint

from inapp.domain.errors import Declined
from inapp.domain.model import Method, Observation, Payment, PspEvent, Registration, UiMode
from inapp.domain.ports import Psp

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


class Adapter(Psp):
    """A PSP adapter: defaults for the calls that `inapp.domain.ports.Psp` does not require of each."""

    registers_webhook = False
    """True if `register_webhook` works."""
    label = ""
    """The PSP's name as payers know it, on the button that leads to its page; empty: the method's name stands there."""
    asks_email = False
    """True if `start_deposit` takes the trader's e-mail address as a third value."""
    keeps_instruments = False
    """True if traders may keep cards at the PSP for next time."""
    pages: Blueprint | None = None
    """The adapter's own templates, scripts, routes and texts, mounted at `/psp/<name>`."""

    def ui_mode(self, method: Method, framed: bool) -> UiMode:
        """The method's own UI mode, framed or not."""
        return method.ui_mode

    def pay_out(self, payment: Payment, key: str) -> Observation:
        """Declined: money leaves by refunds alone, or not at all."""
        raise Declined("not_supported")

    def make_customer(self, user_id: int, ref: str) -> str:
        """Declined: the PSP keeps nothing."""
        raise Declined("not_supported")

    def forget_instrument(self, psp_ref: str) -> None:
        """Nothing: the PSP keeps nothing."""

    def recent_events(self, since: int) -> list[PspEvent]:
        """Nothing: the PSP repeats its webhooks until they are taken."""
        return []

    def prove(self, trial: bool = False) -> list[str]:
        """Nothing beyond what `check` finds."""
        return []

    def check_webhook(self, url: str) -> list[str] | None:
        """None: the PSP cannot be asked about its webhooks."""
        return None

    def register_webhook(self, url: str) -> Registration:
        """Declined: a person registers it in the PSP's pages."""
        raise Declined("not_supported")

    def account(self) -> str | None:
        """None: the PSP does not name the account of the key."""
        return None

    def housekeeping(self) -> None:
        """Nothing: the PSP needs no help."""


class UnusableAdapters(ValueError):
    """Adapters that cannot be built; `problems` are pairs of a name or setting and the mistake."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(mistake for _, mistake in problems))


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
        if not name.startswith("_") and not hasattr(adapter, name):
            setattr(adapter, name, MethodType(default, adapter) if callable(default) else default)
    return adapter
