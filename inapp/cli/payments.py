"""`cashier payments ...`, `bookings ...`: look at payments and record what staff decide."""

import json

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, BY, REASON, SEEN, Group, Row, cell, fields, moment, print_rows, speaker, tell
from inapp.domain.attempts import FREEZING, OPEN
from inapp.domain.compared import Comparison
from inapp.domain.deciding import Reason
from inapp.domain.disbursements import Disbursement, UnmatchedFunds, UnmatchedState
from inapp.domain.identifiers import MAX_ID
from inapp.domain.leaving import Hold
from inapp.domain.model import Attempt, CardFacts, Dispute, Payment, ReceivedEvent
from inapp.domain.states import PaymentType
from inapp.operations import actions, doctor
from inapp.payments import approvals, comparison, decisions, holds, refusals, restore

REASONS = {reason.lower().replace(" ", "-").replace("'", ""): reason for reason in Reason}
"""The words of a refusal's reasons, as they are typed."""
NOT_OURS = ("not ours", "never ordered", "unknown object")
"""The inbox's results for webhooks about objects that are not ours, or unknown to the PSP."""


def _row(item: Payment | UnmatchedFunds, attempts: int = 0, number: int | None = None) -> dict[str, object]:
    payment = item if isinstance(item, Payment) else None
    return {
        "reference": item.ref,
        "kind": str(payment.kind) if payment else "unmatched",
        "user_id": payment.user_id if payment else None,
        "login": payment.login if payment else None,
        "amount": item.money.text if item.money else None,
        "currency": item.money.currency if item.money else None,
        "state": str(item.status if isinstance(item, Payment) else item.state),
        "balance_history_id": number,
        "created": moment(item.created),
        "attempts": attempts,
    }


def _more(payment: Payment) -> dict[str, object]:
    """The facts that a payment's PSP reports."""
    elsewhere = payment.refunded_elsewhere
    return {
        "psp": payment.psp,
        "psp_ref": payment.psp_ref,
        "method": payment.method,
        "reason": payment.reason,
        "captured": payment.captured.text if payment.captured else None,
        "captured_currency": payment.captured.currency if payment.captured else None,
        "instrument": payment.instrument,
        "disputed": payment.disputed,
        "refunded_elsewhere": elsewhere.text if elsewhere else None,
    }


def _disbursement_row(disbursement: Disbursement) -> Row:
    """A payout or refund. `of` is the PSP's object that a refund gives back, `psp_ref` its own."""
    return {
        "key": disbursement.key,
        "reference": disbursement.ref,
        "action": str(disbursement.type),
        "amount": disbursement.money.text,
        "currency": disbursement.money.currency,
        "state": str(disbursement.state),
        "instrument": disbursement.label,
        "reason": disbursement.reason,
        "of": disbursement.source_ref,
        "psp_ref": disbursement.psp_ref,
    }


def _attempt_row(attempt: Attempt) -> Row:
    row = fields(attempt, "external_id", "type") | {"amount": attempt.money.text}
    return row | fields(attempt, "state", "code", "balance_history_id")


def _event_row(heard: ReceivedEvent) -> Row:
    return {
        "received": moment(heard.received),
        "psp": heard.psp,
        "event": heard.event.id,
        "type": heard.event.type,
        "reference": heard.event.ref,
        "psp_ref": heard.event.psp_ref,
        "result": heard.result,
    }


def _about(deposit: Payment | None, ref: str) -> dict[str, object]:
    """The reference that unmatched funds are about and, if it is a deposit of ours, its user and account."""
    user, login = (deposit.user_id, deposit.login) if deposit else (None, None)
    return {"about": ref, "about_user_id": user, "about_login": login}


def _mark(hold: Hold | None) -> str | None:
    """A hold in a few words."""
    return f"{hold.by}, {moment(hold.at)}: {hold.reason}" if hold else None


def _listed(cashier: Cashier, needs_review: bool, disputed: bool) -> list[Row]:
    with cashier.store.read() as db:
        found, tallies = db.all_payments(needs_review, disputed), db.tallies()
        waiting = (UnmatchedState.HELD, UnmatchedState.REFUNDING) if needs_review and not disputed else ()
        unmatched = db.all_unmatched_funds(*waiting)
    rows = [_row(payment, *tallies.get(payment.ref, (0, None))) for payment in found]
    return [*rows, *map(_row, unmatched)]


def _dispute_row(dispute: Dispute) -> Row:
    return {
        "dispute": dispute.id,
        "amount": dispute.money.text if dispute.money else None,
        "currency": dispute.money.currency if dispute.money else None,
        "state": str(dispute.state),
        "psp_says": dispute.word,
        "reason": dispute.reason,
        "answer_by": moment(dispute.due) if dispute.due else None,
    }


def _card_row(facts: CardFacts) -> Row:
    names = ("fingerprint", "holder", "country", "funding", "three_d_secure", "risk_level", "outcome")
    return {"try": facts.id} | fields(facts, *names)


def _psp_said(cashier: Cashier, ref: str) -> tuple[list[Row], list[Row]]:
    """The disputes of a deposit, and the cards of its tries."""
    with cashier.store.read() as db:
        return list(map(_dispute_row, db.disputes(ref))), list(map(_card_row, db.card_facts(ref)))


