"""The languages of the screens: nothing is left untranslated, and figures read the same everywhere."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import flask
import pytest
from jinja2 import Environment, nodes

from inapp.domain.model import Method
from inapp.domain.money import Money
from inapp.payments import limits
from inapp.web import language, login, oidc, render, screens, status_texts
from psp_adapters import ADAPTERS
from psp_adapters.mock.methods import METHODS
from psp_adapters.stripe.adapter import Stripe
from psp_adapters.stripe.settings import StripeSettings

ROOT = Path(__file__).parent.parent.parent
USE_CASES_THAT_SPEAK = (
    "payments/checkout",
    "payments/deposits",
    "payments/limits",
    "payments/offers",
    "payments/payments",
    "payments/withdrawals",
    "identity/oidc",
    "identity/sessions",
    "identity/sign_in",
    "identity/throttles",
)


def of_templates() -> Iterator[str]:
    """Every text literal inside a `t(...)` of our own templates."""
    for path in (*ROOT.glob("templates/*.html"), *ROOT.glob("templates/main/*.html")):
        yield from of_template(path)


def of_template(path: Path) -> Iterator[str]:
    """Every text literal inside a `t(...)` of one template."""
    for call in Environment(autoescape=True).parse(path.read_text("utf-8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args:
            yield from _literals(call.args[0])


def _literals(node: nodes.Node) -> Iterator[str]:
    """The text of a literal, of both sides of a condition, or of all values of a table."""
    match node:
        case nodes.Const(value=str() as text):
            yield text
        case nodes.CondExpr():
            yield from (t for side in (node.expr1, node.expr2) if side for t in _literals(side))
        case nodes.Getitem(node=nodes.Dict() as table):
            yield from (t for pair in table.items for t in _literals(pair.value))


def of_use_cases() -> Iterator[str]:
    """Every sentence that a use case may put before a trader: a text literal that begins like one."""
    for name in USE_CASES_THAT_SPEAK:
        tree = ast.parse((ROOT / "inapp" / f"{name}.py").read_text("utf-8"))
        docstrings = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
                continue
            if node.value[:1].isupper() and " " in node.value and node.value != limits.DISPUTED:  # that is for staff
                yield node.value


def of_tables() -> Iterator[str]:
    """The literal tables of words."""
    drawn = [look for table in status_texts.STATUS_TEXTS.values() for look in table.values()] + [
        status_texts.BACK_FROM_PSP
    ]
    for look in drawn:
        yield from (look.title, look.text, look.cancel)
    for steps in (*status_texts.STEPS.values(), *status_texts.STEPS_OUTSIDE.values()):
        yield from steps
    yield from status_texts.REASONS.values()
    for end in (*render.DEAD_ENDS.values(), render.OVER):
        yield from end
    yield from render.TITLES.values()
    yield from (render.STORAGE_FAILED, *render.WITHHELD)
    yield from (screens.NO_ACCOUNT, render.HEADING)
    yield from (login.TITLE, login.RESET_TITLE, login.SET_TITLE, login.NO_EMAIL, login.NO_PASSWORD, oidc.TYPED_TITLE)
    yield from status_texts.IN_LISTS.values()
    yield Method.__dataclass_fields__["cost"].default


def messages() -> list[str]:
    return sorted({m for source in (of_templates, of_use_cases, of_tables) for m in source() if m})


@pytest.mark.parametrize("name", [name for name in language.LANGUAGES if name != language.DEFAULT])
def test_every_text_is_translated_and_nothing_else_stands_in_the_catalogue(name: str) -> None:
    assert sorted(language.CATALOGUES[name]) == messages()


def of_adapter(name: str) -> set[str]:
    """The texts that an adapter of this repository brings: of its methods, and of its templates in our page."""
    methods = {"mock": METHODS, "stripe": Stripe(StripeSettings("sk_test_1", "pk_test_1", ("whsec_1",))).methods}[name]
    of_methods = {text for method in methods for text in (method.name, method.cost, *method.arrival.values())}
    templates = ROOT.glob(f"psp_adapters/{name}/templates/**/*.html")
    return of_methods | {text for path in templates for text in of_template(path)}


@pytest.mark.parametrize("adapter", ADAPTERS)
@pytest.mark.parametrize("name", [name for name in language.LANGUAGES if name != language.DEFAULT])
def test_an_adapters_texts_are_translated_in_its_own_catalogue_and_nothing_else_stands_there(
    adapter: str, name: str
) -> None:
    own = language._catalogue(name, ROOT / "psp_adapters" / adapter / "locale")
    assert sorted(own) == sorted(of_adapter(adapter) - set(language.CATALOGUES[name]))


@pytest.mark.parametrize("name", [name for name in language.LANGUAGES if name != language.DEFAULT])
def test_every_translation_fills_the_same_places(name: str) -> None:
    folders = [language.LOCALE_DIR, *ROOT.glob("psp_adapters/*/locale")]
    texts = {message: text for folder in folders for message, text in language._catalogue(name, folder).items()}
    for message, text in texts.items():
        places = [{field for _, field, _, _ in string.Formatter().parse(t) if field} for t in (message, text)]
        assert places[0] == places[1], message


@pytest.fixture(params=list(language.LANGUAGES))
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Inside an answer in each language."""
    with flask.Flask("words").test_request_context(f"/?lang={request.param}"):
        language.set_for_request()
        yield request.param


