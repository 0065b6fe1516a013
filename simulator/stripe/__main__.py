"""`python -m simulator.stripe`: runs the local Stripe until it is told to stop."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from flask import Flask

from simulator.server import Listeners, PortTaken
from simulator.stripe import disputes, payouts, refunds, sessions
from simulator.stripe.api import api
from simulator.stripe.control import control
from simulator.stripe.faults import Faults
from simulator.stripe.pages import pages
from simulator.stripe.state import Account, World
from simulator.stripe.webhooks import Courier

EXIT_PORT_TAKEN = 4
TICK = 0.25


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator.stripe", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="0 takes a free port")
    parser.add_argument("--webhook", required=True, metavar="URL", help="where events are posted")
    parser.add_argument("--webhook-secret", required=True, help="whsec_..., signs the events")
    parser.add_argument("--secret-key", required=True, help="sk_test_..., the server's key")
    parser.add_argument("--publishable-key", required=True, help="pk_test_..., the browser's key")
    parser.add_argument("--pages", metavar="URL", help="the address of the hosted pages, if not our own")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keeps everything over a restart")
    parser.add_argument("--record", action="store_true", help="keeps whole requests and answers, for tests alone")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    """Serves until SIGTERM or SIGINT; 0 then, 4 when the port is taken."""
    options = _arguments(argv)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    app = Flask("simulator.stripe", root_path=str(Path(__file__).parent), static_folder=None)
    # A connection that a fault cuts is an exception that must reach the server, not an error page.
    app.config["PROPAGATE_EXCEPTIONS"] = True
    listeners = Listeners(app, options.port)
    world = World(Account(options.secret_key, options.publishable_key, options.webhook), options.state, options.record)
    world.does.update(
        expire_session=sessions.expire_due,
        dispute=disputes.dispute_due,
        refund_fails=refunds.fails,
        refund_succeeds=refunds.succeeds,
        pay_out=payouts.pay_out,
        payout_arrives=payouts.arrives,
    )
    courier = Courier(world, options.webhook, options.webhook_secret)
    world.publish = courier.take
    armed = Faults()
    app.register_blueprint(api(world, armed, lambda: options.pages or f"http://localhost:{listeners.port}"))
    app.register_blueprint(control(world, armed, courier))
    app.register_blueprint(pages(world))
    try:
        listeners.open()
    except PortTaken as error:
        print(f"simulator.stripe: {error}; choose another with --port", file=sys.stderr)
        return EXIT_PORT_TAKEN
    print(f"ready http://localhost:{listeners.port}/", flush=True)
    courier.resume()
    while not stop.wait(TICK):
        world.tick()
    listeners.close()
    courier.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