def _shown(cashier: Cashier, ref: str) -> tuple[Row, list[Row], list[Row], list[Row]]:
    """A payment or unmatched funds with its history, its bookings, and its payouts and refunds."""
    with cashier.store.read() as db:
        payment, funds, hold = db.payment(ref), db.unmatched_funds(ref), db.hold(ref)
        about = payment or (db.payment(funds.about) if funds else None)
        freeze = db.freeze(about.user_id) if about else None
        shown = payment or funds
        version = approvals.version_of(db, shown) if shown else ""
        attempts, history, made = db.attempts(ref), db.history(ref), db.disbursements(ref)
        if payment and payment.kind is PaymentType.DEPOSIT and payment.psp_ref:
            made += [refund for refund in db.refunds_of(payment.psp, payment.psp_ref) if refund.ref != ref]
    if payment:
        numbers = [attempt.balance_history_id for attempt in attempts if attempt.balance_history_id is not None]
        row = _row(payment, len(attempts), numbers[-1] if numbers else None) | _more(payment)
    elif funds:
        row = _row(funds) | _about(about, funds.about)
        row |= {"psp": funds.psp, "psp_ref": funds.psp_ref, "reason": funds.reason}
    else:
        raise click.ClickException(f"There is no payment {ref}")
    row |= {"held": _mark(hold), "user_frozen": _mark(freeze), "version": version}
    changes: list[Row] = [
        {"at": moment(one.at), "event": one.event, "state": one.became, "by": one.by} for one in history
    ]
    return row, changes, list(map(_attempt_row, attempts)), list(map(_disbursement_row, made))


def commands(cashier: Cashier) -> list[Group]:
    """The two groups."""
    group = Group("payments", help="Look at payments, and decide those that need a person.")
    _add_lists(group, cashier)
    _add_decisions(group, cashier)
    _add_holds(group, cashier)
    return [group, _bookings(cashier)]


def _add_lists(group: Group, cashier: Cashier) -> None:
    @group.command("list")
    @click.option("--needs-review", is_flag=True, help="Only what waits for a person.")
    @click.option("--disputed", is_flag=True, help="Only deposits that the payer's bank disputes.")
    @AS_JSON
    def list_payments(needs_review: bool, disputed: bool, as_json: bool) -> None:
        """All payments, oldest first."""
        rows = _listed(cashier, needs_review, disputed)
        print_rows(rows, as_json, "reference", "kind", "login", "amount", "currency", "state", "created")

    @group.command("show")
    @click.argument("ref")
    @AS_JSON
    def show(ref: str, as_json: bool) -> None:
        """One payment with its history, its bookings, and its payouts and refunds at the PSP."""
        row, history, attempts, calls = _shown(cashier, ref)
        disputes, cards = _psp_said(cashier, ref)
        if as_json:
            click.echo(json.dumps({**row, "calls": calls, "disputes": disputes, "cards": cards}, indent=2))
            return
        for name, value in row.items():
            click.echo(f"{name:20}{cell(value)}")
        names = ("key", "action", "amount", "currency", "state", "instrument", "reason", "psp_ref")
        for rows, shown in ((history, ()), (attempts, ()), (calls, names), (disputes, ()), (cards, ())):
            if rows:
                click.echo()
                print_rows(rows, False, *shown)

    @group.command("events")
    @click.option("--not-ours", is_flag=True, help="Only webhooks about objects that are not ours.")
    @click.option("--count", default=50, show_default=True, type=click.IntRange(1, 10_000))
    @AS_JSON
    def events(not_ours: bool, count: int, as_json: bool) -> None:
        """The newest webhooks and their results."""
        with cashier.store.read() as db:
            rows = [_event_row(heard) for heard in db.newest_events(count, NOT_OURS if not_ours else ())]
        print_rows(rows, as_json)


def _add_decisions(group: Group, cashier: Cashier) -> None:
    @group.command("resolve")
    @click.argument("ref")
    @click.option("--booked", type=click.IntRange(1, MAX_ID), metavar="ID", help="cTrader has it, under this id.")
    @click.option("--not-booked", is_flag=True, help="cTrader does not have it.")
    @click.option("--paid-elsewhere", is_flag=True, help="The trader got the money of a failed payout another way.")
    @SEEN
    @BY
    def resolve(
        ref: str, booked: int | None, not_booked: bool, paid_elsewhere: bool, seen: str | None, by: str
    ) -> None:
        """Record the outcome of a payment's booking; it counts when two different people agree."""
        if (booked is not None) + not_booked + paid_elsewhere != 1:
            raise click.ClickException("say one of --booked ID, --not-booked and --paid-elsewhere")
        tell(decisions.decide(cashier, ref, booked, speaker(by), paid_elsewhere, seen or "").text)

    @group.command("approve")
    @click.argument("ref")
    @SEEN
    @BY
    def approve(ref: str, seen: str | None, by: str) -> None:
        """Approve a withdrawal that waits for approval."""
        tell(decisions.approve(cashier, ref, speaker(by), seen or "").text)

    @group.command("refuse")
    @click.argument("ref")
    @click.option("--reason", "why", type=click.Choice(sorted(REASONS)), help="Why; the trader does not read it.")
    @click.option("--text", help="More about the reason, in a few words.")
    @SEEN
    @BY
    def refuse(ref: str, why: str | None, text: str | None, seen: str | None, by: str) -> None:
        """Refuse a withdrawal: before its debit it ends; after it, what was not sent is booked back."""
        tell(refusals.refuse(cashier, ref, speaker(by), REASONS[why] if why else None, text or "", seen or "").text)

    @group.command("refund")
    @click.argument("ref")
    @SEEN
    @BY
    def refund(ref: str, seen: str | None, by: str) -> None:
        """Give captured money back to its payer."""
        tell(decisions.order_refund(cashier, ref, speaker(by), seen or "").text)

    @group.command("send-again")
    @click.argument("ref")
    @SEEN
    @BY
    def send_again(ref: str, seen: str | None, by: str) -> None:
        """Order the refused part of a withdrawal's payout once more, such as after a top-up at the PSP."""
        tell(decisions.send_again(cashier, ref, speaker(by), seen or "").text)


