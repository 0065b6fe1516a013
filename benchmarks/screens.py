"""What a first look at a screen costs: bytes on the wire, requests, largest contentful paint and layout shift."""

import json
import shutil
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from benchmarks import machine

SCREENS = ("deposit", "withdraw")
PHONE: ViewportSize = {"width": 390, "height": 844}
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
USER, LOGIN = 70_011_223, 5_512_345
ACCOUNTS = machine.ROOT / "demo" / "accounts.csv"


@dataclass(frozen=True, slots=True)
class Network:
    """A connection as the browser's developer tools describe it: milliseconds, and bytes per second both ways."""

    latency: float
    down: float
    up: float


NETWORKS: Mapping[str, Network | None] = {
    "this machine": None,
    "slow 4G": Network(562.5, 180_000, 84_375),
    "3G": Network(2_000, 50_000, 50_000),
}
"""The presets "Slow 4G" and "3G" of Chromium's developer tools."""

WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.paint = e.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.shift += e.value; })
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class StatusText:
    """One first load. `paint` in milliseconds, `bytes` with all headers."""

    screen: str
    network: str
    bytes: int
    requests: int
    paint: float
    shift: float


def _open(sim_port: int, screen: str) -> str:
    body = json.dumps({"userId": USER, "screen": screen, "account": LOGIN}).encode()
    call = urllib.request.Request(f"http://127.0.0.1:{sim_port}/_sim/open", body)
    with urllib.request.urlopen(call, timeout=30) as answer:
        return str(json.load(answer)["url"])


def _throttle(wire: CDPSession, network: Network) -> None:
    values: dict[str, Any] = {"offline": False, "latency": network.latency}
    speeds = {"downloadThroughput": network.down, "uploadThroughput": network.up}
    wire.send("Network.emulateNetworkConditions", values | speeds)


def _look(browser: Browser, url: str, screen: str, name: str) -> StatusText:
    """A first load in a browser context that has seen nothing yet."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    page: Page = context.new_page()
    page.add_init_script(WATCH)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    asked: list[str] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.on(
        "Network.requestWillBeSent",
        lambda event: asked.append(event["requestId"]) if event["request"]["url"].startswith("http") else None,
    )
    network = NETWORKS[name]
    if network:
        _throttle(wire, network)
    page.goto(url, wait_until="load", timeout=120_000)
    page.get_by_label("Amount").wait_for()
    page.wait_for_timeout(500)
    seen = page.evaluate("window.seen")
    context.close()
    return StatusText(screen, name, round(sum(sizes)), len(asked), seen["paint"], seen["shift"])


def _middle(looks: list[StatusText]) -> StatusText:
    wanted = median(look.paint for look in looks)
    return min(looks, key=lambda look: abs(look.paint - wanted))


def measure(rounds: int, networks: Mapping[str, Network | None] = NETWORKS) -> list[StatusText]:
    """The middle one of several first loads of each screen over each connection."""
    with TemporaryDirectory(prefix="cashier-bench-") as temporary:
        cashier = machine.Installation(Path(temporary), ACCOUNTS)
        with cashier.up(), sync_playwright() as playwright:
            chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            found = []
            for screen in SCREENS:
                for name in networks:
                    looks = [_look(browser, _open(cashier.sim_port, screen), screen, name) for _ in range(rounds)]
                    found.append(_middle(looks))
            browser.close()
            return found
