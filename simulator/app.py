"""What the app does when told to: opens screens, logs in and out, starts again. The shell and tests tell it so."""

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, request

from simulator.crm import SCREENS, Crm
from simulator.crm_records import Records
from simulator.demo import USERS, DemoUser
from simulator.sequence import PARTIES
from simulator.state import State

# Conformance lets a one-time token be dead after a minute; the second more is for clocks.
TOKEN_SECONDS = 60
PATIENCE_SECONDS = 61
IDENTITIES = ("sso", "handoff", "crm")
# The order is the one in which an app writes them; absent ones are left out.
PASSED_ON = ("lang", "theme", "source")
LOGIN_FIELDS = {"identity", "firstLogin", "partnerId", "extra", *PASSED_ON}
OPEN_FIELDS = {
    *("userId", "screen", "account", "identity", "login_token", "ttl", "extra", "relogin", "passInappToken"),
    *PASSED_ON,
}
NOTE_FIELDS = {"from", "to", "step", "note", "path", "ms"}
MAX_NOTE = 160
Json = dict[str, Any]


def body(known: set[str] | None = None) -> Json:
    """The request's JSON object; TypeError when it is none, ValueError when a field is not known."""
    found = request.get_json(force=True, silent=True) if request.get_data() else {}
    if not isinstance(found, dict):
        raise TypeError("the body must be a JSON object")
    wrong = set(found) - known if known is not None else ()
    if wrong:
        raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
    return found


def number(value: object) -> int | None:
    """A whole number, None for nothing; ValueError for anything else."""
    return int(str(value)) if value not in (None, "") else None


def _required(found: Json, name: str) -> int:
    value = number(found.get(name))
    if value is None:
        raise ValueError(f"{name} is missing")
    return value


def _user(value: object) -> DemoUser:
    for user in USERS:
        if str(user.user_id) == str(value):
            return user
    raise LookupError(f"no demo user {value}")


def _identity(found: Json) -> str:
    identity = str(found.get("identity") or IDENTITIES[0])
    if identity not in IDENTITIES:
        raise ValueError(f"identity must be one of {', '.join(IDENTITIES)}")
    return identity


def _extra(found: Json) -> dict[str, str]:
    passed = {name: str(found[name]) for name in PASSED_ON if found.get(name)}
    return passed | {str(name): str(value) for name, value in dict(found.get("extra") or {}).items()}


def _money(units: int, digits: int) -> str:
    sign, whole = "-" if units < 0 else "", str(abs(units)).zfill(digits + 1)
    cut = len(whole) - digits
    return f"{sign}{int(whole[:cut]):,}{'.' + whole[cut:] if digits else ''}"


