"""The clause board: each task of the plan with its bodies, its pages, its data, its metric, its target, its evidence.

The words of the plan are shown as the register has them; what the register leaves open stays open, with words for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.evidence import secure
from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.model.register_records import Clause, ProgressEntry, Target
from generator.pages.plan.counts import CountView, count_view, metric_counts

PLACES = {
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
class EvidenceRow:
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
    data: tuple[Link, ...]
    metrics: tuple[CountView, ...]
    targets: tuple[Text, ...]
    """Targets without a number, in the words of their document."""
    numbered: int
    """How many targets with a number there are; they stand in a table of their own."""
    evidence: tuple[EvidenceRow, ...]


def clause_rows(catalogue: Catalogue, renderer: PageRenderer) -> Iterator[ClauseRow]:
    """Yield the tasks in the order of the register."""
    for clause in sorted(catalogue.registers.clauses, key=lambda clause: clause.order):
        yield _row(clause, catalogue, renderer)


def _row(clause: Clause, catalogue: Catalogue, renderer: PageRenderer) -> ClauseRow:
    translator, registers = renderer.translator, catalogue.registers
    targets = [target for target in registers.targets if target.clause_id == clause.clause_id]
    reports = [entry for entry in registers.progress_entries if entry.clause_id == clause.clause_id]
    return ClauseRow(
        anchor=clause.clause_id,
        is_part=clause.parent is not None,
        title=translator.stated(clause, "title"),
        summary=translator.stated(clause, "summary"),
        verb=translator.code("clause_verbs", clause.verb) if clause.verb else None,
        bodies=_bodies(clause, translator),
        pages=tuple(_page(page, renderer) for page in clause.pages),
        data=tuple(_data(name, renderer) for name in clause.datasets),
        metrics=tuple(
            count_view(translator.code("metrics", metric), metric_counts(catalogue.board, metric), translator)
            for metric in clause.metrics
        ),
        targets=tuple(target_words(target, translator) for target in targets if target.quantity is None),
        numbered=sum(target.quantity is not None for target in targets),
        evidence=tuple(_evidence(entry, translator) for entry in sorted(reports, key=_when)),
    )


def target_words(target: Target, translator: HtmlTranslator) -> Text:
    """Return the sentence of a target as its document has it."""
    return translator.stated(target, "text")


def _bodies(clause: Clause, translator: HtmlTranslator) -> tuple[Text, ...]:
    names = translator.columns(clause, "bodies").words
    return tuple(translator.free(name) for name in names.split(";") if name)


def _page(page: str, renderer: PageRenderer) -> Link:
    """Return the way to a page; one that has no name here is called by its address."""
    register = page.removeprefix(routes.REGISTERS).removesuffix("/")
    schema = renderer.translator.config.register_schemas.get(register)
    if schema:
        words = renderer.translator.told(schema.texts("title"))
    else:
        words = renderer.translator.say(PLACES[page]) if page in PLACES else page
    return Link(words, renderer.href(routes.PROGRESS, page))


def _data(name: str, renderer: PageRenderer) -> Link:
    """Return the way to the page about a table, where its files, its columns and its size stand."""
    config = renderer.translator.config
    schema = config.schemas.get(name) or config.register_schemas[name]
    title = renderer.translator.told(schema.texts("title"))
    return Link(title, renderer.href(routes.PROGRESS, routes.dataset_page(name)))


def _when(entry: ProgressEntry) -> tuple[str, str]:
    return entry.period_last_day.isoformat(), entry.entry_id


def _evidence(entry: ProgressEntry, translator: HtmlTranslator) -> EvidenceRow:
    return EvidenceRow(
        day=translator.day(entry.period_last_day),
        body=translator.stated(entry, "body"),
        text=translator.stated(entry, "text"),
        href=secure(entry.cell("evidence_url")),
    )
