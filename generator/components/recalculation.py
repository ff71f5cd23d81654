"""What recomputing a line of an inventory told, in words."""

from markupsafe import Markup

from generator.language.html import HtmlTranslator
from generator.model.trace import Trace


def outcome_words(trace: Trace, translator: HtmlTranslator) -> Markup:
    """Return what recomputing a line told, or why it could not be recomputed."""
    if trace.recomputed is None:
        return translator.fixed(f"trace.{trace.outcome}")
    return translator.tell(
        f"trace.{trace.outcome}",
        found=translator.number(trace.recomputed),
        difference="" if trace.gap is None else translator.number(trace.gap),
    )
