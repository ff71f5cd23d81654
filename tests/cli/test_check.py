"""`portal check`: exit codes, the JSON report, and the day on which things are judged."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from generator.cli import check as check_command
from generator.cli.clock import as_of_date
from generator.cli.exit_codes import MisuseError
from generator.cli.main import run
from generator.config import SiteConfig
from tests.conftest import ROOT

PACKAGES = ROOT / "tests" / "packages"
VALID = PACKAGES / "valid" / "full-consumer" / "shili-ebike"
INVALID = PACKAGES / "invalid" / "stages-sum"
PUBLISHED = "2026-03-20"
"""The day on which the valid package was published: the day before, it is from the future."""

Run = Callable[..., tuple[int, str, str]]

TEXTS = {"zh": str, "en": str}
DIAGNOSTIC = {
    "code": str,
    "severity": str,
    "file": str,
    "row": (int, type(None)),
    "column": (str, type(None)),
    "value": str,
    "message": TEXTS,
    "fix": TEXTS,
}
SUMMARY = {"packages": int, "rows": int, "errors": int, "warnings": int}


@pytest.fixture
def portal(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str | Path) -> tuple[int, str, str]:
        outcome = run(["--root", str(ROOT), *map(str, arguments)])
        said = capsys.readouterr()
        return outcome, said.out, said.err

    return command


def assert_shape(value: Any, shape: Any) -> None:
    """Compare a document with its shape: exactly these keys, in this order, of these types."""
    if isinstance(shape, dict):
        assert list(value) == list(shape)
        for key, inner in shape.items():
            assert_shape(value[key], inner)
    else:
        assert isinstance(value, shape)
        assert not isinstance(value, bool)


def test_a_good_package_ends_with_zero(portal: Run) -> None:
    outcome, out, err = portal("check", VALID, "--as-of", "2026-11-22")
    assert outcome == 0
    assert err == ""
    assert "没有错误" in out or "0" in out


def test_warnings_alone_end_with_zero(portal: Run) -> None:
    outcome, out, _ = portal("check", PACKAGES / "invalid" / "total-zero", "--format", "json", "--as-of", "2026-11-22")
    assert outcome == 0
    assert json.loads(out)["summary"]["warnings"] > 0
    assert json.loads(out)["summary"]["errors"] == 0


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github"])
def test_an_error_ends_with_one_in_every_form(form: str, portal: Run) -> None:
    outcome, out, err = portal("check", INVALID, "--format", form, "--as-of", "2026-11-22")
    assert outcome == 1
    assert "stages-sum" in out
    assert err == ""


def test_a_good_package_beside_a_bad_one_does_not_hide_it(portal: Run) -> None:
    assert portal("check", VALID, INVALID, "--as-of", "2026-11-22")[0] == 1
    assert portal("check", INVALID, VALID, "--as-of", "2026-11-22")[0] == 1


def test_a_folder_without_packages_is_no_success(tmp_path: Path, portal: Run) -> None:
    outcome, out, _ = portal("check", tmp_path, "--format", "json")
    assert outcome == 1
    assert json.loads(out) == {
        "summary": {"packages": 0, "rows": 0, "errors": 0, "warnings": 0},
        "diagnostics": [],
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "no/such/folder"),
        ("check", ROOT / "README.md"),
        ("check", VALID, "no/such/folder"),
        ("check", VALID, "--as-of", "yesterday"),
        ("check", VALID, "--as-of", "2026-02-30"),
        ("explain", "no-such-code"),
        ("new", "Not An Id"),
    ],
)
def test_wrong_use_ends_with_two_and_says_so_on_standard_error(arguments: tuple[str | Path, ...], portal: Run) -> None:
    outcome, out, err = portal(*arguments)
    assert outcome == 2
    assert out == ""
    assert err.startswith("portal: ")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["check", "--format", "yaml"], ["check", "--nonsense"], ["new"]]
)
def test_arguments_that_nobody_knows_end_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(arguments)
    assert caught.value.code == 2
    assert "usage: portal" in capsys.readouterr().err


def test_a_failure_of_ours_ends_with_three_and_is_no_verdict(monkeypatch: pytest.MonkeyPatch, portal: Run) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(check_command, "report", broken)
    outcome, out, err = portal("check", VALID, "--as-of", "2026-11-22")
    assert outcome == 3
    assert out == ""
    assert "ZeroDivisionError" in err


def test_settings_that_cannot_be_read_end_with_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "site_config", tmp_path / "site_config")
    settings = tmp_path / "site_config" / "site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "unknown_key: 1\n", encoding="utf-8")
    assert run(["--root", str(tmp_path), "check", str(VALID)]) == 3
    assert "unknown_key" in capsys.readouterr().err


def test_a_register_of_ours_that_is_wrong_ends_with_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "site_config", tmp_path / "site_config")
    shutil.copytree(ROOT / "content" / "registers", tmp_path / "content" / "registers")
    (tmp_path / "content" / "registers" / "policies.csv").write_text("nonsense\n1\n", encoding="utf-8")
    assert run(["--root", str(tmp_path), "check", str(VALID)]) == 3
    assert "content/registers/policies.csv" in capsys.readouterr().err


def test_the_json_report_has_exactly_the_promised_shape(portal: Run) -> None:
    packages = (PACKAGES / "invalid" / code for code in ("csv-quote", "descriptor-missing", "csv-byte-order-mark"))
    outcome, out, _ = portal("check", *packages, INVALID, "--format", "json")
    document = json.loads(out)
    assert outcome == 1
    assert list(document) == ["summary", "diagnostics"]
    assert_shape(document["summary"], SUMMARY)
    assert document["summary"]["packages"] == 4
    assert {diagnostic["row"] for diagnostic in document["diagnostics"]} >= {None, 2}
    assert {diagnostic["severity"] for diagnostic in document["diagnostics"]} >= {"error", "note"}
    for diagnostic in document["diagnostics"]:
        assert_shape(diagnostic, DIAGNOSTIC)
        assert diagnostic["severity"] in ("error", "warning", "note")
        assert diagnostic["row"] != 0
        assert diagnostic["column"] != ""
    errors = [diagnostic for diagnostic in document["diagnostics"] if diagnostic["severity"] == "error"]
    assert document["summary"]["errors"] == len(errors)


def test_rows_are_counted_over_all_tables(portal: Run) -> None:
    _, out, _ = portal("check", VALID, "--format", "json", "--as-of", "2026-11-22")
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in VALID.glob("*.csv"))
    assert json.loads(out)["summary"] == {"packages": 1, "rows": lines, "errors": 0, "warnings": 0}


def test_the_report_of_many_packages_is_the_same_in_whatever_order_they_are_named(portal: Run) -> None:
    names = sorted((PACKAGES / "invalid").iterdir())[:12]
    one = portal("check", *names, "--format", "json", "--as-of", "2026-11-22")
    other = portal("check", *reversed(names), "--format", "json", "--as-of", "2026-11-22")
    assert one == other


@pytest.mark.parametrize(("day", "outcome"), [("2026-03-19", 1), (PUBLISHED, 0), ("2030-01-01", 0)])
def test_the_as_of_date_decides_what_is_in_the_future(day: str, outcome: int, portal: Run) -> None:
    assert portal("check", VALID, "--as-of", day)[0] == outcome


@pytest.mark.parametrize(("second", "outcome"), [(-1, 1), (0, 0)])
def test_without_it_the_epoch_decides_in_the_sites_time_zone(
    second: int, outcome: int, portal: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    midnight = datetime(2026, 3, 20, tzinfo=ZoneInfo("Asia/Shanghai")) + timedelta(seconds=second)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
    assert portal("check", VALID)[0] == outcome


def test_the_as_of_date_stands_before_the_epoch(portal: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert portal("check", VALID, "--as-of", "2026-11-22")[0] == 0
    assert portal("check", VALID)[0] == 1


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30, "-" + "9" * 30, "0x10"])
def test_an_epoch_that_is_no_time_ends_with_two(epoch: str, portal: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    outcome, _, err = portal("check", VALID)
    assert outcome == 2
    assert epoch in err


def test_without_either_it_is_today_at_the_site(config: SiteConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    zone = ZoneInfo(config.site.timezone)
    before = datetime.now(UTC).astimezone(zone).date()
    found = as_of_date(None, config)
    assert before <= found <= datetime.now(UTC).astimezone(zone).date()


def test_a_day_that_does_not_exist_is_misuse(config: SiteConfig) -> None:
    with pytest.raises(MisuseError, match="2026-02-29"):
        as_of_date("2026-02-29", config)


def test_a_site_with_empty_registers_checks_too(tmp_path: Path) -> None:
    """In a process of its own: what a library loads at its first use, it loads before the child is confined."""
    (tmp_path / "site_config").symlink_to(ROOT / "site_config")
    registers = tmp_path / "content" / "registers"
    registers.mkdir(parents=True)
    for path in (ROOT / "content" / "registers").glob("*.csv"):
        header, _, _ = path.read_text(encoding="utf-8").partition("\n")
        (registers / path.name).write_text(f"{header}\n", encoding="utf-8")
    package = shutil.copytree(ROOT / "site_config" / "starter", tmp_path / "starter-org")
    command = [sys.executable, "-m", "generator", "--root", str(tmp_path), "check", "--format", "json"]
    done = subprocess.run([*command, str(package)], cwd=ROOT, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["summary"]["rows"] > 0
    assert {each["code"] for each in report["diagnostics"]} == {"electricity-factor-unknown"}
