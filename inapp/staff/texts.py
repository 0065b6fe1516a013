"""Sentences of refusals that only staff read, marked here: this folder is read for the console's catalogues."""

from inapp.domain.text import N_

CHANGED = N_("{ref} has changed since you looked at it: look again, then decide")
HELPED = N_("You have lately made a link that sets this user's password: somebody else approves their withdrawals")
OWN = N_("This is a payment of your own, or one that you have ordered: somebody else decides about it")
OTHER_FREEZE = N_(
    "User {user_id} is frozen for another reason than the one that you have seen: look again, then decide"
)
OTHER_HOLD = N_("Sending is held for another reason than the one that you have seen: look again, then decide")
TELLS_NO_BALANCE = N_("{psp} cannot be asked what is available")
BALANCE_UNKNOWN = N_("{psp} does not say now what is available")
