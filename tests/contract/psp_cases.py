"""One `AdapterCase` per registered adapter: how the contract's tests work the provider's side of it."""

import atexit
import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import stripe
from stripe.params import reporting

from inapp.domain.errors import Declined, OutcomeUnknown
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money, digits_of
from psp_adapters.mock import books
from psp_adapters.mock.adapter import KINDS, Mock
from psp_adapters.mock.outcomes import State, Timing
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.webhooks import HEADER, Courier, Signatures
from psp_adapters.stripe import codes, settlements
from psp_adapters.stripe.adapter import Stripe
from psp_adapters.stripe.amounts import from_stripe, stripe_digits
from psp_adapters.stripe.settings import StripeSettings
from tests.contract.psp_kit import START, AdapterCase, HandClock, money, payment
from tests.support.local_stripe import DECLINED, PUBLISHABLE, SECRET, LocalStripe, running

__all__ = ["CASES", "START", "AdapterCase", "Box", "HandClock", "MockCase", "StripeCase", "money", "payment"]


@dataclass
class Box:
    """What a faked wire received, and the status with which it answers."""

    status: int = 200

    def __post_init__(self) -> None:
        self.posts: list[tuple[str, Mapping[str, str], bytes]] = []

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        self.posts.append((url, headers, body))
        return self.status

    @property
    def events(self) -> list[dict[str, object]]:
        return [json.loads(body) for _, _, body in self.posts]

    @property
    def types(self) -> list[object]:
        return [event["type"] for event in self.events]


class MockCase:
    """The mock, its clock and its post box held by the test."""

    secrets = ("newest-mock-secret", "older-mock-secret")
    hidden = ()
    cannot = {
        "disputes": "nobody disputes play money",
        "lost answers": "the mock stands in the same process: no answer can be lost on a wire",
        "list events": "the mock repeats its webhooks until they are taken",
    }
    unlisted = ObservationKind.NOT_ATTEMPTED
    conflict = Declined
    templates = "psp_adapters/mock/templates"
    adapter = Mock

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = HandClock()
        self.box = Box()
        self.timing = Timing()
        self.psp = self.start()

    def start(self) -> Mock:
        """The mock as a fresh process would open it."""
        return self._at(self.folder / "cashier.db.mock")

    def _at(self, path: Path) -> Mock:
        provider = MockProvider(str(path), self.clock, self.timing)
        signatures = Signatures(self.secrets)
        courier = Courier(provider, signatures, "http://cashier.test/psp/mock/webhook", self.box)
        return self.adapter(provider, signatures, courier, "http://cashier.test")

    def secret_of(self, ref: str) -> str:
        rows = self.rows("SELECT secret FROM objects WHERE about = 'payment' AND ref = ? ORDER BY number", ref)
        return str(rows[0][0])

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with self.psp.provider._file.read() as con:
            return [tuple(row) for row in con.execute(sql, values)]

    def approve(self, ref: str) -> None:
        self.psp.provider.approve(self.secret_of(ref))

    def decline(self, ref: str) -> None:
        self.psp.provider.decline(self.secret_of(ref))

    def run(self) -> None:
        self.clock.passes(self.timing.soon)
        self.psp.provider.settle()

    def objects(self, ref: str) -> int:
        return len(self.rows("SELECT 1 FROM objects WHERE about = 'payment' AND ref = ?", ref))

    def paid_event(self, ref: str, psp_ref: str) -> bytes:
        created = self.clock() // 1000
        event = {"id": "evt_1", "type": "payment.paid", "created": created, "ref": ref, "psp_ref": psp_ref}
        return json.dumps({**event, "amount": 1050, "currency": "USD"}).encode()

    def signed(self, body: bytes, at: int, *secrets: str) -> Mapping[str, str]:
        digests = [Signatures((secret,)).sign(body, at).partition(",")[2] for secret in secrets]
        return {HEADER: ",".join([f"t={at}", *digests])}

    def short_capture(self, currency: str) -> tuple[Money, Money]:
        digits = digits_of(currency)
        return Money(1008, currency, digits), Money(1007, currency, digits)

    def foreign_capture(self) -> tuple[Money, Money]:
        return Money(1009, "USD", 2), Money(1009, "EUR", 2)

    def refunds(self, ref: str) -> list[Money]:
        return self._moved(PspObjectType.REFUND, ref)

    def payouts(self, ref: str) -> list[Money]:
        return self._moved(PspObjectType.PAYOUT, ref)

    def _moved(self, about: PspObjectType, ref: str) -> list[Money]:
        rows = self.rows("SELECT minor, currency FROM objects WHERE about = ? AND ref = ?", about, ref)
        return [Money(int(str(amount)), str(code), digits_of(str(code))) for amount, code in rows]

    def vocabulary(self) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
        yield frozenset(State), frozenset(KINDS)

    def refund_by_hand(self, psp_ref: str, money: Money) -> None:
        self.psp.provider.refund_by_hand(psp_ref, money)

    def close_books(self) -> None:
        self.clock.passes(self.timing.batch)

    def another_sale(self) -> None:
        ref = f"D-{self.clock()}"
        self.psp.start_deposit(payment(ref, Money(1023, "USD", 2), "mock_card"), "http://cashier.test/return")
        self.approve(ref)

    def small_pages(self, patch: pytest.MonkeyPatch, size: int) -> None:
        patch.setattr(books, "PAGE", size)

    def unreachable(self) -> Mock:
        return self._at(self.folder)  # a folder is no database file


