"""Which package folders a path names: a package itself, or a folder of packages."""

import os
from pathlib import Path

from generator.read.descriptor import DESCRIPTOR


def package_folders(path: Path, known: tuple[str, ...]) -> list[Path]:
    """Return the package folders at or directly below `path`, sorted by name.

    A folder is a package when a descriptor or a known table stands in it; hidden entries are no packages.
    """
    if _is_package(path, known):
        return [path]
    with os.scandir(path) as entries:
        folders = [path / entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    return sorted(folder for folder in folders if not folder.name.startswith("."))


def _is_package(path: Path, known: tuple[str, ...]) -> bool:
    """Tell whether a folder holds a descriptor or a table itself."""
    return any((path / name).is_file() for name in (DESCRIPTOR, *(f"{table}.csv" for table in known)))
