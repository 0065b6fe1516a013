"""Which part may know which, who guards which address, and what no file may contain. Read from the sources."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache
from http.client import HTTPS_PORT
from pathlib import Path

import pytest
from flask import Flask

from inapp.cli import base
from inapp.domain.errors import Refused
from inapp.statuses import STATUS
from inapp.web import EVERYWHERE, GUARDED, guards

HERE = Path(__file__).parent.parent
OURS = ("inapp", "psp_adapters", "simulator", "app", "tests", "e2e", "benchmarks", "demo", "rehearsal")
PRODUCT = sorted([HERE / "app.py", *HERE.glob("inapp/**/*.py"), *HERE.glob("psp_adapters/**/*.py")])
SIMULATOR = sorted(HERE.glob("simulator/**/*.py"))
FRAMEWORK = frozenset({"flask", "werkzeug", "jinja2", "markupsafe", "click"})
"""What the way in is written with; everything else third party has one owner."""


def name_of(path: Path) -> str:
    """`inapp/web/__init__.py` is `inapp.web`."""
    return ".".join(path.relative_to(HERE).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file; `from a import b` is a.b where that is a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute, so that they can be read"
            base = HERE / node.module.replace(".", "/")
            for alias in node.names:
                inside = (base / alias.name).is_dir() or (base / f"{alias.name}.py").is_file()
                yield f"{node.module}.{alias.name}" if inside else node.module


def third_party(path: Path) -> set[str]:
    roots = {name.split(".")[0] for name in imports(path)}
    return {root for root in roots if root not in sys.stdlib_module_names and root not in OURS}


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


DOMAIN = "inapp.domain"
USE_CASES = ("inapp.payments", "inapp.identity", "inapp.operations", "inapp.staff")
PLACES = {
    "domain": (DOMAIN,),
    "store": ("inapp.store",),
    "cashier": ("inapp.cashier",),
    "identity": ("inapp.identity",),
    "staff": ("inapp.staff",),
    "operations": ("inapp.operations",),
    "payments": ("inapp.payments",),
    "settings": (
        "inapp.settings",
        "inapp.contact_settings",
        "inapp.mail_settings",
        "inapp.reader_settings",
        "inapp.rule_settings",
        "inapp.word_settings",
        "inapp.brand_files",
        "inapp.woff2",
    ),
    "processes": ("inapp.serve", "inapp.front", "inapp.threads"),
    "in": (
        "inapp.web",
        "inapp.console",
        "inapp.worker",
        "inapp.cli",
        "inapp.preview",
        "inapp.arrival",
        "inapp.statuses",
        "inapp.qr",
        "inapp.catalogues",
    ),
    "adapters": ("inapp.adapters",),
    "psp adapters": ("psp_adapters",),
    "app": ("app",),
}
BELOW = {"domain", "store", "cashier"}
MAY_IMPORT = {
    "domain": {"domain"},
    "store": {"domain", "store"},
    "cashier": {"domain", "store"},
    "identity": BELOW | {"identity"},
    "staff": BELOW | {"identity", "staff"},
    "operations": BELOW | {"operations"},
    "payments": BELOW | {"identity", "staff", "operations", "payments"},
    "settings": {"domain", "settings"},
    "processes": {"processes"},
    "in": BELOW | {"identity", "staff", "operations", "payments", "settings", "processes", "in"},
    "adapters": {"domain", "settings", "adapters"},
    "psp adapters": {"domain", "psp adapters"},
    "app": set(PLACES) - {"app"},
}
"""The import rule: domain <- store <- {identity <- staff, operations} <- payments <- {web, console, cli, worker}.

