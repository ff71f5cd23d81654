"""What a change does to the published numbers: the packages of two trees, two catalogues, one list of differences."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.checking import LIMITS, TABLES
from generator.confinement import confined
from generator.derive import derive, differences
from generator.gate import Judgement
from generator.model.catalogue import Catalogue
from generator.model.difference import ProductDifference
from generator.model.tree import DISCLOSURES
from generator.read import Revisions, packages, read_source
from generator.validate import Ground, Verdict, check_packages, organisations

_OURS = ("site_config/", "content/registers/")
"""What stands here can change what is derived from any package."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What readers would see differ, and the packages of which they would see nothing."""

    products: tuple[ProductDifference, ...]
    left_out: tuple[str, ...]
    """Organisations whose package after the change has errors."""


def of_judgement(judgement: Judgement) -> Difference | None:
    """Return what an accepted change does; nothing where it was not accepted, since it does nothing then."""
    if judgement.after is None or judgement.findings or not judgement.after.accepted:
        return None
    before = _catalogue([judgement.before] if judgement.before else [], judgement.ground)
    after = _catalogue([judgement.after], judgement.ground)
    return Difference(differences(before, after), ())


def between(found: Revisions, head: str, before: Ground, after: Ground) -> Difference:
    """Return what differs between two trees, each with its own settings and registers."""
    changes = found.repository.changes(found.base, head)
    everywhere = any(change.path.startswith(_OURS) for change in changes)
    folders = [DISCLOSURES] if everywhere else [f"{DISCLOSURES}/{org_id}" for org_id in organisations(changes)]
    old, new = _verdicts(found, found.base, folders, before), _verdicts(found, head, folders, after)
    left_out = tuple(verdict.org_id for verdict in new if not verdict.accepted)
    return Difference(differences(_catalogue(old, before), _catalogue(new, after)), left_out)


def _verdicts(found: Revisions, tree: str, folders: Sequence[str], ground: Ground) -> list[Verdict]:
    """Return the verdicts on the packages in some folders of a tree, read in a child process."""
    blobs = packages(found.repository, found.repository.entries(tree, *folders)) if folders else []
    return confined(lambda: check_packages([read_source(each, TABLES) for each in blobs], ground), LIMITS)


def _catalogue(verdicts: Sequence[Verdict], ground: Ground) -> Catalogue:
    """Return what accepted packages tell."""
    accepted = [verdict.disclosure for verdict in verdicts if verdict.accepted]
    return derive(accepted, ground.registers, ground.config, ground.as_of)
