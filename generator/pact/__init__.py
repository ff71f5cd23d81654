"""Files of the PACT data model, versions 2 and 3, as the tables of a package: what they say, and no more than that."""

from generator.pact.footprint_file import read_pact

__all__ = ["read_pact"]
