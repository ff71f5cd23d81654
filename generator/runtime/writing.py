"""The only writer: files of the site, built beside the old one and switched in one step.

Nothing is removed or replaced that no build made: every site carries a list of its files, and a folder that holds
anything else is refused.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.artifact import Artifact, ManifestEntry
from generator.model.routes import file_of

MARK = ".portal-site"
"""Stands in every folder that a build made: what it is, then every file of the site, one a line."""
MARK_LINE = "Made by `portal build`, which replaces this whole folder. Its files:"


class TakenError(Exception):
    """Two makers want the same file: our mistake, never a submitter's."""


class ForeignPlaceError(Exception):
    """A site may not be written there; the message is what stands in the way."""


def write(artifacts: Iterable[Artifact], folder: Path) -> dict[str, ManifestEntry]:
    """Write artifacts below a folder and return what was written.

    Raises:
        TakenError: A file stands there already.

    """
    manifest: dict[str, ManifestEntry] = {}
    for artifact in artifacts:
        name = file_of(artifact.path)
        target = folder / name
        try:
            stream = target.open("xb")
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            stream = target.open("xb")
        except FileExistsError as error:
            raise TakenError(name) from error
        with stream:
            stream.write(artifact.content)
        manifest[name] = artifact.entry
    return manifest


def refuse_foreign(out: Path, disclosures: Path, *kept: Path) -> None:
    """Refuse to build a site where anything stands that no build made.

    Args:
        out: Absolute path of the site, its links not followed.
        disclosures: Folder of all packages; a site neither holds it nor lies in it.
        kept: Other folders that a site may not hold: the repository, the working folder, home.

    Raises:
        ForeignPlaceError: Such a folder is in the way; or a file or a link stands there, or in the folders beside it
            that a build needs, that no build made.

    """
    real = out.resolve()
    if real.is_relative_to(disclosures.resolve()):
        raise ForeignPlaceError(str(disclosures))
    for folder in (disclosures, *kept):
        if folder.resolve().is_relative_to(real):
            raise ForeignPlaceError(str(folder))
    _refuse(_foreign(out))
    _refuse(_foreign(_old_of(out)))
    _refuse(_foreign_workplace(_next_of(out)))


def building_place(out: Path) -> Path:
    """Return an empty folder beside the site, in which the next one is built.

    Raises:
        ForeignPlaceError: Somebody else's folder has its name.

    """
    place = _next_of(out)
    _refuse(_foreign_workplace(place))
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    (place / MARK).write_text(f"{MARK_LINE}\n", encoding="utf-8")
    return place


def switch(place: Path, out: Path, files: Iterable[str]) -> None:
    """Put the finished site in the place of the old one, with the list of its files.

    Raises:
        ForeignPlaceError: Something was put into the old site meanwhile that no build made.

    """
    (place / MARK).write_text("\n".join((MARK_LINE, *sorted(files), "")), encoding="utf-8")
    old = _old_of(out)
    _refuse(_foreign(out))
    _refuse(_foreign(old))
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    place.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def abandon(place: Path) -> None:
    """Remove a site that is not finished and will not be; one that is has been switched away."""
    shutil.rmtree(place, ignore_errors=True)


def _next_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.next")


def _old_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _refuse(foreign: Iterator[Path]) -> None:
    """Name the first of what is foreign.

    Raises:
        ForeignPlaceError: There is something.

    """
    first = next(foreign, None)
    if first is not None:
        raise ForeignPlaceError(str(first))


def _foreign(place: Path) -> Iterator[Path]:
    """Yield what stands at a place that no finished build put there."""
    if _is_no_folder(place):
        yield place
        return
    listed = _listed(place)
    for folder, folders, files in os.walk(place):
        below = Path(folder)
        folders.sort()
        links = (name for name in folders if (below / name).is_symlink())
        for name in sorted((*files, *links)):
            if (below / name).relative_to(place).as_posix() not in listed:
                yield below / name


def _foreign_workplace(place: Path) -> Iterator[Path]:
    """Yield a place that does not carry the mark; what a build left that broke off has no list yet."""
    if _is_no_folder(place) or (place.exists() and not _listed(place)):
        yield place


def _is_no_folder(place: Path) -> bool:
    return place.is_symlink() or (place.exists() and not place.is_dir())


def _listed(place: Path) -> frozenset[str]:
    """Return the files that a folder's mark names, and the mark; nothing where there is none of ours."""
    mark = place / MARK
    if mark.is_symlink() or not mark.is_file():
        return frozenset()
    title, *names = mark.read_text(encoding="utf-8", errors="replace").split("\n")
    return frozenset((MARK, *filter(None, names))) if title == MARK_LINE else frozenset()
