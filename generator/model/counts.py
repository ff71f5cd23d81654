"""How many records there are of what."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of public records; nothing is averaged."""

    products: int
    organisations: int
    footprints: int
    verified: int
    """Products whose headline holds today and has confirmed third-party verification or higher."""
    expiring: int
    by_status: Mapping[str, int]
    by_trust: Mapping[str, int]
    by_sector: Mapping[str, int]
    by_district: Mapping[str, int]
