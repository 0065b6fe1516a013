"""The ledger for people: its proof, balances, the postings of an account, and corrections by two of them."""

from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.deciding import ROOT, Verb, is_staff, login_of
from inapp.domain.errors import Invalid, NotAllowed, NotFound
from inapp.domain.ledger import NO_CURRENCY, Balance, Fact, MoneyEvent, name_in_account, type_of
from inapp.domain.model import Decision
from inapp.domain.money import Money, NotAnAmount, digits_of
from inapp.domain.reconcile import DAY, day_begins
from inapp.domain.staff import Actor
from inapp.operations import door
from inapp.store import Tables
from inapp.store.ledger import Line, OpenItem
from inapp.store.ledger_proof import LedgerProof, prove

CORRECTION = "correction."
"""How the subject of each correction begins; its number follows."""
LONGEST_REASON = 1000
OWN = "{name} is about money of your own: somebody else corrects it"
OF_TRADERS = frozenset({"client", "receivable"})
"""How the accounts begin that belong to a trading account, whose login follows."""
NO_LOGIN = "A correction needs two people, logged in as themselves: run this with `sudo` from your login, not as root"
NO_REASON = "Say why, in a sentence or two: the entry stays for ever"
NO_SUCH = "{name} is no account of the ledger: `ledger balances` lists them"
AND_ANOTHER = (
    "Noted: {by} wants to move {money} from {credit} to {debit}. It is posted when another person, with another login, "
    "says the same"
)
POSTED = "Posted: {money} from {credit} to {debit}, say {both}."


def proof(cashier: Cashier) -> LedgerProof:
    """Make all postings again from the rows of payments, and compare."""
    with cashier.store.read() as db:
        return prove(db)


def end_of(day: str) -> int:
    """The first moment after a day in UTC. Raises Invalid for what is no day."""
    try:
        return day_begins(day) + DAY
    except ValueError:
        raise Invalid(f"{day} is no day: write it as 2026-11-27") from None


def balances(cashier: Cashier, until: int | None = None) -> list[Balance]:
    """The balances of all accounts that are not even, now or before a moment."""
    with cashier.store.read() as db:
        return db.ledger_balances(until)


def postings(cashier: Cashier, account: str, count: int) -> list[tuple[Line, Balance]]:
    """The newest postings of an account, the oldest of them first, each with the balance after it. Raises NotFound."""
    with cashier.store.read() as db:
        if not db.has_ledger_account(account):
            raise NotFound(NO_SUCH, values={"name": account})
        newest = db.ledger_lines(account, count)
        totals = {one.currency: one for one in db.ledger_balances() if one.account == account}
    found = []
    for line in newest:  # from the newest one back
        money = line.money
        total = totals.get(money.currency) or Balance(account, money.currency, 0, money.digits)
        found.append((line, total))
        totals[money.currency] = total.plus(replace(money, minor=-money.minor))
    return found[::-1]


def open_items(cashier: Cashier, account: str) -> list[OpenItem]:
    """What an account holds for each payment, or each fact, that has not come to zero; the oldest first."""
    with cashier.store.read() as db:
        if not db.has_ledger_account(account):
            raise NotFound(NO_SUCH, values={"name": account})
        return db.open_ledger_items(account)


@dataclass(frozen=True, slots=True)
class Order:
    """A correction that is asked for: `money` goes from the account `credit` to the account `debit`."""

    debit: str
    credit: str
    money: Money
    reason: str

    @property
    def names(self) -> dict[str, str]:
        """What fills the gaps of its event's rule."""
        return {"debit": self.debit, "credit": self.credit}


def order(debit: str, credit: str, money: Money, reason: str) -> Order:
    """An order for a correction that can be posted. Raises Invalid."""
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise Invalid(NO_REASON)
    for account in (debit, credit):
        _require_account(account)
    if debit == credit:
        raise Invalid("Name two accounts")
    if money.minor <= 0 or money.currency == NO_CURRENCY:
        raise Invalid("Move more than nothing, in a currency")
    return Order(debit, credit, money, reason)


def correct(cashier: Cashier, debit: str, credit: str, amount: str, currency: str, reason: str, by: Actor) -> str:
    """Move an amount between two accounts once two people have said the same, each with a login of their own.

    Neither may be root, and two names from one login are one person, whatever the settings say. Raises Invalid.
    """
    require_login(by)
    asked = order(debit, credit, money_of(amount, currency), reason)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.CORRECT), cashier.clock.now()
        require_no_trader(db, asked, by)
        _, alike = db.corrections(asked.names, asked.money, reason)
        subject = f"correction {alike + 1} of {asked.money} from {credit} to {debit}: {reason}"  # one posted is over
        said = door.say(
            cashier, db, by, Verb.CORRECT, Decision("", subject, "correct", name, now), door.Terms(own_login=True)
        )
        if said.missing:
            return AND_ANOTHER.format(by=name, money=asked.money, **asked.names)
        post(db, asked, said.names, now)
    return POSTED.format(money=asked.money, both=said.names, **asked.names)


def require_login(by: Actor) -> None:
    """Raise Invalid for root and for whoever has no login: the ledger is corrected by people."""
    if login_of(by.key) in ("", ROOT) and not is_staff(by.key):
        raise Invalid(NO_LOGIN)


def require_no_trader(db: Tables, asked: Order, by: Actor) -> None:
    """Raise NotAllowed for a member of staff whose own trading account a correction gives to or takes from."""
    for account in (asked.debit, asked.credit):
        start, _, login = account.partition(":")
        known = db.account(int(login)) if start in OF_TRADERS and login.isdigit() else None
        if known and db.trades_as(by.key, known.user_id):
            raise NotAllowed(OWN, values={"name": account})


def post(db: Tables, asked: Order, both: str, now: int) -> str:
    """Post a correction on which people have agreed; returns the subject of its fact."""
    done, _ = db.corrections(asked.names, asked.money, asked.reason)
    subject = f"{CORRECTION}{done + 1}"
    db.post_fact(Fact(subject, MoneyEvent.CORRECTED, asked.money, now, asked.names, by=both, reason=asked.reason))
    return subject


def _require_account(account: str) -> None:
    try:
        type_of(account)
    except KeyError:
        raise Invalid(NO_SUCH, values={"name": account}) from None
    if name_in_account(account) != account:
        raise Invalid(NO_SUCH, values={"name": account})


def money_of(amount: str, currency: str) -> Money:
    """An amount as people type it. Raises Invalid."""
    try:
        return Money.from_text(amount, currency, max(digits_of(currency), len(amount.partition(".")[2])))
    except (NotAnAmount, ValueError):
        raise Invalid(f"{amount} {currency} is no amount: write it as 10.50 EUR") from None
