"""Hashes that other programs made: each text was written by the program itself or stands in its own tests."""

import base64
import struct
import subprocess
import sys
import unicodedata

import bcrypt
import pytest
from argon2 import PasswordHasher

from inapp.adapters import foreign_hashes
from inapp.adapters.passwords import Argon2Passwords

P, MINE = "lètmein 123", "my password"
WRITTEN = {
    "bcrypt 2b": (bcrypt.hashpw(P.encode(), bcrypt.gensalt(4)).decode(), P),
    "bcrypt of Django": ("bcrypt$$2b$04$52M2s6LyoLycDUeYeSpnW.sERZtj9WFT/ulNZKU9UtpVVQDgw6qCe", P),
    "bcrypt over SHA-256 of Django": ("bcrypt_sha256$$2b$04$Azm30jAm3OFC7Rb20cuP9O2wMQjOID1i70zDC1gvsXX7TiGN1l55G", P),
    "PBKDF2 of Django": ("pbkdf2_sha256$1000$seasalt$yX+iR0ZDVtR5RZxjsrhUigqLVp7MVgrKUdn6ETc3Ga4=", P),
    "PBKDF2-SHA1 of Django": ("pbkdf2_sha1$1000$seasalt$q8+KUyEHAP9KNauvpMM7dq5bZgo=", P),
    "PBKDF2-SHA256 of passlib": (
        "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2Rl/w$KZIiqjY3F.bu96gU7SiLea5WP4krR.bzrgCTu6NqFV0",
        P,
    ),
    "PBKDF2-SHA512 of passlib": (
        "$pbkdf2-sha512$1000$pXROKYUwRsi5d46RMqZUqg$6P2p5yVKuZ5t1IzoGuMvNCLcObatS5xIt1N7C0PeAHf782ynxzP4ISddDTGHjCWsLYc1"
        "STrEpFzb3Snn1grtGQ",
        P,
    ),
    "PBKDF2-SHA256 of Werkzeug": (
        "pbkdf2:sha256:1000$cCLSndr1kbdI2ayP$002e6cc39bc3d634bb413d95ef7323af152f38339c9eccb099a0b51b82d2d7ad",
        P,
    ),
    "phpass of WordPress": ("$P$64BDjiTTZ1O37adx2ioQDCtYjn9n4e.", P),
    "phpass of forums": ("$H$6xNUVFsTLsRMkTxGoGA3sRLW/lIrsp.", P),
    "phpass of a long password": ("$P$ByIfGWXcY.A4/bB.3.V3XiP/k.bsxL1", "x" * 100),
    "ASP.NET Core 3": (
        "AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==",
        MINE,
    ),
    "ASP.NET Core 2": ("AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJg==", MINE),
    "WordPress 6.8": ("$wp$2y$10$v719Zyb/5DiglXjaGmtVoO.58ZfZLBkfIyjXnYyIbWYYFsofeucua", "test123"),
}
OLD = WRITTEN["PBKDF2 of Django"][0]
ARGON2 = "$argon2id$v=19$m=64,t=1,p=1$c2Vhc2FsdHNlYQ$ImQUvn4/SCDceO9Y3s6OnN1q4ZPGXiAhnQDDdcSqE18"
CHEAP = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_hash_of_another_program_fits_its_password_and_no_other(name):
    known, password = WRITTEN[name]
    assert foreign_hashes.problem(known) == ""
    assert CHEAP.fits(known, password)
    assert CHEAP.is_outdated(known)
    for wrong in ("", password + "x", password.upper(), password[1:]):
        assert not CHEAP.fits(known, wrong)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_hash_that_is_cut_or_changed_fits_nothing_and_raises_nothing(name):
    known, password = WRITTEN[name]
    for cut in range(1, len(known)):
        assert not CHEAP.fits(known[:cut].rstrip("="), password) or not known[cut:].strip("="), cut
    assert not CHEAP.fits(known[:-6] + "......", password)


@pytest.mark.parametrize("prefix", ["2a", "2b", "2y"])
def test_bcrypt_reads_72_bytes_as_the_programs_did_that_made_its_hashes(prefix):
    long = "ü" * 50
    known = bcrypt.hashpw(long.encode()[:72], bcrypt.gensalt(4, b"2b")).decode().replace("$2b$", f"${prefix}$")
    assert CHEAP.fits(known, long)
    assert CHEAP.fits(known, "ü" * 36)
    assert not CHEAP.fits(known, "ü" * 35)


