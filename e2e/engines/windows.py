"""A window of each engine that traders' apps use, driven alike: what a test does in one it does in all.

Chromium stands for Android and desktops, WebKitGTK for iOS and Safari, Firefox for itself. Playwright drives Chromium
and, by WebDriver BiDi, the Firefox that Debian ships; Selenium drives WebKitGTK.
"""

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Remote, WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from e2e.browsers import launch, running_playwright
from tests.support.processes import until

FIREFOX, WEBKIT, DISPLAY = (shutil.which(name) for name in ("firefox-esr", "WebKitWebDriver", "Xvfb"))
LIBRARIES = Path("/usr/lib")
PATIENCE_S = 40

MISSING = {
    "chromium": None,
    "firefox": None if FIREFOX else "Firefox is not here: apt-get install firefox-esr",
    "webkit": None if WEBKIT and DISPLAY else "WebKitGTK is not here: apt-get install webkit2gtk-driver xvfb",
}
"""Each engine, and why it cannot be tried on this machine."""


class Window(Protocol):
    """One window. Elements are found by XPath; each step waits until it can be done."""

    def goto(self, address: str) -> None: ...
    def enter(self, frame: str) -> None: ...
    def leave(self) -> None: ...
    def wait(self, path: str) -> None: ...
    def wait_address(self, beginning: str) -> None: ...
    def has(self, path: str) -> bool: ...
    def click(self, path: str) -> None: ...
    def write(self, path: str, text: str) -> None: ...
    def attribute(self, path: str, name: str) -> str: ...
    def reload(self) -> None: ...


class PlaywrightWindow:
    """A window of Chromium or Firefox."""

    def __init__(self, page: Page, by_script: bool) -> None:
        """`by_script`: presses inside a foreign frame are made by script, since Firefox loses those of its driver."""
        self._page, self._by_script = page, by_script
        self._surface: Page | FrameLocator = page

    def goto(self, address: str) -> None:
        self._surface = self._page
        self._page.goto(address)

    def enter(self, frame: str) -> None:
        self._surface = self._page.frame_locator(f"xpath={frame}")

    def leave(self) -> None:
        self._surface = self._page

    def _find(self, path: str) -> Locator:
        return self._surface.locator(f"xpath={path}").filter(visible=True).first

    def wait(self, path: str) -> None:
        expect(self._find(path)).to_be_visible(timeout=PATIENCE_S * 1000)

    def has(self, path: str) -> bool:
        return self._find(path).count() > 0

    def wait_address(self, beginning: str) -> None:
        self._page.wait_for_url(f"{beginning}**", timeout=PATIENCE_S * 1000)

    def click(self, path: str) -> None:
        self._page.wait_for_load_state()
        found = self._find(path)
        if self._by_script and self._surface is not self._page:
            expect(found).to_be_enabled()
            found.evaluate("(element) => element.click()")
        else:
            found.click()

    def write(self, path: str, text: str) -> None:
        self._find(path).fill(text)

    def attribute(self, path: str, name: str) -> str:
        return self._find(path).get_attribute(name) or ""

    def reload(self) -> None:
        if self._surface is self._page:
            self._page.reload()
        else:
            self._find("//body").evaluate("() => location.reload()")


class ScriptlessFirefox(PlaywrightWindow):
    """A window of a Firefox without scripts, where Playwright's waits never end: mouse and keys are used alone."""

    def wait(self, path: str) -> None:
        until(lambda: self._find(path).count() > 0, PATIENCE_S)

    def click(self, path: str) -> None:
        self.wait(path)
        found = self._find(path)
        found.evaluate("(element) => element.scrollIntoView()")
        box = found.bounding_box()
        assert box
        self._page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def write(self, path: str, text: str) -> None:
        self.click(path)
        self._page.keyboard.press("Control+a")
        self._page.keyboard.type(text)


class WebKitWindow:
    """The window of WebKitGTK."""

    def __init__(self, driver: Remote, javascript: bool) -> None:
        self._driver, self._javascript = driver, javascript

    def goto(self, address: str) -> None:
        self.leave()
        self._driver.get(address)

    def enter(self, frame: str) -> None:
        self._driver.switch_to.frame(self._find(frame))

    def leave(self) -> None:
        self._driver.switch_to.default_content()

    def _until(self, what: Any) -> Any:
        wait = WebDriverWait(self._driver, PATIENCE_S, 0.05, ignored_exceptions=(StaleElementReferenceException,))
        return wait.until(what)

    def _find(self, path: str) -> WebElement:
        found: WebElement = self._until(
            lambda driver: next((e for e in driver.find_elements(By.XPATH, path) if e.is_displayed()), None)
        )
        return found

    def wait(self, path: str) -> None:
        self._find(path)

    def has(self, path: str) -> bool:
        return any(element.is_displayed() for element in self._driver.find_elements(By.XPATH, path))

    def wait_address(self, beginning: str) -> None:
        self._until(lambda driver: str(driver.current_url).startswith(beginning))

    def click(self, path: str) -> None:
        found = self._find(path)
        if self._javascript:
            self._driver.execute_script("arguments[0].click()", found)
        else:
            found.click()

    def write(self, path: str, text: str) -> None:
        """Fill a field in. Without a window manager no window has the focus that real key strokes would need."""
        field = self._find(path)
        if self._javascript:
            fill = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))"
            self._driver.execute_script(fill, field, text)
        else:
            field.clear()
            field.send_keys(text)

    def attribute(self, path: str, name: str) -> str:
        return self._find(path).get_attribute(name) or ""

    def reload(self) -> None:
        self._driver.execute_script("location.reload()")


@contextmanager
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    read, write = os.pipe()
    command = [str(DISPLAY), "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def webkit(screen: str, javascript: bool) -> Iterator[Remote]:
    """WebKit under remote control."""
    options = WebKitGTKOptions()
    options.binary_location = str(next(LIBRARIES.glob("*/webkit2gtk-4*/MiniBrowser")))
    options.add_argument("--automation")
    if not javascript:
        options.add_argument("--enable-javascript=false")
    # Inside a container WebKit may not start a sandbox of its own, and nothing here plays sound or draws with a GPU.
    more = {"DISPLAY": screen, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    service = WebKitGTKService(executable_path=str(WEBKIT), env={**os.environ, **more})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium's own, about how it calls itself
        driver = WebKitGTK(options=options, service=service)
    try:
        yield driver
    finally:
        driver.quit()


def start(engine: str, javascript: bool) -> Browser:
    """Chromium or Firefox. Over WebDriver BiDi only a setting of the whole browser switches Firefox's scripts off."""
    playwright = running_playwright()
    if engine == "chromium":
        return launch(playwright)
    settings: dict[str, str | float | bool] = {"javascript.enabled": javascript}
    return playwright.firefox.launch(channel="moz-firefox", executable_path=FIREFOX, firefox_user_prefs=settings)


def window(engine: str, context: BrowserContext, javascript: bool) -> Window:
    """A new window of Chromium or Firefox."""
    if engine == "firefox" and not javascript:
        return ScriptlessFirefox(context.new_page(), by_script=False)
    return PlaywrightWindow(context.new_page(), by_script=engine == "firefox")
