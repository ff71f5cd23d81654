"""What a web server must be told: the headers of every kind of file, with the hash of the sheet inside pages."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.components.style import style_of
from generator.config import SiteConfig
from generator.config.headers import Headers, load_headers
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


def server_headers(_: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the configuration for nginx, to be included where its servers are declared."""
    headers = load_headers(config.root, style_of(config.root).hash)
    folder = (urlsplit(str(config.site.base_url)).path or "/").removesuffix("/")
    yield Artifact.text(routes.NGINX, "\n".join(_lines(headers, folder)) + "\n")


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
