"""Passwords as argon2id hashes with the parameters that OWASP names first among its smaller ones. Owns argon2-cffi.

OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane; RFC 9106, 4, leaves memory to the machine. It takes
an eighth of the processor time of the RFC's option of 64 MiB, so that a small machine serves a crowd.
"""

import secrets
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from inapp.adapters import foreign_hashes
from inapp.domain.fair_queue import FairQueue
from inapp.domain.identity import ANYBODY, Caller

MEMORY_KIB, PASSES, LANES = 19 * 1024, 2, 1
AT_ONCE = 2
"""Hashes at a time; each takes 19 MiB and a whole processor."""
WAITING = 18
"""Threads that may wait for a turn; each is one of the web server's, of which some stay free for everybody else."""
PATIENCE_S = 3.0


class Argon2Passwords:
    """See `inapp.domain.identity.Passwords`."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
        self._queue = FairQueue(AT_ONCE, WAITING)

    @cached_property
    def _decoy(self) -> str:
        """A hash that fits no password; a check against it takes as long as against a real one."""
        return self._hasher.hash(secrets.token_bytes(32))

    def hashed(self, password: str, caller: Caller = ANYBODY) -> str:
        """A new hash with its own salt. Raises NotSent if too many ask at once."""
        with self._queue.turn(caller, PATIENCE_S):
            return self._hasher.hash(password)

    def fits(self, known: str, password: str, caller: Caller = ANYBODY) -> bool:
        """True if a password belongs to a hash. Raises NotSent if too many ask at once."""
        with self._queue.turn(caller, PATIENCE_S):
            if foreign_hashes.is_foreign(known):
                return foreign_hashes.fits(known, password)
            decoy = self._decoy  # made by the first caller, known or not
            try:
                return self._hasher.verify(known or decoy, password) and bool(known)
            except (VerificationError, ValueError):  # a wrong password, or a hash that is none
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
