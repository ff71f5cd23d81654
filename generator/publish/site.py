"""The only writer: files of the site, built beside the old one and switched in one step."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.model.artifact import Artifact, ManifestEntry
from generator.model.routes import file_of


class TakenError(Exception):
    """Two makers want the same file: our mistake, never a submitter's."""


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


def building_place(out: Path) -> Path:
    """Return an empty folder beside the site, in which the next one is built."""
    place = out.with_name(f".{out.name}.next")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place


def switch(place: Path, out: Path) -> None:
    """Put the finished site in the place of the old one; who reads meanwhile sees either, never a mixture."""
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    place.rename(out)
    shutil.rmtree(old, ignore_errors=True)
