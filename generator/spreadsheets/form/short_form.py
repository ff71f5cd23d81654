"""The short form: answers become the rows of one product, and what follows from them is filled in.

Nothing is invented: what is filled in follows from an answer (a boundary decides the kind, a mass unit the mass) or
from what the form is (own data of an organisation in China, the first revision of one product).
"""

from datetime import date
from decimal import Decimal, InvalidOperation

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.model.grid import Cell, Sheet, Spot
from generator.model.quantity import exact
from generator.spreadsheets import questions
from generator.spreadsheets.form.gathering import Gathering
from generator.spreadsheets.questions import ANSWER, KEY, SECOND, THIRD

ROW = 2
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


def read_page(sheet: Sheet, gathering: Gathering) -> None:
    """Read every answer of a page."""
    for row, cells in sorted(sheet.rows.items()):
        key = cells[KEY].text if KEY in cells else ""
        if not _is_key(key, gathering.config):
            continue
        table, _, name = key.partition(".")
        gathering.heads.setdefault(table, sheet.spot(row, ANSWER))
        if key in questions.QUESTIONS:
            _take(gathering, (table, ROW, name), cells.get(ANSWER), sheet.spot(row, ANSWER))
        else:
            _take_listed(sheet, row, (table, name), gathering)


def _take(gathering: Gathering, key: tuple[str, int, str], cell: Cell | None, spot: Spot) -> str:
    """Read an answer; an empty one only has its place."""
    if cell is None or (not cell.text.strip() and not cell.formula):
        gathering.spots[key] = spot
        return ""
    return gathering.take(key, cell, spot)


def _take_listed(sheet: Sheet, row: int, key: tuple[str, str], gathering: Gathering) -> None:
    """Read a stage or a component; one without any answer is not recorded."""
    (table, code), cells = key, sheet.rows[row]
    columns = {"value": ANSWER, "state": SECOND} | ({"reason_zh": THIRD} if table == "stages" else {})
    spot = sheet.spot(row, ANSWER)
    answers = {
        name: _take(gathering, (table, row, name), cells.get(column), sheet.spot(row, column))
        for name, column in columns.items()
    }
    if not any(answers.values()):
        return
    gathering.put((table, row, _LISTED[table]), code, spot)
    if table == "components":
        gathering.put((table, row, "scope"), "stated", spot)
    if not answers["state"]:
        gathering.put((table, row, "state"), "assessed-zero" if answers["value"] == "0" else "reported", spot)


def finish(gathering: Gathering, as_of: date) -> None:
    """Fill in what follows from the answers."""
    for table, fixed in _FIXED.items():
        head = gathering.heads.get(table)
        if head and table in gathering.cells:
            for column, value in fixed.items():
                gathering.put((table, ROW, column), value, head)
    _name_footprint(gathering)
    _follow(gathering, as_of)
    _ask_again(gathering)


def _ask_again(gathering: Gathering) -> None:
    """Name every starred question without an answer at once; rules would speak of some only after the others."""
    for question in questions.QUESTIONS.values():
        key = (question.table, ROW, question.column)
        if question.required and key in gathering.spots and not _cell(gathering, question.table, question.column):
            gathering.findings.append(Finding("cell-required", Location(f"{question.table}.csv", ROW, question.column)))


def _cell(gathering: Gathering, table: str, column: str) -> str:
    return gathering.cells.get(table, {}).get(ROW, {}).get(column, "")


def _name_footprint(gathering: Gathering) -> None:
    """Name the footprint after its product and the year of its data, and let every row refer to it."""
    product = _cell(gathering, "products", "product_id")
    spot = gathering.spots.get(("products", ROW, "product_id"))
    year = _cell(gathering, "footprints", "reference_period_last_day")[:4]
    if spot is None:
        return
    name = f"{product}-{year}" if product and year.isdecimal() else product
    if "products" in gathering.cells:
        gathering.put(("products", ROW, "headline_footprint_id"), name, spot)
    if "footprints" in gathering.cells:
        gathering.put(("footprints", ROW, "product_id"), product, spot)
        gathering.put(("footprints", ROW, "footprint_id"), name, spot)
    for table in _LISTED:
        for row in gathering.cells.get(table, {}):
            gathering.put((table, row, "footprint_id"), name, spot)
            gathering.put((table, row, "revision"), "1", spot)


def _follow(gathering: Gathering, as_of: date) -> None:
    """Fill in what a boundary, a unit and the day of the import decide."""
    boundary = _cell(gathering, "footprints", "boundary")
    spots = [gathering.spots.get(("footprints", ROW, name)) for name in ("boundary", "reference_period_last_day")]
    if None in spots or "footprints" not in gathering.cells:
        return
    spot, last_day = (each for each in spots if each)
    full = gathering.config.codelists["boundaries"].cell(boundary, "is_full")
    kind, unit_kind = {"true": ("cfp", "functional"), "false": ("partial-cfp", "declared")}.get(full, ("", ""))
    gathering.put(("footprints", ROW, "published_on"), as_of.isoformat(), last_day)
    gathering.put(("footprints", ROW, "kind"), kind, spot)
    gathering.put(("footprints", ROW, "unit_kind"), unit_kind, spot)
    mass = _mass(gathering)
    place = gathering.spots.get(("footprints", ROW, "product_mass_per_declared_unit"))
    if mass and place and not _cell(gathering, "footprints", "product_mass_per_declared_unit"):
        gathering.put(("footprints", ROW, "product_mass_per_declared_unit"), mass, place)


def _mass(gathering: Gathering) -> str:
    """Return the mass that an amount in a unit of mass is; nothing for other units."""
    units = gathering.config.codelists["declared_units"]
    unit = _cell(gathering, "footprints", "declared_unit")
    if units.cell(unit, "dimension") != "mass":
        return ""
    try:
        amount = Decimal(_cell(gathering, "footprints", "declared_unit_amount"))
    except InvalidOperation:
        return ""
    return exact(amount * Decimal(units.cell(unit, "pact_factor")))
