"""A PSP that takes calls and does not answer: its traders never hold all threads of the web server."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from itertools import islice

import pytest

from inapp.cashier import AT_PSPS
from inapp.domain.errors import OutcomeUnknown, Unavailable
from inapp.domain.model import PageSession, Payment
from inapp.domain.states import Status
from inapp.payments import checkout, deposits
from tests.support.harness import World

TRADERS = 3 * AT_PSPS


class Hanging:
    """A PSP's answer that does not come before `answers`; `most` are those who have waited for it at once."""

    def __init__(self) -> None:
        self.answers, self._lock, self._waiting, self.most = threading.Event(), threading.Lock(), 0, 0

    def __call__(self, *_: object, **__: object) -> None:
        with self._lock:
            self._waiting += 1
            self.most = max(self.most, self._waiting)
        self.answers.wait()
        raise OutcomeUnknown("no answer")


def begins(world: World, session: PageSession, payment: Payment) -> None:
    deposits.next_step(world.cashier, replace(payment, psp_ref=None))


def cancels(world: World, session: PageSession, payment: Payment) -> None:
    checkout.cancel(world.cashier, session, payment.ref)


def switches(world: World, session: PageSession, payment: Payment) -> None:
    with pytest.raises(Unavailable):
        deposits.in_new_tab(world.cashier, session, payment.ref)


@pytest.mark.parametrize("does", [begins, cancels, switches])
def test_most_traders_do_not_wait_for_a_psp_that_hangs(
    world: World, does: Callable[[World, PageSession, Payment], None]
):
    traders = [(world.session(), world.deposit()) for _ in range(TRADERS)]
    world.psp.start_deposit = world.psp.cancel = hanging = Hanging()
    with ThreadPoolExecutor(TRADERS) as many:
        jobs = [many.submit(does, world, *trader) for trader in traders]
        try:
            for job in islice(as_completed(jobs, timeout=10), TRADERS - AT_PSPS):
                job.result()
            assert hanging.most == AT_PSPS
        finally:
            hanging.answers.set()
        for job in jobs:
            job.result()


def test_who_finds_no_place_to_cancel_has_cancelled_all_the_same(world: World):
    payment = world.deposit()
    world.psp.cancel = Hanging()
    places = [world.cashier.at_psps.place() for _ in range(AT_PSPS)]
    for place in places:
        place.__enter__()
    assert checkout.cancel(world.cashier, world.session(), payment.ref).status is Status.CANCELLED
    for place in places:
        place.__exit__(None, None, None)
