"""Whether the cashier could take and pay out money now: one sentence for each thing that it depends on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.ports import Parts, Psp
from inapp.domain.telling import TellsWebhook
from inapp.flows import health

Check = Callable[[], tuple[bool, str]]
"""Whether something is well, and a sentence about it."""

RIGHTS = "whether its manager may book shows with the first booking: cTrader offers no way to ask"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination; what is not `well` would lose money or turn traders away."""

    name: str
    well: bool
    text: str


def examine(parts: Parts, outside: Mapping[str, Check]) -> Iterator[Finding]:
    """Look at everything, `outside` being what only the machine can tell. Changes nothing."""
    for name, check in outside.items():
        yield Finding(name, *check())
    yield Finding("cTrader", *_ctrader(parts))
    yield from _sending(parts)
    for name, psp in parts.psps.items():
        problems = psp.check()
        yield Finding(name, not problems, " ".join(problems) or "keys and address are good")
        yield Finding(f"{name} webhook", *_webhook(psp, f"{parts.public_url}/psp/{name}/webhook"))
    if parts.policy.test_mode:
        yield Finding("test money", True, "test money counts, real money does not: let nobody in from outside")


def _ctrader(parts: Parts) -> tuple[bool, str]:
    with parts.store.read() as db:
        login = next((account.login for account in db.all_accounts() if account.enabled), None)
    try:
        parts.ctrader.sign_in(renew=True)
        if login is None:
            return True, f"the manager can sign in; no account is imported that could be read; {RIGHTS}"
        parts.ctrader.trader(login)
    except Declined as refusal:
        return False, f"cTrader refuses the manager or account {login}: {refusal.reason}"
    except (NotSent, OutcomeUnknown) as failure:
        return False, f"cTrader gives no answer that can be used: {failure}"
    return True, f"the manager can sign in and read account {login}; {RIGHTS}"


def _sending(parts: Parts) -> Iterator[Finding]:
    found = health.problems(parts)
    yield Finding("sending", not found, "; ".join(found) or "bookings are sent")
    reader = "by itself" if parts.reader else "by two people: no reader of cTrader's history is set (CTRADER_READER)"
    yield Finding("read-back", True, f"a booking without an answer is settled {reader}")


def _webhook(psp: Psp, url: str) -> tuple[bool, str]:
    problems = psp.check_webhook(url) if isinstance(psp, TellsWebhook) else None
    if problems is None:
        return True, f"cannot be asked of this PSP; {url} must be registered there"
    return not problems, " ".join(problems) or f"{url} is registered and hears what it must"


def look_after(parts: Parts) -> None:
    """Ask every adapter whether it is well; the screens do not offer one that is not, and staff are told why."""
    for name, psp in parts.psps.items():
        text = " ".join(psp.check())
        with parts.store.write() as db:
            if text == db.unwell().get(name, ""):
                continue
            db.set_unwell(name, text)
            said = f"{name} is not offered: {text}" if text else f"{name} is offered again"
            db.add_alert(parts.clock.now(), "method_unwell" if text else "method_well", name, said)
