"""The local Stripe as a process of its own, its client, and a webhook endpoint that listens to it."""

import http.client
import http.server
import json
import sys
import threading
from contextlib import AbstractContextManager
from urllib.parse import urlencode, urlsplit

import stripe

from tests.support.processes import Process, announced

SECRET, PUBLISHABLE, WEBHOOK_SECRET = "sk_test_local", "pk_test_local", "whsec_local"
PAID, DECLINED, CHALLENGED = "4242424242424242", "4000000000000002", "4000000000003220"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Endpoint:
    """A webhook endpoint; `statuses` are answered first, then 200."""

    def __init__(self) -> None:
        self.received: list[tuple[bytes, str]] = []
        self.statuses: list[int] = []
        endpoint = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *args: object) -> None:
                pass

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = endpoint.statuses.pop(0) if endpoint.statuses else 200
                endpoint.received.append((body, self.headers["Stripe-Signature"]))
                self.send_response(status)
                self.end_headers()

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/psp/stripe/webhook"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def events(self) -> list[dict]:
        return [json.loads(body) for body, _ in self.received]

    @property
    def types(self) -> list[str]:
        return [event["type"] for event in self.events]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def running(webhook: str, *more: str) -> AbstractContextManager[tuple[Process, str]]:
    """A local Stripe with these keys, and its address."""
    command = [sys.executable, "-m", "simulator.stripe", "--port", "0", "--webhook", webhook]
    command += [
        "--webhook-secret",
        WEBHOOK_SECRET,
        "--secret-key",
        SECRET,
        "--publishable-key",
        PUBLISHABLE,
        "--record",
        *more,
    ]
    return announced(command)


class Answer:
    def __init__(self, status: int, headers: dict, body: bytes) -> None:
        self.status, self.headers, self.text = status, headers, body.decode()

    @property
    def json(self):
        return json.loads(self.text)

    @property
    def error(self) -> dict:
        return self.json["error"]


class LocalStripe:
    """A client of one running local Stripe: through the library, as a browser, and at its controls."""

    def __init__(self, url: str) -> None:
        self.port = urlsplit(url).port
        self.url = f"http://127.0.0.1:{self.port}"
        self.v1 = self.client().v1

    def client(self, key: str = SECRET, retries: int = 0, timeout: float = 10) -> stripe.StripeClient:
        hosts = {"api": self.url, "connect": self.url, "files": self.url, "meter_events": self.url}
        wire = stripe.RequestsClient(timeout=timeout)
        return stripe.StripeClient(key, base_addresses=hosts, max_network_retries=retries, http_client=wire)

    def call(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def form(self, path: str, fields: dict, headers: dict | None = None) -> Answer:
        return self.call("POST", path, urlencode(fields).encode(), {**FORM, **(headers or {})})

    def sim(self, name: str, **body: object):
        answer = self.call("POST", f"/_sim/{name}", json.dumps(body).encode())
        assert answer.status == 200, answer.text
        return answer.json

    def known(self, name: str):
        return self.call("GET", f"/_sim/{name}").json

    def intent(self, amount: int = 1000, currency: str = "usd", **more: object):
        params = {"amount": amount, "currency": currency, "allowed_payment_method_types": ["card"], **more}
        return self.v1.payment_intents.create(params)

    def paid(self, card: str = PAID, **more: object):
        intent = self.intent(**more)
        self.sim("pay", payment_intent=intent.id, card=card)
        return self.v1.payment_intents.retrieve(intent.id)

    def session(self, amount: int = 2500, **more: object):
        price = {"currency": "usd", "unit_amount": amount, "product_data": {"name": "Deposit"}}
        given = {
            "mode": "payment",
            "ui_mode": "hosted_page",
            "line_items": [{"quantity": 1, "price_data": price}],
            "success_url": "http://127.0.0.1:1/return/key?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "http://127.0.0.1:1/cancel",
            "adaptive_pricing": {"enabled": False},
            "payment_intent_data": {"metadata": {"reference": "D-1"}},
        }
        return self.v1.checkout.sessions.create({**given, **more})

    def confirm(self, intent, number: str = PAID, **fields: str) -> Answer:
        given = {
            "key": PUBLISHABLE,
            "client_secret": intent.client_secret,
            "payment_method_data[type]": "card",
            "payment_method_data[card][number]": number,
            "payment_method_data[card][exp_month]": "12",
            "payment_method_data[card][exp_year]": "50",
            "payment_method_data[card][cvc]": "123",
        }
        return self.form(f"/v1/payment_intents/{intent.id}/confirm", {**given, **fields})

    def challenge(self, intent, confirmed: dict, outcome: str) -> Answer:
        source = confirmed["next_action"]["use_stripe_sdk"]["source"]
        fields = {"key": PUBLISHABLE, "client_secret": intent.client_secret, "source": source, "outcome": outcome}
        return self.form(f"/v1/payment_intents/{intent.id}/challenge", fields)

    def press(self, session, number: str = PAID, **fields: str) -> Answer:
        """Pay on the hosted page."""
        path = urlsplit(session.url).path
        return self.form(path, fields or {"number": number, "expiry": "12 / 50", "cvc": "123"})
