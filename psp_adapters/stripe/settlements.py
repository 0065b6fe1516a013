"""Stripe's books in our words: balance transactions, payouts and the balance.

The rules are those of docs.stripe.com/payouts/reconciliation.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Origin
from inapp.domain.money import Money
from inapp.domain.settlements import (
    Arrival,
    ItemKind,
    Page,
    SettlementBalance,
    SettlementBatch,
    SettlementItem,
)
from psp_adapters.stripe.amounts import from_stripe
from psp_adapters.stripe.checks import Checks
from psp_adapters.stripe.client import Found, is_forbidden, meaning, plain
from psp_adapters.stripe.objects import DAY, HOSTED, metadata, origin_of

PAGE = 100
LAG = 3600
"""Seconds for which a movement may still be missing: captures are entered in the background, without a stated limit
(docs.stripe.com/payments/payment-intents/asynchronous-capture)."""
SESSION_PAGES = 5
"""Pages of Checkout Sessions that are read at once for a page of movements; for what they lack each one is asked."""

CATEGORIES: Mapping[str, ItemKind] = {
    # docs.stripe.com/reports/reporting-categories
    "charge": ItemKind.PAYMENT,
    "refund": ItemKind.REFUND,
    "refund_failure": ItemKind.REFUND_RETURNED,
    "dispute": ItemKind.DISPUTE,
    "dispute_reversal": ItemKind.DISPUTE_REVERSAL,
    "payout": ItemKind.TRANSFER,
    "payout_reversal": ItemKind.TRANSFER_RETURNED,
    **dict.fromkeys("fee network_cost tax".split(), ItemKind.FEE),
    **dict.fromkeys(
        "advance advance_funding anticipation_repayment charge_failure climate_order_purchase climate_order_refund"
        " connect_collection_transfer connect_reserved_funds contribution financing_paydown financing_paydown_reversal"
        " financing_payout financing_payout_reversal issuing_authorization_hold issuing_authorization_release"
        " issuing_dispute issuing_transaction other_adjustment partial_capture_reversal platform_earning"
        " platform_earning_refund risk_reserved_funds topup topup_reversal transfer transfer_reversal"
        " unreconciled_customer_funds".split(),
        ItemKind.ADJUSTMENT,
    ),
}
OF_A_PAYMENT = frozenset(
    {ItemKind.PAYMENT, ItemKind.REFUND, ItemKind.REFUND_RETURNED, ItemKind.DISPUTE, ItemKind.DISPUTE_REVERSAL}
)
ARRIVALS: Mapping[str, Arrival] = {
    # docs.stripe.com/api/payouts/object#payout_object-status; one that is paid may fail some days later
    "pending": Arrival.EXPECTED,
    "in_transit": Arrival.EXPECTED,
    "paid": Arrival.ARRIVED,
    "failed": Arrival.RETURNED,
    "canceled": Arrival.RETURNED,
}
RIGHTS: Mapping[str, Callable[[Any], Any]] = {
    "Balance": lambda api: api.balance.retrieve(),
    "Balance Transaction Sources": lambda api: api.balance_transactions.list({"limit": 1}),
    "Payouts": lambda api: api.payouts.list({"limit": 1}),
}
"""The rights that the books need, by Stripe's names; without them payments go on."""

log = logging.getLogger("cashier.psp.stripe")


