"""Version 2 of the PACT data model, seen as version 3: names in one table, and what a name alone cannot carry over.

A value that could mean two things here is not decided: it is doubted at its place, or left as not read.
"""

import re
from dataclasses import replace

from generator.pact.leaves import Ambiguity, Footprint

_COVERED = "pcf.assurance.coverage"
_SAME_COVERAGE = "product level"
"""The one word for what an assurance covers that means the same in version 3."""

_EXCLUDING = "pcf.pCfExcludingBiogenic"
_BIOGENIC = ("pcf.dLucGhgEmissions", "pcf.landManagementGhgEmissions", "pcf.otherBiogenicGhgEmissions")
_AMOUNT = "pcf.unitaryProductAmount"
_ONE = re.compile(r"1(?:\.0+)?", re.ASCII)


def modernise(footprint: Footprint) -> None:
    """Give the properties of version 2 the names of version 3, in place."""
    _exclude(footprint)
    _count(footprint)
    _assure(footprint)
    for old, new in footprint.names.earlier.items():
        footprint.rename(old, new)
    for leaf in footprint.take_all("productCategoryCpc"):
        footprint.put("productClassifications", replace(leaf, text=f"urn:cpc:{leaf.text}"))


def _exclude(footprint: Footprint) -> None:
    """Read the total without biogenic emissions as one without uptake, if there are no biogenic emissions.

    Version 2 leaves every biogenic emission out of it, version 3 only the uptake: with any biogenic emission they are
    two different numbers.
    """
    leaf = footprint.take(_EXCLUDING)
    if leaf is None:
        return
    if all(each.is_zero for key in _BIOGENIC for each in footprint.leaves.get(key, ())):
        footprint.put(footprint.names.excluding.property, leaf)
        footprint.change("pact-basis", leaf, leaf.text, ("footprints", "pcf_total"))
    elif "pcf.pCfIncludingBiogenic" in footprint.leaves:
        footprint.put(_EXCLUDING, leaf)
    else:
        footprint.ambiguities.append(Ambiguity("pcf_total", leaf, "pact-biogenic"))


def _count(footprint: Footprint) -> None:
    """Read how many units the product holds as how many the values are for, if it is one.

    In version 2 values stand for one unit, whatever that number says, but many a file gives them for the whole product.
    """
    leaf = footprint.take(_AMOUNT)
    if leaf and _ONE.fullmatch(leaf.text):
        footprint.put("pcf.declaredUnitAmount", leaf)
    elif leaf:
        footprint.ambiguities.append(Ambiguity("declared_unit_amount", leaf, "pact-amount"))


def _assure(footprint: Footprint) -> None:
    """Take what is said of an assurance, unless the file says that there was none."""
    answer = footprint.take("pcf.assurance.assurance")
    if answer and answer.text == "false":
        return
    if answer and answer.text != "true":
        footprint.put("pcf.assurance.assurance", answer)
    for old, new in footprint.names.earlier_assurance.items():
        footprint.rename(old, new)
    if [leaf.text for leaf in footprint.leaves.get(_COVERED, ())] == [_SAME_COVERAGE]:
        footprint.rename(_COVERED, "pcf.verification.coverage")
