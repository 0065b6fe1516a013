"""Cards and other instruments that a trader keeps at a PSP for next time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """An instrument as a PSP reports it: its own names of the customer and of the instrument, and what a row shows."""

    customer: str
    psp_ref: str
    brand: str = ""
    last4: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A user's kept instrument. `id` is ours, and the only name of it that a page carries."""

    id: str
    psp: str
    user_id: int
    method: str
    psp_ref: str
    brand: str
    last4: str
    expires: str
    used: int

    @property
    def looks(self) -> tuple[str, str, str, str]:
        """What tells it from others for a person; the same card, kept twice, is one."""
        return self.psp, self.brand, self.last4, self.expires


@dataclass(frozen=True, slots=True)
class Keeping:
    """A deposit for which its trader has chosen a kept instrument, or wants to keep the one that is used.

    `customer` is the PSP's name of the trader, `instrument` its name of the chosen one; without one, the next is kept.
    """

    customer: str
    instrument: str = ""
