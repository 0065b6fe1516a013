"""The parts of pages and the caches between answers: light on the wire, and never another trader's."""

import gzip
import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from inapp.domain.languages import LANGUAGES
from inapp.web import assets, headers
from scripts import lean_htmx
from tests.support.harness import LOGIN, STRANGER, STRANGERS_LOGIN, World
from tests.support.web_page import HTMX, Browser

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "static"
PACKED = {"Accept-Encoding": "gzip"}
THEMES = ("light", "dark", "")
RANDOM = re.compile(r'[A-Za-z0-9_.-]{60,}|[A-Za-z0-9_-]{43}|(?<=name="page_key" value=")[A-Za-z0-9_-]{24}')


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def test_the_bundle_runs_our_script_first_and_holds_our_build_of_htmx() -> None:
    body = assets.bundle(STATIC, "screens.js").decode()
    ours, _, _ = body.partition("\n})();\n")
    assert ours.startswith("(() => {")
    assert body.endswith((STATIC / "htmx-2.0.11.lean.min.js").read_text("utf-8").strip())


def test_screens_use_no_attribute_or_header_that_our_build_of_htmx_lacks() -> None:
    places = [ROOT / "templates", ROOT / "psp_adapters"]
    files = [path for place in places for path in place.rglob("*") if path.suffix in (".html", ".js")]
    used = {word: path.name for path in files for word in re.findall(r"\bhx-[a-z-]+", path.read_text("utf-8"))}
    assert {"hx-post", "hx-target", "hx-disabled-elt"} <= used.keys()
    assert {word: used[word] for word in used.keys() & lean_htmx.GONE} == {}
    texts = "".join(path.read_text("utf-8") for path in files)
    assert re.findall(r'hx-swap="[^"]* (?:show|scroll|transition):', texts) == []
    assert re.findall(r'hx-trigger="[^"]*(?:\[|revealed|intersect)', texts) == []
    answers = "".join(path.read_text("utf-8") for path in (ROOT / "inapp" / "web").glob("*.py"))
    assert re.findall(r"HX-(?:Push|Replace)[A-Za-z-]*", answers) == []


def test_htmx_is_cut_where_it_was_read_and_nowhere_else() -> None:
    with pytest.raises(lean_htmx.DoesNotFit, match="function internalEval: 0 times"):
        lean_htmx.lean("var htmx = (function() {\n})()\n")


def test_third_party_scripts_stay_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = "a = 1;\n  // theirs\n  b = 2;"
    monkeypatch.setattr(assets, "BUNDLES", {"both.js": ("ours.js", "theirs.min.js")})
    (tmp_path / "ours.js").write_text("/* head */\nx = 1;  // behind\n  // a line\n  y = 2;\n")
    (tmp_path / "theirs.min.js").write_text(theirs)
    assert assets.bundle(tmp_path, "both.js").decode() == f"x = 1;\ny = 2;\n{theirs}"


def test_a_bundle_keeps_every_line_of_ours_that_does_something() -> None:
    bare = assets.bundle(STATIC, "screens.js").decode().splitlines()
    for line in (STATIC / "cashier.js").read_text("utf-8").splitlines():
        code = re.sub(r" /\* .* \*/|\s+// .*$|^/\*.*\*/$|^//.*$", "", line.strip()).strip()
        assert not code or code in bare, line