Adapters keep promises of the domain and are known to the app alone: the way in and the way out never meet.
"""


def place_of(name: str) -> str:
    found = [place for place, packages in PLACES.items() if within(name, *packages)]
    assert len(found) == 1, f"{name} has no place in the layers: give it one"
    return found[0]


def found_in(paths: list[Path], look: Callable[[Path], Collection[object]]) -> dict[str, Collection[object]]:
    """What is found wrong in each module, without those in which nothing is."""
    assert len(paths) > 30
    return {name_of(path): wrong for path in paths if (wrong := look(path))}


def test_an_import_points_only_where_its_layer_may_look():
    def wrong(path: Path) -> list[str]:
        place = place_of(name_of(path))
        ours = [name for name in imports(path) if within(name, "inapp", "psp_adapters", "app", "simulator")]
        others = [name for name in ours if name != "inapp"]
        return [name for name in others if within(name, "simulator") or place_of(name) not in MAY_IMPORT[place]]

    assert found_in([path for path in PRODUCT if name_of(path) != "inapp"], wrong) == {}


def test_the_rule_itself_keeps_in_and_out_apart_and_lets_only_the_app_know_both():
    ins, outs = {"in"}, {"adapters", "psp adapters"}
    both = [place for place, known in MAY_IMPORT.items() if known & ins and known & outs]
    assert both == ["app"]
    assert not MAY_IMPORT["in"] & outs
    assert not (MAY_IMPORT["adapters"] | MAY_IMPORT["psp adapters"]) & ins


def test_the_two_applications_know_nothing_of_each_other():
    for one, other in (("inapp.web", "inapp.console"), ("inapp.console", "inapp.web")):
        paths = [path for path in PRODUCT if within(name_of(path), one)]
        assert len(paths) > 5
        assert [name for path in paths for name in imports(path) if within(name, other)] == []


def test_the_domain_and_the_use_cases_are_standard_library_alone():
    inner = [path for path in PRODUCT if within(name_of(path), DOMAIN, *USE_CASES)]
    assert found_in(inner, third_party) == {}


def test_the_simulator_and_the_cashier_know_nothing_of_each_other():
    assert SIMULATOR
    for path in SIMULATOR:
        assert [name for name in imports(path) if within(name, "inapp", "psp_adapters", "app")] == []
    for path in PRODUCT:
        assert [name for name in imports(path) if within(name, "simulator")] == []


def test_adapters_know_the_domain_and_nothing_else_of_the_cashier():
    for path in HERE.glob("psp_adapters/**/*.py"):
        assert [n for n in imports(path) if within(n, "inapp") and not within(n, DOMAIN) and n != "inapp"] == []


OWNERS = {
    "granian": {"inapp.serve"},
    "h11": {"inapp.adapters.http"},
    "argon2": {"inapp.adapters.passwords"},
    "cryptography": {"inapp.adapters.sealing"},
    "webauthn": {"inapp.adapters.passkeys"},
    "segno": {"inapp.qr"},
    "brotli": {"inapp.woff2"},
    "bcrypt": {"inapp.adapters.foreign_hashes"},
    "authlib": {"inapp.adapters.oauth_client", "inapp.adapters.oidc"},  # OAuth 2.0 over our own HTTP, ID tokens
    "joserfc": {"inapp.adapters.oidc"},
    "tabulate": {"inapp.cli.base"},
    "stripe": {"psp_adapters.stripe.client"},
    "dotenv": {"inapp.settings"},
    "babel": {"inapp.web.language", "inapp.catalogues", "inapp.web.catalogue_rules"},  # notation; files of texts
    "htmx_flask": {"inapp.web"},
    "pg8000": {"inapp.adapters.reporting_db"},
    "itsdangerous": {"inapp.web.guards"},
    "flask_wtf": {
        "inapp.web",
        "inapp.web.csrf",
        "inapp.web.forms",
        "inapp.console",
        "inapp.console.show",
    },  # CSRF, and forms
    "wtforms": {"inapp.web.forms"},
}
"""Each third-party library beside the one module that knows it."""


def test_each_library_is_known_to_its_owner_alone():
    users: dict[str, set[str]] = {}
    for path in PRODUCT:
        for library in third_party(path) - FRAMEWORK:
            users.setdefault(library, set()).add(name_of(path))
    assert users == OWNERS


def test_the_framework_is_used_only_on_the_way_in_and_by_adapters_pages():
    for path in PRODUCT:
        if third_party(path) & FRAMEWORK:
            place = place_of(name_of(path))
            assert place in {"in", "psp adapters", "app", "settings", "processes"}, name_of(path)
            if place in {"settings", "processes"}:
                assert third_party(path) & FRAMEWORK == {"click"}, "exit codes and nothing else"


def pinned() -> dict[str, str]:
    files = ("requirements.txt", "requirements-reporting-db.txt")
    lines = [line for name in files for line in (HERE / name).read_text().splitlines()]
    return dict(line.split("#")[0].strip().split("==") for line in lines if line and not line.startswith("#"))


def test_every_library_in_use_is_pinned():
    names = {name.replace("-", "_") for name in pinned()}
    for library in OWNERS:
        package = {"dotenv": "python_dotenv", "wtforms": "flask_wtf", "argon2": "argon2_cffi"}.get(library, library)
        assert package in names


# --- who does what ---

SQL = re.compile(r"\b(INSERT|REPLACE)\b.*\bINTO\b|\bUPDATE\b.*\bSET\b|\bDELETE FROM\b", re.DOTALL)


def texts(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values)


def test_only_the_store_writes_rows():
    writers = {name_of(path) for path in PRODUCT if any(SQL.search(text) for text in texts(path))}
    mocks_own_file = {name for name in writers if within(name, "psp_adapters.mock")}
    assert {name for name in writers - mocks_own_file if not within(name, "inapp.store")} == set()
    assert writers - mocks_own_file, "the search finds what it looks for"


HTTP_STATUS = re.compile(r"\b[45]\d\d\b")
READS_HTTP = "inapp.domain.outcomes"
"""The closed table of what cTrader's answers mean: those numbers are the other side's words, none of ours."""


def numbers(path: Path) -> Iterator[int]:
    yield from (
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and type(node.value) is int
    )


def test_a_use_case_knows_no_http_status_and_no_option_of_a_command():
    def wrong(path: Path) -> list[object]:
        statuses = [number for number in numbers(path) if 400 <= number <= 599 and number != HTTPS_PORT]
        return [*statuses, *(text for text in texts(path) if HTTP_STATUS.search(text) or "--" in text)]

    inner = [path for path in PRODUCT if within(name_of(path), DOMAIN, *USE_CASES) and name_of(path) != READS_HTTP]
    assert found_in(inner, wrong) == {}


def test_each_kind_of_refusal_has_its_http_status_and_its_exit_code():
    kinds = set(Refused.__subclasses__())
    assert set(STATUS) == {kind for kind in kinds if kind.__module__ == Refused.__module__}
    assert set(STATUS) <= set(base.EXIT_CODES)


def test_a_refusal_says_which_kind_it_is_of():
    calls = ((path, node) for path in PRODUCT for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    bare = [f"{name_of(path)}:{node.lineno}" for path, node in calls if ast.unparse(node.func) == "Refused"]
    assert bare == []


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def writes_status(function: ast.FunctionDef) -> bool:
    """Whether a function names the column `status` of a row that it writes, or inserts a payment, which has one."""
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("insert", "update")
        ):
            if any(keyword.arg == "status" for keyword in node.keywords):
                return True
            words = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
            if "status" in words or (node.func.attr == "insert" and "payments" in words):
                return True
    return False


def test_one_statement_writes_the_state_of_a_payment_and_one_its_first():
    writers = [(name_of(path), f.name) for path in PRODUCT for f in functions(path) if writes_status(f)]
    assert writers == [
        ("inapp.store.payments", "_insert_payment"),
        ("inapp.store.payments", "move"),
    ]


def test_no_change_beside_a_move_names_the_state():
    for path in PRODUCT:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "change":
                assert "status" not in [keyword.arg for keyword in node.keywords], f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    ("table", "doors"),
    [
        ("psp_calls", {"add_disbursement", "move_disbursement", "note_disbursement"}),
        ("unmatched", {"hold_funds", "move_unmatched_funds", "set_unmatched_amount"}),
    ],
)
def test_disbursements_and_unmatched_funds_are_written_by_these_doors_alone(table, doors):
    writers, states = set(), set()
    for function in (function for path in PRODUCT for function in functions(path)):
        calls = [n for n in ast.walk(function) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
        written = [call for call in calls if call.func.attr in ("insert", "update") and table in ast.unparse(call)]
        writers |= {function.name for _ in written}
        states |= {
            function.name
            for call in written
            if call.func.attr == "insert" or "state=" in ast.unparse(call) or "'state'" in ast.unparse(call)
        }
    assert writers == doors
    assert states == {door for door in doors if door.startswith(("add", "hold", "move"))}


POSTING_DOORS = {
    "attempts": {"add_attempt", "resolve_attempt"},
    "psp_calls": {"add_disbursement", "move_disbursement"},
    "unmatched": {"hold_funds", "set_unmatched_amount"},
    "disputes": {"keep_dispute"},
    "payments": {"move", "change"},
}
"""The functions of the store that change money, by table."""
MOVES_NO_MONEY = {"note_disbursement", "move_unmatched_funds", "_insert_payment"}


def test_whatever_changes_money_in_the_store_posts_it_to_the_ledger():
    found: dict[str, set[str]] = {}
    for path in HERE.glob("inapp/store/*.py"):
        for function in functions(path):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            methods = [call for call in calls if isinstance(call.func, ast.Attribute)]
            written = [call.args[0] for call in methods if call.func.attr in ("insert", "update")]
            tables = {table.value for table in written if isinstance(table, ast.Constant)} & POSTING_DOORS.keys()
            for table in tables if function.name not in MOVES_NO_MONEY else ():
                found.setdefault(table, set()).add(function.name)
                posts = [call for call in methods if call.func.attr.lstrip("_").startswith("post")]
                assert posts, f"{function.name} changes {table} and posts nothing"
    assert found == POSTING_DOORS


def test_only_the_settings_read_the_environment():
    names = {"environ", "environb", "getenv", "getenvb", "putenv"}

    def reads(path: Path) -> bool:
        nodes = list(ast.walk(tree(path)))
        attributes = [node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
        froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "os"]
        taken = {alias.name for node in froms for alias in node.names}
        return bool(names & (taken | {node.attr for node in attributes if node.value.id == "os"}))

    assert [name_of(path) for path in PRODUCT if reads(path)] == ["inapp.settings"]


def test_no_proxy_of_the_environment_stands_between_us_and_ctrader():
    for path in HERE.glob("inapp/adapters/**/*.py"):
        assert not {name for name in imports(path) if within(name, "urllib.request", "requests", "httpx")}, path


SECRET = re.compile(r"secret|signature|digest|hash|hmac|passw|token|nonce|verifier|handle|signed", re.IGNORECASE)
HARMLESS = {
    "current.password != known": "two readings of one stored hash",
    "self.code == BAD_TOKEN": "the code of an error",
    "db.audit_hash(sent.lines) != sent.head": "hashes that are sent out each night",
    "db.staff_password(member.id) != known": "two readings of one stored hash",
    "token.family == NEW": "what a step token allows, which is no secret",
    "token.family == RENEWING": "what a step token allows, which is no secret",
    "token.user_id != user_id": "a number that is no secret",
    "token.user_id == user": "a number that is no secret",
    "str(found.get('token_type')).lower() != 'bearer'": "the kind of a token",
    "name.lower() == 'stripe-signature'": "the name of a header",
    "name == SIGNATURE.lower()": "the name of a header",
}
COMPARERS = {
    "inapp.adapters.signed_calls",
    "inapp.domain.second_factor",
    "inapp.adapters.foreign_hashes",
    "inapp.identity.crm_callers",
    "inapp.identity.oidc",
    "inapp.identity.passkeys",
    "inapp.identity.sessions",
    "inapp.staff.accounts",
    "inapp.staff.passkeys",
    "inapp.staff.provider",
    "inapp.web.csrf",
    "inapp.web.forms",
    "inapp.web.proxies",
}


def compared(path: Path) -> Iterator[str]:
    """Every comparison of a file that ends at the first difference, and has to do with a secret."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Compare) and {type(op) for op in node.ops} & {ast.Eq, ast.NotEq}:
            yield from (text for text in [ast.unparse(node)] if SECRET.search(text))


