"""From accepted disclosures to the catalogue: status, trust, comparability, positions, counts."""

from generator.derive.catalogue import derive

__all__ = ["derive"]
