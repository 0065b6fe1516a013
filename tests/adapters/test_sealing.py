"""Secrets at rest."""

import subprocess
import sys

import pytest

from inapp.adapters.sealing import AesSealer

ONE = AesSealer(b"1" * 32)


def test_a_sealed_secret_opens_for_its_owner_and_key_alone():
    text = ONE.seal(b"secret", "user 7")
    assert ONE.opened(text, "user 7") == b"secret"
    assert "secret" not in text
    assert ONE.seal(b"secret", "user 7") != text, "each time another"
    for sealer, owner, changed in (
        (AesSealer(b"2" * 32), "user 7", text),
        (ONE, "user 8", text),
        (ONE, "user 7", text[:-6] + "AAAA=="),
        (ONE, "user 7", "no base64!"),
        (ONE, "user 7", ""),
    ):
        with pytest.raises(ValueError, match="another key or owner"):
            sealer.opened(changed, owner)


def test_who_needs_no_second_step_pays_for_no_library():
    code = (
        "import sys, app; print([name for name in ('segno', 'inapp.adapters.mail', 'smtplib', 'bcrypt', "
        "'cryptography.hazmat.primitives.ciphers.aead') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"
