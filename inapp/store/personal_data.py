"""Personal data: every column of the schema, whose row it is, and what becomes of it when a trader is erased.

`TABLES` is the whole list; a test holds it to the schema. Rows of the books stay with their amounts, references and
numbers, and no row that a hash chain covers is touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inapp.store.rows import Rows

OWN = "user_id = :user"
_REFS = "SELECT ref FROM payments WHERE user_id = :user"
OF_PAYMENTS = f"ref IN ({_REFS})"
_CALLS = f"key IN (SELECT key FROM psp_calls WHERE {OF_PAYMENTS})"
_LOGINS = "login IN (SELECT login FROM accounts WHERE user_id = :user UNION SELECT login FROM payments WHERE {})"
OF_LOGINS = _LOGINS.format(OWN)
_ENTRIES = f"entry IN (SELECT id FROM ledger_entries WHERE {OF_PAYMENTS})"
_VERDICTS = f"verdict IN (SELECT seq FROM rule_verdicts WHERE {OWN})"
_SUBJECTS = f"(subject = 'user ' || :user OR subject IN ({_REFS}))"


class Fate(StrEnum):
    """What becomes of a trader's rows when the trader is erased."""

    DELETE = "deleted"
    EMPTY = "emptied"  # of the columns with a minus
    KEEP = "kept"
    NOBODYS = "no trader's"


@dataclass(frozen=True, slots=True)
class Kept:
    """A table: its columns, how the rows of a user are found, their fate, and why it is that.

    A column's name ends with `!` if it is personal and stays, with `-` if it is emptied or goes with its row, and with
    `*` if it is a secret, which no export shows. One without a sign tells nothing of a person by itself.
    """

    columns: str
    whose: str
    fate: Fate
    why: str


D, E, K, N = Fate.DELETE, Fate.EMPTY, Fate.KEEP, Fate.NOBODYS
BOOKS = "the books: amounts, references and numbers"
STAFF = "the broker's staff, not traders"

