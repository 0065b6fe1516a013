"""Throttles: recent failures, and the delay of the next attempt, at most a minute.

One table holds them all under hashes, without e-mails, addresses or tokens. A login attempt counts for the account and
for the caller's address; from a known place of the account it counts for that place alone, so that a stranger's guesses
never lock the owner out. It is counted before it is made, so that parallel ones count too. A screen's token counts only
once it has failed: success costs no commit.
"""

from collections.abc import Iterable, Mapping

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Gone, TooMany
from inapp.domain.identifiers import key_hash
from inapp.domain.identity import Throttle
from inapp.domain.text import N_
from inapp.store import Tables

LONGEST_DELAY = 60 * SECOND
FREE = {"account": 5, "place": 5, "address": 20, "visits": 20, "resets": 10}
"""Failures, or unfinished logins at a provider, without a delay; people mistype, and share addresses."""
FORGIVEN_AFTER = 15 * 60 * SECOND
KNOWN_FOR = 90 * 24 * HOUR
MOST_REDEEMS, REDEEM_WINDOW = 30, 60 * SECOND  # failed tokens of screens from one address

WAIT = N_("Too many attempts. Wait a minute, then try again.")


def _key(*words: str) -> str:
    return key_hash("\0".join(words))


def count_login(cashier: Cashier, email: str, address: str) -> list[str]:
    """Count a login attempt. Returns the keys for `forgive`; raises TooMany if it has to wait."""
    with cashier.store.write() as db:
        now = cashier.clock.now()
        known = db.throttle(_key("known", email, address))
        if known is not None and now - known.at < KNOWN_FOR:
            scopes = {"place": _key("place", email, address)}
        else:
            scopes = {"account": _key("account", email), "address": _key("address", address)}
        count(db, now, scopes)
        return list(scopes.values())


def remember_place(db: Tables, email: str, address: str, now: int) -> None:
    """Make an address a known place of an account, with a count of its own from now on."""
    db.set_throttle(_key("known", email, address), Throttle(0, 0, now))


def clear_login(db: Tables, email: str, address: str) -> None:
    """Drop the failures of an account, and those from one address to it."""
    for key in (_key("account", email), _key("place", email, address)):
        db.set_throttle(key, None)


def visits_from(address: str) -> dict[str, str]:
    """The scopes that count an address's logins at a provider."""
    return {"visits": _key("visits", address)}


def resets_from(address: str) -> dict[str, str]:
    """The scopes that count the mails that an address asks for."""
    return {"resets": _key("resets", address)}


def count(db: Tables, now: int, scopes: Mapping[str, str]) -> None:
    """Count an attempt under every key of `scopes`. Raises TooMany, and counts nothing, if one has to wait."""
    before = {name: _recent(db.throttle(key), now, FORGIVEN_AFTER) for name, key in scopes.items()}
    if any(throttle.until > now for throttle in before.values()):
        raise TooMany(WAIT)
    for name, key in scopes.items():
        failures = before[name].failures + 1
        beyond = failures - FREE[name]
        delay = min(LONGEST_DELAY, SECOND << min(beyond, 10)) if beyond >= 0 else 0
        db.set_throttle(key, Throttle(failures, now + delay, now))


def _recent(throttle: Throttle | None, now: int, life: int) -> Throttle:
    """The throttle, or a fresh one after its life."""
    return throttle if throttle and now - throttle.at < life else Throttle(0, 0, now)


def forgive(db: Tables, counted: Iterable[str]) -> None:
    """Uncount an attempt; the failures of others at the same address stay."""
    for key in counted:
        throttle = db.throttle(key)
        if throttle is not None:
            fewer = Throttle(max(0, throttle.failures - 1), 0, throttle.at)
            db.set_throttle(key, fewer if fewer.failures else None)


def check_redeem(cashier: Cashier, address: str, token: str) -> None:
    """Raises Gone for a token that failed here within the window, TooMany after too many failures from its address."""
    with cashier.store.read() as db:
        now = cashier.clock.now()
        for key, kind in ((_key("redeem", address, token), Gone), (_key("redeems", address), TooMany)):
            throttle = db.throttle(key)
            if throttle is not None and throttle.until > now:
                raise kind("")


def count_redeem(cashier: Cashier, address: str, token: str, gone: bool) -> None:
    """Count a failed redeem; a token that is `gone` counts once, and is not redeemed again within the window."""
    with cashier.store.write() as db:
        now = cashier.clock.now()
        key = _key("redeem", address, token)
        if _recent(db.throttle(key), now, REDEEM_WINDOW).failures:
            return
        if gone:
            db.set_throttle(key, Throttle(1, now + REDEEM_WINDOW, now))
        window = _recent(db.throttle(_key("redeems", address)), now, REDEEM_WINDOW)  # `at` stays: when it began
        failures = window.failures + 1
        until = window.at + REDEEM_WINDOW if failures >= MOST_REDEEMS else 0
        db.set_throttle(_key("redeems", address), Throttle(failures, until, window.at))


def forget(cashier: Cashier) -> None:
    """Delete failures and known places that are too old to count."""
    now = cashier.clock.now()
    with cashier.store.write() as db:
        db.delete_expired_throttles(now - FORGIVEN_AFTER, now - KNOWN_FOR)
