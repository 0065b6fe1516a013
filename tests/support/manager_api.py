"""The local cTrader's Manager API in this process, and settings of a reader for it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from inapp.adapters.manager_api import ManagerApi
from inapp.reader_settings import ManagerApiSettings
from simulator.backend import Manager
from simulator.faults import parse_fault
from simulator.manager_api import ENVIRONMENT, PLANT
from simulator.manager_api import ManagerApi as Server
from simulator.state import Booking, State

LOGIN = 5512345
PASSWORD = "canary-of-the-manager-api"


class LocalManagerApi:
    """A server with the demo accounts; `reader` makes a reader of it."""

    def __init__(self) -> None:
        self.state = State()
        self.server = Server(self.state, Manager("4200", PASSWORD))
        self.server.open(0)
        self.settings = ManagerApiSettings(
            "127.0.0.1", self.server.port, PLANT, ENVIRONMENT, 4200, PASSWORD, self.server.fingerprint, 5000
        )

    def reader(self, **other: Any) -> ManagerApi:
        return ManagerApi(replace(self.settings, **other), "https://demo.example")

    def fault(self, call: str, kind: str, **more: Any) -> None:
        self.state.faults.arm(parse_fault({"call": f"manager_{call}", "kind": kind, **more}))

    def book(self, amount: str = "100.00", external_id: str = "D-7F3K2Q4.credit.1", login: int = LOGIN) -> int:
        """Book an amount, a negative one as a withdrawal; its number in cTrader."""
        kind, figure = ("WITHDRAW" if amount.startswith("-") else "DEPOSIT"), Decimal(amount.lstrip("-"))
        return self.state.book(Booking(login, kind, figure, external_id, "a note", "a comment", "CARD"))

    def asked(self, what: str) -> int:
        """How often a question came."""
        return sum(call["path"] == f"/manager-api/{what}" for call in self.state.calls())
