"""How one row of The Carbon Catalogue becomes rows of the portal: every decision, and the reason for it.

The rule for all of them: what the source does not state is `not-stated` or empty, never a likely guess. Where a
column of the portal cannot be left open, the constant below says what stands there and why.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from tests.realdata import workbook as source
from tests.realdata.codes import CATEGORIES, COUNTRIES, PORTIONS, STANDARDS, SUBDIVISIONS
from tests.realdata.wording import given, plain, shortened
from tests.realdata.workbook import Reported, written

Row = dict[str, str]

NOT_STATED = "not-stated"
NAME_LENGTH = 120
DESCRIPTION_LENGTH = 2000
FUNCTIONAL_UNIT_LENGTH = 300
RULE_LENGTH = 300
NOTE_LENGTH = 1000

SOURCE = (
    "Meinrenken, C.J. et al., The Carbon Catalogue, carbon footprints of 866 commercial products from 8 industry "
    "sectors and 5 continents, Scientific Data 9, 87 (2022): values that companies reported to CDP, 2013-2017"
)
SOURCE_URL = "https://doi.org/10.1038/s41597-022-01178-9"
SOURCE_LICENCE = "文件未说明 · not stated in the file"
"""Neither a sheet nor the properties of the workbook say under which licence it may be used."""

UNSTATED_CONSUMER_FACING = "false"
"""The sheet does not say who buys the product; the portal's own rule for this column is: if unsure, false."""

PROTOCOL_SILENT = "Not reported"


def organisation(reported: Reported, org_id: str) -> Row:
    """Return the company: name and country of incorporation are all that the sheet says of it.

    `district` is outside: no company of the sheet says that it sits in this city. The GICS industry has no
    counterpart in GB/T 4754, so `industry` stays empty.
    """
    country = plain(written(reported.cells[source.COUNTRY]))
    return {
        "org_id": org_id,
        "name_en": plain(written(reported.cells[source.COMPANY])),
        "country": COUNTRIES.get(country, country),
        "subdivision": SUBDIVISIONS.get(country, ""),
        "district": "outside",
        "roles": NOT_STATED,
        "provenance": "compiled",
        "compiled_source": SOURCE,
        "compiled_url": SOURCE_URL,
        "compiled_licence": SOURCE_LICENCE,
        "is_sample": "false",
    }


def category(reported: Reported) -> str:
    """Return the catch-all category of the company's GICS group."""
    group, industry = (plain(written(reported.cells[column])) for column in (source.GROUP, source.INDUSTRY))
    return CATEGORIES.get((group, industry), CATEGORIES.get((group, ""), "other"))


def product(newest: Reported) -> Row:
    """Return the product as its newest footprint describes it; that footprint is the headline.

    Several companies reported a whole description as the name (up to 872 characters). Such a name is cut visibly and
    stands complete in the description.
    """
    name = plain(written(newest.cells[source.NAME]))
    detail = given(written(newest.cells[source.DETAIL]))
    texts = [name] if len(name) > NAME_LENGTH else []
    texts += [detail] if detail and detail != name else []
    return {
        "product_id": newest.product_id,
        "name_en": shortened(name, NAME_LENGTH),
        "description_en": shortened(" — ".join(texts), DESCRIPTION_LENGTH),
        "category": category(newest),
        "consumer_facing": UNSTATED_CONSUMER_FACING,
        "headline_footprint_id": newest.source_id,
        "status": NOT_STATED,
    }


def footprint(reported: Reported) -> Row:
    """Return one year's footprint under the id that the study gave it.

    A further year is a further footprint, not a revision: the sheet does not say that it replaces the other, nor
    whether the method stayed the same. It names no boundary, period, place, unit, GWP set or day of publication. Its
    viewer calls a product without downstream rows cradle-to-gate, but a missing row is not a statement of the company.
    """
    protocol = plain(written(reported.cells[source.PROTOCOL]))
    standard = STANDARDS.get(protocol, "")
    silent = dict.fromkeys(UNSTATED_COLUMNS, NOT_STATED)
    return silent | {
        "footprint_id": reported.source_id,
        "revision": "1",
        "product_id": reported.product_id,
        "status": "active",
        "reported_year": written(reported.cells[source.YEAR]),
        "functional_unit_text_en": functional_unit(reported),
        "pcf_total": written(reported.cells[source.TOTAL]),
        "offsets_included": NOT_STATED,
        "cross_sectoral_standards": standard,
        "other_rule_text": "" if standard or protocol == PROTOCOL_SILENT else shortened(protocol, RULE_LENGTH),
        "data_quality_note": quality_note(reported),
    }


