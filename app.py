"""Where everything is put together: settings, storage, cTrader, PSPs, screens and commands."""

import atexit
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click
from flask import Flask

import psp_adapters
from inapp import cli, web
from inapp.adapters import checkup, choice, logs
from inapp.adapters.bulkheads import Bulkheads
from inapp.adapters.ctrader import Handoff, WebServices
from inapp.adapters.machine import SenderLock, SystemClock, stop_at, system_user
from inapp.adapters.passwords import Argon2Passwords
from inapp.adapters.sealing import AesSealer
from inapp.adapters.sent_log import FileSentLog
from inapp.cashier import Cashier
from inapp.catalogues import CONSOLE_LOCALE_DIR
from inapp.domain.identifiers import derived
from inapp.domain.installation import AlertSettings
from inapp.domain.ports import Identity, Psp
from inapp.identity.tokens import SsoIdentity
from inapp.operations import short_secrets
from inapp.operations.call_budget import CallBudget
from inapp.settings import Brand, Settings, SettingsError, describe, start_failures, sudo_user
from inapp.store import Database
from inapp.web import letters

HERE = Path(__file__).parent


def create_app(settings: Settings | None = None, **overrides: Any) -> Flask:
    """The whole cashier; `overrides` replace single parts in tests. Raises ClickException, among them SettingsError."""
    settings = settings or _of_this_process()
    database: Database = overrides.get("store") or Database(settings.database)
    with start_failures(settings.database):
        database.tell_of(settings.mail.told)
        database.prepare()
        app = Flask("cashier", root_path=str(HERE))
        mailer = choice.mailer(settings, partial(letters.in_words, app))
        cashier = _cashier(settings, database, {"mailer": mailer} | overrides)
        if overdue := short_secrets.overdue(cashier):
            raise SettingsError(overdue)
    app.secret_key = settings.policy.secret_key
    web.init_app(app, cashier, settings.brand)
    if settings.brand.words.texts:
        _check_texts(app, settings.brand.words.texts)
    lock, grace_seconds = SenderLock(Path(f"{settings.database}.lock")), settings.ctrader.timeout_ms / 1000 + 4.5
    user, previewed = lambda: system_user(sudo_user()), partial(_previewed, settings)
    cli.init_app(app, cashier, lock, _checks(settings), grace_seconds, user, previewed)
    return app


def create_console(settings: Settings | None = None, **overrides: Any) -> Flask:
    """The staff console, with the same parts; `overrides` replace single ones in tests. Raises ClickException."""
    from inapp import console  # no other process needs it
    from inapp.staff import changes

    settings = settings or _of_this_process()
    database: Database = overrides.pop("store", None) or Database(settings.database)
    with start_failures(settings.database):
        database.prepare()
        provider = overrides.get("staff_provider") or choice.staff_provider(settings, SystemClock())
        parts = overrides | {"store": database, "staff_provider": provider}
        cashier = _cashier(settings, database, parts)
        if not database.is_older():
            changes.note_one_person(cashier)
        return console.create_console(cashier, settings)


def _previewed(settings: Settings, folder: Path) -> Flask:
    """The cashier for its own preview: with the broker's settings, an empty database, and nobody whom it would call."""
    from inapp.preview import stand_ins  # no other command needs them

    return create_app(
        replace(settings, database=folder / "preview.db", alerts=AlertSettings()),
        ctrader=stand_ins.StillCTrader(),
        identity=stand_ins.StillIdentity(),
        policy=replace(settings.policy, short_secrets=()),
        psps={name: stand_ins.StillPsp(psp) for name, psp in _psps(settings).items()},
    )


def _check_texts(app: Flask, folder: Path) -> None:
    """Compare the broker's own texts with ours and those of the adapters. Raises SettingsError with every mistake."""
    from inapp.web import catalogue_rules  # costs other installations time

    methods = [method for psp in app.extensions["cashier"].psps.values() for method in psp.methods]
    words = {word: False for method in methods for word in method.words}
    folders = [*app.extensions["catalogues"].folders, CONSOLE_LOCALE_DIR]
    known = {**words, **catalogue_rules.known_texts(folders)}
    if wrong := catalogue_rules.problems(folder, known):
        raise SettingsError([("CASHIER_TEXTS:", line) for line in wrong])


def _of_this_process(brief: bool = False) -> Settings:
    """The settings in the environment of a process that is all ours; nobody else may read the files that it makes."""
    os.umask(0o077)
    settings = Settings.read()
    logs.set_up(settings.log.form, settings.log.level, settings.policy.secret_key, brief)
    return settings


