"""`portal new`: a package that passes as it is, never over something that is already there."""

import csv
import json
from pathlib import Path

import pytest

from generator.cli.main import run
from tests.conftest import ROOT


def new(folder: Path, org_id: str) -> int:
    return run(["--root", str(ROOT), "new", org_id, "--disclosures", str(folder)])


def test_a_new_package_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(tmp_path, "my-firm-2") == 0
    said = capsys.readouterr().out
    assert said.count(str(tmp_path / "my-firm-2")) >= 2
    outcome = run(["--root", str(ROOT), "check", str(tmp_path), "--format", "json", "--as-of", "2026-11-22"])
    answer = json.loads(capsys.readouterr().out)
    assert outcome == 0
    assert answer["diagnostics"] == []
    assert answer["summary"]["packages"] == 1


def test_a_new_package_is_its_own_organisations(tmp_path: Path) -> None:
    assert new(tmp_path, "my-firm") == 0
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "my-firm").iterdir()]
    assert json.loads((tmp_path / "my-firm" / "datapackage.json").read_text(encoding="utf-8"))["name"] == "my-firm"
    assert not any("starter-org" in text for text in texts)


def test_a_new_package_is_marked_as_a_sample(tmp_path: Path) -> None:
    assert new(tmp_path, "my-firm") == 0
    with (tmp_path / "my-firm" / "organisation.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["is_sample"] for row in csv.DictReader(stream)] == ["true"]


def test_an_existing_folder_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "my-firm").mkdir()
    (tmp_path / "my-firm" / "mine.txt").write_text("mine")
    assert new(tmp_path, "my-firm") == 2
    assert str(tmp_path / "my-firm") in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "my-firm").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "org_id", ["", "My-Firm", "my_firm", "-x", "x-", "a--b", "../x", "a/b", "公司", "x\n", ".x", "é"]
)
def test_an_id_that_is_no_id_makes_nothing(org_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "inner" / "disclosures"
    with_option = ["--root", str(ROOT), "new", "--disclosures", str(folder), "--", org_id]
    assert run(with_option) == 2
    assert capsys.readouterr().err.startswith("portal: ")
    assert list(tmp_path.iterdir()) == []
