"""What each diagnostic means: a page for every code, from the sentences of `portal explain`, and the list of all."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.diagnostics import CODES, Code
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class HelpInput:
    """What the page of a code shows, or the list of all codes: sentences of the settings alone."""

    code: str | None
    """Nothing on the list of all codes."""


@dataclass(frozen=True, slots=True)
class HelpView:
    """What a submitter reads about one code."""

    code: str
    severity: str
    statement: Markup
    why: Markup
    fix: str
    bad: Text
    good: Text
    basis: Text
    index: str


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A code in the list of all."""

    link: Link
    severity: str
    statement: Markup


@dataclass(frozen=True, slots=True)
class HelpListView:
    """The list of all codes, in the order in which a package is read."""

    rows: tuple[HelpRow, ...]


def _select(_: Catalogue, __: SiteConfig) -> Iterator[HelpInput]:
    for code in (None, *CODES):
        yield HelpInput(code)


def _make(shown: HelpInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        yield _explanation(CODES[shown.code], renderer) if shown.code else _list(renderer)


help_pages = Maker(_select, _make)
"""The explanation of every code and the list of them, in each language."""


def _list(renderer: PageRenderer) -> Artifact:
    """Return the list of all codes."""
    translator = renderer.translator
    rows = tuple(
        HelpRow(
            link=Link(code.name, renderer.href(routes.HELP, routes.help_page(code.name))),
            severity=translator.say(f"report.{code.severity}"),
            statement=translator.fixed(f"rule.{code.name}.statement"),
        )
        for code in CODES.values()
    )
    description = translator.say("help.description", count=len(rows))
    return renderer.page(
        "pages/help/codes.html", HelpListView(rows), Head(routes.HELP, translator.say("help.title"), description)
    )


def _explanation(code: Code, renderer: PageRenderer) -> Artifact:
    """Return the page of one code; holes that only a finding can fill show an ellipsis."""
    translator, route = renderer.translator, routes.help_page(code.name)
    statement = translator.fixed(f"rule.{code.name}.statement")
    view = HelpView(
        code=code.name,
        severity=translator.say(f"report.{code.severity}"),
        statement=statement,
        why=translator.fixed(f"rule.{code.name}.why"),
        fix=translator.outline(f"rule.{code.name}.fix"),
        bad=translator.free(translator.say(f"rule.{code.name}.bad")),
        good=translator.free(translator.say(f"rule.{code.name}.good")),
        basis=translator.free(code.basis),
        index=renderer.href(route, routes.HELP),
    )
    return renderer.page(
        "pages/help/code.html", view, Head(route, f"{code.name} – {translator.say('help.title')}", str(statement))
    )
