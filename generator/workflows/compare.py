"""What a change does to the published numbers: the packages of two trees, two catalogues, one list of differences."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.derive import derive, differences
from generator.language.differences import DifferenceWords
from generator.language.html import HtmlTranslator
from generator.model.catalogue import Catalogue
from generator.model.difference import ProductDifference
from generator.model.git_tree import DISCLOSURES
from generator.read import Blobs, Revisions, packages, read_source
from generator.runtime.sandbox import Sandbox
from generator.validate import RuleContext, Verdict, check_packages, organisations
from generator.workflows.check import SANDBOX, TABLES
from generator.workflows.gate import ChangeReview

_OURS = ("site_config/", "content/registers/")
"""What stands here can change what is derived from any package."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What readers would see differ, and the packages of which they would see nothing."""

    products: tuple[ProductDifference, ...]
    left_out: tuple[str, ...]
    """Organisations whose package after the change has errors."""


def of_review(review: ChangeReview) -> Difference | None:
    """Return what an accepted change does; nothing where it was not accepted, since it does nothing then."""
    if review.after is None or review.findings or not review.after.accepted:
        return None
    before = _catalogue([review.before] if review.before else [], review.context)
    after = _catalogue([review.after], review.context)
    return Difference(differences(before, after), ())


def between(
    found: Revisions, head: str, before: RuleContext, after: RuleContext, sandbox: Sandbox = SANDBOX
) -> Difference:
    """Return what differs between two trees, each with its own settings and registers."""
    changes = found.repository.changes(found.base, head)
    everywhere = any(change.path.startswith(_OURS) for change in changes)
    folders = [DISCLOSURES] if everywhere else [f"{DISCLOSURES}/{org_id}" for org_id in organisations(changes)]
    old = sandbox.run(_checked, _packages(found, found.base, folders), before)
    new = sandbox.run(_checked, _packages(found, head, folders), after)
    left_out = tuple(verdict.org_id for verdict in new if not verdict.accepted)
    return Difference(differences(_catalogue(old, before), _catalogue(new, after)), left_out)


def _packages(found: Revisions, tree: str, folders: Sequence[str]) -> list[Blobs]:
    """Return the packages in some folders of a tree, unread."""
    return packages(found.repository, found.repository.entries(tree, *folders)) if folders else []


def _checked(blobs: Sequence[Blobs], context: RuleContext) -> list[Verdict]:
    """Read and check packages: what the sandbox runs."""
    return check_packages([read_source(each, TABLES) for each in blobs], context)


def _catalogue(verdicts: Sequence[Verdict], context: RuleContext) -> Catalogue:
    """Return what accepted packages tell."""
    accepted = [verdict.disclosure for verdict in verdicts if verdict.accepted]
    return derive(accepted, context.registers, context.config, context.as_of)


def changes_of(review: ChangeReview) -> dict[str, list[str]]:
    """Return what an accepted change does, line by line in every language; nothing for one that was refused."""
    difference = of_review(review)
    return told(difference.products, review.context.config) if difference else {}


def told(products: tuple[ProductDifference, ...], config: SiteConfig) -> dict[str, list[str]]:
    """Return the differences in every language."""
    return {
        each.code: DifferenceWords(HtmlTranslator(each, config)).lines(products) for each in config.complete_languages
    }
