"""Throttles: recent failures that leak away one by one, and the delay of the next attempt, at most a minute.

One table holds them all under hashes, without e-mails, addresses or tokens. A login attempt counts for the account and
for the caller's address, an IPv6 one also for its /48; from a known place of the account it counts for that place
alone, so that a stranger's guesses never lock the owner out. It is counted before it is made, so that parallel ones
count too.

A screen's token counts where another service is asked about it, and once it has failed: our own tokens hold 256 bits,
which nobody guesses. Failed tokens of all together may use up a share of the hourly calls; beyond it, and for the last
calls of the hour, only addresses count at which a screen has opened before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import ip_network

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import HOUR, SECOND, redeem_allowance
from inapp.domain.errors import Gone, TooMany, Unavailable
from inapp.domain.identifiers import key_hash
from inapp.domain.identity import Caller, Throttle
from inapp.domain.text import N_
from inapp.store import Tables

LONGEST_DELAY = 60 * SECOND
FORGIVEN_AFTER = HOUR
"""The longest that a count takes to leak away."""
KNOWN_FOR = 90 * 24 * HOUR
NOTED_AGAIN = 24 * HOUR
REDEEM_WINDOW = 60 * SECOND
"""A failed token is not redeemed again within it, so that a reload costs no call."""
STRANGERS_SHARE = 5
"""Failed tokens may use one part in so many of the hourly redeems, and strangers all but that part of them."""
FEW = 5
"""Failed tokens of an address that is still preferred to strangers."""

WAIT = N_("Too many attempts. Wait a minute, then try again.")
CROWDED = N_(
    "Too many screens were opened within the last hour. Nothing has happened. Please try again in some minutes."
)
JUNK = "{count} links that do not work were opened within an hour: new addresses open no screen for the moment"


@dataclass(frozen=True, slots=True)
class Rule:
    """Attempts without a delay, and the time after which one of those counted is forgotten, in milliseconds."""

    free: int
    leak: int


RULES: Mapping[str, Rule] = {
    "account": Rule(5, 60 * SECOND),  # as slow as the longest delay: at most one guess a minute in the long run
    "place": Rule(5, 60 * SECOND),
    "address": Rule(20, 15 * SECOND),  # an office or a carrier: ten logins a minute, of which one is mistyped
    "network": Rule(60, 6 * SECOND),
    "visits": Rule(60, 6 * SECOND),  # unfinished logins at a provider count, those that are under way among them
    "redeems": Rule(30, 30 * SECOND),
    "second": Rule(5, 60 * SECOND),
    "codes": Rule(5, 60 * SECOND),
    "crm": Rule(20, 60 * SECOND),
    "resets": Rule(10, 60 * SECOND),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted login: the keys for `forgive`, and its caller as the queue for passwords sees it."""

    keys: tuple[str, ...]
    caller: Caller


def network_of(address: str) -> str:
    """The network that one person can have to themselves: an IPv4 address, or the /48 of an IPv6 one."""
    if ":" not in address:
        return address
    network = ip_network(address, strict=False)
    return str(network.supernet(new_prefix=48)) if network.prefixlen > 48 else str(network)


def _key(*words: str) -> str:
    return key_hash("\0".join(words))


def count_login(cashier: Cashier, email: str, address: str) -> Counted:
    """Count a login attempt. Raises TooMany if it has to wait."""
    network = network_of(address)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        known = _is_known(db, _key("known", email, address), now)
        if known:
            scopes = {"place": _key("place", email, address)}
        else:
            scopes = {"account": _key("account", email), "address": _key("address", address)}
            scopes |= {"network": _key("network", network)} if network != address else {}
        count(db, now, scopes)
        return Counted(tuple(scopes.values()), Caller(network, known))


def _is_known(db: Tables, key: str, now: int, life: int = KNOWN_FOR) -> bool:
    known = db.throttle(key)
    return known is not None and now - known.at < life


def remember_place(db: Tables, email: str, address: str, now: int) -> None:
    """Make an address a known place of an account, with a count of its own from now on."""
    db.set_throttle(_key("known", email, address), Throttle(0, 0, now))


def clear_login(db: Tables, email: str, address: str) -> None:
    """Drop the failures of an account, and those from one address to it."""
    for key in (_key("account", email), _key("place", email, address)):
        db.set_throttle(key, None)


