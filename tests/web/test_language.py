"""The languages of the screens: nothing is left untranslated, and figures read the same everywhere."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import flask
import pytest
from babel.messages.catalog import Catalog

import psp_adapters
from inapp.domain.durations import INSTANT, Duration, Unit
from inapp.domain.languages import LANGUAGES, SOURCE
from inapp.domain.money import Money
from inapp.identity import password_rules
from inapp.web import catalogue_rules, language, render, screens, status_texts
from psp_adapters.mock.catalogue import METHODS, MORE
from psp_adapters.stripe.adapter import Stripe
from psp_adapters.stripe.settings import StripeSettings
from scripts import texts
from tests.support.harness import World
from tests.support.web_page import Browser

ROOT = Path(__file__).parent.parent.parent
USE_CASES_THAT_SPEAK = (
    "payments/checkout",
    "payments/deposits",
    "payments/limits",
    "payments/offers",
    "identity/oidc",
    "identity/sessions",
    "identity/sign_in",
    "identity/throttles",
)
ADAPTERS = {path.name: path for path in texts.ADAPTERS}
TRANSLATED = [name for name in LANGUAGES if name != SOURCE]
NAMES = ("the screens", "the console", *ADAPTERS)
FOLDERS = dict(zip(NAMES, texts.FOLDERS, strict=True))


@cache
def marked() -> dict[Path, dict[str, str]]:
    """The texts of each catalogue as the code marks them; to look costs a second."""
    return dict(texts.catalogues())


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
@pytest.mark.parametrize("name", TRANSLATED)
def test_a_catalogue_holds_every_text_of_its_own_and_nothing_else(name: str, folder: Path) -> None:
    found = {m.id[0] if m.pluralizable else m.id: m.id[1] if m.pluralizable else "" for m in read(name, folder) if m.id}
    assert found == marked()[folder]


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
@pytest.mark.parametrize("name", TRANSLATED)
def test_every_translation_is_there_with_its_places_and_plural_forms(name: str, folder: Path) -> None:
    entries = read(name, folder)
    found = {m.id: list(catalogue_rules.faults(m, entries.num_plurals)) for m in entries if m.id}
    assert {text: wrong for text, wrong in found.items() if wrong} == {}


def read(name: str, folder: Path) -> Catalog:
    return catalogue_rules.catalogue(folder / f"{name}.po")


def test_every_adapter_of_this_repository_has_its_catalogues_checked() -> None:
    assert set(ADAPTERS) == set(psp_adapters.ADAPTERS)


def of_tables() -> Iterator[str]:
    """The words of the literal tables, by their structure."""
    for look in [look for table in status_texts.STATUS_TEXTS.values() for look in table.values()] + [
        status_texts.BACK_FROM_PSP,
        status_texts.PROCESSING_TEXT,
        status_texts.UNAVAILABLE,
        *status_texts.CANCELLED_BY_TRADER.values(),
    ]:
        yield from (look.title, look.text, look.cancel)
    every = (*status_texts.STEPS.values(), *status_texts.STEPS_OUTSIDE.values(), status_texts.STEPS_WITH_APPROVAL)
    yield from (words for steps in every for step in steps for words in step.values())
    yield from status_texts.REASONS.values()
    for end in (*render.DEAD_ENDS.values(), render.OVER, screens.WITHHELD):
        yield from end
    yield from (*render.TITLES.values(), render.HEADING, render.STORAGE_FAILED)
    yield from status_texts.IN_LISTS.values()


def test_no_word_of_a_table_is_left_unmarked() -> None:
    marked = texts.extracted(*texts.OURS)
    assert [text for text in of_tables() if text and text not in marked] == []


def test_no_word_of_an_adapters_method_is_left_unmarked() -> None:
    stripe = Stripe(StripeSettings("sk_test_1", "pk_test_1", ("whsec_1",)))
    for adapter, methods in {"mock": METHODS + MORE, "stripe": stripe.methods}.items():
        marked = texts.extracted(*texts.OURS, ADAPTERS[adapter])
        assert [text for method in methods for text in method.words if text not in marked] == []


def unmarked(node: ast.AST) -> Iterator[str]:
    """The unmarked texts in an expression."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in texts.KEYWORDS:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from unmarked(child)


@pytest.mark.parametrize("name", USE_CASES_THAT_SPEAK)
def test_a_sentence_that_refuses_a_trader_is_marked(name: str) -> None:
    tree = ast.parse((ROOT / "inapp" / f"{name}.py").read_text("utf-8"))
    values: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            values.setdefault(node.targets[0].id, []).append(node.value)
    raised = [n.exc for n in ast.walk(tree) if isinstance(n, ast.Raise) and isinstance(n.exc, ast.Call)]
    refusals = [exc for exc in raised if getattr(exc.func, "id", "") != "Declined"]  # a code of the PSP's, not words
    assert refusals
    for refusal in refusals:
        for text in refusal.args[:1]:
            said = values.get(text.id, []) if isinstance(text, ast.Name) else [text]
            assert [words for value in said for words in unmarked(value)] == []


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("en", {1: "Use at least 1 character.", 2: "Use at least 2 characters.", 10: "Use at least 10 characters."}),
        (
            "ar",
            {
                1: "استخدم حرفًا واحدًا على الأقل.",
                2: "استخدم حرفين على الأقل.",
                10: "استخدم 10 أحرف على الأقل.",
                11: "استخدم 11 حرفًا على الأقل.",
                100: "استخدم 100 حرف على الأقل.",
            },
        ),
    ],
)
def test_a_number_takes_the_plural_form_of_its_language(name: str, forms: dict[int, str]) -> None:
    with flask.Flask("words").test_request_context(f"/?lang={name}"):
        for count, text in forms.items():
            assert language.translate(password_rules.TOO_SHORT, count=count) == text


