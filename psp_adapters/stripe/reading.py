"""Asking Stripe what it has: payments, Checkout Sessions and refunds. The library's exceptions pass through."""

from collections.abc import Iterator
from typing import Any

from inapp.domain.model import Observation, Payment, UiMode
from inapp.domain.model import ObservationKind as Seen
from psp_adapters.stripe import codes, observing
from psp_adapters.stripe.observing import Found, metadata

DAY = 24 * 3600
PAGE = 100
HOSTED = (UiMode.REDIRECT, UiMode.NEW_TAB)


class Reader:
    """Reads objects; `live` is whether the key is one for real money."""

    def __init__(self, api: Any, live: bool) -> None:
        self._api = api
        self._live = live

    def payment(self, ref: str, psp_ref: str | None) -> Observation:
        """A payment by Stripe's reference, or else by ours."""
        if psp_ref is None:
            return self._searched(ref)
        if is_session(psp_ref):
            return self._seen_session(self.session(psp_ref))
        return self._seen_intent(self.intent(psp_ref))

    def intent(self, intent_id: str) -> Found:
        """A PaymentIntent with its charge."""
        return _plain(self._api.payment_intents.retrieve(intent_id, {"expand": ["latest_charge"]}))

    def session(self, session_id: str) -> Found:
        """A Checkout Session."""
        return _plain(self._api.checkout.sessions.retrieve(session_id))

    def intent_of(self, psp_ref: str) -> Found | None:
        """The PaymentIntent behind one of our references; a session has none until somebody pays."""
        if not is_session(psp_ref):
            return self.intent(psp_ref)
        intent_id = self.session(psp_ref)["payment_intent"]
        return self.intent(intent_id) if intent_id else None

    def made(self, payment: Payment) -> Found | None:
        """What a create call with a lost answer has made, from the list, which does not lag as search does."""
        service = self._api.checkout.sessions if payment.ui_mode in HOSTED else self._api.payment_intents
        first = payment.created // 1000 - DAY // 24
        found = _all(service.list({"created": {"gte": first, "lte": first + 2 * DAY}, "limit": PAGE}))
        wanted = (payment.ref, payment.ui_mode)
        return next((one for one in found if (metadata(one, "ref"), metadata(one, "hand_off")) == wanted), None)

    def refund(self, key: str, psp_ref: str | None, source: str | None) -> Observation:
        """A refund by Stripe's reference, or by our key among those of what it gives back."""
        if psp_ref:
            return observing.refund(_plain(self._api.refunds.retrieve(psp_ref)), self._live)
        intent = self.intent_of(source) if source else None
        refunds = self._refunds(intent) if intent else ()
        ours = next((refund for refund in refunds if metadata(refund, "key") == key), None)
        if ours is not None:
            return observing.refund(ours, self._live)
        return Observation(Seen.UNKNOWN, key.rsplit(".", 2)[0], "", test_mode=not self._live, key=key)

    def _searched(self, ref: str) -> Observation:
        """Search runs behind, so that no hit says nothing."""
        found = self._api.payment_intents.search(
            {"query": f"metadata['ref']:'{ref}'", "expand": ["data.latest_charge"]}
        )
        alive = [intent for intent in map(_plain, found.data) if intent["status"] != "canceled"]
        if not alive:
            return Observation(Seen.UNKNOWN, ref, "", test_mode=not self._live)
        return self._seen_intent(max(alive, key=lambda intent: intent["status"] in codes.TAKEN))

    def _seen_intent(self, intent: Found) -> Observation:
        """An intent of a Checkout Session is reported under the session, which is what its payment knows."""
        psp_ref = intent["id"]
        if metadata(intent, "hand_off") in HOSTED:
            sessions = self._api.checkout.sessions.list({"payment_intent": psp_ref, "limit": 1}).data
            psp_ref = sessions[0].id if sessions else psp_ref
        return self._observed(intent, psp_ref)

    def _seen_session(self, session: Found) -> Observation:
        if session["payment_intent"]:
            intent = self.intent(session["payment_intent"])
            if session["status"] != "expired" or intent["status"] in codes.TAKEN:
                return self._observed(intent, session["id"])
        return observing.session(session)

    def _observed(self, intent: Found, psp_ref: str) -> Observation:
        if intent["status"] != "succeeded":
            return observing.intent(intent, psp_ref, None, None)
        asked = {"payment_intent": intent["id"], "limit": PAGE}
        disputed = observing.disputed(
            _all(self._api.disputes.list(asked)), _all(self._api.radar.early_fraud_warnings.list(asked))
        )
        elsewhere = observing.by_hand(self._refunds(intent), intent["currency"])
        return observing.intent(intent, psp_ref, elsewhere, disputed)

    def _refunds(self, intent: Found) -> Iterator[Found]:
        return _all(self._api.refunds.list({"payment_intent": intent["id"], "limit": PAGE}))


def is_session(psp_ref: str) -> bool:
    """Whether a reference of Stripe's is a Checkout Session's."""
    return psp_ref.startswith("cs_")


def _plain(found: Any) -> Found:
    plain: Found = found.to_dict()
    return plain


def _all(page: Any) -> Iterator[Found]:
    return map(_plain, page.auto_paging_iter())
