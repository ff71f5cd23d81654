"""What of the source must be on the site, and how: each id once, each number to its last digit, stages, countries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from babel import Locale

from tests.realdata.tables import Row, read_table
from tests.realdata.workbook import PRODUCTS, Reported, Stated

OF_THEIR_OWN = {"USA": ("US", ""), "Taiwan": ("CN", "CN-TW")}
"""Country and subdivision (ISO 3166) of names that the sheet writes in its own way."""


def added(numbers: Iterable[str]) -> Decimal:
    """Return the exact sum of written numbers."""
    return sum((Decimal(number) for number in numbers), Decimal(0))


def left_out(file: Path) -> dict[tuple[str, str], str]:
    """Return what each row that was left out is about, by sheet and row."""
    return {(line["sheet"], line["row"]): line["name"] for line in read_table(file)}


def reasons(file: Path) -> Counter[str]:
    """Return how many rows were left out for each code."""
    return Counter(code for _, _, code in {(line["sheet"], line["row"], line["code"]) for line in read_table(file)})


def misplaced(source: Sequence[Reported], left: Mapping[tuple[str, str], str], rows: Sequence[Row]) -> Iterator[str]:
    """Yield ids that are not exactly once on the site or on the list of what was left out."""
    of_row = {(PRODUCTS, str(each.row)): each.source_id for each in source}
    for place, name in left.items():
        if of_row.get(place) != name:
            yield f"{'!'.join(place)}: {of_row.get(place)} in the source, {name} on the list"
    placed = Counter([row["footprint_id"] for row in rows] + list(left.values()))
    expected = Counter(each.source_id for each in source)
    for source_id in sorted(placed.keys() | expected.keys()):
        if placed[source_id] != expected[source_id]:
            yield f"{source_id}: {expected[source_id]} in the source, {placed[source_id]} on the site or left out"


def altered(source: Sequence[Reported], rows: Sequence[Row]) -> Iterator[str]:
    """Yield numbers that are not the source's to the last digit, one by one and in their sum."""
    stated = {each.source_id: each.total for each in source}
    known = [row for row in rows if row["footprint_id"] in stated]
    for row in known:
        if row["pcf_total"] != stated[row["footprint_id"]]:
            yield f"{row['footprint_id']}: {stated[row['footprint_id']]} in the source, {row['pcf_total']} on the site"
    in_source, on_site = sums(source, rows)
    if in_source != on_site:
        yield f"the sum is {in_source:f} in the source and {on_site:f} on the site"


def sums(source: Sequence[Reported], rows: Sequence[Row]) -> tuple[Decimal, Decimal]:
    """Return the sum of what is on the site, as the source and as the site have it."""
    stated = {each.source_id: each.total for each in source}
    return added(stated.get(row["footprint_id"], "0") for row in rows), added(row["pcf_total"] for row in rows)


def restaged(source: Sequence[Reported], shown: Mapping[str, Mapping[str, Stated]], where: str) -> Iterator[str]:
    """Yield groups of stages that are not the exact sums of the source, or say more or less than it does."""
    for each in source:
        stages = shown.get(each.source_id)
        if stages is not None and stages != each.groups:
            differing = sorted(name for name in {*stages, *each.groups} if stages.get(name) != each.groups.get(name))
            said = ", ".join(f"{name} {each.groups.get(name)} and {stages.get(name)}" for name in differing)
            yield f"{each.source_id}: stages in the source and in {where} differ: {said}"


def stages_of(footprints: Iterable[str], rows: Iterable[Row]) -> dict[str, dict[str, Stated]]:
    """Return the stages of some footprints as a table has them; none of one that has no row."""
    found: dict[str, dict[str, Stated]] = {footprint: {} for footprint in footprints}
    for row in rows:
        value = Decimal(row["value"]) if row["value"] else None
        found.setdefault(row["footprint_id"], {})[row["stage"]] = (row["state"], value)
    return found


def resettled(source: Sequence[Reported], rows: Sequence[Row], organisations: Sequence[Row]) -> Iterator[str]:
    """Yield footprints whose organisation is in another country than the source says."""
    places = {row["org_id"]: (row["country"], row["subdivision"]) for row in organisations}
    countries = {each.source_id: each.country for each in source}
    for row in rows:
        name = countries.get(row["footprint_id"], "")
        if places.get(row["org_id"]) != place_of(name):
            yield f"{row['footprint_id']}: {name} in the source, {places.get(row['org_id'])} on the site"


def place_of(country: str) -> tuple[str, str] | None:
    """Return country and subdivision that a name means, by the Unicode consortium's list of English names."""
    codes = {name: code for code, name in Locale("en").territories.items()}
    return OF_THEIR_OWN.get(country) or ((codes[country], "") if country in codes else None)
