"""Makers: what a kind of page or file needs of the catalogue, and the files that become of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.config import SiteConfig
from generator.model.artifact import Artifact, ManifestEntry
from generator.model.catalogue import Catalogue

Shown = TypeVar("Shown")
"""A frozen value that holds what is shown, and nothing else."""


@dataclass(frozen=True, slots=True)
class Maker(Generic[Shown]):
    """A kind of page or file.

    `select` takes out of the catalogue what is shown, as small values that stand each by itself; `make` makes the files
    of one of them. It is a pure function: it reaches no catalogue, no file, no clock, so that equal values have equal
    files and need not be made twice.
    """

    select: Callable[[Catalogue, SiteConfig], Iterable[Shown]]
    make: Callable[[Shown, SiteConfig], Iterator[Artifact]]
    subject: Callable[[Shown], str] | None = None
    """Which product or organisation a value is about; nothing for kinds that are about many. Where we fail to make the
    pages of one, those of the others go out all the same."""

    @property
    def name(self) -> str:
        """Return its name: the module and the function that makes the files."""
        return f"{self.make.__module__.removeprefix('generator.')}:{self.make.__name__}"

    def __call__(self, catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
        """Yield every file of this kind."""
        for shown in self.select(catalogue, config):
            yield from self.make(shown, config)


@dataclass(frozen=True, slots=True)
class FinalMaker(Generic[Shown]):
    """A kind of page or file that names the sizes and fingerprints of what is already made."""

    select: Callable[[Catalogue, SiteConfig], Iterable[Shown]]
    make: Callable[[Shown, SiteConfig, Mapping[str, ManifestEntry]], Iterator[Artifact]]

    def __call__(
        self, catalogue: Catalogue, config: SiteConfig, manifest: Mapping[str, ManifestEntry]
    ) -> Iterator[Artifact]:
        """Yield every file of this kind."""
        for shown in self.select(catalogue, config):
            yield from self.make(shown, config, manifest)
