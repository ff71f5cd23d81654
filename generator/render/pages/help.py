"""What each diagnostic means: a page for every code, from the sentences of `portal explain`, and the list of all."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig
from generator.diagnostics import CODES, Code
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.render.frame import Head, Link
from generator.render.press import Press, presses
from generator.render.text import Text


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


def help_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the explanation of every code in each language, and the list of them."""
    for press in presses(catalogue, config):
        yield _list(press)
        for code in CODES.values():
            yield _explanation(code, press)


def _list(press: Press) -> Artifact:
    """Return the list of all codes."""
    voice = press.voice
    rows = tuple(
        HelpRow(
            link=Link(code.name, press.href(routes.HELP, routes.help_page(code.name))),
            severity=voice.say(f"report.{code.severity}"),
            statement=voice.fixed(f"rule.{code.name}.statement"),
        )
        for code in CODES.values()
    )
    description = voice.say("help.description", count=len(rows))
    return press.page("help_list.html", HelpListView(rows), Head(routes.HELP, voice.say("help.title"), description))


def _explanation(code: Code, press: Press) -> Artifact:
    """Return the page of one code; holes that only a finding can fill show an ellipsis."""
    voice, route = press.voice, routes.help_page(code.name)
    statement = voice.fixed(f"rule.{code.name}.statement")
    view = HelpView(
        code=code.name,
        severity=voice.say(f"report.{code.severity}"),
        statement=statement,
        why=voice.fixed(f"rule.{code.name}.why"),
        fix=voice.outline(f"rule.{code.name}.fix"),
        bad=voice.free(voice.say(f"rule.{code.name}.bad")),
        good=voice.free(voice.say(f"rule.{code.name}.good")),
        basis=voice.free(code.basis),
        index=press.href(route, routes.HELP),
    )
    return press.page("help.html", view, Head(route, f"{code.name} – {voice.say('help.title')}", str(statement)))
