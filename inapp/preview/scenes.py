"""What the preview shows: each screen and state as the requests that lead there."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.wrappers import Response

from inapp.cashier import Cashier
from inapp.domain.instruments import Kept
from inapp.domain.model import Payment, UiMode
from inapp.domain.policy import Limits
from inapp.domain.states import CONFIRMING, PARTLY_PAID, PROCESSING, SENT, PaymentType, Status
from inapp.preview.login_scenes import LOGIN_SCENES
from inapp.preview.stand_ins import CURRENCY, USED, money
from inapp.preview.visits import HOUR_MS, SCREEN, Drawing, Scene, Visit, field_of
from inapp.web.status_texts import STATUS_TEXTS, may_show_hold


def _form(kind: PaymentType, **fields: str) -> Drawing:
    def draw(visit: Visit) -> Response:
        visit.past()
        page = visit.open(kind)
        if not fields:
            return page
        sent = {"page_key": field_of(page, "page_key"), "method": _method(page)} | fields
        return visit.post(f"/inapp/{SCREEN[kind]}", page, **sent)

    return draw


def _method(page: Response) -> str:
    return field_of(page, "method")


def _shown(visit: Visit, payment: Payment) -> Response:
    return visit.post(f"/inapp/payments/{payment.ref}", visit.open(payment.kind), stays="0")


def _status(kind: PaymentType, status: Status, reason: str = "", held: bool = False) -> Drawing:
    def draw(visit: Visit) -> Response:
        payment = visit.paid(kind, status, reason=reason)
        if held:
            with visit.cashier.store.write() as db:
                db.add_hold("preview", "preview", visit.cashier.clock.now(), ref=payment.ref)
        return _shown(visit, payment)

    return draw


def _other_amount(visit: Visit) -> Response:
    return _shown(visit, visit.paid(PaymentType.DEPOSIT, Status.REVIEW, captured=money(12_000)))


def _transfer(reason: str = "") -> Drawing:
    def draw(visit: Visit) -> Response:
        mode = UiMode.INSTRUCTIONS
        return _shown(visit, visit.paid(PaymentType.DEPOSIT, Status.AWAITING_PAYER, mode=mode, reason=reason))

    return draw


def _saved(visit: Visit) -> Response:
    """The form of somebody who has let a PSP keep a card."""
    psp, method = next((name, psp.methods[0].key) for name, psp in visit.cashier.psps.items() if psp.keeps_instruments)
    now = visit.cashier.clock.now()
    payment = visit.paid(PaymentType.DEPOSIT, Status.CREDITED, psp=psp, method=method, created=now - HOUR_MS)
    with visit.cashier.store.write() as db:
        customer = db.know_customer(psp, visit.user, f"preview {visit.user}", now)
        db.keep(payment, Kept(customer, f"preview {payment.ref}", "visa", "4242", "12/31"), now)
    return visit.open(PaymentType.DEPOSIT)


def _removal(visit: Visit) -> Response:
    return visit.post("/inapp/saved/remove", page := _saved(visit), number=field_of(page, "number"))


def _returned(status: Status) -> Drawing:
    def draw(visit: Visit) -> Response:
        key = f"{'preview' * 4}{visit.user}"
        visit.paid(PaymentType.DEPOSIT, status, key=key, ui_mode="redirect")
        return visit.get(f"/return/{key}")

    return draw


def _list(path: str) -> Drawing:
    def draw(visit: Visit) -> Response:
        newest = visit.past()
        page = visit.open(PaymentType.DEPOSIT)
        return visit.post(path.format(ref=newest.ref), page)

    return draw


def _paused(visit: Visit) -> Response:
    with visit.cashier.store.write() as db:
        db.add_hold("preview", "preview", visit.cashier.clock.now(), user_id=visit.user)
    return visit.open(PaymentType.DEPOSIT)


def _keeps(app: Flask) -> bool:
    return any(psp.keeps_instruments for psp in app.extensions["cashier"].psps.values())


def _reviews_deposits(app: Flask) -> bool:
    return bool(_from_here(app.extensions["cashier"]))


def _from_here(cashier: Cashier) -> str:
    """The least deposit that its trader reviews, as text; empty without one in the accounts' currency."""
    return Limits.of(cashier.policy.review_deposits_from, CURRENCY) or ""


def _large(visit: Visit) -> Response:
    return _form(PaymentType.DEPOSIT, amount=_from_here(visit.cashier))(visit)


def _asking(cashier: Cashier) -> Iterator[tuple[PaymentType, str]]:
    """The methods whose traders type more than an amount, with the payments for which they do."""
    for psp in cashier.psps.values():
        for method in psp.methods:
            yield from ((kind, method.key) for kind in method.kinds if method.fields_of(kind))


