"""What keeps payments from being begun, seen and given back at Stripe: proved call by call, with a remedy each."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from inapp.domain.errors import Declined, KeyRefused, NotSent, OutcomeUnknown
from inapp.domain.model import Registration
from inapp.domain.money import Money
from psp_adapters.stripe import codes
from psp_adapters.stripe import wanted as wants
from psp_adapters.stripe.client import VERSION, Found, is_forbidden, is_missing, make_client, meaning, plain
from psp_adapters.stripe.objects import DAY, HOUR
from psp_adapters.stripe.settings import SUFFIX_LENGTH, StripeSettings

DELIVERED = 300
"""Seconds after which an undelivered event counts as refused."""
PROVED_FOR = 3600
"""Seconds for which rights that were proved are taken to be there: each proof leaves refused calls in Stripe's log."""
TRIAL, TRIAL_MONEY, TRIAL_RETURN = "trial", Money(100, "USD", 2), "https://example.com/"
"""The name, the amount and the way back of a payment that is begun to see whether Stripe takes any."""

READS: dict[str, Callable[[Any, Any], Any]] = {
    "Balance": lambda api, _: api.balance.retrieve(),
    "PaymentIntents": lambda api, one: api.payment_intents.list(one),
    "Checkout Sessions": lambda api, one: api.checkout.sessions.list(one),
    "Refunds": lambda api, one: api.refunds.list(one),
    "Charges": lambda api, one: api.charges.list(one),
    "Disputes": lambda api, one: api.disputes.list(one),
    "Early Fraud Warnings": lambda api, one: api.radar.early_fraud_warnings.list(one),
    "Events": lambda api, one: api.events.list(one),
}
WRITES: dict[str, Callable[[Any], Any]] = {
    "PaymentIntents": lambda api: api.payment_intents.create({}),
    "Checkout Sessions": lambda api: api.checkout.sessions.create({}),
    "Refunds": lambda api: api.refunds.create({}),
}
"""The rights that the adapter needs, by Stripe's names. A write without a parameter makes nothing: 400, or 403."""
KEEPS: dict[str, Callable[[Any], Any]] = {
    "Customers": lambda api: api.customers.update("cus_0", {"description": "trial"}),
    "PaymentMethods": lambda api: api.payment_methods.detach("pm_0"),
}
"""The rights that kept cards need besides. A customer can be made of nothing, so that one is asked for that is none."""

log = logging.getLogger("cashier.psp.stripe")


