"""Whether the cashier can take and pay out money: a short answer for probes, and a finding for each dependency."""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, BreakerState
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, StorageFailed, UnusableFile
from inapp.domain.letters import Mailer
from inapp.domain.ports import Psp
from inapp.domain.settlements import TellsSettlements
from inapp.operations import alerts, console_people, events_out, readers, settlements, short_secrets
from inapp.store import Tables

Check = Callable[[], tuple[bool, str]]
"""Returns whether a dependency works, and a sentence about it."""

HEARTBEAT_LIMIT = 30 * SECOND
HEARTBEAT_AHEAD = 5 * SECOND
"""A heartbeat further ahead was made by a clock that has been set back since, and proves nothing."""
MAIL_LIMIT = HOUR
"""From this age on a mail that waits is a finding."""
DRILL_DAYS = 15
"""From this age on the last practised restore is a finding; the timer in `deploy/` practises each week."""
PATIENCE_S = 1.0
"""Seconds that a probe waits for the database: who asks whether we live wants to know why not, and soon."""
RIGHTS = "whether its manager may book shows with the first booking: cTrader offers no way to ask"

REFUSES_ALL = "It refuses every payment"
"""The beginning of the problem of an adapter that only a trial, or a person, can find well again."""

log = logging.getLogger("cashier.doctor")


def problems(cashier: Cashier) -> list[str]:
    """The reasons, in sentences, that keep payments from going through now."""
    try:
        with cashier.store.hurry(PATIENCE_S), cashier.store.write() as db:
            db.prove_writable(cashier.clock.now())
            return why_not_sending(cashier, db)
    except StorageFailed:
        return ["database not writable"]


def why_not_sending(cashier: Cashier, db: Tables) -> list[str]:
    """The reasons, in sentences, that keep bookings from being sent now, as far as rows tell."""
    held, breaker, beat = db.held(), db.breaker(), db.heartbeat()
    found = []
    if beat is None or not -HEARTBEAT_AHEAD <= cashier.clock.now() - beat < HEARTBEAT_LIMIT:
        found.append("no worker heartbeat for 30 seconds")
    if held is not None:
        found.append(f"held: {held}")
    if breaker.state is BreakerState.OPEN:
        found.append("breaker open: cTrader does not answer as it should")
    return found


def remarks(cashier: Cashier) -> list[str]:
    """What people should hear of soon although payments go through, in sentences."""
    try:
        return list(filter(None, [alerts.stuck(cashier), events_out.late(cashier), _drill(cashier)[1]]))
    except StorageFailed:
        return []  # one of the problems


def _drill(cashier: Cashier) -> tuple[str, str]:
    """What the last practised restore came to, and what people should hear of it, if anything."""
    with cashier.store.read() as db:
        last = db.drill()
    if last is None:
        return "no restore was practised yet: `drill FOLDER`", ""
    days = max(0, cashier.clock.now() - last.at) // (24 * HOUR)
    told = f"the last one was {days} day{'s' * (days != 1)} ago, with {last.file}"
    if not last.well:
        return f"{told}, and failed: {last.text}", f"the last practised restore failed: {last.text}"
    return told, f"no restore was practised for {days} days" if days >= DRILL_DAYS else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination: one that is not `well` would lose money or turn traders away, one that `warns`
    wants a person's eye.
    """

    name: str
    well: bool
    text: str
    warns: bool = False

    @property
    def mark(self) -> str:
        """The word in front of the line."""
        return "WRONG" if not self.well else "warn" if self.warns else "ok"


def examine(cashier: Cashier, outside: Mapping[str, Check], user_id: int | None = None) -> Iterator[Finding]:
    """Check every dependency, with `outside` for the machine's own. Changes nothing.

    `user_id` is the user whose accounts the broker's CRM is asked for; without it, one who is known here.
    """
    yield Finding("database", *_database(cashier))
    for name, check in outside.items():
        yield Finding(name, *check())
    yield Finding("cTrader", *_ctrader(cashier))
    yield from _identities(cashier, user_id)
    if cashier.check:
        problem = cashier.check.check()
        yield Finding("CRM check", not problem, problem or "the broker's CRM says of each payment whether it may go on")
    if cashier.events:
        yield Finding("CRM events", *events_out.describe(cashier))
    if cashier.mailer:
        yield Finding("mail", *_mail(cashier, cashier.mailer))
    found = problems(cashier)
    yield Finding("sending", not found, "; ".join(found) or "bookings are sent")
    reader = "by itself" if cashier.readers else "by two people: no reader of cTrader's history is set (CTRADER_READER)"
    yield Finding("read-back", True, f"a booking without an answer is resolved {reader}")
    for one in cashier.readers:
        yield Finding(f"reader {one.name}", *readers.describe(cashier, one))
    for name, psp in cashier.psps.items():
        wrong, _ = _check_adapter(cashier, name, psp)
        wrong = wrong or _still_refused(cashier, name, psp)
        yield Finding(name, not wrong, " ".join(wrong) or "keys and address are good")
        yield Finding(f"{name} webhook", *_webhook(psp, f"{cashier.public_url}/psp/{name}/webhook"))
        if isinstance(psp, TellsSettlements):
            seen, told = _settlements(cashier, psp)
            yield Finding(f"{name} settlements", True, told, warns=not seen)
    yield from _left_over(cashier)
    yield from _own_people(cashier)
    told, wrong_with_it = _drill(cashier)
    yield Finding("restore", not wrong_with_it, told)
    yield Finding("alerts", *_alerts(cashier))
    if cashier.policy.test_mode:
        yield Finding("test money", True, "test money counts, real money does not: let nobody in from outside")


def _own_people(cashier: Cashier) -> Iterator[Finding]:
    """The people of the console, and secrets that are too short."""
    if cashier.staff.url:
        able, told = console_people.describe(cashier)
        yield Finding("console", True, told, warns=not able)
    if told := short_secrets.sentence(cashier):
        yield Finding("secrets", False, told)


def _identities(cashier: Cashier, user_id: int | None) -> Iterator[Finding]:
    """The broker's CRM, and an OpenID Connect provider."""
    services = dict(cashier.identity.check())
    if services:
        yield Finding("CRM accounts", *_accounts(cashier, user_id))
    if cashier.provider:
        services["identity provider"] = cashier.provider.check()
    for name, problem in services.items():
        yield Finding(name, not problem, problem or "gives what we need of it")


