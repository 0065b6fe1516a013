"""`python -m simulator`: runs the local cTrader until it is told to stop."""

import argparse
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from flask import Flask

from simulator.app import App
from simulator.backend import Manager, backend
from simulator.control import Broker, WithRoutes, control
from simulator.crm import Crm
from simulator.crm_desk import Desk, crm_desk
from simulator.crm_records import Records
from simulator.crm_stand_in import AccountAccess, crm_stand_in
from simulator.installation import Installation
from simulator.oidc import Provider, oidc
from simulator.server import Listeners, PortTaken
from simulator.shell import shell
from simulator.staff import staff
from simulator.state import State

EXIT_PORT_TAKEN = 4


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="0 takes a free port")
    parser.add_argument("--cashier", required=True, metavar="URL", help="where the cashier answers")
    parser.add_argument("--manager-login", required=True)
    parser.add_argument("--manager-password", required=True, help="the plain one")
    parser.add_argument("--crm-password", required=True, help="what the cashier's crmApiToken accepts")
    parser.add_argument("--manager-api-port", type=int, help="offers the Manager API there; 0 takes a free port")
    parser.add_argument("--reader-login", default="4200", help="of the manager who can only read")
    parser.add_argument("--reader-password", default="demo-reader", help="the plain one")
    parser.add_argument("--reporting-db", action="store_true", help="offers one; needs Debian's postgresql-15")
    parser.add_argument("--console", default="", metavar="URL", help="where the broker's staff console answers")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keeps accounts and history over a restart")
    return parser.parse_args(argv)


def _furnish(site: Flask, options: argparse.Namespace, listeners: Listeners, ended: ExitStack) -> None:
    state, records, access = State(options.state), Records(options.crm_password), AccountAccess()
    provider = Provider(lambda: f"http://localhost:{listeners.port}/oidc", options.cashier)
    cashier = Crm(state, lambda: options.cashier, options.crm_password)
    crm = Crm(state, lambda: f"http://127.0.0.1:{listeners.port}/crm", options.crm_password, "crm")
    app, installation, desk = App(state, cashier, crm, records), Installation(), Desk()
    site.register_blueprint(backend(state, Manager(options.manager_login, options.manager_password)))
    site.register_blueprint(
        crm_stand_in(state, records, access, lambda: f"http://localhost:{listeners.port}/callback/login")
    )
    site.register_blueprint(crm_desk(state, desk))
    site.register_blueprint(oidc(state, provider))
    parts = [installation, desk, *_to_be_read(state, options, ended)]
    site.register_blueprint(control(state, app, Broker(records, access, desk), listeners.go_offline, *parts))
    site.register_blueprint(shell(app, installation, options.console))
    site.register_blueprint(staff(options.console))


def _to_be_read(state: State, options: argparse.Namespace, ended: ExitStack) -> Iterator[WithRoutes]:
    """The sources of the history that are offered; what they start ends with `ended`."""
    if options.manager_api_port is not None:
        from simulator.manager_api import ManagerApi  # it makes a certificate, with a library that starts slowly

        api = ManagerApi(state, Manager(options.reader_login, options.reader_password))
        api.open(options.manager_api_port)
        yield api
    if options.reporting_db:
        from simulator.reporting_db import ReportingDb

        database = ReportingDb(state)
        ended.callback(database.close)
        yield database


def main(argv: list[str] | None = None) -> int:
    """Serves until SIGTERM or SIGINT; 0 then, 4 when the port is taken."""
    options = _arguments(argv)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    site = Flask("simulator")
    # A connection that a fault cuts is an exception that must reach the server, not an error page.
    site.config["PROPAGATE_EXCEPTIONS"] = True
    listeners = Listeners(site, options.port)
    with ExitStack() as ended:
        try:
            _furnish(site, options, listeners, ended)
            listeners.open()
        except PortTaken as error:
            print(f"simulator: {error}; choose another with --port", file=sys.stderr)
            return EXIT_PORT_TAKEN
        ended.callback(listeners.close)
        print(f"ready http://localhost:{listeners.port}/", flush=True)
        stop.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
