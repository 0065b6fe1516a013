"""Chromium as traders have it: third-party cookies blocked, storage partitioned, pop-ups blocked."""

import atexit
import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

from tests.support.processes import ROOT

ON_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36",
}
ON_DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}

# Of two switches with the same name the last one counts, so this replaces Playwright's own list of features that it
# disables, which switches off the partitioning of third-party storage.
DISABLED_FEATURES = "MediaRouter,OptimizationHints,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding"
ARGUMENTS = (f"--disable-features={DISABLED_FEATURES}", "--test-third-party-cookie-phaseout")
NOT_OURS = ("--disable-popup-blocking",)

WATCHER = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP violated: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
const later = window.setTimeout;  // the page's clock may be a test's
let keeps = true;  // staff read pages that renew themselves while nothing of them has the focus
document.addEventListener("htmx:beforeSwap", () => {
  keeps = !location.pathname.startsWith("/staff") || document.activeElement !== document.body;
});
document.addEventListener("htmx:afterSettle", () => later(() => {
  if (keeps && document.activeElement === document.body) console.error("FOCUS LOST by a swap");
}));
"""


@cache
def running_playwright() -> Playwright:
    """Playwright's driver, started once in a process: a thread can hold only one."""
    driver = sync_playwright().start()
    atexit.register(driver.stop)
    return driver


@cache
def _found(*words: str) -> str:
    command = [str(ROOT / "scripts" / "chromium"), *words]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def launch_options() -> dict[str, Any]:
    """How Chromium is started: the system's own where there is one, else Playwright's."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        "executable_path": _found() or None,
        "args": [*ARGUMENTS, *sandbox],
        "ignore_default_args": list(NOT_OURS),
    }


def launch(playwright: Playwright) -> Browser:
    """The browser of tests that are marked `whole`."""
    return playwright.chromium.launch(**launch_options())


def bare_options() -> dict[str, Any]:
    """How the same engine is started without a browser around it, which costs half; the whole one where there is none.

    It treats the cookies of other sites as the browser does, and blocks no window.
    """
    shell = _found("shell")
    return launch_options() | ({"executable_path": shell} if shell else {})


def launch_bare(playwright: Playwright) -> Browser:
    """The engine of all other tests, but of one that forbids every cookie."""
    return playwright.chromium.launch(**bare_options())


def launch_without_cookies(playwright: Playwright, profile: Path, **shape: Any) -> BrowserContext:
    """A browser whose user forbids every cookie and every storage."""
    (profile / "Default").mkdir(parents=True)
    block = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Default" / "Preferences").write_text(json.dumps(block))
    return playwright.chromium.launch_persistent_context(profile, **launch_options(), **shape)


class Watch:
    """Notes what must never happen on any page of any test."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.hosts: set[str] = set()

    def over(self, context: BrowserContext) -> None:
        """Look at everything that happens in a browser context."""
        context.add_init_script(WATCHER)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.found.append(f"script error: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    def _console(self, message: ConsoleMessage) -> None:
        if "FOCUS LOST" in message.text or "CSP violated" in message.text or "Content Security Policy" in message.text:
            self.found.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _page(self, page: Page) -> None:
        page.on("popup", lambda _: self.found.append("a window was opened"))

    def forgive(self, words: str) -> None:
        """Forget what a test provoked; AssertionError if it was not noted at all."""
        assert any(words in line for line in self.found), f"nothing was seen of {words}"
        self.found = [line for line in self.found if words not in line]