class Settlements:
    """The books of one account; `mark` is this installation's, `clock` gives seconds."""

    def __init__(self, api: Any, mark: str, checks: Checks, clock: Callable[[], float]) -> None:
        self._api = api
        self._mark = mark
        self._checks = checks
        self._clock = clock

    def items(self, since: int, until: int, cursor: str) -> Page[SettlementItem]:
        """A page of the balance transactions of a window, the newest first."""
        return self._items({"created": _window(since, until)}, cursor, until)

    def items_of(self, payout_id: str, cursor: str) -> Page[SettlementItem]:
        """A page of what an automatic payout holds; Stripe knows it of no other, and of none that it still gathers."""
        with _asked():
            payout = plain(self._api.payouts.retrieve(payout_id))
        if not payout["automatic"]:
            why = f"{payout_id} is a manual payout, of which Stripe cannot tell what is in it"
            return Page((), self._watermark(), lacks=(why,))
        page = self._items({"payout": payout_id}, cursor, None, payout_id)
        if payout["reconciliation_status"] == "completed":
            return page
        return Page(page.entries, page.watermark, page.cursor, (f"Stripe still gathers what is in {payout_id}",))

    def batches(self, since: int, until: int, cursor: str) -> Page[SettlementBatch]:
        """A page of the payouts that were made in a window."""
        with _asked():
            listed = self._api.payouts.list({"created": _window(since, until), **_after(cursor)})
            found = [plain(payout) for payout in listed.data]
        strange = [
            f"{payout['id']} is {payout['status']!r}, which means nothing here"
            for payout in found
            if payout["status"] not in ARRIVALS
        ]
        entries = tuple(map(_batch, found))
        return Page(entries, self._watermark(until), _next(listed, found), tuple(strange))

    def balance(self) -> SettlementBalance:
        """What can be paid out now, and what is pending."""
        with _asked():
            found = plain(self._api.balance.retrieve())
        available, pending = (
            tuple(from_stripe(held["amount"], held["currency"]) for held in found[name])
            for name in ("available", "pending")
        )
        return SettlementBalance(available, pending, int(self._clock() * 1000))

    def check(self) -> list[str]:
        """Problems with the rights to the books and, if they are there, with how money is paid out."""
        try:
            with meaning():
                missing = [f"read on {name}" for name, call in RIGHTS.items() if is_forbidden(call, self._api)]
            if missing:
                given = "give the key these rights under Developers, API keys"
                return [f"STRIPE_SECRET_KEY lacks {', '.join(missing)} for settlements: {given}."]
            return self._schedule()
        except (Declined, NotSent, OutcomeUnknown) as failure:
            return [f"Stripe tells nothing of settlements ({failure})."]

    def _schedule(self) -> list[str]:
        """A warning for manual payouts, whose items nobody can tell; by the last payout if the key sees no account."""
        account = self._checks.account() or {}
        payouts = (account.get("settings") or {}).get("payouts") or {}
        manual = (payouts.get("schedule") or {}).get("interval") == "manual"
        if not payouts:
            with meaning():
                manual = any(not payout.automatic for payout in self._api.payouts.list({"limit": 1}).data)
        found = []
        if manual:
            found.append(
                "Stripe pays out by hand, and then tells of no payout what is in it: choose automatic payouts under "
                "Settings, Payouts."
            )
        if account.get("payouts_enabled") is False:
            found.append("Stripe pays nothing out of this account: do what its dashboard asks for.")
        return found

    def _watermark(self, until: int | None = None) -> int:
        """The moment up to which Stripe will add nothing."""
        settled = int((self._clock() - LAG) * 1000)
        return settled if until is None else min(until, settled)

    def _items(
        self, wanted: Mapping[str, Any], cursor: str, until: int | None, batch: str = ""
    ) -> Page[SettlementItem]:
        asked = {**wanted, **_after(cursor), "expand": ["data.source", "data.source.charge"]}
        with _asked():
            listed = self._api.balance_transactions.list(asked)
            found = [plain(transaction) for transaction in listed.data]
            names = self._names(found)
        entries, lacks = [], []
        for transaction in found:
            try:
                entries.append(self._item(transaction, names, batch))
            except (KeyError, TypeError, ValueError):
                log.error("Stripe tells of a movement that cannot be read: %.60r", transaction.get("id"))
                lacks.append(f"{transaction.get('id')} cannot be read")
        return Page(tuple(entries), self._watermark(until), _next(listed, found), tuple(lacks))

    def _item(self, found: Found, names: Mapping[str, str], batch: str) -> SettlementItem:
        charge = _charge_of(found)
        category, currency = str(found["reporting_category"]), found["currency"]
        kind = CATEGORIES.get(category, ItemKind.OTHER)
        if kind is ItemKind.OTHER:
            log.error("Stripe reports an unknown category of movement: %.60r", category)
        source = _source_of(found)
        paid = _payment(charge, names)
        is_payment = kind is ItemKind.PAYMENT
        return SettlementItem(
            id=found["id"],
            kind=kind,
            psp_ref=paid if is_payment else str(source.get("id") or ""),
            gross=from_stripe(found["amount"], currency),
            fee=from_stripe(found["fee"], currency),
            net=from_stripe(found["net"], currency),
            at=found["created"] * 1000,
            batch=batch,
            ref=metadata(charge or {}, "ref"),
            key=_key(source) if origin_of(source, self._mark) is not Origin.ELSEWHERE else "",
            source="" if is_payment else paid,
            origin=self._origin(kind, charge),
            original=_original(found, source),
            rate=_rate(found),
            word=category,
        )

    def _origin(self, kind: ItemKind, charge: Found | None) -> Origin:
        """Whose a movement is: its charge's owner's; what has no charge is the account's, and so ours too."""
        if charge:
            return origin_of(charge, self._mark)
        return Origin.UNMARKED if kind in OF_A_PAYMENT else Origin.OURS

    def _names(self, found: list[Found]) -> dict[str, str]:
        """The Checkout Sessions of intents paid on the hosted page, for our payments are known by their session."""
        hosted = {
            str(charge["payment_intent"]): charge["created"]
            for transaction in found
            if (charge := _charge_of(transaction)) and charge.get("payment_intent")
            if metadata(charge, "hand_off") in HOSTED
        }
        paid_now = {charge["payment_intent"] for one in found if (charge := _source_of(one)).get("object") == "charge"}
        names = self._opened_lately({intent: at for intent, at in hosted.items() if intent in paid_now})
        for intent in hosted.keys() - names.keys():
            for one in self._api.checkout.sessions.list({"payment_intent": intent, "limit": 1}).data:
                names[intent] = one.id
        return names

    def _opened_lately(self, wanted: Mapping[str, int]) -> dict[str, str]:
        """The sessions of intents with the moment of their payment, for most were opened shortly before it.

        They are read at once; what is not among the newest is left to a question of its own.
        """
        names: dict[str, str] = {}
        after = ""
        for _ in range(SESSION_PAGES if len(wanted) > 1 else 0):
            created = {"gte": min(wanted.values()) - DAY, "lte": max(wanted.values())}
            page = self._api.checkout.sessions.list({"created": created, **_after(after)})
            names |= {one.payment_intent: one.id for one in page.data if one.payment_intent in wanted}
            if not page.has_more or len(names) == len(wanted):
                break
            after = page.data[-1].id
        return names


