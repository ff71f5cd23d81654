"""A sandbox bounds work on strangers' files, and knows a limit from a failure of ours."""

import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.diagnostics import LIMIT_CODE
from generator.read import PackageBytes
from generator.runtime.sandbox import (
    MEBIBYTE,
    Bound,
    ChildProcess,
    InProcess,
    InternalError,
    LimitError,
    Limits,
    Sandbox,
    SandboxError,
)
from generator.validate import RuleContext
from generator.workflows.check import check
from generator.workflows.importing import Request, Source, bring
from tests.conftest import ROOT
from tests.runtime.sandbox_work import (
    Broken,
    answering_a_function,
    connecting,
    exhausted,
    halved,
    holding,
    interrupted,
    killed,
    leaving,
    nesting,
    numbers,
    printing,
    quitting,
    raising,
    sleeping,
    starting,
    swallowing,
    without_memory,
    writing,
)
from tests.spreadsheets.books import NAME, saved, short

FEW = ChildProcess(Limits(seconds=20, memory=1024 * MEBIBYTE), "fork")
ANEW = ChildProcess(Limits(seconds=60, memory=1024 * MEBIBYTE), "spawn")
CHILDREN = [pytest.param(FEW, id="fork"), pytest.param(ANEW, id="spawn")]
ALL = [*CHILDREN, pytest.param(InProcess(), id="in this process")]


@pytest.mark.parametrize("sandbox", ALL)
def test_the_answer_comes_back(sandbox: Sandbox) -> None:
    assert sandbox.run(numbers, "a") == {"a": (1, "二")}


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_each_piece_has_its_answer_or_the_reason_why_not(sandbox: Sandbox) -> None:
    found = dict(sandbox.each(halved, range(6), 2))
    assert isinstance(found.pop(3), InternalError)
    assert found == {number: number / 2 for number in (0, 1, 2, 4, 5)}


def test_each_piece_is_worked_on_also_where_there_is_no_child() -> None:
    found = dict(InProcess().each(halved, [1, 5], 0))
    assert all(isinstance(answer, InternalError) for answer in found.values())
    assert dict(InProcess().each(halved, [1, 5], 2)) == {1: 0.5, 5: 2.5}


@pytest.mark.parametrize("at_once", [1, 3])
def test_no_more_pieces_are_asked_for_than_are_worked_on(at_once: int) -> None:
    asked: list[float] = []

    def pieces() -> Iterator[float]:
        for number in range(6):
            asked.append(number)
            yield number / 100

    answers = ChildProcess(FEW.limits, "fork", at_once).each(sleeping, pieces(), None)
    for done, _ in enumerate(answers):
        assert len(asked) <= done + at_once
    assert len(asked) == 6


def test_a_piece_that_takes_too_long_does_not_keep_the_others() -> None:
    short_time = ChildProcess(Limits(seconds=1, memory=64 * MEBIBYTE), "fork", 2)
    found: dict[float, float | SandboxError] = dict(short_time.each(sleeping, [30.0, 0.0, 0.1], None))
    assert isinstance(found.pop(30.0), LimitError)
    assert found == {0.0: 0.0, 0.1: 0.1}


def test_children_end_with_whoever_no_longer_wants_their_answers() -> None:
    answers = ChildProcess(FEW.limits, "fork", 2).each(sleeping, [0.0, 19.0], None)
    assert next(answers) == (0.0, 0.0)
    begun = time.monotonic()
    answers.close()  # type: ignore[attr-defined]  # a generator
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("sandbox", ALL)
def test_our_failure_comes_back_with_its_traceback(sandbox: Sandbox) -> None:
    with pytest.raises(InternalError, match="on purpose") as failure:
        sandbox.run(raising, "on purpose")
    assert "in raising" in str(failure.value)
    assert str(failure.value).rstrip().endswith("LookupError: on purpose")


