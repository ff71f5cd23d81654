"""Units as people write them in inventories, and how many of one are one of another, where that is exact."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from generator.config import CodeList

_PRECISE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Units:
    """The code list of units, and its codes by the ways they are written."""

    codelist: CodeList
    codes: Mapping[str, str]

    @classmethod
    def of(cls, codelist: CodeList) -> "Units":
        """Look up the ways in which each unit is written."""
        written = {
            _plain(symbol): code for code, row in codelist.rows.items() for symbol in (code, *row["symbols"].split(";"))
        }
        return cls(codelist, written)

    def ratio(self, written: str, code: str) -> Decimal | None:
        """Return how many of a coded unit one written unit is; nothing where they measure different things."""
        own = self.codes.get(_plain(written), "")
        base = self.codelist.cell(own, "base_unit")
        if not base or base != self.codelist.cell(code, "base_unit"):
            return None
        factors = (Decimal(self.codelist.cell(each, "base_factor")) for each in (own, code))
        return _PRECISE.divide(*factors)


def _plain(written: str) -> str:
    """Return a unit without what is only typography: wide brackets, small raised figures, spaces; never its case."""
    return unicodedata.normalize("NFKC", written).replace(" ", "")
