"""Headers of every answer of the console: nothing of it is kept, framed, or run that is not ours."""

from flask import Response, g

from inapp.console.current import current_staff_settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = (
    ("Content-Security-Policy", POLICY),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),  # with `no-referrer` our own posts would come from the origin `null`
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=(), payment=()"),
    ("X-Robots-Tag", "noindex"),
)
YEAR_S = 31_536_000


def secure(response: Response) -> Response:
    """Add the headers."""
    response.headers.extend(ALWAYS)
    response.headers["Cache-Control"] = f"max-age={YEAR_S}, immutable" if g.get("lasting") else "no-store"
    if current_staff_settings().https:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR_S}"
    return response
