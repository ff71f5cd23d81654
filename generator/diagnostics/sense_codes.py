"""Codes of rules that ask whether a package makes sense: plausible values, honest words, fitting claims."""

from generator.diagnostics.code import PORTAL, error, note, warning

MAGNITUDE = (
    warning("magnitude-band", PORTAL, "suggestion", "low", "high", "category"),
    warning("history-jump", "ISO 14067:2018, 6.4.7", "percent", "before"),
    warning("battery-unit-slip", PORTAL, "unit"),
    note("digits-many", "ISO 14067:2018, 6.3.5; 反不正当竞争法 (Anti-Unfair Competition Law), trade secrets", "digits"),
    warning("reported-zero", "ISO 14067:2018, 7.2"),
    warning("fossil-zero", "ISO 14067:2018, 7.2 b)"),
    warning("grave-below-gate", "ISO 14067:2018, 6.3.4", "gate"),
    warning("unit-mass-needless", "PACT v3 productMassPerDeclaredUnit"),
    warning("exempted-share", "ISO 14067:2018, 6.3.4.3", "limit"),
)

REPEATED = (
    warning("product-repeated", PORTAL, "product"),
    error("sku-repeated", PORTAL, "product"),
    error("footprint-repeated", PORTAL, "footprint"),
)

GATE = (
    error("gate-total", "PACT v3 pcfExcludingBiogenicUptake", "total"),
    error("gate-uptake", "PACT v3 pcfIncludingBiogenicUptake", "sum"),
    warning("gate-components", "PACT v3 pcfExcludingBiogenicUptake", "sum", "total"),
    error("carbon-mass", "PACT v3 fossilCarbonContent", "sum", "mass"),
    warning("uptake-carbon", "ISO 14067:2018, 6.4.9.3", "expected"),
    error("packaging-excluded", "PACT v3 packagingEmissionsIncluded"),
    error("capture-excluded", "PACT v3 ccsTechnologicalCO2CaptureIncluded"),
)

EXCHANGE = (
    error("pact-claim", "PACT v3 crossSectoralStandards"),
    warning("pact-incomplete", "PACT v3", "missing"),
    warning("gwp-outdated", "ISO 14067:2018, 7.3"),
    note("dqr-from-2027", "PACT v3 dqi"),
)

SCHEDULE = (
    warning("validity-start", PORTAL, "last"),
    warning("validity-length", "PACT v3 validityPeriodEnd; ISO 14025", "months"),
    warning("verification-late", "ISO 14064-3", "published"),
    warning("successor-product", PORTAL, "product"),
    error("successor-loop", PORTAL, "loop"),
)

CLAIMED = (
    warning("label-footprint-status", PORTAL, "status"),
    warning("label-outside-validity", PORTAL, "last"),
    warning("label-catalogue", "CNCA-CFP-00:2025", "category"),
    error("epd-incomplete", "ISO 14025:2006, 7.2"),
    error("grade-unknown", "portal: no grade without a scheme in force"),
    error("battery-stages", "Battery Pass CarbonFootprint 1.2.0", "stage"),
    warning("battery-site", "Regulation (EU) 2023/1542, Article 7(1)"),
)

WORDS = (
    error("claim-refused", "ISO 14026; GB/T 24067-2024; 反不正当竞争法 (Anti-Unfair Competition Law), Art. 9", "word"),
    warning("claim-vague", "ISO 14021; GB/T 24021", "word"),
    warning("offset-words", "ISO 14067:2018, 6.3.4", "word"),
    warning("text-markup", PORTAL, "markup"),
    warning("text-personal", "个人信息保护法 (Personal Information Protection Law)"),
    warning("mailbox-personal", "个人信息保护法 (Personal Information Protection Law)"),
    warning("uscc-individual", "GB 32100-2015; 个人信息保护法 (Personal Information Protection Law)"),
    error("name-script", "Unicode UTS 39, 5.1", "letters"),
    error("organisation-name-near", "Unicode UTS 39, 4", "owner", "other"),
)

SENSE = (*MAGNITUDE, *REPEATED, *GATE, *EXCHANGE, *SCHEDULE, *CLAIMED, *WORDS)
"""Every code of this kind, in the order in which a package is read."""