def main() -> None:
    """Run one of our commands, as the words of this process say, and exit."""
    brief = not set(sys.argv) & {"serve", "web", "worker", "console"}
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may not know a letter
    try:
        settings = _for_help() if "--help" in sys.argv else _of_this_process(brief)
        app = create_app(replace(settings, database=settings.database.absolute()))  # --directory may lead elsewhere
    except click.ClickException as failure:
        failure.show()
        sys.exit(failure.exit_code)
    cli.run(app)


def _for_help() -> Settings:
    """The settings of this process or, where there are none yet, any that will do to describe the commands."""
    try:
        return _of_this_process(brief=True)
    except SettingsError:
        folder = mkdtemp(prefix="cashier-help-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        keys = {
            "STRIPE_SECRET_KEY": "sk_test_",
            "STRIPE_PUBLISHABLE_KEY": "pk_test_",
            "STRIPE_WEBHOOK_SECRETS": "whsec_",
        }
        some = {"CASHIER_DEMO": "1", "CASHIER_DATABASE": f"{folder}/none.db", "CASHIER_PSPS": "stripe"}
        return Settings.read(some | {name: f"{begin}help" for name, begin in keys.items()}, None)


def _cashier(settings: Settings, database: Database, overrides: dict[str, Any]) -> Cashier:
    clock = overrides.get("clock") or SystemClock()
    bulkheads, spend = Bulkheads(), CallBudget(database, clock, settings.policy.calls_per_hour).spend
    parts = {"clock": clock, "count_call": spend, "bulkheads": bulkheads}
    ctrader = overrides.get("ctrader") or WebServices(settings.ctrader, **parts)
    identities: dict[str, Callable[[], Identity]] = {
        "sso": lambda: SsoIdentity(database, clock),
        "handoff": lambda: Handoff(ctrader),
        "crm": lambda: choice.crm(settings.crm, clock, bulkheads),
    }
    made: dict[str, Any] = {
        "store": database,
        "ctrader": ctrader,
        "identity": overrides.get("identity") or identities[settings.identity](),
        "clock": clock,
        "policy": settings.policy,
        "psps": overrides.get("psps") or _psps(settings),
        "sent_log": FileSentLog(Path(f"{settings.database}.sent")),
        "rules_file": settings.rules,
        "actions_log": FileSentLog(Path(f"{settings.database}.actions")),
        "pager": choice.pager(settings.alerts, settings.ctrader.timeout_ms),
        "readers": choice.readers(settings),
        "public_url": settings.brand.public_url,
        "passwords": Argon2Passwords(),
        "sealer": AesSealer(derived(settings.policy.secret_key, "sealed secrets")),
        "broker": settings.brand.display_name,
        "passkeys": choice.passkeys(settings),
        "own_words": settings.brand.own_words,
        "provider": choice.provider(settings, clock, bulkheads),
        "check": choice.check(settings, bulkheads),
        "events": choice.events(settings),
        "staff": settings.staff,
        "staff_passkeys": choice.staff_passkeys(settings),
        "crash_point": stop_at(settings.crash_at, settings.database),
    }
    database.now = clock.now
    return Cashier(**(made | overrides))


def _psps(settings: Settings) -> dict[str, Psp]:
    brand, policy, database = settings.brand, settings.policy, str(settings.database)
    environment, demo = settings.adapter_environment, settings.demo
    context = psp_adapters.AdapterContext(environment, brand.public_url, database, demo, policy.test_mode)
    try:
        return psp_adapters.build(settings.psps, context)
    except psp_adapters.UnusableAdapters as refusal:
        raise SettingsError(refusal.problems) from None


def _checks(settings: Settings) -> dict[str, checkup.Check]:
    brand = settings.brand
    read = f"{len(describe())} settings and those of the adapters {', '.join(settings.psps)}"
    question = {web.proxies.ASKS: web.proxies.word(settings.policy.secret_key)}
    url, database = settings.ctrader.url, settings.database
    found = checkup.checks(brand.public_url, brand.success_url, url, brand.frame_ancestors, question, read, database)
    if settings.staff.url:
        found["console address"] = partial(checkup.console, settings.staff.url)
    return found | {"brand": partial(_brand, brand)}


def _brand(brand: Brand) -> tuple[bool, str]:
    """What the screens make of the broker's colours, logos and font: worth reading, and never wrong."""
    from inapp.preview.notes import notes  # no other command needs it

    return True, "; ".join(notes(brand))


if __name__ == "__main__":
    main()
