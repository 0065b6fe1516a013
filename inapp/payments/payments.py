"""What deposits and withdrawals share: reading the amount, making the payment, finding and cancelling it."""

from collections.abc import Callable

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND
from inapp.domain.errors import IllegalTransition, NotSent, OutcomeUnknown, Refused
from inapp.domain.model import PageSession, Payment, PspObjectType, TradingAccount
from inapp.domain.money import Money, NotAnAmount, TooManyDecimals
from inapp.domain.references import key_hash, new_reference, return_key
from inapp.domain.states import FIRST, Event, PaymentType, Status, is_possible
from inapp.domain.text import N_
from inapp.payments import psp_events
from inapp.payments.entry import Offer, method_digits, offers, read_trading_account, renew_accounts, require_account
from inapp.payments.gate import require_open
from inapp.store import Tables

NOT_FOUND = N_("This payment cannot be found. Please open this screen again from cTrader.")
TOO_LATE = N_("It is too late to cancel this payment.")


def make(
    cashier: Cashier,
    page_session: PageSession,
    amount: str,
    method: str,
    page_key: str,
    check: Callable[[TradingAccount, Money], None],
    after: Callable[[Tables, Payment, Offer], Payment],
    framed: bool = False,
) -> Payment:
    """Store a new payment once for each page key, however often the form is sent. Raises Refused.

    `amount` is plain decimal text; `check` may refuse it for what cTrader says; `after` runs in the transaction;
    `framed` is whether the page stands in a frame.
    """
    if not 16 <= len(page_key) <= 64:
        raise Refused(N_("This form is out of date. Please open this screen again from cTrader."), status=400)
    unique = key_hash(f"{page_session.key} {page_key}")
    with cashier.store.read() as db:
        login = require_account(db, page_session)
        existing = db.payment_by_page_key(unique)
        if existing:
            return existing
        require_open(db, login)
    renew_accounts(cashier, page_session.user_id)
    trading_account = read_trading_account(cashier, login)
    offer = _pick(offers(cashier, page_session.screen, trading_account), method)
    money = read_amount(cashier, page_session.screen, amount, trading_account, offer)
    check(trading_account, money)
    while True:
        payment = _new_payment(cashier, page_session, login, money, offer, framed)
        with cashier.store.write() as db:
            require_account(db, page_session)
            require_open(db, login)
            key = return_key(cashier.policy.secret_key, payment.ref)
            stored = db.add_payment(payment, unique, key_hash(key))
            if stored is not None:
                return after(db, stored, offer) if stored.ref == payment.ref else stored


def _new_payment(
    cashier: Cashier, page_session: PageSession, login: int, money: Money, offer: Offer, framed: bool
) -> Payment:
    now = cashier.clock.now()
    deposit = page_session.screen is PaymentType.DEPOSIT
    return Payment(
        ref=new_reference("D" if deposit else "W"),
        kind=page_session.screen,
        user_id=page_session.user_id,
        login=login,
        money=money,
        status=FIRST[page_session.screen],
        psp=offer.psp,
        method=offer.method.key,
        created=now,
        updated=now,
        expires=now + cashier.policy.payment_ttl if deposit else None,
        due=now + 5 * SECOND if deposit else None,
        ui_mode=cashier.psps[offer.psp].ui_mode(offer.method, framed) if deposit else "",
    )


def _pick(choices: list[Offer], method: str) -> Offer:
    offer = next((offer for offer in choices if offer.method.key == method), None)
    if offer is None:
        raise Refused(N_("Choose a payment method"), field="method")
    if offer.unavailable:
        raise Refused(offer.unavailable, field="method", values=offer.values)
    return offer


