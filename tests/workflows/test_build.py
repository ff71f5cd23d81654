"""A build that fails ends what it started, leaves nothing of itself behind, and shows what went wrong first."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.model.artifact import Artifact, ManifestEntry
from generator.model.catalogue import Catalogue
from generator.publish.guides import start_guides
from generator.runtime.cache import Cache
from generator.runtime.executor import LocalProcesses, Processors
from generator.workflows import build
from tests.builders import a_catalogue, a_config

REASON = "raised on purpose"


def options(jobs: int) -> build.BuildOptions:
    return build.BuildOptions(LocalProcesses(jobs, a_config()), None)


def children() -> set[int]:
    """Return the processes that this one has started and that are still there."""
    return {
        int(child)
        for thread in Path("/proc/self/task").iterdir()
        for child in (thread / "children").read_text("ascii").split()
    }


def whole(catalogue: Catalogue, _: SiteConfig) -> Iterator[Catalogue]:
    yield catalogue


def raising(_: Catalogue, __: SiteConfig) -> Iterator[Artifact]:
    raise LookupError(REASON)
    yield Artifact("", b"")


def killed(_: Catalogue, __: SiteConfig) -> Iterator[Artifact]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield Artifact("", b"")


def leaving(_: Catalogue, __: SiteConfig) -> Iterator[Artifact]:
    os._exit(0)
    yield Artifact("", b"")


@pytest.mark.parametrize(
    ("make", "jobs", "cause"),
    [
        (raising, 1, LookupError),
        (raising, 2, LookupError),
        (killed, 2, BrokenProcessPool),
        (leaving, 2, BrokenProcessPool),
    ],
)
def test_a_build_that_fails_leaves_nothing_behind(
    make: Callable[..., Iterator[Artifact]],
    jobs: int,
    cause: type[Exception],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[subprocess.Popen[str]] = []

    def noted(*arguments: object) -> object:
        guides = start_guides(*arguments)  # type: ignore[arg-type]
        started.append(guides.process)
        return guides

    (tmp_path / "workshops").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "workshops"))
    monkeypatch.setattr(build, "start_guides", noted)
    monkeypatch.setattr(build, "MAKERS", (Maker(whole, make),) * 2)
    before = children()
    with pytest.raises(cause) as failure:
        build.build(a_catalogue(), a_config(), tmp_path / "site", options(jobs))
    assert children() == before
    assert len(started) == len(a_config().languages)
    assert {process.returncode for process in started} == {-signal.SIGKILL}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["workshops"]
    assert failure.type is cause
    assert cause is not LookupError or str(failure.value) == REASON


def leaving_a_trace(piece: tuple[Path, int]) -> None:
    folder, number = piece
    if number == 0:
        raise LookupError(REASON)
    (folder / str(number)).touch()


def test_after_a_piece_that_fails_no_other_begins(tmp_path: Path) -> None:
    pieces = [(tmp_path, number) for number in range(400)]
    with (
        pytest.raises(LookupError, match=REASON),
        Processors[tuple[Path, int], None](LocalProcesses(2, None)) as processors,
    ):
        list(processors.map(leaving_a_trace, pieces))
    assert len(list(tmp_path.iterdir())) < 100


@dataclass(frozen=True)
class Word:
    """What an invented kind of page shows."""

    about: str
    text: str


def words(text: str) -> Callable[[Catalogue, SiteConfig], Iterator[Word]]:
    def select(_: Catalogue, __: SiteConfig) -> Iterator[Word]:
        yield from (Word(about, text) for about in ("one", "other"))

    return select


def page_of(shown: Word, _: SiteConfig) -> Iterator[Artifact]:
    if (shown.about, shown.text) == ("one", "wrong"):
        raise LookupError(REASON)
    yield Artifact.text(f"{shown.about}.html", shown.text)


def test_a_subject_on_which_we_fail_keeps_its_last_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, how = tmp_path / "site", build.BuildOptions(LocalProcesses(1, a_config()), Cache(tmp_path / "cache"))
    monkeypatch.setattr(build, "FINAL_MAKERS", ())
    monkeypatch.setattr(build, "start_guides", lambda *_: nullcontext(NoGuides()))
    for text, failures, one in (("right", 0, "right"), ("wrong", 1, "right"), ("wrong", 1, "right"), ("new", 0, "new")):
        maker = Maker(words(text), page_of, subject=lambda shown: shown.about)
        monkeypatch.setattr(build, "MAKERS", (maker,))
        built = build.build(a_catalogue(), a_config(), out, how)
        assert len(built.failures) == failures
        assert all(REASON in failure for failure in built.failures)
        assert built.unmade(has_form=True) == ["one"] * failures
        assert (out / "one.html").read_text(encoding="utf-8") == one
        assert (out / "other.html").read_text(encoding="utf-8") == text


def test_a_subject_on_which_we_fail_from_the_first_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "FINAL_MAKERS", ())
    monkeypatch.setattr(build, "start_guides", lambda *_: nullcontext(NoGuides()))
    monkeypatch.setattr(build, "MAKERS", (Maker(words("wrong"), page_of, subject=lambda shown: shown.about),))
    built = build.build(a_catalogue(), a_config(), tmp_path / "site", options(1))
    assert list(built.manifest) == ["other.html"]
    assert built.unmade(has_form=False) == ["one"]
    assert built.unmade(has_form=True) == []
    assert len(built.failures) == 1


def test_a_file_that_another_record_knows_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two checkouts build one site in turn, or a build was killed before it remembered what it had made."""

    def selecting(*shown: str) -> Callable[[Catalogue, SiteConfig], Iterator[Word]]:
        return lambda *_: (Word(about, "right") for about in shown)

    monkeypatch.setattr(build, "FINAL_MAKERS", ())
    monkeypatch.setattr(build, "start_guides", lambda *_: nullcontext(NoGuides()))
    for cache, shown in (("one", ["one"]), ("other", ["one", "more"]), ("one", ["one"])):
        how = build.BuildOptions(LocalProcesses(1, a_config()), Cache(tmp_path / cache))
        monkeypatch.setattr(build, "MAKERS", (Maker(selecting(*shown), page_of, subject=lambda word: word.about),))
        built = build.build(a_catalogue(), a_config(), tmp_path / "site", how)
        found = {path.name for path in (tmp_path / "site").glob("*.html")}
        assert found == set(built.manifest) == {f"{name}.html" for name in shown}


class NoGuides:
    """Guides of a language that has none."""

    def finish(self, _: object) -> dict[str, ManifestEntry]:
        return {}
