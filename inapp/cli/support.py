"""`users show`, `users lift`, `sessions ...`: what support needs when somebody does not get in."""

import json
from dataclasses import asdict
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, Group, cell, fields, moment, print_rows
from inapp.domain.identifiers import MAX_ID
from inapp.identity import support
from inapp.identity.support import Overview

USER_ID = click.argument("user_id", type=click.IntRange(1, MAX_ID))
MOMENTS = frozenset({"at", "began", "ends", "bound", "created", "active", "used", "wait_until", "last_login"})
"""Fields that are milliseconds since the epoch."""


def network(context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    """An address as a caller's is counted: an IPv6 one as its /64."""
    if text is None:
        return None
    try:
        address = ip_address(text.strip())
    except ValueError:
        raise click.BadParameter(f"{text!r} is no IP address") from None
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def add_to(users: Group, cashier: Cashier) -> None:
    """Add the commands about one user to the group `users`."""

    @users.command("show")
    @USER_ID
    @AS_JSON
    def show(user_id: int, as_json: bool) -> None:
        """What is known of a user's way in: last login, refusals, delay, sessions, bonds at providers."""
        found = _shown(support.overview(cashier, user_id))
        if as_json:
            click.echo(json.dumps(found, indent=2))
            return
        for name, value in found.items():
            if isinstance(value, list):
                click.echo(f"\n{name}:{'' if value else ' none'}")
                print_rows(value, False)
            else:
                click.echo(f"{name}: {cell(value)}")

    @users.command("lift")
    @click.argument("user_id", required=False, type=click.IntRange(1, MAX_ID))
    @click.option("--address", callback=network, help="The address from which somebody does not get in.")
    def lift(user_id: int | None, address: str | None) -> None:
        """End the delays after failed logins, of a user's account, of an address, or of both."""
        if user_id is None and address is None:
            raise click.ClickException("name a USER_ID, an --address, or both")
        support.lift(cashier, user_id, address)
        named = {"user": user_id, "address": address}
        whom = " and ".join(f"{name} {value}" for name, value in named.items() if value is not None)
        click.echo(f"{whom}: the next login does not have to wait")


def sessions(cashier: Cashier) -> Group:
    """The group `sessions`."""
    group = Group("sessions", help="Logins of the platform that go on.")

    @group.command("list")
    @USER_ID
    @AS_JSON
    def list_sessions(user_id: int, as_json: bool) -> None:
        """The sessions of a user; the id of one opens nothing."""
        rows = [_with_moments(asdict(session)) for session in support.overview(cashier, user_id).sessions]
        print_rows(rows, as_json, "id", "kept", "began", "ends")

    @group.command("end")
    @USER_ID
    @click.option("--session", "session_id", help="Only this one, by the id that `sessions list` tells.")
    def end(user_id: int, session_id: str | None) -> None:
        """End the sessions of a user and all open pages; the user may log in again at once."""
        ended = support.end_sessions(cashier, user_id, session_id)
        click.echo(f"user {user_id}: {ended} session{'s' * (ended != 1)} ended, and all open pages")

    return group


def _shown(seen: Overview) -> dict[str, Any]:
    """An overview as JSON tells it; moments are texts in UTC."""
    logins = [one for one in seen.sign_ins if not one.refused]
    facts = fields(seen.user, "user_id", "email", "name", "language", "enabled") | {
        "password": bool(seen.user.password),
        "last_login": logins[0].at if logins else None,
        "failures": seen.failures,
        "wait_until": seen.wait_until,
        "second_step": seen.recovery_codes is not None,
        "recovery_codes": seen.recovery_codes,
    }
    lists = {
        "accounts": [fields(account, "login", "name", "enabled") for account in seen.accounts],
        "sign_ins": [fields(one, "at", "way", "refused") for one in seen.sign_ins],
        "sessions": [asdict(session) for session in seen.sessions],
        "pages": [fields(page, "screen", "login", "created", "active") for page in seen.pages],
        "passkeys": [fields(one, "name", "created", "used") for one in seen.passkeys],
        "providers": [asdict(bond) for bond in seen.bonds],
    }
    return _with_moments(facts) | {name: [_with_moments(row) for row in rows] for name, rows in lists.items()}


def _with_moments(row: dict[str, Any]) -> dict[str, Any]:
    return {name: moment(value) if name in MOMENTS and value is not None else value for name, value in row.items()}
