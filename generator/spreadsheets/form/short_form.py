"""The short form: answers become the rows of one product, and what follows from them is filled in.

Nothing is invented: what is filled in follows from an answer (a boundary decides the kind, a mass unit the mass) or
from what the form is (own data of an organisation in China, the first revision of one product).
"""

from datetime import date
from decimal import Decimal, InvalidOperation

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.model.intake import Key
from generator.model.places import CellPlace
from generator.model.quantity import exact
from generator.normalise.cell import Cell
from generator.normalise.intake_builder import FIRST_ROW, IntakeBuilder
from generator.spreadsheets import questions
from generator.spreadsheets.questions import ANSWER, KEY, SECOND, THIRD
from generator.spreadsheets.workbook.book import Sheet

ROW = FIRST_ROW
"""The one row of each table that questions fill."""
_LEAST_KEYS = 3
_LISTED = {"stages": "stage", "components": "component"}
_FIXED = {
    "organisation": {"country": "CN", "provenance": "own"},
    "products": {"status": "active"},
    "footprints": {"revision": "1", "status": "active"},
}


def is_page(sheet: Sheet, config: SiteConfig) -> bool:
    """Tell whether a sheet is a page of the short form: machine names stand in its first column."""
    keys = (cells[KEY].text for cells in sheet.rows.values() if KEY in cells)
    return sum(_is_key(key, config) for key in keys) >= _LEAST_KEYS


def _is_key(key: str, config: SiteConfig) -> bool:
    table, _, code = key.partition(".")
    return key in questions.QUESTIONS or (table in _LISTED and code in config.codelists[table].rows)


def read_page(sheet: Sheet, builder: IntakeBuilder) -> None:
    """Read every answer of a page."""
    for row, cells in sorted(sheet.rows.items()):
        key = cells[KEY].text if KEY in cells else ""
        if not _is_key(key, builder.config):
            continue
        table, _, name = key.partition(".")
        builder.heads.setdefault(table, sheet.place(row, ANSWER))
        if key in questions.QUESTIONS:
            _add(builder, (table, ROW, name), cells.get(ANSWER), sheet.place(row, ANSWER))
        else:
            _add_listed(sheet, row, (table, name), builder)


def _add(builder: IntakeBuilder, key: Key, cell: Cell | None, place: CellPlace) -> str:
    """Read an answer; an empty one only has its place."""
    if cell is None or cell.is_blank:
        builder.places[key] = place
        return ""
    return builder.add(key, cell, place)


def _add_listed(sheet: Sheet, row: int, key: tuple[str, str], builder: IntakeBuilder) -> None:
    """Read a stage or a component; one without any answer is not recorded."""
    (table, code), cells = key, sheet.rows[row]
    columns = {"value": ANSWER, "state": SECOND} | ({"reason_zh": THIRD} if table == "stages" else {})
    place = sheet.place(row, ANSWER)
    answers = {
        name: _add(builder, (table, row, name), cells.get(column), sheet.place(row, column))
        for name, column in columns.items()
    }
    if not any(answers.values()):
        return
    builder.derive((table, row, _LISTED[table]), code, place)
    if table == "components":
        builder.derive((table, row, "scope"), "stated", place)
    if not answers["state"]:
        builder.derive((table, row, "state"), "assessed-zero" if answers["value"] == "0" else "reported", place)


def finish(builder: IntakeBuilder, as_of: date) -> None:
    """Fill in what follows from the answers."""
    for table, fixed in _FIXED.items():
        head = builder.heads.get(table)
        if head and table in builder.cells:
            for column, value in fixed.items():
                builder.derive((table, ROW, column), value, head)
    _name_footprint(builder)
    _follow(builder, as_of)
    _ask_again(builder)


def _ask_again(builder: IntakeBuilder) -> None:
    """Name every starred question without an answer at once; rules would speak of some only after the others."""
    for question in questions.QUESTIONS.values():
        key = (question.table, ROW, question.column)
        if question.required and key in builder.places and not _cell(builder, question.table, question.column):
            builder.findings.append(Finding("cell-required", Location(f"{question.table}.csv", ROW, question.column)))


def _cell(builder: IntakeBuilder, table: str, column: str) -> str:
    return builder.cells.get(table, {}).get(ROW, {}).get(column, "")


def _name_footprint(builder: IntakeBuilder) -> None:
    """Name the footprint after its product and the year of its data, and let every row refer to it."""
    product = _cell(builder, "products", "product_id")
    place = builder.places.get(("products", ROW, "product_id"))
    year = _cell(builder, "footprints", "reference_period_last_day")[:4]
    if place is None:
        return
    name = f"{product}-{year}" if product and year.isdecimal() else product
    if "products" in builder.cells:
        builder.derive(("products", ROW, "headline_footprint_id"), name, place)
    if "footprints" in builder.cells:
        builder.derive(("footprints", ROW, "product_id"), product, place)
        builder.derive(("footprints", ROW, "footprint_id"), name, place)
    for table in _LISTED:
        for row in builder.cells.get(table, {}):
            builder.derive((table, row, "footprint_id"), name, place)
            builder.derive((table, row, "revision"), "1", place)


def _follow(builder: IntakeBuilder, as_of: date) -> None:
    """Fill in what a boundary, a unit and the day of the import decide."""
    boundary = _cell(builder, "footprints", "boundary")
    places = [builder.places.get(("footprints", ROW, name)) for name in ("boundary", "reference_period_last_day")]
    if None in places or "footprints" not in builder.cells:
        return
    place, last_day = (each for each in places if each)
    full = builder.config.codelists["boundaries"].cell(boundary, "is_full")
    kind, unit_kind = {"true": ("cfp", "functional"), "false": ("partial-cfp", "declared")}.get(full, ("", ""))
    builder.derive(("footprints", ROW, "published_on"), as_of.isoformat(), last_day)
    builder.derive(("footprints", ROW, "kind"), kind, place)
    builder.derive(("footprints", ROW, "unit_kind"), unit_kind, place)
    mass = _mass(builder)
    mass_place = builder.places.get(("footprints", ROW, "product_mass_per_declared_unit"))
    if mass and mass_place and not _cell(builder, "footprints", "product_mass_per_declared_unit"):
        builder.derive(("footprints", ROW, "product_mass_per_declared_unit"), mass, mass_place)


def _mass(builder: IntakeBuilder) -> str:
    """Return the mass that an amount in a unit of mass is; nothing for other units."""
    units = builder.config.codelists["declared_units"]
    unit = _cell(builder, "footprints", "declared_unit")
    if units.cell(unit, "dimension") != "mass":
        return ""
    try:
        amount = Decimal(_cell(builder, "footprints", "declared_unit_amount"))
    except InvalidOperation:
        return ""
    return exact(amount * Decimal(units.cell(unit, "pact_factor")))
