"""What can be said of each package alone: its bytes are taken here, parsed and judged in sandboxes, batch by batch.

What was found before, about the same bytes by the same rules, is kept and not found again.
"""

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Self

from generator.model.disclosure import RECORDS
from generator.read import PackageBytes, read_taken, take
from generator.runtime.digests import digest
from generator.runtime.sandbox import MEBIBYTE, InternalError, Sandbox, SandboxError
from generator.runtime.store import Store
from generator.validate import OwnVerdict, RuleContext, Verdict, judge, unpacked
from generator.workflows.ground import ground_digest

TABLES = tuple(RECORDS)
BATCH_PACKAGES = 64
BATCH_BYTES = 16 * MEBIBYTE
"""A batch ends with the package that reaches one of these."""

Batch = Sequence[PackageBytes]
Answer = OwnVerdict | SandboxError
"""The verdict, or why there is none."""


@dataclass(frozen=True, slots=True)
class KeptVerdicts:
    """Own verdicts of earlier runs, by the package and by everything else that they were made of."""

    store: Store
    ground: str
    """Fingerprint of code, settings and registers."""
    day: date
    keys: dict[str, str] = field(default_factory=dict)
    """Under which key each package of this run is kept, by the place of the package."""

    @classmethod
    def of(cls, store: Store, context: RuleContext) -> Self:
        """Return the verdicts in a store that were made of the same rules."""
        return cls(store, ground_digest(context), context.as_of)

    def recall(self, package: PackageBytes) -> OwnVerdict | None:
        """Return what was found about these bytes, if it holds on the day."""
        key = self._key(package)
        own = self.last_form(key)
        if own is None or not own.holds_on(self.day):
            return None
        self.keys[package.place] = key
        return own

    def last_form(self, key: str) -> OwnVerdict | None:
        """Return what is kept under a key, whatever it was made of; nothing where it cannot be read any more."""
        content = self.store.get(key)
        try:
            return unpacked(content) if content is not None else None
        except Exception:  # noqa: BLE001  another version's records: what they raise is theirs to choose
            return None

    def keep(self, package: PackageBytes, own: OwnVerdict) -> None:
        """Keep what was found."""
        key = self.keys[package.place] = self._key(package)
        self.store.put(key, own.packed())

    def _key(self, package: PackageBytes) -> str:
        return f"verdicts/{digest(package.digest, self.ground)}"


def with_last_form(
    verdicts: Iterable[Verdict], kept: KeptVerdicts | None, published: Mapping[str, str]
) -> Iterator[Verdict]:
    """Yield the verdicts; a package on which we failed comes with what the site was last made of, if that is kept.

    Args:
        verdicts: One on each package.
        kept: What earlier runs found.
        published: Organisation to the key of what the site was last made of.

    """
    for verdict in verdicts:
        key = published.get(verdict.org_id) if verdict.failure and kept else None
        own = kept.last_form(key) if kept and key else None
        yield replace(verdict, own=own, findings=own.findings) if own else verdict


def published_keys(
    verdicts: Iterable[Verdict], kept: KeptVerdicts | None, published: Mapping[str, str]
) -> dict[str, str]:
    """Return the key of what the site is made of for each organisation, for the next build."""
    keys = kept.keys if kept else {}
    found = {each.org_id: keys.get(each.folder) or published.get(each.org_id) for each in verdicts if each.accepted}
    return {org_id: key for org_id, key in found.items() if key}


def own_verdicts(
    folders: Iterable[Path], context: RuleContext, sandbox: Sandbox, kept: KeptVerdicts | None
) -> Iterator[tuple[Path, Answer]]:
    """Yield each package folder with what can be said of it alone, in no order.

    Where no answer comes back on a batch, its halves are tried, down to the single package.
    """
    known: list[tuple[Path, Answer]] = []

    def unknown() -> Iterator[PackageBytes]:
        for folder in folders:
            package = _taken(folder)
            own = kept.recall(package) if kept and isinstance(package, PackageBytes) else None
            if isinstance(package, SandboxError):
                known.append((folder, package))
            elif own:
                known.append((folder, own))
            else:
                yield package

    for package, answer in _judged(_batches(unknown()), context, sandbox):
        if kept and isinstance(answer, OwnVerdict):
            kept.keep(package, answer)
        yield Path(package.place), answer
    yield from known


def _taken(folder: Path) -> PackageBytes | SandboxError:
    """Return the bytes of a package, or how we failed to take them."""
    try:
        return take(folder, TABLES)
    except OSError:
        return InternalError(traceback.format_exc())


def _batches(packages: Iterable[PackageBytes]) -> Iterator[Batch]:
    """Yield packages that are judged together; none is held longer than until its batch is full."""
    batch: list[PackageBytes] = []
    for package in packages:
        batch.append(package)
        if len(batch) == BATCH_PACKAGES or sum(each.size for each in batch) >= BATCH_BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _judged(batches: Iterable[Batch], context: RuleContext, sandbox: Sandbox) -> Iterator[tuple[PackageBytes, Answer]]:
    """Yield each package with what is found in it, or why there is no answer even where it is alone."""
    for batch, answer in sandbox.each(_answers, batches, context):
        if not isinstance(answer, SandboxError):
            yield from zip(batch, answer, strict=True)
        elif len(batch) == 1:
            yield batch[0], answer
        else:
            middle = len(batch) // 2
            yield from _judged((batch[:middle], batch[middle:]), context, sandbox)


def _answers(batch: Batch, context: RuleContext) -> list[OwnVerdict]:
    """Read and judge packages: what the sandbox runs."""
    return judge([read_taken(package, TABLES) for package in batch], context)
