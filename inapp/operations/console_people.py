"""Whether the people of the staff console are enough to decide what takes two."""

from inapp.cashier import Cashier


def describe(cashier: Cashier) -> tuple[bool, str]:
    """Whether there are enough people, and a sentence about them."""
    with cashier.store.read() as db:
        members = [one for one in db.all_members() if not one.disabled]
        ready = sum(db.is_set_up(one) for one in members)
    many = f"{len(members)} member{'s' * (len(members) != 1)} of staff"
    told = f"{cashier.staff.url}: {many}, {ready} of them with a second factor"
    if cashier.staff.one_person:
        return ready > 0, f"{told}; one person decides alone (CASHIER_ONE_PERSON)"
    if ready < 2:
        return False, f"{told}: what takes two people cannot be decided; invite more (`staff invite`)"
    return True, told
