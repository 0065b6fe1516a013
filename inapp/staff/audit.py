"""The audit: who did, decided or looked at what. Whoever does something of the table below notes it in the same write.

`subject` is what a line is about: a payment's reference, `user 7`, `staff 3`, `break 12`; `detail` is a sentence of
ours for people, without secrets. What nobody may find out from it later does not belong there.
"""

from collections.abc import Mapping

from inapp.domain.staff import Actor
from inapp.store import Tables

VERBS: Mapping[str, str] = {
    "signed in": "somebody has signed in to the console",
    "signed out": "somebody has signed out, or ended a session",
    "proved": "a second factor was asked for again and was right",
    "refused": "a sign-in or a request was refused",
    "invited": "a link was made with which somebody sets a password",
    "set up": "somebody has set a password and a second factor",
    "proposed": "a change that another person confirms",
    "announced": "a change that happens after a day unless somebody cancels it",
    "confirmed": "a change that another person had proposed",
    "carried out": "an announced change has happened",
    "cancelled": "a change that was proposed or announced",
    "changed": "roles or standing of somebody, as the provider or a shell says",
    "broke glass": "somebody was shut out from a shell, without a second person",
    "read person": "somebody looked at a person's data",
    "replayed": "events of payments were told to the broker's CRM once more",
    "exported": "data has left the console as a file",
}
"""Every verb of the audit, and what it says."""


def note(db: Tables, actor: Actor, verb: str, subject: str, detail: str = "") -> None:
    """Add a line in the caller's transaction. Raises KeyError for a verb that is not in the table."""
    VERBS[verb]  # a word that nobody can look up tells nothing
    db.add_audit(db.now(), actor.key, actor.name, verb, subject, detail)