@contextmanager
def _asked() -> Iterator[None]:
    """For questions alone: a refusal of one tells nothing, and is no answer."""
    try:
        with meaning():
            yield
    except Declined as refusal:
        raise OutcomeUnknown(refusal.reason) from None


def _window(since: int, until: int) -> dict[str, int]:
    """A window in Stripe's whole seconds."""
    return {"gte": -(-since // 1000), "lt": -(-until // 1000)}


def _after(cursor: str) -> dict[str, Any]:
    return {"limit": PAGE, **({"starting_after": cursor} if cursor else {})}


def _next(listed: Any, found: list[Found]) -> str:
    return str(found[-1]["id"]) if listed.has_more and found else ""


def _source_of(transaction: Found) -> Found:
    """What a movement is about; nothing where Stripe does not show it."""
    source = transaction.get("source")
    return source if isinstance(source, Mapping) else {}


def _charge_of(transaction: Found) -> Found | None:
    """The charge that a movement is about; None if there is none, or Stripe does not show it."""
    source = _source_of(transaction)
    charge = source if source.get("object") == "charge" else source.get("charge")
    return charge if isinstance(charge, Mapping) else None


def _payment(charge: Found | None, names: Mapping[str, str]) -> str:
    """A payment's reference at Stripe: its session, its intent or, without one, its charge."""
    if charge is None:
        return ""
    intent = str(charge.get("payment_intent") or "")
    return names.get(intent, intent) or str(charge["id"])


def _key(source: Found) -> str:
    return metadata(source, "key") if source.get("object") == "refund" else ""


def _original(found: Found, source: Found) -> Money | None:
    """The amount in the object's own currency, with the movement's sign, if Stripe has converted it."""
    currency = source.get("currency")
    if not found.get("exchange_rate") or not currency or currency == found["currency"]:
        return None
    amount = int(source.get("amount_captured", source["amount"]))
    return from_stripe(amount if found["amount"] >= 0 else -amount, currency)


def _rate(found: Found) -> str:
    rate = found.get("exchange_rate")
    return f"{Decimal(str(rate)):f}" if rate else ""


def _batch(payout: Found) -> SettlementBatch:
    arrival = ARRIVALS.get(payout["status"], Arrival.EXPECTED)
    return SettlementBatch(
        id=payout["id"],
        money=from_stripe(payout["amount"], payout["currency"]),
        arrival=arrival,
        made=payout["created"] * 1000,
        arrives=payout["arrival_date"] * 1000,
        itemized=payout["automatic"],
        trace=str((payout.get("trace_id") or {}).get("value") or ""),
        reason=str(payout.get("failure_code") or ""),
    )
