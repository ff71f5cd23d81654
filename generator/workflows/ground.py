"""A fingerprint of all that a verdict rests on beside the package: the foundation of every page, and the registers."""

from generator.diagnostics import CODES
from generator.runtime.digests import digest
from generator.validate import RuleContext
from generator.workflows.foundation import folder_digest, foundation_of


def ground_digest(context: RuleContext) -> str:
    """Return the fingerprint; contexts with the same one judge a package alike, but for days that it names itself."""
    root = context.config.root
    in_force = sorted(code.name for code in CODES.values() if code.since <= context.as_of.isoformat())
    published = None if context.published is None else sorted(context.published)
    registers = folder_digest(root, "content/registers")
    return digest(foundation_of(context.config), registers, in_force, published)
