"""Offers and quotes: the methods, limits and amounts of a screen, and the checks of a filled form."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from inapp.cashier import Cashier
from inapp.domain.amounts import Entry, read
from inapp.domain.errors import Declined, Invalid, NotSent, OutcomeUnknown, Unavailable, Unclear, Unreadable
from inapp.domain.instruments import Instrument
from inapp.domain.methods import Fee
from inapp.domain.model import Method, PageSession, Payment, TradingAccount
from inapp.domain.money import MAX_MINOR, Money, NotAnAmount, TooManyDecimals, digits_of
from inapp.domain.policy import Limits
from inapp.domain.rules import amount_in
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity.sessions import renew_accounts, require_account
from inapp.operations import alerts
from inapp.payments import allocation, answers, rules
from inapp.payments.limits import answer, why_not_now
from inapp.store import Tables

log = logging.getLogger(__name__)

TRADER_TIMEOUT = 2000  # ms: a screen has three seconds (docs.spotware.com, conformance), on slow phones too
FIRST_LOOK = 600
"""Milliseconds after which a screen that opens shows that it is loading, rather than nothing, and asks once more."""
SECOND_LOOK = 1500
"""Milliseconds of that second time: with the first, and the way there and back twice, three seconds are not over."""
NEARLY_S = 0.05
"""Seconds before the end of its time at which a call may give up, for want of what its next step needs."""
LAST_PAYMENTS = 5
SETTINGS = {PaymentType.DEPOSIT: "CASHIER_DEPOSIT", PaymentType.WITHDRAWAL: "CASHIER_WITHDRAW"}
"""How the settings of the smallest and largest amounts begin."""
NOTHING: Mapping[str, str] = {}

CANNOT_ASK = N_("We cannot reach the trading server at the moment. Nothing has happened. Please try again in a minute.")
CANNOT_READ = N_(
    "We cannot use what the trading server says about this account. Nothing has happened. Our staff have been told."
)
NOT_SET_UP = N_("Payments are not set up for this account.")
KEPT_NO_MORE = N_("This card is not saved any more. Choose another way to pay.")
WHICH_AMOUNT = N_("Choose the amount that you mean")
CLOSED_FOR_NOW = N_("Not available at the moment")
DISPUTED = N_("The payment by {instrument} is disputed. Money can go back to it once that is settled.")
NOTHING_TO_SEND_BACK_TO = N_("There is no earlier payment by {method} to send money back to")


@dataclass(frozen=True, slots=True)
class Offer:
    """A payment method on a screen. `unavailable` is the reason that it cannot be picked, with `values` for it.

    `most` is set where the method pays out no more than earlier deposits brought in, `lowest` and `highest` are the
    tighter of the broker's limit and the PSP's. `last_used` marks the method of the trader's last success.
    `keeps` tells that the instrument can be kept for next time, `kept` is one that was.
    """

    psp: str
    method: Method
    unavailable: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    most: Money | None = None
    lowest: Money | None = None
    highest: Money | None = None
    last_used: bool = False
    keeps: bool = False
    kept: Instrument | None = None

    @property
    def value(self) -> str:
        """What a form posts for it: the method, and behind a colon our number of a kept instrument."""
        return f"{self.method.key}:{self.kept.id}" if self.kept else self.method.key


@dataclass(frozen=True, slots=True)
class Overview:
    """The content of a screen. `paused` is the reason that no new payment can start, or empty."""

    trading_account: TradingAccount
    account_name: str
    open_payment: Payment | None
    last: list[Payment]
    paused: str
    offers: list[Offer]
    lowest: Money | None
    highest: Money | None
    presets: list[Money]


@dataclass(frozen=True, slots=True)
class Quote:
    """A checked form: the account as cTrader describes it now, the method, and the money in the PSP's minor units.

    `plan` is the share of each earlier deposit that a withdrawal goes back to, `account_name` the broker's own name of
    the account, and `answers` are what was typed into the fields of the method.
    """

    trading_account: TradingAccount
    offer: Offer
    money: Money
    plan: tuple[allocation.Allocation, ...] = ()
    account_name: str = ""
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def fee(self) -> int | None:
        """The provider's fee in minor units; None if the adapter says it in words."""
        cost = self.offer.method.cost
        return cost.of(self.money).minor if isinstance(cost, Fee) else None


class Slow(Unavailable):
    """cTrader has not answered in the time that it was given."""


