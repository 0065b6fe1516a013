"""Templates compiled once for all applications of a test run: compiling is more than half of what the web tests do."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import CodeType

from flask import Flask
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from inapp.web import language


class KeptTemplates(BytecodeCache):
    """Compiled templates in memory, for applications whose texts are those of the product alone.

    With a folder, processes share them that are forked before they compile any.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, str], CodeType] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The words of a language are part of the code; a broker's own texts may change from test to test."""
        texts = language.catalogues()
        words = (getattr(environment, "spoken", None), texts.default, texts._pseudo, texts.folders, texts._own)
        found = super().get_bucket(environment, f"{name} {words}", filename, source)
        if texts._own:
            found.reset()
        return found

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._folder:
            with suppress(FileNotFoundError), self._file(bucket).open("rb") as file:
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        self._kept[bucket.key, bucket.checksum] = bucket.code
        if self._folder:
            written = self._folder / f"{os.getpid()}-{id(bucket)}"
            with suppress(OSError):  # such as in a test whose processes can write no file
                with written.open("wb") as file:
                    bucket.write_bytecode(file)
                written.replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        assert self._folder
        return self._folder / sha256(f"{bucket.key} {bucket.checksum}".encode()).hexdigest()


def keep_templates(folder: Path | None = None) -> None:
    """Let every application of this process, and with a folder of its forks, share what is compiled."""
    Flask.jinja_options = Flask.jinja_options | {"bytecode_cache": KeptTemplates(folder)}