def _accounts(cashier: Cashier, user_id: int | None) -> tuple[bool, str]:
    """What the CRM tells of one user."""
    with cashier.store.read() as db:
        asked = user_id or next((account.user_id for account in db.all_accounts()), None)
    if asked is None:
        return True, "no user is known yet whose accounts could be asked: name one of them yourself"
    try:
        found = cashier.identity.accounts_of(asked) or ()
    except (NotSent, OutcomeUnknown) as failure:
        return False, f"CASHIER_CRM_ACCOUNTS_URL tells nothing of user {asked}: {failure}"
    enabled = sum(account.enabled for account in found)
    return True, f"user {asked} has {len(found)} account{'s' * (len(found) != 1)} there, {enabled} of them enabled"


def _mail(cashier: Cashier, mailer: Mailer) -> tuple[bool, str]:
    """Whether the mail server lets us in, and how many mails to traders wait for it."""
    problem = mailer.check()
    with cashier.store.read() as db:
        many, oldest = db.waiting_mails()
    waited = cashier.clock.now() - oldest if oldest else 0
    waiting = f"; {many} mail{'s' * (many != 1)} to traders wait{'s' * (many == 1)} (`mails list`)" if many else ""
    return not problem and waited < MAIL_LIMIT, (problem or "the mail server lets us in") + waiting


def _alerts(cashier: Cashier) -> tuple[bool, str]:
    with cashier.store.read() as db:
        oldest = db.oldest_waiting_alert()
    if waiting := alerts.stuck(cashier):
        about = f"{oldest.code} {oldest.ref}".strip() if oldest else "it"
        how = "the log tells what its address answers, and a test alert whether it works now"
        return False, f"{waiting} ({about}): {how}"
    if oldest is not None and oldest.tries:
        return True, f"{oldest.code} {oldest.ref} was not taken {oldest.tries} times and is tried again"
    return True, "none waits; only a test alert shows whether they arrive"


def _database(cashier: Cashier) -> tuple[bool, str]:
    try:
        cashier.store.check()
        version, mode = cashier.store.describe()
    except (StorageFailed, UnusableFile) as error:
        return False, str(error)
    return True, f"sound, version {version}, journal mode {mode}, SQLite {sqlite3.sqlite_version}"


def _ctrader(cashier: Cashier) -> tuple[bool, str]:
    with cashier.store.read() as db:
        login = next((account.login for account in db.all_accounts() if account.enabled), None)
    try:
        cashier.ctrader.sign_in(renew=True)
        if login is None:
            return True, f"the manager can sign in; no account is imported that could be read; {RIGHTS}"
        cashier.ctrader.trading_account(login)
    except Declined as refusal:
        return False, f"cTrader refuses the manager or account {login}: {refusal.reason}"
    except (NotSent, OutcomeUnknown) as failure:
        return False, f"cTrader gives no answer that can be used: {failure}"
    return True, f"the manager can sign in and read account {login}; {RIGHTS}"


