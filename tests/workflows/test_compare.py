"""What a change does to the published numbers: in human units, with a percentage only where one is honest."""

from decimal import Decimal

import pytest

from generator.cli.main import run
from generator.config import SiteConfig
from generator.derive import differences
from generator.model.catalogue import Catalogue
from generator.workflows.compare import told
from tests.builders import (
    a_catalogue,
    a_disclosure,
    a_disclosure_of,
    a_footprint,
    a_product,
    a_verification,
    some_stages,
)
from tests.workflows.forge import Forge, file
from tests.workflows.test_history import HOME, new_revision, withdraw


def catalogue(*revisions: dict[str, object]) -> Catalogue:
    """Return a catalogue with one product whose footprint has some revisions."""
    footprints = tuple(a_footprint(revision=number, **given) for number, given in enumerate(revisions, 1))
    return a_catalogue(
        a_disclosure(
            products=(a_product(),),
            footprints=footprints,
            stages=tuple(stage for footprint in footprints for stage in some_stages(footprint)),
            verifications=tuple(a_verification(footprint) for footprint in footprints),
        )
    )


def lines(before: Catalogue, after: Catalogue, config: SiteConfig, language: str = "zh") -> list[str]:
    return [line.partition(": ")[2] for line in told(differences(before, after), config)[language]]


OLD: dict[str, object] = {"pcf_total": Decimal("12.4")}


def test_a_smaller_number_is_a_percentage_within_one_key(config: SiteConfig) -> None:
    after = catalogue(OLD, {"pcf_total": Decimal("11.9"), "change_reason": "process"})
    assert lines(catalogue(OLD), after, config) == ["总量 12.4 → 11.9 kg CO₂e/件 (−4.0 %)"]
    assert lines(catalogue(OLD), after, config, "en") == ["total 12.4 → 11.9 kg CO₂e/piece (−4.0 %)"]


def test_a_larger_number_says_plus(config: SiteConfig) -> None:
    after = catalogue(OLD, {"pcf_total": Decimal("13.02"), "change_reason": "new-period"})
    assert lines(catalogue(OLD), after, config) == ["总量 12.4 → 13 kg CO₂e/件 (+5.0 %)"]


def test_rounding_hides_no_difference(config: SiteConfig) -> None:
    after = catalogue(OLD, {"pcf_total": Decimal("12.401"), "change_reason": "correction"})
    assert lines(catalogue(OLD), after, config) == ["总量 12.4 → 12.401 kg CO₂e/件 (+0.0 %)"]


@pytest.mark.parametrize("skipped", [[], [{"pcf_total": Decimal("11.9"), "change_reason": "process"}]])
def test_a_change_of_method_is_no_percentage(skipped: list[dict[str, object]], config: SiteConfig) -> None:
    """Also where a later revision of the same change gives another reason."""
    after = catalogue(OLD, {"pcf_total": Decimal(11), "change_reason": "method"}, *skipped)
    [line] = lines(catalogue(OLD), after, config)
    assert "口径变化，不可比" in line
    assert "%" not in line


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"declared_unit": "kilogram"}, "单位"),
        ({"recycling_approach": "0-100"}, "回收的算法"),
        ({"pcf_total_basis": "including-biogenic-uptake"}, "生物源碳的口径"),
    ],
)
def test_another_key_is_no_percentage_and_names_what_differs(
    given: dict[str, object], part: str, config: SiteConfig
) -> None:
    [line] = lines(catalogue(OLD), catalogue(OLD, {"pcf_total": Decimal(11), **given}), config)
    assert "口径变化，不可比" in line
    assert part in line
    assert "%" not in line


def test_without_a_product_rule_nothing_is_compared(config: SiteConfig) -> None:
    generic: dict[str, object] = {"rule_ids": ("gbt-24067-2024",)}
    [line] = lines(catalogue(OLD | generic), catalogue(OLD, {"pcf_total": Decimal(11)} | generic), config)
    assert "不可比" in line
    assert "%" not in line


def test_new_and_gone_products_are_named(config: SiteConfig) -> None:
    one, none = catalogue(OLD), a_catalogue(a_disclosure(products=(), footprints=()))
    assert lines(none, one, config)[:2] == ["新产品", "新公示 12.4 kg CO₂e/件"]
    assert lines(one, none, config) == ["不再出现在网站上"]


def test_status_and_validity_are_told(config: SiteConfig) -> None:
    after = catalogue({**OLD, "status": "withdrawn"})
    assert "状态 有效 → 已撤回" in lines(catalogue(OLD), after, config)


def test_the_same_twice_is_no_difference(config: SiteConfig) -> None:
    assert lines(catalogue(OLD), catalogue(OLD), config) == []


def test_a_renamed_product_is_the_same_product(config: SiteConfig) -> None:
    footprint = a_footprint(**OLD)
    renamed = a_footprint(**OLD, product_id="new-name")
    before = a_catalogue(a_disclosure_of(footprint))
    product = a_product("new-name", headline_footprint_id="bike-2025", former_ids=("bike",))
    after = a_catalogue(a_disclosure_of(renamed, products=(product,)))
    assert lines(before, after, config) == []


def test_the_command_tells_both_languages(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    head = forge.propose(*new_revision())
    root = forge.folder / "fork"
    assert run(["--root", str(root), "diff", "main", "--head", head, "--as-of", "2026-11-22"]) == 0
    said = capsys.readouterr().out
    assert "总量 374 → 361 kg CO₂e/件 (−3.5 %)" in said
    assert "total 374 → 361 kg CO₂e/piece (−3.5 %)" in said


def test_the_command_names_packages_that_fail(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    head = forge.propose(*[withdraw(), file(f"{HOME}/notes.txt", b"x")])
    assert run(["--root", str(forge.folder / "fork"), "diff", "main", "--head", head, "--as-of", "2026-11-22"]) == 1
    assert "sample-haihe-bikes" in capsys.readouterr().out
