"""`portal template` and `portal import`: what is written, what is left alone, and how they end."""

import json
from pathlib import Path

import openpyxl
import pytest

from generator.cli.main import run
from generator.config import SiteConfig
from tests.conftest import ON, ROOT
from tests.spreadsheets import footprints
from tests.spreadsheets.books import NAME, SAMPLE, STARTER, saved, short


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a filled short form on disk."""
    path = tmp_path / NAME
    path.write_bytes(saved(short()))
    return path


def portal(*arguments: str | Path) -> int:
    return run(["--root", str(ROOT), *map(str, arguments)])


def test_a_filled_form_becomes_a_package_that_passes(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "disclosures"
    assert portal("import", book, "--disclosures", folder, *ON) == 0
    assert [path.name for path in folder.iterdir()] == ["starter-two"]
    assert portal("check", folder, *ON) == 0


def test_a_package_that_stands_is_replaced_only_when_asked(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "starter-two"
    (folder / "documents").mkdir(parents=True)
    (folder / "stages.csv").write_text("mine")
    assert portal("import", book, "--disclosures", tmp_path, *ON) == 2
    assert (folder / "stages.csv").read_text() == "mine"
    assert portal("import", book, "--disclosures", tmp_path, "--replace", *ON) == 0
    assert not (folder / "stages.csv").exists()
    assert (folder / "documents").is_dir()


def test_a_mistake_writes_nothing_but_the_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, copy = tmp_path / NAME, tmp_path / "out.xlsx"
    path.write_bytes(saved(short({"footprints.pcf_total": "1,234"})))
    arguments: tuple[str | Path, ...] = (
        "import",
        path,
        "--disclosures",
        tmp_path / "d",
        "--annotate",
        copy,
        "--format",
        "json",
        *ON,
    )
    assert portal(*arguments) == 1
    answer = json.loads(capsys.readouterr().out)
    assert not (tmp_path / "d").exists()
    (diagnostic,) = answer["diagnostics"]
    assert (diagnostic["code"], diagnostic["column"]) == ("number-ambiguous", "pcf_total")
    assert diagnostic["file"] == f"{NAME}/产品和碳足迹"
    assert diagnostic["cell"] == f"C{diagnostic['row']}"
    assert "检查结果" in openpyxl.load_workbook(copy).sheetnames
    assert portal(*arguments) == 2, "a copy falls on nothing that stands"


def test_what_was_put_in_order_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / NAME
    path.write_bytes(saved(short({"footprints.pcf_total": "2.13 t"})))
    assert portal("import", path, "--disclosures", tmp_path / "d", *ON) == 0
    said = capsys.readouterr().out
    assert "“2.13 t” 读作 “2130”" in said
    assert "“2.13 t” read as “2130”" in said


def test_a_folder_of_tables_becomes_a_package(tmp_path: Path) -> None:
    assert portal("import", STARTER, "--disclosures", tmp_path, *ON) == 0
    assert portal("check", tmp_path, *ON) == 0


def test_a_form_filled_with_a_package_gives_it_back(tmp_path: Path) -> None:
    form = tmp_path / "a.xlsx"
    assert portal("template", form, "--package", SAMPLE) == 0
    assert portal("import", form, "--disclosures", tmp_path / "d", *ON) == 0
    names = [path.name for path in SAMPLE.iterdir() if path.is_file()]
    assert all((tmp_path / "d" / SAMPLE.name / name).read_bytes() == (SAMPLE / name).read_bytes() for name in names)


@pytest.mark.parametrize("arguments", [[], ["--short"]])
def test_an_empty_form_is_written_once(arguments: list[str], tmp_path: Path) -> None:
    form = tmp_path / "a.xlsx"
    assert portal("template", form, *arguments) == 0
    assert openpyxl.load_workbook(form).sheetnames[0] == "说明"
    assert portal("template", form, *arguments) == 2


@pytest.mark.parametrize(
    ("arguments", "key", "holes"),
    [
        (("import", "no-such.xlsx"), "no_file", {"file": "no-such.xlsx"}),
        (("import", STARTER / "stages.csv", "README.md"), "csv_only", {}),
        (("import", STARTER, "--annotate", "x.xlsx"), "annotate", {}),
        (("import", STARTER, "--leave-out", "x.csv"), "leave_out", {}),
        (("import", STARTER, "--propose", "x.yaml", "--replace"), "propose", {}),
        (("template", "README.md"), "exists", {"file": "README.md"}),
        (("template", "never.xlsx", "--package", "no/such/folder"), "no_folder", {"folder": "no/such/folder"}),
        (("template", "never.xlsx", "--package", SAMPLE, "--short"), "short_form", {}),
        (("template", "never.xlsx", "--package", "generator"), "unreadable_package", {"folder": "generator"}),
        (("check", "no/such/folder"), "no_folder", {"folder": "no/such/folder"}),
        (("check", "--annotate", "generator"), "not_empty", {"folder": "generator"}),
        (("check", "generator", "--base", "HEAD"), "base", {}),
        (("check", "--as-of", "soon"), "date", {"date": "soon"}),
        (("build", "--disclosures", "no/such/folder"), "no_folder", {"folder": "no/such/folder"}),
    ],
)
def test_wrong_use_ends_with_two_and_is_told_in_every_language(
    arguments: tuple[str | Path, ...],
    key: str,
    holes: dict[str, str],
    config: SiteConfig,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert portal(*arguments) == 2
    assert capsys.readouterr().err == f"portal: {config.say(f'misuse.{key}', **holes)}\n"


def test_footprints_of_another_system_are_read_and_what_they_lack_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / footprints.NAME
    path.write_bytes(footprints.sent(footprints.three(productIds=["urn:pact:x.example:supplier-id:\x1b[31mA"])))
    assert portal("import", path, "--disclosures", tmp_path / "d", *ON) == 1
    told = capsys.readouterr().out
    assert f"{footprints.NAME}!data:organisation.org_id: error pact-missing" in told
    assert "footprints!data[0].pcf.referencePeriodEnd：结束时刻改为最后一天，“2026-01-01T00:00:00Z”" in told
    assert "\x1b" not in told
    assert not (tmp_path / "d").exists()
    assert portal("import", path, "--annotate", tmp_path / "out.json", *ON) == 2
