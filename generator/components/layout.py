"""The layout of every page: head, header, notices, footer. The same on lean pages and, in Material, on guides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.components.scripts import imported
from generator.components.style import Style, style_of
from generator.components.templates import Templates
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
    """A link: its words and its address."""

    words: object
    href: str
    current: bool = False
    tag: str | None = None
    """Language of the linked page, where it differs from this one's."""


@dataclass(frozen=True, slots=True)
class Head:
    """Metadata of a page."""

    route: str
    """Address without the prefix of the language."""
    title: str
    description: str
    kinds: frozenset[str] = frozenset()
    """Kinds of the records that it shows: sample, compiled, own."""
    notice: Markup | None = None
    """Notice about these very records, in place of the one about all compiled records."""
    indexed: bool = True
    script: str | None = None
    canonical: str | None = None
    """Route of the canonical page, where that is another one."""
    oembed: str | None = None
    """Absolute address of the document by which other sites embed the page (oEmbed 1.0)."""
    feed: str | None = None
    """Address of the Atom feed about the records that the page shows."""
    switch_route: str | None = None
    """Where the language switch leads, where the other languages have no such page."""
    data_day: date | None = None
    """Of the latest dated fact that the page shows; nothing where it shows none."""


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """The name of the site and the links of header and footer: the same on all pages of one depth and section."""

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
class Frame:
    """The finished parts of header and footer: the same on all pages of one depth and section."""

    site: SiteLinks
    header: Markup
    footer: Markup


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one page: everything around its content."""

    tag: str
    title: str
    description: str
    canonical: str
    alternates: tuple[Link, ...]
    style: Style
    site: SiteLinks
    header: Markup
    footer: Markup
    switches: tuple[Link, ...]
    notices: tuple[Markup, ...]
    indexed: bool
    script: str | None
    modules: tuple[str, ...]
    """Modules that the script imports: preloaded together with it, not one after the other."""
    oembed: str | None
    feed: str | None
    licence: Link | None
    """Nothing where only compiled records are shown: they have the licence of their source, which the notice names."""
    data_day: str | None


class LayoutBuilder:
    """Makes the layouts of one language."""

    def __init__(self, translator: HtmlTranslator, templates: Templates) -> None:
        """Prepare what does not change from page to page."""
        site = translator.config.site
        self._translator = translator
        self._style = style_of(translator.config.root)
        self._base = str(site.base_url)
        self._name = translator.told(site.name)
        self._header, self._footer = (templates.macro("components/frame.html", name) for name in ("header", "footer"))
        self._frames: dict[tuple[int, str], Frame] = {}
        self._imported: dict[str, tuple[str, ...]] = {}

    def layout(self, head: Head) -> Layout:
        """Return the layout of one page."""
        translator, site = self._translator, self._translator.config.site
        kept = head.canonical or head.route
        frame = self._frame(head.route)
        title = translator.say("frame.title", title=head.title, site=self._name)
        return Layout(
            tag=translator.language.tag,
            title=translator.say("frame.sample_title", title=title) if "sample" in head.kinds else title,
            description=head.description,
            canonical=f"{self._base}{self._address(kept)}",
            alternates=() if head.switch_route else self._alternates(kept),
            style=self._style,
            site=frame.site,
            header=frame.header,
            footer=frame.footer,
            switches=self._switches(head.route, head.switch_route),
            notices=tuple(self._notices(head)),
            indexed=head.indexed,
            script=routes.relative(self._address(head.route), head.script) if head.script else None,
            modules=tuple(self._modules(head)),
            oembed=head.oembed,
            feed=routes.relative(self._address(head.route), head.feed) if head.feed else None,
            licence=None if head.kinds == {"compiled"} else Link(site.licence.name, site.licence.url),
            data_day=translator.day(head.data_day) if head.data_day else None,
        )

    def _modules(self, head: Head) -> Iterator[str]:
        """Yield the addresses of the modules that the script of a page imports."""
        if not head.script:
            return
        if head.script not in self._imported:
            self._imported[head.script] = imported(self._translator.config.root, head.script)
        for module in self._imported[head.script]:
            yield routes.relative(self._address(head.route), module)

    def _address(self, route: str) -> str:
        return f"{self._translator.language.prefix}{route}"

    def _href(self, source: str, target: str) -> str:
        prefix = self._translator.config.prefix_of(target, self._translator.language)
        return self._relative(source, f"{prefix}{target}")

    def _relative(self, source: str, address: str) -> str:
        """Return a relative address; on the page for unknown addresses, which may stand anywhere, one from the root."""
        if source == routes.NOT_FOUND:
            return f"{urlsplit(self._base).path}{address}"
        return routes.relative(self._address(source), address)

    def _notices(self, head: Head) -> list[Markup]:
        """Return the notices at the top of a page: on borrowed words, sample and compiled records."""
        translator, language, first = self._translator, self._translator.language, self._translator.config.languages[0]
        names = {"language": language.own_name, "first": first.own_name}
        notices = [] if language.complete else [translator.tell("borrowed.notice", **names)]
        notices += [translator.fixed("notice.sample")] if "sample" in head.kinds else []
        if head.notice:
            return [*notices, head.notice]
        return [*notices, self._translator.fixed("notice.compiled")] if "compiled" in head.kinds else notices

    def _alternates(self, route: str) -> tuple[Link, ...]:
        """Return the absolute addresses of the page in every language; the first language is also the default."""
        if route == routes.NOT_FOUND:
            return ()
        languages = self._translator.config.languages
        links = [Link(language.tag, f"{self._base}{language.prefix}{route}") for language in languages]
        return (*links, Link("x-default", f"{self._base}{languages[0].prefix}{route}"))

    def _switches(self, route: str, switch_route: str | None) -> tuple[Link, ...]:
        """Return the links to the same page in the other languages."""
        others = [language for language in self._translator.config.languages if language != self._translator.language]
        target = routes.HOME if route == routes.NOT_FOUND else switch_route or route
        return tuple(
            Link(other.own_name, self._relative(route, f"{other.prefix}{target}"), tag=other.tag) for other in others
        )

    def _frame(self, route: str) -> Frame:
        """Return header and footer of a page, made once for each depth and section."""
        section = f"{route.split('/', 1)[0]}/"
        key = (route.count("/"), section)
        if key not in self._frames:
            self._frames[key] = self._make_frame(self._site_links(route, section))
        return self._frames[key]

    def _make_frame(self, links: SiteLinks) -> Frame:
        site = self._translator.config.site
        filings = tuple(number for number in (site.icp_number, site.police_number) if number)
        return Frame(links, self._header(links), self._footer(links, site.contact_email, filings))

    def _site_links(self, route: str, section: str) -> SiteLinks:
        translator, site = self._translator, self._translator.config.site
        return SiteLinks(
            name=self._name,
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
