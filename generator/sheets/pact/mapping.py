"""Which property of the PACT data model, version 3, is which column of ours: one table, in data.

Names alone are taken over; no text of the specification is. What has no line here is told as not read.
"""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What is done to a value before it is a cell."""

    AS_IT_IS = "as it is"
    LANGUAGE = "language"
    """Words: into the Chinese column where Chinese characters stand in them, else into the English one."""
    DAY = "day"
    LAST_DAY = "last day"
    """An end that is not part of its period becomes the last day that is."""
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Place:
    """A column of one of our tables, and what is done to a value on the way."""

    table: str
    column: str
    form: Form = Form.AS_IT_IS


def _footprint(column: str, form: Form = Form.AS_IT_IS) -> Place:
    return Place("footprints", column, form)


def _verification(column: str, form: Form = Form.AS_IT_IS) -> Place:
    return Place("verifications", column, form)


PLACES = {
    "companyName": Place("organisation", "name", Form.LANGUAGE),
    "productNameCompany": Place("products", "name", Form.LANGUAGE),
    "productDescription": Place("products", "description", Form.LANGUAGE),
    "status": _footprint("status", Form.CODE),
    "created": _footprint("published_on", Form.DAY),
    "validityPeriodStart": _footprint("valid_from", Form.DAY),
    "validityPeriodEnd": _footprint("valid_through", Form.LAST_DAY),
    "pcf.boundaryProcessesDescription": _footprint("boundary_note", Form.LANGUAGE),
    "pcf.declaredUnitOfMeasurement": _footprint("declared_unit", Form.CODE),
    "pcf.declaredUnitAmount": _footprint("declared_unit_amount"),
    "pcf.productMassPerDeclaredUnit": _footprint("product_mass_per_declared_unit"),
    "pcf.referencePeriodStart": _footprint("reference_period_first_day", Form.DAY),
    "pcf.referencePeriodEnd": _footprint("reference_period_last_day", Form.LAST_DAY),
    "pcf.exemptedEmissionsPercent": _footprint("exempted_emissions_percent"),
    "pcf.exemptedEmissionsDescription": _footprint("exempted_emissions_description"),
    "pcf.primaryDataShare": _footprint("primary_data_share"),
    "pcf.dqi.technologicalDQR": _footprint("technological_dqr"),
    "pcf.dqi.geographicalDQR": _footprint("geographical_dqr"),
    "pcf.dqi.temporalDQR": _footprint("temporal_dqr"),
    "pcf.allocationRulesDescription": _footprint("allocation_rules_description"),
    "pcf.packagingEmissionsIncluded": _footprint("packaging_emissions_included"),
    "pcf.ccsTechnologicalCO2CaptureIncluded": _footprint("ccs_technological_co2_capture_included"),
    "pcf.verification.coverage": _verification("coverage", Form.CODE),
    "pcf.verification.providerName": _verification("provider_name"),
    "pcf.verification.standardName": _verification("standard"),
    "pcf.verification.completedAt": _verification("completed_on", Form.DAY),
    "2:uncertainty": _footprint("sensitivity_note"),
    "2:level": _verification("assurance"),
}
"""Properties with one value; what begins with `2:` is a word of version 2 that version 3 has dropped."""

LISTS = {
    "pcf.ipccCharacterizationFactors": _footprint("ipcc_characterization_factors"),
    "pcf.crossSectoralStandards": _footprint("cross_sectoral_standards", Form.CODE),
}
"""Properties with several values that are one cell of ours."""

COMPONENTS = {
    "pcf.fossilGhgEmissions": "fossil",
    "pcf.biogenicCO2Uptake": "biogenic-uptake",
    "pcf.biogenicNonCO2Emissions": "biogenic-non-co2",
    "pcf.landUseChangeGhgEmissions": "land-use-change",
    "pcf.landManagementBiogenicCO2Emissions": "land-management-biogenic-co2",
    "pcf.landManagementBiogenicCO2Removals": "land-management-removals",
    "pcf.landManagementFossilGhgEmissions": "land-management-fossil",
    "pcf.aircraftGhgEmissions": "aircraft",
    "pcf.packagingGhgEmissions": "packaging",
    "pcf.outboundLogisticsGhgEmissions": "outbound-logistics",
    "pcf.ccsTechnologicalCO2Capture": "ccs-capture",
    "pcf.technologicalCO2Removals": "technological-removals",
    "pcf.fossilCarbonContent": "fossil-carbon-content",
    "pcf.biogenicCarbonContent": "biogenic-carbon-content",
    "pcf.recycledCarbonContent": "recycled-carbon-content",
    "pcf.ccuCarbonContent": "ccu-carbon-content",
    "pcf.packagingBiogenicCarbonContent": "packaging-biogenic-carbon-content",
    "pcf.landAreaOccupation": "land-occupation",
    "2:indirect": "indirect-land-use-change",
}
"""Properties that are a row of `components`; a test holds them to the code list of components."""

CODES = {
    "status": {"Active": "active", "Deprecated": "deprecated"},
    "declared_unit": {
        "liter": "litre",
        "cubic meter": "cubic-metre",
        "kilowatt hour": "kwh",
        "ton kilometer": "tonne-km",
        "square meter": "square-metre",
    },
    "coverage": {
        "product level": "product-level",
        "PCF program": "pcf-program",
        "PCF calculation model": "pcf-calculation-model",
    },
    "cross_sectoral_standards": {
        "GHG Protocol Product standard": "GHGP-Product",
        "ISO Standard 14067": "ISO14067",
        "ISO Standard 14044": "ISO14040-44",
        "GB/T 24067-2024": "GBT24067-2024",
        "EN15804+A2": "EN15804A2",
    },
}
"""Words of PACT that are spelled otherwise here. Any other word stays, and the check says whether it is a code."""

FIXED = {"revision": "1", "kind": "partial-cfp", "boundary": "cradle-to-gate", "unit_kind": "declared"}
"""What every footprint of this data model is: its values end at the gate (PACT Methodology, version 3, 3.2) and stand
for a declared unit (3.2.4), so it is a partial footprint in the sense of ISO 14067:2018. Each of them has an `id` of
its own that no later one shares, hence the first revision."""

GEOGRAPHY = ("pcf.geographyCountrySubdivision", "pcf.geographyCountry", "pcf.geographyRegionOrSubregion")
"""At most one of them may be stated; the narrowest counts, and none of them means the whole world."""
EVERYWHERE = "GLO"

EXCLUDING, INCLUDING = "pcf.pcfExcludingBiogenicUptake", "pcf.pcfIncludingBiogenicUptake"
TOTALS = {
    EXCLUDING: ("pcf_excluding_biogenic_uptake", "excluding-biogenic-uptake"),
    INCLUDING: ("pcf_including_biogenic_uptake", "including-biogenic-uptake"),
}
"""Each total with its own column and, where it is the headline, its basis; the first that is stated is the headline,
because a partial footprint shows uptake apart and not as a discount. Both also stand in their own columns, so that the
check can hold them to each other and to the uptake."""

COMPANY_IDS = {"uscc": "uscc", "lei": "lei", "gln": "gln"}
OWN_IDS = ("supplier-id", "supplier-assigned", "vendor-assigned", "product-id")
"""Numbers that the maker gave to its product itself, the surest first; the last two words are of version 2."""
GTIN = "gtin"
PRODUCT_IDS = {"model": "model", "model-number": "model", "sku": "sku"}
CLASSES = {"cpc": "cpc", "un-cpc": "cpc", "hs": "hs_code", "hs-code": "hs_code"}
