"""Compresses our scripts with Brotli, for browsers that take it: `python scripts/pack_static.py` after each change.

The result is named after the content, so that a forgotten run costs bytes on the wire and nothing else.
"""

import sys
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from inapp.web.assets import (
    BUNDLES,
    PACKED,
    bundle,
    version,
)


def main() -> None:
    """Write `static/packed/NAME.VERSION.br` for every bundle, and drop what was packed before."""
    folder = ROOT / "static"
    (folder / PACKED).mkdir(exist_ok=True)
    for old in (folder / PACKED).glob("*.br"):
        old.unlink()
    for name in BUNDLES:
        body = bundle(folder, name)
        packed = brotli.compress(body, mode=brotli.MODE_TEXT, quality=11)
        (folder / PACKED / f"{name}.{version(body)}.br").write_bytes(packed)
        print(f"{name}: {len(body):,} bytes, {len(packed):,} packed")


if __name__ == "__main__":
    main()
