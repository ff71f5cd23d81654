"""From accepted disclosures to the catalogue: status, trust, comparability, positions, counts."""

from generator.derive.catalogue import derive
from generator.derive.differences import differences

__all__ = ["derive", "differences"]
