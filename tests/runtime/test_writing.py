"""A build replaces only what a build made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.exit_codes import MISUSED
from generator.cli.main import run
from generator.model.artifact import Artifact
from generator.runtime.writing import MARK, ForeignPlaceError, building_place, refuse_foreign, switch, write

ROOT = Path(__file__).resolve().parent.parent.parent


def _everything(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def _built(out: Path) -> Path:
    place = building_place(out)
    made = write([Artifact.text("index.html", "a page"), Artifact.text("p/abc/index.html", "another")], place)
    switch(place, out, made)
    return out


def _foreign_file(below: Path) -> Path:
    (below / "full").mkdir()
    (below / "full" / "thesis.txt").write_text("years of work", encoding="utf-8")
    return below / "full"


def _a_file(below: Path) -> Path:
    (below / "site").write_text("a file", encoding="utf-8")
    return below / "site"


def _a_link(below: Path) -> Path:
    (below / "real").mkdir()
    (below / "site").symlink_to(below / "real")
    return below / "site"


def _a_dead_link(below: Path) -> Path:
    (below / "site").symlink_to(below / "nowhere")
    return below / "site"


def _a_link_inside(below: Path) -> Path:
    (_built(below / "site") / "more").symlink_to(below)
    return below / "site"


def _a_worktree(below: Path) -> Path:
    (_built(below / "site") / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    return below / "site"


def _a_note_deep_inside(below: Path) -> Path:
    (_built(below / "site") / "p" / "abc" / "note.txt").write_text("mine", encoding="utf-8")
    return below / "site"


def _anothers_mark(below: Path) -> Path:
    (below / "site").mkdir()
    (below / "site" / MARK).write_text("I am a page about portals\n", encoding="utf-8")
    return below / "site"


def _a_neighbour(name: str) -> Callable[[Path], Path]:
    def neighbour(below: Path) -> Path:
        (below / name).mkdir()
        (below / name / "thesis.txt").write_text("years of work", encoding="utf-8")
        return below / "site"

    return neighbour


def _a_neighbouring_file(below: Path) -> Path:
    (below / ".site.next").write_text("mine", encoding="utf-8")
    return below / "site"


def _packages(below: Path) -> Path:
    return below / "disclosures"


def _among_packages(below: Path) -> Path:
    return below / "disclosures" / "a-firm" / "site"


def _here(below: Path) -> Path:
    return below


def _a_parent(below: Path) -> Path:
    return below.parent


def _home(below: Path) -> Path:
    return below / "home"


PLACES = (
    _foreign_file,
    _a_file,
    _a_link,
    _a_dead_link,
    _a_link_inside,
    _a_worktree,
    _a_note_deep_inside,
    _anothers_mark,
    _a_neighbour(".site.next"),
    _a_neighbour(".site.old"),
    _a_neighbouring_file,
    _packages,
    _among_packages,
    _here,
    _a_parent,
    _home,
)


@pytest.fixture
def below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    for name in ("home", "disclosures/a-firm"):
        (folder / name).mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder / "home"))
    return folder


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_no_build_made_is_refused_and_stays(place: Callable[[Path], Path], below: Path) -> None:
    out = place(below)
    before = _everything(below)
    with pytest.raises(ForeignPlaceError):
        refuse_foreign(out, below / "disclosures", Path.cwd(), Path.home())
    assert _everything(below) == before


def test_an_absent_or_empty_folder_and_a_site_of_ours_are_taken(below: Path) -> None:
    (below / "empty").mkdir()
    for out in (below / "absent", below / "empty", _built(below / "site")):
        refuse_foreign(out, below / "disclosures", Path.cwd(), Path.home())
        assert _everything(_built(out)).keys() == {MARK, "index.html", "p", "p/abc", "p/abc/index.html"}
    assert not [path for path in below.iterdir() if path.name.startswith(".")]


def test_what_a_broken_off_build_left_is_replaced(below: Path) -> None:
    write([Artifact.text("half.html", "half a page")], building_place(below / "site"))
    refuse_foreign(below / "site", below / "disclosures")
    assert "half.html" not in _everything(_built(below / "site"))


def test_what_was_put_into_the_site_during_a_build_stays(below: Path) -> None:
    place = building_place(_built(below / "site"))
    (below / "site" / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignPlaceError, match=r"note\.txt"):
        switch(place, below / "site", [])
    assert (below / "site" / "note.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["build", "serve"])
def test_the_command_names_the_first_foreign_file(
    command: str, below: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = _foreign_file(below)
    options = ["--disclosures", str(below / "disclosures"), "--out", str(out), "--as-of", "2026-11-22"]
    assert run(["--root", str(ROOT), command, *options]) == MISUSED
    told = capsys.readouterr().err
    assert "thesis.txt" in told
    assert "换一个" in told
    assert "absent or empty" in told
    assert (out / "thesis.txt").exists()


def test_the_repository_itself_is_refused(below: Path) -> None:
    options = ["--disclosures", str(below / "disclosures"), "--out", str(ROOT)]
    assert run(["--root", str(ROOT), "build", *options]) == MISUSED
    assert (ROOT / ".git").exists()
