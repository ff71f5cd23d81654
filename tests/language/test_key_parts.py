"""The parts of a key in words: two that differ never read the same, whatever the language."""

from decimal import Decimal

import pytest

from generator.config import SiteConfig
from generator.derive import derive
from generator.language import Translator, term_words
from generator.model.catalogue import FootprintEntry
from generator.model.registers import Registers
from tests.builders import AS_OF, a_catalogue, a_disclosure, a_footprint, a_product, a_rule


def entry(**cells: object) -> FootprintEntry:
    disclosure = a_disclosure(products=(a_product(),), footprints=(a_footprint(**cells),))
    return a_catalogue(disclosure).products[0].headline


def both(headline: FootprintEntry, config: SiteConfig) -> list[dict[str, str]]:
    return [term_words(headline, Translator(language, config)) for language in config.languages]


@pytest.mark.parametrize(
    ("part", "one", "other"),
    [
        ("unit", {"declared_unit_amount": Decimal("1000.01")}, {"declared_unit_amount": Decimal("1000.02")}),
        ("unit", {"declared_unit": "kwh-capacity"}, {"declared_unit": "kwh-delivered"}),
        ("unit", {"declared_unit": "kwh-capacity"}, {"declared_unit": "kwh"}),
        ("unit", {"declared_unit": "piece"}, {"declared_unit": "set"}),
        ("unit", {"declared_unit_amount": "not-stated"}, {}),
        ("unit_kind", {"unit_kind": "declared"}, {}),
        ("unit_kind", {"unit_kind": "not-stated"}, {}),
        ("life", {"service_life_amount": Decimal(8)}, {"service_life_amount": Decimal("8.001")}),
        ("life", {"service_life_amount": None}, {}),
        ("boundary", {"boundary": "cradle-to-gate"}, {}),
        ("boundary", {"boundary": "not-stated"}, {}),
        ("gwp", {"ipcc_characterization_factors": ("AR5",)}, {"ipcc_characterization_factors": ("AR5", "AR6")}),
        ("recycling", {"recycling_approach": "other"}, {"recycling_approach": None}),
        ("biogenic", {"pcf_total_basis": "including-biogenic-uptake"}, {}),
        ("rule", {"rule_ids": ()}, {"rule_ids": (), "cross_sectoral_standards": ()}),
    ],
)
def test_what_differs_reads_differently(
    part: str, one: dict[str, object], other: dict[str, object], config: SiteConfig
) -> None:
    for left, right in zip(both(entry(**one), config), both(entry(**other), config), strict=True):
        assert left[part] != right[part]
        assert left[part]
        assert right[part]


def test_versions_of_one_rule_read_differently(config: SiteConfig) -> None:
    words = []
    for version, number in (("2024", None), ("2026", None), ("2024", "T/X 1-2024"), ("2026", "T/X 1-2026")):
        disclosure = a_disclosure(products=(a_product(),), footprints=(a_footprint(),))
        registers = Registers(accounting_rules=(a_rule(version=version, number=number),))
        words.append(both(derive([disclosure], registers, config, AS_OF).products[0].headline, config))
    for place in range(len(config.languages)):
        assert len({each[place]["rule"] for each in words}) == 4
