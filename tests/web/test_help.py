"""Help where it hurts, and nowhere else; and the legal pages in the foot."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import _previewed, create_app
from inapp.domain.model import Payment
from inapp.domain.states import PaymentType, Status
from inapp.preview.scenes import Visit
from inapp.preview.server import scenes_of
from inapp.settings import Settings, SettingsError
from inapp.web.status_texts import STATUS_TEXTS, Tone
from tests.support.harness import World
from tests.support.web_page import Browser, Page
from tests.web.test_screens import REACHABLE, bring_to, placed

ROOT = Path(__file__).parents[2]
ASKING = re.compile(r"contact (us|support)|ask support|our support", re.IGNORECASE)
REACHED = {
    "CASHIER_SUPPORT_EMAIL": "support@acme.example",
    "CASHIER_SUPPORT_PHONE": "+49 30 1234567",
    "CASHIER_SUPPORT_URL": "https://acme.example/help",
}
TROUBLE = {Status.REVIEW, Status.CREDIT_REFUSED, Status.REFUSED}


PARTS = ("store", "ctrader", "identity", "clock", "policy", "psps", "sent_log", "pager", "readers", "crash_point")


def at(world: World, **settings: str) -> Browser:
    """A browser at a cashier of the same world with these settings."""
    given = {
        "CASHIER_DEMO": "1",
        "CASHIER_DATABASE": world.database.path,
        "CASHIER_PUBLIC_URL": "https://cashier.example",
        **settings,
    }
    parts = {name: getattr(world.cashier, name) for name in PARTS}
    return Browser(create_app(Settings.read(given, dotenv=None), **parts), world)


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


@pytest.mark.parametrize(("kind", "status"), REACHABLE)
def test_help_stands_beside_trouble_alone(browser: Browser, world: World, kind: PaymentType, status: Status) -> None:
    page = browser.open({PaymentType.DEPOSIT: "deposit", PaymentType.WITHDRAWAL: "withdraw"}[kind])
    assert "Questions?" not in page.words
    ref = placed(world, kind)
    bring_to(world, kind, ref, status)
    without = browser.post(page, f"/inapp/payments/{ref}")
    assert "Questions?" not in without.words
    assert not ASKING.search(without.words)
    reference = without.text.partition('class="facts"')[2].partition("</div>")[0]
    assert ('class="copy"' in reference) == (STATUS_TEXTS[kind][status].tone is Tone.CALM)
    told = at(world, **REACHED).post(page, f"/inapp/payments/{ref}")
    assert ("Questions?" in told.words) == (status in TROUBLE)
    if status in TROUBLE:
        assert f"Give {ref}" in told.words
        assert f'href="mailto:support@acme.example?subject=Acme%20Markets%20{ref}"' in told.text
        assert 'href="tel:+49301234567"' in told.text
        assert re.search(r"<bdi>support@acme.example</bdi></a>\s*<button class=\"copy\"", told.text)


@pytest.mark.parametrize("path", ["/inapp/deposit", "/auth/login"])
def test_help_and_what_copies_are_large_enough_wherever_they_stand(world: World, path: str) -> None:
    page = at(world, **REACHED).get(path)
    styles = " ".join(re.findall(r"(?s)<style[^>]*>(.*?)</style>", page.text))
    assert re.search(r"\.help a\{[^}]*min-height:2.75rem", styles) and re.search(
        r"\.copy\{[^}]*min-height:2.75rem", styles
    )


def test_a_second_decline_within_a_day_offers_help(
    world: World,
) -> None:
    browser = at(world, **REACHED)
    page = browser.open()

    def declined(n: int) -> str:
        now, first = world.clock.now(), world.payment(placed(world, PaymentType.DEPOSIT)) if n == 0 else None
        payment = first or replace(world.payment("D-2345678"), ref=f"D-234567{n}", status=Status.CREATED, created=now)
        assert isinstance(payment, Payment)
        if n:
            with world.database.write() as db:
                assert db.add_payment(payment, f"key {n}", f"return {n}")
        bring_to(world, PaymentType.DEPOSIT, payment.ref, Status.DECLINED)
        return browser.post(page, f"/inapp/payments/{payment.ref}").words

    assert "Questions?" not in declined(0)
    assert "Questions?" in declined(1)


def test_the_end_of_a_link_or_of_a_session_offers_help_and_a_form_does_not(browser: Browser, world: World) -> None:
    def ends(at: Browser) -> list[str]:
        page = at.open()
        used = at.get("/inapp/deposit", token="A" * 43).words
        world.clock.forward(3_600_000)
        return [used, at.post(page, "/inapp/new").words, page.words]

    bare = ends(browser)
    assert not any("Questions?" in words or ASKING.search(words) for words in bare)
    assert ["Questions?" in words for words in ends(at(world, **REACHED))] == [True, True, False]


@pytest.mark.parametrize("given", [{}, REACHED], ids=["without support", "with support"])
def test_no_screen_names_support_unless_it_can_be_reached(tmp_path: Path, given: dict[str, str]) -> None:
    """Every screen and state as it is drawn, in English."""
    base = {
        "CASHIER_DEMO": "1",
        "CASHIER_PUBLIC_URL": "https://cashier.example",
        "CASHIER_DATABASE": f"{tmp_path}/x.db",
    }
    app = _previewed(Settings.read(base | given, dotenv=None), tmp_path)
    told = {scene.name: _read(scene.draw(Visit(app, {"lang": "en"}, scene.accounts))) for scene in scenes_of(app)}
    app.extensions["cashier"].store.close()
    asking = {name for name, words in told.items() if re.search(r"\b(contact|support)\b", words, re.IGNORECASE)}
    assert len(told) > 40
    assert bool(asking) == bool(given)
    assert {"paused", "used-link", "accessibility", "deposit-review"} <= asking or not given
    assert not asking & {"deposit", "withdraw", "history", "receipt", "deposit-credited"}


def _read(answer: TestResponse) -> str:
    return Page(answer).words


def test_no_text_of_ours_sends_a_trader_to_somebody_who_may_not_be_there() -> None:
    """Every template, and every text that is marked for traders."""
    texts = {path: path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.*html")}
    texts |= {path: path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.txt")}
    for folder in ("inapp", "psp_adapters"):
        for path in (ROOT / folder).rglob("*.py"):
            marked = re.findall(r"\bNP?_\(((?:\s*\"[^\"]*\",?)+)", path.read_text("utf-8"))
            texts[path] = re.sub(r'"\s*"', "", " ".join(marked))
    assert {path.name: found[0] for path, text in texts.items() if (found := ASKING.search(text))} == {}


def test_the_foot_links_the_legal_pages_in_tabs_of_their_own(browser: Browser, world: World) -> None:
    assert "Terms" not in browser.open().words
    terms, privacy = "https://acme.example/terms?a=1&b=2", "https://acme.example/privacy"
    page = at(world, CASHIER_TERMS_URL=terms, CASHIER_PRIVACY_URL=privacy).open()
    assert f'<a href="{terms}" target="_blank" rel="noopener noreferrer">Terms</a>' in page.text
    assert ">Privacy</a>" in page.text
    assert "Risk warning" not in page.words


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CASHIER_TERMS_URL", "http://acme.example/terms"),
        ("CASHIER_PRIVACY_URL", "acme.example"),
        ("CASHIER_RISK_URL", "javascript:alert(1)"),
        ("CASHIER_SUPPORT_URL", "http://acme.example"),
        ("CASHIER_SUPPORT_EMAIL", "support"),
        ("CASHIER_SUPPORT_EMAIL", "a@b.test?bcc=c@d.test"),
        ("CASHIER_SUPPORT_EMAIL", "a%0abcc:c@d.test"),
        ("CASHIER_SUPPORT_EMAIL", "a#b@d.test"),
        ("CASHIER_SUPPORT_EMAIL", "a@.test"),
        ("CASHIER_TERMS_URL", "https://acme.example/our terms"),
        ("CASHIER_SUPPORT_PHONE", "030 1234567"),
    ],
)
def test_an_address_that_leads_nowhere_safe_is_refused_at_the_start(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.read({name: value}, dotenv=None)
    assert any(problem[0] == name for problem in refused.value.problems)
