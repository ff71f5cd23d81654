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
    """A public file of a package: where it lies, and the fingerprint under which it was checked."""

    org_id: str
    path: str
    """Inside the package."""
    file: str
    """The same file as this machine finds it."""
    sha256: str


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[PublicDocumentInput]:
    for entry in catalogue.organisations:
        for document in entry.documents:
            if document.public and document.path:
                file = str(Path(document.at.file).parent / document.path)
                yield PublicDocumentInput(entry.organisation.org_id, document.path, file, document.sha256)


def _make(shown: PublicDocumentInput, _: SiteConfig) -> Iterator[Artifact]:
    """Read the file, which may be too large to travel with the value.

    Raises:
        DocumentChangedError: Somebody changed the file between the check and now.

    """
    content = Path(shown.file).read_bytes()
    if hashlib.sha256(content).hexdigest() != shown.sha256:
        raise DocumentChangedError(shown.path)
    yield Artifact(routes.document(shown.org_id, shown.path), content)


public_documents = Maker(_select, _make)
"""Each public file below its organisation's address; reads the packages' documents."""
