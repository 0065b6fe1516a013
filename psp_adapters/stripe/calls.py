"""The wire to Stripe: one client with deadlines, and what each failure of it means to us."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import stripe

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from psp_adapters.stripe.codes import DECLINES
from psp_adapters.stripe.options import Options

TIMEOUT = (5, 20)
"""Seconds to connect, and to wait for an answer; the library's own default is 80."""
RETRIES = 2

log = logging.getLogger("cashier.psp.stripe")


def make_client(options: Options) -> Any:
    """The `v1` services of a client that retries with the same idempotency key and never waits for long."""
    addresses: Any = dict.fromkeys(("api", "connect", "files", "meter_events"), options.api_url)
    client = stripe.StripeClient(
        options.secret_key,
        base_addresses=addresses if options.api_url else None,
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=TIMEOUT),
    )
    return client.v1


@contextmanager
def meaning() -> Iterator[None]:
    """Turn the library's exceptions into ours. Messages of Stripe go nowhere: they may quote what was sent."""
    try:
        yield
    except (stripe.RateLimitError, stripe.AuthenticationError, stripe.PermissionError) as error:
        log.error("Stripe refuses the call: %s, request %s", type(error).__name__, error.request_id)
        raise NotSent(type(error).__name__) from None
    except stripe.IdempotencyError as error:
        log.error("Stripe saw the same key with other parameters: request %s", error.request_id)
        raise OutcomeUnknown("key used otherwise") from None
    except (stripe.CardError, stripe.InvalidRequestError) as error:
        code = getattr(error, "decline_code", None) or error.code or "invalid_request"
        if error.http_status == 409:
            raise OutcomeUnknown("in progress") from None
        raise Declined(reason_of(code)) from None
    except stripe.StripeError as error:
        raise OutcomeUnknown(type(error).__name__) from None


def is_signed(text: str, header: str, secret: str) -> bool:
    """Whether a webhook was signed with this secret, at whatever time."""
    try:
        stripe.WebhookSignature.verify_header(text, header, secret, None)
    except stripe.SignatureVerificationError:
        return False
    return True


def reason_of(code: str | None) -> str:
    """Our reason for one of Stripe's codes; the code itself where we have none."""
    if not code:
        return ""
    return DECLINES.get(code, code)


def is_missing(refusal: Declined) -> bool:
    """Whether Stripe says that an object does not exist."""
    return refusal.reason == "resource_missing"
