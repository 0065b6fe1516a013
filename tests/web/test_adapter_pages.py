"""A third-party adapter brings its own template, script and Arabic texts, and changes none of ours."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from inapp.domain.model import PspObjectType
from psp_adapters import AdapterContext, build
from tests.support.harness import World
from tests.support.web_page import Browser, Page

ADAPTER = '''
from flask import Blueprint

from inapp.domain.model import UiMode, Method, NextStep, Observation, ObservationKind
from inapp.domain.states import PaymentType
from psp_adapters import Adapter


class Kiosk(Adapter):
    """Cash, paid in at a kiosk."""

    name = "kiosk"
    methods = (
        Method("kiosk_cash", "Cash at a kiosk", dict.fromkeys(PaymentType, "Soon"), UiMode.EMBEDDED, icon="till.svg"),
    )
    pages = Blueprint("kiosk", __name__, template_folder="templates", static_folder="static")

    def __init__(self, context):
        self.till = context.setting("KIOSK_TILL")

    def start_deposit(self, payment, return_url):
        return NextStep(UiMode.EMBEDDED, "kiosk/slip.html", {"till": self.till}, psp_ref=f"slip_{payment.ref}")

    def look_up(self, subject, ref, psp_ref, source=None):
        return Observation(ObservationKind.NEEDS_ACTION, ref, psp_ref or "", test_mode=True)

    def read_webhook(self, headers, body):
        return []

    def refund(self, psp_ref, money, key):
        return self.look_up(None, "", psp_ref)

    def cancel(self, psp_ref):
        return self.look_up(None, "", psp_ref)

    def check(self):
        return []
'''
TEMPLATE = """
<p class="slip">{{ t("Show this number at the till") }} <b>{{ step.values.till }}</b></p>
<p class="ours">{{ t("Reference") }}</p>
<script src="{{ adapter_file('kiosk', 'slip.js') }}" defer></script>
"""
ARABIC = """
msgid "Cash at a kiosk"
msgstr "نقدًا في الكشك"

msgid "Show this number at the till"
msgstr "أظهر هذا الرقم عند الصندوق"

msgid "Reference"
msgstr "كلمة ليست لنا"
"""
SCRIPT = "document.querySelector('.slip').dataset.seen = '1';\n"
FILES = {
    "kiosk_cashier/__init__.py": ADAPTER,
    "kiosk_cashier/templates/kiosk/slip.html": TEMPLATE,
    "kiosk_cashier/static/slip.js": SCRIPT,
    "kiosk_cashier/static/till.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="28"/>',
    "kiosk_cashier/locale/ar.po": ARABIC,
    "kiosk_cashier-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: kiosk-cashier\nVersion: 1.0\n",
    "kiosk_cashier-1.0.dist-info/entry_points.txt": "[cashier.psp]\nkiosk = kiosk_cashier:Kiosk\n",
}


@pytest.fixture
def world(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A world whose one PSP is the adapter of an installed package."""
    site = tmp_path / "site-packages"
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "kiosk_cashier", raising=False)
    context = AdapterContext({"KIOSK_TILL": "till 7"}, "https://cashier.example", world.database.path, demo=True)
    world.cashier = replace(world.cashier, psps=build(["kiosk"], context))
    return world


def begun(app: Flask, world: World, **query: str) -> tuple[Page, Browser]:
    """A deposit whose step is drawn."""
    browser = Browser(app, world)
    form = browser.open(**query)
    assert "Cash at a kiosk" in form.text or query
    fields = {"amount": "25.00", "method": "kiosk_cash", "page_key": form.field("page_key")}
    lang = f"?lang={query['lang']}" if query else ""
    return browser.post(form, f"/inapp/deposit{lang}", **fields), browser


def test_its_deposit_is_drawn_by_its_own_template(app: Flask, world: World) -> None:
    page, _ = begun(app, world)
    assert '<p class="slip">Show this number at the till <b>till 7</b></p>' in page.text
    assert page.state == "awaiting_payer"
    assert world.cashier.psps["kiosk"].look_up(PspObjectType.PAYMENT, page.ref, None).ref == page.ref


def test_its_logo_is_a_late_picture_of_its_package(app: Flask, world: World) -> None:
    browser = Browser(app, world)
    picture = re.search(r'<img src="(/psp/kiosk/static/till\.svg\?v=[0-9a-f]{10})"[^>]*>', browser.open().text)
    assert picture and 'width="40" height="28" loading="lazy"' in picture[0]
    with browser.get(picture[1]).answer as got:
        assert (got.status_code, got.mimetype) == (200, "image/svg+xml")


def test_its_script_comes_from_its_package_to_an_address_that_the_pages_policy_lets_through(
    app: Flask, world: World
) -> None:
    page, browser = begun(app, world)
    address = re.search(r'src="(/psp/kiosk/static/slip\.js\?v=[0-9a-f]{10})"', page.text)
    assert address
    rules = page.answer.headers["Content-Security-Policy"].split("; ")
    assert any(rule.startswith("script-src 'self'") for rule in rules), "an address of our own host is let through"
    got = browser.get(address[1]).answer
    assert (got.status_code, got.mimetype, got.get_data(as_text=True)) == (200, "text/javascript", SCRIPT)
    assert "immutable" in got.headers["Cache-Control"]
    for query in ("", "?v=0123456789"):
        other = browser.get(address[1].partition("?")[0] + query).answer
        assert (other.status_code, other.headers["Cache-Control"]) == (200, "no-cache")
        other.close()
    got.close()


def test_its_arabic_texts_come_from_its_package_and_change_none_of_ours(app: Flask, world: World) -> None:
    page, browser = begun(app, world, lang="ar")
    assert 'lang="ar"' in page.text and "أظهر هذا الرقم عند الصندوق" in page.text
    assert "نقدًا في الكشك" in browser.open(lang="ar").text
    assert '<p class="ours">الرقم المرجعي</p>' in page.text and "كلمة ليست لنا" not in page.text


def test_nothing_else_of_its_package_can_be_read(app: Flask, world: World) -> None:
    _, browser = begun(app, world)
    for name in (
        "__init__.py",
        "../__init__.py",
        "%2e%2e/locale/ar.po",
        "..%2ftemplates/kiosk/slip.html",
        "nothing.js",
    ):
        assert browser.get(f"/psp/kiosk/static/{name}").answer.status_code == 404, name