@pytest.mark.fault("O07")
def test_secrets_are_compared_in_constant_time():
    found = {text for path in PRODUCT for text in compared(path)}
    assert found == set(HARMLESS), "use hmac.compare_digest, or say here why the time tells nothing"
    uses = {name_of(path) for path in PRODUCT if "hmac.compare_digest(" in path.read_text()}
    assert {name for name in uses if not within(name, "psp_adapters")} == COMPARERS


IMPORTED = """
import sys
from app import create_app
from inapp.settings import Settings
given = {"CASHIER_DEMO": "1", "CASHIER_DATABASE": sys.argv[1]} | dict(zip(sys.argv[2::2], sys.argv[3::2]))
create_app(Settings.read(given, None))
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"authlib", "joserfc", "stripe"}))
"""
STRIPE = ("CASHIER_PSPS", "stripe", "STRIPE_SECRET_KEY", f"sk_test_{'x' * 24}", "STRIPE_PUBLISHABLE_KEY")
STRIPE += (f"pk_test_{'x' * 24}", "STRIPE_WEBHOOK_SECRETS", f"whsec_{'x' * 24}")
PROVIDER = ("OIDC_ISSUER", "https://id.example", "OIDC_CLIENT_ID", "cashier", "OIDC_CLIENT_SECRET", "secret")


