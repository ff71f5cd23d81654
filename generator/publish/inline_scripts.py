"""The theme's inline scripts, moved into files: a page whose scripts are all files needs no exception in its CSP.

Only scripts that somebody has read are moved (`content/overrides/inline-scripts.txt`); any other stops the build, since
it may be a stranger's. A list of hashes computed from the output would let such a one in.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import partial

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OTHER = re.compile(r"<script(?![^>]*(?:\ssrc=|\stype=\"application/(?:ld\+)?json\"))[^>]*>", re.IGNORECASE)
_DEPTH = re.compile(r'new URL\("[./]*",location\)')


class InlineScriptError(Exception):
    """A page has an inline script that nobody has reviewed."""


def reviewed(config: SiteConfig) -> frozenset[str]:
    """Return the fingerprints of the scripts that somebody has read."""
    path = config.root / "content" / "overrides" / "inline-scripts.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def without_inline_scripts(pages: Iterable[tuple[str, str]], prefix: str, known: frozenset[str]) -> Iterator[Artifact]:
    """Yield pages, given by name and text, with their scripts in files, and those files.

    Raises:
        InlineScriptError: A script is not in the list.

    """
    scripts: dict[str, str] = {}
    for name, text in pages:
        moved = _INLINE.sub(partial(_moved, page=name, known=known, scripts=scripts), text)
        if left := _OTHER.search(moved):
            message = f"{name}: {left[0]}"
            raise InlineScriptError(message)
        yield Artifact.text(f"{prefix}{name}", moved)
    for file, script in scripts.items():
        yield Artifact.text(f"{prefix}{routes.INLINE_SCRIPTS}{file}", script)


def _moved(found: re.Match[str], page: str, known: frozenset[str], scripts: dict[str, str]) -> str:
    """Return the element that fetches a script from its file."""
    script = found[1]
    if fingerprint(script) not in known:
        message = f"{page}: {fingerprint(script)} {script[:80]}"
        raise InlineScriptError(message)
    file = f"{hashlib.sha256(script.encode()).hexdigest()[:16]}.js"
    scripts[file] = script
    return f'<script src="{routes.relative(page, routes.INLINE_SCRIPTS + file)}"></script>'


def fingerprint(script: str) -> str:
    """Return the SHA-256 of a script, whatever the depth of the page that it stands in."""
    return hashlib.sha256(_DEPTH.sub('new URL("",location)', script).encode()).hexdigest()