def overview(cashier: Cashier, page_session: PageSession, patience: int = TRADER_TIMEOUT) -> Overview:
    """The content of the session's screen now, for which cTrader has so many milliseconds.

    Raises NotAllowed, Conflict, Unavailable, or Slow.
    """
    with cashier.store.read() as db:
        login = require_account(db, page_session)
    trading_account = read_trading_account(cashier, login, patience)
    with cashier.store.read() as db:
        open_payment = db.open_payment(page_session.user_id, login, page_session.screen)
        last = db.last_payments(page_session.user_id, login, LAST_PAYMENTS)
        used = db.last_success(page_session.user_id, page_session.screen)
        kept = db.instruments(page_session.user_id) if page_session.screen is PaymentType.DEPOSIT else []
        paused = why_not_now(cashier, db, page_session, login)
        account_name = db.account_name(login)
    offers = for_account(cashier, page_session.screen, trading_account)
    limits = cashier.policy.limits(page_session.screen)
    lowest, highest = _figure(limits.lowest, trading_account), _figure(limits.highest, trading_account)
    texts = Limits.of(limits.presets, trading_account.currency) or ()
    presets = [_exact(text, trading_account.currency) for text in texts]
    return Overview(
        trading_account=trading_account,
        account_name=account_name,
        open_payment=open_payment,
        last=last,
        paused=paused,
        offers=in_order(with_kept(_shut_by_rules(cashier, page_session, trading_account, offers), kept), used),
        lowest=lowest.floor(trading_account.digits) if lowest else None,
        highest=highest.floor(trading_account.digits) if highest else None,
        presets=[preset.floor(trading_account.digits) for preset in presets],
    )


def _shut_by_rules(
    cashier: Cashier, page_session: PageSession, trading_account: TradingAccount, offers: list[Offer]
) -> list[Offer]:
    """The offers, closed where a rule would refuse whatever is chosen; a form that is sent is asked anew."""
    about = page_session.user_id, page_session.screen, trading_account.currency
    with cashier.store.read() as db:
        if db.rules_in_force() is None:
            return offers
        shut = {offer.method.key: rules.shut(cashier, db, *about, offer.method.key) for offer in offers}
    return [
        replace(offer, unavailable=said.words, values=said.values)
        if (said := shut[offer.method.key]) and not offer.unavailable
        else offer
        for offer in offers
    ]


def read_trading_account(cashier: Cashier, login: int, patience: int = TRADER_TIMEOUT) -> TradingAccount:
    """An account as cTrader describes it, read within so many milliseconds. Raises Unavailable, or Slow."""
    end = cashier.clock.boot() + patience / 1000
    try:
        return cashier.ctrader.trading_account(login, patience)
    except Unreadable as answer:
        alerts.tell_unreadable(cashier, login, answer)
        raise Unavailable(CANNOT_READ) from None
    except (NotSent, OutcomeUnknown):
        raise (Slow if is_nearly(cashier, end) else Unavailable)(CANNOT_ASK) from None
    except Declined as refusal:
        log.warning("cTrader says %s of account %s", refusal.reason, login)
        raise Unavailable(NOT_SET_UP) from None


def is_nearly(cashier: Cashier, end: float) -> bool:
    """True if a moment of the boot clock has come, or is so near that a call has given up because of it."""
    return cashier.clock.boot() > end - NEARLY_S


def for_account(cashier: Cashier, screen: PaymentType, trading_account: TradingAccount) -> list[Offer]:
    """Every method for this direction in the broker's order."""
    with cashier.store.read() as db:
        unavailable_adapters = db.unavailable_adapters()
    found = []
    for name, psp in cashier.psps.items():
        for method in psp.methods:
            if screen not in method.kinds:
                continue
            lowest, highest = _limits(cashier, screen, method, trading_account)
            keeps = psp.keeps_instruments and method.keeps and screen is PaymentType.DEPOSIT
            offer = Offer(name, method, lowest=lowest, highest=highest, keeps=keeps)
            if name in unavailable_adapters:
                offer = replace(offer, unavailable=CLOSED_FOR_NOW)
            elif method.currencies and trading_account.currency not in method.currencies:
                sentence = N_("Not available for accounts in {currency}")
                offer = replace(offer, unavailable=sentence, values={"currency": trading_account.currency})
            elif screen is PaymentType.WITHDRAWAL and method.refund_days is not None:
                offer = _with_most(cashier, offer, trading_account)
            found.append(offer)
    return found


def with_kept(offers: list[Offer], kept: list[Instrument]) -> list[Offer]:
    """The offers with the trader's kept instruments before them, each card once."""
    distinct = {one.looks: one for one in reversed(kept)}
    by_method = {(offer.psp, offer.method.key): offer for offer in offers if offer.keeps and not offer.unavailable}
    found = [(by_method.get((one.psp, one.method)), one) for one in kept if distinct[one.looks] is one]
    return [replace(offer, kept=one) for offer, one in found if offer] + offers


