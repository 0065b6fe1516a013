"""The adapters that the settings choose. One that is not configured is not imported: it would cost memory and time."""

from collections.abc import Callable

from inapp.adapters.alert_channels import LogPager, WebhookPager
from inapp.adapters.balance_readers import SimulatorReader
from inapp.adapters.bulkheads import Bulkheads
from inapp.domain.check import Check
from inapp.domain.events_out import EventSink
from inapp.domain.identity import Provider
from inapp.domain.identity_settings import CrmSettings
from inapp.domain.installation import AlertSettings
from inapp.domain.letters import AnyLetter, Mailer
from inapp.domain.passkeys import Passkeys, site_of
from inapp.domain.ports import Clock, Identity, Pager
from inapp.domain.readers import BalanceReader
from inapp.domain.staff_provider import StaffProvider
from inapp.settings import Settings, SettingsError


def pager(alerts: AlertSettings, timeout_ms: int) -> Pager:
    """Where alerts go: to the address, else into the log."""
    return WebhookPager(alerts.url, timeout_ms, alerts.form, alerts.secret) if alerts.url else LogPager()


def readers(settings: Settings) -> tuple[BalanceReader, ...]:
    """The readers of cTrader's history, in the order of the setting."""
    return tuple(READERS[name](settings) for name in settings.ctrader.readers)


def _simulator(settings: Settings) -> BalanceReader:
    return SimulatorReader(settings.ctrader.url, settings.ctrader.timeout_ms)


def _reporting_db(settings: Settings) -> BalanceReader:
    try:
        from inapp.adapters.reporting_db import ReportingDb
    except ModuleNotFoundError as missing:
        what = "has a driver of its own that is not installed: run pip install '.[reporting-db]'"
        raise SettingsError([("CTRADER_READER reporting_db", what)]) from missing

    return ReportingDb(settings.reporting_db, settings.ctrader.url)


def _manager_api(settings: Settings) -> BalanceReader:
    from inapp.adapters.manager_api import ManagerApi

    return ManagerApi(settings.manager_api, settings.ctrader.url)


READERS: dict[str, Callable[[Settings], BalanceReader]] = {
    "simulator": _simulator,
    "reporting_db": _reporting_db,
    "manager_api": _manager_api,
}
"""What makes the reader of each name in CTRADER_READER."""


def crm(settings: CrmSettings, clock: Clock, bulkheads: Bulkheads) -> Identity:
    """The CRM that knows the traders."""
    from inapp.adapters.crm import CrmIdentity

    return CrmIdentity(settings, clock.boot, bulkheads)


def check(settings: Settings, bulkheads: Bulkheads) -> Check | None:
    """The check of payments by the broker's CRM; None without its address."""
    calls = settings.signed_calls
    if not calls.check_url:
        return None
    from inapp.adapters.crm_check import CrmCheck

    return CrmCheck(calls.check_url, calls.keys, bulkheads)


def events(settings: Settings) -> EventSink | None:
    """Where events of payments go; None without an address."""
    calls = settings.signed_calls
    if not calls.events_url:
        return None
    from inapp.adapters.crm_events import CrmEvents

    return CrmEvents(calls.events_url, calls.keys)


def provider(settings: Settings, clock: Clock, bulkheads: Bulkheads) -> Provider | None:
    """The OpenID provider; None without an issuer."""
    if not settings.oidc.issuer:
        return None
    from inapp.adapters.oidc import OpenIdProvider

    return OpenIdProvider(settings.oidc, f"{settings.brand.public_url}/auth/oidc/callback", clock, bulkheads)


def passkeys(settings: Settings) -> Passkeys | None:
    """Passkeys beside authenticator apps; None without a second step, or at an address that browsers keep none for."""
    site = site_of(settings.brand.public_url)
    if settings.policy.second_factor == "off" or not site:
        return None
    from inapp.adapters.passkeys import WebAuthnPasskeys

    return WebAuthnPasskeys(site, settings.brand.public_url, settings.brand.display_name)


def staff_passkeys(settings: Settings) -> Passkeys | None:
    """Passkeys of staff; None without a console, or at an address that browsers keep none for."""
    site = site_of(settings.staff.origin)
    if not settings.staff.url or not site:
        return None
    from inapp.adapters.passkeys import WebAuthnPasskeys

    return WebAuthnPasskeys(site, settings.staff.origin, settings.brand.display_name)


def staff_provider(settings: Settings, clock: Clock) -> StaffProvider | None:
    """The OpenID provider of staff; None without an issuer."""
    if not settings.staff.issuer:
        return None
    from inapp.adapters.staff_oidc import OpenIdStaff

    return OpenIdStaff(settings.staff, clock)


def mailer(settings: Settings, in_words: Callable[[AnyLetter], tuple[str, str, str, str]]) -> Mailer | None:
    """The mail server; None without a host. `in_words` gives a letter's subject, text, page and language."""
    if not settings.mail.host:
        return None
    from inapp.adapters.mail import SmtpMailer, Written

    return SmtpMailer(settings.mail, lambda letter: Written(*in_words(letter)))