def read_amount(cashier: Cashier, kind: PaymentType, text: str, trading_account: TradingAccount, offer: Offer) -> Money:
    """The amount that a person typed, in the PSP's minor units. Raises Refused with what to do."""
    psp_digits = method_digits(offer.method, trading_account.currency)
    digits = min(trading_account.digits, psp_digits)
    try:
        money = Money.from_text(text.strip(), trading_account.currency, digits)
    except TooManyDecimals:
        sentence = (
            N_("Enter an amount with at most {digits} decimals") if digits else N_("Enter an amount without decimals")
        )
        raise Refused(sentence, field="amount", values={"digits": digits}) from None
    except NotAnAmount:
        example = Money(100 * 10**digits, trading_account.currency, digits)
        raise Refused(N_("Enter an amount such as {example}"), field="amount", values={"example": example}) from None
    limits = cashier.policy.limits(kind)
    for table in (limits.lowest, offer.method.lowest):
        lowest = limits.of(table, trading_account.currency)
        if lowest and money < Money.from_text(lowest, trading_account.currency, 8):
            raise Refused(
                N_("Enter at least {amount}"), field="amount", values={"amount": _shown(lowest, trading_account)}
            )
    for table in (limits.highest, offer.method.highest):
        highest = limits.of(table, trading_account.currency)
        if highest and Money.from_text(highest, trading_account.currency, 8) < money:
            raise Refused(
                N_("Enter at most {amount}"), field="amount", values={"amount": _shown(highest, trading_account)}
            )
    if money.minor <= 0:
        raise Refused(N_("Enter an amount above zero"), field="amount")
    return money.at(psp_digits)


def _shown(text: str, trading_account: TradingAccount) -> Money:
    return Money.from_text(text, trading_account.currency, 8).floor(trading_account.digits)


def of_session(cashier: Cashier, page_session: PageSession, ref: str) -> Payment:
    """A payment of the session's own user and account. Raises Refused (404)."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment is None or payment.user_id != page_session.user_id or payment.login != page_session.login:
        raise Refused(NOT_FOUND, status=404)
    return payment


def by_return_key(cashier: Cashier, key: str) -> Payment | None:
    """The payment of a return address; None if unknown, or 24 hours after the payment's end."""
    with cashier.store.read() as db:
        return db.payment_by_return_key(key_hash(key), cashier.clock.now())


def look_soon(cashier: Cashier, payment: Payment) -> None:
    """Have the PSP asked about a deposit at once: its payer has come back. Starts nothing else."""
    if payment.status is Status.AWAITING_PAYER and (payment.due or 0) > cashier.clock.now() + SECOND:
        with cashier.store.write() as db:
            current = db.payment(payment.ref)
            if current and current.status is Status.AWAITING_PAYER:
                db.change(current, due=cashier.clock.now(), tries=0)


def cancel(cashier: Cashier, page_session: PageSession, ref: str) -> Payment:
    """Cancel an unpaid deposit, or a withdrawal whose debit has not begun. Raises Refused (404, 409)."""
    payment = of_session(cashier, page_session, ref)
    if payment.kind is PaymentType.DEPOSIT and is_possible(payment.kind, payment.status, Event.CANCELLED):
        _stop_at_psp(cashier, payment)
    try:
        with cashier.store.write() as db:
            current = db.payment(ref)
            if current is None:
                raise Refused(NOT_FOUND, status=404)
            now = cashier.clock.now()
            late = now + 60 * SECOND if payment.kind is PaymentType.DEPOSIT else None
            return db.move(current, Event.CANCELLED, f"user {page_session.user_id}", now, due=late, tries=0)
    except IllegalTransition:
        raise Refused(TOO_LATE, status=409) from None


def _stop_at_psp(cashier: Cashier, payment: Payment) -> None:
    """Tell the PSP first, because the payer may have paid a moment ago. Raises Refused (409) if so."""
    psp = cashier.psps.get(payment.psp)
    if psp is None or payment.psp_ref is None:
        return
    try:
        seen = psp.cancel(payment.psp_ref)
    except (NotSent, OutcomeUnknown):
        return  # the worker stops it later
    cashier.crash_point("deposit.stopped")
    psp_events.apply(cashier, payment.psp, PspObjectType.PAYMENT, seen, "cancelled by the payer")
    if seen.kind not in psp_events.UNPAID:
        raise Refused(TOO_LATE, status=409)
