"""Changes of people and roles, which no one person makes.

One administrator proposes and another one confirms what they have seen. While there are fewer than two administrators
who can sign in, a change is announced instead: an alert tells of it, each page of the console shows it, and it happens
after a day unless somebody cancels it. A shell may shut somebody out alone; everybody is told.
"""

import hashlib
import logging
from dataclasses import replace

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.deciding import WORD_LASTS
from inapp.domain.errors import Conflict, Declined, Invalid, NotAllowed, NotFound, NotSent, OutcomeUnknown
from inapp.domain.identifiers import key_hash
from inapp.domain.letters import StaffNotice
from inapp.domain.staff import (
    CASHIER,
    Actor,
    ChangeEnd,
    ChangeKind,
    Right,
    Role,
    StaffChange,
    StaffMember,
    may,
    words_of,
)
from inapp.domain.text import N_
from inapp.staff import accounts, audit, sessions
from inapp.store import Tables

log = logging.getLogger(__name__)

SHOWN_FOR = 7 * 24 * HOUR
"""The time for which each page says that a shell has shut somebody out."""

NO_MORE = N_("There is an administrator already: people are invited in the console, by two of them.")
NO_RIGHT = N_("Only administrators change people and roles.")
UNKNOWN = N_("There is no such person.")
NO_CHANGE = N_("This change was decided already, or does not exist.")
NOT_ALONE = N_("Somebody else has to confirm what you have proposed.")
STALE = N_("This person was changed after the proposal. Look again, and propose it anew.")
PROVIDERS = N_("The roles of this person come from the identity provider: change the groups there.")
NO_REASON = N_("Say why: everybody is told.")
NOTHING_NEW = N_("Nothing would change.")


def version_of(member: StaffMember) -> str:
    """A short word over all of a member that a change could touch."""
    parts = (member.name, member.email, words_of(member.roles), str(member.disabled), member.issuer, member.subject)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def needs_second(db: Tables) -> bool:
    """True if there are two administrators who can sign in: then one of them alone decides nothing."""
    return len([one for one in db.members_in(Role.ADMIN) if db.is_set_up(one)]) >= 2


def awaits_admin(db: Tables) -> bool:
    """True if somebody who can sign in is about to become an administrator."""
    coming = [change for change in db.open_changes() if change.due and Role.ADMIN in change.roles]
    members = [db.member(change.staff_id or 0) for change in coming]
    return any(member and db.is_set_up(member) for member in members)


def invite_first(cashier: Cashier, by: Actor, email: str, name: str) -> str:
    """The secret of the first administrator's link; the role is announced. Raises Refused."""
    email, name = accounts.checked(email, name)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        if any(db.is_set_up(one) for one in db.members_in(Role.ADMIN)) or awaits_admin(db):
            raise Conflict(NO_MORE)
        _end_invitations(db, by, now)
        member = db.member_by_email(email) or db.add_member(StaffMember(0, name, email, frozenset(), now, False))
        # Whoever holds the link is nobody but the person to come: neither roles nor words of the account are theirs.
        sessions.end_all(db, member, now)
        db.change_member(member.id, disabled=False, name=name, roles=frozenset())
        announce(db, by, ChangeKind.ROLES, member, frozenset({Role.ADMIN}), now, cashier.staff.delay)
        audit.note(db, by, "invited", member.key, "as the first administrator")
        return accounts.link_for(db, member, now, accounts.FIRST_LINK)


def _end_invitations(db: Tables, by: Actor, now: int) -> None:
    """End the links and announcements of those whom a shell was to make the first administrator before."""
    for change in db.open_changes():
        if change.due is not None and Role.ADMIN in change.roles:
            db.end_change(change.id, ChangeEnd.CANCELLED, by.key, now)
            db.end_staff_tokens_of(change.staff_id or 0, now)
            audit.note(db, by, "cancelled", subject_of(change), words(change))


