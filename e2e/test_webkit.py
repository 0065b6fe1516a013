"""The framed screens in WebKit, which gives a foreign frame no cookie at all: WebKitGTK stands for iOS."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Remote, WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from e2e.stack import ALEX, USD, Stack

DRIVER, SCREEN = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
LIBRARIES = Path("/usr/lib")
PATIENCE = 20

pytestmark = [
    pytest.mark.skipif(not DRIVER, reason="WebKitWebDriver is not here: apt-get install webkit2gtk-driver"),
    pytest.mark.skipif(not SCREEN, reason="Xvfb is not here: apt-get install xvfb"),
    pytest.mark.fault("S15", "S16"),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    read, write = os.pipe()
    command = [str(SCREEN), "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def webkit(display: str) -> Iterator[Remote]:
    """WebKit under remote control."""
    options = WebKitGTKOptions()
    options.binary_location = str(next(LIBRARIES.glob("*/webkit2gtk-4*/MiniBrowser")))
    options.add_argument("--automation")
    # Inside a container WebKit may not start a sandbox of its own, and nothing here plays sound or draws with a GPU.
    more = {"DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    service = WebKitGTKService(executable_path=str(DRIVER), env={**os.environ, **more})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium's own, about how it calls itself
        driver = WebKitGTK(options=options, service=service)
    yield driver
    driver.quit()


class Shell:
    """The app shell in WebKit, and the cashier in its frame."""

    def __init__(self, driver: Remote, stack: Stack) -> None:
        self.driver = driver
        driver.switch_to.default_content()
        driver.get(f"{stack.shell}/?mode=web&user={ALEX}&account={USD}")

    def until(self, what: Callable[[Any], Any]) -> Any:
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(what)

    def find(self, path: str) -> WebElement:
        """The first visible element of an XPath."""
        return self.until(
            lambda driver: next((e for e in driver.find_elements(By.XPATH, path) if e.is_displayed()), None)
        )

    def press(self, name: str) -> None:
        """Press the button whose text begins like this."""
        button = self.find(f"//button[starts-with(normalize-space(), '{name}')][not(@aria-disabled)]")
        self.driver.execute_script("arguments[0].click()", button)

    def enter(self, screen: str) -> None:
        """Open a screen and look into its frame."""
        self.press(screen)
        self.driver.switch_to.frame(self.find("//iframe[@title='Cashier']"))

    def type(self, amount: str) -> None:
        """Fill the amount in. Without a window manager no window has the focus that real key strokes would need."""
        field = self.find("//input[@id='amount']")
        fill = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))"
        self.driver.execute_script(fill, field, amount)

    def closed(self) -> str:
        """Why the shell has closed the frame."""
        self.driver.switch_to.default_content()
        status = self.find("//*[@id='status'][@data-closed-by]")
        return status.get_attribute("data-closed-by") or ""

    def shows(self, balance: str) -> None:
        self.find(f"//*[@data-balance-of='{USD}'][normalize-space()='{balance}']")


def test_a_framed_deposit_and_withdrawal_in_webkit(webkit: Remote, stack: Stack) -> None:
    shell = Shell(webkit, stack)
    shell.enter("Deposit")
    shell.type("100")
    shell.press("Deposit 100.00 USD")
    shell.press("Approve payment")
    assert shell.closed() == "success"
    shell.shows("1,600.25 USD")
    shell.enter("Withdraw")
    shell.type("50.50")
    shell.press("Continue")
    shell.press("Withdraw 50.50 USD")
    assert shell.closed() == "success"
    shell.shows("1,549.75 USD")
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("WITHDRAW", "50.50")]


def test_a_framed_bank_page_comes_back_in_webkit(webkit: Remote, stack: Stack) -> None:
    shell = Shell(webkit, stack)
    shell.enter("Deposit")
    shell.type("70")
    webkit.execute_script("arguments[0].click()", shell.find("//label[contains(., 'Demo bank page')]//input"))
    shell.press("Deposit 70.00 USD")
    shell.press("Approve payment")
    assert shell.closed() == "success"
    shell.shows("1,570.25 USD")


def test_a_framed_reload_in_webkit_says_how_to_go_on(webkit: Remote, stack: Stack) -> None:
    shell = Shell(webkit, stack)
    shell.enter("Deposit")
    shell.find("//input[@id='amount']")
    webkit.execute_script("location.reload()")
    shell.find("//main//*[contains(., 'pen this screen again from cTrader')]")
    assert webkit.find_elements(By.ID, "amount") == []