def _run(check: Callable[[], list[str] | None]) -> list[str] | None:
    """The problems that an adapter's check finds; a check that fails is a problem itself and stops no other."""
    try:
        return check()
    except StorageFailed:
        raise
    except Exception as failure:
        log.exception("a check failed")
        return [f"Its check failed ({type(failure).__name__}); the log tells more."]


def _check_adapter(cashier: Cashier, name: str, psp: Psp) -> tuple[list[str], str | None]:
    """The problems of an adapter, and the PSP account of its key where the PSP tells.

    A key of another account than the one in the database is a problem: the payments here cannot be looked up with it.
    """
    if wrong := _run(psp.check):
        return wrong, None
    try:
        account = psp.account()
    except Exception as failure:
        log.warning("%s does not tell the account of its key: %s", psp.name, type(failure).__name__)
        account = None
    with cashier.store.read() as db:
        known = db.psp_account(name)
        if account is None or known in (None, account) or not db.has_payments(name):
            return [], account
    return [
        f"Its key is of the account {account}, but the payments here were made with {known}: put that account's key "
        "back, or see 'Another account at a PSP' in docs/running.md."
    ], account


def _still_refused(cashier: Cashier, name: str, psp: Psp) -> list[str]:
    """The problems that a trial finds of an adapter whose PSP has refused a payment for everybody."""
    with cashier.store.read() as db:
        closed = db.unavailable_adapters().get(name, "")
    return (_run(lambda: psp.prove(trial=True)) or []) if closed.startswith(REFUSES_ALL) else []


def _left_over(cashier: Cashier) -> Iterator[Finding]:
    """Open payments and waiting events whose adapter is not configured any more."""
    with cashier.store.read() as db:
        found = db.unattended(cashier.psps)
    for name, (payments, events) in found.items():
        what = f"{payments} open payment{'s' * (payments != 1)} and {events} waiting event{'s' * (events != 1)}"
        text = f"{what} cannot go on without this adapter: put {name} back into CASHIER_PSPS until they have ended"
        yield Finding(f"{name} left over", False, text)


def _webhook(psp: Psp, url: str) -> tuple[bool, str]:
    wrong = _run(lambda: psp.check_webhook(url))
    if wrong is None:
        return True, f"cannot be asked of this PSP; {url} must be registered there"
    return not wrong, " ".join(wrong) or f"{url} is registered, hears what it must, and takes it"


def _settlements(cashier: Cashier, psp: TellsSettlements) -> tuple[bool, str]:
    found: list[tuple[bool, str]] = []

    def look() -> list[str]:
        found.append(settlements.describe(cashier, psp))
        return []

    wrong = _run(look)
    return (False, " ".join(wrong)) if wrong else found[0]


def check_adapters(cashier: Cashier) -> None:
    """Check every adapter; screens do not offer one with problems, and an alert tells staff of each change."""
    for name in cashier.psps:
        check_adapter(cashier, name)


def check_adapter(cashier: Cashier, name: str, doubted: bool = False) -> None:
    """Check one adapter. One that is closed, or `doubted`, is offered again only once everything is proved."""
    psp = cashier.psps[name]
    wrong, account = _check_adapter(cashier, name, psp)
    if not wrong and _still_refused(cashier, name, psp):
        return  # staff know; another sentence about the same would be another alert
    with cashier.store.read() as db:
        doubted = doubted or name in db.unavailable_adapters()
    if not wrong and doubted:
        wrong = _run(psp.prove) or []
    if account and not wrong:
        with cashier.store.write() as db:
            if account != db.psp_account(name):
                db.set_psp_account(name, account)
    _set_problem(cashier, name, " ".join(wrong))


def doubt(cashier: Cashier, name: str) -> None:
    """Prove an adapter whose PSP has refused our key, unless staff have been told of a problem already."""
    with cashier.store.read() as db:
        told = name in db.unavailable_adapters()
    if name in cashier.psps and not told:
        check_adapter(cashier, name, doubted=True)


def close_adapter(cashier: Cashier, name: str, reason: str) -> None:
    """Stop to offer an adapter whose PSP has refused a payment for what would meet every payer, and alert once."""
    _set_problem(cashier, name, f"{REFUSES_ALL} ({reason}). Look at the account in its own pages.", keep=True)


def _set_problem(cashier: Cashier, name: str, text: str, keep: bool = False) -> None:
    """Store an adapter's problem and alert the change; with `keep` an earlier problem stays."""
    with cashier.store.write() as db:
        known = db.unavailable_adapters().get(name, "")
        if text == known or (keep and known):
            return
        db.set_adapter_problem(name, text)
        said = f"{name} is not offered: {text}" if text else f"{name} is offered again"
        db.add_alert(cashier.clock.now(), "method_unwell" if text else "method_well", name, said)
