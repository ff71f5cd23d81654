"""How grading works: the gates, a fictional example that the real engine worked out, and every registered scheme."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
from generator.components.listings import kind_words
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import GradeScheme, SiteConfig
from generator.language import grade_words
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.data_day import headlines_day, known, latest, rows_day
from generator.model.grade import Grade, GradeExample, SchemeEntry
from generator.model.quantity import exact
from generator.model.register_records import AccountingRule
from generator.model.texts import Texts

CONDITIONS = ("rule", "status", "checked", "key", "frozen", "reference", "width", "certificate")
MOST = 100
"""Products that are named under a scheme; all of them stand in the open data."""


@dataclass(frozen=True, slots=True)
class GradedProduct:
    """A product that has a class under a scheme."""

    number: str
    name: Texts
    organisation: Texts
    kind: str
    """sample, compiled or own"""
    letter: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class RegisteredScheme:
    """A registered scheme, and the first of the products that have a class under it, best classes first."""

    entry: SchemeEntry
    products: tuple[GradedProduct, ...]
    count: int
    """Of all such products."""


@dataclass(frozen=True, slots=True)
class GradingInput:
    """What the page about grading shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    """Of the products that have a class."""
    examples: tuple[GradeExample, ...]
    schemes: tuple[RegisteredScheme, ...]
    rules: tuple[AccountingRule, ...]
    """Rules on which schemes stand."""
    is_in_force: bool


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


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[GradingInput]:
    graded = [(entry, entry.grade) for entry in catalogue.products if entry.grade and entry.grade.letter]
    schemes = [*config.grade_schemes, *([config.grade_example] if config.grade_example else [])]
    named = {rule.rule_id for scheme in schemes for rule in scheme.key.rules}
    rules = tuple(rule for rule in catalogue.registers.accounting_rules if rule.rule_id in named)
    order = ("in-force", "upcoming", "ended")
    entries = sorted(catalogue.grading.schemes, key=lambda entry: order.index(entry.state))
    yield GradingInput(
        data_day=_data_day(graded, rules, config, catalogue.as_of),
        kinds=tuple(sorted({kind_of(entry.organisation) for entry, _ in graded})),
        examples=catalogue.grading.examples,
        schemes=tuple(_registered(entry, graded, config) for entry in entries),
        rules=rules,
        is_in_force=catalogue.grading.is_in_force,
    )


def _data_day(
    graded: Sequence[tuple[ProductEntry, Grade]], rules: Sequence[AccountingRule], config: SiteConfig, as_of: date
) -> date | None:
    """Return the day of the page: of the products with a class, of the rules, and of what became of schemes."""
    ended = (scheme.in_force_until + timedelta(days=1) for scheme in config.grade_schemes if scheme.in_force_until)
    turns = (*(scheme.in_force_from for scheme in config.grade_schemes), *ended)
    products = headlines_day(product for product, _ in graded)
    return latest((products, rows_day(rules, as_of), *(known(day, as_of) for day in turns)))


def _registered(
    entry: SchemeEntry, graded: Sequence[tuple[ProductEntry, Grade]], config: SiteConfig
) -> RegisteredScheme:
    members = [(product, grade) for product, grade in graded if grade.scheme_id == entry.scheme_id]
    best_first = sorted(members, key=lambda member: member[1].letters.index(member[1].letter or ""))
    return RegisteredScheme(
        entry, tuple(_graded_product(*member, config) for member in best_first[:MOST]), len(members)
    )


def _graded_product(entry: ProductEntry, grade: Grade, config: SiteConfig) -> GradedProduct:
    languages = [language.code for language in config.languages]
    return GradedProduct(
        number=entry.number,
        name=Texts.of_columns(entry.product.cell, "name", languages),
        organisation=Texts.of_columns(entry.organisation.cell, "name", languages),
        kind=kind_of(entry.organisation),
        letter=grade.letter or "",
        since=grade.since,
        until=grade.until,
    )


