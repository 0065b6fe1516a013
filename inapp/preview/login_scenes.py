"""The scenes of the login screen and of its second step."""

from flask import Flask
from werkzeug.wrappers import Response

from inapp.domain.identity import TokenKind, User
from inapp.domain.passkeys import Passkey
from inapp.domain.second_factor import SecondFactor, new_recovery_codes, shown
from inapp.identity import tokens
from inapp.identity.second_step import LIFE, NEW, SetUp, shown_again
from inapp.preview.visits import HOUR_MS, Drawing, Scene, Visit
from inapp.web.render import show
from inapp.web.second_step import TITLE, due_view, offers_passkeys

HERE = "/auth/second/"


def _logs_in(app: Flask) -> bool:
    return bool(app.extensions["brand"].login_url)


def _has_second_step(app: Flask) -> bool:
    return _logs_in(app) and app.extensions["cashier"].policy.second_factor != "off"


def _has_passkeys(app: Flask) -> bool:
    return _logs_in(app) and app.extensions["cashier"].passkeys is not None


def _got(path: str, **more: str) -> Drawing:
    return lambda visit: visit.get(path, **more)


def _login(visit: Visit) -> Response:
    return visit.get("/auth/login")


def _step(visit: Visit, kind: TokenKind = TokenKind.STEP, family: str = "") -> str:
    """The token of somebody whose password was right."""
    with visit.cashier.store.write() as db:
        db.put_users(User(visit.user, f"ann{visit.user}@example.com", "Ann"))
        return tokens.issue(db, visit.cashier.clock, kind, visit.user, LIFE, family)


def _with_app(visit: Visit, passkeys: tuple[str, ...] = ()) -> None:
    """Give the trader an app and passkeys, which open nothing."""
    now = visit.cashier.clock.now()
    with visit.cashier.store.write() as db:
        db.set_second_factor(SecondFactor(visit.user, "preview", 0, now), [])
        for number, name in enumerate(passkeys):
            made = now - number * 24 * HOUR_MS
            db.add_passkey(Passkey(f"cHJldmlld{visit.user}{number}", visit.user, name, "preview", 0, "internal", made))


def _code(*passkeys: str) -> Drawing:
    def draw(visit: Visit) -> Response:
        step = _step(visit)
        _with_app(visit, passkeys)
        return visit.inside(f"{HERE}code", _login(visit), lambda: due_view(shown_again(visit.cashier, step)))

    return draw


def _no_code(visit: Visit) -> Response:
    step = _step(visit)
    _with_app(visit)
    return visit.post(f"{HERE}code", _login(visit), step=step, framed="0")


def _set_up(visit: Visit) -> Response:
    step = _step(visit, family=NEW)
    return visit.inside(f"{HERE}set-up", _login(visit), lambda: due_view(shown_again(visit.cashier, step)))


def _codes(visit: Visit) -> Response:
    made = SetUp(shown(new_recovery_codes()), "preview")
    return visit.inside(
        f"{HERE}set-up", _login(visit), lambda: show("second_codes", TITLE, made=made, manages=offers_passkeys())
    )


def _passkeys(visit: Visit) -> Response:
    step = _step(visit, TokenKind.SET_UP)
    _with_app(visit, ("Phone", "Security key"))
    return visit.post(f"{HERE}passkeys", _login(visit), step=step, framed="0")


LOGIN_SCENES: tuple[Scene, ...] = (
    Scene("login", "Log in", _got("/auth/login"), needs=_logs_in),
    Scene("first-login", "Log in for the first time", _got("/auth/login", firstLogin="true"), needs=_logs_in),
    Scene("reset", "Reset password", _got("/auth/reset"), needs=_logs_in),
    Scene("second-code", "Second step: a code", _code(), needs=_has_second_step),
    Scene("second-passkey", "Second step: a passkey or a code", _code("Phone"), needs=_has_passkeys),
    Scene("second-no-code", "Second step: no code", _no_code, needs=_has_second_step),
    Scene("second-set-up", "Second step: setting an app up", _set_up, needs=_has_second_step),
    Scene("second-codes", "Second step: recovery codes", _codes, needs=_has_second_step),
    Scene("second-passkeys", "Second step: passkeys", _passkeys, needs=_has_passkeys),
)
