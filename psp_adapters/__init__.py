"""The registry of PSP adapters. A module is imported only when its adapter is configured."""

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import entry_points
from types import MethodType
from typing import cast

from inapp.domain.ports import Psp
from psp_adapters.base import Adapter, AdapterContext

__all__ = ["ADAPTERS", "ENTRY_POINTS", "Adapter", "AdapterContext", "Factory", "UnknownAdapter", "build", "known"]

Factory = Callable[[AdapterContext], Psp]

ADAPTERS: dict[str, str] = {
    "mock": "psp_adapters.mock:create",
    "stripe": "psp_adapters.stripe:create",
}
"""The adapters of this repository: name, module and factory."""

ENTRY_POINTS = "cashier.psp"
"""The entry point group in which other people's packages name their factories."""


class UnknownAdapter(ValueError):
    """A configured name that no adapter has."""


def known() -> list[str]:
    """The names of all adapters that could be configured here."""
    return sorted({*ADAPTERS, *(point.name for point in entry_points(group=ENTRY_POINTS))})


def build(names: Iterable[str], context: AdapterContext) -> dict[str, Psp]:
    """The adapters of these names, in the order given.

    Raises UnknownAdapter, or ValueError where an adapter refuses its settings.
    """
    adapters: dict[str, Psp] = {}
    for name in names:
        adapter = _factory(name)(context)
        if adapter.name != name:
            raise ValueError(f"the adapter configured as {name!r} calls itself {adapter.name!r}")
        adapters[name] = _completed(adapter)
    return adapters


def _completed(adapter: Psp) -> Psp:
    """An adapter that does not derive from Adapter, with Adapter's defaults for the calls that it leaves out."""
    for name, default in vars(Adapter).items():
        optional = not name.startswith("_") and name not in Adapter.__abstractmethods__
        if optional and not hasattr(adapter, name):
            setattr(adapter, name, MethodType(default, adapter) if callable(default) else default)
    return adapter


def _factory(name: str) -> Factory:
    if name in ADAPTERS:
        module, _, attribute = ADAPTERS[name].partition(":")
        return cast(Factory, getattr(import_module(module), attribute))
    for point in entry_points(group=ENTRY_POINTS, name=name):
        return cast(Factory, point.load())
    raise UnknownAdapter(f"no PSP adapter is named {name!r}; known are: {', '.join(known())}")
