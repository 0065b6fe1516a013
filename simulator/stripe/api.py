"""The wire side of the API: keys, parameters, idempotency, faults, answers."""

import base64
import copy
import hmac
import json
import time
from collections.abc import Callable
from typing import NoReturn
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, request

from simulator.faults import drop
from simulator.stripe import faults, limits
from simulator.stripe.ask import Ask
from simulator.stripe.errors import ApiError, missing
from simulator.stripe.faults import Faults
from simulator.stripe.idempotency import Answer, Keys
from simulator.stripe.params import check, nest
from simulator.stripe.routes import Route, find
from simulator.stripe.state import API_VERSION, Object, World, asked_by
from simulator.stripe.views import check_expand, expanded

SECRETS = ("client_secret", "key", "payment_method_data")
BROWSER = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "authorization, content-type, idempotency-key, stripe-version",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Max-Age": "300",
}
_OWN_FAILURE = ApiError("An error occurred inside the local Stripe, on purpose.", status=500, kind="api_error")


ELSEWHERE = "pk_test_elsewhere"
"""The beginning of publishable keys of another account, which has none of our objects."""
_FORBIDDEN = (
    "The provided key does not have the required permissions for this endpoint. Having more permissions would allow "
    "this request to continue."
)


class Call:
    """One call from its arrival to its answer; an armed fault takes it over."""

    def __init__(self, world: World, keys: Keys, pages: str) -> None:
        self._world = world
        self._keys = keys
        self._pages = pages
        self._connection = request.environ["werkzeug.socket"]
        self._pairs = parse_qsl(request.get_data(as_text=True), keep_blank_values=True)
        self._pairs += parse_qsl(request.query_string.decode(), keep_blank_values=True)
        self._request_id = world.new_id("req_", 14)
        self._key = request.headers.get("Idempotency-Key", "") if request.method == "POST" else ""
        shown = [[name, value] for name, value in self._pairs if not name.startswith(SECRETS)]
        self.note: Object = {
            "at": int(time.time() * 1000),
            "name": None,
            "method": request.method,
            "path": request.path,
            "params": dict(shown),
            "idempotency_key": self._key or None,
            "status": None,
            **dict.fromkeys(("fault", "error", "replayed")),
        }
        world.calls.append(self.note)

    def run(self, armed: Faults) -> Response:
        """The answer, honest or not."""
        found = find(request.method, request.path)
        if found is None:
            message = f"Unrecognized request URL ({request.method}: {request.path})."
            return self._respond(self._refusal(ApiError(message, status=404)))
        self._route, self._id = found
        self.note["name"] = self._route.name
        fault = armed.take(*self._route.names, f"{request.method} {request.path}")
        if fault is None:
            return self.act()
        self.note["fault"] = fault.kind
        answer = faults.KINDS[fault.kind](fault, self)
        self.note["status"] = answer.status_code
        return answer

    def act(self, pause: float = 0) -> Response:
        """Does what was asked, after a pause in which the call is in progress, and gives the honest answer."""

        def work() -> Answer:
            time.sleep(pause)
            return self._work()

        return self._once(work)

    def fail(self, applied: bool) -> Response:
        """A 500 that the idempotency key remembers, with or without effect."""

        def work() -> Answer:
            if applied:
                self._work()
            return self._refusal(_OWN_FAILURE)

        return self._once(work)

    def drop(self) -> NoReturn:
        """Closes the connection without an answer."""
        drop(self._connection)

    def rate_limit(self) -> Response:
        """The refusal of a call too many."""
        message = "Too many requests hit the API too quickly."
        return self._respond(self._refusal(ApiError(message, "rate_limit", status=429, stored=False)))

    def _once(self, work: Callable[[], Answer]) -> Response:
        try:
            self._browser = self._authenticate()
            if not self._key:
                return self._respond(work())
            asked = f"{request.method} {request.path} {urlencode(sorted(self._pairs))}"
            return self._respond(self._keys.once(self._key, asked, work))
        except ApiError as error:
            return self._respond(self._refusal(error))

    def _authenticate(self) -> bool:
        """Whether the key is the browser's. ApiError for a wrong key or one that does not do here."""
        key, account = _key_of(dict(self._pairs)), self._world.account
        if _same(key, account.secret_key):
            if self._route.name in self._world.standing["forbidden"]:
                raise ApiError(_FORBIDDEN, status=403, stored=False)
            return False
        if key.startswith(ELSEWHERE):
            raise missing("object", self._id)
        if not _same(key, account.publishable_key):
            word = "Invalid API Key provided" if key else "You did not provide an API key"
            raise ApiError(f"{word}.", status=401, stored=False)
        if self._route.browser is None:
            message = "This API call cannot be made with a publishable API key. Please use a secret API key."
            raise ApiError(message, "secret_key_required", status=403, stored=False)
        return True

    def _work(self) -> Answer:
        caller = asked_by.set({"id": self._request_id, "idempotency_key": self._key or None})
        try:
            return Answer(200, self._do(self._route), self._request_id)
        except ApiError as error:
            return self._refusal(error)
        finally:
            asked_by.reset(caller)

    def _do(self, route: Route) -> Object:
        version = request.headers.get("Stripe-Version", API_VERSION)
        if version != API_VERSION:
            raise ApiError(f"Invalid Stripe API version: {version}", stored=False)
        if {"Stripe-Account", "Stripe-Context"} & set(request.headers.keys()):
            message = "The provided key does not have access to that account, or application access was revoked."
            raise ApiError(message, "account_invalid", status=403, stored=False)
        if request.method == "POST" and self._pairs and request.mimetype != "application/x-www-form-urlencoded":
            raise ApiError("Invalid request: the body must be form-encoded", stored=False)
        params = check(route.browser if self._browser else route.wanted, nest(self._pairs))
        limits.check(params)
        work = (route.browser_work if self._browser else None) or route.work
        check_expand(route.name, params.get("expand", ()))
        with self._world.change():
            ask = Ask(self._world, self._id, params, self._pages, request.path)
            return expanded(self._world, work(ask), params.get("expand", ()))

    def _refusal(self, error: ApiError) -> Answer:
        self.note["error"] = error.code or error.kind
        body = {"error": {**error.error(), "request_log_url": f"https://dashboard.stripe.com/{self._request_id}"}}
        return Answer(error.status, body, self._request_id, remembered=error.stored)

    def _respond(self, answer: Answer) -> Response:
        self.note.update(status=answer.status, replayed=answer.replayed)
        self._world.exchanges.append(
            {
                "method": request.method,
                "path": request.path,
                "params": self._pairs,
                "status": answer.status,
                "body": copy.deepcopy(answer.body),
            }
        )
        made = Response(json.dumps(answer.body), status=answer.status, content_type="application/json")
        made.headers.update({"Request-Id": self._request_id, "Stripe-Version": API_VERSION, **BROWSER})
        if self._key:
            made.headers["Idempotency-Key"] = self._key
        if answer.replayed:
            made.headers["Idempotent-Replayed"] = "true"
            made.headers["Original-Request"] = answer.request_id
        if answer.status == 500:
            # To ask again under the same key would only give the stored answer.
            made.headers["Stripe-Should-Retry"] = "false"
        return made


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _key_of(params: dict[str, str]) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Bearer":
        return value.strip()
    if scheme == "Basic":
        try:
            return base64.b64decode(value).decode().partition(":")[0]
        except ValueError:
            return ""
    return params.get("key", "")


def api(world: World, armed: Faults, pages: Callable[[], str]) -> Blueprint:
    """The routes under /v1; `pages` gives the address under which our hosted pages are."""
    routes = Blueprint("api", __name__)
    keys = Keys(world)

    @routes.route("/v1/<path:path>", methods=["GET", "POST", "DELETE", "OPTIONS"])
    def call(path: str) -> Response:
        if request.method == "OPTIONS":
            return Response(status=204, headers=BROWSER)
        return Call(world, keys, pages()).run(armed)

    return routes
