"""Plausible or not: bands, slips of unit, history, and the value that was probably meant."""

from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.diagnostics import Finding
from generator.language import worded
from generator.read import read_package
from generator.validate import RuleContext, check_packages
from generator.workflows.check import TABLES
from tests.validate.good_packages import Edit, Style, added, all_of, every, read, write


def found(base: str, edit: Edit, folder: Path, context: RuleContext) -> dict[str, Finding]:
    tables = read(base)
    edit(tables)
    name = {"small": "shili-pipe", "battery": "shili-cell"}[base]
    (verdict,) = check_packages([read_package(write(folder / name, base, tables, Style()), TABLES)], context)
    return {finding.code: finding for finding in verdict.findings}


@pytest.mark.parametrize(
    ("cells", "suggestion"),
    [
        ({"pcf_total": "2.45"}, "2450"),
        ({"pcf_total": "2450000"}, "2450"),
        ({"pcf_total": "2450000000"}, "2450"),
        ({"pcf_total": "2450", "declared_unit": "kilogram", "product_mass_per_declared_unit": "1"}, "2.45"),
        ({"pcf_total": "60000"}, ""),
    ],
)
def test_a_value_far_outside_its_band_is_asked_about(
    cells: dict[str, str], suggestion: str, tmp_path: Path, context: RuleContext
) -> None:
    assert (
        found("small", every("footprints", **cells), tmp_path, context)["magnitude-band"].holes["suggestion"]
        == suggestion
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"pcf_total": "12000"},
        {"pcf_total": "240"},
        {"pcf_total": "2.45", "declared_unit": "piece", "product_mass_per_declared_unit": "12"},
        {"pcf_total": "2.45", "boundary": "gate-to-gate"},
        {"pcf_total": "2.45", "declared_unit": "kilogram", "product_mass_per_declared_unit": "1"},
    ],
)
def test_what_is_near_its_band_or_has_none_is_not(cells: dict[str, str], tmp_path: Path, context: RuleContext) -> None:
    assert "magnitude-band" not in found("small", every("footprints", **cells), tmp_path, context)


def test_the_question_names_what_was_probably_meant(tmp_path: Path, context: RuleContext, config: SiteConfig) -> None:
    finding = found("small", every("footprints", pcf_total="2.45"), tmp_path, context)["magnitude-band"]
    (diagnostic,) = worded([finding], config)
    assert diagnostic.fix["zh"].endswith("可能是 2450。")
    assert diagnostic.fix["en"].endswith("It may be 2450.")


@pytest.mark.parametrize(
    ("unit", "total", "slips"),
    [
        ("kwh-delivered", "0.0572", 0),
        ("kwh-delivered", "72", 1),
        ("kwh-capacity", "72", 0),
        ("kwh-capacity", "0.06", 1),
        ("kwh", "72", 1),
    ],
)
def test_kinds_of_kilowatt_hours_are_told_apart(
    unit: str, total: str, slips: int, tmp_path: Path, context: RuleContext
) -> None:
    edit = every("footprints", declared_unit=unit, pcf_total=total)
    assert ("battery-unit-slip" in found("battery", edit, tmp_path, context)) == bool(slips)


@pytest.mark.parametrize(
    ("total", "reason", "asked"),
    [
        ("3000", "new-period", 0),
        ("3400", "new-period", 1),
        ("3400", "process", 0),
        ("1600", "", 1),
        ("1600", "method", 0),
    ],
)
def test_a_step_in_history_needs_a_reason(
    total: str, reason: str, asked: int, tmp_path: Path, context: RuleContext
) -> None:
    revised = {"revision": "2", "published_on": "2026-06-20", "change_reason": reason, "change_note_zh": "换了数据"}
    edit = all_of(every("footprints", revision="1"), added("footprints", **revised, pcf_total=total))
    assert ("history-jump" in found("small", edit, tmp_path, context)) == bool(asked)


def test_the_period_before_is_history_too(tmp_path: Path, context: RuleContext) -> None:
    before = {"reference_period_first_day": "2024-01-01", "reference_period_last_day": "2024-12-31"}
    edit = added("footprints", **before, footprint_id="tube-a-2024", published_on="2025-03-20", pcf_total="1500")
    assert found("small", edit, tmp_path, context)["history-jump"].holes == {
        "percent": "+63",
        "before": "tube-a-2024 / 1",
    }
