"""How objects are shown: expanded, listed page by page, and found by search (https://docs.stripe.com/search)."""

import copy
import re
from collections.abc import Callable, Iterable

from simulator.stripe.errors import ApiError, wrong_parameter
from simulator.stripe.state import Object, World

_OF_PAYMENT = {"payment_intent": "payment_intent", "charge": "charge"}
ANY = "source"
"""Whatever a balance transaction is about."""
LEADS_TO: dict[str, dict[str, str]] = {
    "payment_intent": {"latest_charge": "charge", "payment_method": "payment_method"},
    "charge": {"payment_intent": "payment_intent"},
    "checkout.session": {"payment_intent": "payment_intent"},
    "refund": _OF_PAYMENT,
    "dispute": _OF_PAYMENT,
    "radar.early_fraud_warning": _OF_PAYMENT,
    "balance_transaction": {"source": ANY},
    ANY: _OF_PAYMENT,
    "payout": {"balance_transaction": "balance_transaction"},
}
KINDS = {f"{kind}s": kind for kind in LEADS_TO}
MAX_DEPTH = 4
DEFAULT_LIMIT = 10
MAX_LIMIT = 100
_CREATED: dict[str, Callable[[int, int], bool]] = {
    "gt": lambda value, bound: value > bound,
    "gte": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "lte": lambda value, bound: value <= bound,
}
_CLAUSE = re.compile(
    r"""(?:(?P<field>[a-z_]+)|metadata\[(?P<q>['"])(?P<key>[^'"]+)(?P=q)\])\s*(?P<sign>:|=|>=|<=|>|<)\s*"""
    r"""(?:(?P<r>['"])(?P<text>[^'"]*)(?P=r)|(?P<number>[0-9]+))"""
)
_BETWEEN = re.compile(r"\s+(?:AND\s+)?")
_TEXTS = ("status", "currency", "customer")
_NUMBERS = ("amount", "created")
_COMPARE = {">": "gt", ">=": "gte", "<": "lt", "<=": "lte"}


def check_expand(name: str, paths: Iterable[str]) -> None:
    """ApiError when a call cannot expand one of these paths; asked before the call does anything."""
    group, _, verb = name.rpartition(".")
    for path in paths:
        steps, kind = path.split("."), KINDS.get(group, "")
        if len(steps) > MAX_DEPTH:
            raise wrong_parameter(f"You cannot expand more than {MAX_DEPTH} levels of a property", "expand[0]")
        if verb in ("list", "search"):
            kind = kind if steps.pop(0) == "data" else ""
        for step in steps:
            kind = LEADS_TO.get(kind, {}).get(step, "")
            if not kind:
                raise wrong_parameter(f"This property cannot be expanded ({path}).", "expand[0]")


def expanded(world: World, thing: Object, paths: Iterable[str]) -> Object:
    """A copy with the objects at these checked paths in place of their ids."""
    shown = copy.deepcopy(thing)
    for path in paths:
        first, *rest = path.split(".")
        for place in shown["data"] if first == "data" else [shown]:
            _expand(world, place, rest if first == "data" else [first, *rest])
    return shown


def _expand(world: World, place: Object, steps: list[str]) -> None:
    for step in steps:
        if place.get(step) is None:
            return  # among them what an object of another kind does not have
        if isinstance(place[step], str):
            place[step] = copy.deepcopy(world.objects[place[step]])
        place = place[step]


def listed(things: list[Object], params: Object, url: str) -> Object:
    """One page of a list that is newest first."""
    found = [thing for thing in things if _is_created(thing, params.get("created"))]
    limit = params.get("limit", DEFAULT_LIMIT)
    if not 1 <= limit <= MAX_LIMIT:
        raise wrong_parameter(f"Invalid limit: must be between 1 and {MAX_LIMIT}", "limit")
    places = {thing["id"]: at for at, thing in enumerate(found)}
    for name in ("starting_after", "ending_before"):
        if name in params and params[name] not in places:
            raise ApiError(f"No such object: '{params[name]}'", "resource_missing", name)
    if "starting_after" in params:
        found = found[places[params["starting_after"]] + 1 :]
    if "ending_before" in params:
        found = found[: places[params["ending_before"]]][-limit:]
    return {"object": "list", "data": found[:limit], "has_more": len(found) > limit, "url": url}


def _is_created(thing: Object, wanted: int | Object | None) -> bool:
    if wanted is None:
        return True
    if isinstance(wanted, int):
        return bool(thing["created"] == wanted)
    return all(_CREATED[name](thing["created"], bound) for name, bound in wanted.items())


def searched(world: World, kind: str, params: Object, url: str) -> Object:
    """What the search knows of a kind: it learns of new objects late, so that finding nothing proves nothing."""
    clauses = _clauses(params["query"])
    indexed = [thing for thing in world.of(kind) if thing["created"] + world.search_delay <= world.now()]
    found = [thing for thing in indexed if all(fits(thing) for fits in clauses)]
    limit, start = params.get("limit", DEFAULT_LIMIT), int(params.get("page", "0"))
    if not 1 <= limit <= MAX_LIMIT:
        raise wrong_parameter(f"Invalid limit: must be between 1 and {MAX_LIMIT}", "limit")
    more = len(found) > start + limit
    return {
        "object": "search_result",
        "data": found[start : start + limit],
        "has_more": more,
        "next_page": str(start + limit) if more else None,
        "url": url,
    }


def _clauses(query: str) -> list[Callable[[Object], bool]]:
    clauses, at = [], 0
    while at < len(query):
        match = _CLAUSE.match(query, at)
        if not match:
            raise wrong_parameter(f"We were unable to parse your search query near: {query[at:]}", "query")
        clauses.append(_clause(match))
        at = match.end()
        if at < len(query):
            between = _BETWEEN.match(query, at)
            if not between:
                raise wrong_parameter(f"We were unable to parse your search query near: {query[at:]}", "query")
            at = between.end()
    return clauses


def _clause(match: re.Match[str]) -> Callable[[Object], bool]:
    field, key, sign, text, number = match["field"], match["key"], match["sign"], match["text"], match["number"]
    if key is not None and text is not None and sign == ":":
        return lambda thing: thing["metadata"].get(key) == text
    if field in _TEXTS and text is not None and sign == ":":
        return lambda thing: thing[field] == text
    if field in _NUMBERS and number is not None:
        if sign in _COMPARE:
            return lambda thing: _CREATED[_COMPARE[sign]](thing[field], int(number))
        return lambda thing: thing[field] == int(number)
    raise wrong_parameter(f"Field `{field or key}` is not supported with this operator or value.", "query")
