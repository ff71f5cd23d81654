"""From a fictional workbook to a built site: the same three steps as with the real one."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ON, ROOT
from tests.realdata.fictional import row, stage, workbook, written
from tests.realdata.kept import left_out
from tests.realdata.verify import Published, account, problems

PRODUCTS = [
    row("1-1-2014", 2.5, combined="No"),
    row("1-1-2015", 0.1),
    row("1-2-2015", 1234.56789, combined="Yes", protocol="PAS2050"),
    row("2-1-2015", 9, company="Example Lamp Co.", name="-refused"),
    row("3-1-2015", 0.0000123, company="Example Mill", name="Flour", country="Taiwan"),
]
STAGES = [
    stage("1-1-2014", "Upstream", 1.7),
    stage("1-1-2014", "Upstream", 0.3),
    stage("1-1-2014", "Downstream", 0.5),
    stage("1-2-2015", "Operations", 1234.56789),
    stage("1-2-2015", "Downstream", 0),
]


def test_a_built_site_shows_what_the_source_says(tmp_path: Path) -> None:
    places = written(workbook(PRODUCTS, STAGES), tmp_path)
    command = [sys.executable, "-m", "generator", "build", "--jobs", "1", *ON]
    folders = ["--disclosures", str(places.out), "--out", str(tmp_path / "site")]
    done = subprocess.run([*command, *folders], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    published = Published(places.file, places.out, places.left, tmp_path / "site")
    assert list(left_out(places.left).values()) == ["2-1-2015"]
    assert list(problems(published)) == []
    assert dict(account(published)) == {
        "rows in the source": "5",
        "packages": "2",
        "footprints on the site": "4",
        "rows left out": "1",
        "  text-formula": "1",
        "sum of these in the source": "1237.1679023 kg CO2e",
        "sum on the site": "1237.1679023 kg CO2e",
    }
