"""What Flask's proxies stand for. A look through a proxy costs as much as some function calls, in each request anew."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Request, current_app, g, request

the_app: Callable[[], Flask] = current_app._get_current_object  # type: ignore[attr-defined]
"""The application that answers."""
the_request: Callable[[], Request] = request._get_current_object  # type: ignore[attr-defined]
"""The request that it answers."""
the_g: Callable[[], Any] = g._get_current_object
"""What is kept until the answer."""