class Checks:
    """The checks of one key; `clock` gives seconds."""

    def __init__(self, api: Any, settings: StripeSettings, clock: Callable[[], float]) -> None:
        self._api = api
        self._settings = settings
        self._clock = clock
        self._proved: float | None = None
        self._account: Found | None = None
        self._asked = False

    def check(self) -> list[str]:
        """Whether Stripe answers to the key and, unless it was proved lately, everything else."""
        if self._proved is None or not 0 <= self._clock() - self._proved < PROVED_FOR:
            return self.prove()
        return self._modes() or self._answers(lambda: self._api.balance.retrieve())

    def prove(self, trial: bool = False) -> list[str]:
        """Each right, the account and both keys; with `trial` also that a payment can be begun. One sentence each."""
        self._proved, self._asked = None, False
        problems = self._modes() + self._answers(self._rights)
        for ask in (lambda: self._standing(trial), self._statement, self._publishable):
            problems = problems or self._answers(ask)
        if not problems:
            self._proved = self._clock()
        return problems

    def account(self) -> Found | None:
        """The account of the secret key; None if the key may not ask. Raises NotSent, OutcomeUnknown."""
        if not self._asked:
            found: list[Found] = []
            try:
                with meaning():
                    is_forbidden(lambda: found.append(plain(self._api.accounts.retrieve_current())))
            except KeyRefused:
                pass
            self._account, self._asked = next(iter(found), None), True
        return self._account

    def _modes(self) -> list[str]:
        if ("_live_" in self._settings.publishable_key) is self._settings.live:
            return []
        return ["STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY are not of the same mode (live or test)."]

    def _answers(self, ask: Callable[[], object]) -> list[str]:
        """The problems that a check returns, or that Stripe gives it no answer."""
        try:
            with meaning():
                found = ask()
        except (Declined, NotSent, OutcomeUnknown) as failure:
            return [f"Stripe does not answer to STRIPE_SECRET_KEY ({failure})."]
        return found if isinstance(found, list) else []

    def _rights(self) -> list[str]:
        one = {"limit": 1}
        writes = WRITES | (KEEPS if self._settings.saved_cards else {})
        missing = [f"write on {name}" for name, call in writes.items() if is_forbidden(call, self._api)]
        covered = {name.removeprefix("write on ") for name in missing}
        for name, call in READS.items():
            if name not in covered and is_forbidden(call, self._api, one):
                missing.append(f"read on {name}")
        if not missing:
            return []
        return [f"STRIPE_SECRET_KEY lacks {', '.join(missing)}: give the key these rights under Developers, API keys."]

    def _standing(self, trial: bool) -> list[str]:
        """Problems of the account itself. Before it is activated it takes test payments, which only a trial shows."""
        account = self.account() or {}
        closed = account.get("charges_enabled") is False
        cards = (account.get("capabilities") or {}).get("card_payments", "active")
        found = ["charges are not enabled"] if closed else []
        found += [f"the capability card_payments is {cards}"] if cards != "active" else []
        if trial or (found and not self._settings.live):
            refusal = self._try()
            if not self._settings.live:
                found = found if refusal else []
            found += [f"it refuses to begin a payment ({refusal})"] if refusal else []
        if not found:
            return []
        return [f"Stripe takes no payments for this account: {'; '.join(found)}. Do what its dashboard asks for."]

    def _statement(self) -> list[str]:
        """A problem if prefix and suffix are too long together for a bank statement."""
        account = self.account() or {}
        prefix = ((account.get("settings") or {}).get("card_payments") or {}).get("statement_descriptor_prefix") or ""
        suffix = self._settings.statement_descriptor_suffix
        room = SUFFIX_LENGTH - len(f"{prefix}* ") if prefix else SUFFIX_LENGTH
        if len(suffix) <= room:
            return []
        return [f"STRIPE_STATEMENT_DESCRIPTOR_SUFFIX has {len(suffix)} characters; {room} fit behind the prefix."]

    def _try(self) -> str:
        """Begin a payment each way that nobody can pay, and end it. The reason of a refusal, or an empty text."""
        carries = wants.carried(self._settings, {codes.MARK: self._settings.installation}, description=TRIAL)
        expires = int(self._clock()) + HOUR
        intents, sessions = self._api.payment_intents, self._api.checkout.sessions
        try:
            with meaning():
                made = intents.create(wants.intent(self._settings, TRIAL_MONEY, carries))
                intents.cancel(made.id)
                page = sessions.create(
                    wants.session(self._settings, TRIAL_MONEY, carries, TRIAL, TRIAL_RETURN, expires)
                )
                sessions.expire(page.id)
        except Declined as refusal:
            return refusal.reason
        return ""

    def _publishable(self) -> list[str]:
        """Ask for the newest payment with the publishable key: at another account there is none.

        The payment's secret is not sent, so that an address never holds one: a wrong one finds the payment too.
        """
        newest = next(iter(self._api.payment_intents.list({"limit": 1}).data), None)
        number = newest.id if newest else "pi_0"
        browser = make_client(replace(self._settings, secret_key=self._settings.publishable_key))
        try:
            with meaning():
                browser.payment_intents.retrieve(number, {"client_secret": f"{number}_secret_unknown"})
        except KeyRefused as failure:
            return [f"Stripe does not take STRIPE_PUBLISHABLE_KEY ({failure}): copy it from Developers, API keys."]
        except Declined as refusal:
            if newest and is_missing(refusal):
                return ["STRIPE_PUBLISHABLE_KEY is of another Stripe account than STRIPE_SECRET_KEY."]
        return []