def propose_invitation(cashier: Cashier, by: Actor, email: str, name: str, roles: frozenset[Role]) -> tuple[str, str]:
    """Propose a new person. Returns the word for the proposer, or a link if the roles are announced. Raises Refused."""
    _require_admin(by)
    email, name = accounts.checked(email, name)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        if db.member_by_email(email):
            raise Conflict(accounts.KNOWN, field="email")
        if needs_second(db):
            word = accounts.new_word()
            seen = f" {key_hash(word)}"
            _add(db, by, StaffChange(0, None, ChangeKind.INVITE, name, email, roles, seen, by.key, by.name, now))
            return word, ""
        member = db.add_member(StaffMember(0, name, email, frozenset(), now, False))
        announce(db, by, ChangeKind.ROLES, member, roles, now, cashier.staff.delay)
        audit.note(db, by, "invited", member.key, email)
        return "", accounts.link_for(db, member, now, accounts.LINK)


def propose(
    cashier: Cashier, by: Actor, what: ChangeKind, staff_id: int, seen: str, roles: frozenset[Role] = frozenset()
) -> str:
    """Propose or announce a change of a member. Returns the word for the proposer of a reset. Raises Refused."""
    _require_admin(by)
    with cashier.store.write() as db:
        now, member = cashier.clock.now(), db.member(staff_id)
        if member is None:
            raise NotFound(UNKNOWN)
        if version_of(member) != seen:
            raise Conflict(STALE)
        _check_kind(member, what, roles)
        if not needs_second(db):
            announce(db, by, what, member, roles, now, cashier.staff.delay)
            return ""
        word = accounts.new_word() if what is ChangeKind.RESET else ""
        seen += f" {key_hash(word)}" if word else ""
        _add(db, by, StaffChange(0, staff_id, what, member.name, member.email, roles, seen, by.key, by.name, now))
        return word


def _check_kind(member: StaffMember, what: ChangeKind, roles: frozenset[Role]) -> None:
    if member.issuer and what in (ChangeKind.ROLES, ChangeKind.RESET):
        raise NotAllowed(PROVIDERS)
    unchanged = {
        ChangeKind.ROLES: roles == member.roles,
        ChangeKind.DISABLE: member.disabled,
        ChangeKind.ENABLE: not member.disabled,
    }
    if unchanged.get(what, False):
        raise Invalid(NOTHING_NEW)


def _add(db: Tables, by: Actor, change: StaffChange) -> None:
    made = db.add_change(change)
    audit.note(db, by, "proposed", subject_of(made), words(made))


def announce(
    db: Tables,
    by: Actor,
    what: ChangeKind,
    member: StaffMember,
    roles: frozenset[Role],
    now: int,
    delay: int,
) -> StaffChange:
    """Announce a change that happens after the delay; an earlier announcement about the member ends."""
    for earlier in db.open_changes():
        if earlier.staff_id == member.id and earlier.due is not None:
            db.end_change(earlier.id, ChangeEnd.CANCELLED, by.key, now)
    seen = version_of(db.member(member.id) or member)
    change = StaffChange(0, member.id, what, member.name, member.email, roles, seen, by.key, by.name, now, now + delay)
    made = db.add_change(change)
    audit.note(db, by, "announced", subject_of(made), words(made))
    if not delay:
        _carry_out_announced(db, made, now)
    else:
        text = (
            f"{by.name} has announced for staff: {words(made)}. It happens in {delay // HOUR} hours. If you do "
            f"not know of it, cancel it in the console, or with staff cancel {made.id}"
        )
        db.add_alert(now, "staff_change", "", text)
    return made


def make_link(cashier: Cashier, by: Actor, staff_id: int) -> str:
    """The secret of a new link for somebody who is not set up, while there is no second administrator to decide it.

    With two of them it is a reset, which both decide. Raises Refused.
    """
    _require_admin(by)
    with cashier.store.write() as db:
        now, member = cashier.clock.now(), db.member(staff_id)
        if member is None or member.disabled:
            raise NotFound(UNKNOWN)
        if needs_second(db) or db.is_set_up(member):
            raise NotAllowed(NOT_ALONE)
        audit.note(db, by, "invited", member.key, "with a new link")
        db.add_alert(now, "staff_change", "", f"{by.name} has made a new link for {member.name} ({member.email})")
        return accounts.link_for(db, member, now, accounts.LINK)


