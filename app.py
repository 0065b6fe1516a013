"""Where everything is put together: settings, storage, cTrader, PSPs, screens and commands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask import Flask

import psp_adapters
from inapp import cli, web
from inapp.adapters import checkup
from inapp.adapters.alert_channels import LogPager, WebhookPager
from inapp.adapters.balance_readers import SimulatorReader
from inapp.adapters.clock import SystemClock
from inapp.adapters.ctrader import WebServices
from inapp.adapters.identities import Handoff
from inapp.adapters.lock import SenderLock
from inapp.adapters.passwords import Argon2Passwords
from inapp.adapters.rehearsal import stop_at
from inapp.adapters.sent_log import FileSentLog
from inapp.cashier import Cashier
from inapp.domain.errors import StorageFailed, UnusableFile
from inapp.domain.identity import Provider
from inapp.domain.ports import Clock, Identity, Psp
from inapp.identity.tokens import SsoIdentity
from inapp.operations.call_budget import CallBudget
from inapp.settings import CrmSettings, Settings, SettingsError, describe
from inapp.store import Database

HERE = Path(__file__).parent


def create_app(settings: Settings | None = None, **overrides: Any) -> Flask:
    """The whole cashier. `overrides` replace single parts, for rehearsals. Raises SettingsError."""
    settings = settings or Settings.read()
    database: Database = overrides.get("store") or Database(settings.database)
    try:
        database.prepare()
        cashier = _parts(settings, database, overrides)
    except StorageFailed as error:
        raise click.ClickException(f"{settings.database} cannot be used now: {error}") from error
    except (UnusableFile, ValueError) as error:
        raise click.ClickException(str(error)) from error
    app = Flask("cashier", root_path=str(HERE))
    app.secret_key = settings.policy.secret_key
    web.init_app(app, cashier, settings.brand)
    lock = SenderLock(Path(f"{settings.database}.lock"))
    cli.init_app(app, cashier, lock, _checks(settings), settings.ctrader.timeout_ms / 1000 + 4.5)
    return app


def _parts(settings: Settings, database: Database, overrides: dict[str, Any]) -> Cashier:
    clock = overrides.get("clock") or SystemClock()
    count_call = CallBudget(database, clock, settings.policy.calls_per_hour).spend
    ctrader = overrides.get("ctrader") or WebServices(settings.ctrader, clock=clock, count_call=count_call)
    identities: dict[str, Callable[[], Identity]] = {
        "sso": lambda: SsoIdentity(database, clock),
        "handoff": lambda: Handoff(ctrader),
        "crm": lambda: _crm(settings.crm),
    }
    readers = {"none": None, "simulator": SimulatorReader(settings.ctrader.url, settings.ctrader.timeout_ms)}
    alert_url, timeout_ms = settings.alert_url, settings.ctrader.timeout_ms
    made: dict[str, Any] = {
        "store": database,
        "ctrader": ctrader,
        "identity": overrides.get("identity") or identities[settings.identity](),
        "clock": clock,
        "policy": settings.policy,
        "psps": overrides.get("psps") or _psps(settings),
        "sent_log": FileSentLog(Path(f"{settings.database}.sent")),
        "pager": WebhookPager(alert_url, timeout_ms) if alert_url else LogPager(),
        "reader": readers[settings.ctrader.reader],
        "public_url": settings.brand.public_url,
        "passwords": Argon2Passwords(),
        "provider": _provider(settings, clock),
        "crash_point": stop_at(settings.crash_at, settings.database),
    }
    return Cashier(**(made | overrides))


def _psps(settings: Settings) -> dict[str, Psp]:
    """The adapters; what one of them misses is a wrong setting like any other. Raises SettingsError."""
    brand, policy, database = settings.brand, settings.policy, str(settings.database)
    environment, demo = settings.adapter_environment, settings.demo
    context = psp_adapters.AdapterContext(environment, brand.public_url, database, demo, policy.test_mode)
    made: dict[str, Psp] = {}
    problems = []
    for name in settings.psps:
        try:
            made |= psp_adapters.build([name], context)
        except psp_adapters.UnknownAdapter as error:
            problems.append(("CASHIER_PSPS:", str(error)))
        except ValueError as error:
            problems += [(f"{name}:", line) for line in str(error).split("; ")]
    if problems:
        raise SettingsError(problems)
    return made


def _crm(crm: CrmSettings) -> Identity:
    from inapp.adapters.crm import (
        TIMEOUT,  # like below
        CrmIdentity,  # like below
    )
    from inapp.adapters.oauth_client import Client

    client = Client(crm.client_id, crm.client_secret, TIMEOUT)
    return CrmIdentity(crm.url, crm.password, crm.accounts_url, crm.token_url, client)


def _provider(settings: Settings, clock: Clock) -> Provider | None:
    oidc = settings.oidc
    if not oidc.issuer:
        return None
    from inapp.adapters.oidc import OpenIdProvider  # costs memory and time that others need not spend

    back = f"{settings.brand.public_url}/auth/oidc/callback"
    return OpenIdProvider(oidc.issuer, oidc.client_id, oidc.client_secret, oidc.label, back, clock)


def _checks(settings: Settings) -> dict[str, checkup.Check]:
    brand = settings.brand
    read = f"{len(describe())} settings and those of the adapters {', '.join(settings.psps)}"
    return checkup.checks(brand.public_url, brand.success_url, settings.ctrader.url, brand.frame_ancestors, read)
