"""The broker's staff of the demo, with the code that each one's authenticator app shows now."""

import base64
import csv
import hashlib
import hmac
import io
import time
from typing import NamedTuple

from flask import Blueprint, render_template

STEP_S = 30


class DemoMember(NamedTuple):
    """Somebody of the broker's staff; `key` is that of the authenticator app, in Base32."""

    name: str
    email: str
    roles: str
    key: str

    def code(self, now: float) -> str:
        """The code of a moment (RFC 6238)."""
        digest = hmac.digest(base64.b32decode(self.key), int(now // STEP_S).to_bytes(8, "big"), hashlib.sha1)
        start = digest[-1] & 15
        return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


STAFF = (
    DemoMember("Ann Approver", "ann@example.test", "support payments", "CASHIERANNDEMOKEYAAAAAAAAAAAAAAA"),
    DemoMember("Ben Books", "ben@example.test", "payments finance", "CASHIERBENDEMOKEYBBBBBBBBBBBBBBB"),
    DemoMember("Cem Chief", "cem@example.test", "admin", "CASHIERCEMDEMOKEYCCCCCCCCCCCCCCC"),
    DemoMember("Dan Deputy", "dan@example.test", "finance admin", "CASHIERDANDEMOKEYDDDDDDDDDDDDDDD"),
)
PASSWORD = "demo"


def staff_csv() -> str:
    """The demo's staff in the form that the cashier takes in."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(DemoMember._fields)
    writer.writerows(STAFF)
    return out.getvalue()


def staff(console: str) -> Blueprint:
    """The page with the demo's staff; `console` is the address of the console, empty without one."""
    routes = Blueprint("staff", __name__)

    @routes.get("/staff")
    def page() -> str:
        now = time.time()
        rows = [(member, member.code(now)) for member in STAFF]
        left = STEP_S - int(now % STEP_S)
        return render_template("staff.html", rows=rows, password=PASSWORD, console=console, left=left)

    return routes
