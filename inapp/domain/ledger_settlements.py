"""What the ledger takes from a PSP's transfer to the bank: fees, conversions, what has no payment, and the transfer."""

from collections.abc import Iterable

from inapp.domain.ledger import Fact, MoneyEvent, name_in_account
from inapp.domain.money import Money
from inapp.domain.settlements import Arrival, ItemKind, SettlementBatch, SettlementItem

TO_BANK = frozenset({ItemKind.TRANSFER, ItemKind.TRANSFER_RETURNED})
WITHOUT_PAYMENT = frozenset({ItemKind.ADJUSTMENT, ItemKind.OTHER})
"""Kinds of items that no row of ours tells."""


class BatchSums:
    """Adds up the items of one transfer, however many, by what they post and by currency."""

    def __init__(self) -> None:
        self._sums: dict[tuple[MoneyEvent, str], Money] = {}

    def add(self, items: Iterable[SettlementItem]) -> None:
        """Take in some items; the transfer itself is no item of it."""
        for item in items:
            if item.kind not in TO_BANK:
                for event, money in _of(item):
                    known = self._sums.get((event, money.currency), Money(0, money.currency, money.digits))
                    self._sums[event, money.currency] = known.less([_minus(money)])

    def facts(self, psp: str, batch: SettlementBatch) -> list[Fact]:
        """The facts of a transfer whose items are whole: one for each event and currency that does not come to zero."""
        at, names = batch.made, {"psp": name_in_account(psp)}
        return [
            Fact(f"{psp}.transfer.{batch.id}.{event}.{currency}", event, money, at, names)
            for (event, currency), money in sorted(self._sums.items())
            if money.minor
        ]


def facts_of(psp: str, batch: SettlementBatch) -> list[Fact]:
    """The facts of a transfer as it stands now: what arrived was settled, and what was returned is with the PSP again.

    Until there are bank statements the bank's account bears the name of the PSP, whose word it is.
    """
    name, subject, at = name_in_account(psp), f"{psp}.transfer.{batch.id}", batch.arrives or batch.made
    names = {"psp": name, "bank": name}
    if batch.arrival is Arrival.EXPECTED or not batch.money.minor:
        return []
    settled = Fact(subject, MoneyEvent.SETTLED, batch.money, at, names)
    if batch.arrival is Arrival.ARRIVED:
        return [settled]
    return [settled, Fact(f"{subject}.returned", MoneyEvent.SETTLEMENT_RETURNED, batch.money, at, names)]


def _of(item: SettlementItem) -> list[tuple[MoneyEvent, Money]]:
    """What an item posts beside its payment, payout, refund or dispute, which the cashier's own rows have posted."""
    if not item.is_ours:  # another installation's, or nobody's: it is in the transfer all the same
        return [(MoneyEvent.ITEM_UNMATCHED, item.net)]
    found = [(MoneyEvent.FEE_TAKEN, item.fee)]
    if item.kind is ItemKind.FEE:
        found.append((MoneyEvent.FEE_TAKEN, _minus(item.gross)))
    elif item.kind in WITHOUT_PAYMENT:
        found.append((MoneyEvent.ITEM_UNMATCHED, item.gross))
    elif item.original is not None and item.original.currency != item.gross.currency:
        found += [(MoneyEvent.CONVERTED_FROM, item.original), (MoneyEvent.CONVERTED_INTO, item.gross)]
    return found


def _minus(money: Money) -> Money:
    return Money(-money.minor, money.currency, money.digits)
