"""The broker's staff, their sessions, the secrets that live for minutes, and the changes that two of them decide."""

from dataclasses import replace

from inapp.domain.identifiers import key_hash
from inapp.domain.staff import (
    ChangeEnd,
    Role,
    StaffChange,
    StaffMember,
    StaffSession,
    StaffToken,
    StaffTokenKind,
    roles_of,
    words_of,
)
from inapp.store.rows import Codec, Rows, Table
from inapp.store.second_factors import Factors

_ROLES = Codec(lambda row, column: roles_of(row[column].split()), lambda roles, column: {column: words_of(roles)})
STAFF = Table(StaffMember, "SELECT * FROM staff WHERE", {"roles": _ROLES})
SESSIONS = Table(StaffSession, "SELECT * FROM staff_sessions WHERE")
TOKENS = Table(StaffToken, "SELECT * FROM staff_tokens WHERE")
CHANGES = Table(StaffChange, "SELECT * FROM staff_changes WHERE", {"roles": _ROLES})


class StaffFactors(Factors):
    """Authenticator apps, recovery codes and passkeys of staff; a `user_id` here is the number of a member."""

    _apps, _codes, _passkeys = "staff_second_factors", "staff_recovery_codes", "staff_passkeys"


class Staff(Rows):
    """Members of staff, their sessions, secrets and changes."""

    @property
    def staff_factors(self) -> StaffFactors:
        """The second factors of staff."""
        return StaffFactors(self.db)

    def has_staff(self) -> bool:
        """True once there is any account of a member of staff."""
        return self.one("SELECT 1 FROM staff LIMIT 1") is not None

    def add_member(self, member: StaffMember) -> StaffMember:
        """Store a new member under the next number."""
        columns = STAFF.columns_of(member)
        del columns["id"]
        self.insert("staff", **columns, password="")
        row = self.one("SELECT last_insert_rowid()")
        return replace(member, id=int(row[0]) if row else 0)

    def member(self, staff_id: int) -> StaffMember | None:
        """The member of a number."""
        return self.first(STAFF, "id = ?", staff_id)

    def member_by_email(self, email: str) -> StaffMember | None:
        """The member with a local account under an e-mail; those of a provider have none, whatever their e-mail is."""
        return self.first(STAFF, "email = ? AND issuer = ''", email)

    def member_by_subject(self, issuer: str, subject: str) -> StaffMember | None:
        """The member whom a provider calls so."""
        return self.first(STAFF, "issuer = ? AND subject = ? AND issuer <> ''", issuer, subject)

    def all_members(self) -> list[StaffMember]:
        """All members, by number."""
        return self.every(STAFF, "TRUE ORDER BY id")

    def is_set_up(self, member: StaffMember) -> bool:
        """True for a member who can sign in: by a provider, or with a second factor of their own."""
        factors = self.staff_factors
        has_factor = factors.second_factor(member.id) is not None or bool(factors.passkeys_of(member.id))
        return bool(member.issuer) or has_factor

    def change_member(self, staff_id: int, **changes: object) -> None:
        """Change fields of a member."""
        self.update("staff", "id = ?", (staff_id,), **STAFF.columns(changes))

    def staff_password(self, staff_id: int) -> str:
        """The hash of a member's password; empty without one."""
        row = self.one("SELECT password FROM staff WHERE id = ?", staff_id)
        return str(row["password"]) if row else ""

    def set_staff_password(self, staff_id: int, password: str) -> None:
        """Store the hash of a member's password."""
        self.update("staff", "id = ?", (staff_id,), password=password)

    def add_staff_session(self, session: StaffSession) -> None:
        """Store a session."""
        self.insert("staff_sessions", **SESSIONS.columns_of(session))

    def staff_session(self, key: str) -> StaffSession | None:
        """The session of a hashed cookie, ended or not."""
        return self.first(SESSIONS, "key = ?", key)

    def touch_staff_session(self, key: str, now: int) -> None:
        """Note activity in a session."""
        self.update("staff_sessions", "key = ?", (key,), active=now)

    def end_staff_session(self, key: str, now: int) -> bool:
        """End a session; False if it has ended before."""
        return self.update("staff_sessions", "key = ? AND ended IS NULL", (key,), ended=now)

    def end_staff_sessions_of(self, staff_id: int, now: int) -> int:
        """End every session of a member; returns their number."""
        sql = "UPDATE staff_sessions SET ended = ? WHERE staff_id = ? AND ended IS NULL"
        return self.db.execute(sql, (now, staff_id)).rowcount

    def end_all_of_staff(self, now: int) -> None:
        """End every session of the console and every secret of staff."""
        self.db.execute("UPDATE staff_sessions SET ended = ? WHERE ended IS NULL", (now,))
        self.db.execute("UPDATE staff_tokens SET used = ? WHERE used IS NULL", (now,))

    def end_other_staff_sessions(self, staff_id: int, kept: str, now: int) -> None:
        """End every session of a member but one."""
        where = "staff_id = ? AND key <> ? AND ended IS NULL"
        self.db.execute(f"UPDATE staff_sessions SET ended = ? WHERE {where}", (now, staff_id, kept))

    def staff_sessions(self, staff_id: int | None, active_after: int, began_after: int) -> list[StaffSession]:
        """The open sessions of a member or, without one, of everybody; the newest first."""
        where = "ended IS NULL AND staff_id = coalesce(?, staff_id) AND active > ? AND began > ? ORDER BY began DESC"
        return self.every(SESSIONS, where, staff_id, active_after, began_after)

    def delete_staff_sessions(self, before: int) -> None:
        """Delete the sessions that were over at a moment."""
        self.db.execute("DELETE FROM staff_sessions WHERE ended < ?1 OR active < ?1", (before,))

    def add_staff_token(self, secret: str, token: StaffToken) -> None:
        """Store a secret by its hash."""
        self.insert("staff_tokens", hash=key_hash(secret), **TOKENS.columns_of(token))

    def staff_token(self, secret: str) -> StaffToken | None:
        """What is known of a secret."""
        return self.first(TOKENS, "hash = ?", key_hash(secret))

    def use_staff_token(self, secret: str, now: int) -> bool:
        """Use a secret up; False if it was used before. Exactly one caller gets True."""
        return self.update("staff_tokens", "hash = ? AND used IS NULL", (key_hash(secret),), used=now)

    def use_hashed_staff_token(self, hashed: str, now: int) -> bool:
        """The same for a secret of which only the hash is at hand, if it is in time."""
        return self.update("staff_tokens", "hash = ? AND used IS NULL AND expires > ?", (hashed, now), used=now)

    def end_staff_tokens_of(self, staff_id: int, now: int, kind: StaffTokenKind | None = None) -> None:
        """End all secrets of a member, or those of one kind."""
        where = "staff_id = ? AND used IS NULL AND kind = coalesce(?, kind)"
        self.db.execute(f"UPDATE staff_tokens SET used = ? WHERE {where}", (now, staff_id, kind))

    def delete_expired_staff_tokens(self, before: int) -> None:
        """Delete the secrets that expired before a moment."""
        self.db.execute("DELETE FROM staff_tokens WHERE expires < ?", (before,))

    def add_change(self, change: StaffChange) -> StaffChange:
        """Store a proposed change under the next number."""
        columns = CHANGES.columns_of(change)
        del columns["id"]
        self.insert("staff_changes", **columns)
        row = self.one("SELECT last_insert_rowid()")
        return replace(change, id=int(row[0]) if row else 0)

    def staff_change(self, number: int) -> StaffChange | None:
        """The change of a number."""
        return self.first(CHANGES, "id = ?", number)

    def open_changes(self) -> list[StaffChange]:
        """The changes that wait, the oldest first."""
        return self.every(CHANGES, "ended = '' ORDER BY id")

    def changes_by_shell(self, since: int) -> list[StaffChange]:
        """What shells have done alone since a moment, the newest first."""
        where = "proposed_by LIKE 'login %' AND what = 'disable' AND ended = 'carried_out' AND proposed > ?"
        return self.every(CHANGES, f"{where} ORDER BY id DESC", since)

    def end_change(self, number: int, ended: ChangeEnd, by: str, now: int) -> bool:
        """Note what became of a change; False if that was noted before. Exactly one caller gets True."""
        end = {"ended": ended, "ended_by": by, "ended_at": now}
        return self.update("staff_changes", "id = ? AND ended = ''", (number,), **end)

    def members_in(self, role: Role) -> list[StaffMember]:
        """The enabled members who have a role."""
        return [one for one in self.all_members() if role in one.roles and not one.disabled]
