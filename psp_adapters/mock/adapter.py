"""The mock behind the port: it asks its own provider the way other adapters ask theirs over the wire."""

import logging
from collections.abc import Mapping
from urllib.parse import urlsplit

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import NextStep, Observation, ObservationKind, Payment, PspEvent, PspObjectType, UiMode
from inapp.domain.money import Money, TooManyDecimals, digits_of
from psp_adapters.base import Adapter
from psp_adapters.mock.methods import METHODS
from psp_adapters.mock.objects import MockObject
from psp_adapters.mock.outcomes import State
from psp_adapters.mock.pages import card_step, make_pages
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.webhooks import Courier, Signatures

KINDS: Mapping[State, ObservationKind] = {
    State.OPEN: ObservationKind.NEEDS_ACTION,
    State.CONFIRMING: ObservationKind.NEEDS_ACTION,
    State.PROCESSING: ObservationKind.PENDING,
    State.PAID: ObservationKind.SUCCEEDED,
    State.DECLINED: ObservationKind.DECLINED,
    State.FAILED: ObservationKind.DECLINED,
    State.CANCELLED: ObservationKind.NOT_ATTEMPTED,
}

log = logging.getLogger("cashier.psp.mock")


class Mock(Adapter):
    """A provider of play money. Amounts choose outcomes: see `outcomes.OUTCOMES`."""

    name = "mock"
    methods = METHODS

    def __init__(self, provider: MockProvider, signatures: Signatures, courier: Courier, public_url: str) -> None:
        self.provider = provider
        self.courier = courier
        self._signatures = signatures
        self._public_url = public_url
        self.pages = make_pages(provider, courier)

    def start_deposit(self, payment: Payment, return_url: str) -> NextStep:
        """Make or find the payment's object: a fragment for the card, an address for the bank page."""
        method = next((method for method in self.methods if method.key == payment.method), None)
        if method is None:
            raise Declined("unknown_method")
        money = _at_psp(payment.money)
        found = self.provider.open_payment(payment.ref, payment.method, money, payment.expires, return_url)
        if method.ui_mode is UiMode.REDIRECT:
            url = f"{self._public_url}/psp/mock/pay/{found.secret}"
            return NextStep(UiMode.REDIRECT, url=url, psp_ref=found.psp_ref)
        return card_step(found)

    def look_up(self, subject: PspObjectType, ref: str, psp_ref: str | None, source: str | None = None) -> Observation:
        """Read an object again."""
        return _observed(self.provider.find(subject, ref, psp_ref), ref, psp_ref or "")

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[PspEvent]:
        """Verify and read a webhook. Raises BadSignature."""
        return self._signatures.read(headers, body, self.provider.clock() // 1000)

    def pay_out(self, payment: Payment, key: str) -> Observation:
        """Order a payout."""
        return _observed(self.provider.pay_out(payment.ref, key, payment.method, _at_psp(payment.money)))

    def refund(self, psp_ref: str, money: Money, key: str) -> Observation:
        """Order a refund of at most what was captured and not given back."""
        return _observed(self.provider.refund(psp_ref, key, _at_psp(money)))

    def cancel(self, psp_ref: str) -> Observation:
        """Stop an unpaid payment."""
        return _observed(self.provider.cancel(psp_ref), psp_ref=psp_ref)

    def check(self) -> list[str]:
        """Whether the webhook address is one and the mock's file can be written."""
        problems = []
        parts = urlsplit(self.courier.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            problems.append("The mock's webhook address (CASHIER_MOCK_WEBHOOK_URL) is no http address.")
        try:
            self.provider.check()
        except (NotSent, OutcomeUnknown):
            problems.append("The mock's file beside the database cannot be written.")
        return problems

    def housekeeping(self) -> None:
        """Take the steps that are due and deliver webhooks, without waiting for anybody."""
        try:
            self.provider.settle()
            self.courier.start()
        except (NotSent, OutcomeUnknown) as error:
            log.warning("The mock could not do its housekeeping: %s", error)


def _at_psp(money: Money) -> Money:
    """The amount in the units that the mock counts in. Raises Declined."""
    try:
        exact = money.at(digits_of(money.currency))
    except TooManyDecimals as error:
        raise Declined("too_many_decimals") from error
    if exact.minor <= 0:
        raise Declined("bad_amount")
    return exact


def _observed(found: MockObject | None, ref: str = "", psp_ref: str = "") -> Observation:
    if found is None:
        return Observation(ObservationKind.NOT_ATTEMPTED, ref, psp_ref, test_mode=True)
    key = "" if found.about is PspObjectType.PAYMENT else found.idem
    kind = KINDS[found.state]
    return Observation(kind, found.ref, found.psp_ref, found.moved, found.reason, test_mode=True, key=key)