@pytest.mark.parametrize("sandbox", ALL)
def test_nesting_without_end_is_our_failure(sandbox: Sandbox) -> None:
    """Our readers bound how deep a document nests; one that does not is a bug of ours and not a large file."""
    with pytest.raises(InternalError, match="RecursionError"):
        sandbox.run(nesting, 0)


@pytest.mark.parametrize("sandbox", CHILDREN)
@pytest.mark.parametrize("code", [0, 1])
def test_a_child_that_ends_without_a_word_failed(sandbox: Sandbox, code: int) -> None:
    with pytest.raises(InternalError, match=f"exit code {code}"):
        sandbox.run(leaving, code)


@pytest.mark.parametrize("sandbox", CHILDREN)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGXCPU])
def test_a_child_that_a_signal_ends_went_beyond_a_limit(sandbox: Sandbox, number: int) -> None:
    with pytest.raises(LimitError, match=f"-{number}"):
        sandbox.run(killed, number)


@pytest.mark.parametrize("sandbox", CHILDREN)
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGFPE])
def test_a_child_that_crashes_failed(sandbox: Sandbox, number: int) -> None:
    with pytest.raises(InternalError, match=f"-{number}"):
        sandbox.run(killed, number)


@pytest.mark.parametrize("sandbox", CHILDREN)
@pytest.mark.parametrize("work", [quitting, interrupted])
def test_an_end_that_is_no_error_is_told_and_printed_nowhere(
    sandbox: Sandbox, work: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InternalError, match="error file=a"):
        sandbox.run(work, "::error file=a::faulty")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_what_the_work_prints_reaches_nobody(sandbox: Sandbox, capfd: pytest.CaptureFixture[str]) -> None:
    assert sandbox.run(printing, "::error::printed") == "::error::printed"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_an_answer_that_cannot_be_sent_is_our_failure(sandbox: Sandbox) -> None:
    with pytest.raises(InternalError, match="pickle"):
        sandbox.run(answering_a_function)


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_an_answer_that_cannot_be_made_again_is_our_failure(sandbox: Sandbox) -> None:
    with pytest.raises(InternalError, match="cannot be made again"):
        sandbox.run(Broken)


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_a_closure_is_refused_even_where_a_fork_would_take_it(sandbox: Sandbox) -> None:
    with pytest.raises((AttributeError, pickle.PicklingError)):
        sandbox.run(lambda: 1)


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_too_much_memory_ends_the_child(sandbox: Sandbox) -> None:
    with pytest.raises(LimitError, match="memory"):
        sandbox.run(holding, 2048 * MEBIBYTE)


def test_memory_that_ran_out_is_a_limit_whatever_a_library_makes_of_it() -> None:
    with pytest.raises(LimitError, match="memory"):
        FEW.run(without_memory)


@pytest.mark.parametrize("sandbox", [pytest.param(FEW, id="fork"), pytest.param(InProcess(), id="in this process")])
def test_what_was_being_handled_before_is_no_cause(sandbox: Sandbox) -> None:
    """A forked child inherits the exception that its parent is handling."""
    try:
        exhausted()
    except MemoryError:
        with pytest.raises(InternalError, match="on purpose"):
            sandbox.run(raising, "on purpose")


def test_what_the_parent_holds_is_not_counted_against_the_child() -> None:
    """A forked child starts with all its parent's memory; a long-lived parent must not make every package too large."""
    held = bytearray(512 * MEBIBYTE)
    assert ChildProcess(Limits(memory=64 * MEBIBYTE)).run(holding, 16 * MEBIBYTE) == 16 * MEBIBYTE
    assert held


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_too_much_time_ends_the_child(method: str) -> None:
    sandbox = ChildProcess(Limits(seconds=1), "fork" if method == "fork" else "spawn")
    with pytest.raises(LimitError, match="1 s"):
        sandbox.run(time.sleep, 30)


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_no_connection_is_opened(sandbox: Sandbox) -> None:
    with pytest.raises(LimitError, match=r"socket\."):
        sandbox.run(connecting)


