"""The lock that makes one process the only sender."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self


class SenderLock:
    """An advisory lock on a file, held until it is closed or the process is gone, however it went.

    Programs that this process starts do not inherit it. A child forked without exec would share it, because the
    system ties it to the open file and not to the process, so the holder must never fork that way. The file itself
    stays: removing it would let a second holder lock a new file of the same name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def acquire(self) -> bool:
        """Take the lock without waiting; False if another holder has it. Raises OSError if the file is out of reach."""
        if self._file is not None:
            return True
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(file)
            if isinstance(error, BlockingIOError):
                return False
            raise
        self._file = file
        return True

    def close(self) -> None:
        """Let the lock go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
