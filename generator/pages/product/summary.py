"""The upper half of the product page: identity, grade, position, a paragraph in sentences, and a sense of size.

The number itself, its status and its badge are a shared component (`footprint_summary`), since every list shows them.
"""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator.components.dot_plot import Distribution, DotPlot, Tick, drawn
from generator.components.footprint_summary import FootprintSummary
from generator.components.grade_scale import Scale, scale_of
from generator.components.grade_scheme import Fact, basis_rows, days_words
from generator.components.renderer import PageRenderer
from generator.components.stage_bar import main_sources
from generator.language import OWN_WORD, assured_until, scheme_name
from generator.language.html import HtmlTranslator
from generator.language.periods import period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.disclosure import Organisation, Product
from generator.model.equivalence import Equivalence
from generator.model.grade import Grade
from generator.model.position import Position
from generator.model.quantity import exact, shown
from generator.model.record import NOT_STATED

PLOT_LINES = 2
"""Lines of words above a product's dot plot: the product's own, and the median's."""
PLOTS_KEPT = 512
"""Dot plots remembered: one for each group and language that products of one build share."""
EQUIVALENCE_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Identity:
    """Name and model of a product, its organisation and category, and its numbers."""

    name: Text
    model: Text | None
    organisation: Text
    organisation_href: str
    category: str
    category_href: str
    number: str
    gtins: tuple[str, ...]
    description: Text | None
    discontinued: bool


def identity(
    product: Product, organisation: Organisation, printed: str, route: str, renderer: PageRenderer
) -> Identity:
    """Return the identity of a product, with links from the page at a route."""
    translator = renderer.translator
    description = translator.stated(product, "description")
    model = " ".join(part for part in (product.brand, product.model) if part)
    return Identity(
        name=translator.stated(product, "name"),
        model=translator.free(model) if model else None,
        organisation=translator.stated(organisation, "name"),
        organisation_href=renderer.href(route, routes.organisation(organisation.org_id)),
        category=translator.code("categories", product.category),
        category_href=renderer.href(route, routes.category(product.category)),
        number=printed,
        gtins=product.gtins,
        description=description if description.words else None,
        discontinued=product.status == "discontinued",
    )


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition of a grading scheme, and whether it is met."""

    name: str
    state: str
    form: str
    """plain, or warn where it is not met"""


@dataclass(frozen=True, slots=True)
class GradeView:
    """The section on the grade."""

    caption: str
    scale: Scale
    sentences: tuple[Markup, ...]
    conditions: tuple[ConditionRow, ...]
    basis: tuple[Fact, ...]
    guide: str


def grade_view(entry: ProductEntry, route: str, renderer: PageRenderer) -> GradeView | None:
    """Return the section; nothing while no scheme for the category is in force, or where no number is shown."""
    grade, translator = entry.grade, renderer.translator
    if grade is None or not entry.headline.shows_value:
        return None
    schemes = translator.config.grade_schemes
    scheme = next((scheme for scheme in schemes if scheme.scheme_id == grade.scheme_id), None)
    return GradeView(
        caption=translator.say("grade.caption", scheme=scheme_name(grade, translator)),
        scale=scale_of(grade.classes, grade.letter, _scale_title(grade, translator)),
        sentences=tuple(_grade_sentences(grade, translator)),
        conditions=tuple(_condition_rows(grade, translator)),
        basis=basis_rows(scheme, translator) if scheme else (),
        guide=renderer.href(route, routes.GRADING),
    )


def _scale_title(grade: Grade, translator: HtmlTranslator) -> str:
    """Return the sentence that stands for the scale where it cannot be seen."""
    first, *_, last = grade.letters
    if grade.letter is None:
        return translator.say("grade.scale", first=first, last=last)
    return translator.say("grade.scale_of", letter=grade.letter, first=first, last=last)


def _grade_sentences(grade: Grade, translator: HtmlTranslator) -> list[Markup]:
    """Return the class, how near it is to the next, and from when until when it holds; or why there is none."""
    first, *_, last = grade.letters
    if grade.letter is None:
        reason = translator.say(f"grade.{grade.reason}")
        parts = translator.listed(translator.say(f"diff.part.{part}") for part in grade.differing)
        why = [translator.tell("grade.parts", parts=parts)] if grade.reason in ("boundary", "key") else []
        return [translator.tell("grade.sentence_none", reason=reason), *why]
    count = len(grade.letters)
    sentences = [translator.tell("grade.sentence", letter=grade.letter, count=count, first=first, last=last)]
    if grade.near:
        sentences.append(translator.tell("grade.near", best=grade.near[0], worst=grade.near[1]))
    if grade.since:
        sentences.append(translator.tell("grade.dated", days=days_words(grade.since, grade.until, translator)))
    return sentences


def _condition_rows(grade: Grade, translator: HtmlTranslator) -> list[ConditionRow]:
    """Return every condition in the order in which they are asked."""
    return [
        ConditionRow(
            translator.say(f"gate.{condition.code}"),
            translator.say(f"gate.state.{condition.state}"),
            "warn" if condition.state == "fails" else "plain",
        )
        for condition in grade.conditions
    ]


@dataclass(frozen=True, slots=True)
class PositionView:
    """The section on the position among comparable products."""

    sentence: Markup
    """The position, or the reason why there is none."""
    guard: Markup
    title: str | None
    """The sentence that stands for the dot plot where it cannot be seen."""
    dot_plot: DotPlot | None
    mark: Tick | None
    """The product's own value."""
    range_path: str
    """Its own range as a path; empty where it states none."""
    remark: Markup | None


