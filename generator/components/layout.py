"""What stands around every page: head, header, banners, footer. The same on lean pages and, in Material, on guides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.components.scripts import imported
from generator.components.style import Style, style_of
from generator.language.html import HtmlTranslator
from generator.model import routes

NAVIGATION = (
    ("nav.categories", routes.CATEGORIES),
    ("nav.organisations", routes.ORGANISATIONS),
    ("nav.data", routes.DATA),
    ("nav.label", routes.LABEL_GUIDE),
    ("nav.submit", routes.SUBMIT_GUIDE),
)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    words: object
    href: str
    current: bool = False
    tag: str | None = None
    """Language of the page it leads to, where that is another one."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself."""

    route: str
    """Its address without the language."""
    title: str
    description: str
    kinds: frozenset[str] = frozenset()
    """Whose records it shows: sample, compiled, own."""
    notice: Markup | None = None
    """What must be said about these very records, before anything else."""
    indexed: bool = True
    script: str | None = None
    canonical: str | None = None
    """The route that search engines shall keep, where it is another one."""
    oembed: str | None = None
    """Absolute address of the document by which other sites embed the page (oEmbed 1.0)."""
    feed: str | None = None
    """Address of the feed that tells what is new about what the page shows."""
    twin: str | None = None
    """Where the other languages go on, where they have no such page of their own."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The part of the frame that all pages of one depth share."""

    name: str
    short_name: str
    home: str
    navigation: tuple[Link, ...]
    search: str
    submit: str
    about: str
    guides: str
    policy: str
    shops: str
    developer: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything around the content of one page."""

    tag: str
    title: str
    description: str
    canonical: str
    alternates: tuple[Link, ...]
    style: Style
    shell: Shell
    switches: tuple[Link, ...]
    notices: tuple[Markup, ...]
    indexed: bool
    script: str | None
    modules: tuple[str, ...]
    """What the script imports: asked for together with it, not one after the other."""
    oembed: str | None
    feed: str | None
    licence: Link | None
    """Nothing where only compiled records are shown: they have the licence of their source, which the notice names."""
    as_of: str
    contact: str
    filings: tuple[str, ...]


class LayoutBuilder:
    """Makes the frames of one language."""

    def __init__(self, translator: HtmlTranslator, as_of: date) -> None:
        """Prepare what does not change from page to page."""
        site = translator.config.site
        self._translator = translator
        self._style = style_of(translator.config.root)
        self._as_of = translator.day(as_of)
        self._base = str(site.base_url)
        self._filings = tuple(number for number in (site.icp_number, site.police_number) if number)
        self._shells: dict[tuple[int, str], Shell] = {}

    def layout(self, head: Head) -> Layout:
        """Return the frame of one page."""
        translator, site = self._translator, self._translator.config.site
        kept = head.canonical or head.route
        title = translator.say("frame.title", title=head.title, site=translator.told(site.name))
        return Layout(
            tag=translator.language.tag,
            title=translator.say("frame.sample_title", title=title) if "sample" in head.kinds else title,
            description=head.description,
            canonical=f"{self._base}{self._address(kept)}",
            alternates=() if head.twin else self._alternates(kept),
            style=self._style,
            shell=self._shell(head.route),
            switches=self._switches(head.route, head.twin),
            notices=tuple(self._notices(head)),
            indexed=head.indexed,
            script=routes.relative(self._address(head.route), head.script) if head.script else None,
            modules=tuple(self._modules(head)),
            oembed=head.oembed,
            feed=routes.relative(self._address(head.route), head.feed) if head.feed else None,
            licence=None if head.kinds == {"compiled"} else Link(site.licence.name, site.licence.url),
            as_of=self._as_of,
            contact=site.contact_email,
            filings=self._filings,
        )

    def _modules(self, head: Head) -> Iterator[str]:
        """Yield where the modules are that the script of a page imports."""
        for module in imported(self._translator.config.root, head.script) if head.script else ():
            yield routes.relative(self._address(head.route), module)

    def _address(self, route: str) -> str:
        return f"{self._translator.language.prefix}{route}"

    def _href(self, source: str, target: str) -> str:
        prefix = self._translator.config.prefix_of(target, self._translator.language)
        return self._way(source, f"{prefix}{target}")

    def _way(self, source: str, address: str) -> str:
        """Return the way from a page; the one that answers unknown addresses does not know where it will stand."""
        if source == routes.NOT_FOUND:
            return f"{urlsplit(self._base).path}{address}"
        return routes.relative(self._address(source), address)

    def _notices(self, head: Head) -> list[Markup]:
        """Return what is said across the page: about words in another language, sample and compiled records."""
        translator, language, first = self._translator, self._translator.language, self._translator.config.languages[0]
        names = {"language": language.own_name, "first": first.own_name}
        notices = [] if language.complete else [translator.tell("borrowed.notice", **names)]
        notices += [translator.fixed("notice.sample")] if "sample" in head.kinds else []
        if head.notice:
            return [*notices, head.notice]
        return [*notices, self._translator.fixed("notice.compiled")] if "compiled" in head.kinds else notices

    def _alternates(self, route: str) -> tuple[Link, ...]:
        """Return the absolute addresses of the page in every language, the first language also for anybody else."""
        if route == routes.NOT_FOUND:
            return ()
        languages = self._translator.config.languages
        links = [Link(language.tag, f"{self._base}{language.prefix}{route}") for language in languages]
        return (*links, Link("x-default", f"{self._base}{languages[0].prefix}{route}"))

    def _switches(self, route: str, twin: str | None) -> tuple[Link, ...]:
        """Return the way to the same page in the other languages."""
        others = [language for language in self._translator.config.languages if language != self._translator.language]
        target = routes.HOME if route == routes.NOT_FOUND else twin or route
        return tuple(
            Link(other.own_name, self._way(route, f"{other.prefix}{target}"), tag=other.tag) for other in others
        )

    def _shell(self, route: str) -> Shell:
        """Return the header and footer links of a page, made once for each depth and section."""
        section = f"{route.split('/', 1)[0]}/"
        key = (route.count("/"), section)
        if key not in self._shells:
            self._shells[key] = self._make_shell(route, section)
        return self._shells[key]

    def _make_shell(self, route: str, section: str) -> Shell:
        translator, site = self._translator, self._translator.config.site
        return Shell(
            name=translator.told(site.name),
            short_name=translator.told(site.short_name),
            home=self._href(route, routes.HOME),
            navigation=tuple(
                Link(translator.fixed(key), self._href(route, target), current=target == section)
                for key, target in NAVIGATION
            ),
            search=self._href(route, routes.SEARCH),
            submit=self._href(route, routes.SUBMIT_GUIDE),
            about=self._href(route, routes.ABOUT),
            policy=self._href(route, routes.POLICY_GUIDE),
            guides=self._href(route, routes.GUIDES),
            shops=self._href(route, routes.EMBED),
            developer=self._href(route, routes.DEVELOPER_GUIDE),
        )
