"""The parts of the comparability key in plain words."""

from generator.language.translator import Translator
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


def term_words(entry: FootprintEntry, translator: Translator) -> dict[str, str]:
    """Return every part of the key in words; of one that is unknown, what it is that nobody said."""
    footprint, join = entry.footprint, translator.listed
    known = {
        "rule": join(_rule(rule, translator) for rule in entry.rules if rule.product_specific),
        "unit": _amount(footprint, translator),
        "life": _life(footprint, translator),
        "boundary": translator.cell("boundaries", footprint.boundary, "plain"),
    }
    for part, codelist in CODED.items():
        known[part] = join(translator.code(codelist, code) for code in entry.terms.known.get(part, "").split("+"))
    return known | {part: translator.say(f"terms.{reason}") for part, reason in entry.terms.missing.items()}


def _rule(rule: AccountingRule, translator: Translator) -> str:
    """Return a rule with what tells its versions apart."""
    title = translator.columns(rule, "title").words
    if rule.number:
        return translator.say("terms.numbered", number=rule.number, title=title)
    return translator.say("terms.version", title=title, version=rule.version) if rule.version else title


def _amount(footprint: Footprint, translator: Translator) -> str:
    """Return the amount with every digit: rounded, two that differ could read the same."""
    amount = footprint.amount
    return "" if amount is None else translator.amount(amount, footprint.declared_unit, to_the_digit=True)


def _life(footprint: Footprint, translator: Translator) -> str:
    """Return the service life; what is counted by amount has none."""
    amount, unit = footprint.service_life_amount, footprint.service_life_unit
    if footprint.unit_kind != "functional":
        return translator.say("terms.no_life")
    if amount is None or unit is None:
        return translator.say("terms.life-not-stated")
    return translator.life(amount, unit)
