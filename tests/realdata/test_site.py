"""From a fictional workbook to a built site: the same three steps as with the real one."""

import subprocess
import sys
from pathlib import Path

from tests.realdata.carbon_catalogue import ROOT, convert
from tests.realdata.fictional import row, stage, write_workbook
from tests.realdata.verify import problems

PRODUCTS = [
    row("1-1-2014", 2.5, combined="No"),
    row("1-1-2015", 0.1),
    row("1-2-2015", 1234.56789, combined="Yes", protocol="PAS2050"),
    row("2-1-2015", 9, company="Example Lamp Co.", name="-refused"),
    row("3-1-2015", 0.0000123, company="Example Mill", name="Flour"),
]
STAGES = [
    stage("1-1-2014", "Upstream", 2),
    stage("1-1-2014", "Downstream", 0.5),
    stage("1-2-2015", "Operations", 1234.56789),
    stage("1-2-2015", "Downstream", 0),
]


def test_a_built_site_shows_what_the_source_says(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "fictional.xlsx", PRODUCTS, STAGES)
    refused = convert(file, tmp_path / "out")
    command = [sys.executable, "-m", "generator", "build", "--jobs", "1", "--as-of", "2026-01-01"]
    places = ["--disclosures", str(tmp_path / "out"), "--out", str(tmp_path / "site")]
    done = subprocess.run([*command, *places], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list(refused) == ["2-1-2015"]
    assert list(problems(file, tmp_path / "out", tmp_path / "site")) == []
