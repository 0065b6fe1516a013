"""The demo's staff: members whose password and key everybody may know. Refused wherever money could be real."""

import base64
import csv
import io

from inapp.cashier import Cashier
from inapp.domain.errors import NotAllowed
from inapp.domain.second_factor import SecondFactor
from inapp.domain.staff import StaffMember, roles_of
from inapp.identity.sign_in import plain_email
from inapp.staff import sign_in

NO_DEMO = "this is for demos with CASHIER_DEMO=1: people are invited by `staff invite`, and in the console"


def add_members(cashier: Cashier, text: str, password: str) -> int:
    """Add the members of a CSV file who are not there yet; returns how many are new. Raises NotAllowed."""
    if not cashier.staff.demo:
        raise NotAllowed(NO_DEMO)
    added = 0
    for row in csv.DictReader(io.StringIO(text)):
        email, now = plain_email(row["email"]), cashier.clock.now()
        hashed = cashier.passwords.hashed(password)
        with cashier.store.write() as db:
            if db.member_by_email(email):
                continue
            roles = roles_of(row["roles"].split())
            member = db.add_member(StaffMember(0, row["name"], email, roles, now, False))
            db.set_staff_password(member.id, hashed)
            sealed = cashier.sealer.seal(base64.b32decode(row["key"]), sign_in.owner_of(member.id))
            db.staff_factors.set_second_factor(SecondFactor(member.id, sealed, 0, now), [])
            added += 1
    return added