@pytest.fixture(params=list(LANGUAGES))
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Inside an answer in each language."""
    with flask.Flask("words").test_request_context(f"/?lang={request.param}"):
        language.set_for_request()
        yield request.param


COMMA = {"de", "es", "id", "pt", "vi"}
"""The languages that write 1.500,25."""


def test_money_is_grouped_in_western_figures_in_every_language(spoken: str) -> None:
    swapped = str.maketrans(".,", ",.") if spoken in COMMA else {}
    for minor, currency, digits, text in (
        (150025, "USD", 2, "1,500.25 USD"),
        (250000, "JPY", 0, "250,000 JPY"),
        (1234567, "KWD", 3, "1,234.567 KWD"),
        (10**17, "BTC", 8, "1,000,000,000.00000000 BTC"),
        (5, "USD", 2, "0.05 USD"),
        (-150025, "USD", 2, "-1,500.25 USD"),
    ):
        shown = language.money_text(Money(minor, currency, digits)).strip("\u2066\u2069\u200e")
        assert shown == text.translate(swapped)


def test_figures_keep_their_order_in_right_to_left_text(spoken: str) -> None:
    shown = language.money_text(Money(100, "USD", 2))
    assert shown.startswith("\u2066") == shown.endswith("\u2069") == (language.direction() == "rtl")


def test_an_amount_in_the_field_is_known_to_be_ours_with_and_without_groups(spoken: str) -> None:
    for money in (Money(150025, "USD", 2), Money(7, "JPY", 0), Money(1, "BTC", 8), Money(1234567, "KWD", 3)):
        assert language.amount_text(money) in language.writings(money.text)
    assert language.writings("1500.5")[1] == "1500" + language.decimal_mark() + "5"


def test_hundredths_are_written_in_western_figures(spoken: str) -> None:
    assert "25" in language.percent_text(25)


@pytest.mark.parametrize(
    ("minor", "digits", "text"),
    [(5000, 2, "50"), (5050, 2, "50.5"), (500000, 2, "5,000"), (10000, 0, "10,000"), (0, 2, "0")],
)
def test_a_preset_is_written_short(minor: int, digits: int, text: str) -> None:
    with flask.Flask("words").test_request_context("/"):
        assert language.short_text(Money(minor, "USD", digits)) == text


@pytest.mark.parametrize("address", ["/return/x", "/psp/mock/objects/x/approve"])
def test_an_address_without_a_language_takes_an_accepted_one_that_is_available(address: str) -> None:
    for accepted, expected in (
        ("ar-EG,ar;q=0.9,en;q=0.8", "ar"),
        ("fr, pt-BR;q=0.9, en;q=0.8", "pt"),
        ("fr", "en"),
        ("", "en"),
    ):
        with flask.Flask("words").test_request_context(address, headers={"Accept-Language": accepted}):
            language.set_for_request()
            assert language.current() == expected
    with flask.Flask("words").test_request_context("/inapp/deposit", headers={"Accept-Language": "ar"}):
        language.set_for_request()
        assert language.current() == "en"


def test_times_are_short_and_labelled_utc(spoken: str) -> None:
    assert language.moment_text(1_760_000_000_000).endswith("08:53 UTC")
    assert language.moment_iso(1_760_000_000_999) == "2025-10-09T08:53:20+00:00"


def test_the_common_arrival_times_are_translated_for_every_adapter(app: flask.Flask, world: World) -> None:
    page = Browser(app, world).open("deposit", lang="ar")
    assert page.status == 200
    assert "At once" not in page.words


@pytest.mark.parametrize(
    ("minutes", "english", "arabic"),
    [
        (30, "30 minutes", "30 دقيقة"),
        (1, "1 minute", "دقيقة واحدة"),
        (60, "1 hour", "ساعة واحدة"),
        (90, "90 minutes", "90 دقيقة"),
        (2880, "2 days", "يومين"),
        (4320, "3 days", "3 أيام"),
        (0, "1 minute", "دقيقة واحدة"),
    ],
)
def test_a_duration_is_told_in_its_largest_whole_unit(minutes: int, english: str, arabic: str) -> None:
    for name, text in (("en", english), ("ar", arabic)):
        with flask.Flask("words").test_request_context(f"/?lang={name}"):
            assert language.duration_text(minutes * 60_000 + 59_999) == text


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (INSTANT, "Instant"),
        (Duration(0, 1, Unit.MINUTE), "Within 1 minute"),
        (Duration(0, 5, Unit.MINUTE), "Within 5 minutes"),
        (Duration(1, 1, Unit.HOUR), "1 hour"),
        (Duration(1, 2, Unit.BUSINESS_DAY), "1–2 business days"),
    ],
)
def test_how_long_something_takes_is_said_in_words(duration: Duration, text: str) -> None:
    with flask.Flask("words").test_request_context("/"):
        assert language.span_text(duration) == text


@pytest.mark.parametrize(("low", "high"), [(-1, 2), (3, 2)])
def test_a_duration_never_ends_before_it_begins(low: int, high: int) -> None:
    with pytest.raises(ValueError, match=f"not {low} to {high}"):
        Duration(low, high, Unit.DAY)
