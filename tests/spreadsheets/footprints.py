"""PACT files to test with: one fictional product in both versions of the data model, written here from nothing."""

import copy
import json
from collections.abc import Mapping
from typing import Any

from generator.model.intake import Intake
from generator.pact import read_pact
from tests.builders import a_config

NAME = "示例.json"
FIRST = "3f2a1c9e-5b7d-4e1a-9c3f-0a1b2c3d4e5f"
SECOND = "7b9d2e4f-1a3c-4d5e-8f60-112233445566"
THREE: Mapping[str, Any] = {
    "id": FIRST,
    "specVersion": "3.0.3",
    "created": "2026-03-20T09:30:00+08:00",
    "status": "Active",
    "validityPeriodStart": "2026-03-20T00:00:00Z",
    "validityPeriodEnd": "2028-03-20T00:00:00Z",
    "companyName": "示例起步制造有限公司",
    "companyIds": ["urn:pact:register.example:uscc:91120199MA0000090H", "urn:uuid:0"],
    "productDescription": "五层货架，冷轧板喷塑。",
    "productIds": ["urn:pact:rack.example:supplier-id:RACK_5", "urn:gtin:9520200000156"],
    "productClassifications": ["urn:pact:productclassification:un-cpc:42190", "urn:pact:cas.org:cas:7439-89-6"],
    "productNameCompany": "示例货架",
    "comment": "只为测试而写。",
    "pcf": {
        "declaredUnitOfMeasurement": "piece",
        "declaredUnitAmount": "1",
        "productMassPerDeclaredUnit": "21.50",
        "referencePeriodStart": "2025-01-01T00:00:00Z",
        "referencePeriodEnd": "2026-01-01T00:00:00Z",
        "geographyCountrySubdivision": "CN-TJ",
        "boundaryProcessesDescription": "从原料开采到货架出厂。",
        "pcfExcludingBiogenicUptake": "52.40",
        "pcfIncludingBiogenicUptake": "50.9",
        "fossilGhgEmissions": "52.40",
        "fossilCarbonContent": "0.125",
        "biogenicCO2Uptake": "-1.5",
        "landUseChangeGhgEmissions": "0",
        "aircraftGhgEmissions": "-0.0",
        "packagingEmissionsIncluded": True,
        "packagingGhgEmissions": "1.2",
        "ipccCharacterizationFactors": ["AR5", "AR6"],
        "crossSectoralStandards": ["PAS2050", "GHGP-Product"],
        "productOrSectorSpecificRules": [
            {"operator": "Other", "otherOperatorName": "示例协会", "ruleNames": ["货架规则 1.0", "货架规则 2.0"]},
            {"operator": "PEF", "ruleNames": ["家具"]},
        ],
        "exemptedEmissionsPercent": "1.25",
        "exemptedEmissionsDescription": "标签",
        "primaryDataShare": "45.0",
        "allocationRulesDescription": "按质量分摊。",
        "secondaryEmissionFactorSources": [
            {"name": "示例背景数据库", "version": "2024"},
            {"name": "示例背景数据库", "version": "2025"},
        ],
        "verification": {
            "coverage": "product level",
            "providerName": "示例核查有限公司",
            "completedAt": "2026-02-11T16:00:00Z",
            "standardName": "ISO 14064-3:2019",
        },
    },
}
"""A footprint of version 3."""

OLD = {
    "declaredUnitOfMeasurement": "declaredUnit",
    "declaredUnitAmount": "unitaryProductAmount",
    "pcfExcludingBiogenicUptake": "pCfExcludingBiogenic",
    "pcfIncludingBiogenicUptake": "pCfIncludingBiogenic",
    "landUseChangeGhgEmissions": "dLucGhgEmissions",
    "biogenicCO2Uptake": "biogenicCarbonWithdrawal",
    "ipccCharacterizationFactors": "ipccCharacterizationFactorsSources",
    "crossSectoralStandards": "crossSectoralStandardsUsed",
    "verification": "assurance",
}


def three(pcf: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """Return the footprint in version 3, changed; a property of None is not there."""
    record = copy.deepcopy(dict(THREE)) | changes
    record["pcf"] |= pcf or {}
    return _without_none(record)


def two(pcf: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """Return the same footprint as version 2 writes it, changed."""
    record = three()
    record["specVersion"], record["version"] = "2.3.1", 0
    classes = record.pop("productClassifications")
    record["productCategoryCpc"] = classes[0].rpartition(":")[2]
    record["pcf"] = {OLD.get(name, name): value for name, value in record["pcf"].items()}
    standards = {"PAS2050": "PAS2050", "GHGP-Product": "GHG Protocol Product standard"}
    record["pcf"] |= {
        "exemptedEmissionsPercent": 1.25,
        "primaryDataShare": 45,
        "characterizationFactors": "AR5",
        "crossSectoralStandardsUsed": [standards[each] for each in record["pcf"]["crossSectoralStandardsUsed"]],
        "assurance": record["pcf"]["assurance"] | {"assurance": True},
        **(pcf or {}),
    }
    return _without_none(record | changes)


def _without_none(record: dict[str, Any]) -> dict[str, Any]:
    record["pcf"] = {name: value for name, value in record["pcf"].items() if value is not None}
    return {name: value for name, value in record.items() if value is not None}


def sent(*records: dict[str, Any]) -> bytes:
    """Return footprints as a file."""
    return json.dumps({"data": records}, ensure_ascii=False).encode()


def intake(*records: dict[str, Any]) -> Intake:
    """Return footprints as the reader reads them."""
    return read_pact(NAME, sent(*records), a_config())


def tables(read: Intake) -> dict[str, list[dict[str, str]]]:
    """Return the tables that were read, each row by its columns, without empty cells."""
    return {
        name: [
            {column: cell for column, cell in zip(table.header, cells, strict=True) if cell} for _, cells in table.rows
        ]
        for name, table in read.tables.items()
    }


def unread(read: Intake) -> dict[str, str]:
    """Return the path of what no column takes, by what reports call it."""
    return {each.value: each.location.cell for each in read.findings if each.code == "sheet-column-unknown"}


def origin(read: Intake, table: str, column: str, row: int = 2) -> str:
    """Return the path that a cell says it comes from."""
    return read.places[table, row, column].parts[1]