TABLES: Mapping[str, Kept] = {
    # Who is who.
    "accounts": Kept("login! user_id! email- name- enabled account_name-", OWN, E, "the numbers stay for the books"),
    "users": Kept("user_id! email- name- language- password*", OWN, D, "nothing needs it"),
    "disabled": Kept("user_id!", OWN, K, "keeps the erased user out"),
    "provider_users": Kept("issuer- subject- user_id! bound", OWN, D, "nothing needs it"),
    "second_factors": Kept("user_id! secret* last_step created", OWN, D, "nothing needs it"),
    "recovery_codes": Kept("hash* user_id!", OWN, D, "nothing needs it"),
    "passkeys": Kept("id* user_id! name- public_key* sign_count transports- created used", OWN, D, "nothing needs it"),
    "sign_ins": Kept("seq user_id! at- way- refused-", OWN, D, "nothing needs it"),
    "tokens": Kept("hash* kind user_id! created expires used keep family*", OWN, D, "ends with the user"),
    "sessions": Kept(
        "key* user_id! screen asked_login! login! only_login! token_hash* created active", OWN, D, "ends with the user"
    ),
    "visits": Kept("state* waiting* keep created step finish* user_id! tries", OWN, D, "ends with the user"),
    "throttles": Kept("key* failures until at", "", N, "hashes of mails and addresses, which leak away by themselves"),
    "letters": Kept("id user_id! email- created due tries ended", OWN, D, "nothing needs it"),
    "mails": Kept("id event kind user_id! ref created due tries problem ended", OWN, D, "nothing needs it"),
    "languages_read": Kept("user_id! language-", OWN, D, "nothing needs it"),
    # Instruments.
    "customers": Kept("psp user_id! id- created", OWN, D, "the provider is asked to forget its cards before"),
    "instruments": Kept(
        "id psp user_id! method psp_ref- brand- last4- expires- used", OWN, D, "the provider forgets it before"
    ),
    "choices": Kept("ref instrument- at", OF_PAYMENTS, D, "nothing needs it"),
    "answers": Kept("ref sealed-", OF_PAYMENTS, D, "only an open payment needs it"),
    "card_facts": Kept(
        "psp id ref fingerprint! holder- country! funding three_d_secure! risk_level outcome at",
        OF_PAYMENTS,
        E,
        "without its holder it stays for its time: cards are disputed for 540 days",
    ),
    "declines": Kept("psp id ref user_id! at", OWN, D, "nothing needs it"),
    # Payments and the books.
    "payments": Kept(
        "ref kind user_id! login! minor! currency digits status psp method created! updated expires psp_ref! "
        "captured_minor captured_currency captured_digits reason tries due page_key* return_key* hand_off instrument- "
        "disputed refunded_elsewhere_minor refunded_elsewhere_currency refunded_elsewhere_digits fee",
        OWN,
        E,
        BOOKS,
    ),
    "history": Kept("seq ref was event became by! at chain", OF_PAYMENTS, K, BOOKS),
    "attempts": Kept(
        "external_id ref leg n login! type amount state started ended code balance_history_id! settled",
        OF_PAYMENTS,
        K,
        BOOKS,
    ),
    "decisions": Kept(
        "seq ref subject verdict by at system_user actor seen terms reason band minor currency digits used most",
        OF_PAYMENTS,
        K,
        "who of the staff decided what",
    ),
    "psp_calls": Kept(
        "key ref action minor currency digits psp psp_ref! result_ref! state reported_paid created label- called "
        "reason",
        OF_PAYMENTS,
        E,
        BOOKS,
    ),
    "disbursement_history": Kept("seq key was event became by! at chain", _CALLS, K, BOOKS),
    "unmatched": Kept(
        "ref psp psp_ref! about minor currency digits reason state created", f"about IN ({_REFS})", K, BOOKS
    ),
    "disputes": Kept(
        "psp id! ref state word reason minor currency digits due at moved", OF_PAYMENTS, K, "claims of law"
    ),
    "dispute_history": Kept(
        "seq psp id! ref was state word reason minor currency digits due moved at", OF_PAYMENTS, K, "claims of law"
    ),
    "dispute_debits": Kept("ref psp id! at", OF_PAYMENTS, K, "claims of law"),
    "events": Kept(
        "psp id type subject ref psp_ref! received due finished result", OF_PAYMENTS, K, "goes after 30 days"
    ),
    "holds": Kept(
        "id ref user_id! reason by at lifted_by lifted_at", f"({OWN} OR {OF_PAYMENTS})", K, "who stopped what"
    ),
    "ledger_entries": Kept("id event ref subject at chain", OF_PAYMENTS, K, BOOKS),
    "ledger_postings": Kept("entry n account minor currency digits", _ENTRIES, K, BOOKS),
    "ledger_facts": Kept("subject event ref names minor currency digits at by reason", OF_PAYMENTS, K, BOOKS),
    "told": Kept(
        "source id kind about minor currency digits at login! ref key of fee_minor fee_currency fee_digits net_minor "
        "net_currency net_digits batch who why version balance_minor balance_currency balance_digits",
        f"({OF_LOGINS} OR {OF_PAYMENTS})",
        K,
        "goes after 540 days",
    ),
    "breaks": Kept(
        "number kind key source about ref minor currency digits at text opened last_seen gone owner note resolution "
        "resolved_by resolved_at told correction",
        OF_PAYMENTS,
        K,
        BOOKS,
    ),
    # What the broker's CRM was asked and told, and what staff wrote.
    "checks": Kept(
        "seq at moment kind ref user_id! login! minor currency digits method instrument- country- outcome codes- "
        "words- valid level- deposit_allowed withdrawal_allowed documents_expired kept",
        OWN,
        E,
        "how each payment was decided; it goes after 540 days",
    ),
    "events_out": Kept(
        "seq ref source line replay created due tries problem taken", OF_PAYMENTS, K, "goes 30 days after it was taken"
    ),
    "rule_verdicts": Kept(
        "seq subject user_id! moment version outcome people about! facts! line at chain",
        OWN,
        K,
        "how each payment was decided, under a hash chain",
    ),
    "rule_records": Kept(
        "verdict n rule outcome value! threshold staff words shown! until cause",
        _VERDICTS,
        K,
        "how each payment was decided, under the same chain",
    ),
    "user_standing": Kept("seq user_id! level! user_group! country! by at", OWN, K, "evidence that only grows"),
    "password_changes": Kept("user_id! at-", OWN, D, "nothing needs it"),
    "payment_marks": Kept("ref what mark! user_id! at", OWN, K, "hashes; it goes after 540 days"),
    "alerts": Kept("id at code ref text tries due delivered", OF_PAYMENTS, K, "goes after 90 days"),
    "notes": Kept("seq subject text! by actor at", _SUBJECTS, K, "evidence that only grows: staff write no names"),
    "taken": Kept("ref by actor at", OF_PAYMENTS, K, "a name of staff"),
    "audit": Kept(
        "seq at actor name verb subject detail chain", _SUBJECTS, K, "who looked and decided, under a hash chain"
    ),
    # Nobody's, or not of traders.
    "actions": Kept(
        "seq begun outcome command arguments! by system_user at chain",
        "",
        N,
        "commands of staff under a hash chain; `users invite` names a mail",
    ),
    "rule_files": Kept("version text at", "", N, "the broker's rules"),
    "rule_changes": Kept("seq version verb by actor at chain", "", N, "the broker's rules"),
    "staff": Kept("id name! email! roles since disabled issuer! subject! password*", "", N, STAFF),
    "staff_sessions": Kept("key* staff_id way address! browser! began active fresh ended", "", N, STAFF),
    "staff_tokens": Kept("hash* kind staff_id created expires used detail*", "", N, STAFF),
    "staff_second_factors": Kept("user_id secret* last_step created", "", N, STAFF),
    "staff_recovery_codes": Kept("hash* user_id", "", N, STAFF),
    "staff_passkeys": Kept("id* user_id name! public_key* sign_count transports created used", "", N, STAFF),
    "staff_changes": Kept(
        "id staff_id what name! email! roles seen proposed_by proposed_name! proposed due ended ended_by ended_at",
        "",
        N,
        STAFF,
    ),
    "remote_calls": Kept("seq kind at", "", N, "counts calls"),
    "switches": Kept("name value", "", N, "the state of the installation"),
    "reader_proofs": Kept("name place external_id proven_at withdrawn_at", "", N, "the state of the installation"),
    "read_to": Kept("source upto at problem", "", N, "the state of the installation"),
    "events_read": Kept("source line", "", N, "the state of the installation"),
    "transfers": Kept(
        "source id minor currency digits state made arrives sum_of_items_minor sum_of_items_currency "
        "sum_of_items_digits reason",
        "",
        N,
        "sums of many traders",
    ),
    "reconciled": Kept("day side currency opening came went carried broken closing at", "", N, "sums of many traders"),
    "sign_offs": Kept("seq day figures by system_user at", "", N, "sums of many traders"),
    "ledger_accounts": Kept("id name", "", N, "names with account numbers"),
    "ledger_days": Kept("day entry sums", "", N, "sums of many traders"),
    "ledger_since": Kept("line", "", N, "the state of the installation"),
}
"""Every table, in groups."""

