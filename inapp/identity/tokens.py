"""The tokens that cTrader and the broker's CRM exchange (docs.spotware.com, Broker SSO).

The contract sets the order of the checks: caller, body, form of the token, known, in time, inappToken, user.
"""

import secrets
from collections.abc import Mapping

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Declined
from inapp.domain.identifiers import identifier
from inapp.domain.identity import OWN_TOKEN, Token, TokenKind
from inapp.domain.model import TokenOwner
from inapp.domain.ports import Clock
from inapp.identity import crm_callers, sign_ins
from inapp.store import Database, Tables

ONE_TIME_LIFE = 60 * SECOND  # exactly a minute (docs.spotware.com, conformance 6.1.7)
INAPP_LIFE = 90 * 24 * HOUR  # the maximum; never longer than the accessToken of its session
BRIEF_INAPP_LIFE = 24 * HOUR  # in a session without an accessToken, which has no logout


class ApiRefused(Exception):
    """An error answer to a call: the contract's code, and a sentence without secrets."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


MISSING = "MISSING_REQUIRED_PARAMETER"
BAD_CALLER = ApiRefused("CH_CLIENT_AUTH_FAILURE", "Unknown or expired CRM API token")
BAD_PASSWORD = ApiRefused("CH_CLIENT_AUTH_FAILURE", "Wrong password")
BAD_INAPP = ApiRefused("CH_CLIENT_AUTH_FAILURE", "The inappToken is missing or not valid")
NO_ACCESS = ApiRefused("CH_INSUFFICIENT_PERMISSIONS", "This user is disabled")
MALFORMED = ApiRefused("CID_NON_EXISTED_TOKEN", "This is no token of ours")
EXPIRED = ApiRefused("CID_TOKEN_EXPIRED", "The token is expired")
UNKNOWN_TOKEN = ApiRefused("NOT_FOUND", "The token is unknown or was used before")
UNKNOWN_USER = ApiRefused("NOT_FOUND", "The user is unknown")


def crm_api_token(cashier: Cashier, body: object, address: str = "unknown") -> dict[str, object]:
    """`POST /oauth2/crmApiToken`: a fresh token for cTrader's backend; earlier ones stay valid. Raises TooMany too."""
    password = crm_callers.password_of(cashier, _text(body, "password"), address)
    if password is None:
        security.note("crm_password.wrong")
        raise BAD_PASSWORD
    security.note("crm_password.ok")
    with cashier.store.write() as db:
        family = crm_callers.family_of(cashier, password)
        return {"crmApiToken": issue(db, cashier.clock, TokenKind.CRM, 0, crm_callers.CRM_LIFE, family)}


def onetime_authorize(cashier: Cashier, crm_token: str | None, body: object) -> dict[str, object]:
    """`POST /oauth2/onetime/authorize`: exchange a one-time token for a session, once."""
    _check_caller(cashier, crm_token)
    secret = _token_text(body, "code")
    with cashier.store.write() as db:
        token = db.token(secret)
        kinds = {TokenKind.LOGIN, TokenKind.SCREEN} if cashier.policy.share_one_time_tokens else {TokenKind.LOGIN}
        if token is not None and token.kind is TokenKind.SCREEN:
            security.note("token.wrong_kind", actor=f"user {token.user_id}")
        token = _checked(db, cashier.clock, token, kinds)
        db.use_token(secret, cashier.clock.now())
        family = secrets.token_hex(8)
        answer: dict[str, object] = {"userId": token.user_id}
        life = BRIEF_INAPP_LIFE
        if token.keep or token.kind is TokenKind.SCREEN:
            life = min(cashier.policy.access_token_life, cashier.policy.access_token_longest_life)
            answer["accessToken"] = issue(db, cashier.clock, TokenKind.ACCESS, token.user_id, life, family)
        return answer | _inapp_token(cashier, db, token.user_id, family, life)


def authorize(cashier: Cashier, crm_token: str | None, body: object) -> dict[str, object]:
    """`POST /oauth2/authorize`: verify a long-term access token; repeatable."""
    _check_caller(cashier, crm_token)
    secret = _token_text(body, "accessToken")
    with cashier.store.write() as db:
        token = _checked(db, cashier.clock, db.token(secret), {TokenKind.ACCESS})
        policy, now = cashier.policy, cashier.clock.now()
        ends = min(token.created + policy.access_token_longest_life, now + policy.access_token_life)
        if ends <= now:  # made before there was a longest life, or before it was shortened
            raise EXPIRED
        db.extend_token(secret, ends)
        return {"userId": token.user_id} | _inapp_token(cashier, db, token.user_id, token.family, ends - now)


def generate(cashier: Cashier, crm_token: str | None, inapp_token: str | None, body: object) -> dict[str, object]:
    """`POST /oauth2/onetime/generate`: a one-time token that opens a screen."""
    _check_caller(cashier, crm_token)
    user_id = identifier(_field(body, "userId"))
    if user_id is None:
        raise ApiRefused(MISSING, "userId must be a positive whole number")
    with cashier.store.write() as db:
        family = ""
        if cashier.policy.issue_inapp_tokens:
            token = db.token(inapp_token or "")
            if token is None or not token.opens(TokenKind.INAPP, cashier.clock.now()) or token.user_id != user_id:
                raise BAD_INAPP
            family = token.family
        check_user(db, user_id)
        return {"token": issue(db, cashier.clock, TokenKind.SCREEN, user_id, ONE_TIME_LIFE, family)}


