"""The only writer: files of the site, built beside the one that stands and exchanged with it in one step.

Nothing is removed or replaced that no build made: every site carries a list of its files, and a folder that holds
anything else is refused. After the exchange the site of before stays beside the new one as its spare; the next build
brings the spare up to date, so that it writes no more than what differs. Equal files of both are one file with two
names: a file is replaced, never written over.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.model.artifact import Artifact, ManifestEntry
from generator.model.routes import file_of
from generator.runtime.exchange import exchange
from generator.runtime.lock import lock_of
from generator.runtime.site_mark import MARK, NEXT_MARK, is_finished, listed, put_mark


class TakenError(Exception):
    """Two makers want the same file: our mistake, never a submitter's."""


class ForeignPlaceError(Exception):
    """A site may not be written there; the message is what stands in the way."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What shows without reading that a file is still the one that was written."""

    size: int
    modified: int
    """In nanoseconds."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that a build wrote: its fingerprint, and what it looked like from outside."""

    sha256: str
    state: FileState

    @property
    def entry(self) -> ManifestEntry:
        """Return its size and fingerprint."""
        return ManifestEntry(self.state.size, self.sha256)


KnownFiles = Mapping[str, KnownFile]


@dataclass(frozen=True, slots=True)
class Place:
    """Where files of the next site are put, beside the one that stands."""

    folder: Path
    standing: Path

    def put(self, artifact: Artifact) -> ManifestEntry:
        """Put a file into the next site; one that stands already with the same bytes gets a second name."""
        name, content = file_of(artifact.path), artifact.content
        target, present = self.folder / name, self.standing / name
        if _holds(present, content):
            _link(present, target)
        elif not _holds(target, content):
            _write(target, content)
        return artifact.entry

    def keep(self, name: str) -> None:
        """Take over a file of the site that stands."""
        _link(self.standing / name, self.folder / name)


def joined(parts: Iterable[Mapping[str, ManifestEntry]]) -> dict[str, ManifestEntry]:
    """Return one manifest of several.

    Raises:
        TakenError: Two of them have the same file.

    """
    manifest: dict[str, ManifestEntry] = {}
    for part in parts:
        for name, entry in part.items():
            if manifest.setdefault(name, entry) is not entry:
                raise TakenError(name)
    return manifest


def write(artifacts: Iterable[Artifact], place: Place) -> dict[str, ManifestEntry]:
    """Put artifacts into the next site and return what was put.

    Raises:
        TakenError: Two of them are the same file.

    """
    return joined({file_of(artifact.path): place.put(artifact)} for artifact in artifacts)


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
    surveyed(out)
    if _is_foreign_lock(lock_of(out)):
        raise ForeignPlaceError(str(lock_of(out)))
    for beside in (_spare_of(out), _old_of(out)):
        if is_finished(beside):
            surveyed(beside)
        elif _is_foreign(beside):
            raise ForeignPlaceError(str(beside))


def surveyed(place: Path) -> dict[str, FileState]:
    """Return the files of a site that a build finished; nothing where there is none.

    Raises:
        ForeignPlaceError: Something stands there that no build put there.

    """
    if _is_no_folder(place):
        raise ForeignPlaceError(str(place))
    ours, found = listed(place), {}
    for name, entry in _walked(str(place), ""):
        if name not in ours or entry.is_symlink():
            raise ForeignPlaceError(str(place / name))
        state = entry.stat()
        found[name] = FileState(state.st_size, state.st_mtime_ns)
    return {name: state for name, state in found.items() if name not in (MARK, NEXT_MARK)}


@dataclass(slots=True)
class SiteBuild:
    """One build of a site: the place where its files are put, until all of them take the place of the site before."""

    out: Path
    standing: dict[str, KnownFile]
    """Files of the site that stands, as far as they are what was written."""
    spare: dict[str, KnownFile]
    """Files of the site before that one."""
    names: frozenset[str]
    """Every file of the site that stands, whatever is known of it."""
    has_begun: bool = False
    _put: frozenset[str] | None = None
    """Once the site is finished, its files that were not taken over."""

    @classmethod
    def of(cls, out: Path, standing: KnownFiles, spare: KnownFiles, *, reads: bool = False) -> "SiteBuild":
        """Look at the site that stands and at its spare, with what is known of their files; nothing is changed yet.

        Args:
            out: Absolute path of the site.
            standing: What is known of its files.
            spare: What is known of the files of the site before.
            reads: Whether files are read rather than looked at from outside.

        Raises:
            ForeignPlaceError: Something stands there, or beside it, that no build made.

        """
        _recover(out)
        sound = _sound_inside if reads else _sound
        beside, found = _spare_of(out), surveyed(out)
        kept = sound(beside, surveyed(beside), spare) if is_finished(beside) else {}
        return cls(out, sound(out, found, standing), kept, frozenset(found))

    def standing_entries(self) -> dict[str, ManifestEntry]:
        """Return size and fingerprint of the files that stand."""
        return {name: file.entry for name, file in self.standing.items()}

    def begin(self) -> Place:
        """Return where files are put; the first time, the spare stops being a finished site.

        Raises:
            ForeignPlaceError: Something stands beside the site that no build made.

        """
        place = Place(_spare_of(self.out), self.out)
        if not self.has_begun:
            if not self.spare:
                _remove_ours(place.folder)
                place.folder.mkdir(parents=True)
            put_mark(place.folder, ())
            self.has_begun = True
        return place

    def finish(self, manifest: Mapping[str, ManifestEntry], put: frozenset[str]) -> None:
        """Bring the next site to exactly these files and let it take the place of the one that stands.

        Args:
            manifest: Every file of the next site.
            put: Those that were put; each of the others stands in the site of before with these bytes.

        Raises:
            ForeignPlaceError: Something was put into the old site meanwhile that no build made.

        """
        place = self.begin()
        for name, entry in manifest.items():
            if name not in put and not self._is_spare(name, entry):
                place.keep(name)
        for name in [name for name, _ in _walked(str(place.folder), "") if name not in manifest and name != MARK]:
            (place.folder / name).unlink()
            _remove_empty(place.folder, Path(name).parent)
        surveyed(self.out)
        put_mark(place.folder, manifest)
        _switch(place.folder, self.out)
        self._put = put

    def known(self, manifest: Mapping[str, ManifestEntry]) -> tuple[dict[str, KnownFile], dict[str, KnownFile]]:
        """Return what is known of the files of the site and of its spare, after the build.

        A file that was taken over is known as it was when it was found sound: somebody may have changed it since.
        """
        if self._put is None:
            return self.standing, self.spare
        found, now = surveyed(self.out), {}
        for name, entry in manifest.items():
            if name not in self._put:
                now[name] = self.spare[name] if self._is_spare(name, entry) else self.standing[name]
            elif name in found:
                now[name] = KnownFile(entry.sha256, found[name])
        return now, self.standing

    def _is_spare(self, name: str, entry: ManifestEntry) -> bool:
        """Tell whether the spare had a file already."""
        return name in self.spare and self.spare[name].sha256 == entry.sha256

    def abandon(self) -> None:
        """Remove the next site, which is not finished and will not be; a finished one was exchanged away."""
        if self.has_begun and not is_finished(_spare_of(self.out)):
            _remove_ours(_spare_of(self.out))


