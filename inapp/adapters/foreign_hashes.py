"""Hashes that other programs have made of passwords, for the first login after a move. Owns bcrypt.

Each writing stands in one table, with the cost that its text names. A cost beyond its bound is refused before anything
is computed, so that no hash can keep a login busy for longer than about a second on a small machine.
"""

import base64
import binascii
import hashlib
import hmac
import re
import struct
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

BCRYPT_BYTES = 72
"""What bcrypt reads of a password; the programs that made the hashes cut there, and its library refuses more."""
MOST_ITERATIONS = 2_000_000  # of PBKDF2: Django 5.2 makes 1,000,000
MOST_BCRYPT_ROUNDS = 14  # as a power of two: PHP makes 12
MOST_PHPASS_ROUNDS = 17  # as a power of two: WordPress made 13, others up to 16
MOST_ARGON2_KIB, MOST_ARGON2_PASSES, MOST_ARGON2_LANES = 256 * 1024, 10, 16
UNKNOWN = "is in no writing of a hash that is known here"
TOO_COSTLY = "names more work than a login may take"

_PHPASS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Writing:
    """A writing of hashes: its pattern, whether its cost is bearable, and whether a password belongs to a match."""

    pattern: re.Pattern[str]
    bearable: Callable[[re.Match[str]], bool]
    fits: Callable[[re.Match[str], bytes], bool]


def problem(known: str) -> str:
    """What is wrong with a hash of another program, as the end of a sentence; empty if it can be checked."""
    if parameters := _ARGON2.fullmatch(known):
        memory, passes, lanes = map(int, parameters.groups())
        if not (passes and lanes and memory >= 8 * lanes):  # RFC 9106, 3.1
            return UNKNOWN
        bearable = memory <= MOST_ARGON2_KIB and passes <= MOST_ARGON2_PASSES and lanes <= MOST_ARGON2_LANES
        return "" if bearable else TOO_COSTLY
    found = _found(known)
    if found is None:
        return UNKNOWN
    writing, match = found
    return "" if writing.bearable(match) else TOO_COSTLY


def is_foreign(known: str) -> bool:
    """True for a hash that argon2-cffi cannot check."""
    return bool(known) and not known.startswith("$argon2")


def fits(known: str, password: str) -> bool:
    """True if a password belongs to a foreign hash, as it was typed or in decomposed letters, as some systems send."""
    found = _found(known)
    if found is None or not found[0].bearable(found[1]):
        return False
    forms = dict.fromkeys((password, unicodedata.normalize("NFD", password)))
    return any(found[0].fits(found[1], form.encode("utf-8", "surrogatepass")) for form in forms)


def stored(known: str) -> str:
    """The form in which an imported hash is stored: Django's argon2 hashes without Django's prefix."""
    return known.removeprefix("argon2") if known.startswith("argon2$argon2") else known


def _found(known: str) -> tuple[Writing, re.Match[str]] | None:
    return next(((each, match) for each in WRITINGS if (match := each.pattern.fullmatch(known))), None)


def _decoded(text: str) -> bytes:
    """Base64 as Django (padded) and passlib (`.` for `+`, no padding) write it; nothing that fits if it is none."""
    plain = text.replace(".", "+").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        return b""


def _is_pbkdf2(digest: str, password: bytes, salt: bytes, iterations: int, wanted: bytes) -> bool:
    if not wanted:
        return False
    made = hashlib.pbkdf2_hmac(digest, password, salt, iterations, len(wanted))
    return hmac.compare_digest(made, wanted)


def _few_iterations(match: re.Match[str]) -> bool:
    return 0 < int(match["n"]) <= MOST_ITERATIONS


def _django(match: re.Match[str], password: bytes) -> bool:
    return _is_pbkdf2(match["d"], password, match["salt"].encode(), int(match["n"]), _decoded(match["hash"]))


def _passlib(match: re.Match[str], password: bytes) -> bool:
    return _is_pbkdf2(match["d"], password, _decoded(match["salt"]), int(match["n"]), _decoded(match["hash"]))


def _werkzeug(match: re.Match[str], password: bytes) -> bool:
    wanted = bytes.fromhex(match["hash"])
    return _is_pbkdf2(match["d"], password, match["salt"].encode(), int(match["n"]), wanted)


_ASPNET_DIGESTS: Mapping[int, str] = {0: "sha1", 1: "sha256", 2: "sha512"}


def _aspnet_parts(match: re.Match[str]) -> tuple[str, int, bytes, bytes] | None:
    """Digest, iterations, salt and key of ASP.NET Core Identity (PasswordHasher.cs, versions 2 and 3); None if torn."""
    data = _decoded(match["hash"])
    if data[:1] == b"\0" and len(data) == 49:
        return "sha1", 1000, data[1:17], data[17:]
    if data[:1] != b"\1" or len(data) != 61:
        return None
    digest, iterations, length = struct.unpack(">III", data[1:13])
    if digest not in _ASPNET_DIGESTS or length != 16:
        return None
    return _ASPNET_DIGESTS[digest], iterations, data[13:29], data[29:]


def _few_aspnet_iterations(match: re.Match[str]) -> bool:
    parts = _aspnet_parts(match)
    return parts is not None and 0 < parts[1] <= MOST_ITERATIONS


