"""Instruments that traders keep at PSPs, and which deposits were made with them."""

import secrets

from inapp.domain.instruments import Instrument, Kept
from inapp.domain.model import Payment
from inapp.store.rows import Rows, Table

INSTRUMENTS = Table(Instrument, "SELECT * FROM instruments WHERE")


class Instruments(Rows):
    """Instruments that traders keep at PSPs, and which deposits were made with them."""

    def customer(self, psp: str, user_id: int) -> str | None:
        """A PSP's name of a user, if it has one."""
        row = self.one("SELECT id FROM customers WHERE psp = ? AND user_id = ?", psp, user_id)
        return row["id"] if row else None

    def know_customer(self, psp: str, user_id: int, name: str, at: int) -> str:
        """Store a PSP's name of a user, and return the one that counts: the first."""
        if (known := self.customer(psp, user_id)) is None:
            self.insert("customers", psp=psp, user_id=user_id, id=name, created=at)
        return known or name

    def forget_customer(self, psp: str, user_id: int) -> None:
        """Forget a PSP's name of a user, and all that was kept under it."""
        self.db.execute("DELETE FROM instruments WHERE psp = ? AND user_id = ?", (psp, user_id))
        self.db.execute("DELETE FROM customers WHERE psp = ? AND user_id = ?", (psp, user_id))

    def keep(self, payment: Payment, kept: Kept, at: int) -> None:
        """Keep the instrument of a payment for its user, if it is under this user's own name at the PSP."""
        if self.customer(payment.psp, payment.user_id) != kept.customer or self.note_use(payment, kept, at):
            return
        made = Instrument(
            *(secrets.token_urlsafe(12), payment.psp, payment.user_id, payment.method, kept.psp_ref),
            *(kept.brand, kept.last4, kept.expires, at),
        )
        self.insert("instruments", **INSTRUMENTS.columns_of(made))

    def note_use(self, payment: Payment, kept: Kept, at: int) -> bool:
        """Note that a kept instrument has paid; False if it is not among its user's."""
        where = "psp = ? AND psp_ref = ? AND user_id = ?"
        return self.update("instruments", where, (payment.psp, kept.psp_ref, payment.user_id), used=at)

    def instruments(self, user_id: int) -> list[Instrument]:
        """A user's kept instruments, the one that was used last first."""
        return self.every(INSTRUMENTS, "user_id = ? ORDER BY used DESC, rowid DESC", user_id)

    def instrument(self, user_id: int, number: str) -> Instrument | None:
        """A user's own kept instrument; None for an unknown number and for one of somebody else."""
        return self.first(INSTRUMENTS, "user_id = ? AND id = ?", user_id, number)

    def remove_instrument(self, instrument: Instrument) -> None:
        """Forget one instrument."""
        self.db.execute("DELETE FROM instruments WHERE id = ? AND user_id = ?", (instrument.id, instrument.user_id))

    def forget_instrument(self, psp: str, user_id: int, psp_ref: str) -> None:
        """Forget an instrument of a user's by the PSP's name of it."""
        self.db.execute(
            "DELETE FROM instruments WHERE psp = ? AND user_id = ? AND psp_ref = ?", (psp, user_id, psp_ref)
        )

    def choose(self, ref: str, instrument: str, at: int) -> None:
        """Note which kept instrument a deposit is made with; empty if the next one is to be kept."""
        self.insert("choices", ref=ref, instrument=instrument, at=at)

    def choice(self, ref: str) -> str | None:
        """The kept instrument of a deposit, empty if the next one is to be kept; None if neither was asked for."""
        row = self.one("SELECT instrument FROM choices WHERE ref = ?", ref)
        return row["instrument"] if row else None
