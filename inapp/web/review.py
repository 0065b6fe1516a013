"""The review: what a payment moves from where to where, what it costs and when it arrives, before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response

from inapp.domain.methods import BRANDS
from inapp.domain.model import PageSession
from inapp.domain.money import Money
from inapp.domain.text import N_
from inapp.payments import allocation, offers
from inapp.payments.offers import Quote
from inapp.web import language
from inapp.web.amounts import Typed, paid_and_received
from inapp.web.forms import PaymentForm
from inapp.web.method_rows import due_text, fee_text, fields_of, instrument_text
from inapp.web.render import TITLES, show

CARDS_CHANGED = N_("Your cards changed since; please check again.")
CHANGED = N_("Something has changed since; please check again.")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a part of a withdrawal goes: `Visa •••• 3220`."""

    name: str
    money: Money


def destinations(quote: Quote) -> Sequence[Destination]:
    """The parts of a withdrawal, summed for each instrument in the order of the plan; its method without a plan."""
    if not quote.plan:
        return [Destination(_method_text(quote), quote.money)]
    by_name: dict[str, list[allocation.Allocation]] = {}
    for part in quote.plan:
        by_name.setdefault(part.deposit.instrument or part.deposit.ref, []).append(part)
    return [
        Destination(instrument_text(name), allocation.total(parts) or quote.money) for name, parts in by_name.items()
    ]


def _method_text(quote: Quote) -> str:
    """The method, or the kept card: `Visa •••• 3220`."""
    kept = quote.offer.kept
    if kept is None:
        return language.translate(quote.offer.method.name)
    return instrument_text(f"{BRANDS.get(kept.brand, kept.brand.title())} {kept.last4}")


def review_view(page_session: PageSession, quote: Quote, typed: Typed, form: PaymentForm) -> Response:
    """What the trader has to agree to; if that is no longer what has been agreed to before, it says so."""
    method, screen, changed = quote.offer.method, page_session.screen, bool(form.agreed.data)
    paid, received = paid_and_received(screen, method.cost, quote.money)
    return show(
        "review",
        TITLES[screen],
        409 if changed else 200,
        account=quote.trading_account,
        account_name=quote.account_name,
        money=quote.money,
        typed=typed,
        plain=quote.money.text,
        screen=screen,
        page_key=form.page_key.data or "",
        agreed=offers.agreement(quote),
        changed=(CARDS_CHANGED if quote.plan else CHANGED) if changed else "",
        paid=paid,
        destinations=destinations(quote),
        answers=[(place, one.label, quote.answers.get(one.name, "")) for place, one in fields_of(method, screen)],
        fee=fee_text(method.cost, quote.money),
        arrives=due_text(method.arrival.get(screen, "")),
        received=received,
    )
