"""Ten spreadsheets as clerks save them, each with a usual mistake: the comment says where, what, and how to mend it.

The comments are kept as files, to be read by people: `tests/golden/comments/clerk-*.md`; `make golden` writes them.
"""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.reporting import formatted
from generator.config import SiteConfig
from generator.validate import RuleContext
from generator.workflows.check import check, report
from tests.conftest import ROOT
from tests.goldens import assert_golden

FIRM = "sample-haihe-bikes"
Rows = list[list[str]]
Edit = Callable[[Path], None]


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _save(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def _cell(table: str, row: int, column: str, value: str) -> Edit:
    """Write one cell; rows count as in a spreadsheet."""

    def edit(folder: Path) -> None:
        rows = _rows(folder / f"{table}.csv")
        rows[row - 1][rows[0].index(column)] = value
        _save(folder / f"{table}.csv", rows)

    return edit


def _gbk(folder: Path) -> None:
    path = folder / "products.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))


def _shifted(folder: Path) -> None:
    rows = _rows(folder / "stages.csv")
    rows[2].insert(2, "")
    _save(folder / "stages.csv", rows)


def _dates(folder: Path) -> None:
    _cell("footprints", 2, "published_on", "2026/4/16")(folder)
    _cell("footprints", 3, "reference_period_last_day", "2025年12月31日")(folder)


def _full_width(folder: Path) -> None:
    _cell("footprints", 2, "pcf_total", "３７４.0")(folder)
    _cell("stages", 2, "value", "１３２.4")(folder)


def _empty_rows(folder: Path) -> None:
    rows = _rows(folder / "components.csv")
    blank = [""] * len(rows[0])
    _save(folder / "components.csv", [*rows[:3], blank, *rows[3:], blank, blank])


def _wrong_sheet(folder: Path) -> None:
    shutil.copyfile(folder / "products.csv", folder / "stages.csv")


def _renamed(folder: Path) -> None:
    rows = _rows(folder / "products.csv")
    rows[0][rows[0].index("name_zh")] = "产品名称"
    _save(folder / "products.csv", rows)


CASES: dict[str, tuple[Edit, str]] = {
    "wrong-unit": (_cell("footprints", 2, "declared_unit", "辆"), "cell-codelist"),
    "gbk": (_gbk, "csv-encoding"),
    "shifted-column": (_shifted, "cell-required"),
    "gtin-as-number": (_cell("products", 2, "gtins", "9.52E+12"), "cell-pattern"),
    "total-not-sum": (_cell("footprints", 2, "pcf_total", "361.0"), "stages-sum"),
    "dates": (_dates, "date-form"),
    "full-width-digits": (_full_width, "number-form"),
    "empty-rows": (_empty_rows, "csv-blank-row"),
    "wrong-sheet": (_wrong_sheet, "csv-wrong-table"),
    "renamed-header": (_renamed, "csv-header-unknown"),
}


@pytest.mark.golden
@pytest.mark.parametrize("name", CASES)
def test_the_comment_tells_a_clerk_how_to_mend_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, context: RuleContext, config: SiteConfig
) -> None:
    edit, code = CASES[name]
    shutil.copytree(ROOT / "disclosures" / FIRM, tmp_path / "disclosures" / FIRM)
    edit(tmp_path / "disclosures" / FIRM)
    monkeypatch.chdir(tmp_path)
    found = report(check([Path("disclosures")], context), config)
    assert code in {diagnostic.code for diagnostic in found.diagnostics}
    text = formatted(found, "markdown", config)
    assert_golden(f"comments/clerk-{name}.md", text)
