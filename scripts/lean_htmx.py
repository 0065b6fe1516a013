"""Builds the htmx that we ship: `python scripts/lean_htmx.py` (needs npm), then `scripts/pack_static.py`.

The published source without what our content policy and our settings switch off anyway: evaluating text, script
elements, extensions, history, boosted links, and the settings themselves, which become constants. The rest is minified
anew. Every change must fit the source exactly, so a new version of htmx either is cut whole or is refused.
"""

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "2.0.11"
INTEGRITY = "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA=="
"""The SHA-512 of the published package."""
MINIFIER = "terser@5.51.4"
STATIC = Path(__file__).resolve().parent.parent / "static"

CONSTANTS = {
    "addedClass": "'htmx-added'",
    "allowEval": "false",
    "allowNestedOobSwaps": "true",
    "allowScriptTags": "false",
    "attributesToSettle": "['class', 'style', 'width', 'height']",
    "defaultFocusScroll": "false",
    "defaultSettleDelay": "20",
    "defaultSwapDelay": "0",
    "defaultSwapStyle": "'innerHTML'",
    "disableInheritance": "false",
    "disableSelector": "'[hx-disable]'",
    "getCacheBusterParam": "false",
    "globalViewTransitions": "false",
    "ignoreTitle": "false",
    "methodsThatUseUrlParams": "['get']",
    "requestClass": "'htmx-request'",
    "responseHandling": "[{code: '204', swap: false}, {code: '2..|4..|503', swap: true},"
    " {code: '...', swap: false, error: true}]",
    "scrollIntoViewOnBoost": "false",
    "selfRequestsOnly": "true",
    "settlingClass": "'htmx-settling'",
    "swappingClass": "'htmx-swapping'",
    "timeout": "30000",
    "triggerSpecsCache": "null",
    "withCredentials": "false",
}
"""Settings of htmx, as texts of JavaScript."""

BODIES = {
    **dict.fromkeys(("internalEval", "maybeGenerateConditional", "processHxOnWildcard", "deInitOnHandlers"), ""),
    **dict.fromkeys(("defineExtension", "removeExtension", "withExtensions", "logAll", "logNone"), ""),
    **dict.fromkeys(("saveCurrentPageToHistory", "pushUrlIntoHistory", "replaceUrlInHistory", "restoreHistory"), ""),
    "setCurrentPathForHistory": "",
    **dict.fromkeys(("insertIndicatorStyles", "mergeMetaConfig", "boostElement", "duplicateScript"), ""),
    **dict.fromkeys(("handlePreservedElements", "restorePreservedElements", "updateScrollState"), ""),
    **dict.fromkeys(("initScrollHandler", "maybeReveal", "validateElement"), ""),
    **dict.fromkeys(("maybeFilterEvent", "isAnchorLink", "usesFormData", "findAndSwapPartials"), "return false"),
    "determineHistoryUpdates": "return {}",
    "filterValues": "return inputValues",
    "findElementsToProcess": "return elt.querySelectorAll ?"
    ' elt.querySelectorAll(VERB_SELECTOR + ", form, [type=submit], [hx-trigger]") : []',
    "findHxOnWildcardElements": "return []",
    "formDataProxy": "return formData",
    "getExtensions": "return []",
    "getHXVarsForElement": "return {}",
    "ignoreBoostedAnchorCtrlClick": "return false",
    "isInlineSwap": "return swapStyle === 'outerHTML'",
}
"""What each function does instead; the minifier drops what nothing calls any more."""

TEXTS = {
    "const VERBS = ['get', 'post', 'put', 'delete', 'patch']": "const VERBS = ['get', 'post']",
    "getClosestAttributeValue(elt, 'hx-boost') === 'true'": "false",
    "getInternalData(elt).boosted": "false",
    "historyUpdate.type": "false",
    "htmx.logger": "false",
}
PASSAGES = (
    ("  const htmx = {", "  // Tsc madness part 2", f"  const htmx = {{location, version: '{VERSION}'}}\n"),
    (
        "  htmx.onLoad =",
        "  const VERBS",
        "  htmx.process = processNode\n  htmx.trigger = triggerEvent\n  htmx.ajax = ajaxHelper\n",
    ),
    ("  const HX_ON_QUERY", "  function processHXOnRoot", ""),
    ("    const restoredElts", "    body.addEventListener('htmx:abort'", ""),
    (
        "    /** @type {(ev: PopStateEvent) => any} */",
        "    getWindow().setTimeout(function() {\n      triggerEvent",
        "",
    ),
)
"""Where a passage begins, what follows it, and what stands there instead."""

GONE = frozenset(
    "hx-boost hx-encoding hx-ext hx-history hx-history-elt hx-on hx-params hx-partial hx-preserve hx-push-url"
    " hx-replace-url hx-validate hx-vars hx-put hx-patch hx-delete".split()
)
"""Attributes that do nothing in our build."""


class DoesNotFit(Exception):
    """A change found another text than the one it was written for."""


def lean(source: str) -> str:
    """The source of htmx without what we never use. Raises DoesNotFit."""
    for name, does in BODIES.items():
        pattern = re.compile(rf"(?ms)^  function {name}\(([^\n]*)\) \{{\n.*?^  \}}\n")
        source, found = pattern.subn(rf"  function {name}(\1) {{ {does} }}\n", source)
        if found != 1:
            raise DoesNotFit(f"function {name}: {found} times")
    for begin, follows, instead in PASSAGES:
        if begin not in source or follows not in source[source.index(begin) :]:
            raise DoesNotFit(begin.strip())
        start = source.index(begin)
        source = source[:start] + instead + source[source.index(follows, start) :]
    for name, value in CONSTANTS.items():
        source, found = re.subn(rf"\bhtmx\.config\.{name}\b", value, source)
        if not found:
            raise DoesNotFit(f"setting {name}")
    for text, instead in TEXTS.items():
        if text not in source:
            raise DoesNotFit(text)
        source = source.replace(text, instead)
    return source


def published(folder: Path) -> str:
    """The source in the published package, fetched into a folder and compared with its known digest."""
    subprocess.run(["npm", "pack", "--silent", f"htmx.org@{VERSION}"], cwd=folder, check=True, capture_output=True)
    (package,) = folder.glob("*.tgz")
    if base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode() != INTEGRITY:
        raise DoesNotFit(f"the package htmx.org {VERSION} is not the one that was read")
    with tarfile.open(package) as files:
        return files.extractfile("package/dist/htmx.js").read().decode("utf-8")  # type: ignore[union-attr]


def minified(source: str, folder: Path) -> str:
    """The source in few bytes."""
    (folder / "lean.js").write_text(source, "utf-8")
    options = "-c passes=4,ecma=2020,keep_fargs=false,unsafe_arrows,pure_getters -m --ecma 2020".split()
    made = subprocess.run(
        ["npx", "--yes", MINIFIER, "lean.js", *options], cwd=folder, check=True, capture_output=True, text=True
    )
    return made.stdout


def main() -> None:
    """Write `static/htmx-VERSION.lean.min.js`."""
    with TemporaryDirectory() as temporary:
        try:
            text = minified(lean(published(Path(temporary))), Path(temporary))
        except DoesNotFit as error:
            sys.exit(f"htmx {VERSION} cannot be cut: {error}")
    for old in STATIC.glob("htmx-*.min.js"):
        old.unlink()
    target = STATIC / f"htmx-{VERSION}.lean.min.js"
    target.write_text(text, "utf-8")
    print(f"{target.name}: {len(text):,} bytes; now make static")


if __name__ == "__main__":
    main()
