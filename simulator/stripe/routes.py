"""The calls of the API: their names, addresses, parameters and what they do."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, get_args

from stripe import Event
from stripe import params as p
from stripe.params import checkout as checkout_params
from stripe.params import radar as radar_params

from simulator.stripe import account, books, browser, customers, disputes, limits, payments, payouts, refunds, sessions
from simulator.stripe.ask import Ask
from simulator.stripe.errors import ApiError
from simulator.stripe.params import only
from simulator.stripe.state import Object
from simulator.stripe.views import listed, searched

EVENT_TYPES = frozenset(get_args(Event.__annotations__["type"]))
Work = Callable[["Ask"], Object]
_SLOT = re.compile(r"\{id\}")


@dataclass(frozen=True)
class Route:
    """One call of the API; `browser` are the parameters with a publishable key, if one may be used at all."""

    name: str
    method: str
    path: str
    wanted: Any
    work: Work
    browser: Any = None
    browser_work: Work | None = None
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(_SLOT.sub("([A-Za-z0-9_]+)", self.path)))

    @property
    def names(self) -> tuple[str, str]:
        """What a fault may call it."""
        return self.name, f"{self.method} {self.path}"


def _begins(ask: Ask, call: str) -> None:
    """ApiError for an account that may take no payments, or none by this call."""
    if (refusal := ask.world.standing["refuses"]) and call in (ask.world.standing["refused_call"] or call):
        message = "Your account cannot currently make charges. Look at its status in the dashboard."
        raise ApiError(message, refusal if refusal != "charges" else None)


def _create_intent(ask: Ask) -> Object:
    only(ask.params, payments.CREATE)
    _begins(ask, "payment_intents.create")
    return payments.create(ask.world, ask.params)


def _create_session(ask: Ask) -> Object:
    only(ask.params, sessions.CREATE)
    _begins(ask, "checkout.sessions.create")
    return sessions.create(ask.world, ask.params, ask.pages)


def _create_refund(ask: Ask) -> Object:
    only(ask.params, refunds.CREATE)
    return refunds.create(ask.world, ask.params)


def _get(kind: str, ask: Ask) -> Object:
    return ask.world.get(kind, ask.id)


def _list(kind: str, facts: tuple[str, ...], ask: Ask) -> Object:
    only(ask.params, frozenset(("created", "limit", "starting_after", "ending_before", "expand", *facts)))
    wanted = {name: ask.params[name] for name in facts if name in ask.params}
    return listed(ask.world.of(kind, **wanted), ask.params, ask.url)


def _search(ask: Ask) -> Object:
    return searched(ask.world, payments.INTENT, ask.params, ask.url)


def _cancel_intent(ask: Ask) -> Object:
    intent = ask.world.get(payments.INTENT, ask.id, "intent")
    return payments.cancel(ask.world, intent, ask.params.get("cancellation_reason"))


def _cancel_refund(ask: Ask) -> Object:
    return refunds.cancel(ask.world, ask.world.get(refunds.REFUND, ask.id))


def _expire_session(ask: Ask) -> Object:
    return sessions.expire(ask.world, ask.world.get(sessions.SESSION, ask.id))


def _server_confirm(ask: Ask) -> Object:
    raise ApiError("The local Stripe confirms in the browser only", None, None, stored=False)


def _event(ask: Ask) -> Object:
    for event in ask.world.events:
        if event["id"] == ask.id:
            return event
    raise ApiError(f"No such event: '{ask.id}'", "resource_missing", "id", status=404)


def _events(ask: Ask) -> Object:
    limits.check_event_types(ask.params.get("types", ()), EVENT_TYPES)
    kinds = [*ask.params.get("types", ()), *filter(None, [ask.params.get("type")])]
    delivered = ask.params.get("delivery_success")
    found = [
        event
        for event in reversed(ask.world.events)
        if (not kinds or event["type"] in kinds) and delivered in (None, not event["pending_webhooks"])
    ]
    return listed(found, ask.params, ask.url)


_INTENTS = "/v1/payment_intents"
_SESSIONS = "/v1/checkout/sessions"
_OF_PAYMENT = ("payment_intent", "charge")


def _reads(name: str, path: str, kind: str, one: Any, many: Any, *facts: str) -> tuple[Route, Route]:
    return (
        Route(f"{name}.retrieve", "GET", f"{path}/{{id}}", one, partial(_get, kind)),
        Route(f"{name}.list", "GET", path, many, partial(_list, kind, facts)),
    )


_RETRIEVE_INTENT, _LIST_INTENTS = _reads(
    "payment_intents",
    _INTENTS,
    payments.INTENT,
    p.PaymentIntentRetrieveParams,
    p.PaymentIntentListParams,
)

# The first that fits is taken: `search` stands before `{id}`.
ROUTES: tuple[Route, ...] = (
    Route("payment_intents.search", "GET", f"{_INTENTS}/search", p.PaymentIntentSearchParams, _search),
    Route("payment_intents.create", "POST", _INTENTS, p.PaymentIntentCreateParams, _create_intent),
    Route("payment_intents.cancel", "POST", f"{_INTENTS}/{{id}}/cancel", p.PaymentIntentCancelParams, _cancel_intent),
    Route(
        "payment_intents.confirm",
        "POST",
        f"{_INTENTS}/{{id}}/confirm",
        p.PaymentIntentConfirmParams,
        _server_confirm,
        browser.BrowserConfirm,
        browser.confirm,
    ),
    # Where the real browser script ends a challenge is Stripe's own affair; this is the stand-in's.
    Route(
        "payment_intents.challenge",
        "POST",
        f"{_INTENTS}/{{id}}/challenge",
        browser.BrowserChallenge,
        browser.challenge,
        browser.BrowserChallenge,
        browser.challenge,
    ),
    Route(
        *(_RETRIEVE_INTENT.name, "GET", _RETRIEVE_INTENT.path, _RETRIEVE_INTENT.wanted, _RETRIEVE_INTENT.work),
        *(browser.BrowserRetrieve, browser.retrieve),
    ),
    _LIST_INTENTS,
    Route("checkout.sessions.create", "POST", _SESSIONS, checkout_params.SessionCreateParams, _create_session),
    Route(
        *("checkout.sessions.expire", "POST", f"{_SESSIONS}/{{id}}/expire"),
        *(checkout_params.SessionExpireParams, _expire_session),
    ),
    *_reads(
        *("checkout.sessions", _SESSIONS, sessions.SESSION, checkout_params.SessionRetrieveParams),
        *(checkout_params.SessionListParams, "payment_intent", "status"),
    ),
    Route("customers.create", "POST", "/v1/customers", p.CustomerCreateParams, customers.create),
    Route("customers.update", "POST", "/v1/customers/{id}", p.CustomerUpdateParams, customers.update),
    Route("customers.retrieve", "GET", "/v1/customers/{id}", p.CustomerRetrieveParams, partial(_get, "customer")),
    Route(
        *("payment_methods.detach", "POST", "/v1/payment_methods/{id}/detach"),
        *(p.PaymentMethodDetachParams, customers.detach),
    ),
    Route(
        *("payment_methods.retrieve", "GET", "/v1/payment_methods/{id}"),
        *(p.PaymentMethodRetrieveParams, partial(_get, "payment_method")),
    ),
    Route("refunds.create", "POST", "/v1/refunds", p.RefundCreateParams, _create_refund),
    Route("refunds.cancel", "POST", "/v1/refunds/{id}/cancel", p.RefundCancelParams, _cancel_refund),
    *_reads("refunds", "/v1/refunds", refunds.REFUND, p.RefundRetrieveParams, p.RefundListParams, *_OF_PAYMENT),
    *_reads("charges", "/v1/charges", "charge", p.ChargeRetrieveParams, p.ChargeListParams, "payment_intent"),
    *_reads("disputes", "/v1/disputes", disputes.DISPUTE, p.DisputeRetrieveParams, p.DisputeListParams, *_OF_PAYMENT),
    *_reads(
        "radar.early_fraud_warnings",
        "/v1/radar/early_fraud_warnings",
        disputes.WARNING,
        radar_params.EarlyFraudWarningRetrieveParams,
        radar_params.EarlyFraudWarningListParams,
        *_OF_PAYMENT,
    ),
    Route(
        *("balance_transactions.retrieve", "GET", "/v1/balance_transactions/{id}"),
        *(p.BalanceTransactionRetrieveParams, partial(_get, books.TRANSACTION)),
    ),
    Route(
        *("balance_transactions.list", "GET", "/v1/balance_transactions"),
        *(p.BalanceTransactionListParams, payouts.transactions),
    ),
    *_reads("payouts", "/v1/payouts", payouts.PAYOUT, p.PayoutRetrieveParams, p.PayoutListParams, "status"),
    Route("events.retrieve", "GET", "/v1/events/{id}", p.EventRetrieveParams, _event),
    Route("events.list", "GET", "/v1/events", p.EventListParams, _events),
    Route("accounts.retrieve_current", "GET", "/v1/account", p.AccountRetrieveCurrentParams, account.account),
    Route("balance.retrieve", "GET", "/v1/balance", p.BalanceRetrieveParams, account.balance),
    Route(
        *("webhook_endpoints.create", "POST", "/v1/webhook_endpoints"),
        *(p.WebhookEndpointCreateParams, account.create_endpoint),
    ),
    Route(
        *("webhook_endpoints.update", "POST", "/v1/webhook_endpoints/{id}"),
        *(p.WebhookEndpointUpdateParams, account.update_endpoint),
    ),
    Route("webhook_endpoints.list", "GET", "/v1/webhook_endpoints", p.WebhookEndpointListParams, account.endpoints),
)
CALLS = frozenset(name for route in ROUTES for name in route.names)


def find(method: str, path: str) -> tuple[Route, str] | None:
    """The call at this address with the id in it, if there is one."""
    for route in ROUTES:
        match = route.pattern.fullmatch(path) if route.method == method else None
        if match:
            return route, match[1] if match.groups() else ""
    return None