def test_the_precompressed_bundle_matches_the_current_scripts() -> None:
    body = assets.bundle(STATIC, "screens.js")
    names = [path.name for path in (STATIC / assets.PACKED).iterdir()]
    assert names == [f"screens.js.{assets.version(body)}.br"], "run scripts/pack_static.py"
    brotli = pytest.importorskip("brotli")
    assert brotli.decompress((STATIC / assets.PACKED / names[0]).read_bytes()) == body


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", "")]
)
def test_a_script_comes_in_the_best_coding_that_the_browser_accepts(
    browser: Browser, accepted: str, coding: str
) -> None:
    (address,) = re.findall(r'<script src="([^"]+)"', browser.open().text)
    answer = browser.client.get(address, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding", "") == coding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    if not coding:
        assert answer.data == assets.bundle(STATIC, "screens.js")


def test_styles_lose_their_white_space_and_nothing_else() -> None:
    css = "a,\n b > .c {\n  margin: 0 auto; /* why */\n  width: calc(1px + 2px);\n}\n@media (x) {\n  a { b: c; }\n}\n"
    assert assets.squeezed(css) == "a,b>.c{margin:0 auto;width:calc(1px + 2px)}@media (x){a{b:c}}"


def test_letters_fields_and_limits_of_width_grow_with_the_browsers_own_font_size_and_lines_do_not() -> None:
    css = ".a{font:16px/1.4 x;min-height:44px;padding:8px;border:2px solid}"
    assert assets.grown(css) == ".a{font:1rem/1.4 x;min-height:2.75rem;padding:8px;border:2px solid}"
    assert assets.grown("@media (min-width:640px){.b{width:12px}}") == "@media (min-width:40em){.b{width:.75rem}}"
    for names in assets.SHEETS.values():
        sheet = "".join((STATIC / "styles" / f"{name}.css").read_text("utf-8") for name in names)
        grown = assets.grown(assets.squeezed(sheet))
        assert re.findall(r"(?:font-size|min-height|@media[^{]*):[\d.]+px", grown) == []


@pytest.mark.parametrize(("radius", "corners"), [(0, [0, 0, 0]), (8, [8, 12, 6]), (14, [14, 18, 10])])
def test_all_corners_follow_the_brokers_radius(radius: int, corners: list[int]) -> None:
    css = "a{border-radius:8px}b{border-radius:12px}c{border-radius:6px}d{border-radius:50%}"
    found = assets.rounded(css, radius)
    assert [int(size) for size in re.findall(r"border-radius:(\d+)px", found)] == corners
    assert "d{border-radius:50%}" in found


@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
def test_a_first_load_of_a_screen_weighs_at_most_24_kilobytes_in_three_requests(browser: Browser, screen: str) -> None:
    codings = {"Accept-Encoding": "gzip, deflate, br"}
    page = browser.get(f"/inapp/{screen}", headers=codings, token=browser.token(), account=LOGIN).answer
    files = re.findall(r'\bsrc="(/[^"]+)"', gzip.decompress(page.data).decode())
    whole = [page, *(browser.client.get(path, headers=codings) for path in files)]
    assert len(whole) <= 3
    assert sum(len(answer.data) + len(str(answer.headers)) for answer in whole) <= 24_000


def test_a_status_brings_the_styles_that_the_form_lacks_and_a_poll_does_not(browser: Browser) -> None:
    page = browser.open()
    fields = {"amount": "100", "method": "fake_card", "page_key": page.field("page_key")}
    card = browser.post(page, "/inapp/deposit", headers=HTMX, **fields)
    brought, of_lists = re.findall(r"(?s)<style>.*?</style>", card.text)
    assert ".steps" in brought
    assert ".entry" in of_lists
    assert ".steps" not in page.text
    assert "<style>" not in browser.poll(page, card.ref).text
    assert brought in browser.post(page, f"/inapp/payments/{card.ref}").text


def test_no_cached_part_of_a_page_reaches_another_trader_language_or_theme(browser: Browser) -> None:
    people = ((None, LOGIN), (STRANGER, STRANGERS_LOGIN))
    seen: dict[tuple[object, ...], str] = {}
    for again in range(2):
        for (user, login), lang, theme in itertools.product(people, LANGUAGES, THEMES):
            query = {"lang": lang, **({"theme": theme} if theme else {})}
            page = browser.open(login=login, **({"user_id": user} if user else {}), **query)
            others = STRANGERS_LOGIN if login == LOGIN else LOGIN
            assert str(login) in page.text
            assert str(others) not in page.text
            assert f'<html lang="{lang}" dir="{LANGUAGES[lang]}"' in page.text
            assert (f'data-theme="{theme}"' in page.text) == bool(theme)
            (address,) = re.findall(r'<form class="pay" method="post" action="([^"]+)"', page.text)
            assert ("theme=" in address) == bool(theme)
            assert ("Payment method" in page.text) == (lang == "en")
            bare = RANDOM.sub("", page.answer.get_data(as_text=True))
            assert seen.setdefault((login, lang, theme), bare) == bare, again
    assert len(set(seen.values())) == len(seen)


def test_packed_pages_that_share_a_head_are_whole_and_each_of_its_own_session(browser: Browser) -> None:
    tokens = [browser.token() for _ in range(24)]

    def opened(number: int) -> tuple[str, str]:
        query = {"token": tokens[number], "account": LOGIN, "lang": ("en", "ar")[number % 2]}
        answer = browser.client.get("/inapp/deposit", headers=PACKED, query_string=query)
        text = gzip.decompress(answer.data).decode()
        assert f'<html lang="{query["lang"]}"' in text
        assert text.endswith("</html>")
        handle = re.search(r'name="handle" value="([^"]+)"', text)
        assert handle
        return handle[1], answer.headers["Set-Cookie"]

    with ThreadPoolExecutor(6) as many:
        found = list(many.map(opened, range(24)))
    assert len({handle for handle, _ in found}) == 24
    assert len({cookie for _, cookie in found}) == 24
    assert not any(handle in cookie for handle, cookie in found)


def test_the_cached_head_of_a_page_holds_no_personal_data(browser: Browser) -> None:
    headers._begun.cache_clear()
    pages = [browser.get("/inapp/deposit", headers=PACKED, token=browser.token(), account=LOGIN) for _ in range(5)]
    pages.append(browser.get("/inapp/deposit", headers=PACKED, token=browser.token(STRANGER), account=STRANGERS_LOGIN))
    assert [page.status for page in pages] == [200] * 6
    assert headers._begun.cache_info().misses == 1
