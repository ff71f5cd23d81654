"""Documents that support a number, addresses that may be linked, and where compiled records come from."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.renderer import PageRenderer
from generator.language.html import HtmlTranslator
from generator.language.text import OutsideLink, Text
from generator.model import routes
from generator.model.disclosure import Document, Organisation


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that supports the number."""

    title: Text
    kind: str
    href: str | None
    sha256: str


def document_row(document: Document, owner: Organisation, route: str, renderer: PageRenderer) -> DocumentRow:
    """Return a document on the page at a route; a file that stays with its owner has its fingerprint alone."""
    translator, href = renderer.translator, None
    if document.public and document.path:
        href = renderer.file_href(route, routes.document(owner.org_id, document.path))
    elif document.public:
        href = secure(document.url)
    return DocumentRow(
        title=translator.stated(document, "title"),
        kind=translator.code("document_kinds", document.kind),
        href=href,
        sha256=document.sha256,
    )


def compiled_notice(organisation: Organisation, translator: HtmlTranslator) -> Markup:
    """Return where compiled records come from, and under which licence."""
    address = secure(organisation.compiled_url)
    source: object = translator.free(organisation.compiled_source or "")
    if address:
        source = OutsideLink(address, source)
    return translator.tell("notice.compiled_from", source=source, licence=organisation.compiled_licence or "")


def secure(address: str | None) -> str | None:
    """Return an address that a submission names, if it is one that may be linked."""
    return address if address and address.startswith("https://") else None