def _sound(_: Path, found: Mapping[str, FileState], known: KnownFiles) -> dict[str, KnownFile]:
    """Return the known files that still look as they did."""
    return {name: file for name, file in known.items() if found.get(name) == file.state}


def _sound_inside(folder: Path, found: Mapping[str, FileState], known: KnownFiles) -> dict[str, KnownFile]:
    """Return the known files that still have their bytes."""
    return {
        name: KnownFile(file.sha256, found[name])
        for name, file in known.items()
        if name in found and hashlib.sha256((folder / name).read_bytes()).hexdigest() == file.sha256
    }


def _switch(place: Path, out: Path) -> None:
    """Put a finished site in the place of the old one, which becomes its spare.

    Where the system cannot exchange two folders it takes two renames, and a crash between them is mended by the next
    build.
    """
    with suppress(OSError):
        out.rmdir()  # an empty folder is no site that could become a spare
    if not out.exists():
        place.rename(out)
    elif not exchange(place, out):
        _rename_in_turn(place, out)


def _rename_in_turn(place: Path, out: Path) -> None:
    out.rename(_old_of(out))
    place.rename(out)
    _old_of(out).rename(place)


def _recover(out: Path) -> None:
    """Finish what a build could not that broke off between two renames."""
    old = _old_of(out)
    if is_finished(old) and not out.exists():
        old.rename(out)
    _remove_ours(old)


def _spare_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.spare")


def _old_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")


def _remove_ours(place: Path) -> None:
    """Remove a folder that carries our mark, if it is there.

    Raises:
        ForeignPlaceError: Something stands there that no build made.

    """
    if is_finished(place):
        surveyed(place)
    elif _is_foreign(place):
        raise ForeignPlaceError(str(place))
    shutil.rmtree(place, ignore_errors=True)


def _walked(folder: str, below: str) -> "Iterator[tuple[str, os.DirEntry[str]]]":
    """Yield every file and link below a folder with its path from there, by name."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _walked(entry.path, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", entry


def _is_foreign_lock(lock: Path) -> bool:
    """Tell whether a file has the name of our lock that is none of ours: those are empty."""
    return lock.is_symlink() or (lock.exists() and (not lock.is_file() or lock.stat().st_size > 0))


def _is_no_folder(place: Path) -> bool:
    return place.is_symlink() or (place.exists() and not place.is_dir())


def _is_foreign(place: Path) -> bool:
    """Tell whether something stands at a place that no build put there; a folder without a mark may be just begun."""
    return _is_no_folder(place) or (not listed(place) and any(name != NEXT_MARK for name, _ in _walked(str(place), "")))


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether a file has these bytes."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _link(source: Path, target: Path) -> None:
    """Give a file a second name; a copy where the file system has no such thing."""
    try:
        os.link(source, target)
    except FileExistsError:
        if not target.samefile(source):
            _clear(target)
            _link(source, target)
    except FileNotFoundError:
        if not source.exists():
            raise
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(source, target)
    except OSError:
        target.unlink(missing_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def _write(target: Path, content: bytes) -> None:
    """Write a file anew: another one may have the same inode, so it is not written over."""
    try:
        stream = target.open("xb")
    except FileExistsError:
        _clear(target)
        stream = target.open("xb")
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        stream = target.open("xb")
    with stream:
        stream.write(content)


def _clear(target: Path) -> None:
    """Remove a file, or an empty folder that somebody put in its place."""
    if target.is_dir() and not target.is_symlink():
        target.rmdir()
    else:
        target.unlink()


def _remove_empty(root: Path, below: Path) -> None:
    """Remove folders that nothing is left in, from the inside out."""
    with suppress(OSError):
        while below.parts:
            (root / below).rmdir()
            below = below.parent
