"""What deposits and withdrawals share: reading the amount, making the payment, finding and cancelling it."""

from collections.abc import Callable

from inapp.domain.errors import IllegalTransition, NotSent, OutcomeUnknown, Refused
from inapp.domain.model import PageSession, Payment, Subject, Trader
from inapp.domain.money import Money, NotAnAmount, TooManyDecimals
from inapp.domain.ports import Parts, Tables
from inapp.domain.rules import SECOND
from inapp.domain.states import FIRST, Event, Kind, Status, is_possible
from inapp.flows import settlement
from inapp.flows.entry import Offer, method_digits, offers, read_trader, renew_accounts, require_account
from inapp.flows.gate import require_open
from inapp.flows.references import key_hash, new_reference, return_key

NOT_FOUND = "This payment cannot be found. Please open this screen again from cTrader."
TOO_LATE = "It is too late to cancel this payment."


def make(
    parts: Parts,
    session: PageSession,
    amount: str,
    method: str,
    page_key: str,
    check: Callable[[Trader, Money], None],
    after: Callable[[Tables, Payment, Offer], Payment],
    framed: bool = False,
) -> Payment:
    """Store a new payment once for each page key, however often the form is sent. Raises Refused.

    `amount` is plain decimal text; `check` may refuse it for what cTrader says; `after` runs in the transaction;
    `framed` is whether the page stands in a frame.
    """
    if not 16 <= len(page_key) <= 64:
        raise Refused("This form is out of date. Please open this screen again from cTrader.", status=400)
    unique = key_hash(f"{session.key} {page_key}")
    with parts.store.read() as db:
        login = require_account(db, session)
        existing = db.payment_by_page_key(unique)
        if existing:
            return existing
        require_open(db, login)
    renew_accounts(parts, session.user_id)
    trader = read_trader(parts, login)
    offer = _pick(offers(parts, session.screen, trader), method)
    money = read_amount(parts, session.screen, amount, trader, offer)
    check(trader, money)
    while True:
        payment = _new_payment(parts, session, login, money, offer, framed)
        with parts.store.write() as db:
            require_account(db, session)
            require_open(db, login)
            key = return_key(parts.policy.secret_key, payment.ref)
            stored = db.add_payment(payment, unique, key_hash(key))
            if stored is not None:
                return after(db, stored, offer) if stored.ref == payment.ref else stored


def _new_payment(parts: Parts, session: PageSession, login: int, money: Money, offer: Offer, framed: bool) -> Payment:
    now = parts.clock.now()
    deposit = session.screen is Kind.DEPOSIT
    return Payment(
        ref=new_reference("D" if deposit else "W"),
        kind=session.screen,
        user_id=session.user_id,
        login=login,
        money=money,
        status=FIRST[session.screen],
        psp=offer.psp,
        method=offer.method.key,
        created=now,
        updated=now,
        expires=now + parts.policy.payment_ttl if deposit else None,
        due=now + 5 * SECOND if deposit else None,
        hand_off=parts.psps[offer.psp].hand_off(offer.method, framed) if deposit else "",
    )


def _pick(choices: list[Offer], method: str) -> Offer:
    offer = next((offer for offer in choices if offer.method.key == method), None)
    if offer is None:
        raise Refused("Choose a payment method", field="method")
    if offer.unavailable:
        raise Refused(offer.unavailable, field="method", values=offer.values)
    return offer


def read_amount(parts: Parts, kind: Kind, text: str, trader: Trader, offer: Offer) -> Money:
    """The amount that a person typed, in the PSP's minor units. Raises Refused with what to do."""
    psp_digits = method_digits(offer.method, trader.currency)
    digits = min(trader.digits, psp_digits)
    try:
        money = Money.from_text(text.strip(), trader.currency, digits)
    except TooManyDecimals:
        sentence = "Enter an amount with at most {digits} decimals" if digits else "Enter an amount without decimals"
        raise Refused(sentence, field="amount", values={"digits": digits}) from None
    except NotAnAmount:
        example = Money(100 * 10**digits, trader.currency, digits)
        raise Refused("Enter an amount such as {example}", field="amount", values={"example": example}) from None
    limits = parts.policy.limits(kind)
    for table in (limits.lowest, offer.method.lowest):
        lowest = limits.of(table, trader.currency)
        if lowest and money < Money.from_text(lowest, trader.currency, 8):
            raise Refused("Enter at least {amount}", field="amount", values={"amount": _shown(lowest, trader)})
    for table in (limits.highest, offer.method.highest):
        highest = limits.of(table, trader.currency)
        if highest and Money.from_text(highest, trader.currency, 8) < money:
            raise Refused("Enter at most {amount}", field="amount", values={"amount": _shown(highest, trader)})
    if money.minor <= 0:
        raise Refused("Enter an amount above zero", field="amount")
    return money.at(psp_digits)


def _shown(text: str, trader: Trader) -> Money:
    return Money.from_text(text, trader.currency, 8).floor(trader.digits)


def of_session(parts: Parts, session: PageSession, ref: str) -> Payment:
    """A payment of the session's own user and account. Raises Refused (404)."""
    with parts.store.read() as db:
        payment = db.payment(ref)
    if payment is None or payment.user_id != session.user_id or payment.login != session.login:
        raise Refused(NOT_FOUND, status=404)
    return payment


def by_return_key(parts: Parts, key: str) -> Payment | None:
    """The payment of a return address; None if unknown, or 24 hours after the payment's end."""
    with parts.store.read() as db:
        return db.payment_by_return_key(key_hash(key), parts.clock.now())


def look_soon(parts: Parts, payment: Payment) -> None:
    """Have the PSP asked about a deposit at once: its payer has come back. Starts nothing else."""
    if payment.status is Status.AWAITING_PAYER and (payment.due or 0) > parts.clock.now() + SECOND:
        with parts.store.write() as db:
            current = db.payment(payment.ref)
            if current and current.status is Status.AWAITING_PAYER:
                db.change(current, due=parts.clock.now(), tries=0)


def cancel(parts: Parts, session: PageSession, ref: str) -> Payment:
    """Cancel an unpaid deposit, or a withdrawal whose debit has not begun. Raises Refused (404, 409)."""
    payment = of_session(parts, session, ref)
    if payment.kind is Kind.DEPOSIT and is_possible(payment.kind, payment.status, Event.CANCELLED):
        _stop_at_psp(parts, payment)
    try:
        with parts.store.write() as db:
            current = db.payment(ref)
            if current is None:
                raise Refused(NOT_FOUND, status=404)
            now = parts.clock.now()
            late = now + 60 * SECOND if payment.kind is Kind.DEPOSIT else None
            return db.move(current, Event.CANCELLED, f"user {session.user_id}", now, due=late, tries=0)
    except IllegalTransition:
        raise Refused(TOO_LATE, status=409) from None


def _stop_at_psp(parts: Parts, payment: Payment) -> None:
    """Tell the PSP first, because the payer may have paid a moment ago. Raises Refused (409) if so."""
    psp = parts.psps.get(payment.psp)
    if psp is None or payment.psp_ref is None:
        return
    try:
        seen = psp.cancel(payment.psp_ref)
    except (NotSent, OutcomeUnknown):
        return  # the worker stops it later
    parts.checkpoint("deposit.stopped")
    settlement.apply(parts, payment.psp, Subject.PAYMENT, seen, "cancelled by the payer")
    if seen.kind not in settlement.UNPAID:
        raise Refused(TOO_LATE, status=409)
