"""What every page stands on beside its own value: code, templates, settings, words, assets, libraries, Python.

Each part has a digest of its own, so that it can be said which one changed; any change makes everything anew.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.config import SiteConfig
from generator.runtime.digests import digest

PACKAGE = Path(__file__).resolve().parent.parent
_LEFT_OUT = "__pycache__"


def foundation_of(config: SiteConfig) -> dict[str, str]:
    """Return a digest for each part of what all makers share.

    The root itself is no part of it: the same repository at another path makes the same pages. Code and fonts are
    those that this process began with: it goes on with them, whatever stands there later.
    """
    root = config.root
    settings, assets = root / "site_config", root / "content" / "assets"
    return {
        "code": _code(),
        "templates": files_digest(PACKAGE, (path for path in _files(PACKAGE) if path.suffix != ".py")),
        "translations": files_digest(root, _files(settings / "translations")),
        "settings": files_digest(root, _without(settings / "translations", _files(settings))),
        "site": digest(config.site.model_dump(mode="json")),
        "assets": digest(files_digest(assets, _without(assets / "fonts", _files(assets))), _fonts(assets)),
        "libraries": files_digest(root, _files(root / "requirements.lock")),
        "python": digest(sys.version),
    }


@cache
def _code() -> str:
    return files_digest(PACKAGE, (path for path in _files(PACKAGE) if path.suffix == ".py"))


@cache
def _fonts(assets: Path) -> str:
    return files_digest(assets, _files(assets / "fonts"))


class OtherCodeError(Exception):
    """A worker has other code, settings, libraries or another Python; the message names which."""


def accepted(shared: tuple[SiteConfig, Mapping[str, str]]) -> SiteConfig:
    """Return the settings for a worker elsewhere, which runs at the root of a checkout of its own.

    Args:
        shared: The settings, and the foundation that they were sent with.

    Raises:
        OtherCodeError: What the worker has is not the same, so its pages might not be.

    """
    config, foundation = shared
    own = replace(config, root=Path.cwd())
    differing = sorted(part for part, found in foundation_of(own).items() if foundation[part] != found)
    if differing:
        raise OtherCodeError(", ".join(differing))
    return own


def guides_digest(config: SiteConfig, language: str) -> str:
    """Return one digest of what MkDocs reads for the guides of a language."""
    root = config.root
    texts = (*_files(root / "content" / language), *_files(root / "content" / "overrides"))
    return files_digest(root, (root / "mkdocs.yml", *texts))


def folder_digest(root: Path, folder: str) -> str:
    """Return one digest of the files below a folder of the repository."""
    return files_digest(root, _files(root / folder))


def files_digest(root: Path, paths: Iterable[Path]) -> str:
    """Return one digest of some files below a root: of their names and bytes."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.relative_to(root).as_posix().encode() + b"\0")
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _without(folder: Path, paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the paths that do not lie in a folder."""
    return (path for path in paths if not path.is_relative_to(folder))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, by path, or the file itself; none where there is nothing."""
    found = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    yield from (path for path in found if path.is_file() and _LEFT_OUT not in path.parts)
