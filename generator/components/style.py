"""The style sheets: one of a few KB inside every lean page, and one for the guides, from the same design tokens."""

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,>])\s*|:\s+|\s+")


@dataclass(frozen=True, slots=True)
class Style:
    """The sheet that stands inside lean pages, and the hash by which a Content-Security-Policy allows it."""

    sheet: Markup
    hash: str


def style_of(root: Path) -> Style:
    """Return the sheet of lean pages; it is the same in every page."""
    sheet = _packed(read_asset(root, "tokens.css") + read_asset(root, "lean.css"))
    digest = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return Style(Markup(sheet), f"sha256-{digest}")  # noqa: S704  our own file, no word of a submission


def read_asset(root: Path, name: str) -> str:
    """Return a text file of `content/assets/`."""
    return (root / "content" / "assets" / name).read_text(encoding="utf-8")


def _packed(css: str) -> str:
    """Return a sheet without comments and needless space; our sheets have no space or colon inside strings."""
    return _SPACE.sub(
        lambda match: match[1] or (":" if match[0].startswith(":") else " "), _COMMENT.sub("", css)
    ).strip()
