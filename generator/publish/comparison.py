"""What the compare page needs of a product: the parts of its key as codes, and everything it shows, in finished words.

The page's script compares codes and exact numbers and puts sentences together; it has no words of its own.
"""

from decimal import Decimal

from generator.language import (
    Translator,
    assured_until,
    boundary_words,
    dated_status,
    dated_trust,
    measured_words,
    per_what,
    prefix_words,
    scheme_grade_words,
    term_words,
    trust_words,
)
from generator.model.artifact import Json
from generator.model.catalogue import FootprintEntry, ProductEntry, kind_of
from generator.model.comparability import PARTS
from generator.model.quantity import exact
from generator.model.stages import StageShare


def comparison_of(entry: ProductEntry, translators: tuple[Translator, ...]) -> Json:
    """Return what stands beside other products; of a number that may not be shown, everything but the number."""
    headline = entry.headline
    known, footprint = headline.terms.known, headline.footprint
    shown = headline.shows_value
    return {
        "parts": {"kind": kind_of(entry.organisation)} | {part: known.get(part) for part in PARTS},
        "holds": headline.holds,
        "independent": headline.trust.is_independent,
        "value": exact(footprint.pcf_total) if shown else None,
        "low": _end(footprint.pcf_low, shown=shown),
        "high": _end(footprint.pcf_high, shown=shown),
        "words": {translator.language.code: _words(entry, translator) for translator in translators},
    }


def _end(end: Decimal | None, *, shown: bool) -> str | None:
    return exact(end) if shown and end is not None else None


def _words(entry: ProductEntry, translator: Translator) -> Json:
    """Return the words about a product in one language."""
    headline, compiled = entry.headline, entry.organisation.is_compiled
    footprint, until = headline.footprint, headline.footprint.valid_through
    words, remark = trust_words(headline.trust, translator, compiled=compiled)
    level = dated_trust(words, assured_until(headline.trust.level, headline.assured_through, translator), translator)
    return {
        "kind": translator.say(f"kind.{kind_of(entry.organisation)}"),
        "prefix": prefix_words(headline, translator),
        "per": per_what(footprint, translator),
        "boundary": boundary_words(headline, translator),
        "status": dated_status(headline.status, until, translator),
        "trust": translator.say("compare.trust", level=level, remark=remark) if remark else level,
        "data": measured_words(footprint, translator),
        "grade": scheme_grade_words(entry.shown_grade, translator) if entry.shown_grade else None,
        "parts": {"kind": translator.say(f"kind.{kind_of(entry.organisation)}")} | term_words(headline, translator),
        **(_numbers(headline, translator) if headline.shows_value else {"value": None, "low": None, "high": None}),
        "stages": [_stage(stage, translator) for stage in headline.stages] if headline.shows_value else [],
    }


def _numbers(entry: FootprintEntry, translator: Translator) -> dict[str, str | None]:
    """Return the numbers as people read them."""
    footprint = entry.footprint
    ends = {"value": footprint.pcf_total, "low": footprint.pcf_low, "high": footprint.pcf_high}
    return {name: None if end is None else translator.number(end) for name, end in ends.items()}


def _stage(stage: StageShare, translator: Translator) -> Json:
    """Return a stage: its number, or the word for why there is none."""
    state = translator.code("stage_states", stage.state)
    if stage.value is None:
        words = state
    else:
        number = translator.number(stage.value)
        words = number if stage.state == "reported" else translator.say("compare.stage", value=number, state=state)
    return {"stage": stage.stage, "name": translator.code("stages", stage.stage), "words": words}
