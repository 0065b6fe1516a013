"""A payment provider of play money, for demos and tests. It refuses to work anywhere else."""

from psp_adapters import AdapterContext
from psp_adapters.mock.adapter import Mock
from psp_adapters.mock.catalogue import METHODS, MORE
from psp_adapters.mock.outcomes import Timing
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.webhooks import Courier, Signatures

DAY_S = 24 * 3600
WEBHOOK_PATH = "/psp/mock/webhook"


def create(context: AdapterContext) -> Mock:
    """Build the mock. Raises ValueError outside demo mode or without a usable secret.

    Settings: `CASHIER_MOCK_WEBHOOK_SECRET` (several with commas, the first one signs; default `demo`),
    `CASHIER_MOCK_WEBHOOK_URL` (default: the webhook address below the public URL), `CASHIER_MOCK_MORE` (1 for a long
    list of methods) and `CASHIER_MOCK_BATCH_SECONDS` (how long a batch of the settlement is open; default a day).
    """
    if not context.demo:
        raise ValueError("the mock PSP pays out play money: it works only with CASHIER_DEMO=1")
    secrets = context.environment.get("CASHIER_MOCK_WEBHOOK_SECRET") or "demo"
    signatures = Signatures(tuple(secret.strip() for secret in secrets.split(",") if secret.strip()))
    url = context.environment.get("CASHIER_MOCK_WEBHOOK_URL") or context.public_url + WEBHOOK_PATH
    seconds = context.environment.get("CASHIER_MOCK_BATCH_SECONDS") or str(DAY_S)
    if not seconds.isdecimal() or not 0 < int(seconds) <= DAY_S:
        raise ValueError("CASHIER_MOCK_BATCH_SECONDS must be a number from 1 to 86400")
    provider = MockProvider(f"{context.database}.mock", timing=Timing(batch=int(seconds) * 1000))
    methods = METHODS + (MORE if context.environment.get("CASHIER_MOCK_MORE") == "1" else ())
    return Mock(provider, signatures, Courier(provider, signatures, url), context.public_url, methods)