def _aspnet(match: re.Match[str], password: bytes) -> bool:
    parts = _aspnet_parts(match)
    return parts is not None and _is_pbkdf2(parts[0], password, parts[2], parts[1], parts[3])


def _few_rounds(match: re.Match[str]) -> bool:
    return 4 <= int(match["rounds"]) <= MOST_BCRYPT_ROUNDS


def _bcrypt(match: re.Match[str], password: bytes) -> bool:
    import bcrypt  # only where such a hash exists

    known = f"$2b${match['rounds']}${match['rest']}".encode()  # 2a, 2b and 2y name one computation
    try:
        return bcrypt.checkpw(password[:BCRYPT_BYTES], known)
    except ValueError:  # a NUL in the password, or a salt that is none
        return False


def _django_bcrypt_sha256(match: re.Match[str], password: bytes) -> bool:
    return _bcrypt(match, hashlib.sha256(password).hexdigest().encode())


def _wordpress(match: re.Match[str], password: bytes) -> bool:
    """WordPress from 6.8 on (wp_hash_password): bcrypt of an HMAC, and without the blanks around the password."""
    digest = hmac.digest(b"wp-sha384", password.strip(b" \t\n\r\0\x0b"), "sha384")
    return _bcrypt(match, base64.b64encode(digest))


def _few_phpass_rounds(match: re.Match[str]) -> bool:
    return 7 <= _PHPASS.index(match["rounds"]) <= MOST_PHPASS_ROUNDS


def _phpass(match: re.Match[str], password: bytes) -> bool:
    """The portable hashes of phpass 0.5 (openwall.com/phpass)."""
    digest = hashlib.md5(match["salt"].encode() + password).digest()  # noqa: S324  (another program's choice)
    for _ in range(1 << _PHPASS.index(match["rounds"])):
        digest = hashlib.md5(digest + password).digest()  # noqa: S324
    text = ""
    for start in range(0, 16, 3):
        group = digest[start : start + 3]
        number = int.from_bytes(group, "little")
        text += "".join(_PHPASS[number >> shift & 63] for shift in range(0, 8 * len(group), 6))
    return hmac.compare_digest(text.encode(), match["hash"].encode())


_ARGON2 = re.compile(
    r"(?:argon2)?\$argon2(?:id|i|d)\$v=19\$m=(\d{1,9}),t=(\d{1,9}),p=(\d{1,9})"
    r"\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{22,88}",  # salts from 8 bytes on, hashes from 16
    re.ASCII,
)
_CRYPT = r"\$2[aby]\$(?P<rounds>\d\d)\$(?P<rest>[./A-Za-z0-9]{53})"
_PORTABLE = r"\$[PH]\$(?P<rounds>[./A-Za-z0-9])(?P<salt>[./A-Za-z0-9]{8})(?P<hash>[./A-Za-z0-9]{22})"
_COUNT = r"(?P<n>\d{1,9})"
_DIGESTS: Mapping[str, int] = {"sha1": 20, "sha256": 32, "sha512": 64}
"""The bytes of each digest; a PBKDF2 hash that is cut would fit its password too, so it has to be whole."""
_ASPNET_BYTES = (49, 61)
"""Whole hashes of versions 2 and 3: header, salt and key."""


def _base64(size: int) -> str:
    return rf"[A-Za-z0-9+/.]{{{-(-size * 4 // 3)}}}={{0,2}}"


def _writing(
    pattern: str, bearable: Callable[[re.Match[str]], bool], fits: Callable[[re.Match[str], bytes], bool]
) -> Writing:
    return Writing(re.compile(pattern, re.ASCII), bearable, fits)


def _pbkdf2_writings(digest: str, size: int) -> tuple[Writing, ...]:
    named = f"(?P<d>{digest})"
    key = rf"(?P<hash>{_base64(size)})"
    return (
        _writing(rf"pbkdf2_{named}\${_COUNT}\$(?P<salt>[^$]+)\${key}", _few_iterations, _django),
        _writing(rf"\$pbkdf2-{named}\${_COUNT}\$(?P<salt>[A-Za-z0-9./]+)\${key}", _few_iterations, _passlib),
        _writing(
            rf"pbkdf2:{named}:{_COUNT}\$(?P<salt>[^$]+)\$(?P<hash>[0-9a-f]{{{2 * size}}})", _few_iterations, _werkzeug
        ),
    )


WRITINGS: tuple[Writing, ...] = (
    _writing(rf"(?:bcrypt\$)?{_CRYPT}", _few_rounds, _bcrypt),
    _writing(rf"bcrypt_sha256\${_CRYPT}", _few_rounds, _django_bcrypt_sha256),
    _writing(rf"\$wp{_CRYPT}", _few_rounds, _wordpress),
    _writing(_PORTABLE, _few_phpass_rounds, _phpass),
    *(writing for digest, size in _DIGESTS.items() for writing in _pbkdf2_writings(digest, size)),
    *(_writing(rf"(?P<hash>(?=A){_base64(size)})", _few_aspnet_iterations, _aspnet) for size in _ASPNET_BYTES),
)
"""Every writing: of bcrypt (plain, Django, WordPress), phpass, PBKDF2 (Django, passlib, Werkzeug), ASP.NET Core."""
