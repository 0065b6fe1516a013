"""Settings: one table, and one report of every mistake."""

import logging
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from inapp.domain.policy import Limits, Policy
from inapp.domain.setting_types import Setting, declared
from inapp.settings import Brand, CrmSettings, CTraderSettings, OidcSettings, Settings, SettingsError, describe

ROWS = {row.name: row for row in declared(Settings)}
REAL = {
    "CASHIER_SECRET_KEY": "a-signing-key",
    "CASHIER_PUBLIC_URL": "https://pay.example.com/",
    "CASHIER_SUCCESS_URL": "https://app.example.com/ok?x=1&y=%20/",
    "CASHIER_LEGAL_NAME": "Example Brokers Ltd",
    "CASHIER_CRM_PASSWORDS": "the old password, the new password",
    "CTRADER_URL": "https://webservices.example.com:8443",
    "CTRADER_MANAGER_LOGIN": "4711",
    "CTRADER_MANAGER_PASSWORD": "plain-password",
    "CASHIER_PSPS": "bank card",
}
DEMO = {"CASHIER_DEMO": "1"}
SECRETS = ("a-signing-key", "the old password", "plain-password", "hook-secret", "alerts.example.com/token")


def read(environ: Mapping[str, str]) -> Settings:
    return Settings.read(environ, dotenv=None)


def problems(environ: Mapping[str, str]) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        read(environ)
    return dict(caught.value.problems)


def test_all_missing_settings_are_reported_together_by_name_with_exit_code_2():
    missing = problems({})
    assert set(missing) == set(REAL)
    assert all(": put in" in what or ": name" in what for what in missing.values())
    with pytest.raises(SettingsError) as caught:
        read({})
    assert caught.value.exit_code == 2
    assert all(name in caught.value.format_message() for name in REAL)


def test_missing_and_wrong_settings_are_reported_in_one_go():
    given = {**REAL, "CTRADER_TIMEOUT": "soon", "CASHIER_ACCENT": "blue"}
    del given["CASHIER_LEGAL_NAME"]
    assert set(problems(given)) == {"CASHIER_LEGAL_NAME", "CTRADER_TIMEOUT", "CASHIER_ACCENT"}


def everything(group: object) -> dict[str, object]:
    """What a group and the groups in it hold, by the names of settings."""
    found: dict[str, object] = {}
    for each in fields(group):
        value = getattr(group, each.name)
        if Setting in each.metadata:
            assert each.metadata[Setting].name not in found, "a setting has one field"
            found[each.metadata[Setting].name] = value
        elif is_dataclass(value):
            found |= everything(value)
    return found


def test_every_setting_is_read_into_the_one_field_that_declares_it():
    assert set(everything(read(DEMO))) == set(ROWS)


def test_a_group_made_by_hand_has_the_defaults_of_the_settings():
    defaults = {name: row.read(row.default, False) if row.default else row.empty for name, row in ROWS.items()}
    for group in (Brand(), CTraderSettings(), OidcSettings(), CrmSettings(), Policy(Limits({}, {}), Limits({}, {}))):
        assert {name: defaults[name] for name in everything(group)} == everything(group)


@pytest.mark.parametrize("name", sorted(name for name, row in ROWS.items() if row.needed))
def test_a_starred_setting_has_a_default_in_demos(name: str):
    assert everything(read(DEMO))[name]


def test_a_demo_speaks_to_the_local_ctrader_and_sends_the_browser_to_its_shell():
    settings = read(DEMO)
    assert settings.ctrader.url == "http://127.0.0.1:8090"
    assert (settings.ctrader.manager_login, settings.ctrader.manager_password) == (4100, "demo-manager")
    assert settings.brand.success_url == "http://localhost:8090/callback/success"
    assert settings.brand.close_url == "http://localhost:8090/callback/close"
    assert settings.brand.frame_ancestors == ("http://localhost:8090",)
    assert (settings.psps, settings.ctrader.readers) == (("mock",), ("simulator",))