def of_account(db: Tables, email: str, now: int) -> tuple[int, int | None]:
    """The failures of an account from new places, and the moment until which those have to wait, if they do."""
    found = {name: db.throttle(_key(name, email)) for name in ("account", "second")}
    failures = sum(leaked(throttle, now, RULES[name].leak).failures for name, throttle in found.items())
    waits = [throttle.until for throttle in found.values() if throttle and _waits(throttle, now)]
    return failures, max(waits, default=None)


def lift(db: Tables, email: str, address: str) -> None:
    """Drop the delays of an account, of an address with its network, or of the account at that address."""
    network = network_of(address) if address else ""
    keys = [_key("account", email), *_second_keys(email, address)] if email else []
    keys += [_key(name, address) for name in ("address", "redeems")] if address else []
    keys += [_key(name, network) for name in ("network", "visits", "resets")] if address else []
    keys += [_key("place", email, address)] if email and address else []
    for key in keys:
        db.set_throttle(key, None)


def visits_from(address: str) -> dict[str, str]:
    """The scopes that count the logins at a provider from an address's network."""
    return {"visits": _key("visits", network_of(address))}


def resets_from(address: str) -> dict[str, str]:
    """The scopes that count the mails that an address's network asks for."""
    return {"resets": _key("resets", network_of(address))}


def _second_keys(email: str, address: str) -> tuple[str, str]:
    """The keys that count codes of an account from everywhere, and from one address."""
    return _key("second", email), _key("second", email, address)


def count_second(db: Tables, now: int, email: str, address: str) -> None:
    """Count a try of a second step, for its place alone where a code was right before. Raises TooMany.

    A place that is known by the password alone does not count as one: whoever has that could make many.
    """
    everywhere, here = _second_keys(email, address)
    known = _is_known(db, _key("known second", email, address), now)
    count(db, now, {"second": here if known else everywhere})


def second_was_right(db: Tables, now: int, email: str, address: str) -> None:
    """Drop the failed codes of an account, and let further tries at this address have a count of their own."""
    for key in _second_keys(email, address):
        db.set_throttle(key, None)
    db.set_throttle(_key("known second", email, address), Throttle(0, 0, now))


def seconds_failed(db: Tables, now: int, email: str, address: str) -> int:
    """The failed codes of an account that have not leaked away."""
    leak = RULES["second"].leak
    return max(leaked(db.throttle(key), now, leak).failures for key in _second_keys(email, address))


def codes_from(login: str) -> dict[str, str]:
    """The scopes that count the codes for commands which a login of the machine types."""
    return {"codes": _key("codes", login)}


def failed(db: Tables, now: int, scopes: Mapping[str, str]) -> int:
    """The most failures under any key of `scopes` that have not leaked away."""
    return max(leaked(db.throttle(key), now, RULES[name].leak).failures for name, key in scopes.items())


def count(db: Tables, now: int, scopes: Mapping[str, str]) -> None:
    """Count an attempt under every key of `scopes`. Raises TooMany, and counts nothing, if one has to wait."""
    before = {name: leaked(db.throttle(key), now, RULES[name].leak) for name, key in scopes.items()}
    if any(_waits(throttle, now) for throttle in before.values()):
        security.note("login.slowed")
        raise TooMany(WAIT)
    for name, key in scopes.items():
        throttle = before[name]
        beyond = throttle.failures + 1 - RULES[name].free
        delay = min(LONGEST_DELAY, SECOND << min(beyond, 10)) if beyond >= 0 else 0
        db.set_throttle(key, Throttle(throttle.failures + 1, now + delay, throttle.at))


def leaked(throttle: Throttle | None, now: int, leak: int) -> Throttle:
    """The throttle now; its `at` is the moment up to which failures have leaked away."""
    if throttle is None or throttle.at > now:  # never ahead: the clock was set back
        throttle = Throttle(throttle.failures if throttle else 0, throttle.until if throttle else 0, now)
    gone = (now - throttle.at) // leak
    if gone >= throttle.failures:
        return Throttle(0, throttle.until, now)
    return Throttle(throttle.failures - gone, throttle.until, throttle.at + gone * leak)


def _waits(throttle: Throttle | None, now: int) -> bool:
    """True before the end of a delay; one that is longer than any began before the clock was set back."""
    return throttle is not None and now < throttle.until <= now + LONGEST_DELAY


def forgive(db: Tables, counted: Iterable[str]) -> None:
    """Uncount an attempt; the failures of others at the same address stay."""
    for key in counted:
        throttle = db.throttle(key)
        if throttle is not None:
            fewer = Throttle(max(0, throttle.failures - 1), 0, throttle.at)
            db.set_throttle(key, fewer if fewer.failures else None)


