"""Read the schemes of `site_config/grade_schemes/`; a mistake in one is ours, and is named by its file and its key."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

import yaml
from pydantic import ValidationError

from generator.config.codelists import CodeList
from generator.config.errors import ConfigError
from generator.config.grade_schemes import GradeScheme
from generator.model.register_records import AccountingRule
from generator.model.texts import COLUMN_LANGUAGES

Codes = Mapping[str, CodeList]


class GradeSchemeError(ConfigError):
    """A file that describes a grading scheme is wrong."""


def read_schemes(folder: Path, codelists: Codes) -> tuple[GradeScheme, ...]:
    """Return every scheme of a folder, in the order of their names; folders below it are not looked into.

    Raises:
        GradeSchemeError: A file is wrong, or two schemes would grade one product on one day.

    """
    schemes = tuple(read_scheme(path, codelists) for path in sorted(folder.glob("*.yaml")))
    both = next((pair for pair in combinations(schemes, 2) if pair[0].overlaps(pair[1])), None)
    if both:
        message = f"{both[1].scheme_id}.yaml: in_force_from: {both[0].scheme_id} is in force on some of these days"
        raise GradeSchemeError(message)
    return schemes


def read_scheme(path: Path, codelists: Codes) -> GradeScheme:
    """Read one scheme; its file has its name.

    Raises:
        GradeSchemeError: Keys are missing, unknown or wrong.

    """
    try:
        scheme = GradeScheme.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        lines = [_line(path, each["loc"], each["msg"]) for each in error.errors()]
        raise GradeSchemeError("\n".join(lines)) from error
    except yaml.YAMLError as error:
        message = f"{path.name}: {error}"
        raise GradeSchemeError(message) from error
    problems = list(_problems(scheme, path, codelists))
    if problems:
        raise GradeSchemeError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return scheme


def _line(path: Path, place: tuple[int | str, ...], message: str) -> str:
    """Return a finding of pydantic in one line: file, key, what is wrong."""
    words = message.removeprefix("Value error, ")
    return ": ".join(part for part in (path.name, ".".join(str(step) for step in place), words) if part)


def _problems(scheme: GradeScheme, path: Path, codelists: Codes) -> Iterator[str]:
    """Yield what is wrong with a scheme's name, texts and codes; data name a scheme in the languages of columns."""
    if scheme.scheme_id != path.stem:
        yield f"scheme_id: {scheme.scheme_id} is not the file's name"
    for key, texts in scheme.texts.items():
        yield from (f"{key}.{each}: is missing" for each in COLUMN_LANGUAGES if each not in texts.said)
    for key, codelist, code in _coded(scheme):
        if code not in codelists[codelist].rows:
            yield f"{key}: {code} is not in the code list {codelist}"


def _coded(scheme: GradeScheme) -> Iterator[tuple[str, str, str]]:
    """Yield every code of a scheme with its key and its list."""
    key = scheme.key
    yield "category", "categories", scheme.category
    yield "key.unit_kind", "unit_kinds", key.unit_kind
    yield "key.declared_unit", "declared_units", key.declared_unit
    if key.service_life:
        yield "key.service_life.unit", "service_life_units", key.service_life.unit
    yield "key.boundary", "boundaries", key.boundary
    yield from (("key.stages", "stages", stage) for stage in key.stages)
    yield "key.recycling_approach", "recycling_approaches", key.recycling_approach
    yield from (
        ("key.characterization_factors", "characterization_factors", each) for each in key.characterization_factors
    )
    yield "key.pcf_total_basis", "total_bases", key.pcf_total_basis


def unknown_rules(schemes: Iterable[GradeScheme], rules: Iterable[AccountingRule]) -> Iterator[str]:
    """Yield schemes that stand on no product-specific rule of the register, and so would never give a letter."""
    known = {(rule.rule_id, rule.version) for rule in rules if rule.product_specific}
    for scheme in schemes:
        for rule in scheme.key.rules:
            if (rule.rule_id, rule.version) not in known:
                yield f"{scheme.scheme_id}.yaml: key.rules: no rule {rule.rule_id} {rule.version} for one product"
