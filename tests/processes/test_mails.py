"""Mails of a whole installation to a real mail server, and SIGKILL around the events that they tell of."""

from collections.abc import Iterator

import pytest

from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.conftest import Install
from tests.processes.processes import Cashier
from tests.processes.trader import deposit
from tests.support.mail_server import Box, mail_server
from tests.support.processes import until

POINTS = ("booking.claimed", "booking.answered", "booking.settled", "mail.sent")


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def cashier(install: Install, box: Box) -> Iterator[Cashier]:
    """An installation with a mail server, and every point disarmed."""
    with mail_server(box) as port:
        made = install(
            CASHIER_SMTP_HOST="127.0.0.1",
            CASHIER_SMTP_PORT=str(port),
            CASHIER_SMTP_TLS="none",
            CASHIER_SMTP_FROM="Acme <no-reply@acme.example>",
            CASHIER_CRASH_AT=",".join(POINTS),
        )
        for point in POINTS:
            made.marker(point).touch()
        made.start()
        yield made
        made.kill_all()


def mails(cashier: Cashier) -> list[tuple[str, bool]]:
    rows = cashier.rows("SELECT event, ended FROM mails ORDER BY id")
    return [(row["event"], row["ended"] is not None) for row in rows]


@pytest.mark.parametrize("point", POINTS)
def test_a_deposit_has_one_mail_wherever_the_worker_dies(cashier: Cashier, box: Box, point: str) -> None:
    cashier.marker(point).unlink()
    ref = deposit(cashier, "100.00")
    until(cashier.marker(point).exists)
    if point == "booking.claimed":  # that nothing was booked is known after the quiet period and a minute
        until(lambda: cashier.state(ref) == "credit_unknown")
        until(lambda: cashier.rows("SELECT due FROM payments WHERE ref = ?", ref)[0]["due"] > cashier.now())
        cashier.pass_minutes(ref, 2)
    await_rest(cashier)
    assert cashier.state(ref) == "credited"
    until(lambda: mails(cashier) and all(ended for _, ended in mails(cashier)))
    ((event, _),) = mails(cashier)
    assert event.startswith(f"{ref}.credited.")
    assert len(box.letters) == (2 if point == "mail.sent" else 1)
    assert {letter["Message-ID"] for letter in box.letters} == {f"<{event}@acme.example>"}
    assert all("100.00 USD" in letter.get_body(("plain",)).get_content() for letter in box.letters)
    assert_books_agree(cashier)