def test_durations_are_written_in_seconds_and_kept_in_milliseconds():
    settings = read({**REAL, "CTRADER_TIMEOUT": "0.25", "CASHIER_PAYMENT_TTL": "60"})
    policy = settings.policy
    assert (settings.ctrader.timeout_ms, policy.payment_ttl, policy.quiet_period) == (250, 60_000, 600_000)


def test_success_and_close_addresses_are_kept_to_the_letter():
    settings = read(REAL)
    assert settings.brand.success_url == REAL["CASHIER_SUCCESS_URL"]
    assert settings.brand.close_url == REAL["CASHIER_SUCCESS_URL"]
    assert read({**REAL, "CASHIER_CLOSE_URL": "https://x.example/?"}).brand.close_url == "https://x.example/?"


def test_base_addresses_lose_their_trailing_slash_and_names_fall_back():
    settings = read(REAL)
    assert settings.brand.public_url == "https://pay.example.com"
    assert settings.brand.display_name == settings.brand.legal_name == "Example Brokers Ltd"
    assert settings.policy.crm_passwords == ("the old password", "the new password")


def test_handoff_needs_no_crm_password():
    given = {**REAL, "CASHIER_IDENTITY": "handoff"}
    del given["CASHIER_CRM_PASSWORDS"]
    assert read(given).policy.crm_passwords == ()


