"""Public evidence that lies in packages, byte for byte as it was checked."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


class DocumentChangedError(Exception):
    """A file is no longer the one that was checked."""


def public_documents(catalogue: Catalogue, _: SiteConfig) -> Iterator[Artifact]:
    """Yield each public file below its organisation's address.

    Raises:
        DocumentChangedError: Somebody changed a file between the check and now.

    """
    for entry in catalogue.organisations:
        for document in entry.documents:
            if document.public and document.path:
                content = (Path(document.at.file).parent / document.path).read_bytes()
                if hashlib.sha256(content).hexdigest() != document.sha256:
                    raise DocumentChangedError(document.path)
                yield Artifact(routes.document(entry.organisation.org_id, document.path), content)
