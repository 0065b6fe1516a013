"""The broker's brand on the screens: colours that stay theirs and can be read, logos, corners, the font, and Close."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app import create_app
from inapp.brand_files import font_file, picture_file
from inapp.settings import Settings
from inapp.web.accent import (
    DARK_CARD,
    DARK_GROUND,
    LIGHT_CARD,
    LIGHT_GROUND,
    accent_colours,
    adjustments,
    contrast,
)
from tests.support.harness import World
from tests.support.web_page import Browser
from tests.test_brand_files import drawn, font
from tests.test_settings import REAL

GROUNDS = {"light": (LIGHT_CARD, LIGHT_GROUND), "dark": (DARK_CARD, DARK_GROUND)}
Branded = Callable[..., Browser]


@pytest.fixture
def branded(world: World) -> Branded:
    """Opens the screens of a broker with these fields of the brand."""

    def opened(**fields: object) -> Browser:
        demo = {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(world.database.path)}
        chosen = Settings.read(demo | {"CASHIER_PUBLIC_URL": "https://cashier.example"}, None)
        cashier = world.cashier
        parts = ("store", "ctrader", "identity", "clock", "policy", "psps", "sent_log", "pager", "readers")
        brand = replace(chosen.brand, **fields)
        made = create_app(replace(chosen, brand=brand), **{name: getattr(cashier, name) for name in parts})
        return Browser(made, world)

    return opened


@pytest.mark.parametrize(
    "accent", ["#000000", "#ffffff", "#ffd400", "#1766e8", "#0f9d77", "#7a0019", "#808080", "#777777", "#00ffff"]
)
def test_every_accent_stays_itself_and_can_be_read_and_told_from_the_page(accent: str) -> None:
    for theme, colours in accent_colours(accent).items():
        assert colours["fill"] == accent
        assert contrast(colours["fill-ink"], accent) >= 4.5
        assert all(contrast(colours["fill-edge"], ground) >= 3 for ground in GROUNDS[theme])
        assert contrast(colours["accent"], GROUNDS[theme][0]) >= 4.5


def test_the_dark_theme_may_have_an_accent_of_its_own() -> None:
    assert accent_colours("#123456", "#abcdef")["dark"]["fill"] == "#abcdef"
    assert accent_colours("#123456")["dark"]["fill"] == "#123456"


def test_what_is_adjusted_of_an_accent_is_said_with_its_reason() -> None:
    told = adjustments("#ffd400")
    assert told[0] == "light: buttons are #ffd400 as set, with dark words (13.4 to 1)"
    assert any(
        re.match(r"light: buttons get the edge #\w{6}, because #ffd400 stands out .* by 1.4 to 1", one) for one in told
    )
    assert any(one.startswith("light: links and outlines are #") for one in told)
    assert not any(one.startswith(("dark: buttons get", "dark: links")) for one in told)


def test_what_the_dark_theme_lacks_it_takes_from_the_light_one(tmp_path: Path) -> None:
    brand = Settings.read({**REAL, "CASHIER_LOGO": str(drawn(tmp_path)), "CASHIER_ACCENT": "#123456"}, None).brand
    assert brand.logo
    assert (brand.logo_dark, brand.accent_dark) == (brand.logo, "#123456")


def test_a_wordmark_stands_in_the_place_of_the_name_and_says_it(branded: Branded, tmp_path: Path) -> None:
    wordmark = picture_file(str(drawn(tmp_path)), False)
    browser = branded(logo=wordmark, logo_dark=wordmark, display_name="Acme Markets")
    page = browser.open()
    (address, name, width, height) = re.findall(
        r'<img class="logo wide" src="([^"]+)" alt="([^"]*)" width="(\d+)" height="(\d+)">', page.text
    )[0]
    assert (name, width, height) == ("Acme Markets", "140", "28")
    assert 'class="broker"' not in page.text
    answer = browser.client.get(address)
    assert answer.data == (tmp_path / "logo.svg").read_bytes()
    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_square_sign_stands_beside_the_name(branded: Branded, tmp_path: Path) -> None:
    sign = picture_file(str(drawn(tmp_path, size='viewBox="0 0 9 9"')), False)
    page = branded(logo=sign, logo_dark=sign, display_name="Acme Markets").open()
    assert re.search(r'<img class="logo" src="[^"]+" alt="" width="36" height="36">', page.text)
    assert '<span class="broker">Acme Markets</span>' in page.text
    assert "<source" not in page.text


def test_each_theme_has_its_own_logo(branded: Branded, tmp_path: Path) -> None:
    light = picture_file(str(drawn(tmp_path)), False)
    dark = picture_file(str(drawn(tmp_path, "<g/>")), False)
    browser = branded(logo=light, logo_dark=dark)
    assert re.search(
        r'<source srcset="/static/logo-dark.svg\?v=\w+" media="\(prefers-color-scheme:dark\)"', browser.open().text
    )
    for theme, name in (("dark", "logo-dark.svg"), ("light", "logo.svg")):
        page = browser.open(theme=theme).text
        assert re.search(rf'<img class="logo wide" src="/static/{name}\?', page)
        assert "<source" not in page


def test_a_font_is_fetched_from_us_alone_and_never_holds_the_text_up(branded: Branded, tmp_path: Path) -> None:
    browser = branded(font=font_file(str(font(tmp_path, "Aa", b"fvar")), False))
    page = browser.open()
    (face,) = re.findall(r"@font-face\{[^}]*\}", page.text)
    assert "font-display:optional" in face
    assert "font-weight:100 900" in face
    assert "brand,-apple-system" in page.text
    assert "font-src 'self'" in page.answer.headers["Content-Security-Policy"]
    (address,) = re.findall(r"src:url\(([^)]+)\)", face)
    answer = browser.client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "font/woff2")
    assert "immutable" in answer.headers["Cache-Control"]


def test_without_a_brand_nothing_of_it_is_in_the_page(branded: Branded) -> None:
    page = branded().open()
    assert not re.search(r"@font-face|<picture|/static/logo", page.text)
    assert "font-src" not in page.answer.headers["Content-Security-Policy"]


def test_corners_are_as_round_as_the_broker_says(branded: Branded) -> None:
    assert set(re.findall(r"border-radius:(\d+)px", branded(radius="0").open().text)) == {"0"}
    assert "border-radius:18px" in branded(radius="14").open().text


def test_close_is_left_out_only_where_the_app_has_its_own(branded: Branded) -> None:
    browser = branded(app_closes=("mobile",))
    assert 'class="x"' not in browser.open(source="Mobile").text
    assert 'class="x"' in browser.open(source="web").text
    assert 'class="x"' in browser.open().text
    assert 'class="x"' in branded().open(source="mobile").text
