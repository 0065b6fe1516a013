"""Whether the cashier could take and pay out money now: one sentence for each thing that it depends on."""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, StorageFailed, UnusableFile
from inapp.domain.ports import Psp
from inapp.operations import health

Check = Callable[[], tuple[bool, str]]
"""Whether something is well, and a sentence about it."""

RIGHTS = "whether its manager may book shows with the first booking: cTrader offers no way to ask"

log = logging.getLogger("cashier.doctor")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination; what is not `well` would lose money or turn traders away."""

    name: str
    well: bool
    text: str


def examine(cashier: Cashier, outside: Mapping[str, Check]) -> Iterator[Finding]:
    """Look at everything, `outside` being what only the machine can tell. Changes nothing."""
    yield Finding("database", *_database(cashier))
    for name, check in outside.items():
        yield Finding(name, *check())
    yield Finding("cTrader", *_ctrader(cashier))
    yield from _identity(cashier)
    yield from _sending(cashier)
    for name, psp in cashier.psps.items():
        problems, _ = _look_at(cashier, name, psp)
        yield Finding(name, not problems, " ".join(problems) or "keys and address are good")
        yield Finding(f"{name} webhook", *_webhook(psp, f"{cashier.public_url}/psp/{name}/webhook"))
    yield from _left_over(cashier)
    if cashier.policy.test_mode:
        yield Finding("test money", True, "test money counts, real money does not: let nobody in from outside")


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


def _identity(cashier: Cashier) -> Iterator[Finding]:
    """The others that say who people are: the broker's CRM, an OpenID Connect provider."""
    told = dict(cashier.identity.check())
    if cashier.provider:
        told["identity provider"] = cashier.provider.check()
    for name, problem in told.items():
        yield Finding(name, not problem, problem or "gives what we need of it")


def _sending(cashier: Cashier) -> Iterator[Finding]:
    found = health.problems(cashier)
    yield Finding("sending", not found, "; ".join(found) or "bookings are sent")
    reader = "by itself" if cashier.reader else "by two people: no reader of cTrader's history is set (CTRADER_READER)"
    yield Finding("read-back", True, f"a booking without an answer is settled {reader}")


def _asked(ask: Callable[[], list[str] | None]) -> list[str] | None:
    """What a check finds. One that fails has found a defect of its adapter, and keeps no other from being asked."""
    try:
        return ask()
    except StorageFailed:
        raise
    except Exception as failure:
        log.exception("a check failed")
        return [f"Its check failed ({type(failure).__name__}); the log tells more."]


def _look_at(cashier: Cashier, name: str, psp: Psp) -> tuple[list[str], str | None]:
    """What is wrong with an adapter, and the account at the PSP that its key is of, where that is told."""
    problems = _asked(psp.check) or []
    account = None if problems else _account_of(psp)
    return problems or _other_account(cashier, name, account), account


def _account_of(psp: Psp) -> str | None:
    try:
        return psp.account()
    except Exception as failure:
        log.warning("%s does not tell whose account its key is of: %s", psp.name, type(failure).__name__)
        return None


def _other_account(cashier: Cashier, name: str, account: str | None) -> list[str]:
    """Whether the payments in the database were made with another account, where they cannot be looked up."""
    with cashier.store.read() as db:
        known = db.psp_account(name)
        if account is None or known in (None, account) or not db.has_payments(name):
            return []
    return [
        f"Its key is of the account {account}, but the payments here were made with {known}: put that account's key "
        "back, or see 'Another account at a PSP' in docs/running.md."
    ]


def _left_over(cashier: Cashier) -> Iterator[Finding]:
    """Open payments and waiting events that nobody can go on with."""
    with cashier.store.read() as db:
        found = db.unattended(cashier.psps)
    for name, (payments, events) in found.items():
        what = f"{payments} open payment{'s' * (payments != 1)} and {events} waiting event{'s' * (events != 1)}"
        text = f"{what} cannot go on without this adapter: put {name} back into CASHIER_PSPS until they have ended"
        yield Finding(f"{name} left over", False, text)


def _webhook(psp: Psp, url: str) -> tuple[bool, str]:
    problems = _asked(lambda: psp.check_webhook(url))
    if problems is None:
        return True, f"cannot be asked of this PSP; {url} must be registered there"
    return not problems, " ".join(problems) or f"{url} is registered, hears what it must, and takes it"


def check_adapters(cashier: Cashier) -> None:
    """Ask every adapter whether it is well; the screens do not offer one that is not, and staff are told why."""
    for name, psp in cashier.psps.items():
        problems, account = _look_at(cashier, name, psp)
        text = " ".join(problems)
        with cashier.store.write() as db:
            if account and not problems and account != db.psp_account(name):
                db.set_psp_account(name, account)
            if text == db.unavailable_adapters().get(name, ""):
                continue
            db.set_adapter_problem(name, text)
            said = f"{name} is not offered: {text}" if text else f"{name} is offered again"
            db.add_alert(cashier.clock.now(), "method_unwell" if text else "method_well", name, said)