def test_the_environment_wins_over_the_file_and_the_file_over_defaults(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_text("CASHIER_DEMO=1\nCASHIER_LEGAL_NAME='From the file'\nCASHIER_LEGAL_TEXT=\"Line # one\"\n")
    settings = Settings.read({"CASHIER_LEGAL_NAME": "From outside"}, dotenv=file)
    assert settings.brand.legal_name == "From outside"
    assert settings.brand.legal_text == "Line # one"


def test_an_empty_text_means_not_set_except_for_prefixes():
    settings = read({**REAL, "CASHIER_ACCENT": "", "CTRADER_PREFIX_WEBSERV": "", "CTRADER_PREFIX_CTID2": "/c/"})
    assert settings.brand.accent == "#1A73E8"
    assert (settings.ctrader.prefix_webserv, settings.ctrader.prefix_ctid2) == ("", "/c")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CASHIER_PUBLIC_URL", "http://pay.example.com"),
        ("CASHIER_PUBLIC_URL", "https://pay.example.com/?a=1"),
        ("CASHIER_PUBLIC_URL", "https://user@pay.example.com"),
        ("CASHIER_PUBLIC_URL", "pay.example.com"),
        ("CASHIER_PUBLIC_URL", "https://pay.example.com:99999"),
        ("CASHIER_SUCCESS_URL", "javascript:alert(1)"),
        ("CASHIER_SUCCESS_URL", "https://a.example/ b"),
        ("CTRADER_URL", "http://webservices.example.com"),
        ("CASHIER_FRAME_ANCESTORS", "https://app.ctrader.com/"),
        ("CASHIER_FRAME_ANCESTORS", "https://*.ctrader.com"),
        ("CASHIER_FRAME_ANCESTORS", "https://app.ctrader.com;script-src"),
        ("CASHIER_FRAME_ANCESTORS", "http://app.ctrader.com"),
        ("CASHIER_FRAME_ANCESTORS", "*"),
        ("CASHIER_ACCENT", "#12345"),
        ("CASHIER_IDENTITY", "both"),
        ("CASHIER_INAPP_TOKENS", "yes"),
        ("OIDC_ISSUER", "https://id.example/.well-known/openid-configuration"),
        ("OIDC_ISSUER", "http://id.example"),
        ("OIDC_CLIENT_ID", "two\nlines"),
        ("CASHIER_CRM_CLIENT_ID", "two\tcolumns"),
        ("OIDC_TRUST_EMAIL", "1"),
        ("OIDC_AMR", "mfa"),
        ("OIDC_LOGOUT", "1"),
        ("OIDC_TIMEOUT", "4"),
        ("OIDC_AUTH", "client_secret_post"),
        ("OIDC_RESPONSE_MODE", "fragment"),
        ("OIDC_ACR", "gold silbér"),
        ("OIDC_MAX_AGE", "0"),
        ("OIDC_TIMEOUT", "60"),
        ("CASHIER_CRM_URL", "https://crm.example/oauth2/"),
        ("CASHIER_CRM_AUTH", "none"),
        ("CASHIER_CRM_TIMEOUT", "15.001"),
        ("CASHIER_DEMO", "true"),
        ("CASHIER_PSPS", "mock"),
        ("CASHIER_PSPS", "Stripe!"),
        ("CASHIER_CRM_PASSWORDS", " , "),
        ("CTRADER_READER", "simulator"),
        ("CTRADER_PREFIX_CTID2", "ctid2"),
        ("CTRADER_MANAGER_LOGIN", "boss"),
        ("CTRADER_CALLS_PER_HOUR", "0"),
        ("CTRADER_CALLS_PER_HOUR", "１０"),
        ("CTRADER_TIMEOUT", "0"),
        ("CTRADER_TIMEOUT", "-1"),
        ("CTRADER_MONEY_DIGITS", "USD:9"),
        ("CTRADER_MONEY_DIGITS", "2"),
        ("CASHIER_TRUSTED_PROXIES", "-1"),
        ("CASHIER_DEPOSIT_MIN", "ten"),
        ("CASHIER_DEPOSIT_MIN", "1e3"),
        ("CASHIER_DEPOSIT_MIN", "0"),
        ("CASHIER_DEPOSIT_MIN", "JPY:10.5"),
        ("CASHIER_DEPOSIT_MIN", "usd:10"),
        ("CASHIER_DEPOSIT_MIN", "USD:10,USD:20"),
        ("CASHIER_DEPOSIT_MIN", "USD:10,20"),
        ("CASHIER_SETTLEMENT_TOLERANCE", "-1"),
        ("CASHIER_SETTLEMENT_TOLERANCE", "USD:0.005"),
        ("CASHIER_PRESETS", "USD:50,100"),
        ("CASHIER_PRESETS", "USD:50,USD:100"),
        ("CASHIER_PRESETS", "50,"),
        ("CASHIER_DATABASE", "/no/such/directory/cashier.db"),
        ("CASHIER_LOGO", "/no/such/logo.svg"),
        ("CASHIER_CRASH_AT", "before-send"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str):
    assert set(problems({**REAL, name: value})) == {name}


def test_limits_by_currency_leave_the_defaults_of_other_currencies():
    deposit = read({**REAL, "CASHIER_DEPOSIT_MIN": "USD:20,EUR:25.50"}).policy.deposit
    assert [deposit.of(deposit.lowest, code) for code in ("USD", "EUR", "GBP", "JPY")] == [
        "20",
        "25.50",
        "10",
        "1000",
    ]


def test_a_plain_limit_stands_for_every_currency_and_defaults_that_contradict_it_give_way():
    deposit = read({**REAL, "CASHIER_DEPOSIT_MAX": "500"}).policy.deposit
    assert deposit.of(deposit.highest, "JPY") == "500"
    assert deposit.of(deposit.lowest, "JPY") == "10"
    assert deposit.of(deposit.lowest, "BTC") == "0.001"


def test_limits_of_currencies_with_large_figures_are_read_and_compared():
    deposit = read({**REAL, "CASHIER_DEPOSIT_MIN": "10,IDR:150000", "CASHIER_DEPOSIT_MAX": "IDR:2000000000"}).policy
    assert deposit.deposit.of(deposit.deposit.highest, "IDR") == "2000000000"


def test_a_smallest_amount_above_the_largest_is_reported():
    assert "for any currency" in problems({**REAL, "CASHIER_WITHDRAW_MAX": "5"})["CASHIER_WITHDRAW_MAX"]
    both = {"CASHIER_DEPOSIT_MIN": "10,USD:100", "CASHIER_DEPOSIT_MAX": "1000,USD:99.99"}
    assert "for USD" in problems({**REAL, **both})["CASHIER_DEPOSIT_MAX"]


def test_presets_beyond_a_limit_are_not_offered():
    given = {"CASHIER_DEPOSIT_MAX": "200", "CASHIER_PRESETS": "50,200,201,JPY:100 300"}
    presets = read({**REAL, **given}).policy.deposit.presets
    assert presets[""] == ("50", "200")
    assert presets["JPY"] == ("100",)


@pytest.mark.fault("O01")
def test_secrets_show_in_no_message_and_no_repr():
    given = {
        **REAL,
        "CASHIER_ALERT_URL": "https://alerts.example.com/token",
        "CASHIER_BANK_WEBHOOK_SECRET": "hook-secret",
    }
    shown = repr(read(given)) + repr(read(given).policy)
    with pytest.raises(SettingsError) as caught:
        read({**given, "CASHIER_ALERT_URL": "alerts.example.com/token", "CTRADER_TIMEOUT": "x"})
    shown += caught.value.format_message()
    assert not [secret for secret in SECRETS if secret in shown]


def test_adapters_see_their_own_settings_but_none_of_ours():
    settings = read({**REAL, "BANK_KEY": "k", "CASHIER_BANK_WEBHOOK_SECRET": "s"})
    assert settings.adapter_environment == {"BANK_KEY": "k", "CASHIER_BANK_WEBHOOK_SECRET": "s"}


def test_an_unknown_name_is_only_warned_about_without_its_value(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        read({**REAL, "CASHIER_SECRET_KEI": "typo-value", "CASHIER_BANK_KEY": "adapter", "HOME": "/root"})
    assert [record.getMessage().split()[0] for record in caplog.records] == ["CASHIER_SECRET_KEI"]
    assert "typo-value" not in caplog.text


def test_the_table_stars_required_settings():
    starred = {name.rstrip("*") for name, _, _ in describe() if name.endswith("*")}
    assert starred == set(REAL) | {name for name, row in ROWS.items() if row.only_with == "crm"}


def test_a_former_setting_does_not_stop_the_start(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        read({**REAL, "CTRADER_PREFIX_CID": "cid"})
    assert [record.getMessage().split()[0] for record in caplog.records] == ["CTRADER_PREFIX_CID"]


# --- settings that cannot work ---


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://PAY.Example.COM", "https://pay.example.com"),
        ("HTTPS://pay.example.com:443/", "https://pay.example.com"),
        ("https://pay.example.com:8443", "https://pay.example.com:8443"),
        ("https://zahlung-börse.example", "https://xn--zahlung-brse-djb.example"),
        ("https://[2001:DB8::1]:443", "https://[2001:db8::1]"),
        ("https://pay.example.com\r\n", "https://pay.example.com"),
    ],
)
def test_an_origin_is_kept_as_browsers_write_it(given: str, address: str):
    assert read({**REAL, "CASHIER_PUBLIC_URL": given}).brand.public_url == address
    origins = read({**REAL, "CASHIER_FRAME_ANCESTORS": given.rstrip("/\r\n")}).brand.frame_ancestors
    assert origins == (address,)


def test_a_backend_with_letters_beyond_ascii_is_called_by_the_name_that_the_wire_knows():
    settings = read({**REAL, "CTRADER_URL": "https://Börse.example:443/über/"})
    assert settings.ctrader.url == "https://xn--brse-5qa.example/%C3%BCber"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CASHIER_PUBLIC_URL", "https://straße.example"),
        ("CASHIER_PUBLIC_URL", "https://pay.example.com/cashier"),
        ("CASHIER_PUBLIC_URL", f"https://{'a' * 64}.example"),
        ("CASHIER_FRAME_ANCESTORS", "https://straße.example"),
        ("CASHIER_SUCCESS_URL", "http://app.example.com/ok"),
        ("CASHIER_CLOSE_URL", "http://app.example.com/close"),
        ("CASHIER_LOGIN_SUCCESS_URL", "http://app.example.com/login"),
        ("CASHIER_RESET_URL", "http://app.example.com/reset"),
        ("CASHIER_SIGNUP_URL", "http://app.example.com/sign-up"),
        ("CASHIER_ALERT_URL", "http://alerts.example.com/"),
        ("CASHIER_ALERT_URL", "https://user:key@alerts.example.com/"),
        ("CASHIER_ALERT_URL", "https://alerts.example.com/#key"),
        ("CASHIER_ALERT_URL", "https://api.telegram.org/bot1:a/sendMessage"),
        ("CASHIER_ALERT_SECRET", "without an address"),
        ("CASHIER_ALERT_FORMAT", "slack"),
        ("CASHIER_SECRET_KEY", "one\ntwo"),
        ("CTRADER_MANAGER_PASSWORD", "plain\tpassword"),
    ],
)
def test_a_setting_that_cannot_work_is_refused_by_name(name: str, value: str):
    assert set(problems({**REAL, name: value})) == {name}


