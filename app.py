"""Where everything is put together: settings, storage, cTrader, PSPs, screens and commands."""

import base64
import mimetypes
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from flask import Flask

import psp_adapters
from inapp import cli, serve, web
from inapp.adapters import checkup
from inapp.adapters.alert_channels import LogPager, WebhookPager
from inapp.adapters.balance_readers import SimulatorReader
from inapp.adapters.clock import SystemClock
from inapp.adapters.ctrader import Prefixes, WebServices
from inapp.adapters.identities import Handoff
from inapp.adapters.lock import SenderLock
from inapp.adapters.passwords import Argon2Passwords
from inapp.adapters.rehearsal import stop_at
from inapp.adapters.sent_log import FileSentLog, UnreadableSentLog
from inapp.cashier import Cashier
from inapp.domain.errors import StorageFailed
from inapp.domain.identity import Provider
from inapp.domain.policy import Policy
from inapp.domain.ports import Clock, Identity
from inapp.domain.psp import Psp
from inapp.identity.tokens import SsoIdentity
from inapp.operations.call_budget import CallBudget
from inapp.settings import Settings, SettingsError, describe
from inapp.store import DamagedDatabase, Database
from inapp.web.brand import Brand

HERE = Path(__file__).parent


def create_app(settings: Settings | None = None, **overrides: Any) -> Flask:
    """The whole cashier. `overrides` replace single parts, for rehearsals. Raises SettingsError."""
    settings = settings or Settings.read()
    database = Database(settings.database)
    try:
        database.prepare()
        cashier = _parts(settings, database, overrides)
    except StorageFailed as error:
        raise click.ClickException(f"{settings.database} cannot be used now: {error}") from error
    except (DamagedDatabase, ValueError) as error:
        raise click.ClickException(str(error)) from error
    app = Flask("cashier", root_path=str(HERE))
    app.secret_key = settings.secret_key
    web.init_app(app, cashier, _face(settings))
    for name, psp in cashier.psps.items():
        if hasattr(psp, "pages"):
            app.register_blueprint(psp.pages, url_prefix=f"/psp/{name}")
    cli.init_app(app, cashier, _machine(settings, database, cashier))
    return app


def _parts(settings: Settings, database: Database, overrides: dict[str, Any]) -> Cashier:
    clock = overrides.get("clock") or SystemClock()
    policy: Policy = settings.policy()
    ctrader = overrides.get("ctrader") or WebServices(
        settings.ctrader_url,
        settings.ctrader_manager_login,
        settings.ctrader_manager_password,
        clock=clock,
        prefixes=Prefixes(settings.ctrader_prefix_webserv, settings.ctrader_prefix_cid, settings.ctrader_prefix_ctid2),
        timeout_ms=settings.ctrader_timeout,
        money_digits=settings.ctrader_money_digits,
        count_call=CallBudget(database, clock, settings.ctrader_calls_per_hour).spend,
    )
    identities: dict[str, Callable[[], Identity]] = {
        "sso": lambda: SsoIdentity(database, clock),
        "handoff": lambda: Handoff(ctrader),
        "crm": lambda: _crm(settings),
    }
    readers = {"none": None, "simulator": SimulatorReader(settings.ctrader_url, settings.ctrader_timeout)}
    made: dict[str, Any] = {
        "store": database,
        "ctrader": ctrader,
        "identity": overrides.get("identity") or identities[settings.identity](),
        "clock": clock,
        "policy": policy,
        "psps": overrides.get("psps") or _psps(settings),
        "sent_log": FileSentLog(Path(f"{settings.database}.sent")),
        "pager": WebhookPager(settings.alert_url, settings.ctrader_timeout) if settings.alert_url else LogPager(),
        "reader": readers[settings.ctrader_reader],
        "public_url": settings.public_url,
        "passwords": Argon2Passwords(),
        "provider": _provider(settings, clock),
        "crash_point": stop_at(settings.crash_at, settings.database),
    }
    return Cashier(**(made | overrides))


