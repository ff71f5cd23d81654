"""The bytes of a package: taken once, read alike, and told apart by whatever a reader could notice."""

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.read import limits, read_package, read_source, read_taken, take
from generator.read.source import Folder
from generator.workflows.check import TABLES
from tests.conftest import ROOT

SAMPLE = ROOT / "disclosures" / "sample-haihe-bikes"
PACKAGES = sorted([*(ROOT / "disclosures").iterdir(), *(ROOT / "tests/packages/invalid").iterdir()])


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / SAMPLE.name
    shutil.copytree(SAMPLE, folder)
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / "a.pdf").write_bytes(b"%PDF-1.4 %%EOF")
    return folder


def add(folder: Path) -> None:
    (folder / "notes.txt").touch()


def change(folder: Path) -> None:
    path = folder / "products.csv"
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))


def remove(folder: Path) -> None:
    (folder / "products.csv").unlink()


def link(folder: Path) -> None:
    (folder / "products.csv").rename(folder.parent / "products.csv")
    (folder / "products.csv").symlink_to(folder.parent / "products.csv")


def put_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "documents" / "b.pdf")


def grow(folder: Path) -> None:
    (folder / "stages.csv").write_bytes(b"x" * (limits.TABLE_BYTES + 1))


def document(folder: Path) -> None:
    (folder / "documents" / "a.pdf").write_bytes(b"%PDF-1.5 %%EOF")


@pytest.mark.parametrize("packages", [PACKAGES])
def test_what_is_read_from_bytes_is_what_is_read_from_the_folder(packages: list[Path]) -> None:
    folders = [folder for folder in packages if folder.is_dir()]
    assert folders
    for folder in folders:
        taken = pickle.loads(pickle.dumps(take(folder, TABLES)))  # noqa: S301  our own
        assert read_taken(taken, TABLES) == read_source(Folder(folder), TABLES), folder


@pytest.mark.parametrize("differ", [add, change, remove, link, put_a_pipe, grow, document])
def test_whatever_a_reader_could_notice_makes_another_digest(differ: Callable[[Path], None], package: Path) -> None:
    before = take(package, TABLES)
    assert take(package, TABLES).digest == before.digest
    differ(package)
    after = take(package, TABLES)
    assert after.digest != before.digest
    assert read_taken(after, TABLES) == read_source(Folder(package), TABLES)
    assert read_taken(pickle.loads(pickle.dumps(after)), TABLES) == read_taken(after, TABLES)  # noqa: S301  our own


def test_the_place_of_a_package_belongs_to_its_digest(package: Path) -> None:
    """Findings name files by it."""
    before = take(package, TABLES).digest
    moved = package.rename(package.with_name("elsewhere"))
    assert take(moved, TABLES).digest != before


def test_a_link_in_the_place_of_a_package_is_not_followed(package: Path) -> None:
    linked = package.parent / "linked"
    linked.symlink_to(package)
    taken = take(linked, TABLES)
    assert not taken.contents
    assert [finding.code for finding in read_package(linked, TABLES).findings] == ["package-file-kind"]
    assert taken.digest != take(package, TABLES).digest


def test_nothing_beyond_the_limits_is_taken(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(limits.PACKAGE_FILES + 5):
        (package / "documents" / f"d{number:03}.pdf").write_bytes(b"%PDF-1.4 %%EOF")
    taken = take(package, TABLES)
    assert sum(path.startswith("documents/") for path in taken.contents) == limits.PACKAGE_FILES
    monkeypatch.setattr(limits, "DOCUMENTS_BYTES", 100)
    assert sum(len(taken.contents[path]) for path in take(package, TABLES).contents if "/" in path) <= 100
