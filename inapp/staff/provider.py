"""Sign-in of staff at the broker's own identity provider, and the same once more before a decision.

Somebody is who they are by issuer and subject alone: an account there with the e-mail of a member here is another
person. Groups decide the roles at each sign-in. The visit belongs to the browser that began it, by its cookie, so that
a stranger's link hands over nothing.
"""

import hmac
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Declined, Gone, NotAllowed, NotFound, NotSent, OutcomeUnknown, Refused, Unavailable
from inapp.domain.identifiers import derived_text, key_hash
from inapp.domain.staff import CASHIER, NOBODY, Role, StaffMember, StaffToken, StaffTokenKind, plain_name, words_of
from inapp.domain.staff_provider import Person, StaffProvider
from inapp.domain.text import N_
from inapp.identity import throttles
from inapp.identity.oidc import CANNOT_ASK, MISUNDERSTOOD, STOPPED_THERE, TOO_OLD, TOO_WEAK
from inapp.identity.sign_in import plain_email
from inapp.staff import audit, sessions, sign_in
from inapp.staff.sessions import Caller, SignedIn
from inapp.store import Tables

log = logging.getLogger(__name__)

LIFE = 10 * 60 * SECOND
CLOCKS_DIFFER = 60 * SECOND
"""The most by which a login there may seem to be older than the visit that asked for it."""

