"""What a trader does and sees, in a window of any engine."""

from typing import Any
from urllib.parse import urlencode

from e2e.engines.windows import Window
from e2e.stack import OWNERS, USD, Stack

FRAME = "//iframe[@title='Cashier']"

LOOKS = 20
"""How often a busy cashier's card is looked at again."""


def control(name: str) -> str:
    """A button or a link whose words begin like this, and that is not busy."""
    return f"//*[self::button or self::a][starts-with(normalize-space(), '{name}')][not(@aria-disabled)]"


class Trader:
    """One trader in one window."""

    def __init__(self, window: Window, stack: Stack) -> None:
        self.window, self.stack = window, stack
        self._framed = False

    # --- the app ---

    def starts(self, screen: str, framed: bool) -> None:
        """Open a screen in the platform's frame, or in an in-app browser."""
        if framed:
            self.starts_the_platform()
            self.opens_framed(screen)
        else:
            self.opens(screen.lower())

    def starts_the_platform(self, login: int = USD) -> None:
        """Open the web platform, which will frame the cashier."""
        self._framed = True
        self.window.goto(f"{self.stack.shell}/?{urlencode({'mode': 'web', 'user': OWNERS[login], 'account': login})}")

    def opens_framed(self, screen: str) -> None:
        """Press Deposit or Withdraw in the platform."""
        self.window.click(f"//button[normalize-space()='{screen}']")
        self.window.enter(FRAME)

    def opens(self, screen: str, login: int = USD, **how: Any) -> None:
        """Have an in-app browser visit the screen."""
        self.window.goto(self.stack.open(screen, login, **how))

    def goes_back(self) -> None:
        """Press the button of a payment that has succeeded instead of waiting for the page to leave by itself."""
        self.presses("Back to cTrader")
        self.is_back()

    def is_back(self, result: str = "success") -> None:
        """Wait until the app has closed the cashier, for this reason."""
        if self._framed:
            self.window.leave()
            self.window.wait(f"//*[@id='status'][@data-closed-by='{result}']")
        else:
            self.window.wait_address(f"{self.stack.shell}/callback/{result}")

    def has(self, balance: str, login: int = USD) -> None:
        """The account's balance at cTrader."""
        assert self.stack.balance(login) == balance

    # --- the screens ---

    def fills_in(self, amount: str) -> None:
        self.window.write("//input[@id='amount']", amount)

    def chooses(self, method: str) -> None:
        self.window.click(f"//label[contains(., '{method}')]//input[@type='radio']")

    def presses(self, name: str) -> None:
        self.window.click(control(name))

    def comes_to(self, name: str) -> None:
        """Press a button of the step; without JavaScript a busy cashier's card has to be looked at again for it."""
        for _ in range(LOOKS):
            self.window.wait(f"{control(name)} | {control('Check again')}")
            if self.window.has(control(name)):
                break
            self.presses("Check again")
        self.presses(name)

    def reloads(self) -> None:
        """Load the cashier's page again."""
        self.window.reload()

    def reads(self, words: str) -> None:
        """Wait until these words can be read."""
        self.window.wait(f'//body//*[contains(normalize-space(), "{words}")]')