def _psps(settings: Settings) -> dict[str, Psp]:
    """The adapters; what one of them misses is a wrong setting like any other. Raises SettingsError."""
    database = str(settings.database)
    environment, demo, rehearsal = settings.adapter_environment, settings.demo, settings.test_money
    context = psp_adapters.AdapterContext(environment, settings.public_url, database, demo, rehearsal)
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


def _crm(settings: Settings) -> Identity:
    from inapp.adapters import crm  # like below
    from inapp.adapters.oauth_client import Client

    client = Client(settings.crm_client_id, settings.crm_client_secret, crm.TIMEOUT)
    token_url = settings.crm_token_url or f"{settings.crm_url}/token"
    return crm.CrmIdentity(settings.crm_url, settings.crm_password, settings.crm_accounts_url, token_url, client)


def _provider(settings: Settings, clock: Clock) -> Provider | None:
    if not settings.oidc_issuer:
        return None
    from inapp.adapters.oidc import OpenIdProvider  # costs memory and time that others need not spend

    back = f"{settings.public_url}/auth/oidc/callback"
    client, secret = settings.oidc_client_id, settings.oidc_client_secret
    return OpenIdProvider(settings.oidc_issuer, client, secret, settings.oidc_label, back, clock)


def _face(settings: Settings) -> Brand:
    return Brand(
        success_url=settings.success_url,
        close_url=settings.close_url,
        frame_ancestors=settings.frame_ancestors,
        display_name=settings.display_name,
        legal_name=settings.legal_name,
        legal_text=settings.legal_text,
        logo=_data_address(settings.logo),
        accent=settings.accent,
        public_url=settings.public_url,
        trusted_proxies=settings.trusted_proxies,
        demo=settings.demo,
        login_url=settings.login_success_url if settings.identity == "sso" else "",
        signup_url=settings.signup_url,
        reset_url=settings.reset_url,
    )


def _data_address(logo: Path | None) -> str:
    """The logo as part of the page, which saves a request."""
    if logo is None:
        return ""
    kind = mimetypes.guess_type(logo.name)[0] or "image/png"
    return f"data:{kind};base64,{base64.b64encode(logo.read_bytes()).decode()}"


def _check_files(database: Database, cashier: Cashier) -> None:
    """Refuse to move money on files that cannot be trusted."""
    try:
        database.check()
        for _ in cashier.sent_log.keys() or ():
            pass  # reading it is the check
    except (DamagedDatabase, StorageFailed, UnreadableSentLog) as error:
        raise click.ClickException(str(error)) from error


def _backup(database: Database, file: Path) -> cli.Copied:
    try:
        return database.backup(file)
    except DamagedDatabase as error:
        raise click.ClickException(str(error)) from error


def _serve_web(database: Database, host: str, port: int) -> None:
    """Serve, with nothing open that the server's own fork could inherit."""
    database.close()
    serve.serve_web(host, port)


def _serve(database: Database, host: str, port: int, held: bool, grace: float) -> int:
    """Run both halves, and leave the database as one whole file when they have stopped."""
    try:
        return serve.supervise(host, port, held, grace)
    finally:
        with suppress(StorageFailed):
            database.checkpoint_wal(last=True)
        database.close()


def _machine(settings: Settings, database: Database, cashier: Cashier) -> cli.Machine:
    grace = settings.ctrader_timeout / 1000 + 4.5
    return cli.Machine(
        lock=SenderLock(Path(f"{settings.database}.lock")),
        wait_for_change=database.wait_for_change,
        check_files=lambda: _check_files(database, cashier),
        backup=lambda file: _backup(database, file),
        serve=lambda host, port, held: _serve(database, host, port, held, grace),
        serve_web=lambda host, port: _serve_web(database, host, port),
        checks=checkup.checks(
            database,
            settings.public_url,
            settings.success_url,
            settings.ctrader_url,
            settings.frame_ancestors,
            f"{len(describe())} settings and those of the adapters {', '.join(settings.psps)}",
        ),
    )
