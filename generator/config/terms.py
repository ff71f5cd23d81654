"""The parts of the comparability key in plain words."""

from generator.config.tongue import Tongue
from generator.model.catalogue import FootprintEntry
from generator.model.footprint import Footprint
from generator.model.register_records import AccountingRule

CODED = {
    "category": "categories",
    "unit_kind": "unit_kinds",
    "stages": "stages",
    "recycling": "recycling_approaches",
    "gwp": "characterization_factors",
    "biogenic": "total_bases",
}
"""Parts that are codes, or several joined by a plus, and the list of each."""


def term_words(entry: FootprintEntry, tongue: Tongue) -> dict[str, str]:
    """Return every part of the key in words; of one that is unknown, what it is that nobody said."""
    footprint, join = entry.footprint, tongue.listed
    known = {
        "rule": join(_rule(rule, tongue) for rule in entry.rules if rule.product_specific),
        "unit": _amount(footprint, tongue),
        "life": _life(footprint, tongue),
        "boundary": tongue.cell("boundaries", footprint.boundary, "plain"),
    }
    for part, codelist in CODED.items():
        known[part] = join(tongue.code(codelist, code) for code in entry.terms.known.get(part, "").split("+"))
    return known | {part: tongue.say(f"terms.{reason}") for part, reason in entry.terms.missing.items()}


def _rule(rule: AccountingRule, tongue: Tongue) -> str:
    """Return a rule with what tells its versions apart."""
    title = tongue.columns(rule, "title").words
    if rule.number:
        return tongue.say("terms.numbered", number=rule.number, title=title)
    return tongue.say("terms.version", title=title, version=rule.version) if rule.version else title


def _amount(footprint: Footprint, tongue: Tongue) -> str:
    """Return the amount with every digit: rounded, two that differ could read the same."""
    amount = footprint.amount
    return "" if amount is None else tongue.amount(amount, footprint.declared_unit, to_the_digit=True)


def _life(footprint: Footprint, tongue: Tongue) -> str:
    """Return the service life; what is counted by amount has none."""
    amount, unit = footprint.service_life_amount, footprint.service_life_unit
    if footprint.unit_kind != "functional":
        return tongue.say("terms.no_life")
    if amount is None or unit is None:
        return tongue.say("terms.life-not-stated")
    return tongue.life(amount, unit)
