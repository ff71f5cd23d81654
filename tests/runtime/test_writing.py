"""A build replaces only what a build made."""

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.cli.exit_codes import MISUSED
from generator.cli.main import run
from generator.model.artifact import Artifact
from generator.runtime import writing
from generator.runtime.site_mark import MARK, MARK_LINE, NEXT_MARK
from generator.runtime.writing import ForeignPlaceError, KnownFile, SiteBuild, TakenError, refuse_foreign, write

ROOT = Path(__file__).resolve().parent.parent.parent


def _everything(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


PAGES = {"index.html": "a page", "p/abc/index.html": "another"}

Known = dict[str, KnownFile]


def _built(out: Path, pages: Mapping[str, str] = PAGES, known: tuple[Known, Known] = ({}, {})) -> Path:
    _build(out, pages, known)
    return out


def _build(out: Path, pages: Mapping[str, str], known: tuple[Known, Known] = ({}, {})) -> tuple[Known, Known]:
    """Put every page, and return what is then known of the site and its spare."""
    site = SiteBuild.of(out, *known)
    made = write((Artifact.text(path, text) for path, text in pages.items()), site.begin())
    site.finish(made, frozenset(made))
    return site.known(made)


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
    (below / ".site.spare").write_text("mine", encoding="utf-8")
    return below / "site"


def _a_lock_of_anothers(below: Path) -> Path:
    (below / ".site.lock").write_text("mine", encoding="utf-8")
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
    _a_neighbour(".site.spare"),
    _a_neighbour(".site.old"),
    _a_neighbouring_file,
    _a_lock_of_anothers,
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


def _inodes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_what_a_broken_off_build_left_is_replaced(below: Path) -> None:
    site = SiteBuild.of(below / "site", {}, {})
    write([Artifact.text("half.html", "half a page")], site.begin())
    refuse_foreign(below / "site", below / "disclosures")
    assert "half.html" not in _everything(_built(below / "site"))


def test_what_was_put_into_the_site_during_a_build_stays(below: Path) -> None:
    site = SiteBuild.of(_built(below / "site"), {}, {})
    site.begin()
    (below / "site" / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignPlaceError, match=r"note\.txt"):
        site.finish({}, frozenset())
    site.abandon()
    assert (below / "site" / "note.txt").read_text(encoding="utf-8") == "mine"


def test_what_was_put_into_the_spare_is_named_and_stays(below: Path) -> None:
    _built(_built(below / "site"))
    (below / ".site.spare" / "p" / "note.txt").write_text("mine", encoding="utf-8")
    for attempt in (lambda: refuse_foreign(below / "site", below / "disclosures"), lambda: _built(below / "site")):
        with pytest.raises(ForeignPlaceError, match=r"note\.txt"):
            attempt()
    assert (below / ".site.spare" / "p" / "note.txt").read_text(encoding="utf-8") == "mine"


def test_only_files_that_differ_are_written(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three builds: the third brings the spare of the first up to date."""
    out, write_anew = below / "site", writing._write  # noqa: SLF001
    known: tuple[Known, Known] = ({}, {})
    written: list[str] = []

    def noted(target: Path, content: bytes) -> None:
        written.append(target.name)
        write_anew(target, content)

    monkeypatch.setattr(writing, "_write", noted)
    for text in ("one", "two", "three"):
        written.clear()
        pages = PAGES | {"index.html": text, f"{text}.html": text}
        known = _build(out, pages, known)
        found = {name: content for name, content in _everything(out).items() if name.endswith(".html")}
        assert found == {name: content.encode() for name, content in pages.items()}
    assert sorted(written) == ["index.html", "three.html"]
    assert len({_inodes(folder)["p/abc/index.html"] for folder in (out, below / ".site.spare")}) == 1


def test_a_file_is_never_written_over(below: Path) -> None:
    """A site and its spare may share one file under two names."""
    out = _built(_built(below / "site"))
    (below / "kept").hardlink_to(out / "index.html")
    _built(_built(out, PAGES | {"index.html": "new"}), PAGES | {"index.html": "newer"})
    assert (below / "kept").read_text(encoding="utf-8") == "a page"


def test_files_that_need_not_be_put_come_from_the_site_that_stands(below: Path) -> None:
    known = _build(below / "site", PAGES)
    site = SiteBuild.of(below / "site", *known)
    manifest = site.standing_entries() | write([Artifact.text("more.html", "more")], site.begin())
    site.finish(manifest, frozenset(("more.html",)))
    assert _everything(below / "site")["p/abc/index.html"] == b"another"


@pytest.mark.parametrize("reads", [True, False])
def test_a_file_that_was_changed_by_hand_is_not_taken_over(reads: bool, below: Path) -> None:  # noqa: FBT001
    known = _build(below / "site", PAGES)
    page = below / "site" / "index.html"
    state = page.stat()
    page.write_text("A page", encoding="utf-8")
    if reads:
        os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert SiteBuild.of(below / "site", *known, reads=reads).standing.keys() == {"p/abc/index.html"}


def test_two_makers_never_have_one_file(below: Path) -> None:
    with pytest.raises(TakenError, match=r"index\.html"):
        write([Artifact.text("index.html", "one"), Artifact.text("", "one")], SiteBuild.of(below / "s", {}, {}).begin())


def test_without_an_exchange_two_renames_do_and_a_crash_between_is_mended(
    below: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "exchange", lambda *_: False)
    out = _built(_built(below / "site"), PAGES | {"index.html": "new"})
    assert _everything(out)["index.html"] == b"new"
    out.rename(below / ".site.old")
    SiteBuild.of(out, {}, {})
    assert _everything(out)["index.html"] == b"new"


def test_where_no_second_name_can_be_given_a_copy_does(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    known = _build(below / "site", PAGES)
    monkeypatch.setattr(os, "link", refused)
    site = SiteBuild.of(below / "site", *known)
    site.finish(site.standing_entries(), frozenset())
    assert _everything(below / "site")["index.html"] == b"a page"


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


def test_the_folder_that_holds_the_cache_is_refused_before_there_is_one(
    below: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.site_build.CACHE", str(below / "site" / "cache"))
    options = ["--disclosures", str(ROOT / "disclosures"), "--out", str(below / "site")]
    assert run(["--root", str(ROOT), "build", *options]) == MISUSED
    assert not (below / "site").exists()


def test_an_empty_folder_where_a_file_stood_is_no_hindrance(below: Path) -> None:
    known = _build(below / "site", PAGES)
    (below / "site" / "index.html").unlink()
    (below / "site" / "index.html").mkdir()
    for text in ("one", "two"):  # the second time it stands in the spare
        known = _build(below / "site", PAGES | {"index.html": text}, known)
        assert _everything(below / "site")["index.html"] == text.encode()


def test_a_mount_point_is_refused_before_anything_is_made(
    below: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda path: path == below / "site")
    options = ["--disclosures", str(ROOT / "disclosures"), "--out", str(below / "site")]
    assert run(["--root", str(ROOT), "build", *options]) == MISUSED
    assert "it is a mount point" in capsys.readouterr().err
    assert list(below.glob("*site*")) == []


def test_a_build_that_broke_off_before_its_mark_was_whole_is_replaced(below: Path) -> None:
    for begun in ({}, {NEXT_MARK: MARK_LINE[:9]}):
        (below / ".site.spare").mkdir()
        for name, text in begun.items():
            (below / ".site.spare" / name).write_text(text, encoding="utf-8")
        refuse_foreign(below / "site", below / "disclosures")
        assert _everything(_built(below / "site"))["index.html"] == b"a page"


def test_where_there_is_no_room_for_a_mark_the_next_build_goes_on(below: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = _built(_built(below / "site"))
    site = SiteBuild.of(out, {}, {})
    made = write([Artifact.text(path, "new") for path in PAGES], site.begin())
    write_text = Path.write_text

    def full(path: Path, text: str, encoding: str) -> None:
        write_text(path, text[:80], encoding)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            site.finish(made, frozenset(made))
    site.abandon()
    refuse_foreign(out, below / "disclosures")
    assert _everything(_built(out, {"index.html": "new"}))["index.html"] == b"new"


def test_a_file_that_was_changed_during_the_build_is_not_known_as_what_was_built(below: Path) -> None:
    known = _build(below / "site", PAGES)
    site = SiteBuild.of(below / "site", *known)
    manifest = site.standing_entries() | write([Artifact.text("more.html", "more")], site.begin())
    (below / "site" / "index.html").write_text("by hand, meanwhile", encoding="utf-8")
    site.finish(manifest, frozenset(("more.html",)))
    assert SiteBuild.of(below / "site", *site.known(manifest)).standing.keys() == {"p/abc/index.html", "more.html"}
