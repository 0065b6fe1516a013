"""The app shell: a stand-in for the phone app and the web platform in which a trader opens the cashier."""

from flask import Blueprint, Response, make_response, render_template, request

from simulator.app import IDENTITIES, App
from simulator.installation import Installation

MODES = ("phone", "web")
SOURCES = ("Web", "Android", "iOS", "MacOS", "Desktop")
CALLBACKS = {
    "success": "The cashier has finished. The app closes its browser here.",
    "close": "The cashier was closed. The app closes its browser here.",
    "login": "You are logged in. The app closes its browser here.",
}


def shell(app: App, installation: Installation, console: str = "") -> Blueprint:
    """The shell's page and the addresses at which the app closes its browser."""
    routes = Blueprint("shell", __name__)

    @routes.get("/")
    def page() -> str:
        running = installation.running
        identity = running["identity"] if running else request.args.get("identity", "")
        identity = identity if identity in IDENTITIES else IDENTITIES[0]
        people = app.users(identity)
        mode = request.args.get("mode")
        chosen = next((user for user in people if str(user["userId"]) == request.args.get("user")), people[0])
        account = next(
            (item for item in chosen["accounts"] if str(item["login"]) == request.args.get("account")),
            chosen["accounts"][0],
        )
        return render_template(
            "shell.html",
            users=people,
            user=chosen,
            account=account,
            mode=mode if mode in MODES else MODES[0],
            sources=SOURCES,
            identity=identity,
            cashier=app.cashier.base_url,
            console=console,
        )

    @routes.get("/callback/<result>")
    def callback(result: str) -> Response:
        if result not in CALLBACKS:
            return make_response("Not found", 404)
        return make_response(render_template("callback.html", result=result, text=CALLBACKS[result]))

    return routes
