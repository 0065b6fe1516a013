"""`python -m benchmarks.peer PORT ACCOUNTS`: makes the tables, imports the accounts and serves like the cashier."""

import csv
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections

from inapp import serve

__all__ = ["get_wsgi_application"]


def _prepare(accounts: Path) -> None:
    django.setup()
    from benchmarks.peer.models import Account  # which Django must be set up for

    call_command("migrate", run_syncdb=True, verbosity=0)
    with accounts.open(newline="") as rows:
        found = [Account(login=row["login"], user_id=row["user_id"]) for row in csv.DictReader(rows)]
    Account.objects.bulk_create(found, ignore_conflicts=True)
    connections.close_all()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.peer.settings"
    _prepare(Path(sys.argv[2]))
    serve.serve_web("127.0.0.1", int(sys.argv[1]), target=f"{Path(__file__).resolve()}:get_wsgi_application")