def in_order(offers: list[Offer], used: tuple[str, str] | None) -> list[Offer]:
    """The method that served the trader last, then the others in the broker's order, then those that are closed."""
    last = next((one for one in offers if (one.psp, one.method.key) == used and not one.unavailable), None)
    marked = [replace(one, last_used=one is last) for one in offers]
    return sorted(marked, key=lambda offer: (not offer.last_used, not offer.kept, bool(offer.unavailable)))


def _limits(
    cashier: Cashier, screen: PaymentType, method: Method, trading_account: TradingAccount
) -> tuple[Money | None, Money | None]:
    """The tighter of the broker's limits and the method's own, in the decimals that the form takes."""
    limits, digits = cashier.policy.limits(screen), form_digits(method, trading_account)
    lowest = [found for table in (limits.lowest, method.lowest) if (found := _figure(table, trading_account))]
    highest = [found for table in (limits.highest, method.highest) if (found := _figure(table, trading_account))]
    least, most = max(lowest, default=None), min(highest, default=None)
    return least.floor(digits) if least else None, most.floor(digits) if most else None


def _with_most(cashier: Cashier, offer: Offer, trading_account: TradingAccount) -> Offer:
    """A closed-loop method with the most that it can pay back now."""
    everything = Money(MAX_MINOR, trading_account.currency, method_digits(offer.method, trading_account.currency))
    now = cashier.clock.now()
    with cashier.store.read() as db:
        plan = allocation.allocate(db, trading_account.login, offer.method, offer.psp, everything, now)
        disputed = allocation.disputed_instrument(db, trading_account.login, offer.method, offer.psp, now)
    if not plan and disputed:
        return replace(offer, unavailable=DISPUTED, values={"instrument": disputed})
    if not plan:
        return replace(offer, unavailable=NOTHING_TO_SEND_BACK_TO, values={"method": offer.method.name})
    return replace(offer, most=allocation.total(plan))


def method_digits(method: Method, currency: str) -> int:
    """The decimals that a method's PSP uses for a currency."""
    return method.digits.get(currency, digits_of(currency))


def form_digits(method: Method, trading_account: TradingAccount) -> int:
    """The decimals that an amount may have by a method: no more than it or the account has."""
    return min(trading_account.digits, method_digits(method, trading_account.currency))


def quote(
    cashier: Cashier, page_session: PageSession, amount: str | Entry, method: str, typed: Mapping[str, str] = NOTHING
) -> Quote:
    """Check a form with this amount, typed or as plain decimal text, this method and its fields. Raises Refused."""
    with cashier.store.read() as db:
        login = require_account(db, page_session)
    renew_accounts(cashier, page_session.user_id)
    trading_account = read_trading_account(cashier, login)
    choices = for_account(cashier, page_session.screen, trading_account)
    key, _, number = method.partition(":")
    offer = next((offer for offer in choices if offer.method.key == key), None)
    if offer and number:
        offer = replace(offer, kept=_kept(cashier, page_session, offer, number))
    if offer is None:
        raise Invalid(N_("Choose a payment method"), field="method")
    if offer.unavailable:
        raise Invalid(offer.unavailable, field="method", values=offer.values)
    money = read_amount(cashier, page_session.screen, amount, trading_account, offer)
    available = trading_account.withdrawable  # None where cTrader names none: its own answer decides later
    if page_session.screen is PaymentType.WITHDRAWAL and available is not None and available < money:
        sentence = N_("You can withdraw up to {amount}")
        raise _limited(sentence, "free margin", money, f"at most {available}", amount=available)
    given = {} if offer.kept else answers.read(offer.method, page_session.screen, typed)
    with cashier.store.read() as db:
        return Quote(trading_account, offer, money, account_name=db.account_name(login), answers=given)


def agreement(quote: Quote) -> str:
    """The short text by which a trader agrees to a quote: that of its plan or, without one, of method and amount.

    It stands for the answers to the method's fields too, if there are any.
    """
    plain = f"{quote.offer.value} {quote.money}"
    agreed = allocation.fingerprint(quote.plan) if quote.plan else allocation.digest(plain)
    given = json.dumps(quote.answers, sort_keys=True) if quote.answers else ""
    return allocation.digest(f"{agreed} {given}") if given else agreed


def wants_review(cashier: Cashier, quote: Quote) -> bool:
    """True for a deposit of at least what the broker wants its trader to look at once more."""
    from_here = _figure(cashier.policy.review_deposits_from, quote.trading_account)
    return from_here is not None and not quote.money < from_here


