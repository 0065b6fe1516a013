"""A second factor once more: before a decision that moves money, unless one was shown within the last minutes.

The page that asks for it carries what was typed, and posts it to the same address with the code; so the decision goes
on without being typed again. A right code makes a new session id.
"""

from flask import Response, request

from inapp.console import session, show
from inapp.console.acts import BY_NAME
from inapp.console.current import address, current_actor, current_cashier, signed_in
from inapp.console.texts import t
from inapp.domain.errors import Refused
from inapp.domain.text import N_
from inapp.staff import passkeys, provider, sign_in
from inapp.staff.sessions import SignedIn
from inapp.statuses import status_of

CODE = "second_code"
"""The field beside what was typed."""
PASSKEY, CREDENTIAL = "second_passkey", "credential"
"""The same where a passkey was used instead, and the field with what the browser says of it."""
OURS = frozenset({CODE, PASSKEY, CREDENTIAL, "csrf_token"})


class Due(Exception):
    """A second factor is due before this goes on; `problem` says what was wrong with the last one."""

    def __init__(self, problem: str = "", status: int = 403) -> None:
        super().__init__(problem)
        self.problem, self.status = problem, status


def require_fresh() -> None:
    """Go on only if a second factor was shown within the last minutes. Raises Due."""
    if not current_actor().fresh:
        raise Due


def prove() -> None:
    """Take the code, or the passkey's answer, that came beside a form. Raises Due if it is wrong."""
    found, form = signed_in(), request.form if request.method == "POST" else {}
    if found is None or not {CODE, PASSKEY} & set(form):
        return
    try:
        if PASSKEY in form:
            secret = passkeys.prove_again(current_cashier(), found, form.get(CREDENTIAL, ""), address())
        else:
            secret = sign_in.prove_again(current_cashier(), found, form[CODE], address())
    except Refused as refusal:
        raise Due(show.words_of(refusal), status_of(refusal)) from None
    session.cookie().become(secret)


def _ask_provider(found: SignedIn, typed: list[tuple[str, str]], due: Due) -> Response:
    """The page that leads to the identity provider; what was typed waits here meanwhile."""
    waiting = provider.Typed(request.path, typed)
    secret = session.cookie().secret
    where = provider.begin(current_cashier(), secret, address(), "", found, waiting)
    title, label = t(N_("Show that it is you")), getattr(current_cashier().staff_provider, "label", "")
    return show.page("step_up_there", title, due.status, problem=due.problem, address=where, label=label)


def ask(due: Due) -> Response:
    """The page that asks for a second factor and keeps what was typed."""
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in OURS]
    found = signed_in()
    if found and found.member.issuer:
        return _ask_provider(found, typed, due)
    act = BY_NAME.get(request.path.rpartition("/")[2])
    asks = {"what": t(act.label) if act else "", "ref": (request.view_args or {}).get("ref", "")}
    asks["back"] = show.came_from()
    options = passkeys.to_ask(current_cashier(), found.member, found.session.key) if found else ""
    title = t(N_("Show that it is you"))
    return show.page("step_up", title, due.status, problem=due.problem, typed=typed, options=options, **asks)
