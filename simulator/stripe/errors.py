"""Refusals in the shape of Stripe's error object (https://docs.stripe.com/api/errors)."""

from typing import Any


class ApiError(Exception):
    """A refused call; `stored` says whether an idempotency key remembers the refusal."""

    def __init__(
        self,
        message: str,
        code: str | None = None,
        param: str | None = None,
        *,
        status: int = 400,
        kind: str = "invalid_request_error",
        stored: bool = True,
        **more: Any,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.param = param
        self.status = status
        self.kind = kind
        self.stored = stored
        self.more = more

    def error(self) -> dict[str, Any]:
        """The error object; absent fields are left out, as Stripe does."""
        facts: dict[str, Any] = {"type": self.kind, "message": self.message, "code": self.code, "param": self.param}
        if self.code:
            facts["doc_url"] = f"https://docs.stripe.com/error-codes#{self.code.replace('_', '-')}"
        facts.update(self.more)
        return {name: value for name, value in facts.items() if value is not None}


def wrong_parameter(message: str, param: str, code: str | None = None) -> ApiError:
    """A parameter that was refused before anything began: no idempotency key remembers it."""
    return ApiError(message, code, param, stored=False)


def missing(kind: str, object_id: str, param: str = "id") -> ApiError:
    """There is no such object."""
    return ApiError(f"No such {kind}: '{object_id}'", "resource_missing", param, status=404)
