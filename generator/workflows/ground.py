"""A fingerprint of all that a verdict rests on beside the package: our code, libraries, settings, registers."""

import hashlib
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import CODES
from generator.validate import RuleContext

_CODE = Path(__file__).resolve().parents[1]
_SETTINGS = ("site_config", "content/registers")


def joined_digest(*parts: str) -> str:
    """Return one fingerprint of several texts in their order."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def ground_digest(context: RuleContext) -> str:
    """Return the fingerprint; contexts with the same one judge a package alike, but for days that it names itself."""
    root = context.config.root
    folders = [_CODE, *(root / folder for folder in _SETTINGS)]
    files = (part for folder in folders for part in _files(folder))
    in_force = sorted(code.name for code in CODES.values() if code.since <= context.as_of.isoformat())
    published = sorted(f"{name} {revision}" for name, revision in context.published or ())
    known = [str(context.published is not None), *published, *in_force]
    return joined_digest(sys.version, *_libraries(), *files, repr(context.config.site), *known)


def _libraries() -> Iterator[str]:
    """Yield what is installed beside us, each with its version."""
    installed = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    yield from sorted(found.name for folder in installed for found in folder.glob("*.dist-info"))


def _files(folder: Path) -> Iterator[str]:
    """Yield the path and the fingerprint of each file below a folder that is not made by running."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(folder).as_posix()
            yield hashlib.sha256(path.read_bytes()).hexdigest()
