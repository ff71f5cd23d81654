"""Two builders never write one site at once."""

import os
from pathlib import Path

import pytest

from generator.cli.exit_codes import MISUSED
from generator.cli.main import run
from generator.runtime.lock import BusyError, locked
from tests.conftest import ON, ROOT


def test_the_second_is_told_and_the_next_one_may(tmp_path: Path) -> None:
    with locked(tmp_path / "site"), pytest.raises(BusyError, match=r"site\.lock"), locked(tmp_path / "site"):
        pass
    with locked(tmp_path / "site"), locked(tmp_path / "other"):
        assert sorted(path.name for path in tmp_path.iterdir()) == [".other.lock", ".site.lock"]
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_somebody_left_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").touch()
    with locked(tmp_path / "site"):
        assert (tmp_path / ".site.lock").exists()
    assert not (tmp_path / ".site.lock").exists()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=r"site\.lock"), locked(tmp_path / "site"):
        pass
    assert not os.path.lexists(tmp_path / "elsewhere")


def test_the_command_says_so_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with locked(tmp_path / "site"):
        words = ["build", "--disclosures", str(ROOT / "disclosures"), "--out", str(tmp_path / "site"), *ON]
        assert run(["--root", str(ROOT), *words]) == MISUSED
    told = capsys.readouterr().err
    assert "另一个构建" in told
    assert "another build is writing there" in told