def confirm(cashier: Cashier, by: Actor, number: int, seen: str) -> str:
    """Make a change that somebody else has proposed. Returns the link of a new or reset account. Raises Refused."""
    _require_admin(by)
    with cashier.store.write() as db:
        now, change = cashier.clock.now(), _open(db, number)
        if (
            change.due is not None
            or not change.proposed <= now < change.proposed + WORD_LASTS
            or not _speaks(db, change)
        ):
            raise Conflict(NO_CHANGE)
        if db.person_of(by.key) == db.person_of(change.proposed_by):
            raise NotAllowed(NOT_ALONE)
        if seen != words(change) or not _still_stands(db, change):
            raise Conflict(STALE)
        db.end_change(number, ChangeEnd.CONFIRMED, by.key, now)
        link = _carry_out(db, change, now)
        audit.note(db, by, "confirmed", subject_of(change), f"{words(change)}; proposed by {change.proposed_name}")
        db.add_alert(now, "staff_change", "", f"{by.name} and {change.proposed_name}: {words(change)}")
        return link


def cancel(cashier: Cashier, by: Actor, number: int) -> None:
    """Cancel what was proposed or announced. Raises Refused."""
    _require_admin(by, from_shell=True)
    with cashier.store.write() as db:
        change = _open(db, number)
        db.end_change(number, ChangeEnd.CANCELLED, by.key, cashier.clock.now())
        audit.note(db, by, "cancelled", subject_of(change), words(change))
        if change.due is not None:
            db.add_alert(cashier.clock.now(), "staff_change", "", f"{by.name} has cancelled: {words(change)}")


def carry_out_due(cashier: Cashier) -> None:
    """Make the announced changes whose day is over, and let those expire that nobody has confirmed in time.

    Neither is made once its author has lost the right; everybody is told of what was announced and does not happen.
    """
    now = cashier.clock.now()
    with cashier.store.read() as db:
        waiting = [one for one in db.open_changes() if _is_due(one, now) or _is_stale(one, now) or not _speaks(db, one)]
    for change in waiting:
        with cashier.store.write() as db:
            _carry_out_announced(db, change, now)


def _carry_out_announced(db: Tables, change: StaffChange, now: int) -> None:
    """Make a change whose day is over if it still stands; else it expires."""
    speaks = _speaks(db, change)
    stands = _is_due(change, now) and speaks and _still_stands(db, change)
    if not db.end_change(change.id, ChangeEnd.CARRIED_OUT if stands else ChangeEnd.EXPIRED, CASHIER.key, now):
        return
    if stands:
        _carry_out(db, change, now)
        audit.note(db, CASHIER, "carried out", subject_of(change), words(change))
        db.add_alert(now, "staff_change", "", f"{words(change)}, as {change.proposed_name} had announced")
    elif not speaks:
        text = f"{words(change)}: does not happen, because {change.proposed_name} may change people no more"
        audit.note(db, CASHIER, "cancelled", subject_of(change), text)
        db.add_alert(now, "staff_change", "", text)


def _speaks(db: Tables, change: StaffChange) -> bool:
    """False once the member of staff who has proposed or announced a change may change people no more."""
    member = db.member_of(change.proposed_by)
    return member is None or may(member, Right.PEOPLE)


def _is_due(change: StaffChange, now: int) -> bool:
    return change.due is not None and change.due <= now


def _is_stale(change: StaffChange, now: int) -> bool:
    """True for a proposal that nobody has confirmed in the time in which a word has to be followed by another."""
    return change.due is None and now - change.proposed >= WORD_LASTS


def shut_out(cashier: Cashier, by: Actor, staff_id: int, reason: str) -> StaffMember:
    """Disable a member from a shell, at once and without a second person; everybody is told. Raises Refused."""
    if not reason.strip():
        raise Invalid(NO_REASON)
    with cashier.store.write() as db:
        now, member = cashier.clock.now(), db.member(staff_id)
        if member is None:
            raise NotFound(UNKNOWN)
        done = StaffChange(
            0, member.id, ChangeKind.DISABLE, member.name, member.email, frozenset(), reason, by.key, by.name, now, now
        )
        made = db.add_change(done)
        db.end_change(made.id, ChangeEnd.CARRIED_OUT, by.key, now)
        db.change_member(member.id, disabled=True)
        sessions.end_all(db, member, now)
        audit.note(db, by, "broke glass", member.key, reason)
        text = f"{by.name} has shut {member.name} ({member.email}) out of the console from a shell: {reason}"
        db.add_alert(now, "staff_break_glass", "", text)
    _mail_everybody(cashier, f"{member.name} was shut out of the staff console", text)
    return replace(member, disabled=True)


