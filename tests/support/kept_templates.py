"""Templates compiled once for all applications of a test run: compiling is more than half of what the web tests do."""

from types import CodeType

from flask import Flask
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from inapp.web import language


class KeptTemplates(BytecodeCache):
    """Compiled templates in memory, for applications whose texts are those of the product alone."""

    def __init__(self) -> None:
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

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        self._kept[bucket.key, bucket.checksum] = bucket.code


def keep_templates() -> None:
    """Let every application of this process share what is compiled."""
    Flask.jinja_options = Flask.jinja_options | {"bytecode_cache": KeptTemplates()}