EMPTY: Mapping[str, str] = {"codes": "[]", "words": "{}"}
"""What stands in an emptied column, unless it is an empty text."""


def columns(table: str, signs: str = "") -> list[str]:
    """The columns of a table without their signs; of those with one of these signs, if any are named."""
    found = TABLES[table].columns.split()
    return [one.rstrip("!-*") for one in found if not signs or one[-1] in signs]


class PersonalData(Rows):
    """What is stored of one trader."""

    def rows_about(self, user_id: int) -> dict[str, list[dict[str, object]]]:
        """Every row of a user by its table, without secrets; tables that hold none are left out."""
        found = {}
        for table, kept in TABLES.items():
            if kept.whose:
                shown = [name for name in columns(table) if name not in columns(table, "*")]
                sql = f"SELECT {', '.join(shown)} FROM {table} WHERE {kept.whose}"
                found[table] = [dict(row) for row in self.db.execute(sql, {"user": user_id})]
        return {table: rows for table, rows in found.items() if rows}

    def erase(self, user_id: int) -> dict[str, int]:
        """Delete or empty what does not have to stay of a user; the number of rows by table.

        Tables whose rows are found by those of others come before these: the list has payments after what is theirs.
        """
        gone = {}
        for table, kept in TABLES.items():
            if kept.fate is Fate.DELETE:
                done = self.db.execute(f"DELETE FROM {table} WHERE {kept.whose}", {"user": user_id})
                gone[table] = done.rowcount
            elif kept.fate is Fate.EMPTY:
                names = columns(table, "-")
                sets = ", ".join(f"{name} = '{EMPTY.get(name, '')}'" for name in names)
                full = " OR ".join(f"{name} <> '{EMPTY.get(name, '')}'" for name in names)
                where = f"{kept.whose} AND ({full})"
                gone[table] = self.db.execute(f"UPDATE {table} SET {sets} WHERE {where}", {"user": user_id}).rowcount
        return {table: many for table, many in gone.items() if many}
