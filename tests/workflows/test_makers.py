"""A maker is a pure function of one frozen value: that is why its files can be taken over."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.model.catalogue import Catalogue
from generator.runtime.digests import digest
from generator.workflows.build import MAKERS

_watched: list[list[str]] = []
"""Who wants to be told which files are opened; an audit hook cannot be taken away again."""


OF_LIBRARIES = ("site-packages", f"{tempfile.gettempdir()}/openpyxl.", "/dev/null")
"""A library may read its own files, which are pinned, and use files of its own making."""


def _note(event: str, arguments: tuple[object, ...]) -> None:
    reaches = event == "open" or event.startswith(("socket.", "subprocess.", "os.listdir", "os.scandir"))
    path = str(arguments[0]) if arguments else ""
    if _watched and reaches and path != tempfile.gettempdir() and not any(part in path for part in OF_LIBRARIES):
        _watched[-1].append(f"{event} {path}")


@pytest.fixture(scope="module", autouse=True)
def hook() -> None:
    sys.addaudithook(_note)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Return what is opened within a block."""
    _watched.append([])
    try:
        yield _watched[-1]
    finally:
        _watched.pop()


def test_a_maker_reaches_no_file_and_makes_the_same_again(samples: Catalogue, config: SiteConfig) -> None:
    reached: dict[str, list[str]] = {}
    for maker in MAKERS:
        values = list(maker.select(samples, config))
        first = [list(maker.make(value, config)) for value in values]
        with watched() as opened:
            again = [list(maker.make(value, config)) for value in reversed(values)]
        assert again[::-1] == first, maker.name
        reached |= {maker.name: sorted(set(opened))} if opened else {}
    assert reached == {}


def test_reaching_a_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with watched() as opened:
        (tmp_path / "file").read_bytes()
    assert opened == [f"open {tmp_path / 'file'}"]


def test_every_value_has_a_canonical_form(samples: Catalogue, config: SiteConfig) -> None:
    digests: dict[str, object] = {}
    for maker in MAKERS:
        for value in maker.select(samples, config):
            assert is_dataclass(value)
            assert value.__dataclass_params__.frozen  # type: ignore[union-attr]  # a dataclass has them
            found = digest(maker.name, value)
            assert digests.setdefault(found, value) == value
    assert len(digests) > 1000


def test_names_of_makers_tell_them_apart() -> None:
    assert len({maker.name for maker in MAKERS}) == len(MAKERS)


def test_subjects_tell_values_apart(samples: Catalogue, config: SiteConfig) -> None:
    for maker in MAKERS:
        if maker.subject:
            values = list(maker.select(samples, config))
            assert len({maker.subject(value) for value in values}) == len(values), maker.name