def test_telegram_by_name_needs_its_chat_too():
    given = {**REAL, "CASHIER_ALERT_FORMAT": "telegram", "CASHIER_ALERT_URL": "https://relay.example/bot/sendMessage"}
    assert set(problems(given)) == {"CASHIER_ALERT_URL"}
    assert read({**given, "CASHIER_ALERT_URL": given["CASHIER_ALERT_URL"] + "?chat_id=-5"}).alerts.form == "telegram"


@pytest.mark.parametrize("name", ["CASHIER_SUCCESS_URL", "CASHIER_ALERT_URL"])
def test_this_machine_itself_and_a_demo_need_no_https(name: str):
    for address in ("http://127.0.0.1:9000/x", "http://localhost/x", "http://[::1]:9000/x"):
        assert problems({name: address}).get(name) is None
    assert read({**DEMO, name: "http://alerts.example/x"})


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_line_ends_after_a_value_are_no_part_of_it(end: str):
    names = ("CASHIER_SECRET_KEY", "CTRADER_MANAGER_PASSWORD", "CTRADER_MANAGER_LOGIN", "CASHIER_CRM_PASSWORDS")
    settings = read(REAL | {name: REAL[name] + end for name in names} | {"BANK_KEY": f"k{end}"})
    assert settings.policy.secret_key == REAL["CASHIER_SECRET_KEY"]
    assert settings.ctrader.manager_password == REAL["CTRADER_MANAGER_PASSWORD"]
    assert settings.adapter_environment["BANK_KEY"] == "k"


