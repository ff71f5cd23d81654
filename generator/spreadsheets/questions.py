"""What a template asks for, and where: generated from Table Schemas and code lists, so that nothing is said twice.

The full form has a sheet for each table, with machine names in a hidden first row, what to write in the second, and
titles in the third. The short form asks about one product, question by question, with machine names in a hidden column.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import Field, SiteConfig, TableSchema
from generator.model import routes
from generator.model.disclosure import RECORDS

FULL, SHORT = routes.FULL_FORM, routes.SHORT_FORM
FORMS = (SHORT, FULL)
LISTS = "_lists"
"""The hidden sheet with the drop-down lists, the kind of the form and its version."""
MARK = "portal-template"
"""By this a reader knows that the hidden sheet is ours."""
MACHINE_ROW, NOTE_ROW, TITLE_ROW, FIRST_ROW = 1, 2, 3, 4
STAR = "*"
KEY, QUESTION, ANSWER, SECOND, THIRD, LAST = range(1, 7)
"""Columns of the short form; the second and third answers are a stage's state and reason."""


@dataclass(frozen=True, slots=True)
class Question:
    """A cell that the short form asks for."""

    table: str
    column: str
    required: bool

    @property
    def key(self) -> str:
        """Return its machine name."""
        return f"{self.table}.{self.column}"


def _asked(table: str, columns: str) -> tuple[Question, ...]:
    """Return questions about columns of a table; a star marks what must be answered."""
    return tuple(Question(table, name.removesuffix(STAR), name.endswith(STAR)) for name in columns.split())


ORGANISATION = _asked("organisation", "name_zh* name_en org_id* uscc* district* roles* contact_email is_sample*")
PRODUCT = _asked(
    "products", "name_zh* name_en product_id* description_zh* brand model gtins category* consumer_facing*"
)
RESULT = _asked(
    "footprints",
    "pcf_total* boundary* boundary_note_zh* declared_unit* declared_unit_amount* product_mass_per_declared_unit"
    " unit_text_zh reference_period_first_day* reference_period_last_day* geography* valid_through",
)
METHOD = _asked(
    "footprints",
    "cross_sectoral_standards* rule_ids ipcc_characterization_factors* gwp_horizon* ghgs_counted* pcf_total_basis*"
    " offsets_included* packaging_emissions_included* exempted_emissions_percent* exempted_emissions_description"
    " primary_data_share* data_quality_note* allocation_rules_description* recycling_approach* electricity_approach*"
    " interpretation_note_zh*",
)
WHOLE_LIFE = _asked(
    "footprints",
    "functional_unit_text_zh reference_flow service_life_amount service_life_unit use_region use_profile_note"
    " end_of_life_note",
)
"""Only a footprint of the whole life answers these."""
PREFILLED = {"organisation.is_sample": "false"}
"""Answers that stand in the form already, because nearly everybody gives them, for all to see and change."""
COMPONENTS = ("fossil", "biogenic-emissions", "biogenic-uptake", "biogenic-non-co2", "land-use-change", "aircraft")
"""The parts of a result that ISO 14067 and GB/T 24067 want to see apart."""
PAGES: dict[str, tuple[tuple[str, tuple[Question, ...]], ...]] = {
    "organisation": (("organisation", ORGANISATION),),
    "product": (("product", PRODUCT), ("result", RESULT), ("method", METHOD), ("whole", WHOLE_LIFE)),
    "stages": (),
}
"""The three sheets of the short form with their parts; the third lists stages and components."""
QUESTIONS = {each.key: each for parts in PAGES.values() for _, asked in parts for each in asked}


def tables(config: SiteConfig) -> Iterator[TableSchema]:
    """Yield the tables of the full form in the order in which people fill them in."""
    for name in RECORDS:
        yield config.schemas[name]


def title(thing: Field | TableSchema, config: SiteConfig) -> str:
    """Return what people call a column or a table: in the first language, the others in brackets."""
    first, *others = (thing.text("title", language.code) for language in config.complete_languages)
    return f"{first} ({'; '.join(others)})" if others else first


def head(field: Field, config: SiteConfig) -> str:
    """Return the head of a column: its title, a star where it must be filled, and its unit."""
    star = f" {STAR}" if field.required else ""
    return f"{title(field, config)}{star}{unit_line(field)}"


def unit_line(field: Field) -> str:
    """Return a second line with the unit that is fixed for a column."""
    unit = field.descriptor.get("unit")
    return f"\n[{unit}]" if unit else ""


def sheet_name(key: str, config: SiteConfig) -> str:
    """Return the name of a sheet that is no table, in the first language."""
    return config.say_first(f"sheet.name.{key}")


def table_name(schema: TableSchema, config: SiteConfig) -> str:
    """Return the name of a table's sheet, in the first language."""
    return schema.text("title", config.languages[0].code)


def version(config: SiteConfig) -> str:
    """Return a fingerprint of everything that a template is generated from."""
    columns = [[schema.name, [dict(field.descriptor) for field in schema.fields]] for schema in tables(config)]
    lists = {name: {code: dict(row) for code, row in each.rows.items()} for name, each in config.codelists.items()}
    asked = [[each.key, each.required] for each in QUESTIONS.values()]
    text = json.dumps([columns, lists, asked, COMPONENTS], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
