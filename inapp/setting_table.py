"""Every setting of the cashier in one literal table; reading, error reports and the README follow it."""

from types import MappingProxyType
from typing import NamedTuple

from inapp import setting_values as read


class Setting(NamedTuple):
    """One row of the table; defaults are texts as one would write them.

    `demo` is the default in demos. `needed` says what to do when a required setting is missing; `only_with` names
    the one way of identity that requires it. `empty` is the value of no text at all; with `empty_counts` an empty
    text is a choice like any other.
    """

    name: str
    field: str
    parse: read.Parser
    default: str
    meaning: str
    demo: str = ""
    needed: str = ""
    only_with: str = ""
    empty: object = ""
    empty_counts: bool = False


_MIN = "10,JPY:1000,KRW:10000,VND:200000,BTC:0.001,ETH:0.01"
_MAX = "50000,JPY:5000000,KRW:50000000,VND:1000000000,BTC:10,ETH:100"
_PRESETS = (
    "50,100,250,500,JPY:5000 10000 25000 50000,KRW:50000 100000 250000 500000,"
    "VND:1000000 2500000 5000000 10000000,BTC:0.001 0.005 0.01 0.05,ETH:0.02 0.1 0.2 1"
)

TABLE: tuple[Setting, ...] = (
    Setting("CASHIER_DEMO", "demo", read.switch, "0", "`1` in `make run` and tests only"),
    Setting(
        "CASHIER_TEST_MONEY",
        "test_money",
        read.switch,
        "0",
        "`1`: rehearse with a PSP's test keys against a test cTrader; test money then counts, real money does not",
    ),
    Setting("CASHIER_DATABASE", "database", read.database, "cashier.db", "Path of the SQLite file"),
    Setting(
        "CASHIER_SECRET_KEY",
        "secret_key",
        read.secret,
        "",
        "Signing key",
        demo="demo-secret-key",
        needed="is missing: put in a long random text, such as `openssl rand -hex 32` prints",
    ),
    Setting(
        "CASHIER_PUBLIC_URL",
        "public_url",
        read.public_base,
        "",
        "Our base address as the app sees it",
        demo="http://127.0.0.1:8080",
        needed="is missing: put in the address that traders reach, such as https://pay.example.com",
    ),
    Setting(
        "CASHIER_SUCCESS_URL",
        "success_url",
        read.address,
        "",
        "Where the browser goes on success; visited to the letter",
        demo="http://localhost:8090/callback/success",
        needed="is missing: put in the success address agreed with cTrader",
    ),
    Setting(
        "CASHIER_CLOSE_URL",
        "close_url",
        read.address,
        "",
        "Where the browser goes on Close (without it: the success address); visited to the letter",
        demo="http://localhost:8090/callback/close",
    ),
    Setting(
        "CASHIER_FRAME_ANCESTORS",
        "frame_ancestors",
        read.origins,
        "https://app.ctrader.com",
        "Origins that may frame the screens, with spaces between them",
        demo="http://localhost:8090",
    ),
    Setting(
        "CASHIER_DISPLAY_NAME",
        "display_name",
        read.text,
        "",
        "The name on the screens (without it: the legal name)",
        demo="Acme Markets",
    ),
    Setting(
        "CASHIER_LEGAL_NAME",
        "legal_name",
        read.text,
        "",
        "The legal entity shown",
        demo="Acme Markets Ltd (demo)",
        needed="is missing: put in the name of the company that takes the money",
    ),
    Setting("CASHIER_LEGAL_TEXT", "legal_text", read.text, "", "A sentence shown below the legal name"),
    Setting("CASHIER_LOGO", "logo", read.logo, "", "A picture file: svg, png or webp, at most 32 kB", empty=None),
    Setting("CASHIER_ACCENT", "accent", read.colour, "#1A73E8", "The accent colour, #RRGGBB"),
    Setting(
        "CASHIER_IDENTITY",
        "identity",
        read.one_of("sso", "handoff"),
        "sso",
        "`sso`: cTrader asks us for tokens; `handoff`: we ask cTrader",
    ),
    Setting(
        "CASHIER_CRM_PASSWORDS",
        "crm_passwords",
        read.passwords,
        "",
        "Passwords that `/oauth2/crmApiToken` accepts, with commas between them (identity `sso`)",
        demo="demo-crm",
        needed="is missing: put in the password agreed with cTrader, or set CASHIER_IDENTITY=handoff",
        only_with="sso",
        empty=(),
    ),
    Setting("CASHIER_INAPP_TOKENS", "inapp_tokens", read.switch, "0", "`1`: issue and demand `inappToken`"),
    Setting(
        "CASHIER_SHARED_ONE_TIME_TOKENS",
        "shared_one_time_tokens",
        read.switch,
        "0",
        "`1`: `generate`d tokens may also be exchanged at `onetime/authorize`",
    ),
    Setting(
        "CTRADER_URL",
        "ctrader_url",
        read.backend_base,
        "",
        "The WebServices host; one installation serves one",
        demo="http://127.0.0.1:8090",
        needed="is missing: put in your cTrader WebServices address, such as https://host:port",
    ),
    Setting(
        "CTRADER_MANAGER_LOGIN",
        "ctrader_manager_login",
        read.whole(1),
        "",
        "Login of the manager",
        demo="4100",
        needed="is missing: put in the number of the manager that books for the cashier",
    ),
    Setting(
        "CTRADER_MANAGER_PASSWORD",
        "ctrader_manager_password",
        read.secret,
        "",
        "Plain password of the manager; it is sent hashed, as the API wants",
        demo="demo-manager",
        needed="is missing: put in the plain password of the manager",
    ),
    Setting(
        "CTRADER_PREFIX_WEBSERV",
        "ctrader_prefix_webserv",
        read.prefix,
        "/v2",
        "Path before `/webserv/…`",
        empty_counts=True,
    ),
    Setting(
        "CTRADER_PREFIX_CID",
        "ctrader_prefix_cid",
        read.prefix,
        "/cid",
        "Path before `/ctid/…` and `/oauth2/…`",
        empty_counts=True,
    ),
    Setting(
        "CTRADER_PREFIX_CTID2",
        "ctrader_prefix_ctid2",
        read.prefix,
        "",
        "Path before `/ctid2/…`",
        empty_counts=True,
    ),
    Setting("CTRADER_TIMEOUT", "ctrader_timeout", read.seconds, "15", "Total seconds for one call"),
    Setting(
        "CTRADER_CALLS_PER_HOUR",
        "ctrader_calls_per_hour",
        read.whole(1),
        "3600",
        "Budget of calls that are no GET; redeems may use at most half of it",
    ),
    Setting(
        "CTRADER_MONEY_DIGITS",
        "ctrader_money_digits",
        read.digits,
        "",
        "Decimals by currency where cTrader names none: `USD:2,JPY:0`",
        empty=MappingProxyType({}),
    ),
    Setting(
        "CTRADER_READER",
        "ctrader_reader",
        read.reader,
        "none",
        "`none`, or `simulator` (demo only): where bookings are read back",
        demo="simulator",
    ),
    Setting(
        "CASHIER_PSPS",
        "psps",
        read.words,
        "",
        "Adapter names in display order, with spaces (`mock` in demos only)",
        demo="mock",
        needed="is missing: name the adapters of your payment providers",
    ),
    Setting("CASHIER_DEPOSIT_MIN", "deposit_min", read.amounts, _MIN, "Smallest deposit, plain or per currency"),
    Setting("CASHIER_DEPOSIT_MAX", "deposit_max", read.amounts, _MAX, "Largest deposit, plain or per currency"),
    Setting(
        "CASHIER_WITHDRAW_MIN",
        "withdraw_min",
        read.amounts,
        _MIN,
        "Smallest withdrawal, plain or per currency",
    ),
    Setting(
        "CASHIER_WITHDRAW_MAX",
        "withdraw_max",
        read.amounts,
        _MAX,
        "Largest withdrawal, plain or per currency",
    ),
    Setting(
        "CASHIER_PRESETS",
        "presets",
        read.presets,
        _PRESETS,
        "Offered amounts: `50,100,JPY:5000 10000`; those beyond a limit are left out",
    ),
    Setting("CASHIER_PAYMENT_TTL", "payment_ttl", read.seconds, "1800", "Seconds until an unpaid deposit expires"),
    Setting(
        "CASHIER_QUIET_PERIOD",
        "quiet_period",
        read.seconds,
        "600",
        "Seconds that a read-back must look past a lost booking",
    ),
    Setting(
        "CASHIER_ALERT_URL",
        "alert_url",
        read.address,
        "",
        "Alerts are posted here as JSON and retried until accepted; without it they are logged",
    ),
    Setting("CASHIER_TRUSTED_PROXIES", "trusted_proxies", read.whole(0), "0", "Number of reverse proxies in front"),
    Setting(
        "CASHIER_CRASH_AT",
        "crash_at",
        read.crash_point,
        "",
        "Demo only: the point at which a rehearsal kills the process",
    ),
)