def position_view(entry: ProductEntry, group: Distribution | None, translator: HtmlTranslator) -> PositionView:
    """Return the section; without a position, or without a group to draw, its sentence alone."""
    position = entry.position
    sentence = _no_position(entry, translator) if position is None else _position(position, translator)
    guard = translator.fixed("position.guard" if entry.headline.key else "position.guard_no_key")
    if position is None or group is None:
        return PositionView(sentence, guard, None, None, None, "", None)
    peer, dot_plot = entry.peer, _dot_plot(group, repr(group), translator)
    return PositionView(
        sentence=sentence,
        guard=guard,
        title=translator.say("position.title", value=translator.number(peer.value), count=position.count),
        dot_plot=dot_plot,
        mark=dot_plot.tick(peer.value, translator.say("strip.own")),
        range_path=dot_plot.mark(peer),
        remark=translator.tell(
            "position.remark",
            years=_years(position, translator),
            organisations=translator.say("count.organisations", count=position.organisations),
        ),
    )


@lru_cache(maxsize=PLOTS_KEPT)
def _dot_plot(group: Distribution, _digits: str, translator: HtmlTranslator) -> DotPlot:
    """Return the dot plot of a group; drawn once for all its products.

    It is remembered by its digits too, since 1.5 and 1.50 are equal and yet printed as they were stated.
    """
    return drawn(group, PLOT_LINES, translator)


def _position(position: Position, translator: HtmlTranslator) -> Markup:
    """Return the position: a place, an interval where ranges overlap, or only how many products there are."""
    if position.first is None or position.last is None:
        return translator.tell("position.strip_alone", count=position.count)
    if position.first == position.last:
        return translator.tell("position.place", place=translator.ordinal(position.first), count=position.count)
    first, last = translator.ordinal(position.first), translator.ordinal(position.last)
    return translator.tell("position.interval", first=first, last=last, count=position.count)


def _no_position(entry: ProductEntry, translator: HtmlTranslator) -> Markup:
    """Return why there is no position: which part of the comparability key is missing, or what the group lacks."""
    if entry.no_position_reason == "no-key":
        return translator.fixed(f"position.no_key.{entry.headline.no_key_reason}")
    return translator.fixed(f"position.none.{entry.no_position_reason}")


