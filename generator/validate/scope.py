"""Which paths a change may touch, and who may touch them.

Ownership is what stands on the base: a change cannot give itself an owner. Accounts are numbers, a login only a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.config import Owners
from generator.diagnostics import Finding, Location
from generator.model.git_tree import DISCLOSURES, PathChange

_SHOWN = 20
"""So many paths outside are named one by one; the last of them stands for the rest."""


@dataclass(frozen=True, slots=True)
class Actors:
    """The accounts behind a change: whoever opened it, and whoever pushed to it last."""

    forge: str
    account_ids: tuple[int, ...]


def organisations(changes: Sequence[PathChange]) -> tuple[str, ...]:
    """Return the organisations whose folders a change touches, in the order of their names."""
    return tuple(sorted({change.organisation for change in changes if change.organisation is not None}))


def scope_findings(changes: Sequence[PathChange]) -> Iterator[Finding]:
    """Yield what a change touches beside the folder of one organisation."""
    outside = [change.path for change in changes if change.organisation is None]
    for path in outside[:_SHOWN]:
        yield Finding("change-scope", Location(path), path, {"count": str(len(outside))})
    touched = organisations(changes)
    if len(touched) > 1:
        holes = {"organisations": ", ".join(touched[:5]), "count": str(len(touched))}
        yield Finding("change-two-organisations", Location(f"{DISCLOSURES}/{touched[1]}"), touched[1], holes)


def owner_findings(touched: Sequence[str], owners: Owners, actors: Actors) -> Iterator[Finding]:
    """Yield every organisation that somebody behind the change does not speak for."""
    for org_id in touched[:_SHOWN]:
        problem = _problem(org_id, owners, actors)
        place = Location(f"{DISCLOSURES}/{org_id}")
        if problem == "unknown":
            yield Finding("owner-unknown", place, org_id)
        elif problem:
            yield Finding("owner-not-allowed", place, org_id, {"problem": problem})


def _problem(org_id: str, owners: Owners, actors: Actors) -> str | None:
    """Return why not everybody behind a change may change an organisation's folder; nothing where they may."""
    ownership = owners.of(org_id)
    if ownership is None:
        return "unknown"
    if ownership.status != "active":
        return "owner-suspended"
    known = {(account.forge, account.account_id) for account in ownership.accounts}
    everybody = {(actors.forge, account_id) for account_id in actors.account_ids}
    return None if everybody <= known else "owner-other-account"
