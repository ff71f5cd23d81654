"""What every rule may read beside the packages: the settings, the authority's registers, and the as-of date."""

from dataclasses import dataclass
from datetime import date

from generator.config import SiteConfig
from generator.model.registers import Registers


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Everything a rule may look at beside the disclosure itself."""

    config: SiteConfig
    registers: Registers
    as_of: date
    published: frozenset[tuple[str, int]] | None = None
    """Footprint revisions that stand on the base of a change; nothing where no base is known."""