LINES = "CASHIER_DEMO=1\nCASHIER_LEGAL_NAME='Börse Ä'\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_settings_is_read_in_the_encodings_of_editors(tmp_path: Path, encoding: str):
    file = tmp_path / ".env"
    file.write_bytes(LINES.encode(encoding))
    assert Settings.read({}, dotenv=file).brand.legal_name == "Börse Ä"


@pytest.mark.parametrize("data", [LINES.encode("latin-1"), LINES.encode("utf-16-le"), LINES.encode("utf-16")[:-1]])
def test_a_file_of_settings_in_another_encoding_is_refused_by_name_with_exit_code_2(tmp_path: Path, data: bytes):
    file = tmp_path / ".env"
    file.write_bytes(data)
    with pytest.raises(SettingsError) as caught:
        Settings.read({}, dotenv=file)
    assert caught.value.exit_code == 2
    assert str(file) in caught.value.format_message() and "UTF-8" in caught.value.format_message()
    assert "Demo" not in caught.value.format_message()


@pytest.mark.parametrize(
    ("word", "readers"),
    [
        ("none", ()),
        ("simulator", ("simulator",)),
        ("reporting_db, simulator", ("reporting_db", "simulator")),
        ("manager_api,reporting_db", ("manager_api", "reporting_db")),
    ],
)
def test_several_readers_may_be_named_in_order(word, readers):
    database = {f"CTRADER_REPORTING_DB_{name}": "some" for name in ("SCHEMA", "USER", "PASSWORD")}
    api = {f"CTRADER_MANAGER_API_{name}": "some" for name in ("HOST", "PLANT", "ENVIRONMENT", "PASSWORD")}
    given = {"CASHIER_DEMO": "1", "CTRADER_READER": word, "CTRADER_MANAGER_API_LOGIN": "4200", **database, **api}
    assert Settings.read(given, None).ctrader.readers == readers


