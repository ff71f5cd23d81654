"""The plan's tasks and targets: each task with its bodies, pages, data, counts, targets and reports.

The words of the plan are shown as the register has them. What the register leaves open stays open, with words for it;
a target has a number only where its document states one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.components.evidence import secure
from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.board import Board, Counts
from generator.model.register_records import Clause, ProgressEntry, Target
from generator.model.registers import Registers
from generator.pages.plan.board import CountView, count_view

PAGE_NAMES = {
    routes.CATEGORIES: "nav.categories",
    routes.ORGANISATIONS: "nav.organisations",
    routes.EMBED: "footer.shops",
    routes.FACTORS: "board.place.factors",
    routes.CERTIFICATES: "board.place.certificates",
    routes.GRADING: "board.place.grading",
    routes.PROGRESS: "progress.title",
    routes.PROCUREMENT: "procurement.title",
    routes.FINANCE: "finance.title",
    routes.RECOGNITION: "recognition.title",
    routes.LABEL_GUIDE: "nav.label",
    routes.SUBMIT_GUIDE: "nav.submit",
    routes.DATA: "nav.data",
}
"""What pages are called that a clause may name; the pages of registers have their register's title."""


@dataclass(frozen=True, slots=True)
class ClauseInput:
    """What the board shows of one task."""

    clause: Clause
    metrics: tuple[tuple[str, Counts], ...]
    """Codes of its metrics in the order of the register, each with what it counts."""
    targets: tuple[Target, ...]
    reports: tuple[ProgressEntry, ...]
    """By the last day of their period."""


@dataclass(frozen=True, slots=True)
class TargetInput:
    """A target, and what is counted against it."""

    target: Target
    counts: Counts


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What a body reports, with its period and where it can be looked up."""

    day: str
    body: Text
    text: Text
    href: str | None


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A task, or a part of one."""

    anchor: str
    is_part: bool
    title: Text
    summary: Text
    verb: str | None
    """The verb of the text, where it is weaker than a duty; nothing where the register does not name one."""
    bodies: tuple[Text, ...]
    pages: tuple[Link, ...]
    tables: tuple[Link, ...]
    """Pages about the open data of the task."""
    metrics: tuple[CountView, ...]
    targets: tuple[Text, ...]
    """Targets without a number, in the words of their document."""
    numbered_targets: int
    """How many targets with a number there are; they stand in a table of their own."""
    reports: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """What is to be reached by the end of a year, in the document's own sentences."""

    year: str
    sentences: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target with a number, and what is counted on the as-of date."""

    year: str
    sentence: Text
    quantity: str
    count: CountView | None
    """Nothing where the target names no metric."""


def select_clauses(registers: Registers, board: Board) -> Iterator[ClauseInput]:
    """Yield the tasks in the order of the register."""
    for clause in sorted(registers.clauses, key=lambda clause: clause.order):
        reports = (entry for entry in registers.progress_entries if entry.clause_id == clause.clause_id)
        yield ClauseInput(
            clause=clause,
            metrics=tuple((metric, board.metric(metric)) for metric in clause.metrics),
            targets=tuple(target for target in registers.targets if target.clause_id == clause.clause_id),
            reports=tuple(sorted(reports, key=lambda entry: (entry.period_last_day, entry.entry_id))),
        )


def select_targets(registers: Registers, board: Board) -> Iterator[TargetInput]:
    """Yield the targets by the day on which they are due and then as the register has them."""
    for target in sorted(registers.targets, key=lambda target: target.due_on):
        yield TargetInput(target, board.target(target.target_id) if target.metric else ())


def clause_row(shown: ClauseInput, renderer: PageRenderer) -> ClauseRow:
    """Return one task as the board shows it."""
    translator, clause = renderer.translator, shown.clause
    return ClauseRow(
        anchor=clause.clause_id,
        is_part=clause.parent is not None,
        title=translator.stated(clause, "title"),
        summary=translator.stated(clause, "summary"),
        verb=translator.code("clause_verbs", clause.verb) if clause.verb else None,
        bodies=_bodies(clause, translator),
        pages=tuple(_page_link(page, renderer) for page in clause.pages),
        tables=tuple(_table_link(name, renderer) for name in clause.datasets),
        metrics=tuple(
            count_view(translator.code("metrics", metric), counts, translator) for metric, counts in shown.metrics
        ),
        targets=tuple(_sentence(target, translator) for target in shown.targets if target.quantity is None),
        numbered_targets=sum(target.quantity is not None for target in shown.targets),
        reports=tuple(_report(entry, translator) for entry in shown.reports),
    )


def target_years(targets: Iterable[TargetInput], translator: HtmlTranslator) -> tuple[YearView, ...]:
    """Return the targets without a number, by year."""
    years: dict[int, list[Text]] = {}
    for target in (shown.target for shown in targets):
        if target.quantity is None:
            years.setdefault(target.due_on.year, []).append(_sentence(target, translator))
    return tuple(YearView(translator.say("period.year", year=year), tuple(words)) for year, words in years.items())


def target_rows(targets: Iterable[TargetInput], translator: HtmlTranslator) -> tuple[TargetRow, ...]:
    """Return the targets with a number."""
    return tuple(_target_row(shown, translator) for shown in targets if shown.target.quantity is not None)


def _target_row(shown: TargetInput, translator: HtmlTranslator) -> TargetRow:
    target = shown.target
    return TargetRow(
        year=translator.say("period.year", year=target.due_on.year),
        sentence=_sentence(target, translator),
        quantity=translator.say("progress.at_least" if target.at_least else "progress.quantity", count=target.quantity),
        count=count_view(_metric(target, translator), shown.counts, translator) if target.metric else None,
    )


def _metric(target: Target, translator: HtmlTranslator) -> str:
    """Return what is counted, with its category."""
    metric = translator.code("metrics", target.metric or "")
    if target.category is None:
        return metric
    return translator.say(
        "progress.in_category", metric=metric, category=translator.code("categories", target.category)
    )


def _sentence(target: Target, translator: HtmlTranslator) -> Text:
    """Return the sentence of a target as its document has it."""
    return translator.stated(target, "text")


def _bodies(clause: Clause, translator: HtmlTranslator) -> tuple[Text, ...]:
    names = translator.columns(clause, "bodies").words
    return tuple(translator.free(name) for name in names.split(";") if name)


def _page_link(page: str, renderer: PageRenderer) -> Link:
    """Return the link to a page; one that has no name here is called by its address."""
    register = page.removeprefix(routes.REGISTERS).removesuffix("/")
    schema = renderer.translator.config.register_schemas.get(register)
    if schema:
        words = renderer.translator.told(schema.texts("title"))
    else:
        words = renderer.translator.say(PAGE_NAMES[page]) if page in PAGE_NAMES else page
    return Link(words, renderer.href(routes.PROGRESS, page))


def _table_link(name: str, renderer: PageRenderer) -> Link:
    """Return the link to the page about a table, where its files, its columns and its size stand."""
    config = renderer.translator.config
    schema = config.schemas.get(name) or config.register_schemas[name]
    title = renderer.translator.told(schema.texts("title"))
    return Link(title, renderer.href(routes.PROGRESS, routes.dataset_page(name)))


def _report(entry: ProgressEntry, translator: HtmlTranslator) -> ReportRow:
    return ReportRow(
        day=translator.day(entry.period_last_day),
        body=translator.stated(entry, "body"),
        text=translator.stated(entry, "text"),
        href=secure(entry.cell("evidence_url")),
    )
