"""Which package folders a path names: a package itself, or a folder of packages."""

import os
from pathlib import Path

from generator.diagnostics import Finding, Location
from generator.read.descriptor import DESCRIPTOR


def package_folders(path: Path, known: tuple[str, ...]) -> list[Path]:
    """Return the package folders at or directly below `path`, sorted by name.

    A folder is a package when a descriptor or a known table stands in it; hidden entries are no packages. A link is
    named like a package, so that whoever put it there hears that nobody follows it.
    """
    if _is_package(path, known):
        return [path.resolve() if path.is_symlink() else path]
    return [Path(entry.path) for entry in _visible(path) if entry.is_symlink() or entry.is_dir()]


def strays(path: Path, known: tuple[str, ...]) -> list[Finding]:
    """Return findings about what stands in a folder of packages and is none: nobody checks or publishes it."""
    if _is_package(path, known):
        return []
    return [
        Finding("package-stray", Location(entry.path), entry.name)
        for entry in _visible(path)
        if not entry.is_symlink() and not entry.is_dir()
    ]


def _visible(path: Path) -> list[os.DirEntry[str]]:
    """Return what stands in a folder, by name, hidden entries aside."""
    with os.scandir(path) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _is_package(path: Path, known: tuple[str, ...]) -> bool:
    """Tell whether a descriptor or a table stands in a folder, whatever it is there."""
    return any(os.path.lexists(path / name) for name in (DESCRIPTOR, *(f"{table}.csv" for table in known)))