def _mail_everybody(cashier: Cashier, subject: str, text: str) -> None:
    """Tell every member by mail, where there is a mail server; the alert has gone out anyway."""
    with cashier.store.read() as db:
        members = [one for one in db.all_members() if one.email and not one.disabled]
    for one in members if cashier.mailer else ():
        try:
            if cashier.mailer:
                cashier.mailer.send(StaffNotice(one.email, one.name, subject, text))
        except (Declined, NotSent, OutcomeUnknown) as failure:
            log.warning("%s could not be told by mail: %s", one.key, failure)


def note_one_person(cashier: Cashier) -> None:
    """Note in the audit, and tell colleagues, once the setting has changed by which one person decides alone."""
    is_set = cashier.staff.one_person
    with cashier.store.write() as db:
        if db.one_person_noted() != is_set:
            db.note_one_person(is_set)
            text = f"CASHIER_ONE_PERSON is {int(is_set)}: " + ("one person decides alone" if is_set else "two decide")
            audit.note(db, CASHIER, "changed", "settings", text)
            db.add_alert(cashier.clock.now(), "staff_change", "", text)


def _still_stands(db: Tables, change: StaffChange) -> bool:
    """True if the member is as the proposer saw them, and the e-mail of somebody new is still nobody's."""
    if change.what is ChangeKind.INVITE:
        return db.member_by_email(change.email) is None
    member = db.member(change.staff_id or 0)
    return member is not None and version_of(member) == change.seen.partition(" ")[0]


def _carry_out(db: Tables, change: StaffChange, now: int) -> str:
    """Make a change that still stands. Returns the secret of a link where one is due."""
    word_hash = change.seen.partition(" ")[2]
    member = db.member(change.staff_id or 0)
    if member is None:
        made = db.add_member(StaffMember(0, change.name, change.email, change.roles, now, False))
        return accounts.link_for(db, made, now, accounts.LINK, word_hash)
    if change.what is ChangeKind.ROLES:
        db.change_member(member.id, roles=change.roles)
    elif change.what is ChangeKind.RESET:
        sessions.end_all(db, member, now)
        db.staff_factors.remove_second_factor(member.id)
        db.set_staff_password(member.id, "")
        return accounts.link_for(db, member, now, accounts.LINK, word_hash)
    else:
        db.change_member(member.id, disabled=change.what is ChangeKind.DISABLE)
        sessions.end_all(db, member, now)
    return ""


def _open(db: Tables, number: int) -> StaffChange:
    """An open change. Raises NotFound."""
    change = db.staff_change(number)
    if change is None or change.ended is not ChangeEnd.OPEN:
        raise NotFound(NO_CHANGE)
    return change


def _require_admin(by: Actor, from_shell: bool = False) -> None:
    """Raise NotAllowed for whoever is no administrator; `from_shell` lets a shell do what only stops things."""
    if not may(by, Right.PEOPLE) or (by.roles is None and not from_shell):
        raise NotAllowed(NO_RIGHT)


def subject_of(change: StaffChange) -> str:
    """What the audit calls the person of a change."""
    return f"staff {change.staff_id}" if change.staff_id else change.email


WORDS = {
    ChangeKind.INVITE: "{name} ({email}) joins as {roles}",
    ChangeKind.ROLES: "{name} ({email}) has the roles {roles} from now on",
    ChangeKind.DISABLE: "{name} ({email}) is shut out",
    ChangeKind.ENABLE: "{name} ({email}) is let in again",
    ChangeKind.RESET: "{name} ({email}) sets a new password and a new second factor",
}


def words(change: StaffChange) -> str:
    """A change in words, which also say all that whoever confirms it has seen."""
    roles = words_of(change.roles).replace(" ", ", ") or "none"
    return WORDS[change.what].format(name=change.name, email=change.email, roles=roles)


def shown(cashier: Cashier) -> tuple[list[StaffChange], list[StaffChange]]:
    """The changes that wait, and the ways out that a shell has taken lately, for the head of each page."""
    with cashier.store.read() as db:
        lately = db.changes_by_shell(cashier.clock.now() - SHOWN_FOR)
        return db.open_changes(), lately