class Webhooks:
    """Our webhook in Stripe's records."""

    def __init__(self, api: Any, clock: Callable[[], float]) -> None:
        self._api = api
        self._clock = clock

    def endpoints(self, url: str) -> list[Found]:
        """The endpoints at our address. Raises the library's exceptions."""
        listed = self._api.webhook_endpoints.list({"limit": 100}).auto_paging_iter()
        return [plain(endpoint) for endpoint in listed if endpoint.url == url]

    def check(self, url: str) -> list[str] | None:
        """Problems with our webhook; None if the key may not ask."""
        try:
            with meaning():
                ours, refused = self.endpoints(url), list(self._refused())
        except (Declined, NotSent, OutcomeUnknown):
            return None
        alive = [endpoint for endpoint in ours if endpoint["status"] == "enabled"]
        if not alive:
            state = "is disabled at" if ours else "is not known to"
            return [f"{url} {state} Stripe: register it under Developers, Webhooks."]
        missing = missing_events(alive)
        problems = [f"Stripe does not send {', '.join(missing)}: add them to the webhook."] if missing else []
        return problems + refused

    def register(self, url: str) -> Registration:
        """Make the endpoint at our address, or let the one that is there hear everything. Raises as the port says."""
        with meaning():
            ours = self.endpoints(url)
            if not ours:
                made = self._api.webhook_endpoints.create(
                    {
                        "url": url,
                        "enabled_events": sorted(codes.EVENTS),
                        "api_version": VERSION,
                        "description": "cashier",
                    }
                )
                text = f"{url} is registered, for {len(codes.EVENTS)} events in version {VERSION}."
                return Registration((text,), str(made.secret))
            return Registration(tuple(self._repaired(ours)))

    def _repaired(self, ours: list[Found]) -> Iterator[str]:
        """Switch on the first endpoint at our address and complete its events; say what a person has to do."""
        one = next((endpoint for endpoint in ours if endpoint["status"] == "enabled"), ours[0])
        missing = missing_events([one])
        if missing or one["status"] != "enabled":
            heard = sorted({*one["enabled_events"], *missing})
            self._api.webhook_endpoints.update(one["id"], {"enabled_events": heard, "disabled": False})
            added = f"now also hears {', '.join(missing)}" if missing else "hears everything"
            yield f"{one['url']} was registered already; it is enabled and {added}."
        else:
            yield f"{one['url']} is registered already, enabled, and hears everything."
        if one["api_version"] not in (None, VERSION):
            yield f"It sends objects of version {one['api_version']}, which does no harm: each is read again."
        if len(ours) > 1:
            yield f"{len(ours)} endpoints have this address: delete all but {one['id']}, or each event comes twice."

    def _refused(self) -> Iterator[str]:
        """A problem if webhooks of the last day were refused; Stripe counts all endpoints together."""
        now = int(self._clock())
        asked = {"created": {"gte": now - DAY, "lte": now - DELIVERED}, "types": sorted(codes.EVENTS), "limit": 100}
        listed = self._api.events.list({**asked, "delivery_success": False})
        waiting = sum(event.pending_webhooks > 0 for event in listed.data)
        if waiting:
            yield (
                f"{waiting}{' or more' if listed.has_more else ''} events of the last day were not taken: compare "
                "STRIPE_WEBHOOK_SECRETS with the signing secret under Developers, Webhooks, where the answers stand "
                "too."
            )


def missing_events(endpoints: Sequence[Found]) -> list[str]:
    """The events that we follow and that none of these endpoints is sent."""
    heard = {kind for endpoint in endpoints for kind in endpoint["enabled_events"]}
    return [] if "*" in heard else sorted(codes.EVENTS.keys() - heard)