def _years(position: Position, translator: HtmlTranslator) -> str:
    first, last = str(position.first_year), str(position.last_year)
    return first if first == last else translator.say("number.span", low=first, high=last)


def paragraph(entry: ProductEntry, summary: FootprintSummary, translator: HtmlTranslator) -> Markup | None:
    """Return the same facts in two to four sentences; nothing where the number may not be shown."""
    headline = entry.headline
    if not headline.shows_value:
        return None
    name = translator.stated(entry.product, "name")
    is_clear = headline.footprint.states_unit and headline.footprint.boundary != NOT_STATED
    key = "paragraph.value" if is_clear else "paragraph.value_unclear"
    sentences = [
        translator.tell(key, name=name, per=summary.per, boundary=summary.boundary, value=summary.value),
        translator.tell("paragraph.period", period=period_words(headline, translator)),
    ]
    sources = main_sources(headline, translator)
    if sources:
        sentences.append(translator.tell("paragraph.stages", stages=sources))
    return translator.join([*sentences, _trust(headline, translator, compiled=entry.organisation.is_compiled)])


def _trust(entry: FootprintEntry, translator: HtmlTranslator, *, compiled: bool) -> Markup:
    """Return the sentence on who checked the number."""
    trust = entry.trust
    if trust.claim is None:
        lapsed = next((claim for claim in entry.verifications if claim.state == "expired"), None)
        if lapsed and lapsed.level not in OWN_WORD:
            return translator.tell("paragraph.lapsed", level=translator.code("trust_levels", lapsed.level))
        return translator.fixed("paragraph.compiled" if compiled else "paragraph.self-declared")
    if trust.level in OWN_WORD:
        return translator.fixed(f"paragraph.{trust.level}")
    level, until = translator.code("trust_levels", trust.level), entry.footprint.valid_through
    key = f"paragraph.{'confirmed' if trust.confirmed else 'unconfirmed'}"
    if entry.status == "expired" and until:
        return translator.tell(f"{key}.past", level=level, day=translator.day(until))
    return translator.tell(
        f"{key}.now", level=level, until=assured_until(trust.level, entry.assured_through, translator)
    )


@dataclass(frozen=True, slots=True)
class EquivalenceView:
    """An amount of electricity with the same emissions, and the factor behind it."""

    sentence: Markup
    guard: Markup
    source: Markup


def equivalence_view(equivalence: Equivalence | None, translator: HtmlTranslator) -> EquivalenceView | None:
    """Return how much electricity has the same emissions; nothing where that would mislead."""
    if equivalence is None:
        return None
    if equivalence.span is None:
        sentence = translator.tell("equivalence.value", amount=shown(equivalence.amount, EQUIVALENCE_DIGITS))
    else:
        low, high = (shown(end, EQUIVALENCE_DIGITS) for end in equivalence.span)
        sentence = translator.tell("equivalence.range", low=low, high=high)
    factor = equivalence.factor
    name = translator.stated(factor, "name")
    source = translator.tell("equivalence.source", factor=name, value=exact(factor.value), source=factor.source_title)
    return EquivalenceView(sentence, translator.fixed("equivalence.guard"), source)


def citation(
    what: str, route: str, product: Product, organisation: Organisation, renderer: PageRenderer, **holes: object
) -> Markup:
    """Return how to cite a product or a footprint by the address of its page; of compiled data, with its source."""
    translator, site = renderer.translator, renderer.translator.config.site
    return translator.tell(
        f"cite.{what}_compiled" if organisation.is_compiled else f"cite.{what}",
        source=translator.free(organisation.compiled_source or ""),
        organisation=translator.stated(organisation, "name"),
        name=translator.stated(product, "name"),
        site=translator.told(site.name),
        address=f"{site.base_url}{renderer.address(route)}",
        **holes,
    )
