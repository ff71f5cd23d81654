"""Public evidence that lies in packages, byte for byte as it was checked."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


class DocumentChangedError(Exception):
    """A file is no longer the one that was checked."""


@dataclass(frozen=True, slots=True)
class PublicDocumentInput:
    """A public file of a package: where it lies, its bytes, and the fingerprint under which it was checked."""

    org_id: str
    path: str
    """Inside the package."""
    content: bytes
    sha256: str


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[PublicDocumentInput]:
    """Yield one file after another, so that no more than one is in memory."""
    for entry in catalogue.organisations:
        for document in entry.documents:
            if document.public and document.path:
                content = (Path(document.at.file).parent / document.path).read_bytes()
                yield PublicDocumentInput(entry.organisation.org_id, document.path, content, document.sha256)


def _make(shown: PublicDocumentInput, _: SiteConfig) -> Iterator[Artifact]:
    """Publish the bytes as they are.

    Raises:
        DocumentChangedError: Somebody changed the file between the check and now.

    """
    if hashlib.sha256(shown.content).hexdigest() != shown.sha256:
        raise DocumentChangedError(shown.path)
    yield Artifact(routes.document(shown.org_id, shown.path), shown.content)


public_documents = Maker(_select, _make, subject=lambda shown: f"{shown.org_id}/{shown.path}")
"""Each public file below its organisation's address; selecting reads the packages' documents."""
