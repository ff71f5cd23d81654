"""The evidence sheet of a product: one page of paper for a tender file, with everything needed to check it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.config import term_words
from generator.model import routes
from generator.model.catalogue import Group, ProductEntry
from generator.model.quantity import exact
from generator.render.answer import Answer, answer_of
from generator.render.boards.counts import counted
from generator.render.press import Press
from generator.render.product.assurance import AssuranceView, assurance_view
from generator.render.product.history import day_or_unknown, period_words
from generator.render.product.sheet import Row
from generator.render.text import Text


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What the sheet of one product says."""

    number: str
    printed: str
    notice: str | None
    """That the record is fictional or compiled by others, also where only this sheet is printed."""
    name: Text
    organisation: Text
    answer: Answer
    rows: tuple[Row, ...]
    assurance: AssuranceView
    group: Markup
    terms: Markup
    page: str


def evidence_view(entry: ProductEntry, group: Group, as_of: date, press: Press) -> EvidenceView:
    """Return the sheet of a product within its group."""
    voice, compiled = press.voice, entry.organisation.is_compiled
    terms = term_words(entry.headline, voice)
    return EvidenceView(
        number=entry.number,
        printed=entry.printed,
        notice=None if group.kind == "own" else voice.say(f"evidence.notice.{group.kind}"),
        name=voice.stated(entry.product, "name"),
        organisation=voice.stated(entry.organisation, "name"),
        answer=answer_of(entry.headline, voice, compiled=compiled),
        rows=tuple(_rows(entry, terms["rule"], press)),
        assurance=assurance_view(entry.headline, voice, compiled=compiled),
        group=voice.tell(
            "evidence.group", **counted(len(group.verified), group.organisations, voice), day=voice.day(as_of)
        ),
        terms=voice.tell("category.terms", **terms),
        page=f"{voice.config.site.base_url}{press.address(routes.product(entry.number))}",
    )


def _rows(entry: ProductEntry, rule: str, press: Press) -> Iterator[Row]:
    """Yield the facts by which the sheet can be checked; what is not stated says so."""
    voice, footprint = press.voice, entry.headline.footprint
    unknown = voice.say("unknown.not_stated")
    model = " ".join(part for part in (entry.product.brand, entry.product.model) if part)
    facts = {
        "model": voice.free(model) if model else Text(unknown),
        "uscc": Text(entry.organisation.uscc or unknown),
        "exact": Text(voice.say("evidence.exact_value", value=exact(footprint.pcf_total))),
        "period": Text(period_words(entry.headline, voice)),
        "published": Text(day_or_unknown(footprint.published_on, voice)),
        "rule": Text(rule),
        "permalink": Text(f"{voice.config.site.base_url}{press.address(routes.footprint(entry.headline.uuid))}"),
    }
    for name, words in facts.items():
        yield Row(voice.say(f"evidence.{name}"), (words,))