@pytest.mark.parametrize(
    ("settings", "libraries"),
    [
        ((), ""),
        (("CASHIER_IDENTITY", "handoff"), ""),
        (("CASHIER_IDENTITY", "crm"), "authlib"),
        (PROVIDER, "authlib joserfc"),
        (STRIPE, "stripe"),
    ],
)
def test_a_costly_library_is_loaded_only_where_it_is_configured(tmp_path, settings, libraries):
    command = [sys.executable, "-c", IMPORTED, str(tmp_path / "x.db"), *settings]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, libraries), done.stderr


# --- guards ---

FORM = (guards.https_only, guards.form_token)
SCREEN = (guards.https_only, guards.as_a_page, guards.form_token)
TOKENS = (guards.https_only, guards.from_ctrader)
DRAWN = (guards.https_only, guards.where_we_log_in, guards.rendered_form)
PASSWORD = (*DRAWN, guards.where_passwords_are)
AT_PROVIDER = (*DRAWN, guards.where_a_provider_is, guards.as_a_page)
ROUTES = {
    # endpoint: (methods, what runs before it beside EVERYWHERE, what else decides)
    "screens.deposit": ({"GET"}, SCREEN, "a one-time token, or the page session"),
    "screens.deposit_send": ({"POST"}, SCREEN, "the page session"),
    "screens.withdraw": ({"GET"}, SCREEN, "a one-time token, or the page session"),
    "screens.withdraw_send": ({"POST"}, SCREEN, "the page session"),
    "screens.alive": ({"GET"}, SCREEN, "the page session"),
    "screens.account": ({"POST"}, SCREEN, "the page session"),
    "screens.payment_form": ({"POST"}, SCREEN, "the page session"),
    "screens.change": ({"POST"}, SCREEN, "the page session; the payment is its own"),
    "payments.poll": ({"GET"}, FORM, "the page session; the payment is its own"),
    "payments.ask": ({"POST"}, FORM, "the page session; the payment is its own"),
    "payments.new_tab": ({"POST"}, FORM, "the page session; the payment is its own"),
    "payments.cancel": ({"POST"}, FORM, "the page session; the payment is its own"),
    "payments.sent": ({"POST"}, FORM, "the page session; the payment is its own"),
    "instruments.remove": ({"POST"}, FORM, "the page session; the card is its own user's"),
    "history.everything": ({"POST"}, FORM, "the page session; the payments are its own"),
    "history.one": ({"POST"}, FORM, "the page session; the payment is its own"),
    "history.receipt": ({"POST"}, FORM, "the page session; the payment is its own"),
    "history.mail_receipt": ({"POST"}, FORM, "the page session; the payment is its own, and so is the address"),
    "login.screen": ({"GET"}, PASSWORD, "nothing: it shows a form"),
    "login.send": ({"POST"}, PASSWORD, "e-mail and password"),
    "login.reset": ({"GET"}, PASSWORD, "nothing: it says whom to ask"),
    "login.send_reset": ({"POST"}, PASSWORD, "nothing: a mail goes to the user's own address"),
    "login.password": ({"GET"}, PASSWORD, "the secret of a link"),
    "login.set_password": ({"POST"}, PASSWORD, "the secret of a link"),
    "second.confirm": ({"POST"}, PASSWORD, "the token of a step, and a code"),
    "second.set_up": ({"POST"}, PASSWORD, "the token of a step, and a code of the new app"),
    "second.with_passkey": ({"POST"}, PASSWORD, "the token of a step, and a signature of the user's passkey"),
    "second.keep": ({"POST"}, PASSWORD, "the secret that is given after a right second step"),
    "second.add": ({"POST"}, PASSWORD, "the same, and a passkey's answer to our challenge"),
    "second.remove": ({"POST"}, PASSWORD, "the same"),
    "second.skip": ({"POST"}, PASSWORD, "the token of a step whose user need not set up an app"),
    "second.finish": ({"POST"}, PASSWORD, "the secret that the recovery codes were drawn with"),
    "oidc.start": ({"GET"}, AT_PROVIDER, "nothing: it starts an OIDC login"),
    "oidc.callback": ({"GET", "POST"}, AT_PROVIDER, "the OIDC login's state and the provider's code"),
    "oidc.logout": ({"GET"}, AT_PROVIDER, "nothing: it leads to the provider's own question"),
    "oidc.finish": ({"POST"}, AT_PROVIDER, "the secret that the callback's page was drawn with"),
    "oidc.wait": ({"POST"}, AT_PROVIDER, "the secret that the waiting page was drawn with"),
    "returns.return_page": ({"GET"}, (guards.https_only,), "the return key"),
    "oauth2.crm_api_token": ({"POST"}, TOKENS, "a CRM password"),
    "oauth2.onetime_authorize": ({"POST"}, TOKENS, "the CRM API token"),
    "oauth2.authorize": ({"POST"}, TOKENS, "the CRM API token"),
    "oauth2.generate": ({"POST"}, TOKENS, "the CRM API token"),
    "oauth2.logout": ({"POST"}, TOKENS, "the CRM API token"),
    "webhooks.receive": ({"POST"}, (), "the PSP's signature"),
    "pages.accessibility": ({"GET"}, (guards.https_only,), "tells nothing about anybody"),
    "healthz": ({"GET"}, (), "tells nothing about anybody"),
    "static": ({"GET"}, (), "public files"),
}
ADAPTERS_PAGES = {
    "psp-mock.pay": ({"GET"}, (), "the payment's secret at the mock"),
    "psp-mock.act": ({"POST"}, (), "the payment's secret at the mock"),
}


