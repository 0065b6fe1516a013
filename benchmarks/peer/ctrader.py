"""The one booking that the peer makes in cTrader."""

import hashlib
from decimal import Decimal

import requests
from django.conf import settings
from django.core.cache import cache

TIMEOUT_S = 15
HEADERS = {"Accept": "application/json"}


def _manager_token() -> str:
    hashed = hashlib.md5(settings.CTRADER_MANAGER_PASSWORD.encode(), usedforsecurity=False).hexdigest()
    answer = requests.post(
        f"{settings.CTRADER_URL}/v2/webserv/managers/token",
        json={"login": settings.CTRADER_MANAGER_LOGIN, "hashedPassword": hashed},
        headers=HEADERS,
        timeout=TIMEOUT_S,
    )
    answer.raise_for_status()
    return answer.json()["webservToken"]


def deposit(login: int, amount: Decimal, reference: str) -> int:
    """Add to an account's balance; gives cTrader's id of the change. Raises requests.RequestException."""
    answer = requests.post(
        f"{settings.CTRADER_URL}/v2/webserv/traders/{login}/changebalance",
        params={"token": cache.get_or_set("manager-token", _manager_token)},
        json={
            "login": login,
            "type": "DEPOSIT",
            "preciseAmount": str(amount),
            "comment": f"Deposit {reference}",
            "externalId": reference,
        },
        headers=HEADERS,
        timeout=TIMEOUT_S,
    )
    answer.raise_for_status()
    return answer.json()["balanceHistoryId"]