@pytest.mark.parametrize("word", ["ledger", "simulator,simulator", "none,simulator", "simulator,"])
def test_readers_that_nobody_knows_or_named_twice_are_refused(word):
    with pytest.raises(SettingsError) as told:
        Settings.read({"CASHIER_DEMO": "1", "CTRADER_READER": word}, None)
    assert [name for name, _ in told.value.problems] == ["CTRADER_READER"]


def test_the_reporting_db_needs_a_schema_and_a_user_with_a_password():
    with pytest.raises(SettingsError) as told:
        Settings.read({"CASHIER_DEMO": "1", "CTRADER_READER": "reporting_db"}, None)
    names = [name for name, _ in told.value.problems]
    assert names == [f"CTRADER_REPORTING_DB_{name}" for name in ("SCHEMA", "USER", "PASSWORD")]


def test_the_manager_api_needs_a_place_and_a_manager_of_its_own():
    with pytest.raises(SettingsError) as told:
        Settings.read({"CASHIER_DEMO": "1", "CTRADER_READER": "reporting_db,manager_api"}, None)
    names = [name for name, _ in told.value.problems if name.startswith("CTRADER_MANAGER_API_")]
    assert names == [f"CTRADER_MANAGER_API_{name}" for name in ("HOST", "PLANT", "ENVIRONMENT", "LOGIN", "PASSWORD")]


def test_a_certificate_is_pinned_by_its_sha_256_however_a_tool_prints_it():
    figures = "AB" * 32
    for text in (figures, ":".join(["AB"] * 32), f" {figures.lower()} "):
        given = Settings.read({"CASHIER_DEMO": "1", "CTRADER_MANAGER_API_PIN": text}, None)
        assert given.manager_api.pin == figures.lower()
    for wrong in ("AB" * 20, "sha256//x", "AB" * 31 + "G0"):
        with pytest.raises(SettingsError, match="CTRADER_MANAGER_API_PIN must be the SHA-256"):
            Settings.read({"CASHIER_DEMO": "1", "CTRADER_MANAGER_API_PIN": wrong}, None)


def test_no_password_of_a_reader_shows_in_its_settings():
    given = {"CTRADER_MANAGER_API_PASSWORD": "canary-1", "CTRADER_REPORTING_DB_PASSWORD": "canary-2"}
    assert "canary" not in repr(Settings.read({"CASHIER_DEMO": "1", **given}, None))


CHECKED = {**REAL, "CASHIER_CHECK_URL": "https://crm.example.com/check"}
LONG = "7c1f09e2b8d44a6690d3a5e17f2b8c40"


def test_the_keys_of_signed_calls_are_one_or_two_in_their_order():
    keys = read({**CHECKED, "CASHIER_CRM_KEYS": f"2026b:{LONG}, 2026a:{LONG[::-1]}"}).signed_calls.keys
    assert list(keys.items()) == [("2026b", LONG), ("2026a", LONG[::-1])]


@pytest.mark.parametrize(
    "value",
    [
        LONG,
        f"a b:{LONG}",
        f"a:{LONG},a:{LONG}",
        f"a:{LONG},b:{LONG},c:{LONG}",
        "a:",
        f":{LONG}",
        "a:short",
        f"a:{LONG},b:x",
    ],
)
def test_keys_of_another_form_or_too_short_are_named(value: str):
    assert set(problems({**CHECKED, "CASHIER_CRM_KEYS": value})) == {"CASHIER_CRM_KEYS"}


def test_an_address_of_signed_calls_needs_a_key_and_a_key_needs_an_address():
    assert "is missing" in problems(CHECKED)["CASHIER_CRM_KEYS"]
    assert "signs nothing" in problems({**REAL, "CASHIER_CRM_KEYS": f"a:{LONG}"})["CASHIER_CRM_KEYS"]


def test_the_address_of_the_check_gets_secrets_and_so_is_https():
    assert "https" in problems({**REAL, "CASHIER_CHECK_URL": "http://crm.example.com"})["CASHIER_CHECK_URL"]
