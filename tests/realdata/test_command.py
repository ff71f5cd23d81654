"""The converter as a command, and on files that are not what it expects."""

import subprocess
import sys
from pathlib import Path

from tests.realdata.account import is_complete
from tests.realdata.carbon_catalogue import ROOT, convert
from tests.realdata.fictional import row, write_workbook


def test_an_id_at_two_rows_is_excluded(tmp_path: Path) -> None:
    """Nobody can say which of two rows with one id is meant; both are listed."""
    file = write_workbook(tmp_path / "a.xlsx", [row("1-1-2016", 1), row("1-1-2016", 2), row("1-2-2016", 3)], [])
    refused = convert(file, tmp_path / "out")
    assert {key: refusal.code for key, refusal in refused.items()} == {"1-1-2016": "key-duplicate"}
    assert is_complete(file, tmp_path / "out")


def test_another_file_is_refused_in_words(tmp_path: Path) -> None:
    """What is not the catalogue is named, not converted, and no folder with content is written over."""
    text = tmp_path / "text.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    empty = write_workbook(tmp_path / "empty.xlsx", [], [])
    good = write_workbook(tmp_path / "good.xlsx", [row("1-1-2016", 1)], [])
    for file, out in ((text, "new"), (empty, "new"), (tmp_path / "missing.xlsx", "new"), (good, ".")):
        done = converter(file, tmp_path / out)
        assert (done.returncode, done.stdout) == (2, "")
        assert (file.name if out == "new" else "not empty") in done.stderr
    assert converter(good, tmp_path / "new").returncode == 0


def converter(file: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Run the converter as a command."""
    command = [sys.executable, "-m", "tests.realdata.carbon_catalogue", str(file), str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
