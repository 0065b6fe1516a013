"""The list of all bookings and disbursements ever about to be sent, one JSON object a line, outside every backup."""

import json
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from inapp.domain.errors import UnusableFile


class UnreadableSentLog(UnusableFile):
    """A line in the middle of the log is damaged, so the list of sent entries is unknown."""


def _line(entry: Mapping[str, object]) -> bytes:
    return json.dumps(entry, separators=(",", ":")).encode() + b"\n"


def _entry(line: bytes) -> dict[str, object] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _made(path: Path, flags: int, log: Path) -> int:
    """Open a file for its owner alone. What root makes belongs to the owner of the database beside the log.

    Else the service could not write a log that a command of root's has begun. SQLite does the same with its files.
    """
    file = os.open(path, flags | os.O_CREAT | os.O_CLOEXEC, 0o600)
    if os.geteuid() == 0:
        with suppress(OSError):  # without a database there is nobody to share with
            owner = log.with_suffix("").stat()
            os.fchown(file, owner.st_uid, owner.st_gid)
    return file


def _sync_directory(of: Path) -> None:
    directory = os.open(of.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


class FileSentLog:
    """The log in one file. Threads may share it; only the process with the sender lock may write."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def append(self, entry: Mapping[str, object]) -> None:
        """Write one entry and return when it is on the disk. Raises OSError, and then nothing may be sent."""
        with self._lock:
            file = _made(self._path, os.O_RDWR | os.O_APPEND, self._path)
            try:
                self._mend(file)
                is_new = not os.fstat(file).st_size
                self._write(file, _line(entry))
                os.fsync(file)
            finally:
                os.close(file)
            if is_new:
                _sync_directory(self._path)

    @staticmethod
    def _write(file: int, line: bytes) -> None:
        size = os.fstat(file).st_size
        if os.write(file, line) != len(line):
            # The disk is full: take the half entry away.
            os.ftruncate(file, size)
            raise OSError("the sent log could not be written")

    @staticmethod
    def _mend(file: int) -> None:
        """Remove the part of a line that a power cut left: its append never returned, so nothing was sent."""
        size = os.fstat(file).st_size
        if not size or os.pread(file, 1, size - 1) == b"\n":
            return
        whole = os.pread(file, size, 0)
        start = whole.rfind(b"\n") + 1
        if _entry(whole[start:]) is None:
            os.ftruncate(file, start)
        else:
            os.write(file, b"\n")

    def entries(self) -> list[dict[str, object]] | None:
        """Everything written so far, or None if the log is missing. Raises UnreadableSentLog.

        A last line without its end was never acknowledged. It counts if it is readable (an extra entry is harmless) and
        is skipped if not.
        """
        return list(self._read()) if self._path.exists() else None

    def keys(self) -> Iterator[str] | None:
        """The keys of all entries one by one, so that a log of years needs no memory. Otherwise like `entries`."""
        return (str(entry["key"]) for entry in self._read()) if self._path.exists() else None

    def _read(self) -> Iterator[dict[str, object]]:
        with self._path.open("rb") as file:
            for number, line in enumerate(file, 1):
                entry = _entry(line)
                if entry is not None:
                    yield entry
                elif line.endswith(b"\n"):
                    raise UnreadableSentLog(f"line {number} of {self._path.name} is unreadable")

    def rewrite(self, entries: Sequence[Mapping[str, object]]) -> None:
        """Replace the whole log, or nothing of it. Raises OSError."""
        draft = self._path.with_name(self._path.name + ".new")
        with self._lock:
            file = _made(draft, os.O_WRONLY | os.O_TRUNC, self._path)
            with os.fdopen(file, "wb") as new:
                new.writelines(_line(entry) for entry in entries)
                new.flush()
                os.fsync(new.fileno())
            draft.replace(self._path)
            _sync_directory(self._path)
