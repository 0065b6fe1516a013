"""What an adapter may tell besides the calls of the port, where its PSP can be asked: each is found by its presence."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class TellsWebhook(Protocol):
    """A PSP that knows where its webhooks go, and whether they are taken there."""

    def check_webhook(self, url: str) -> list[str] | None:
        """What is wrong with the webhook at our address, one sentence each; None if the PSP may not be asked."""
