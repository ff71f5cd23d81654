"""The story of the spreadsheet door: a file of a stranger becomes packages, or a list of everything that is wrong.

Reading and checking happen in a sandbox; what is written is exactly what was checked.
"""

from generator.importing.bringing import SANDBOX, bring, brought
from generator.importing.proposing import Proposed, drafted, proposed
from generator.importing.request import Imported, LeftOut, Request, Source

__all__ = [
    "SANDBOX",
    "Imported",
    "LeftOut",
    "Proposed",
    "Request",
    "Source",
    "bring",
    "brought",
    "drafted",
    "proposed",
]
