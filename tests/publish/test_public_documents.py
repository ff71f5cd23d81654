"""Public evidence is published byte for byte and linked; what is not public, or has changed since, is not."""

import hashlib
from pathlib import Path

import pytest

from generator.model.catalogue import Catalogue
from generator.model.disclosure import Document
from generator.model.record import Place
from generator.pages.organisations.organisation import organisation_pages
from generator.publish.public_documents import DocumentChangedError, public_documents
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_product, a_verification
from tests.pages.site import pages, product_page

CONTENT = b"%PDF-1.7 sample"


def with_document(folder: Path, *, public: bool = True, content: bytes = CONTENT) -> Catalogue:
    (folder / "documents").mkdir()
    (folder / "documents" / "statement.pdf").write_bytes(content)
    document = Document(
        at=Place(str(folder / "documents.csv"), 2),
        document_id="d1",
        kind="statement",
        title_zh="声明",
        path="documents/statement.pdf",
        sha256=hashlib.sha256(CONTENT).hexdigest(),
        public=public,
    )
    footprint = a_footprint()
    verification = a_verification(footprint, document_id="d1")
    return a_catalogue(
        a_disclosure(
            products=(a_product(),), footprints=(footprint,), verifications=(verification,), documents=(document,)
        )
    )


def test_a_public_file_is_published_and_linked(tmp_path: Path) -> None:
    catalogue = with_document(tmp_path)
    [artifact] = public_documents(catalogue, a_config())
    assert (artifact.path, artifact.content) == ("o/acme/documents/statement.pdf", CONTENT)
    assert 'href="../../o/acme/documents/statement.pdf"' in product_page(catalogue)
    page = pages(catalogue, organisation_pages)["o/acme/"]
    assert 'href="documents/statement.pdf"' in page.replace("../../o/acme/", "")


def test_a_file_that_is_not_public_stays_where_it_is(tmp_path: Path) -> None:
    catalogue = with_document(tmp_path, public=False)
    assert list(public_documents(catalogue, a_config())) == []
    assert "documents/statement.pdf" not in product_page(catalogue)


def test_a_file_that_changed_since_the_check_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(DocumentChangedError):
        list(public_documents(with_document(tmp_path, content=b"other"), a_config()))
