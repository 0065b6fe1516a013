"""A fake PSP that keeps books: what really moved its balance, when, and what it leaves out when told to."""

from dataclasses import dataclass, field

from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.settlements import (
    ItemKind,
    Page,
    SettlementBalance,
    SettlementBatch,
    SettlementItem,
)
from tests.support.harness import BY_HAND, FakePsp, Thing, World

OUT = {PspObjectType.PAYOUT: ItemKind.PAYOUT, PspObjectType.REFUND: ItemKind.REFUND}
BACK = {PspObjectType.PAYOUT: ItemKind.PAYOUT_RETURNED, PspObjectType.REFUND: ItemKind.REFUND_RETURNED}


@dataclass
class TellingPsp(FakePsp):
    """`books` hold each movement once it has happened; `look` notes what has happened since the last look."""

    books: list[SettlementItem] = field(default_factory=list)
    batches: list[SettlementBatch] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)
    entered: int = 0
    lag: int = 0
    page: int = 100
    agreed: Money | None = None

    def look(self) -> None:
        for thing in list(self.things.values()):
            out = thing.psp_ref in self.moved
            done = thing.kind is ObservationKind.SUCCEEDED
            if thing.subject is PspObjectType.PAYMENT:
                if done and not out:
                    self.moved.add(thing.psp_ref)
                    self.enter(ItemKind.PAYMENT, thing, thing.money.minor)
            elif done and not out:
                self.moved.add(thing.psp_ref)
                self.enter(OUT[thing.subject], thing, -thing.money.minor)
            elif out and not done:
                self.moved.remove(thing.psp_ref)
                self.enter(BACK[thing.subject], thing, thing.money.minor)

    def enter(self, kind: ItemKind, thing: Thing, minor: int) -> SettlementItem:
        """Note one movement."""
        money = Money(minor, thing.money.currency, thing.money.digits)
        nothing = Money(0, money.currency, money.digits)
        by_hand = thing.ref == BY_HAND
        key = "" if by_hand or thing.subject is PspObjectType.PAYMENT else thing.key
        self.entered += 1
        number = f"txn_{self.entered}"
        item = SettlementItem(
            number,
            kind,
            thing.psp_ref,
            money,
            nothing,
            money,
            self.now(),
            ref=thing.ref,
            key=key,
            source=thing.source,
        )
        self.books.append(item)
        return item

    def settlement_items(self, since: int, until: int, cursor: str = "") -> Page[SettlementItem]:
        self.look()
        upto = self.now() - self.lag
        seen = [item for item in self.books if since <= item.at < until and item.at <= upto]
        first = int(cursor or 0)
        following = str(first + self.page) if first + self.page < len(seen) else ""
        return Page(tuple(seen[first : first + self.page]), min(until, upto), following)

    def settlement_batches(self, since: int, until: int, cursor: str = "") -> Page[SettlementBatch]:
        return Page(tuple(batch for batch in self.batches if since <= batch.made < until), until)

    def items_of_batch(self, batch: str, cursor: str = "") -> Page[SettlementItem]:
        return Page(tuple(item for item in self.books if item.batch == batch), self.now())

    def settlement_balance(self) -> SettlementBalance:
        return SettlementBalance((), (), self.now())

    def agreed_fee(self, kind: ItemKind, gross: Money) -> Money | None:
        return self.agreed

    def check_settlements(self) -> list[str]:
        return []


def give_books(world: World) -> TellingPsp:
    """Put a PSP that keeps books in the place of a world's."""
    psp = TellingPsp(now=lambda: world.clock.true)
    world.psp = psp
    world.cashier.psps["fake"] = psp  # type: ignore[index]
    return psp
