"""The bill of materials of a release in CycloneDX: `sbom.py FILE`, run with the Python of .venv-tools.

The Python packages come from requirements.lock, and the script that we ship comes from static/.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = "1.6"
SHIPPED = re.compile(r"htmx-(\d+(?:\.\d+)+)\.lean\.min\.js")


def shipped(folder: Path) -> list[dict[str, Any]]:
    """The scripts of others among our static files, as components."""
    found = []
    for path in sorted(folder.iterdir()):
        if match := SHIPPED.fullmatch(path.name):
            found.append(
                {
                    "bom-ref": path.name,
                    "type": "library",
                    "name": "htmx.org",
                    "version": match[1],
                    "purl": f"pkg:npm/htmx.org@{match[1]}",
                    "licenses": [{"license": {"id": "0BSD"}}],
                    "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
                }
            )
    return found


def without_lines(component: dict[str, Any]) -> dict[str, Any]:
    """A component without the line of the lock file that it was read from, which repeats its hashes."""
    return {key: value for key, value in component.items() if key != "description"}


def made() -> str:
    """The document as JSON."""
    command = [str(Path(sys.executable).with_name("cyclonedx-py")), "requirements", "requirements.lock"]
    options = ["--pyproject", "pyproject.toml", "--spec-version", SCHEMA, "--output-reproducible"]
    printed = subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    document = json.loads(printed)
    document["components"] = [without_lines(one) for one in document["components"]] + shipped(ROOT / "static")
    return json.dumps(document, indent=2, sort_keys=True) + "\n"


def main(target: Path) -> None:
    """Write the document, once it has proved to be valid CycloneDX."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    document = made()
    if problem := JsonStrictValidator(SchemaVersion.from_version(SCHEMA)).validate_str(document):
        sys.exit(f"the bill of materials is not valid: {problem}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(document)
    print(f"{target}: {len(json.loads(document)['components'])} components")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
