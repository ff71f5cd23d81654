"""Scheme files: every one of the repository is sound, and what is wrong in one is named by its file and its key."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.exit_codes import FINE, OUR_FAILURE
from generator.cli.main import run
from generator.config import GradeSchemeError, load_config, unknown_rules
from generator.config.grade_files import read_scheme, read_schemes
from generator.config.grade_schemes import GradeScheme
from generator.model.registers import Registers
from tests.builders import ROOT, a_config, a_rule
from tests.conftest import ON
from tests.grades import FILES, FOLDER, as_written, awarding
from tests.pages.test_look import contrast

LISTS = a_config().codelists
Change = Callable[[dict[str, Any]], object]


def test_none_is_in_force_and_the_example_is_marked_as_made_up() -> None:
    config = load_config(ROOT)
    assert [scheme for scheme in config.grade_schemes if scheme.is_fictional] == []
    assert config.grade_example
    assert config.grade_example.is_fictional
    for words in (config.grade_example.title, config.grade_example.legal_basis.document):
        assert "虚构" in words.said["zh"]
        assert "fictional" in words.said["en"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_read_and_its_classes_can_be_told_apart(path: Path) -> None:
    scheme = read_scheme(path, LISTS)
    assert all(low < high for low, high in pairwise(scheme.limits))
    assert len({each.colour for each in scheme.classes}) == len(scheme.classes)
    for each in scheme.classes:
        assert contrast(each.colour, each.text_colour) >= 3, each.letter


def test_numbers_are_kept_to_the_last_digit(tmp_path: Path) -> None:
    written = as_written()
    written["classes"][0]["up_to"] = "0.000000000000000001"
    assert saved(tmp_path, written).limits[0] == Decimal("0.000000000000000001")


def saved(folder: Path, written: dict[str, Any]) -> GradeScheme:
    path = folder / "example-e-bike.yaml"
    path.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return read_scheme(path, LISTS)


def in_class(place: int, **cells: object) -> Change:
    return lambda written: written["classes"][place].update(cells)


BROKEN: dict[str, tuple[Change, str]] = {
    "an unknown key": (lambda written: written.update(grade="A"), "grade"),
    "no legal basis": (lambda written: written.pop("legal_basis"), "legal_basis"),
    "no issuer": (lambda written: written["legal_basis"].pop("issuer"), "legal_basis.issuer"),
    "no clause": (lambda written: written["legal_basis"].pop("clause"), "legal_basis.clause"),
    "an address in the clear": (
        lambda written: written["legal_basis"].update(url="http://x.example/"),
        "legal_basis.url",
    ),
    "a title in one language": (lambda written: written["title"].pop("en"), "title.en"),
    "an empty title": (lambda written: written["title"].update(en=""), "title.en"),
    "a number without quotes": (in_class(0, up_to=150.1), "classes.0.up_to"),
    "19 decimals": (in_class(0, up_to="0.0000000000000000001"), "classes.0.up_to"),
    "an exponent": (in_class(0, up_to="1e3"), "classes.0.up_to"),
    "not a number": (in_class(0, up_to="NaN"), "classes.0.up_to"),
    "equal limits": (in_class(1, up_to="150"), "classes.up_to"),
    "limits that fall": (in_class(1, up_to="149.999"), "classes.up_to"),
    "a class without a limit": (lambda written: written["classes"][1].pop("up_to"), "classes.up_to"),
    "a limit of the last class": (in_class(4, up_to="999"), "classes.up_to"),
    "an awarded class with a limit": (lambda written: written.update(mode="awarded"), "classes.up_to"),
    "a letter twice": (in_class(1, letter="A"), "classes.letter"),
    "two letters": (in_class(1, letter="A+"), "classes.1.letter"),
    "a colour by name": (in_class(1, colour="green"), "classes.1.colour"),
    "two classes": (lambda written: written.update(classes=written["classes"][-2:]), "classes"),
    "eight classes": (lambda written: written.update(classes=written["classes"] * 2), "classes"),
    "an unknown category": (lambda written: written.update(category="spaceship"), "category"),
    "an unknown unit": (lambda written: written["key"].update(declared_unit="barrel"), "key.declared_unit"),
    "an unknown stage": (lambda written: written["key"].update(stages=["mining"]), "key.stages"),
    "an unknown boundary": (lambda written: written["key"].update(boundary="cradle-to-moon"), "key.boundary"),
    "an unknown set of factors": (
        lambda written: written["key"].update(characterization_factors=["AR9"]),
        "key.characterization_factors",
    ),
    "no rule": (lambda written: written["key"].update(rules=[]), "key.rules"),
    "a version that is a number": (
        lambda written: written["key"].update(rules=[{"rule_id": "sample-ebike-2026", "version": 2026}]),
        "key.rules.0.version",
    ),
    "no first day": (lambda written: written.pop("in_force_from"), "in_force_from"),
    "a last day before the first": (lambda written: written.update(in_force_until="2026-06-30"), "in_force_until"),
    "another name than its file": (lambda written: written.update(scheme_id="another"), "scheme_id"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_wrong_file_is_refused_and_its_key_is_named(name: str, tmp_path: Path) -> None:
    change, key = BROKEN[name]
    written = as_written()
    saved(tmp_path, written)
    change(written)
    with pytest.raises(GradeSchemeError, match=r"example-e-bike\.yaml") as error:
        saved(tmp_path, written)
    assert f"{key}:" in str(error.value)


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: [", encoding="utf-8")
    with pytest.raises(GradeSchemeError, match=r"x\.yaml"):
        read_scheme(path, LISTS)


def two(folder: Path, first: dict[str, Any], second: dict[str, Any]) -> tuple[GradeScheme, ...]:
    for name, changes in (("one", first), ("two", second)):
        text = yaml.safe_dump(as_written(scheme_id=name, **changes), allow_unicode=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_schemes(folder, LISTS)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"in_force_until": None}, {"in_force_from": "2030-01-01", "in_force_until": None}),
        ({"in_force_until": "2028-06-30"}, {"in_force_from": "2028-06-30", "in_force_until": None}),
    ],
)
def test_two_schemes_for_one_category_on_one_day_are_refused(
    first: dict[str, Any], second: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(GradeSchemeError, match=r"two\.yaml: in_force_from: one is in force"):
        two(tmp_path, first, second)


@pytest.mark.parametrize(
    "second",
    [
        {"in_force_from": "2028-07-01", "in_force_until": None},
        {"category": "bicycle"},
        {"is_fictional": False},
    ],
)
def test_schemes_may_follow_each_other_or_grade_other_things(second: dict[str, Any], tmp_path: Path) -> None:
    assert len(two(tmp_path, {}, second)) == 2


@pytest.mark.parametrize(
    ("until", "months"), [("2028-06-30", 24), ("2028-06-29", 23), ("2026-07-01", 0), ("2028-07-15", 24), (None, None)]
)
def test_months_are_whole_and_both_ends_count(until: str | None, months: int | None) -> None:
    assert GradeScheme.model_validate(as_written(in_force_until=until)).months == months


def test_a_scheme_stands_on_a_rule_for_one_product_in_its_version() -> None:
    scheme = awarding()
    for rules in ((), (a_rule(version="2025"),), (a_rule(product_specific=False),)):
        assert list(unknown_rules([scheme], Registers(accounting_rules=rules).accounting_rules)) == [
            "example-e-bike.yaml: key.rules: no rule sample-ebike-2026 2026 for one product"
        ]
    assert list(unknown_rules([scheme], [a_rule()])) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"mode": "drawn by lot"}, "mode: "),
        ({"key": None}, "key: "),
        ({"in_force_from": "2030-01-01"}, "in_force_until: "),
        (
            {"key": as_written()["key"] | {"rules": [{"rule_id": "sample-ebike-2026", "version": "1999"}]}},
            "key.rules: ",
        ),
    ],
)
def test_a_wrong_scheme_is_our_failure_and_never_a_submitters(
    changes: dict[str, Any], said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "root"
    for name in ("site_config", "content/registers"):
        shutil.copytree(ROOT / name, root / name)
    command = ["--root", str(root), "check", str(ROOT / "disclosures" / "sample-haihe-bikes"), *ON]
    assert run(command) == FINE
    broken = yaml.safe_dump(as_written(**changes), allow_unicode=True)
    (root / "site_config" / "grade_schemes" / "example-e-bike.yaml").write_text(broken, encoding="utf-8")
    assert run(command) == OUR_FAILURE
    assert f"example-e-bike.yaml: {said}" in capfd.readouterr().err


def test_the_readme_names_every_key() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [key for key in GradeScheme.model_fields if f"`{key}`" not in text] == []