UNSTATED_COLUMNS = (
    "published_on",
    "kind",
    "boundary",
    "unit_kind",
    "declared_unit",
    "declared_unit_amount",
    "reference_period_first_day",
    "reference_period_last_day",
    "geography",
    "pcf_total_basis",
    "ipcc_characterization_factors",
)
"""Required columns of a footprint of which the source says nothing."""

FUNCTIONAL_UNIT = " (the source: unless the name says otherwise, the product across its entire assumed life)"


def functional_unit(reported: Reported) -> str:
    """Return the year's own name, since the sheet has name and functional unit in one column, and its general rule."""
    name = plain(written(reported.cells[source.NAME]))
    return shortened(name, FUNCTIONAL_UNIT_LENGTH - len(FUNCTIONAL_UNIT)) + FUNCTIONAL_UNIT


def quality_note(reported: Reported) -> str:
    """Return what the study says about this row's origin: year, weight, merged stages, its own adjustments."""
    year, weight, adjusted = (
        plain(written(reported.cells[column])) for column in (source.YEAR, source.WEIGHT_SOURCE, source.ADJUSTMENTS)
    )
    texts = [f"Reported to CDP in {year}."]
    if reported.cells[source.WEIGHT] is not None:
        kilograms = written(reported.cells[source.WEIGHT])
        texts.append(f"Product weight {kilograms} kg, typically with packaging: {weight}.")
    if reported.is_combined:
        texts.append("The company reported upstream and operations as one figure.")
    if adjusted not in ("", "None"):
        texts.append(f"Adjusted by the compilers: {adjusted}.")
    return shortened(" ".join(texts), NOTE_LENGTH)


def stages(reported: Reported) -> Iterator[Row]:
    """Yield the three groups of stages of a footprint that has any stage row: the sums of what the company reported.

    A group without a row is not stated. Upstream and operations that were reported as one figure are not disclosed
    separately; the study's split by sector averages is no figure of the company's, so it is not used.
    """
    values = group_values(reported)
    groups = dict.fromkeys((*PORTIONS.values(), *values)) if values else {}
    for group in groups:
        state, value = ("reported", values[group]) if group in values else (NOT_STATED, "")
        if reported.is_combined and group != "downstream":
            state, value = "not-disclosed", ""
        yield {
            "footprint_id": reported.source_id,
            "revision": "1",
            "stage": group,
            "state": state,
            "value": value,
        }


def group_values(reported: Reported) -> dict[str, str]:
    """Return the exact sum of the reported emissions of each group that has a row."""
    cells: dict[str, list[str]] = {}
    for row in reported.stages:
        portion = plain(written(row[source.PORTION]))
        cells.setdefault(PORTIONS.get(portion, portion), []).append(written(row[source.EMISSIONS]))
    return {group: added(texts) for group, texts in cells.items()}


def added(texts: Sequence[str]) -> str:
    """Return the sum of numbers; a cell that is none stays as it is, for the portal to refuse."""
    numbers = [number(text) for text in texts]
    stated = [each for each in numbers if each is not None]
    if len(stated) < len(texts):
        return texts[numbers.index(None)]
    return format(sum(stated, Decimal(0)), "f")


def number(text: str) -> Decimal | None:
    """Return a cell's text as a number, if it is one."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def changed_texts(reported: Reported, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the columns whose text was not taken over as it stands, with what was done to it."""
    for column in columns:
        text = written(reported.cells[column])
        if text != plain(text):
            yield column, "white space or Unicode form put in order"
    if len(plain(written(reported.cells[source.NAME]))) > NAME_LENGTH:
        yield source.NAME, f"longer than {NAME_LENGTH} characters: cut in the name, whole in the description"
