"""The page about the spreadsheet templates: which one to take, how to fill it in, what happens after it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.maker import FinalMaker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import readable_size
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue

STEPS = range(1, 6)
AFTER = ("order", "errors", "files")


@dataclass(frozen=True, slots=True)
class TemplateInput:
    """What the page shows: sentences of the settings alone, beside the sizes of the files."""


@dataclass(frozen=True, slots=True)
class Form:
    """A spreadsheet to download."""

    name: Markup
    text: Markup
    href: str
    size: str


@dataclass(frozen=True, slots=True)
class TemplateView:
    """The forms, the steps, and what follows."""

    forms: tuple[Form, ...]
    steps: tuple[Markup, ...]
    after: tuple[Markup, ...]
    links: tuple[Link, ...]


def _select(_: Catalogue, __: SiteConfig) -> Iterator[TemplateInput]:
    yield TemplateInput()


def _make(_: TemplateInput, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator, route = renderer.translator, routes.TEMPLATES
        steps = (f"sheet.step.{step}.{routes.SHORT_FORM}" for step in STEPS)
        view = TemplateView(
            forms=tuple(_form(name, renderer, manifest) for name in routes.FORMS),
            steps=tuple(translator.tell(step, email=config.site.contact_email) for step in steps),
            after=tuple(translator.fixed(f"template.page.after.{name}") for name in AFTER),
            links=(
                Link(translator.say("template.page.guide"), renderer.href(route, routes.SUBMIT_GUIDE)),
                Link(translator.say("template.page.columns"), renderer.href(route, routes.DATA)),
            ),
        )
        head = Head(route, translator.say("template.page.title"), translator.say("template.page.description"))
        yield renderer.page("pages/help/template.html", view, head)


template_page = FinalMaker(_select, _make)
"""The page in each language."""


def _form(name: str, renderer: PageRenderer, manifest: Manifest) -> Form:
    """Return what is said of one form."""
    path = routes.template(name)
    return Form(
        name=renderer.translator.fixed(f"template.page.{name}"),
        text=renderer.translator.fixed(f"template.page.{name}.text"),
        href=renderer.file_href(routes.TEMPLATES, path),
        size=readable_size(manifest[path].size),
    )
