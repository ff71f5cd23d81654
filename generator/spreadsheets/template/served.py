"""The forms that the site serves."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.submission import Table
from generator.spreadsheets import questions
from generator.spreadsheets.template.example import filled_example, starter_tables
from generator.spreadsheets.template.workbook import template


@dataclass(frozen=True, slots=True)
class TemplateInput:
    """A form, empty or filled."""

    form: str
    tables: tuple[Table, ...] = ()
    """What the example is filled with: the starter package, which is read when the value is made."""


def _select(_: Catalogue, config: SiteConfig) -> Iterator[TemplateInput]:
    yield from (TemplateInput(form) for form in questions.FORMS)
    yield TemplateInput(routes.EXAMPLE_FORM, starter_tables(config))


def _make(shown: TemplateInput, config: SiteConfig) -> Iterator[Artifact]:
    workbook = filled_example(shown.tables, config) if shown.tables else template(shown.form, config)
    yield Artifact(routes.template(shown.form), workbook)


templates = Maker(_select, _make)
"""The empty forms and the filled example."""
