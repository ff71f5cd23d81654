"""What a web server sends with each kind of file (`site_config/deploy/headers.yaml`)."""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict


class HeaderKind(BaseModel):
    """A kind of file by its paths, and what is sent with it beside what is sent with everything."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    paths: tuple[str, ...]
    headers: Mapping[str, str]

    def pattern(self, folder: str = "") -> str:
        """Return the paths below a folder as one regular expression that stands for whole paths."""
        alternatives = (".*".join(re.escape(part) for part in path.split("*")) for path in self.paths)
        return f"^{re.escape(folder)}(?:{'|'.join(alternatives)})$"


class Headers(BaseModel):
    """All kinds, in the order in which they are asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    everywhere: Mapping[str, str]
    kinds: tuple[HeaderKind, ...]

    def of(self, path: str) -> dict[str, str]:
        """Return the headers of a path, which begins with a slash."""
        kind = next((kind for kind in self.kinds if re.match(kind.pattern(), path)), None)
        return {**self.everywhere, **(kind.headers if kind else {})}


def load_headers(root: Path, style: str) -> Headers:
    """Read the headers of a site; `style` is the hash of the one sheet inside its pages."""
    text = (root / "site_config" / "deploy" / "headers.yaml").read_text(encoding="utf-8")
    return Headers.model_validate(yaml.safe_load(text.replace("{style}", f"'{style}'")))
