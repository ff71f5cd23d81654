"""Work on slices of a catalogue in several processes; the result does not depend on how many."""

import multiprocessing
from collections.abc import Callable
from dataclasses import replace

from generator.model.artifact import ManifestEntry
from generator.model.catalogue import Catalogue

Work = Callable[[Catalogue], dict[str, ManifestEntry]]

SLICES_PER_JOB = 4
"""Slices are smaller than a job's share, so that one slow slice does not keep the others waiting."""

_shared: dict[str, tuple[Work, Catalogue]] = {}
"""What forked workers find in the memory they inherit; a catalogue is too large to be sent to them."""


def in_slices(work: Work, catalogue: Catalogue, jobs: int) -> dict[str, ManifestEntry]:
    """Return the joined manifests of `work` over slices of the catalogue's products."""
    count = len(catalogue.products)
    size = max(1, -(-count // (jobs * SLICES_PER_JOB)))
    starts = range(0, count, size)
    if jobs == 1 or len(starts) == 1:
        return work(catalogue)
    _shared["now"] = (work, catalogue)
    manifest: dict[str, ManifestEntry] = {}
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for part in pool.imap(_slice, [(start, size) for start in starts]):
            manifest |= part
    del _shared["now"]
    return manifest


def _slice(bounds: tuple[int, int]) -> dict[str, ManifestEntry]:
    """Do the shared work on one slice."""
    start, size = bounds
    work, catalogue = _shared["now"]
    return work(replace(catalogue, products=catalogue.products[start : start + size]))