@pytest.fixture
def whole_app(tmp_path: Path) -> Flask:
    """The application with the mock's own pages."""
    from app import create_app
    from inapp.settings import Settings

    environment = {
        "CASHIER_DEMO": "1",
        "CASHIER_DATABASE": str(tmp_path / "x.db"),
        "CASHIER_PUBLIC_URL": "https://pay.example",
    }
    return create_app(Settings.read(environment, dotenv=None))


def test_every_address_has_a_guard_that_is_written_down(whole_app):
    found = {
        rule.endpoint: (
            rule.methods - {"HEAD", "OPTIONS"},
            tuple(whole_app.before_request_funcs.get(rule.endpoint.rpartition(".")[0] or "-", ())),
        )
        for rule in whole_app.url_map.iter_rules()
    }
    assert found == {name: (methods, checks) for name, (methods, checks, _) in (ROUTES | ADAPTERS_PAGES).items()}


def test_the_checks_for_all_run_before_every_address(whole_app):
    for check in EVERYWHERE:
        assert check in whole_app.before_request_funcs[None]
    assert guards.same_origin in EVERYWHERE
    assert {blueprint.name for blueprint, _ in GUARDED} == {name.partition(".")[0] for name in ROUTES if "." in name}


def filled(rule: str) -> str:
    values = {
        "name": "mock",
        "ref": "D-AAAAAAA",
        "key": "k" * 43,
        "secret": "s" * 43,
        "action": "approve",
        "filename": "x",
        "link": "l" * 43,
    }
    return re.sub(r"<(?:[a-z():,'\" ]+:)?(\w+)>", lambda match: values.get(match[1], "deposit"), rule)