class App:
    """One installation of the app, with a session per user and identity; hand-off needs none."""

    def __init__(self, state: State, cashier: Crm, crm: Crm, records: Records) -> None:
        self._state = state
        self.cashier = cashier
        self._parties = {"sso": cashier, "crm": crm}
        self._records = records
        # A login screen that comes back at the top level cannot say by which identity it was opened.
        self._logging_in = "sso"

    def reset(self) -> None:
        """Forgets every session."""
        self._logging_in = "sso"
        for party in self._parties.values():
            party.reset()

    def routes(self) -> dict[str, tuple[str, Callable[[], Response]]]:
        """Paths under /_sim with their method and work."""
        return {
            "/users": ("GET", self._users),
            "/open": ("POST", self._open),
            "/login": ("POST", self._login),
            "/exchange": ("POST", self._exchange),
            "/start": ("POST", self._start),
            "/expire": ("POST", self._expire),
            "/logout": ("POST", self._logout),
            "/note": ("POST", self._note),
        }

    def users(self, identity: str = "sso") -> list[Json]:
        """The demo users with their accounts, balances and sessions, as the app shell shows them."""
        return [
            {
                "userId": user.user_id,
                "name": user.name,
                "email": user.email,
                **self._session(user.user_id, identity),
                "accounts": [self._account(account.login) for account in user.accounts],
            }
            for user in USERS
        ]

    def _session(self, user_id: int, identity: str) -> Json:
        if identity == "handoff":
            return {"signedIn": False, "accessToken": False, "inappToken": False}
        held = self._parties[identity].session(user_id)
        return {
            "signedIn": held.signed_in,
            "accessToken": held.access_token is not None,
            "inappToken": held.inapp_token is not None,
        }

    def _account(self, login: int) -> Json:
        with self._state.lock:
            trader = dict(self._state.traders[login])
        digits = trader["moneyDigits"]
        return {
            "login": login,
            "currency": trader["depositCurrency"],
            "balance": f"{_money(trader['balance'], digits)} {trader['depositCurrency']}",
            "equity": _money(trader["equity"], digits),
            "freeMargin": _money(trader["freeMargin"], digits),
            "usedMargin": _money(trader["usedMargin"], digits),
        }

    def _of(self, identity: str) -> Crm:
        if identity not in self._parties:
            raise ValueError("hand-off has no login of its own")
        return self._parties[identity]

    def _users(self) -> Response:
        return jsonify(self.users(_identity(dict(request.args))))

    def _open(self) -> Response:
        wanted = body(OPEN_FIELDS)
        if wanted.get("screen") not in SCREENS:
            raise ValueError(f"screen must be one of {', '.join(SCREENS)}")
        user_id, account = _required(wanted, "userId"), number(wanted.get("account"))
        parameters = {"token": self._one_time_token(wanted, _identity(wanted), user_id, account)}
        if account is not None:
            parameters["account"] = str(account)
        # The screens are the cashier's, whoever makes the tokens.
        return jsonify(url=self.cashier.url(f"/inapp/{wanted['screen']}", parameters | _extra(wanted)))

    def _one_time_token(self, wanted: Json, identity: str, user_id: int, account: int | None) -> str:
        if identity == "handoff":
            seconds = float(wanted.get("ttl", TOKEN_SECONDS))
            return self._state.mint_handoff(user_id, _user(user_id).email, account, seconds)
        party = self._of(identity)
        if wanted.get("login_token"):
            party.sign_in(str(wanted["login_token"]), user_id)
        elif wanted.get("relogin", True):
            party.sign_in_again(user_id)
        return party.one_time_token(user_id, account, bool(wanted.get("passInappToken", True)))

    def _login(self) -> Response:
        wanted = body(LOGIN_FIELDS)
        identity = _identity(wanted)
        party = self._of(identity)
        self._logging_in = identity
        parameters = {name: str(wanted[name]) for name in ("firstLogin", "partnerId") if wanted.get(name)}
        return jsonify(url=party.url("/auth/login", parameters | _extra(wanted)))

    def _exchange(self) -> Response:
        wanted = body({"token", "identity", "keep"})
        identity = _identity({"identity": wanted.get("identity") or self._logging_in})
        user_id = self._of(identity).sign_in(str(wanted.get("token") or ""), keep=bool(wanted.get("keep", True)))
        return jsonify(userId=user_id, identity=identity, **self._session(user_id, identity))

    def _start(self) -> Response:
        wanted = body({"userId", "identity"})
        identity, user_id = _identity(wanted), _required(wanted, "userId")
        party = self._of(identity)
        party.close_app(user_id)
        party.sign_in_again(user_id)
        return jsonify(userId=user_id, **self._session(user_id, identity))

    def _expire(self) -> Response:
        token = str(body({"token"}).get("token") or "")
        ours = self._state.expire_handoff(token) or self._records.expire(token)
        # The cashier's own tokens age on the cashier's clock alone.
        return jsonify(wait=0 if ours else PATIENCE_SECONDS)

    def _logout(self) -> Response:
        wanted = body({"userId", "identity"})
        self._of(_identity(wanted)).sign_out(_user(wanted.get("userId")).user_id)
        return jsonify({})

    def _note(self) -> Response:
        wanted = body(NOTE_FIELDS)
        if not {wanted.get("from"), wanted.get("to")} <= set(PARTIES):
            raise ValueError(f"from and to must be of {', '.join(PARTIES)}")
        step, ms = wanted.get("step"), number(wanted.get("ms"))
        # Whatever the browser gives us: tokens stand in queries and fragments.
        path = str(wanted.get("path") or "").partition("?")[0].partition("#")[0][:MAX_NOTE]
        parties = (str(wanted["from"]), str(wanted["to"]))
        text = str(wanted.get("note") or "")[:MAX_NOTE]
        self._state.note(parties, None if step is None else str(step), text, {"path": path, "ms": ms})
        return jsonify({})
