"""From accepted disclosures to the catalogue: status, trust, comparability, positions, counts."""

from generator.derive.catalogue import derive
from generator.derive.differences import differences
from generator.derive.notices import notices_on_nothing

__all__ = ["derive", "differences", "notices_on_nothing"]
