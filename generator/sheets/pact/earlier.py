"""Version 2 of the PACT data model, seen as version 3: names in one table, and what a name alone cannot carry over.

A value that could mean two things here is not decided: it is doubted at its place, or left as not read.
"""

import re
from dataclasses import replace

from generator.sheets.pact.leaves import Doubt, Footprint
from generator.sheets.pact.mapping import EXCLUDING, INCLUDING

RENAMED = {
    "pcf.declaredUnit": "pcf.declaredUnitOfMeasurement",
    "pcf.pCfIncludingBiogenic": INCLUDING,
    "pcf.dLucGhgEmissions": "pcf.landUseChangeGhgEmissions",
    "pcf.biogenicCarbonWithdrawal": "pcf.biogenicCO2Uptake",
    "pcf.iLucGhgEmissions": "2:indirect",
    "pcf.ipccCharacterizationFactorsSources": "pcf.ipccCharacterizationFactors",
    "pcf.characterizationFactors": "pcf.ipccCharacterizationFactors",
    "pcf.crossSectoralStandardsUsed": "pcf.crossSectoralStandards",
    "pcf.uncertaintyAssessmentDescription": "2:uncertainty",
    "pcf.geographicScope.geographyCountrySubdivision": "pcf.geographyCountrySubdivision",
    "pcf.geographicScope.geographyCountry": "pcf.geographyCountry",
    "pcf.geographicScope.geographyRegionOrSubregion": "pcf.geographyRegionOrSubregion",
    "pcf.dqi.technologicalDQR": "2:technological",
    "pcf.dqi.geographicalDQR": "2:geographical",
    "pcf.dqi.temporalDQR": "2:temporal",
}
"""Names of version 2 that mean what a name of version 3 means; `2:` begins what has none. Ratings go nowhere from
there, because version 2 counts them from one to three and we from one to five."""

ASSURANCE = {
    "pcf.assurance.level": "2:level",
    "pcf.assurance.providerName": "pcf.verification.providerName",
    "pcf.assurance.standardName": "pcf.verification.standardName",
    "pcf.assurance.completedAt": "pcf.verification.completedAt",
}
"""The same for an assurance, if the file does not deny that there was one."""
_COVERED = "pcf.assurance.coverage"
_SAME_COVERAGE = "product level"
"""The one word for what an assurance covers that means the same in version 3."""

_EXCLUDING = "pcf.pCfExcludingBiogenic"
_BIOGENIC = ("pcf.dLucGhgEmissions", "pcf.landManagementGhgEmissions", "pcf.otherBiogenicGhgEmissions")
_AMOUNT = "pcf.unitaryProductAmount"
_ONE = re.compile(r"1(?:\.0+)?", re.ASCII)


def modernise(found: Footprint) -> None:
    """Give the properties of version 2 the names of version 3, in place."""
    _exclude(found)
    _count(found)
    _assure(found)
    for old, new in RENAMED.items():
        found.rename(old, new)
    for leaf in found.take_all("productCategoryCpc"):
        found.put("productClassifications", replace(leaf, text=f"urn:cpc:{leaf.text}"))


def _exclude(found: Footprint) -> None:
    """Read the total without biogenic emissions as one without uptake, if there are no biogenic emissions.

    Version 2 leaves every biogenic emission out of it, version 3 only the uptake: with any biogenic emission they are
    two different numbers.
    """
    leaf = found.take(_EXCLUDING)
    if leaf is None:
        return
    if all(each.is_zero for key in _BIOGENIC for each in found.leaves.get(key, ())):
        found.put(EXCLUDING, leaf)
        found.change("pact-basis", leaf, leaf.text, ("footprints", "pcf_total"))
    elif "pcf.pCfIncludingBiogenic" in found.leaves:
        found.put(_EXCLUDING, leaf)
    else:
        found.doubts.append(Doubt("pcf_total", leaf, "pact-biogenic"))


def _count(found: Footprint) -> None:
    """Read how many units the product holds as how many the values are for, if it is one.

    In version 2 values stand for one unit, whatever that number says, but many a file gives them for the whole product.
    """
    leaf = found.take(_AMOUNT)
    if leaf and _ONE.fullmatch(leaf.text):
        found.put("pcf.declaredUnitAmount", leaf)
    elif leaf:
        found.doubts.append(Doubt("declared_unit_amount", leaf, "pact-amount"))


def _assure(found: Footprint) -> None:
    """Take what is said of an assurance, unless the file says that there was none."""
    answer = found.take("pcf.assurance.assurance")
    if answer and answer.text == "false":
        return
    if answer and answer.text != "true":
        found.put("pcf.assurance.assurance", answer)
    for old, new in ASSURANCE.items():
        found.rename(old, new)
    if [leaf.text for leaf in found.leaves.get(_COVERED, ())] == [_SAME_COVERAGE]:
        found.rename(_COVERED, "pcf.verification.coverage")
