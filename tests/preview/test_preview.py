"""The preview: every screen and state from the real renderer, on this machine alone."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import _previewed
from inapp.brand_files import font_file, picture_file
from inapp.domain.states import PaymentType
from inapp.preview import server
from inapp.preview.notes import letters_of, notes
from inapp.preview.scenes import SCENES
from inapp.preview.visits import Scene
from inapp.settings import Settings
from inapp.web.status_texts import STATUS_TEXTS
from tests.support.preview import EVERYTHING
from tests.support.web_page import HttpsClient
from tests.test_brand_files import drawn as drawing
from tests.test_brand_files import font
from tests.test_settings import REAL

PLAIN = {"CASHIER_DEMO": "1", "CASHIER_PUBLIC_URL": "https://cashier.example"}


def preview_of(folder: Path, settings: dict[str, str]) -> Iterator[Flask]:
    made = _previewed(Settings.read(settings | {"CASHIER_DATABASE": str(folder / "none.db")}, None), folder)
    assert not (folder / "none.db").exists()
    yield made
    made.extensions["cashier"].store.close()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application of the preview."""
    yield from preview_of(tmp_path_factory.mktemp("preview"), EVERYTHING)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The preview of a broker who has set little."""
    yield from preview_of(tmp_path_factory.mktemp("plain"), PLAIN)


def asked(app: Flask, path: str, method: str = "GET") -> tuple[str, dict[str, str], str]:
    """What the preview answers to an address."""
    begun: list[Any] = []
    name, _, query = path.partition("?")
    environ = {"PATH_INFO": name, "QUERY_STRING": query, "REQUEST_METHOD": method}
    body = b"".join(server.Preview(app)(environ, lambda status, headers: begun.extend((status, dict(headers)))))
    return begun[0], begun[1], body.decode()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
@pytest.mark.parametrize("query", [{"lang": "en", "theme": "dark"}, {"lang": "ar", "theme": "light"}])
def test_every_scene_is_a_whole_page_of_the_cashiers_own(shown: Flask, scene: Scene, query: dict[str, str]) -> None:
    status, headers, body = server.drawn(shown, scene, query)
    text = body.decode()
    assert status[:3] != "500"
    assert f'<html lang="{query["lang"]}"' in text
    assert f'data-theme="{query["theme"]}"' in text
    assert text.endswith("</html>")
    policy = dict(headers)["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert not re.search(r"data-(go|poll)\b", text)
    state = scene.name.removesuffix("-held").partition("-")
    if state[2] in {one.value for one in STATUS_TEXTS.get(_kind(state[0]), {})} - {"created"}:
        assert f'data-state="{state[2]}"' in text


def _kind(word: str) -> PaymentType:
    return PaymentType(word) if word in set(PaymentType) else PaymentType.DEPOSIT


def test_each_state_of_the_states_table_has_a_scene() -> None:
    names = {scene.name for scene in SCENES}
    states = {f"{kind.value}-{status.value}" for kind, table in STATUS_TEXTS.items() for status in table}
    assert len(states) > 25
    assert states <= names
    assert len(names) == len(SCENES)


def test_each_part_of_a_page_is_shown_by_some_scene(shown: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    from inapp.web import render

    parts: set[str] = set()
    draw = render.render
    monkeypatch.setattr(
        render, "render", lambda name, **values: parts.add(values.get("main", "")) or draw(name, **values)
    )
    for scene in SCENES:
        server.drawn(shown, scene, {})
    assert {
        "form",
        "choose",
        "paused",
        "payment",
        "history",
        "receipt",
        "end",
        "login",
        "reset",
        "accessibility",
        "remove",
        "review",
        "second_code",
        "second_codes",
        "second_passkeys",
        "second_set_up",
    } <= parts


def text_of(app: Flask, name: str) -> str:
    scene = next(scene for scene in SCENES if scene.name == name)
    return server.drawn(app, scene, {"lang": "en"})[2].decode()


def test_the_scenes_show_what_they_are_named_after(shown: Flask) -> None:
    wanted = {
        "review": "Check your withdrawal",
        "review-deposit": "Check your deposit",
        "saved": "•••• 4242",
        "saved-remove": "•••• 4242",
        "fields": "Account holder",
        "fields-error": "Fill in this field",
        "receipt": "<dt>Fee</dt>",
        "transfer": "Exact amount",
        "transfer-sent": "Waiting for your transfer",
        "transfer-confirming": "1 of 3 confirmations",
        "transfer-partly": "We have received",
        "deposit-other-amount": "instead of",
        "deposit-unavailable": "Payment method not available",
        "second-passkey": "passkeys.js?",
        "second-no-code": "Enter the code",
        "second-passkeys": "Security key",
    }
    assert {name for name, words in wanted.items() if words not in text_of(shown, name)} == set()


@pytest.mark.parametrize("name", [scene.name for scene in SCENES if scene.name.endswith("-held")])
def test_a_held_payment_looks_checked(shown: Flask, name: str) -> None:
    assert "Being checked" in text_of(shown, name)
    assert "Being checked" not in text_of(shown, name.removesuffix("-held"))


@pytest.mark.parametrize("name", ["accessibility", "paused", "deposit-review", "used-link"])
def test_screens_of_trouble_say_whom_to_ask_if_that_is_set(shown: Flask, plain: Flask, name: str) -> None:
    assert "mailto:help@broker.example" in text_of(shown, name)
    assert "mailto:" not in text_of(plain, name)


def test_a_broker_sees_the_scenes_that_their_traders_can_come_to(shown: Flask, plain: Flask) -> None:
    missing = set(SCENES) - set(server.scenes_of(plain))
    assert {scene.name.partition("-")[0] for scene in missing} == {"fields", "review", "saved", "second"}
    assert server.scenes_of(shown) == list(SCENES)


def test_the_notes_tell_that_nobody_can_be_asked(shown: Flask, plain: Flask) -> None:
    told = {app: any(note.startswith("help:") for note in notes(app.extensions["brand"])) for app in (shown, plain)}
    assert told == {shown: False, plain: True}


def test_the_page_of_all_scenes_frames_each_in_both_themes_and_two_languages(shown: Flask) -> None:
    status, _, text = asked(shown, "/?size=frame&lang=de")
    frames = re.findall(r'<iframe [^>]*width=820 [^>]*src="/show/([a-z_-]+)\?([^"]+)"', text)
    queries = {unescape(query) for _, query in frames}
    assert status == "200 OK"
    assert queries == {f"theme={theme}&lang={lang}" for theme in ("light", "dark") for lang in ("de", "ar")}
    assert {name for name, _ in frames} == {scene.name for scene in SCENES}
    assert "light: buttons get the edge" in text


def test_a_scene_and_its_files_are_served_and_nothing_is_taken(shown: Flask) -> None:
    status, _, text = asked(shown, "/show/deposit?theme=dark&lang=en")
    assert status == "200 OK"
    (script,) = re.findall(r'<script src="([^"]+)"', text)
    status, headers, _ = asked(shown, "/inapp/deposit", "POST")
    assert status == "404 Not Found"
    assert "X-Cashier" not in headers
    assert asked(shown, "/inapp/deposit?token=1")[0] == "404 Not Found"
    assert HttpsClient(shown).get(script).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "::1", "192.0.2.1", "pay.example.com", ""])
def test_the_preview_listens_on_this_machine_alone(shown: Flask, host: str) -> None:
    with pytest.raises(server.NotLocal, match="this machine alone"):
        server.server(shown, host, 0)


def test_the_preview_listens_where_it_may(shown: Flask) -> None:
    with server.server(shown, "127.0.0.1", 0) as listening:
        assert listening.server_address[0] == "127.0.0.1"


def test_the_notes_name_colours_logos_and_missing_letters(tmp_path: Path) -> None:
    files = {"CASHIER_LOGO": str(drawing(tmp_path)), "CASHIER_FONT": str(font(tmp_path, "abc"))}
    found = notes(Settings.read({**REAL, **files, "CASHIER_ACCENT": "#FFD400"}, None).brand)
    assert any("buttons are #ffd400 as set" in note for note in found)
    assert "logo: 140 by 28 pixels, in the place of the name" in found
    assert any(note.startswith("font: lacks ") and " letters of ar (" in note for note in found)
    full = font_file(str(font(tmp_path, "".join(map(chr, letters_of("en"))))), False)
    assert letters_of("en") <= full.letters
    assert picture_file(str(drawing(tmp_path)), False).wide
