"""Django's settings; what differs between two machines comes from the environment."""

import os
from pathlib import Path

SECRET_KEY = os.environ["PEER_SECRET_KEY"]
CRM_PASSWORD = os.environ["PEER_CRM_PASSWORD"]
CTRADER_URL = os.environ["CTRADER_URL"]
CTRADER_MANAGER_LOGIN = os.environ["CTRADER_MANAGER_LOGIN"]
CTRADER_MANAGER_PASSWORD = os.environ["CTRADER_MANAGER_PASSWORD"]

ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "benchmarks.peer.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = ["django.contrib.sessions", "payments", "benchmarks.peer"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ["PEER_DATABASE"]),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            # As durable as the cashier: what was answered survives a power cut.
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
        },
    }
}

PAYMENT_MODEL = "peer.Payment"
PAYMENT_HOST = "127.0.0.1"
PAYMENT_USES_SSL = False
PAYMENT_VARIANTS = {"default": ("payments.dummy.DummyProvider", {})}
