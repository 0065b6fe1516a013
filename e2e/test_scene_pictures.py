"""Pictures of every scene of the preview, to be looked at: PICTURES=1 puts them into docs/pictures/scenes.

All of them are taken on a phone. What a way of showing could spoil is taken of those that differ most.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from e2e.browsers import ON_PHONE
from e2e.conftest import Folders, NewContext
from inapp.preview.scenes import SCENES
from inapp.preview.server import SIZES

STILL = {"reduced_motion": "reduce"}
PHONE = {**ON_PHONE, **STILL, "viewport": {"width": 390, "height": 640}}
FRAME, DESKTOP = (
    {**STILL, "viewport": {"width": width, "height": height}} for width, height in (SIZES["frame"], SIZES["desktop"])
)
WAYS: Mapping[str, tuple[dict[str, Any], str, str]] = {
    "light": (PHONE, "light", "en"),
    "dark": (PHONE, "dark", "en"),
    "arabic": (PHONE, "light", "ar"),
    "german": (PHONE, "dark", "de"),
    "forced": ({**PHONE, "forced_colors": "active"}, "dark", "en"),
    "frame": (FRAME, "dark", "en"),
    "desktop": (DESKTOP, "light", "en"),
}
"""Each way to look: the browser, the theme and the language."""
EVERYWHERE = (
    "deposit deposit-error withdraw review choose transfer deposit-credited deposit-declined history receipt login "
    "second-set-up"
).split()
FIRST = next(iter(WAYS))


@pytest.mark.parametrize("way", WAYS)
def test_pictures_of_scenes(preview: str, new_context: NewContext, folders: Folders, way: str) -> None:
    """Without PICTURES=1 the first scene stands for all, so that this does not rot."""
    how, theme, lang = WAYS[way]
    page = new_context(how).new_page()
    kept = folders[0] / "scenes" / way
    taken = [scene.name for scene in SCENES if way == FIRST or scene.name in EVERYWHERE]
    for name in taken if len(set(folders)) > 1 else taken[:1]:
        page.goto(f"{preview}/show/{name}?theme={theme}&lang={lang}")
        page.evaluate("document.fonts.ready")
        # A picture of more than the window would have the bar in its middle.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": how["viewport"]["width"], "height": height})
        page.screenshot(path=kept / f"{name}.png", animations="disabled", caret="initial")
        page.set_viewport_size(how["viewport"])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_what_is_pictured_everywhere_is_there() -> None:
    assert set(EVERYWHERE) <= {scene.name for scene in SCENES}
