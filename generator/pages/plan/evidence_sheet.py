"""The evidence sheet of a product: one page of paper for a tender file, with everything needed to check it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.assurance import AssuranceView, assurance_view
from generator.components.fact_rows import Row
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.renderer import PageRenderer
from generator.language import term_words
from generator.language.periods import day_or_unknown, period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import Group, ProductEntry
from generator.model.quantity import exact
from generator.pages.plan.counts import counted


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What the sheet of one product says."""

    number: str
    printed: str
    notice: str | None
    """That the record is fictional or compiled by others, also where only this sheet is printed."""
    name: Text
    organisation: Text
    summary: FootprintSummary
    rows: tuple[Row, ...]
    assurance: AssuranceView
    group: Markup
    terms: Markup
    page: str


def evidence_view(entry: ProductEntry, group: Group, as_of: date, renderer: PageRenderer) -> EvidenceView:
    """Return the sheet of a product within its group."""
    translator, compiled = renderer.translator, entry.organisation.is_compiled
    terms = term_words(entry.headline, translator)
    return EvidenceView(
        number=entry.number,
        printed=entry.printed,
        notice=None if group.kind == "own" else translator.say(f"evidence.notice.{group.kind}"),
        name=translator.stated(entry.product, "name"),
        organisation=translator.stated(entry.organisation, "name"),
        summary=summary_of(entry.headline, translator, compiled=compiled),
        rows=tuple(_rows(entry, terms["rule"], renderer)),
        assurance=assurance_view(entry.headline, translator, compiled=compiled),
        group=translator.tell(
            "evidence.group", **counted(len(group.verified), group.organisations, translator), day=translator.day(as_of)
        ),
        terms=translator.tell("category.terms", **terms),
        page=f"{translator.config.site.base_url}{renderer.address(routes.product(entry.number))}",
    )


def _rows(entry: ProductEntry, rule: str, renderer: PageRenderer) -> Iterator[Row]:
    """Yield the facts by which the sheet can be checked; what is not stated says so."""
    translator, footprint = renderer.translator, entry.headline.footprint
    unknown = translator.say("unknown.not_stated")
    model = " ".join(part for part in (entry.product.brand, entry.product.model) if part)
    facts = {
        "model": translator.free(model) if model else Text(unknown),
        "uscc": Text(entry.organisation.uscc or unknown),
        "exact": Text(translator.say("evidence.exact_value", value=exact(footprint.pcf_total))),
        "period": Text(period_words(entry.headline, translator)),
        "published": Text(day_or_unknown(footprint.published_on, translator)),
        "rule": Text(rule),
        "permalink": Text(
            f"{translator.config.site.base_url}{renderer.address(routes.footprint(entry.headline.uuid))}"
        ),
    }
    for name, words in facts.items():
        yield Row(translator.say(f"evidence.{name}"), (words,))
