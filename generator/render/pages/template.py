"""The page of the spreadsheet door: which form to take, how to fill it in, and what happens after it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue
from generator.render.frame import Head, Link
from generator.render.press import Press, presses
from generator.render.text import readable_size

STEPS = range(1, 6)
AFTER = ("order", "errors", "files")


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


def template_page(catalogue: Catalogue, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    """Yield the page in each language."""
    for press in presses(catalogue, config):
        voice, route = press.voice, routes.TEMPLATES
        steps = (f"sheet.step.{step}.{routes.SHORT_FORM}" for step in STEPS)
        view = TemplateView(
            forms=tuple(_form(name, press, manifest) for name in routes.FORMS),
            steps=tuple(voice.tell(step, email=config.site.contact_email) for step in steps),
            after=tuple(voice.fixed(f"template.page.after.{name}") for name in AFTER),
            links=(
                Link(voice.say("template.page.guide"), press.href(route, routes.SUBMIT_GUIDE)),
                Link(voice.say("template.page.columns"), press.href(route, routes.DATA)),
            ),
        )
        head = Head(route, voice.say("template.page.title"), voice.say("template.page.description"))
        yield press.page("template.html", view, head)


def _form(name: str, press: Press, manifest: Manifest) -> Form:
    """Return what is said of one form."""
    path = routes.template(name)
    return Form(
        name=press.voice.fixed(f"template.page.{name}"),
        text=press.voice.fixed(f"template.page.{name}.text"),
        href=press.file_href(routes.TEMPLATES, path),
        size=readable_size(manifest[path].size),
    )
