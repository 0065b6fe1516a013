"""What every adapter is built from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AdapterContext:
    """What the cashier hands to an adapter's factory.

    `environment` holds every setting, secrets among them, and is therefore kept out of `repr`; `public_url` is the
    cashier's base URL without a slash at its end; `database` is the path of the cashier's database, for an adapter
    that keeps a file beside it; `demo` is whether play money is allowed, `test_money` whether money of the PSP's test
    mode counts.
    """

    environment: Mapping[str, str] = field(repr=False)
    public_url: str
    database: str
    demo: bool = False
    test_money: bool = False
