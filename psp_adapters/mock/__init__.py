"""A payment provider of play money, for demos and tests. It refuses to work anywhere else."""

from psp_adapters import AdapterContext
from psp_adapters.mock.adapter import Mock
from psp_adapters.mock.catalogue import METHODS, MORE
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.webhooks import Courier, Signatures

WEBHOOK_PATH = "/psp/mock/webhook"


def create(context: AdapterContext) -> Mock:
    """Build the mock. Raises ValueError outside demo mode or without a usable secret.

    Settings: `CASHIER_MOCK_WEBHOOK_SECRET` (several with commas, the first one signs; default `demo`),
    `CASHIER_MOCK_WEBHOOK_URL` (default: the webhook address below the public URL) and `CASHIER_MOCK_MORE` (1 for a long
    list of methods).
    """
    if not context.demo:
        raise ValueError("the mock PSP pays out play money: it works only with CASHIER_DEMO=1")
    secrets = context.environment.get("CASHIER_MOCK_WEBHOOK_SECRET") or "demo"
    signatures = Signatures(tuple(secret.strip() for secret in secrets.split(",") if secret.strip()))
    url = context.environment.get("CASHIER_MOCK_WEBHOOK_URL") or context.public_url + WEBHOOK_PATH
    provider = MockProvider(f"{context.database}.mock")
    methods = METHODS + (MORE if context.environment.get("CASHIER_MOCK_MORE") == "1" else ())
    return Mock(provider, signatures, Courier(provider, signatures, url), context.public_url, methods)
