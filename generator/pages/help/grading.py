"""How grading works: the gates, a fictional example that the real engine worked out, and every registered scheme."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.grade_scale import Scale, scale_of
from generator.components.grade_scheme import (
    Fact,
    SchemeTable,
    basis_rows,
    days_words,
    scheme_days,
    scheme_table,
    scheme_title,
    terms_rows,
)
from generator.components.layout import Head, Link
from generator.components.renderer import PageRenderer, renderers
from generator.config import GradeScheme, SiteConfig
from generator.language import grade_words
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.grade import Grade, GradeExample, SchemeEntry
from generator.model.quantity import exact

CONDITIONS = ("rule", "status", "checked", "key", "frozen", "reference", "width", "certificate")
MOST = 100
"""Products that are named under a scheme; all of them stand in the open data."""

Graded = list[tuple[ProductEntry, Grade]]
"""Products that have a class, each with it."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A made-up number and what becomes of it."""

    words: str
    value: str
    outcome: str
    remark: str | None


@dataclass(frozen=True, slots=True)
class ExampleView:
    """The worked example."""

    title: str
    scale: Scale
    table: SchemeTable
    cases: tuple[CaseRow, ...]
    basis: tuple[Fact, ...]
    terms: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class GradedRow:
    """A product with its class and the days of it."""

    link: Link
    organisation: Text
    kind: str | None
    letter: str
    days: Markup


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A registered scheme."""

    anchor: str
    title: str
    state: str
    fictional: bool
    category: Link
    days: Markup
    basis: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    table: SchemeTable
    ungraded: tuple[Markup, ...]
    products: tuple[GradedRow, ...]
    more: Markup | None
    """How many more there are than are named."""


@dataclass(frozen=True, slots=True)
class GradingView:
    """What a visitor reads on the page."""

    conditions: tuple[tuple[str, str], ...]
    example: ExampleView | None
    schemes: tuple[SchemeView, ...]
    in_force: bool
    label: str
    policy: str
    csv: str


def grading_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page in each language."""
    graded = [(entry, entry.grade) for entry in catalogue.products if entry.grade and entry.grade.letter]
    for renderer in renderers(catalogue.as_of, config):
        translator = renderer.translator
        view = GradingView(
            conditions=tuple(
                (translator.say(f"gate.{condition}"), translator.say(f"gate.why.{condition}"))
                for condition in CONDITIONS
            ),
            example=_example(config.grade_example, catalogue, renderer) if config.grade_example else None,
            schemes=tuple(_schemes(graded, catalogue, renderer)),
            in_force=catalogue.grading.is_in_force,
            label=f"{renderer.href(routes.GRADING, routes.LABEL_GUIDE)}#grades",
            policy=renderer.href(routes.GRADING, routes.POLICY_GUIDE),
            csv=renderer.file_href(routes.GRADING, routes.dataset("products", "csv")),
        )
        head = Head(
            route=routes.GRADING,
            title=translator.say("grading.title"),
            description=translator.say("grading.description"),
            kinds=frozenset(kind_of(entry.organisation) for entry, _ in graded),
        )
        yield renderer.page("pages/help/grading.html", view, head)


def _example(scheme: GradeScheme, catalogue: Catalogue, renderer: PageRenderer) -> ExampleView:
    translator, letters = renderer.translator, [each.letter for each in scheme.classes]
    shown = letters[1]
    title = translator.say("grade.scale_of", letter=shown, first=letters[0], last=letters[-1])
    return ExampleView(
        title=scheme_title(scheme, translator),
        scale=scale_of(scheme.drawn_classes, shown, title),
        table=scheme_table(scheme, {}, translator),
        cases=tuple(_case(each, renderer) for each in catalogue.grading.examples),
        basis=basis_rows(scheme, translator),
        terms=terms_rows(scheme, catalogue.registers, translator),
    )


def _case(example: GradeExample, renderer: PageRenderer) -> CaseRow:
    """Return a made-up number with every digit, since here every digit counts."""
    translator, grade = renderer.translator, example.grade
    value = exact(example.value)
    if example.low is not None and example.high is not None:
        value = translator.say("grading.ranged", value=value, low=exact(example.low), high=exact(example.high))
    near = translator.say("grade.near", best=grade.near[0], worst=grade.near[1]) if grade.near else None
    return CaseRow(translator.say(f"grading.case.{example.case}"), value, grade_words(grade, translator), near)


def _schemes(graded: Graded, catalogue: Catalogue, renderer: PageRenderer) -> Iterator[SchemeView]:
    """Yield the registered schemes: those in force first, then the upcoming, then the ended."""
    schemes = {scheme.scheme_id: scheme for scheme in renderer.translator.config.grade_schemes}
    order = ("in-force", "upcoming", "ended")
    for entry in sorted(catalogue.grading.schemes, key=lambda each: order.index(each.state)):
        members = [(each, grade) for each, grade in graded if grade.scheme_id == entry.scheme_id]
        yield _scheme(schemes[entry.scheme_id], entry, members, catalogue, renderer)


def _scheme(
    scheme: GradeScheme, entry: SchemeEntry, members: Graded, catalogue: Catalogue, renderer: PageRenderer
) -> SchemeView:
    translator = renderer.translator
    named = translator.code("categories", scheme.category)
    letters = [each.letter for each in scheme.classes]
    rows = sorted(
        (_graded(each, grade, renderer) for each, grade in members), key=lambda row: letters.index(row.letter)
    )
    return SchemeView(
        anchor=scheme.scheme_id,
        title=scheme_title(scheme, translator),
        state=translator.say(f"grading.state.{entry.state}"),
        fictional=scheme.is_fictional,
        category=Link(named, renderer.href(routes.GRADING, routes.category(scheme.category))),
        days=scheme_days(scheme, translator),
        basis=basis_rows(scheme, translator),
        terms=terms_rows(scheme, catalogue.registers, translator),
        table=scheme_table(scheme, entry.counts, translator),
        ungraded=tuple(
            translator.tell("grading.ungraded", reason=translator.say(f"grade.{reason}"), count=count)
            for reason, count in entry.reasons.items()
        ),
        products=tuple(rows[:MOST]),
        more=translator.tell("grading.more", count=len(rows) - MOST) if len(rows) > MOST else None,
    )


def _graded(entry: ProductEntry, grade: Grade, renderer: PageRenderer) -> GradedRow:
    """Return a product with its class and the days of it."""
    translator, kind = renderer.translator, kind_of(entry.organisation)
    return GradedRow(
        link=Link(
            translator.stated(entry.product, "name"),
            renderer.href(routes.GRADING, routes.product(entry.number)),
        ),
        organisation=translator.stated(entry.organisation, "name"),
        kind=None if kind == "own" else translator.say(f"kind.{kind}"),
        letter=grade.letter or "",
        days=days_words(grade.since, grade.until, translator) if grade.since else Markup(),
    )