def test_money_is_grouped_in_western_figures_in_every_language(spoken: str) -> None:
    for minor, currency, digits, text in (
        (150025, "USD", 2, "1,500.25 USD"),
        (250000, "JPY", 0, "250,000 JPY"),
        (1234567, "KWD", 3, "1,234.567 KWD"),
        (10**17, "BTC", 8, "1,000,000,000.00000000 BTC"),
        (5, "USD", 2, "0.05 USD"),
        (-150025, "USD", 2, "-1,500.25 USD"),
    ):
        assert language.money_text(Money(minor, currency, digits)).strip("\u2066\u2069\u200e") == text


def test_figures_keep_their_order_in_right_to_left_text(spoken: str) -> None:
    shown = language.money_text(Money(100, "USD", 2))
    assert shown.startswith("\u2066") == shown.endswith("\u2069") == (language.direction() == "rtl")


def test_what_is_shown_in_the_field_is_read_back_as_the_same_amount(spoken: str) -> None:
    for money in (Money(150025, "USD", 2), Money(7, "JPY", 0), Money(1, "BTC", 8)):
        plain = language.plain_amount(language.field_text(money))
        assert plain is not None
        assert Money.from_text(plain, money.currency, money.digits) == money


def test_a_language_with_a_decimal_comma_takes_the_comma_and_only_the_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    with flask.Flask("words").test_request_context("/"):
        flask.g.language = "de"
        assert language.plain_amount("1500,25") == "1500.25"
        assert language.plain_amount("1500.25") is None
        assert language.plain_amount("1.500,25") is None


@pytest.mark.parametrize(
    ("minor", "digits", "text"),
    [(5000, 2, "50"), (5050, 2, "50.5"), (500000, 2, "5,000"), (10000, 0, "10,000"), (0, 2, "0")],
)
def test_a_preset_is_written_short(minor: int, digits: int, text: str) -> None:
    with flask.Flask("words").test_request_context("/"):
        assert language.short_text(Money(minor, "USD", digits)) == text


def test_a_return_from_a_psp_speaks_the_browsers_language_if_we_have_it() -> None:
    for accepted, expected in (("ar-EG,ar;q=0.9,en;q=0.8", "ar"), ("fr", "en"), ("", "en")):
        with flask.Flask("words").test_request_context("/return/x", headers={"Accept-Language": accepted}):
            language.set_for_request()
            assert language.current() == expected
    with flask.Flask("words").test_request_context("/inapp/deposit", headers={"Accept-Language": "ar"}):
        language.set_for_request()
        assert language.current() == "en"


def test_times_are_short_and_say_that_they_are_utc(spoken: str) -> None:
    assert language.moment_text(1_760_000_000_000).endswith("08:53 UTC")
    assert language.moment_iso(1_760_000_000_999) == "2025-10-09T08:53:20+00:00"
