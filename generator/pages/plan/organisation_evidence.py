"""What supports an organisation's numbers: every product with who checked it, and every version with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.components.assurance import AssuranceView, assurance_view
from generator.components.fact_rows import Row
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.renderer import PageRenderer
from generator.components.revisions import RevisionRow, revision_row
from generator.language import boundary_words, measured_words, per_what, term_words
from generator.language.html import HtmlTranslator
from generator.language.periods import period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FootprintEntry, OrganisationEntry, ProductEntry


@dataclass(frozen=True, slots=True)
class Version:
    """A revision with everything that its number means nothing without."""

    row: RevisionRow
    per: str
    boundary: str


@dataclass(frozen=True, slots=True)
class ProductEvidence:
    """A product's number with all that supports it."""

    anchor: str
    href: str
    name: Text
    printed: str
    summary: FootprintSummary
    rows: tuple[Row, ...]
    assurance: AssuranceView
    versions: tuple[Version, ...]
    """Every revision of every footprint of the product, each with its permanent address."""


def product_evidence(entry: ProductEntry, route: str, renderer: PageRenderer) -> ProductEvidence:
    """Return the evidence of one product on the page at a route."""
    translator, compiled = renderer.translator, entry.organisation.is_compiled
    return ProductEvidence(
        anchor=entry.number,
        href=renderer.href(route, routes.product(entry.number)),
        name=translator.stated(entry.product, "name"),
        printed=entry.printed,
        summary=summary_of(entry.headline, translator, compiled=compiled),
        rows=tuple(_rows(entry, translator)),
        assurance=assurance_view(entry.headline, translator, compiled=compiled),
        versions=tuple(_version(each, entry, route, renderer) for each in entry.footprints),
    )


def _version(footprint: FootprintEntry, entry: ProductEntry, route: str, renderer: PageRenderer) -> Version:
    """Return a revision; a withdrawn product shows no number of any."""
    row = revision_row(footprint, route, renderer)
    shown = row if entry.headline.shows_value else replace(row, value=None)
    return Version(
        shown, per_what(footprint.footprint, renderer.translator), boundary_words(footprint, renderer.translator)
    )


def _rows(entry: ProductEntry, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield how the number was made, in short."""
    footprint, schema = entry.headline.footprint, translator.config.schemas["footprints"]
    standards = [translator.code("cross_sectoral_standards", code) for code in footprint.cross_sectoral_standards]
    named = translator.listed(standards) or translator.say("unknown.not_stated")
    yield Row(translator.say("evidence.rule"), (Text(term_words(entry.headline, translator)["rule"]),))
    yield Row(translator.told(schema.field("cross_sectoral_standards").texts("title")), (Text(named),))
    yield Row(translator.say("evidence.period"), (Text(period_words(entry.headline, translator)),))
    yield Row(translator.say("assurance.data"), (Text(measured_words(footprint, translator)),))


def organisation_rows(entry: OrganisationEntry, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield who the organisation is; whether the state owns it is its own word."""
    organisation = entry.organisation
    owned = {True: "finance.state_owned", False: "finance.not_state_owned", None: "unknown.not_stated"}
    unknown = translator.say("unknown.not_stated")
    yield Row(translator.say("evidence.uscc"), (Text(organisation.uscc or unknown),))
    yield Row(translator.say("finance.district"), (Text(translator.code("districts", organisation.district)),))
    yield Row(translator.say("finance.owned"), (Text(translator.say(owned[organisation.state_owned])),))
