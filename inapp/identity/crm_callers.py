"""The callers of the token endpoints: the password that earns an API token, and the tokens that a password has earned.

Wrong passwords slow strangers down, one after the other, and nobody else: cTrader's tokens stay valid, and the queue is
passed by an address from which the right password came before, and by the right password itself if it is a long one.
"""

import hmac

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import NotSent, TooMany
from inapp.domain.identifiers import derived
from inapp.domain.identity import Token, TokenKind
from inapp.domain.secret_rules import SHORTEST
from inapp.identity import throttles

CRM_LIFE = 30 * 24 * HOUR  # cTrader asks for at least a week
PAUSE = 2 * SECOND
"""How long each stranger's password takes after many wrong ones."""
PATIENCE_S = 12.0
GUESSED = (
    "20 or more wrong passwords came to the address for API tokens: somebody guesses, or cTrader has another password. "
    "CASHIER_CTRADER_ADDRESSES shuts strangers out"
)


def password_of(cashier: Cashier, given: str, address: str) -> str | None:
    """The known password that is `given`, or None. Raises TooMany if too many strangers bring some at once."""
    caller, slowed = throttles.crm_caller(cashier, address)
    if caller.known or _is_right_and_long(cashier, given):
        found = _known(cashier, given)
    else:
        try:
            with cashier.crm_queue.turn(caller, PATIENCE_S):
                if slowed:
                    cashier.clock.sleep(PAUSE)
                found = _known(cashier, given)
        except NotSent:
            security.note("crm_password.slowed")
            raise TooMany("Too many wrong passwords: try again later") from None
    if found is not None:
        throttles.note_crm_caller(cashier, address)
    elif throttles.count_crm_failure(cashier, address):
        with cashier.store.write() as db:
            db.add_alert(cashier.clock.now(), "crm_passwords", "", GUESSED)
    return found


def _known(cashier: Cashier, given: str) -> str | None:
    brought = given.encode(errors="surrogatepass")  # JSON may hold half a character
    same = [known for known in cashier.policy.crm_passwords if hmac.compare_digest(brought, known.encode())]
    return same[0] if same else None


def _is_right_and_long(cashier: Cashier, given: str) -> bool:
    """True for a password that no number of guesses finds: it need not wait while strangers fill the queue."""
    found = _known(cashier, given)
    return found is not None and len(found) >= SHORTEST["CASHIER_CRM_PASSWORDS"]


def family_of(cashier: Cashier, password: str) -> str:
    """The family of the tokens that a password earns: a keyed hash, so that the password cannot be guessed from it."""
    return derived(cashier.policy.secret_key, f"crm password\0{password}").hex()[:32]


def opens(cashier: Cashier, token: Token | None) -> bool:
    """True for a valid API token whose password has not been removed; tokens of early versions name none."""
    if token is None or not token.opens(TokenKind.CRM, cashier.clock.now()):
        return False
    return not token.family or token.family in {family_of(cashier, known) for known in cashier.policy.crm_passwords}


def end_all(cashier: Cashier) -> int:
    """End all API tokens; cTrader gets a new one with its password. Returns their number."""
    with cashier.store.write() as db:
        return db.end_tokens_of_kind(TokenKind.CRM, cashier.clock.now())
