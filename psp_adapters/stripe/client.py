"""Stripe's client with deadlines, its objects as dicts, and the meaning of its failures."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import stripe

from inapp.domain.errors import Declined, KeyRefused, NotSent, OutcomeUnknown
from psp_adapters.stripe.codes import DECLINES
from psp_adapters.stripe.settings import StripeSettings

VERSION = stripe.api_version
"""The version of the API that the library speaks."""
RETRIES = 2
"""The library repeats the same idempotency key; it never repeats a 429."""

log = logging.getLogger("cashier.psp.stripe")

Found = Mapping[str, Any]
"""One of Stripe's objects as a plain dict."""


class AnswerStored(OutcomeUnknown):
    """An answer that Stripe repeats to the same key for a day and that says nothing: only a look-up helps.

    Stripe failed inside, or the key came with other parameters, as after an upgrade or a changed address.
    """


def make_client(settings: StripeSettings) -> Any:
    """The `v1` services of a client that retries with the same idempotency key, under short deadlines."""
    # At their debug level they write whole answers and addresses, which hold client secrets.
    for name in ("stripe", "urllib3"):
        logging.getLogger(name).setLevel(logging.WARNING)
    addresses: Any = dict.fromkeys(("api", "connect", "files", "meter_events"), settings.api_url)
    client = stripe.StripeClient(
        settings.secret_key,
        base_addresses=addresses if settings.api_url else None,
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=settings.timeout),
    )
    return client.v1


def plain(found: Any) -> Found:
    """An object of the library as a plain dict."""
    made: Found = found.to_dict()
    return made


@contextmanager
def meaning() -> Iterator[None]:
    """Turn the library's exceptions into ours. Stripe's messages are dropped: they may quote the request."""
    try:
        yield
    except (stripe.RateLimitError, stripe.AuthenticationError, stripe.PermissionError) as error:
        log.error("Stripe refuses the call: %s, request %s", type(error).__name__, error.request_id)
        kind = NotSent if isinstance(error, stripe.RateLimitError) else KeyRefused
        raise kind(type(error).__name__) from None
    except stripe.IdempotencyError as error:
        log.error("Stripe saw the same key with other parameters: request %s", error.request_id)
        raise AnswerStored("key used otherwise") from None
    except (stripe.CardError, stripe.InvalidRequestError) as error:
        details: Any = error.error
        named = "currency_not_supported" if "currency" in (error.param or "") else "invalid_request"
        code = str(getattr(details, "decline_code", None) or error.code or named)
        log.info("Stripe declines: %s, request %s", code, error.request_id)
        raise Declined(reason_of(code)) from None
    except stripe.StripeError as error:
        log.warning("Stripe gives no answer: %s, status %s", type(error).__name__, error.http_status)
        wrong = AnswerStored if (error.http_status or 0) >= 500 else OutcomeUnknown
        raise wrong(type(error).__name__) from None


def is_forbidden(call: Callable[..., object], *values: object) -> bool:
    """True if the key lacks the right to a call; one that is refused for what it asks is allowed.

    Raises the library's exceptions.
    """
    try:
        call(*values)
    except stripe.PermissionError:
        return True
    except stripe.InvalidRequestError:
        pass
    return False


@contextmanager
def known() -> Iterator[None]:
    """For calls about an object that Stripe once gave us: if it is missing now, the key is another account's."""
    try:
        yield
    except Declined as refusal:
        if is_missing(refusal):
            log.error("Stripe does not have an object of ours: is STRIPE_SECRET_KEY of the same account as before?")
            raise OutcomeUnknown("not in this account") from None
        raise


def is_signed(text: str, header: str, secret: str) -> bool:
    """True if a webhook was signed with this secret, at any time."""
    try:
        stripe.WebhookSignature.verify_header(text, header, secret, None)
    except (stripe.SignatureVerificationError, TypeError):  # TypeError: letters that no signature has
        return False
    return True


def reason_of(code: str | None) -> str:
    """Our reason for one of Stripe's codes, or the code itself."""
    return DECLINES.get(code, code) if code else ""


def reason_and_code(code: str | None) -> str:
    """Our reason and, for staff, a colon and Stripe's own code if it differs. Each refused try has a sentence."""
    if code and code not in DECLINES:
        log.warning("Stripe declines with a code that has no sentence of its own here: %.80r", code)
    reason = DECLINES.get(code, "card_declined") if code else ""
    return reason if reason == (code or "") else f"{reason}:{code}"


def is_missing(refusal: Declined) -> bool:
    """True if Stripe says that an object does not exist."""
    return refusal.reason == "resource_missing"
