"""What supports an organisation's numbers: every product with who checked it, and every version with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.config import boundary_words, measured_words, per_what, term_words
from generator.model import routes
from generator.model.catalogue import FootprintEntry, OrganisationEntry, ProductEntry
from generator.render.answer import Answer, answer_of
from generator.render.press import Press
from generator.render.product.assurance import AssuranceView, assurance_view
from generator.render.product.history import RevisionRow, period_words, revision_row
from generator.render.product.sheet import Row
from generator.render.text import Text
from generator.render.voice import Voice


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
    answer: Answer
    rows: tuple[Row, ...]
    assurance: AssuranceView
    versions: tuple[Version, ...]
    """Every revision of every footprint of the product, each with its permanent address."""


def product_evidence(entry: ProductEntry, route: str, press: Press) -> ProductEvidence:
    """Return the evidence of one product on the page at a route."""
    voice, compiled = press.voice, entry.organisation.is_compiled
    return ProductEvidence(
        anchor=entry.number,
        href=press.href(route, routes.product(entry.number)),
        name=voice.stated(entry.product, "name"),
        printed=entry.printed,
        answer=answer_of(entry.headline, voice, compiled=compiled),
        rows=tuple(_rows(entry, voice)),
        assurance=assurance_view(entry.headline, voice, compiled=compiled),
        versions=tuple(_version(each, entry, route, press) for each in entry.footprints),
    )


def _version(footprint: FootprintEntry, entry: ProductEntry, route: str, press: Press) -> Version:
    """Return a revision; a withdrawn product shows no number of any."""
    row = revision_row(footprint, route, press)
    shown = row if entry.headline.shows_value else replace(row, value=None)
    return Version(shown, per_what(footprint.footprint, press.voice), boundary_words(footprint, press.voice))


def _rows(entry: ProductEntry, voice: Voice) -> Iterator[Row]:
    """Yield how the number was made, in short."""
    footprint, schema = entry.headline.footprint, voice.config.schemas["footprints"]
    standards = [voice.code("cross_sectoral_standards", code) for code in footprint.cross_sectoral_standards]
    named = voice.listed(standards) or voice.say("unknown.not_stated")
    yield Row(voice.say("evidence.rule"), (Text(term_words(entry.headline, voice)["rule"]),))
    yield Row(voice.told(schema.field("cross_sectoral_standards").texts("title")), (Text(named),))
    yield Row(voice.say("evidence.period"), (Text(period_words(entry.headline, voice)),))
    yield Row(voice.say("assurance.data"), (Text(measured_words(footprint, voice)),))


def organisation_rows(entry: OrganisationEntry, voice: Voice) -> Iterator[Row]:
    """Yield who the organisation is; whether the state owns it is its own word."""
    organisation = entry.organisation
    owned = {True: "finance.state_owned", False: "finance.not_state_owned", None: "unknown.not_stated"}
    unknown = voice.say("unknown.not_stated")
    yield Row(voice.say("evidence.uscc"), (Text(organisation.uscc or unknown),))
    yield Row(voice.say("finance.district"), (Text(voice.code("districts", organisation.district)),))
    yield Row(voice.say("finance.owned"), (Text(voice.say(owned[organisation.state_owned])),))