def _add_holds(group: Group, cashier: Cashier) -> None:
    @group.command("hold")
    @click.argument("ref")
    @REASON
    @BY
    def hold(ref: str, reason: str, by: str) -> None:
        """Let nothing more leave of a payment or of unmatched funds, until two people lift it."""
        tell(holds.hold(cashier, ref, speaker(by), reason).text)

    @group.command("lift")
    @click.argument("ref")
    @SEEN
    @BY
    def lift(ref: str, seen: str | None, by: str) -> None:
        """Lift a hold; it counts when two different people do."""
        tell(holds.lift(cashier, ref, speaker(by), seen or "").text)


def _bookings(cashier: Cashier) -> Group:
    group = Group("bookings", help="The sending of bookings to cTrader.")

    @group.command("status")
    def status() -> None:
        """Show whether bookings are sent, and the open ones."""
        with cashier.store.read() as db:
            held, breaker, unavailable_adapters = db.held(), db.breaker(), db.unavailable_adapters()
            attempts, marks = db.attempts_in(OPEN | FREEZING), db.active_holds()
            forgotten = actions.forgotten(cashier, db)
        click.echo(f"held: {held or 'no'}\nbreaker: {breaker.state}")
        for mark in marks:
            number = "" if mark.ref else f", number {mark.id}"
            click.echo(cell(f"{'payment held' if mark.ref else 'frozen'}: {mark.whose} ({_mark(mark)}){number}"))
        for command in forgotten:
            click.echo(f"forgotten: {cell(command)}")
        for problem in doctor.problems(cashier) + doctor.remarks(cashier):
            click.echo(f"problem: {cell(problem)}")
        for name, problem in unavailable_adapters.items():
            click.echo(f"not offered: {name}: {cell(problem)}")
        rows = [fields(one, "state", "external_id", "login", "type") | {"amount": one.money.text} for one in attempts]
        print_rows(rows, as_json=False)

    @group.command("compare")
    @AS_JSON
    def compare(as_json: bool) -> None:
        """After a restore: what the copy, the sent log, cTrader and the PSPs say of each payment since the backup."""
        _show_list(comparison.compare(cashier).list, as_json)

    @group.command("release")
    @click.option("--list", "word", metavar="WORD", help="The list of `bookings compare` that you release with.")
    @click.option("--seen", metavar="REASON", help="Why sending is held, as you have read it (`bookings status`).")
    @BY
    def release(word: str | None, seen: str | None, by: str) -> None:
        """Release a hold of sending; it counts when two different people do, after a restore with the same list."""
        found = comparison.compare(cashier) if word or _forgets(cashier) else None
        if word and found and word != found.list.word:
            raise click.ClickException(
                f"the list is {found.list.word} by now, not {word}: look at it again (`bookings compare`)"
            )
        if found:
            click.echo(found.list.sentence)
            for problem in found.list.silent:
                click.echo(f"not asked: {cell(problem)}")
        if found and not word and found.list.lines:
            click.echo(f"`bookings compare` shows it; `--list {found.list.word}` takes over what is proven")
        tell(decisions.release(cashier, speaker(by), found if word else None, seen or "").text)

    return group


def _forgets(cashier: Cashier) -> bool:
    """True if the sent log names calls that this held database lacks."""
    with cashier.store.read() as db:
        return db.held() is not None and bool(restore.forgotten_calls(cashier, db))


def _show_list(found: Comparison, as_json: bool) -> None:
    names = ("ref", "call", "amount", "copy", "log", "ctrader", "psp", "follows")
    rows: list[Row] = [fields(line, *names) for line in found.lines]
    if as_json:
        told = {"list": found.word, "proven": found.proven, "lines": rows, "silent": list(found.silent)}
        click.echo(json.dumps(told, indent=2))
        return
    print_rows(rows, False)
    for problem in found.silent:
        click.echo(f"not asked: {cell(problem)}")
    click.echo(f"{found.sentence}\nlist: {found.word}")
