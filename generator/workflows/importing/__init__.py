"""The story of the spreadsheet door: a file of a stranger becomes packages, or a list of everything that is wrong.

Reading and checking happen in a sandbox; what is written is exactly what was checked.
"""

from generator.workflows.importing.drafting import Proposed, drafted, proposed
from generator.workflows.importing.reading import SANDBOX, bring, brought
from generator.workflows.importing.request import Imported, LeftOut, Request, Source

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