def _make(shown: GradingInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator = renderer.translator
        head = Head(
            route=routes.GRADING,
            title=translator.say("grading.title"),
            description=translator.say("grading.description"),
            kinds=frozenset(shown.kinds),
            data_day=shown.data_day,
        )
        yield renderer.page("pages/help/grading.html", _view(shown, renderer), head)


grading_page = Maker(_select, _make)
"""The page in each language."""


def _view(shown: GradingInput, renderer: PageRenderer) -> GradingView:
    translator, example = renderer.translator, renderer.translator.config.grade_example
    schemes = {scheme.scheme_id: scheme for scheme in translator.config.grade_schemes}
    return GradingView(
        conditions=tuple(
            (translator.say(f"gate.{condition}"), translator.say(f"gate.why.{condition}")) for condition in CONDITIONS
        ),
        example=_example(example, shown, renderer) if example else None,
        schemes=tuple(
            _scheme(schemes[registered.entry.scheme_id], registered, shown.rules, renderer)
            for registered in shown.schemes
        ),
        in_force=shown.is_in_force,
        label=f"{renderer.href(routes.GRADING, routes.LABEL_GUIDE)}#grades",
        policy=renderer.href(routes.GRADING, routes.POLICY_GUIDE),
        csv=renderer.file_href(routes.GRADING, routes.dataset("products", "csv")),
    )


def _example(scheme: GradeScheme, shown: GradingInput, renderer: PageRenderer) -> ExampleView:
    translator, letters = renderer.translator, [grade_class.letter for grade_class in scheme.classes]
    letter = letters[1]
    title = translator.say("grade.scale_of", letter=letter, first=letters[0], last=letters[-1])
    return ExampleView(
        title=scheme_title(scheme, translator),
        scale=scale_of(scheme.drawn_classes, letter, title),
        table=scheme_table(scheme, {}, translator),
        cases=tuple(_case(example, renderer) for example in shown.examples),
        basis=basis_rows(scheme, translator),
        terms=terms_rows(scheme, shown.rules, translator),
    )


def _case(example: GradeExample, renderer: PageRenderer) -> CaseRow:
    """Return a made-up number with every digit, since here every digit counts."""
    translator, grade = renderer.translator, example.grade
    value = exact(example.value)
    if example.low is not None and example.high is not None:
        value = translator.say("grading.ranged", value=value, low=exact(example.low), high=exact(example.high))
    near = translator.say("grade.near", best=grade.near[0], worst=grade.near[1]) if grade.near else None
    return CaseRow(translator.say(f"grading.case.{example.case}"), value, grade_words(grade, translator), near)


def _scheme(
    scheme: GradeScheme, registered: RegisteredScheme, rules: Sequence[AccountingRule], renderer: PageRenderer
) -> SchemeView:
    translator, entry, unnamed = renderer.translator, registered.entry, registered.count - len(registered.products)
    category = translator.code("categories", scheme.category)
    return SchemeView(
        anchor=scheme.scheme_id,
        title=scheme_title(scheme, translator),
        state=translator.say(f"grading.state.{entry.state}"),
        fictional=scheme.is_fictional,
        category=Link(category, renderer.href(routes.GRADING, routes.category(scheme.category))),
        days=scheme_days(scheme, translator),
        basis=basis_rows(scheme, translator),
        terms=terms_rows(scheme, rules, translator),
        table=scheme_table(scheme, entry.counts, translator),
        ungraded=tuple(
            translator.tell("grading.ungraded", reason=translator.say(f"grade.{reason}"), count=count)
            for reason, count in entry.reasons.items()
        ),
        products=tuple(_row(product, renderer) for product in registered.products),
        more=translator.tell("grading.more", count=unnamed) if unnamed else None,
    )


def _row(product: GradedProduct, renderer: PageRenderer) -> GradedRow:
    """Return a product with its class and the days of it."""
    translator = renderer.translator
    name = translator.text(translator.pick(product.name))
    return GradedRow(
        link=Link(name, renderer.href(routes.GRADING, routes.product(product.number))),
        organisation=translator.text(translator.pick(product.organisation)),
        kind=kind_words(product.kind, translator),
        letter=product.letter,
        days=days_words(product.since, product.until, translator) if product.since else Markup(),
    )
