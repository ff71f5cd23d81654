"""The headers that a web server sends with every kind of file, with the hash of the style sheet inside pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.components.maker import Maker
from generator.components.style import style_of
from generator.config import SiteConfig
from generator.config.headers import Headers, load_headers
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ServerHeadersInput:
    """The headers, read from the settings and the style sheet when the value is made."""

    headers: Headers


def _select(_: Catalogue, config: SiteConfig) -> Iterator[ServerHeadersInput]:
    yield ServerHeadersInput(load_headers(config.root, style_of(config.root).hash))


def _make(shown: ServerHeadersInput, config: SiteConfig) -> Iterator[Artifact]:
    folder = (urlsplit(str(config.site.base_url)).path or "/").removesuffix("/")
    yield Artifact.text(routes.NGINX, "\n".join(_lines(shown.headers, folder)) + "\n")


server_headers = Maker(_select, _make)
"""The configuration for nginx, to be included where its servers are declared."""


def _lines(headers: Headers, folder: str) -> Iterator[str]:
    """Yield a map for each header that differs among files, then the headers themselves.

    A header in a `location` would drop all that stand above it; maps in one place drop none.
    """
    names = sorted({name for kind in headers.kinds for name in kind.headers})
    for name in names:
        yield f"map $uri ${_variable(name)} {{"
        for kind in headers.kinds:
            yield f'  "~{kind.pattern(folder)}" "{kind.headers.get(name, "")}";'
        yield '  default "";'
        yield "}"
    for name, value in headers.everywhere.items():
        yield f'add_header {name} "{value}" always;'
    for name in names:
        yield f"add_header {name} ${_variable(name)} always;"


def _variable(name: str) -> str:
    return f"portal_{name.lower().replace('-', '_')}"