def posts(app: Flask) -> list[tuple[str, str]]:
    """Every address for posts of our own pages and of servers."""
    ours = [rule for rule in app.url_map.iter_rules() if "POST" in rule.methods]
    return [(rule.endpoint, filled(rule.rule)) for rule in ours if rule.endpoint not in guards.FROM_ELSEWHERE]


def test_the_one_post_that_comes_from_elsewhere_is_that_of_the_identity_provider():
    assert {"oidc.callback"} == guards.FROM_ELSEWHERE


@pytest.mark.fault("S17")
def test_another_sites_post_is_refused_at_every_address(whole_app):
    client = whole_app.test_client(use_cookies=False)
    addresses = posts(whole_app)
    assert len(addresses) >= 12
    for endpoint, address in addresses:
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            answer = client.post(address, base_url="https://pay.example", headers=headers)
            assert answer.status_code == 403, (endpoint, address)


@pytest.mark.fault("S17")
def test_no_screen_takes_a_post_without_its_token(whole_app):
    client = whole_app.test_client(use_cookies=False)
    for endpoint, address in posts(whole_app):
        if endpoint in ROUTES and ROUTES[endpoint][1] in (FORM, PASSWORD, AT_PROVIDER):
            answer = client.post(address, base_url="https://pay.example", data={"amount": "10"})
            assert 400 <= answer.status_code < 500, (endpoint, address)


