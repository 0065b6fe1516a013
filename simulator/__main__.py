"""`python -m simulator`: runs the local cTrader until it is told to stop."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from flask import Flask

from simulator.backend import Manager, backend
from simulator.control import control
from simulator.crm import Crm
from simulator.server import Listeners, PortTaken
from simulator.shell import shell
from simulator.state import State

EXIT_PORT_TAKEN = 4


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="0 takes a free port")
    parser.add_argument("--cashier", required=True, metavar="URL", help="where the cashier answers")
    parser.add_argument("--manager-login", required=True)
    parser.add_argument("--manager-password", required=True, help="the plain one")
    parser.add_argument("--crm-password", required=True, help="what the cashier's crmApiToken accepts")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keeps accounts and history over a restart")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    """Serves until SIGTERM or SIGINT; 0 then, 4 when the port is taken."""
    options = _arguments(argv)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    app = Flask("simulator")
    # A connection that a fault cuts is an exception that must reach the server, not an error page.
    app.config["PROPAGATE_EXCEPTIONS"] = True
    listeners = Listeners(app, options.port)
    state = State(options.state)
    crm = Crm(state, options.cashier, options.crm_password)
    app.register_blueprint(backend(state, Manager(options.manager_login, options.manager_password)))
    app.register_blueprint(control(state, crm, listeners.go_offline))
    app.register_blueprint(shell(state, crm))
    try:
        listeners.open()
    except PortTaken as error:
        print(f"simulator: {error}; choose another with --port", file=sys.stderr)
        return EXIT_PORT_TAKEN
    print(f"ready http://localhost:{listeners.port}/", flush=True)
    stop.wait()
    listeners.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