def check_redeem(cashier: Cashier, address: str, token: str) -> None:
    """Raises Gone for a token that failed here just now, TooMany after too many that did, Unavailable if crowded."""
    if not cashier.identity.asks_others:
        return
    now = cashier.clock.now()
    with cashier.store.read() as db:
        if _waits(db.throttle(_key("redeem", address, token)), now):
            raise Gone("")
        failed = leaked(db.throttle(_key("redeems", address)), now, RULES["redeems"].leak).failures
        if failed >= RULES["redeems"].free:
            raise TooMany("")
        preferred = failed < FEW and _is_known(db, _key("opened", address), now)
        if not preferred and _is_crowded(cashier, db, now):
            security.note("screen.slowed", detail="crowded")
            raise Unavailable(CROWDED)


def _junk(cashier: Cashier) -> Rule:
    """The rule for failed tokens of all addresses together."""
    most = max(1, redeem_allowance(cashier.policy.calls_per_hour) // STRANGERS_SHARE)
    return Rule(most, HOUR // most)


def _is_crowded(cashier: Cashier, db: Tables, now: int) -> bool:
    """True if strangers have used their share of failed tokens, or of the hour's calls."""
    rule, allowance = _junk(cashier), redeem_allowance(cashier.policy.calls_per_hour)
    if leaked(db.throttle(_key("junk")), now, rule.leak).failures >= rule.free:
        return True
    return db.calls_since(now - HOUR, "redeem") >= allowance - allowance // STRANGERS_SHARE


def count_redeem(cashier: Cashier, address: str, token: str) -> None:
    """Count a failed redeem; a token counts once, and is not redeemed again within the window."""
    if not cashier.identity.asks_others:
        return
    with cashier.store.write() as db:
        now = cashier.clock.now()
        key = _key("redeem", address, token)
        if _waits(db.throttle(key), now):
            return
        db.set_throttle(key, Throttle(1, now + REDEEM_WINDOW, now))
        _add_failure(db, now, _key("redeems", address), RULES["redeems"])
        junk = _junk(cashier)
        if _add_failure(db, now, _key("junk"), junk) == junk.free:
            db.add_alert(now, "junk_tokens", "", JUNK.format(count=junk.free))


def _add_failure(db: Tables, now: int, key: str, rule: Rule) -> int:
    """Count a failure that delays nobody by itself; returns the number that has not leaked away."""
    before = leaked(db.throttle(key), now, rule.leak)
    db.set_throttle(key, Throttle(before.failures + 1, 0, before.at))
    return before.failures + 1


def note_opened(cashier: Cashier, address: str) -> None:
    """Prefer an address to strangers from now on, because a screen has opened there."""
    if not cashier.identity.asks_others:
        return
    _note(cashier, _key("opened", address))


def _note(cashier: Cashier, key: str) -> None:
    """Make an address a known one, with a commit at most once a day."""
    now = cashier.clock.now()
    with cashier.store.read() as db:
        if _is_known(db, key, now, NOTED_AGAIN):
            return
    with cashier.store.write() as db:
        db.set_throttle(key, Throttle(0, 0, now))


def crm_caller(cashier: Cashier, address: str) -> tuple[Caller, bool]:
    """A caller with a password for API tokens, and whether strangers are slowed down after too many wrong ones."""
    now, rule = cashier.clock.now(), RULES["crm"]
    with cashier.store.read() as db:
        failed = leaked(db.throttle(_key("crm", address)), now, rule.leak).failures
        known = failed < FEW and _is_known(db, _key("crm from", address), now)
        wrong = leaked(db.throttle(_key("crm")), now, rule.leak).failures
    return Caller(network_of(address), known), wrong >= rule.free


def count_crm_failure(cashier: Cashier, address: str) -> bool:
    """Count a wrong password for API tokens; True once that is too many."""
    now, rule = cashier.clock.now(), RULES["crm"]
    with cashier.store.write() as db:
        _add_failure(db, now, _key("crm", address), rule)
        return _add_failure(db, now, _key("crm"), rule) >= rule.free


def note_crm_caller(cashier: Cashier, address: str) -> None:
    """Prefer an address to strangers from now on, because the right password came from there."""
    _note(cashier, _key("crm from", address))


def forget(cashier: Cashier) -> None:
    """Delete failures and known places that are too old to count."""
    now = cashier.clock.now()
    with cashier.store.write() as db:
        db.delete_expired_throttles(now - FORGIVEN_AFTER, now - KNOWN_FOR)
