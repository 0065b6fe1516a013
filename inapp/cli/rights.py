"""Which right each command stands for: the same words as those of the console's pages.

At a shell sudo decides who runs what (`deploy/sudoers`); this table says which right of the console that comes to, so
that a command is never a way around a page. A test sees to it that each command is in it.
"""

from collections.abc import Mapping

from inapp.domain.staff import Right

_COMMANDS: Mapping[Right | None, str] = {
    Right.SEE: "payments list, payments show, payments events, bookings status, bookings compare, mails list,"
    "events list, breaks list, breaks show, reconcile, ledger balances, ledger show, ledger verify, disputes list,"
    "rules check, rules show, rules explain, rules replay, accounts list, staff list, staff sessions, doctor",
    Right.SEE_PERSON: "users list, users show, sessions list",
    Right.SEE_AUDIT: "actions list, audit verify",
    Right.NOTE: "breaks take, breaks note",
    Right.ASK: "events replay",
    Right.HELP: "users invite, users lift, users reset-second-step, sessions end",
    Right.STOP: "payments hold, users freeze, users disable",
    Right.DECIDE: "payments approve, payments refuse, payments refund, payments send-again, payments lift,"
    "users unfreeze",
    Right.RESOLVE: "payments resolve",
    Right.CORRECT: "breaks resolve, breaks sign, ledger correct, disputes debit, disputes owe",
    Right.RELEASE: "bookings release",
    Right.EXPORT: "ledger export, disputes evidence",
    Right.PRIVACY: "privacy export, privacy erase",
    Right.PEOPLE: "staff invite, staff end, staff cancel, staff disable, staff import, users enable, users unbind,"
    "users import, accounts import, tokens login, tokens end-crm, break-glass",
    Right.RULES: "rules propose, rules confirm, rules withdraw",
    None: "serve, web, worker, console, backup, drill, preview, rehearse, stripe webhook create",  # the machine's own
}
RIGHTS: Mapping[str, Right | None] = {
    command.strip(): right for right, commands in _COMMANDS.items() for command in commands.split(",")
}
"""The right by command; None for those that look after the installation and touch no payment."""
