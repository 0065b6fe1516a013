"""`cashier mails ...`: the mails to traders that were not sent."""

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, Group, fields, moment, print_rows


def commands(cashier: Cashier) -> list[Group]:
    """The one group."""
    group = Group("mails", help="Mails to traders.")

    @group.command("list")
    @AS_JSON
    def list_mails(as_json: bool) -> None:
        """List the mails that wait and, for a month, those that were given up, the oldest first."""
        with cashier.store.read() as db:
            unsent = db.unsent_mails()
        rows = [
            fields(mail, "event", "kind", "user_id")
            | {"created": moment(mail.created), "state": "given up" if mail.ended else "waiting", "tries": mail.tries}
            | {"next": None if mail.ended else moment(mail.due), "problem": mail.problem}
            for mail in unsent
        ]
        print_rows(rows, as_json)

    return [group]