def test_token_calls_and_logins_over_plain_http_are_refused(whole_app):
    client = whole_app.test_client(use_cookies=False)
    tried = 0
    for rule in whole_app.url_map.iter_rules():
        if rule.endpoint.startswith(("oauth2.", "login.", "oidc.")):
            for method in rule.methods & {"GET", "POST"}:
                answer = client.open(filled(rule.rule), method=method, base_url="http://pay.example", json={})
                assert (answer.status_code, "Location" in answer.headers) == (403, False), rule
                tried += 1
    assert tried >= 14


# --- size ---

MOST_LINES, LONGEST_FUNCTION = 500, 40


def test_a_module_can_be_read_in_one_sitting():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in PRODUCT + SIMULATOR}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_a_function_fits_on_a_screen():
    def lines(node: ast.FunctionDef) -> int:
        return node.end_lineno - node.lineno + 1

    def own_lines(function: ast.FunctionDef) -> int:
        inner = [node for node in ast.walk(function) if isinstance(node, ast.FunctionDef) and node is not function]
        return lines(function) - sum(map(lines, inner))

    def too_long(path: Path) -> list[str]:
        return [
            f"{function.name} has {own_lines(function)} lines of its own"
            for function in functions(path)
            if own_lines(function) > LONGEST_FUNCTION
        ]

    assert found_in(PRODUCT + SIMULATOR, too_long) == {}


# --- what no file may contain ---

SKIPPED = {".git", ".venv", ".demo", ".hypothesis", "__pycache__", "test-results", "node_modules"}
TEXT = {".py", ".md", ".html", ".css", ".js", ".po", ".pot", ".csv", ".toml", ".txt", ".service", ".svg", ""}
# Put together here, so that this file is not its own finding.
OTHER_PLATFORMS = [
    "meta" + "trader",
    "meta " + "trader",
    "mt" + "4",
    "mt" + "5",
    "match" + "-trader",
    "dx" + "trade",
    "trading" + "view",
]


@cache
def all_texts() -> tuple[tuple[str, str], ...]:
    found = []
    for folder, folders, files in os.walk(HERE):
        folders[:] = [name for name in folders if name not in SKIPPED and not name.startswith(".")]
        for file in (Path(folder) / name for name in files):
            if file.suffix in TEXT and not file.name.startswith((".", "htmx-")):
                found.append((str(file.relative_to(HERE)), file.read_text(errors="replace")))
    return tuple(found)


@pytest.mark.parametrize("word", OTHER_PLATFORMS)
def test_no_other_platform_is_named(word):
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    assert len(all_texts()) > 80
    found = [name for name, text in all_texts() if pattern.search(text)]
    assert [name for name in found if not name.startswith(("tests/", "e2e/"))] == []  # those say what must not appear


SCREENS = ("templates/", "static/", "inapp/web/", *(f"psp_adapters/{name}/" for name in ("mock", "stripe")))


def test_no_screen_says_ctrader_id():
    screens = [(name, text) for name, text in all_texts() if name.startswith(SCREENS)]
    assert len(screens) > 20
    assert [name for name, text in screens if re.search(r"cTrader[ -]?ID\b", text)] == []


OURS_IN_PAGES = sorted([*HERE.glob("templates/**/*.html"), *HERE.glob("psp_adapters/**/*.html")])
TEMPLATES = [*OURS_IN_PAGES, *sorted(HERE.glob("simulator/templates/**/*.html"))]


@pytest.mark.fault("X02")
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(HERE)))
def test_a_template_has_no_script_or_style_that_a_strict_policy_would_stop(path):
    text = path.read_text()
    assert re.findall(r"<[^>]*\s(on[a-z]+|style|hx-on[:\w-]*|hx-vals=[\"']js:)\s*=", text) == []
    assert "javascript:" not in text
    if path in OURS_IN_PAGES:
        for tag in re.findall(r"<(?:script|style)\b[^>]*>", text):
            assert "src=" in tag or 'nonce="{{ csp_nonce() }}"' in tag, tag


@pytest.mark.parametrize("path", OURS_IN_PAGES, ids=lambda path: path.name)
def test_nothing_is_marked_safe_in_a_template(path):
    assert re.findall(r"\|\s*safe\b", path.read_text()) == []
