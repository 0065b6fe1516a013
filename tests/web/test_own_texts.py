"""A broker's own texts lie over ours, and every mistake in them is told at the start with its file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, g

from app import create_app
from inapp.domain.letters import Letter
from inapp.settings import Settings, SettingsError
from inapp.web import language, letters
from tests.support.harness import World
from tests.support.web_page import Browser

Making = Callable[..., Flask]
HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def entry(text: str, own: str) -> str:
    return f'msgid "{text}"\nmsgstr "{own}"\n\n'


@pytest.fixture
def making(world: World, tmp_path: Path) -> Making:
    """Makes the application with files of texts and other settings."""

    def make(files: dict[str, str] | None = None, **settings: str) -> Flask:
        folder = tmp_path / "texts"
        folder.mkdir(exist_ok=True)
        for name, text in (files or {}).items():
            (folder / name).write_text(text, "utf-8")
        chosen = {
            "CASHIER_DEMO": "1",
            "CASHIER_DATABASE": world.database.path,
            "CASHIER_PUBLIC_URL": "https://cashier.example",
            **({"CASHIER_TEXTS": str(folder)} if files is not None else {}),
            **settings,
        }
        cashier = world.cashier
        parts = {"store": cashier.store, "ctrader": cashier.ctrader, "psps": cashier.psps, "clock": cashier.clock}
        return create_app(Settings.read(chosen, dotenv=None), identity=cashier.identity, **parts)

    return make


def told(making: Making, **files: str) -> list[str]:
    """The mistakes that the start tells."""
    with pytest.raises(SettingsError) as refused:
        making({f"{name}.po": text for name, text in files.items()})
    assert {name for name, _ in refused.value.problems} == {"CASHIER_TEXTS:"}
    return [line for _, line in refused.value.problems]


def test_own_texts_lie_over_ours_in_their_language_alone(making: Making, world: World) -> None:
    app = making({"de.po": HEAD + entry("Summary", "Alles auf einen Blick"), "en.po": entry("Summary", "At a glance")})
    for lang, words in (("de", "Alles auf einen Blick"), ("en", "At a glance"), ("ar", "الملخص")):
        assert words in Browser(app, world).open(lang=lang).words
    assert "Betrag" in Browser(app, world).open(lang="de").words


def test_own_plural_forms_lie_over_ours(making: Making) -> None:
    forms = 'msgid "{count} hour"\nmsgid_plural "{count} hours"\nmsgstr[0] "ein Stündchen"\nmsgstr[1] "{count} Std."\n'
    app = making({"de.po": HEAD + forms})
    with app.test_request_context("/?lang=de"):
        assert [language.duration_text(hours * 3_600_000) for hours in (1, 5)] == ["ein Stündchen", "5 Std."]


def test_own_texts_reach_the_mails(making: Making) -> None:
    app = making({"de.po": HEAD + entry("Set a new password for {broker}", "Neues Kennwort bei {broker}")})
    subject, *_ = letters.in_words(app, Letter("a@b.example", "Alex", "de", "https://cashier.example/x", 3_600_000))
    assert subject == "Neues Kennwort bei Acme Markets"


def test_markup_in_own_texts_is_shown_and_not_obeyed(making: Making, world: World) -> None:
    page = Browser(making({"en.po": entry("Summary", "<b>Sum</b>")}), world).open()
    assert "&lt;b&gt;Sum&lt;/b&gt;" in page.answer.get_data(as_text=True)


def test_every_mistake_is_told_with_its_line(making: Making) -> None:
    plural = 'msgid "{count} hour"\nmsgid_plural "{count} hours"\nmsgstr[0] ""\nmsgstr[1] "{count} Std."\n\n'
    bad = (
        HEAD
        + entry("Sumary", "x")
        + entry("Deposit {amount}", "{betrag} einzahlen")
        + entry("Withdraw {amount}", "{amount einzahlen")
        + plural
        + "#, fuzzy\n"
        + entry("Close", "Zu")
        + entry("Amount", "")
        + 'msgid "Fee"\nmsgid_plural "Fees"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    )
    assert told(making, de=bad, fr=entry("Close", "Fermer")) == [
        "de.po, line 6: 'Sumary' is none of our texts; perhaps 'Summary'?",
        "de.po, line 9: 'Deposit {amount}' has {betrag}, which nothing fills; this text has: {amount}",
        "de.po, line 9: 'Deposit {amount}' leaves out {amount}",
        "de.po, line 12: 'Withdraw {amount}' has a brace without its pair",
        "de.po, line 15: '{count} hour' must have 2 plural forms, from msgstr[0] on, and none may be empty",
        "de.po, line 21: 'Close' is marked as fuzzy: check the text, then remove the mark",
        "de.po, line 24: 'Amount' has no text",
        "de.po, line 27: 'Fee' has no msgid_plural in our texts; write it as they do",
        "fr.po, is named after no language of the screens: en, ar, de, es, id, ja, pt, th, vi, zh",
    ]


@pytest.mark.parametrize("rule", ["n/0", "99", "n", "((n"])
def test_a_rule_of_plural_forms_that_fails_for_some_number_is_told(making: Making, rule: str) -> None:
    head = HEAD.replace("(n != 1)", rule)
    assert told(making, de=head + entry("Summary", "Summe")) == [
        "de.po, has Plural-Forms that give no form for some number; take the line from ours"
    ]


def test_a_text_with_a_context_which_nothing_would_show_is_told(making: Making) -> None:
    assert told(making, de=HEAD + 'msgctxt "form"\n' + entry("Summary", "Summe")) == [
        "de.po, line 7: 'Summary' has a msgctxt, which no text of ours has; remove it"
    ]


@pytest.mark.parametrize("place", ["{amount.minor}", "{amount!r}", "{amount:>9}", "{0}", "{}"])
def test_a_place_reads_nothing_but_the_value_of_its_name(making: Making, place: str) -> None:
    problems = told(making, de=HEAD + entry("Deposit {amount}", f"{place} einzahlen"))
    assert "which nothing fills" in problems[0]


def test_a_file_that_is_no_catalogue_is_told_with_its_line(making: Making, tmp_path: Path) -> None:
    assert told(making, de="Summary = Alles\n") == ["de.po, line 1: cannot be read: Unknown or misformatted keyword"]
    (tmp_path / "texts" / "de.po").write_bytes(b"# ok\n" + 'msgid "Ende: ü"\n'.encode("latin-1"))
    assert told(making) == ["de.po, is not UTF-8 (line 2): save it as UTF-8"]


def test_a_folder_without_texts_is_told(making: Making, tmp_path: Path) -> None:
    assert told(making) == [f"{tmp_path / 'texts'} holds no file such as de.po"]


def test_a_file_saved_with_the_mark_of_its_encoding_is_read(making: Making, world: World) -> None:
    app = making({"en.po": "\ufeff" + entry("Summary", "At a glance")})
    assert "At a glance" in Browser(app, world).open().words


def test_an_adapters_own_words_can_be_changed_too(making: Making, world: World) -> None:
    name = next(iter(world.cashier.psps.values())).methods[0].name
    assert "Card of mine" in Browser(making({"en.po": entry(name, "Card of mine")}), world).open().words


# --- the other settings of words ---


@pytest.mark.parametrize(("lang", "shown"), [("fr", "de"), ("", "de"), ("en", "en"), ("pt-BR", "pt"), ("in", "id")])
def test_an_unknown_language_gives_the_brokers_default(making: Making, world: World, lang: str, shown: str) -> None:
    app = making(CASHIER_DEFAULT_LANGUAGE="de")
    assert f'<html lang="{shown}"' in Browser(app, world).open(lang=lang).text


def test_a_legal_text_is_shown_in_its_language_and_the_plain_one_in_all_others(making: Making, world: World) -> None:
    app = making(CASHIER_LEGAL_TEXT="Trading is risky.", CASHIER_LEGAL_TEXT_de="Handel ist riskant.")
    for lang, words in (("de", "Handel ist riskant."), ("es", "Trading is risky."), ("en", "Trading is risky.")):
        assert words in Browser(app, world).open(lang=lang).words
    letter = Letter("a@b.example", "Alex", "de", "https://cashier.example/x", 3_600_000)
    assert all("Handel ist riskant." in part for part in letters.in_words(app, letter)[1:3])


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("CASHIER_LEGAL_TEXT_FR", "x", "is for no language"),
        ("CASHIER_DEFAULT_LANGUAGE", "fr", "must be en or ar"),
        ("CASHIER_TEXTS", "/nowhere", "does not exist"),
    ],
)
def test_a_setting_of_words_that_cannot_work_is_refused_by_name(
    making: Making, name: str, value: str, what: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        making(**{name: value})
    assert [(problem[0], what in problem[1]) for problem in refused.value.problems] == [(name, True)]


def test_a_legal_text_that_is_set_twice_is_refused() -> None:
    given = {"CASHIER_DEMO": "1", "CASHIER_LEGAL_TEXT_de": "a", "CASHIER_LEGAL_TEXT_DE": "b"}
    with pytest.raises(SettingsError, match="is set twice"):
        Settings.read(given, dotenv=None)


def test_legal_texts_are_no_unknown_settings(caplog: pytest.LogCaptureFixture) -> None:
    Settings.read({"CASHIER_DEMO": "1", "CASHIER_LEGAL_TEXT_de": "a"}, dotenv=None)
    assert caplog.records == []


# --- the pseudo-language ---


def test_the_pseudo_language_is_offered_in_demos_alone(making: Making, world: World) -> None:
    assert '<html lang="xx" dir="ltr"' in Browser(making(), world).open(lang="xx").text
    assert '<html lang="en"' in Browser(making(CASHIER_PSEUDO_LANGUAGE="0"), world).open(lang="xx").text
    with pytest.raises(SettingsError, match="CASHIER_PSEUDO_LANGUAGE is for demos"):
        Settings.read({"CASHIER_PSEUDO_LANGUAGE": "1"}, dotenv=None)


def test_the_pseudo_language_marks_every_letter_and_makes_texts_longer(app: Flask) -> None:
    with app.test_request_context("/?lang=xx"):
        shown = language.translate("Enter at least {amount}", amount="7")
        assert shown.endswith(" 7") or " 7" in shown
        assert not any("a" <= letter.lower() <= "z" for letter in shown)
        assert len(language.translate("Summary")) >= 1.4 * len("Summary")


def test_a_language_is_read_when_it_is_first_asked_for(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    from inapp import catalogues

    read: list[str] = []
    compiled = catalogues.compiled
    monkeypatch.setattr(catalogues, "compiled", lambda name, folder: read.append(name) or compiled(name, folder))
    with app.app_context():
        for name in ("en", "vi", "vi"):
            g.language = name
            language.translate("Close")
    assert set(read) == {"en", "vi"}
    assert read.count("vi") == len(app.extensions["catalogues"].folders)


def test_a_translation_with_a_place_that_nothing_fills_breaks_no_page(tmp_path: Path, world: World, app: Flask) -> None:
    (tmp_path / "de.po").write_text(HEAD + entry("Pay {amount}!", "{nichts.da} {0} zahlen"), "utf-8")
    app.extensions["catalogues"].add([tmp_path])
    with app.test_request_context("/?lang=de"):
        assert language.translate("Pay {amount}!", amount="7") == "Pay 7!"


def test_an_adapters_file_that_cannot_be_read_leaves_its_words_english(
    tmp_path: Path, app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "de.po").write_bytes(b'msgid "Kiosk"\nmsgstr "\xfc"\n')
    app.extensions["catalogues"].add([tmp_path])
    with app.test_request_context("/?lang=de"):
        assert language.translate("Kiosk") == "Kiosk"
        assert language.translate("Close") == "Schließen"
    assert "de.po cannot be used" in caplog.text