def _kept(cashier: Cashier, page_session: PageSession, offer: Offer, number: str) -> Instrument:
    """The trader's own kept instrument of a form. Raises Invalid for one of somebody else, and one that is gone."""
    with cashier.store.read() as db:
        found = db.instrument(page_session.user_id, number)
    if found is None or (found.psp, found.method) != (offer.psp, offer.method.key) or not offer.keeps:
        raise Invalid(KEPT_NO_MORE, field="method")
    return found


def with_plan(db: Tables, quote: Quote, now: int) -> Quote:
    """A withdrawal's quote with its plan over the earlier deposits in this transaction, if its method needs one.

    Raises Invalid if the deposits do not suffice.
    """
    offer = quote.offer
    if offer.method.refund_days is None:
        return quote
    plan = allocation.allocate(db, quote.trading_account.login, offer.method, offer.psp, quote.money, now)
    covered = allocation.total(plan)
    if covered is None:
        raise Invalid(NOTHING_TO_SEND_BACK_TO, field="method", values={"method": offer.method.name})
    if covered < quote.money:
        sentence = N_("At most {amount} can go back by {method}: that is what you paid in with it")
        limit, values = "return to source", {"amount": covered, "method": offer.method.name}
        raise _limited(sentence, limit, quote.money, f"at most {covered}", **values)
    return replace(quote, plan=tuple(plan))


def read_amount(
    cashier: Cashier, kind: PaymentType, amount: str | Entry, trading_account: TradingAccount, offer: Offer
) -> Money:
    """The amount in the PSP's minor units. Raises Invalid with the sentence for the form.

    It is read with the account's decimals, and must fit exactly into the method's: zeros at its end do no harm.
    """
    psp_digits = method_digits(offer.method, trading_account.currency)
    digits = form_digits(offer.method, trading_account)
    try:
        text = plain(amount, trading_account) if isinstance(amount, Entry) else amount.strip()
        money = Money.from_text(text, trading_account.currency, trading_account.digits).at(psp_digits)
    except TooManyDecimals:
        if not digits:
            raise _bad_amount(N_("Enter an amount without decimals"), digits=digits) from None
        raise _bad_amount(N_("Enter an amount with at most {digits} decimals"), digits=digits) from None
    except NotAnAmount:
        example = Money(100 * 10**digits, trading_account.currency, digits)
        raise _bad_amount(N_("Enter an amount such as {example}"), example=example) from None
    _require_within(cashier, kind, money, trading_account, offer.method)
    if money.minor <= 0:
        raise _bad_amount(N_("Enter an amount above zero"))
    return money


def _require_within(
    cashier: Cashier, kind: PaymentType, money: Money, trading_account: TradingAccount, method: Method
) -> None:
    """Raise Invalid for an amount beyond the broker's limits, or the method's own."""
    limits, setting, own = cashier.policy.limits(kind), SETTINGS[kind], f"limits of {method.key}"
    for name, table in ((f"{setting}_MIN", limits.lowest), (own, method.lowest)):
        if (lowest := _figure(table, trading_account)) and money < lowest:
            least = lowest.floor(trading_account.digits)
            raise _limited(N_("Enter at least {amount}"), name, money, f"at least {least}", amount=least)
    for name, table in ((f"{setting}_MAX", limits.highest), (own, method.highest)):
        if (highest := _figure(table, trading_account)) and highest < money:
            most = highest.floor(trading_account.digits)
            raise _limited(N_("Enter at most {amount}"), name, money, f"at most {most}", amount=most)


def plain(entry: Entry, trading_account: TradingAccount) -> str:
    """The plain decimal of a typed amount. Raises NotAnAmount, and Unclear if it may mean another one too."""
    if entry.meant:
        return entry.meant
    currency, digits = trading_account.currency, trading_account.digits
    reading = read(entry.text, currency, digits, entry.group)
    if reading is None:
        raise NotAnAmount(entry.text)
    if not reading.sure:
        raise Unclear(WHICH_AMOUNT, [Money.from_text(one, currency, digits) for one in reading.plain])
    return reading.plain[0]


def _bad_amount(sentence: str, **values: object) -> Invalid:
    return Invalid(sentence, field="amount", values=values)


def _limited(sentence: str, rule: str, money: Money, threshold: str, **values: object) -> Invalid:
    """The refusal of an amount by a limit, which leaves a record."""
    asked = answer(rule, "one payment", money, threshold, sentence)
    return Invalid(sentence, field="amount", values=values, limits=[asked])


def _figure(table: Mapping[str, str], trading_account: TradingAccount) -> Money | None:
    """The configured figure for the account's currency, exact; None without one."""
    text = Limits.of(table, trading_account.currency)
    return _exact(text, trading_account.currency) if text else None


@lru_cache(maxsize=256)
def _exact(text: str, currency: str) -> Money:
    """A configured figure with all decimals that an amount can have."""
    return amount_in(text, currency)
