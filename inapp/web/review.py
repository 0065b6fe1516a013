"""The review of a withdrawal: what leaves, where it goes, what it costs and when it arrives, before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response

from inapp.domain.model import PageSession
from inapp.domain.money import Money
from inapp.payments import allocation, withdrawals
from inapp.payments.offers import Quote
from inapp.web import language
from inapp.web.amounts import Typed, paid_and_received
from inapp.web.method_rows import due_text, fee_text, instrument_text
from inapp.web.render import TITLES, show


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a part of a withdrawal goes: `Visa •••• 3220`."""

    name: str
    money: Money


def destinations(quote: Quote) -> Sequence[Destination]:
    """The parts of a withdrawal, summed for each instrument in the order of the plan; its method without a plan."""
    if not quote.plan:
        return [Destination(language.translate(quote.offer.method.name), quote.money)]
    by_name: dict[str, list[allocation.Allocation]] = {}
    for part in quote.plan:
        by_name.setdefault(part.deposit.instrument or part.deposit.ref, []).append(part)
    return [
        Destination(instrument_text(name), allocation.total(parts) or quote.money) for name, parts in by_name.items()
    ]


def review_view(page_session: PageSession, quote: Quote, typed: Typed, page_key: str, *, changed: bool) -> Response:
    """What the trader has to agree to; `changed` if that is no longer what has been agreed to before."""
    method, screen = quote.offer.method, page_session.screen
    _, received = paid_and_received(screen, method.cost, quote.money)
    return show(
        "review",
        TITLES[screen],
        409 if changed else 200,
        account=quote.trading_account,
        account_name=quote.account_name,
        money=quote.money,
        typed=typed,
        plain=quote.money.text,
        page_key=page_key,
        agreed=withdrawals.agreement(quote),
        changed=changed,
        destinations=destinations(quote),
        fee=fee_text(method.cost, quote.money),
        arrives=due_text(method.arrival.get(screen, "")),
        received=received,
    )