OVER = N_("This sign-in took too long, has ended, or began in another browser. Please start again.")
STOPPED = N_("You were not signed in there. Please start again.")
NO_ROLE = N_("None of your groups has a role here. Ask whoever looks after them at the identity provider.")
SHUT_OUT = N_("This account is shut out here.")
OTHER_PERSON = N_("This is somebody else than the person who is signed in here.")
NO_PROVIDER = N_("There is no identity provider here.")
WORDS_FOR = {"weak_login": TOO_WEAK, "old_login": TOO_OLD}


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that waits while its member shows once more who they are."""

    path: str
    fields: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Returned:
    """The secret of the session after a visit, where to go on, and the form that waits."""

    session: str
    next: str
    typed: Typed | None = None


def begin(
    cashier: Cashier,
    browser: str,
    address: str,
    back: str = "",
    again: SignedIn | None = None,
    typed: Typed | None = None,
) -> str:
    """The provider's address for a browser with this cookie. Raises Refused.

    With `again` somebody who is signed in shows once more who they are; the form that they have `typed` waits.
    """
    provider = _provider(cashier)
    detail: dict[str, Any] = {"browser": key_hash(browser), "next": back}
    if again:
        detail |= {"session": again.session.key}
    if typed:
        detail |= {"path": typed.path, "fields": list(typed.fields)}
    with cashier.store.write() as db:
        now = cashier.clock.now()
        if again is None:
            throttles.count(db, now, throttles.visits_from(address))
        staff_id = again.member.id if again else None
        state = sign_in.issue(db, StaffTokenKind.VISIT, staff_id, now, LIFE, json.dumps(detail))
    try:
        return provider.address(state, *_words(cashier, state), again=again is not None)
    except (Declined, NotSent, OutcomeUnknown) as failure:
        log.warning("the identity provider of staff cannot be asked: %s", failure)
        raise Unavailable(CANNOT_ASK) from None


def come_back(cashier: Cashier, browser: str, told: dict[str, str], caller: Caller, here: SignedIn | None) -> Returned:
    """What a browser brings back: `state`, and `code` or `error`; `iss` if the provider says so. Raises Refused."""
    state = told.get("state", "")
    visit = _used(cashier, state, browser)
    detail = json.loads(visit.detail)
    if "code" not in told:
        why = told.get("error", "")
        raise NotAllowed(STOPPED if why in STOPPED_THERE else MISUNDERSTOOD)
    person = _asked(cashier, state, told)
    typed = Typed(detail["path"], [(name, value) for name, value in detail["fields"]]) if "path" in detail else None
    if visit.staff_id is not None:
        return Returned(_proven(cashier, visit, detail["session"], person, here), detail["next"], typed)
    secret = _enter(cashier, person, caller)
    with cashier.store.write() as db:
        throttles.forgive(db, throttles.visits_from(caller.address).values())
    return Returned(secret, detail["next"])


def _provider(cashier: Cashier) -> StaffProvider:
    if cashier.staff_provider is None:
        raise NotFound(NO_PROVIDER)
    return cashier.staff_provider


def _words(cashier: Cashier, state: str) -> tuple[str, str]:
    """The nonce and the verifier (PKCE) of a visit, derived again each time instead of stored."""
    secret = cashier.policy.secret_key
    return derived_text(secret, f"staff nonce\0{state}"), derived_text(secret, f"staff verifier\0{state}")


def _used(cashier: Cashier, state: str, browser: str) -> StaffToken:
    """The visit of a state, used up. Raises Gone, also if another browser began it."""
    now = cashier.clock.now()
    with cashier.store.write() as db:
        visit = db.staff_token(state)
        valid = visit is not None and visit.opens(StaffTokenKind.VISIT, now)
        if visit is None or not valid or not db.use_staff_token(state, now):
            raise Gone(OVER)
    if not hmac.compare_digest(json.loads(visit.detail)["browser"], key_hash(browser)):
        security.note("login.refused", detail="another browser")
        raise Gone(OVER)
    return visit


def _asked(cashier: Cashier, state: str, told: dict[str, str]) -> Person:
    """The person behind a code. Raises Refused."""
    try:
        return _provider(cashier).person(told["code"], *_words(cashier, state), told.get("iss", ""))
    except Declined as refusal:
        log.warning("the identity provider of staff has named nobody: %s", refusal)
        security.note("login.refused", detail="by the provider")
        raise NotAllowed(WORDS_FOR.get(refusal.reason, MISUNDERSTOOD)) from None
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the identity provider of staff cannot be asked: %s", failure)
        raise Unavailable(CANNOT_ASK) from None


def _enter(cashier: Cashier, person: Person, caller: Caller) -> str:
    """The secret of a new session of a person, with the roles of their groups. Raises Refused."""
    now = cashier.clock.now()
    with cashier.store.write() as db:
        member = _known(cashier, db, person, now)
        refusal = _refusal(db, member)
        if refusal is None and member is not None:
            shown = person.auth_time * SECOND
            fresh = min(now, shown) if shown else 0
            secret = sessions.begin(db, member, "the identity provider", caller, now, fresh)
    if refusal is not None or member is None:
        security.note("login.refused", actor=member.key if member else "an unknown member of staff")
        raise refusal or NotAllowed(NO_ROLE)
    security.note("login.ok", actor=member.key, detail="with the identity provider")
    return secret


def _known(cashier: Cashier, db: Tables, person: Person, now: int) -> StaffMember | None:
    """The member of a person, with what the provider says of them now; None for somebody new without a role."""
    roles = frozenset[Role]().union(*(cashier.staff.groups.get(group, frozenset()) for group in person.groups))
    email = plain_email(person.email)
    name = plain_name(person.name) or email or "somebody of the provider"
    known = db.member_by_subject(person.issuer, person.subject)
    if known is None:
        if not roles:
            return None
        known = db.add_member(StaffMember(0, name, email, frozenset(), now, False, person.issuer, person.subject))
    now_is = replace(known, name=name, email=email, roles=roles)
    if now_is != known:
        db.change_member(known.id, name=name, email=email, roles=roles)
    if roles != known.roles:
        text = f"the identity provider gives {name} ({email}) the roles: {words_of(roles) or 'none'}"
        audit.note(db, CASHIER, "changed", known.key, text)
        db.add_alert(now, "staff_change", "", text)
    return now_is


def _refusal(db: Tables, member: StaffMember | None) -> Refused | None:
    """Why a person is not let in, noted for a member."""
    if member is None or (member.roles and not member.disabled):
        return None
    why = SHUT_OUT if member.disabled else NO_ROLE
    audit.note(db, NOBODY, "refused", member.key, "shut out" if member.disabled else "no group with a role")
    return NotAllowed(why)


def _proven(cashier: Cashier, visit: StaffToken, key: str, person: Person, here: SignedIn | None) -> str:
    """The new secret of a session whose member has shown at the provider, just now, who they are. Raises Refused.

    Their groups count as the provider names them now; without a role all their sessions end.
    """
    if here is None or not hmac.compare_digest(here.session.key, key):
        raise Gone(OVER)
    if (person.issuer, person.subject) != (here.member.issuer, here.member.subject):
        with cashier.store.write() as db:
            audit.note(db, NOBODY, "refused", here.member.key, "somebody else signed in at the identity provider")
        raise NotAllowed(OTHER_PERSON)
    with cashier.store.write() as db:
        member = _known(cashier, db, person, cashier.clock.now())
        refusal = _refusal(db, member)
        if refusal is not None:
            sessions.end_all(db, here.member, cashier.clock.now())
    if refusal is not None:
        security.note("login.refused", actor=here.member.key)
        raise refusal
    if person.auth_time * SECOND < visit.created - CLOCKS_DIFFER:
        raise NotAllowed(TOO_OLD)
    return sign_in.proven(cashier, here, "a login at the identity provider")
