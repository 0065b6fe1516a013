"""Reads form-encoded parameters and holds them to the library's own TypedDicts, so that only what exists is taken."""

import re
import typing
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from stripe import RequestOptions
from stripe._stripe_context import StripeContext

from simulator.stripe.errors import ApiError, wrong_parameter

_KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_STEP = re.compile(r"\[([^\[\]]*)\]")
_INTEGER = re.compile(r"-?[0-9]{1,19}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]{1,12})?", re.ASCII)
_BOOLEANS = {"true": True, "false": False}
MAX_METADATA = 50
MAX_METADATA_KEY = 40
MAX_METADATA_VALUE = 500


def nest(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """`a[b][0]=c` as `{"a": {"b": {"0": "c"}}}`. ApiError where a name says two things."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        match = _KEY.fullmatch(key)
        if not match:
            raise wrong_parameter(f"Invalid parameter name: {key}", key)
        steps = [match[1], *_STEP.findall(match[2])]
        place = found
        for step in steps[:-1]:
            place = place.setdefault(step or str(len(place)), {})
            if not isinstance(place, dict):
                raise wrong_parameter(f"Invalid parameter: {key}", key)
        place[steps[-1] or str(len(place))] = value
    return found


def check(wanted: Any, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters with their types, as the TypedDict `wanted` has them. ApiError for the first that is wrong."""
    return _read_fields(wanted, given, "")


@cache
def _fields(wanted: Any) -> dict[str, Any]:
    hints = get_type_hints(wanted, localns={"StripeContext": StripeContext, "Mapping": Mapping})
    # The library mixes its request options into the parameters of a call; on the wire they are none.
    if hints.keys() >= RequestOptions.__annotations__.keys():
        for option in RequestOptions.__annotations__:
            del hints[option]
    return hints


def _has_fields(hint: Any) -> bool:
    # Not every TypedDict that the library may use is one to the standard library's own question.
    return hasattr(hint, "__required_keys__")


def _read_fields(wanted: Any, given: dict[str, Any], path: str) -> dict[str, Any]:
    hints = _fields(wanted)
    unknown = [_join(path, name) for name in given if name not in hints]
    if unknown:
        word = "parameter" if len(unknown) == 1 else "parameters"
        raise wrong_parameter(f"Received unknown {word}: {', '.join(unknown)}", unknown[0], "parameter_unknown")
    for name in sorted(wanted.__required_keys__):
        if name not in given:
            param = _join(path, name)
            raise wrong_parameter(f"Missing required param: {param}.", param, "parameter_missing")
    return {name: _read(hints[name], value, _join(path, name)) for name, value in given.items()}


def _join(path: str, name: str) -> str:
    return f"{path}[{name}]" if path else name


def _read(hint: Any, raw: Any, path: str) -> Any:
    if _has_fields(hint):
        return _read_fields(hint, _object(raw, path), path)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _read_union(get_args(hint), raw, path)
    if origin in (list, typing.List):  # noqa: UP006 - the library spells it so
        return _read_list(get_args(hint)[0], raw, path)
    if origin is dict:
        return _metadata(_object(raw, path), path)
    return _read_union((hint,), raw, path)


def _read_union(members: tuple[Any, ...], raw: Any, path: str) -> Any:
    if isinstance(raw, dict):
        for member in members:
            if _has_fields(member) or get_origin(member) in (list, dict):
                return _read(member, raw, path)
        raise wrong_parameter(f"Invalid value for {path}: this is no object", path)
    words = [word for member in members if get_origin(member) is Literal for word in get_args(member)]
    types = [member for member in members if isinstance(member, type)]
    if raw in words:
        return raw
    for kind, reader in _SCALARS.items():
        if kind in types:
            return reader(raw, path)
    # An open enumeration is typed as words and str; the API itself knows the words alone.
    if any(words):
        raise wrong_parameter(f"Invalid {path}: must be one of {', '.join(map(str, words))}", path)
    if str in types:
        return _text(raw, path)
    raise wrong_parameter(f"Invalid object for {path}", path)


def _read_list(hint: Any, raw: Any, path: str) -> list[Any]:
    given = _object(raw, path)
    if not all(key.isdigit() for key in given):
        raise wrong_parameter(f"Invalid array for {path}", path)
    return [_read(hint, given[key], f"{path}[{key}]") for key in sorted(given, key=int)]


def _object(raw: Any, path: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise wrong_parameter(f"Invalid object: {path}", path)
    return raw


def _metadata(given: dict[str, Any], path: str) -> dict[str, str]:
    if len(given) > MAX_METADATA:
        raise wrong_parameter(f"{path} can have up to {MAX_METADATA} keys", path)
    for key, value in given.items():
        if not isinstance(value, str) or len(value) > MAX_METADATA_VALUE:
            raise wrong_parameter(f"Metadata values can have up to {MAX_METADATA_VALUE} characters", _join(path, key))
        if len(key) > MAX_METADATA_KEY:
            raise wrong_parameter(f"Metadata keys can have up to {MAX_METADATA_KEY} characters", path)
    return {key: value for key, value in given.items() if value}


def _integer(raw: str, path: str) -> int:
    if not _INTEGER.fullmatch(raw):
        raise wrong_parameter(f"Invalid integer: {raw}", path, "parameter_invalid_integer")
    return int(raw)


def _boolean(raw: str, path: str) -> bool:
    if raw not in _BOOLEANS:
        raise wrong_parameter(f"Invalid boolean: {raw}", path)
    return _BOOLEANS[raw]


def _decimal(raw: str, path: str) -> str:
    if not _DECIMAL.fullmatch(raw):
        raise wrong_parameter(f"Invalid decimal: {raw}", path)
    return raw


def _text(raw: str, path: str) -> str:
    if not raw:
        message = f"You passed an empty string for '{path}', which cannot be unset."
        raise wrong_parameter(message, path, "parameter_invalid_empty")
    return raw


_SCALARS = {int: _integer, bool: _boolean, Decimal: _decimal}


def only(given: dict[str, Any], handled: frozenset[str]) -> None:
    """ApiError for parameters that Stripe knows and this stand-in does not: better loud than without effect."""
    beyond = sorted(set(given) - handled)
    if beyond:
        raise ApiError(f"The local Stripe does not do this: {', '.join(beyond)}", None, beyond[0], stored=False)