@pytest.mark.parametrize("sandbox", CHILDREN)
def test_no_program_is_started(sandbox: Sandbox) -> None:
    with pytest.raises(LimitError, match="subprocess"):
        sandbox.run(starting)


@pytest.mark.parametrize("sandbox", CHILDREN)
@pytest.mark.parametrize("work", [writing, swallowing])
def test_no_file_is_written(sandbox: Sandbox, work: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(LimitError, match="open"):
        sandbox.run(work, tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_sandbox_says_what_it_cannot_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not FEW.unbounded
    assert InProcess().unbounded == tuple(Bound)
    monkeypatch.setattr("generator.runtime.sandbox.resource", None)
    assert FEW.unbounded == (Bound.MEMORY,)


@pytest.mark.parametrize("sandbox", [pytest.param(ANEW, id="spawn"), pytest.param(InProcess(), id="in this process")])
def test_packages_are_judged_alike_in_every_sandbox(sandbox: Sandbox, context: RuleContext) -> None:
    packages = [ROOT / "disclosures" / "sample-maiquan-beer", ROOT / "tests" / "packages" / "invalid" / "stages-sum"]
    assert check(packages, context, sandbox) == check(packages, context, FEW)


@pytest.mark.parametrize("sandbox", [pytest.param(ANEW, id="spawn"), pytest.param(InProcess(), id="in this process")])
def test_files_are_imported_alike_in_every_sandbox(sandbox: Sandbox, context: RuleContext) -> None:
    request = Request([Source(NAME, saved(short()))], context)
    assert bring(request, sandbox) == bring(request, FEW)
    assert bring(request, sandbox).packages


def test_packages_are_judged_where_there_is_neither_process_nor_limit() -> None:
    """In an interpreter without the modules that a browser's has not got."""
    program = (
        "import sys; sys.modules.update({'resource': None, '_multiprocessing': None, '_posixshmem': None})\n"
        "from datetime import date; from pathlib import Path\n"
        "from generator.workflows.check import check, prepare; from generator.config import load_config\n"
        "from generator.runtime.sandbox import InProcess\n"
        "GROUND = prepare(load_config(Path()), date(2026, 11, 22))\n"
        "[verdict] = check([Path('site_config/starter')], GROUND, InProcess())\n"
        "print(sum(verdict.rows.values()), verdict.failure)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert int(done.stdout) > 5


def test_only_the_package_that_goes_beyond_the_limits_is_refused(
    tmp_path: Path, context: RuleContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sample-haihe-bikes", "sample-maiquan-beer", "sample-beitang-steel"):
        shutil.copytree(ROOT / "disclosures" / name, tmp_path / name)
    real = __import__("generator.workflows.judging", fromlist=["read_taken"]).read_taken

    def greedy(package: PackageBytes, known: tuple[str, ...]) -> object:
        if package.org_id == "sample-maiquan-beer":
            bytearray(4096 * MEBIBYTE)
        return real(package, known)

    monkeypatch.setattr("generator.workflows.judging.read_taken", greedy)
    verdicts = {verdict.org_id: verdict for verdict in check([tmp_path], context, FEW)}
    assert [finding.code for finding in verdicts["sample-maiquan-beer"].findings] == [LIMIT_CODE]
    assert not verdicts["sample-maiquan-beer"].accepted
    assert verdicts["sample-haihe-bikes"].accepted
    assert verdicts["sample-beitang-steel"].accepted


def test_no_hostile_package_makes_the_child_do_anything_but_read(context: RuleContext) -> None:
    """The child's audit hook ends it at the first socket, program or written file; `package-limit` would say so."""
    cases = [folder for kind in ("valid", "invalid") for folder in (ROOT / "tests" / "packages" / kind).iterdir()]
    verdicts = check(sorted(cases), context, FEW)
    assert len(verdicts) >= len(cases)
    assert not [verdict.folder for verdict in verdicts for finding in verdict.findings if finding.code == LIMIT_CODE]
    assert not [verdict.folder for verdict in verdicts if verdict.failure]
