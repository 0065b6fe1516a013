"""Passwords as argon2id hashes (RFC 9106, its second recommended option: 64 MiB). Owns argon2-cffi."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from inapp.adapters import foreign_hashes
from inapp.domain.errors import NotSent

AT_ONCE = 2
"""Hashes at a time; each takes 64 MiB and a large part of a processor."""
WAITING = 2
"""Threads that may wait for a turn; each is one of the web server's, so further ones are refused."""
PATIENCE_S = 3.0


@contextmanager
def _held(semaphore: threading.Semaphore, patience: float) -> Iterator[None]:
    if not semaphore.acquire(timeout=patience):
        raise NotSent("too many passwords at once")
    try:
        yield
    finally:
        semaphore.release()


class Argon2Passwords:
    """See `inapp.domain.identity.Passwords`."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._places = threading.BoundedSemaphore(AT_ONCE + WAITING)
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    @cached_property
    def _decoy(self) -> str:
        """A hash that fits no password; a check against it takes as long as against a real one."""
        return self._hasher.hash(secrets.token_bytes(32))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with _held(self._places, 0), _held(self._turns, PATIENCE_S):
            yield

    def hashed(self, password: str) -> str:
        """A new hash with its own salt. Raises NotSent if too many ask at once."""
        with self._turn():
            return self._hasher.hash(password)

    def fits(self, known: str, password: str) -> bool:
        """True if a password belongs to a hash. Raises NotSent if too many ask at once."""
        with self._turn():
            if foreign_hashes.is_foreign(known):
                return foreign_hashes.fits(known, password)
            decoy = self._decoy  # made by the first caller, known or not
            try:
                return self._hasher.verify(known or decoy, password) and bool(known)
            except (VerificationError, InvalidHashError):
                return False

    def is_outdated(self, known: str) -> bool:
        """True if a hash has other parameters than today's, or is another program's."""
        return foreign_hashes.is_foreign(known) or self._hasher.check_needs_rehash(known)

    def is_foreign(self, known: str) -> bool:
        """True for a hash of another program, until the first login replaces it."""
        return foreign_hashes.is_foreign(known)

    def imported(self, known: str) -> str:
        """A hash of another program in the form to store. Raises ValueError with the end of a sentence."""
        if problem := foreign_hashes.problem(known):
            raise ValueError(problem)
        return foreign_hashes.stored(known)
