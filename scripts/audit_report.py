"""The report of pip-audit in sentences: `audit_report.py REPORT WHAT_IT_SAID`."""

import json
import sys
from pathlib import Path

UNREACHED = "The advisory database could not be asked (no network?): nothing was checked."


def verdict(report: str, said: str) -> tuple[int, list[str]]:
    """The exit code and the lines for a person: 0 without advisories, 1 with some, 2 if a package was not checked."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 2, [UNREACHED, *said.strip().splitlines()[-1:]]
    found = [
        f"{package['name']} {package['version']}: {advisory['id']}, fixed in "
        f"{', '.join(advisory['fix_versions']) or 'no version yet'}"
        for package in packages
        for advisory in package.get("vulns", ())
    ]
    missed = [package["name"] for package in packages if "skip_reason" in package]
    if len(missed) == len(packages):
        return 2, [UNREACHED]
    lines = found or [f"No advisory is known for the {len(packages) - len(missed)} packages that were checked."]
    lines += [f"Not checked: {', '.join(missed)}"] if missed else []
    return 1 if found else 2 if missed else 0, lines


if __name__ == "__main__":
    code, lines = verdict(Path(sys.argv[1]).read_text(), sys.argv[2])
    print("\n".join(lines))
    sys.exit(code)
