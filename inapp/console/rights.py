"""Which right each address of the console needs.

Each handler has one of three marks: `needs` a right, `member` for everybody who is signed in, `anybody` for whoever has
not done so yet. The application does not start with a handler that has none.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request, url_for

from inapp.console import show
from inapp.console.current import current_actor, current_cashier, signed_in
from inapp.console.step_up import Due, require_fresh
from inapp.domain import security
from inapp.domain.staff import Right, may
from inapp.staff import audit, sessions

View = TypeVar("View", bound=Callable[..., Any])
MARK = "staff_right"
ANYBODY, MEMBER, FRESH_MEMBER = "anybody", "member", "fresh member"
FORBIDDEN = "Your roles do not include this. Ask an administrator if they should."


def needs(right: Right, *, fresh: bool = False) -> Callable[[View], View]:
    """Mark a handler with the right that it needs.

    With `fresh` a post also needs a second factor within the last minutes: without it the answer asks for one, and then
    goes on with what was typed.
    """

    def mark(view: View) -> View:
        setattr(view, MARK, (right, fresh))
        return view

    return mark


def member(why: str) -> Callable[[View], View]:
    """Mark a handler for everybody who is signed in, whatever their roles are; `why` tells readers the reason."""
    return _mark(MEMBER, why)


def fresh_member(why: str) -> Callable[[View], View]:
    """The same, with a second factor within the last minutes, for what concerns one's own way in."""
    return _mark(FRESH_MEMBER, why)


def anybody(why: str) -> Callable[[View], View]:
    """Mark a handler for those who are not signed in; `why` tells what protects it."""
    return _mark(ANYBODY, why)


def _mark(who: str, why: str) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, MARK, (who, why))
        return view

    return mark


def of(app: Flask, endpoint: str) -> tuple[Right | str, bool | str]:
    """The mark of a handler. Raises ValueError without one."""
    found: tuple[Right | str, bool | str] | None = getattr(app.view_functions[endpoint], MARK, None)
    if found is None:
        raise ValueError(f"{endpoint} names no right: mark its handler with needs, member or anybody")
    return found


def require_all(app: Flask) -> None:
    """Raise ValueError for the first handler without a mark."""
    for rule in app.url_map.iter_rules():
        of(app, rule.endpoint)


def check() -> Response | None:
    """Refuse a request whose member lacks the right, and lead whoever is not signed in to the sign-in."""
    if request.endpoint is None:  # the routing answers 404 or 405, to members alone
        return None if signed_in() else show.to_sign_in()
    right, fresh = of(current_app, request.endpoint)
    if right == ANYBODY:
        return None
    found = signed_in()
    if found is None:
        security.note("session.over")
        return show.to_sign_in()
    if right != MEMBER and sessions.is_untold(current_cashier(), found):
        raise Due
    if isinstance(right, Right) and not may(current_actor(), right):
        return _no_roles() if not current_actor().roles and request.method == "GET" else _forbidden(right)
    if request.method == "POST" and (fresh is True or right == FRESH_MEMBER):
        require_fresh()
    return None


def _no_roles() -> Response:
    """The way to the page that says when roles come into force, for whoever has none yet."""
    return Response(status=303, headers={"Location": url_for("me.page")})


def _forbidden(right: Right) -> Response:
    """403, with a line in the audit."""
    actor = current_actor()
    security.note("staff.forbidden", actor=actor.key)
    with current_cashier().store.write() as db:
        audit.note(db, actor, "refused", str(request.endpoint), f"needs {right}")
    return show.dead_end(403, FORBIDDEN)