def logout(cashier: Cashier, crm_token: str | None, user_id: str | None, access_token: str | None) -> None:
    """`POST /oauth2/logout`: end exactly the session of this access token, with the screens that it opened.

    An unknown token is ignored. Screens that name no session, because inappTokens are off, end with any of their user.
    """
    _check_caller(cashier, crm_token)
    user = identifier(user_id)
    if user is None or not access_token:
        raise ApiRefused(MISSING, "userId and accessToken are required")
    with cashier.store.write() as db:
        token, now = db.token(access_token), cashier.clock.now()
        if token is not None and token.kind is TokenKind.ACCESS and token.user_id == user:
            db.use_token(access_token, now)
            if token.family:
                db.end_family(token.family, now)
            db.end_screens_of(user, token.family, now)


def login_token(cashier: Cashier, user_id: int, keep: bool) -> str:
    """A one-time token of the login screen; `keep` is "Keep me logged in". Raises ApiRefused."""
    with cashier.store.write() as db:
        return issue_login(db, cashier.clock, user_id, keep, sign_ins.BY_COMMAND)


def issue_login(db: Tables, clock: Clock, user_id: int, keep: bool, way: str = sign_ins.BY_PASSWORD) -> str:
    """A one-time token of the login screen, in a caller's transaction, which keeps the login. Raises ApiRefused."""
    check_user(db, user_id)
    sign_ins.keep(db, user_id, clock.now(), way)
    return issue(db, clock, TokenKind.LOGIN, user_id, ONE_TIME_LIFE, keep=keep)


class SsoIdentity:
    """Identity `sso`: screens open with the tokens that `generate` issues."""

    token_form = OWN_TOKEN
    asks_others = False

    def __init__(self, store: Database, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def redeem(self, token: str) -> TokenOwner:
        """Use up a token. Raises Declined with one reason for a used, expired or unknown one."""
        with self._store.write() as db:
            found = db.token(token)
            now = self._clock.now()
            if found is None or not found.opens(TokenKind.SCREEN, now) or not db.use_token(token, now):
                raise Declined("TOKEN_NOT_VALID")
        return TokenOwner(found.user_id)

    def accounts_of(self, user_id: int, for_screen: bool = True) -> None:
        """None: the imported accounts count."""

    def check(self) -> Mapping[str, str]:
        """Nothing: no other service is involved."""
        return {}


def issue(
    db: Tables, clock: Clock, kind: TokenKind, user_id: int, life: int, family: str = "", keep: bool = False
) -> str:
    """Make a token that lives for `life` milliseconds; only its hash is stored."""
    secret = secrets.token_urlsafe(32)
    now = clock.now()
    db.add_token(secret, Token(kind, user_id, now, now + life, None, keep, family))
    return secret


def _inapp_token(cashier: Cashier, db: Tables, user_id: int, family: str, life: int) -> dict[str, object]:
    """A token of a session that may go on for `life` milliseconds."""
    if not cashier.policy.issue_inapp_tokens:
        return {}
    return {"inappToken": issue(db, cashier.clock, TokenKind.INAPP, user_id, min(INAPP_LIFE, life), family)}


def _check_caller(cashier: Cashier, crm_token: str | None) -> None:
    with cashier.store.read() as db:
        token = db.token(crm_token or "")
    if not crm_callers.opens(cashier, token):
        security.note("caller.unknown")
        raise BAD_CALLER


def _checked(db: Tables, clock: Clock, token: Token | None, kinds: set[TokenKind]) -> Token:
    """The token, if it is an unused one of these kinds, in time, and of a user with access. Raises ApiRefused."""
    if token is None or token.kind not in kinds or token.used is not None:
        raise UNKNOWN_TOKEN
    if token.is_over(clock.now()):
        raise EXPIRED
    check_user(db, token.user_id)
    return token


def check_user(db: Tables, user_id: int) -> None:
    """Raise ApiRefused for an unknown or disabled user; one without an account may log in to open the first."""
    if db.user(user_id) is None and not db.accounts_of(user_id):
        raise UNKNOWN_USER
    if db.is_disabled(user_id):
        raise NO_ACCESS


def _field(body: object, name: str) -> object:
    if not isinstance(body, Mapping) or body.get(name) in (None, ""):
        raise ApiRefused(MISSING, f"{name} is required in a JSON object")
    return body[name]


def _text(body: object, name: str) -> str:
    value = _field(body, name)
    if not isinstance(value, str):
        raise ApiRefused(MISSING, f"{name} must be a text")
    return value


def _token_text(body: object, name: str) -> str:
    value = _text(body, name)
    if not OWN_TOKEN.fullmatch(value):
        raise MALFORMED
    return value
