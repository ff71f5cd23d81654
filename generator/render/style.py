"""The style sheets: one of a few KB inside every lean page, and one for the guides, from the same design tokens."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.render.scripts import SCRIPTS, script_text

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,>])\s*|:\s+|\s+")


@dataclass(frozen=True, slots=True)
class Style:
    """The sheet that stands inside lean pages, and the hash by which a Content-Security-Policy allows it."""

    sheet: Markup
    hash: str


@lru_cache
def style_of(root: Path) -> Style:
    """Return the sheet of lean pages; it is the same in every page."""
    sheet = _packed(_read(root, "tokens.css") + _read(root, "lean.css"))
    digest = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return Style(Markup(sheet), f"sha256-{digest}")  # noqa: S704  our own file, no word of a submission


def assets(_: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the guides' style sheet and script beside the guides of each language, and the scripts of single pages."""
    guide = _read(config.root, "tokens.css") + _read(config.root, "guide.css")
    for language in (each for each in config.languages if each.code in config.guided):
        yield Artifact.text(f"{language.prefix}{routes.GUIDE_STYLE}", guide)
        yield Artifact.text(f"{language.prefix}{routes.GUIDE_SEARCH_SCRIPT}", _read(config.root, "guide-search.js"))
    for script in SCRIPTS:
        yield Artifact.text(script, script_text(config.root, script))


def _read(root: Path, name: str) -> str:
    return (root / "content" / "assets" / name).read_text(encoding="utf-8")


def _packed(css: str) -> str:
    """Return a sheet without comments and needless space; our sheets have no space or colon inside strings."""
    return _SPACE.sub(
        lambda match: match[1] or (":" if match[0].startswith(":") else " "), _COMMENT.sub("", css)
    ).strip()
