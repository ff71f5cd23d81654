"""The mark of a site: which folder a build made, and every file that it put there."""

from collections.abc import Iterable
from pathlib import Path

MARK = ".portal-site"
"""Stands in every folder that a build made: what it is, then every file of the site, one a line."""
NEXT_MARK = ".portal-site.next"
"""A mark that is being written; it takes the place of the one before when it is whole."""
MARK_LINE = "Made by `portal build`, which replaces this whole folder. Its files:"


def put_mark(place: Path, files: Iterable[str]) -> None:
    """Say in a folder that a build made it, and with which files; an unfinished one names none.

    The mark is replaced in one step: without one, or with a part of one, a folder would be foreign to the next build.
    """
    (place / NEXT_MARK).unlink(missing_ok=True)
    (place / NEXT_MARK).write_text("\n".join((MARK_LINE, *sorted(files), "")), encoding="utf-8")
    (place / NEXT_MARK).replace(place / MARK)


def is_finished(place: Path) -> bool:
    """Tell whether a build finished the site in a folder."""
    return bool(listed(place) - {MARK, NEXT_MARK})


def listed(place: Path) -> frozenset[str]:
    """Return the files that a folder's mark names, and the mark; nothing where there is none of ours."""
    mark = place / MARK
    if mark.is_symlink() or not mark.is_file():
        return frozenset()
    title, *names = mark.read_text(encoding="utf-8", errors="replace").split("\n")
    return frozenset((MARK, NEXT_MARK, *filter(None, names))) if title == MARK_LINE else frozenset()