def test_a_nul_in_a_password_is_refused_by_bcrypt_and_raises_nothing():
    assert not CHEAP.fits(WRITTEN["bcrypt 2b"][0], "\0")
    assert not CHEAP.fits(WRITTEN["bcrypt 2b"][0], "\ud800")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_password_fits_whichever_letters_the_other_program_was_sent(form):
    known = bcrypt.hashpw(unicodedata.normalize(form, "pässwörd").encode(), bcrypt.gensalt(4)).decode()
    assert CHEAP.fits(known, unicodedata.normalize("NFC", "pässwörd"))


def aspnet(iterations: int) -> str:
    return base64.b64encode(b"\1" + struct.pack(">III", 2, iterations, 16) + bytes(48)).decode()


COSTLY = [
    "$2y$15$" + "a" * 53,
    "$2y$31$" + "a" * 53,
    "$wp$2y$20$" + "a" * 53,
    "bcrypt_sha256$$2b$15$" + "a" * 53,
    f"pbkdf2_sha256$2000001$salt${'a' * 43}=",
    f"pbkdf2_sha512$999999999$salt${'a' * 86}==",
    f"pbkdf2_sha256$0$salt${'a' * 43}=",
    f"$pbkdf2-sha512$2000001$aaaa${'a' * 86}",
    f"pbkdf2:sha256:2000001$salt${'0' * 64}",
    "$P$S" + "a" * 30,
    "$H$z" + "a" * 30,
    aspnet(2_000_001),
    aspnet(0),
    ARGON2.replace("m=64", "m=300000"),
    ARGON2.replace("argon2id", "argon2i").replace("t=1", "t=11"),
    "argon2" + ARGON2.replace("m=64", "m=999").replace("p=1", "p=17"),
]


@pytest.mark.parametrize("known", COSTLY)
def test_a_hash_that_would_keep_a_login_busy_is_refused_and_never_computed(known, monkeypatch):
    monkeypatch.setattr("hashlib.pbkdf2_hmac", lambda *values: pytest.fail("it was computed"))
    monkeypatch.setattr("bcrypt.checkpw", lambda *values: pytest.fail("it was computed"))
    assert foreign_hashes.problem(known) == foreign_hashes.TOO_COSTLY
    with pytest.raises(ValueError, match="more work"):
        CHEAP.imported(known)
    if CHEAP.is_foreign(known) and not known.startswith("argon2"):
        assert not CHEAP.fits(known, "x"), "also if somebody has written it into the database"


@pytest.mark.parametrize(
    "known", ["x", "5f4dcc3b5aa765d61d8327deb882cf99", "$1$salt$hash", "plain password", OLD[:-8], "$2x$04$" + "a" * 53]
)
def test_what_is_no_hash_that_we_know_is_refused(known):
    assert foreign_hashes.problem(known) == foreign_hashes.UNKNOWN


@pytest.mark.parametrize(
    "known",
    [
        ARGON2.replace("c2Vhc2FsdHNlYQ", "c2Vhc2FsdHNlé"),
        ARGON2.replace("c2Vhc2FsdHNlYQ", "c2Vhc2FsdHNl YQ"),
        ARGON2.replace("c2Vhc2FsdHNlYQ", "c2FsdA"),  # argon2 takes 8 bytes or more
        ARGON2[:-24],
        ARGON2.replace("m=64", "m=7"),  # 8 KiB for each lane, or more
        ARGON2.replace("m=64,t=1,p=1", "m=64,t=1,p=9"),
        ARGON2.replace("t=1", "t=0"),
        ARGON2.replace("p=1", "p=0"),
    ],
)
def test_a_hash_that_argon2_cannot_check_is_refused_as_well(known):
    with pytest.raises(ValueError, match="known here"):
        CHEAP.imported(known)


def test_an_unreadable_hash_in_the_database_fits_nothing_and_raises_nothing():
    assert not CHEAP.fits(ARGON2.replace("c2Vhc2FsdHNlYQ", "é"), P)


def test_argon2_of_other_programs_is_checked_as_our_own_and_renewed():
    for known in (ARGON2, f"argon2{ARGON2}"):
        stored = CHEAP.imported(known)
        assert stored == ARGON2
        assert CHEAP.fits(stored, P)
        assert not CHEAP.fits(stored, "x")
        assert CHEAP.is_outdated(stored)


def test_bcrypt_is_imported_only_for_a_hash_of_its_own():
    code = (
        "import sys; from inapp.adapters import foreign_hashes as f; "
        "f.fits('$P$64BDjiTTZ1O37adx2ioQDCtYjn9n4e.', 'x'); print('bcrypt' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
