"""A child that works on strangers' files can read, think and answer; nothing else, and not forever."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from generator.checking import LIMIT_CODE, check
from generator.confinement import MEBIBYTE, LimitError, Limits, confined
from generator.validate import Ground
from tests.conftest import ROOT

FEW = Limits(seconds=20, memory=1024 * MEBIBYTE)


def test_the_answer_comes_back() -> None:
    assert confined(lambda: {"a": (1, "二")}, FEW) == {"a": (1, "二")}


def test_too_much_memory_ends_the_child() -> None:
    with pytest.raises(LimitError):
        confined(lambda: len(bytearray(2048 * MEBIBYTE)), FEW)


def test_what_the_parent_holds_is_not_counted_against_the_child() -> None:
    """A forked child starts with all its parent's memory; a long-lived parent must not make every package too large."""
    held = bytearray(512 * MEBIBYTE)
    assert confined(lambda: len(bytearray(16 * MEBIBYTE)), Limits(memory=64 * MEBIBYTE)) == 16 * MEBIBYTE
    assert held


def test_too_much_time_ends_the_child() -> None:
    with pytest.raises(LimitError):
        confined(lambda: time.sleep(30), Limits(seconds=1))


def test_no_connection_is_opened() -> None:
    with pytest.raises(LimitError):
        confined(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1), FEW)


def test_no_program_is_started() -> None:
    with pytest.raises(LimitError):
        confined(lambda: subprocess.run(["/bin/true"], check=True).returncode, FEW)


def test_no_file_is_written(tmp_path: Path) -> None:
    with pytest.raises(LimitError):
        confined(lambda: (tmp_path / "x").write_text("x"), FEW)
    assert not (tmp_path / "x").exists()


def test_only_the_package_that_goes_beyond_the_limits_is_refused(
    tmp_path: Path, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sample-haihe-bikes", "sample-maiquan-beer", "sample-beitang-steel"):
        shutil.copytree(ROOT / "disclosures" / name, tmp_path / name)
    real = __import__("generator.checking", fromlist=["read_package"]).read_package

    def greedy(folder: Path, known: tuple[str, ...]) -> object:
        if folder.name == "sample-maiquan-beer":
            bytearray(4096 * MEBIBYTE)
        return real(folder, known)

    monkeypatch.setattr("generator.checking.read_package", greedy)
    verdicts = {verdict.org_id: verdict for verdict in check([tmp_path], ground, FEW)}
    assert [finding.code for finding in verdicts["sample-maiquan-beer"].findings] == [LIMIT_CODE]
    assert not verdicts["sample-maiquan-beer"].accepted
    assert verdicts["sample-haihe-bikes"].accepted
    assert verdicts["sample-beitang-steel"].accepted


def test_no_hostile_package_makes_the_child_do_anything_but_read(ground: Ground) -> None:
    """The child's audit hook ends it at the first socket, program or written file; `package-limit` would say so."""
    cases = [folder for kind in ("valid", "invalid") for folder in (ROOT / "tests" / "packages" / kind).iterdir()]
    verdicts = check(sorted(cases), ground, FEW)
    assert len(verdicts) >= len(cases)
    assert not [verdict.folder for verdict in verdicts for finding in verdict.findings if finding.code == LIMIT_CODE]
