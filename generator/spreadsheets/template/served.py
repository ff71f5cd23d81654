"""The forms that the site serves."""

from collections.abc import Iterator

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.spreadsheets import questions
from generator.spreadsheets.template.example import example
from generator.spreadsheets.template.workbook import template


def templates(_: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the empty forms and the filled example."""
    for form in questions.FORMS:
        yield Artifact(routes.template(form), template(form, config))
    yield Artifact(routes.template(routes.EXAMPLE_FORM), example(config))