def _asks(app: Flask) -> bool:
    return any(_asking(app.extensions["cashier"]))


def _fields(**more: str) -> Drawing:
    """The form with such a method chosen."""

    def draw(visit: Visit) -> Response:
        kind, method = next(_asking(visit.cashier))
        return _form(kind, amount="120.50", method=method, **more)(visit)

    return draw


def _takes_transfers(app: Flask) -> bool:
    psps = app.extensions["cashier"].psps.values()
    return any(method.ui_mode is UiMode.INSTRUCTIONS for psp in psps for method in psp.methods)


def _states() -> Iterator[Scene]:
    """One scene for each row of the states' table, and one for each that a hold makes look different."""
    for kind, table in STATUS_TEXTS.items():
        for status, words in table.items():
            name = f"{kind.value}-{status.value}"
            yield Scene(name, f"{kind.value}: {status.value} ({words.title})", _status(kind, status))
            if may_show_hold(status):
                yield Scene(f"{name}-held", f"{kind.value}: {status.value}, held", _status(kind, status, held=True))


def _reasons() -> Iterator[Scene]:
    """States that look different for their reason."""
    waiting, deposit = Status.AWAITING_PAYER, PaymentType.DEPOSIT
    yield Scene("deposit-processing", "deposit: paid, the bank has not answered", _status(deposit, waiting, PROCESSING))
    yield Scene("deposit-no-step", "deposit: the step is not there yet", _status(deposit, waiting, "no_step"))
    for name, title, reason in (
        ("no-funds", "not enough money on the card", "insufficient_funds"),
        ("unavailable", "the method takes from nobody", "method_unavailable"),
    ):
        yield Scene(f"deposit-{name}", f"deposit: {title}", _status(deposit, Status.DECLINED, reason))
    yield Scene("deposit-other-amount", "deposit: another amount has arrived", _other_amount)
    for name, title, reason in (
        ("transfer", "what to write into it", ""),
        ("transfer-sent", "its payer has sent it", SENT),
        ("transfer-confirming", "a network confirms it", f"{CONFIRMING}:1/3"),
        ("transfer-partly", "a part has arrived", PARTLY_PAID),
    ):
        yield Scene(name, f"Transfer: {title}", _transfer(reason), needs=_takes_transfers)


SCENES: tuple[Scene, ...] = (
    Scene("deposit", "Deposit", _form(PaymentType.DEPOSIT)),
    Scene("withdraw", "Withdraw", _form(PaymentType.WITHDRAWAL)),
    Scene("deposit-error", "Deposit: an amount that is too small", _form(PaymentType.DEPOSIT, amount="1")),
    Scene("withdraw-error", "Withdraw: no amount", _form(PaymentType.WITHDRAWAL, amount="ten")),
    Scene("review", "Withdraw: the review", _form(PaymentType.WITHDRAWAL, amount="120.50")),
    Scene("review-deposit", "Deposit: the review of a large one", _large, needs=_reviews_deposits),
    Scene("fields", "Fields of a method", _fields(change="1"), needs=_asks),
    Scene("fields-error", "Fields of a method: left empty", _fields(), needs=_asks),
    Scene("saved", "Deposit: with a saved card", _saved, needs=_keeps),
    Scene("saved-remove", "Removing a saved card", _removal, needs=_keeps),
    Scene("first", "Deposit: the first one", lambda visit: visit.open(PaymentType.DEPOSIT)),
    Scene("choose", "Choose an account", lambda visit: visit.open(PaymentType.DEPOSIT), accounts=3),
    Scene("paused", "Paused", _paused),
    *_states(),
    *_reasons(),
    Scene("returned-waiting", "Back from a payment page", _returned(Status.AWAITING_PAYER)),
    Scene("returned-credited", "Back from a payment page: paid", _returned(Status.CREDITED)),
    Scene("returned-declined", "Back from a payment page: declined", _returned(Status.DECLINED)),
    Scene("history", "All payments", _list("/inapp/payments/all")),
    Scene("receipt", "Receipt", _list("/inapp/payments/{ref}/receipt")),
    Scene("used-link", "A link that was used", lambda visit: visit.get("/inapp/deposit", token=USED)),
    Scene("not-found", "Nothing here", lambda visit: visit.get("/inapp/nothing")),
    Scene("accessibility", "Accessibility", lambda visit: visit.get("/accessibility")),
    *LOGIN_SCENES,
)
"""Every screen and state, in the order in which the preview shows them."""
