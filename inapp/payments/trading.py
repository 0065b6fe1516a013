"""Whether an account has traded, for rules that ask before a debit: the positions closed since its last deposit.

Only readers of cTrader's balance history tell: each position that closes, wholly or in part, leaves an operation there.
They are asked outside of every transaction, and by the worker alone.
"""

from inapp.cashier import Cashier
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.model import Payment
from inapp.domain.readers import CLOSED, BalanceReader
from inapp.payments import rules


def closed_positions(cashier: Cashier, payment: Payment) -> int | None:
    """How often positions of an account were closed since its user last paid in.

    None if no rule asks, if they never did, or if no reader has a whole history.
    """
    with cashier.store.read() as db:
        since = db.last_paid_in(payment.user_id, payment.login) if rules.ask_about_trading(cashier, db) else None
    counts = [_count(reader, payment.login, since) for reader in cashier.readers] if since is not None else []
    return max((count for count in counts if count is not None), default=None)


def _count(reader: BalanceReader, login: int, since: int) -> int | None:
    try:
        reading = reader.read(login, since)
    except (NotSent, OutcomeUnknown):
        return None
    closes = {one.balance_history_id for one in reading.entries if one.type == CLOSED and one.at >= since}
    return len(closes) if reading.complete else None