@cache
def local_stripe() -> LocalStripe:
    """One local Stripe for all tests of this process, which ends with it."""
    stack = ExitStack()
    _, url = stack.enter_context(running("http://127.0.0.1:1/psp/stripe/webhook"))
    atexit.register(stack.close)  # before the starter's own end, which was registered earlier
    return LocalStripe(url)


STRIPE_CALLS = {
    "start_deposit": "payment_intents.create",
    "look_up": "payment_intents.retrieve",
    "refund": "refunds.create",
    "cancel": "payment_intents.cancel",
    "recent_events": "events.list",
    "settlement_items": "balance_transactions.list",
}
TRIES = 3
"""How often the library tries a call whose answer is lost."""


def words(hint: object) -> frozenset[str]:
    """The words of the library's own types, which know an open enumeration's values as literals."""
    return frozenset(word for member in (hint, *get_args(hint)) for word in get_args(member) if isinstance(word, str))


class StripeCase:
    """The adapter with the library as it is, and a local Stripe on the wire."""

    secrets = ("whsec_newest", "whsec_older")
    hidden = (SECRET, "_secret_")
    cannot = {
        "pay out": "Stripe pays cards out by refunds alone",
        "final declines": "a refused card leaves the payment open for another try",
    }
    unlisted = ObservationKind.UNKNOWN
    conflict = OutcomeUnknown
    templates = "psp_adapters/stripe/templates"

    def __init__(self, folder: Path) -> None:
        self.local = local_stripe()
        self.local.sim("reset")
        self.local.sim("webhooks", mode="drop")
        self.local.sim("search", delay=0)
        self.clock = HandClock(int(time.time() * 1000))
        self.settings = StripeSettings(SECRET, PUBLISHABLE, self.secrets, self.local.url)
        self.psp = self.start()

    def start(self, **changes: object) -> Stripe:
        """The adapter as a fresh process would make it."""
        return Stripe(replace(self.settings, **changes), lambda: self.clock() / 1000)

    def known(self, kind: str, ref: str) -> list[dict]:
        """The provider's objects of a kind that carry our reference."""
        found = self.local.known(f"objects?object={kind}")
        return [one for one in found if one["metadata"].get("ref") == ref]

    def approve(self, ref: str) -> None:
        for session in self.known("checkout.session", ref):
            self.local.call("POST", "/_sim/pay", json.dumps({"session": session["id"]}).encode())
        for intent in self.known("payment_intent", ref):
            self.local.call("POST", "/_sim/pay", json.dumps({"payment_intent": intent["id"]}).encode())

    def decline(self, ref: str) -> None:
        for intent in self.known("payment_intent", ref):
            body = {"payment_intent": intent["id"], "card": DECLINED}
            self.local.call("POST", "/_sim/pay", json.dumps(body).encode())

    def run(self) -> None:
        self.local.sim("clock", forward=60)

    def objects(self, ref: str) -> int:
        return len(self.known("payment_intent", ref)) + len(self.known("checkout.session", ref))

    def refunds(self, ref: str) -> list[Money]:
        return [from_stripe(refund["amount"], refund["currency"]) for refund in self.known("refund", ref)]

    def payouts(self, ref: str) -> list[Money]:
        return []

    def paid_event(self, ref: str, psp_ref: str) -> bytes:
        intent = {"id": psp_ref, "object": "payment_intent", "metadata": {"ref": ref}, "status": "succeeded"}
        event = {"id": "evt_1", "object": "event", "type": "payment_intent.succeeded", "data": {"object": intent}}
        return json.dumps(event, indent=2).encode()

    def signed(self, body: bytes, at: int, *secrets: str) -> Mapping[str, str]:
        text = body.decode("latin-1")
        header = stripe.WebhookSignature.generate_signature_header
        signatures = [header(text, secret, at).partition(",")[2] for secret in secrets]
        return {"Stripe-Signature": ",".join([f"t={at}", *signatures])}

    def short_capture(self, currency: str) -> tuple[Money, Money]:
        self.local.sim("capture", amount_received=1990)
        digits = stripe_digits(currency)
        return Money(2000, currency, digits), Money(1990, currency, digits)

    def foreign_capture(self) -> tuple[Money, Money]:
        self.local.sim("capture", currency="eur")
        return Money(1050, "USD", 2), Money(1050, "EUR", 2)

    def close_books(self) -> None:
        self.forward(2)

    def forward(self, days: int) -> None:
        """Both clocks pass so many midnights."""
        self.local.sim("clock", forward=days * 86_400)
        self.clock.passes(days * 86_400_000)

    def another_sale(self) -> None:
        self.local.paid()

    def small_pages(self, patch: pytest.MonkeyPatch, size: int) -> None:
        patch.setattr(settlements, "PAGE", size)

    def unreachable(self) -> Stripe:
        return self.start(api_url="http://127.0.0.1:1")

    def vocabulary(self) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
        yield words(stripe.PaymentIntent.__annotations__["status"]), frozenset(codes.INTENT)
        yield words(stripe.checkout.Session.__annotations__["status"]), frozenset(codes.SESSION)
        # docs.stripe.com/api/refunds/object#refund_object-status: the library types it as any text.
        yield frozenset("pending requires_action succeeded failed canceled".split()), frozenset(codes.REFUND)
        # Its types know every event; no adapter follows all, but none may be misspelt.
        yield frozenset(codes.EVENTS) | codes.NOTHING_NEW, words(stripe.Event.__annotations__["type"])
        yield words(stripe.Dispute.__annotations__["status"]), frozenset(codes.DISPUTE) | {codes.PREVENTED}
        category = reporting.ReportRunCreateParamsParameters.__annotations__["reporting_category"]
        yield frozenset(re.findall("'([a-z_]+)'", str(category))), frozenset(settlements.CATEGORIES)
        # docs.stripe.com/api/payouts/object#payout_object-status: the library types it as any text.
        yield frozenset("pending in_transit paid failed canceled".split()), frozenset(settlements.ARRIVALS)

    def lose_answer(self, call: str, effect: bool) -> None:
        kind = "drop_after" if effect else "drop_before"
        self.local.sim("faults", call=STRIPE_CALLS[call], kind=kind, times=TRIES)

    def dispute(self, psp_ref: str, won: bool) -> None:
        self.local.sim("dispute", payment_intent=psp_ref, **({"outcome": "won"} if won else {}))

    def refund_by_hand(self, psp_ref: str, money: Money) -> None:
        self.local.sim("refund", payment_intent=psp_ref, amount=money.minor)


CASES: dict[str, Callable[[Path], AdapterCase]] = {"mock": MockCase, "stripe": StripeCase}
"""By the adapter's name."""
