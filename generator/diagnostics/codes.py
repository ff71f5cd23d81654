"""The catalogue of codes: every way in which a package can be wrong, its severity and its basis.

A code is permanent: it may be retired, never renamed or given another meaning. Its sentences (`rule.<code>.statement`,
`.message`, `.fix`, `.why`, `.bad`, `.good`) stand in `site_config/translations/<language>/rules.po`.
"""

from generator.diagnostics.code import PORTAL, Code
from generator.diagnostics.code import error as _error
from generator.diagnostics.code import note as _note
from generator.diagnostics.code import warning as _warning
from generator.diagnostics.sense_codes import SENSE
from generator.diagnostics.sheet_codes import SHEET

PACKAGE = (
    _error("package-file-kind"),
    _error("package-file-name"),
    _error("package-size", PORTAL, "limit"),
    _error("package-limit"),
    _warning("package-stray"),
    _note("findings-more", PORTAL, "count"),
    _error("descriptor-missing"),
    _error("descriptor-encoding", "RFC 8259, 8.1"),
    _error("descriptor-json", "RFC 8259", "problem"),
    _error("descriptor-shape", "Data Package 2.0", "problem"),
    _error("descriptor-key", "Data Package 2.0", "allowed"),
    _error("descriptor-name", "Data Package 2.0", "expected"),
    _error("descriptor-licence", "CC BY 4.0", "expected"),
    _error("descriptor-path", "Data Package 2.0", "expected"),
    _error("table-unknown", PORTAL, "allowed"),
    _error("table-file-missing", PORTAL, "file"),
    _error("table-unlisted", PORTAL, "table"),
    _error("table-required", PORTAL, "table"),
    _error("document-content", PORTAL, "problem"),
)

CSV = (
    _note("csv-byte-order-mark"),
    _error("csv-encoding", "RFC 4180; UTF-8", "problem"),
    _error("csv-quote", "RFC 4180, 2"),
    _error("csv-row-end", "RFC 4180, 2.1"),
    _error("csv-empty"),
    _error("csv-no-rows"),
    _error("csv-limit", PORTAL, "limit"),
    _error("csv-wrong-table", PORTAL, "table"),
    _error("csv-header-duplicate"),
    _error("csv-header-unknown", PORTAL, "suggestion"),
    _error("csv-header-missing"),
    _error("csv-row-length", "RFC 4180, 2.4", "cells", "columns"),
    _error("csv-blank-row"),
    _note("csv-trailing-empty", PORTAL, "count"),
)

CELL = (
    _error("text-space"),
    _error("text-control", "XML 1.0, 2.2"),
    _error("text-invisible", "Unicode UAX 9, UTR 36"),
    _error("text-not-normal", "Unicode UAX 15 (NFC)"),
    _error("text-marks", "Unicode UTR 36"),
    _error("text-formula", "OWASP CSV injection"),
    _error("number-form", PORTAL, "suggestion"),
    _error("integer-form", PORTAL, "suggestion"),
    _error("boolean-form"),
    _error("date-form", "GB/T 7408; ISO 8601", "suggestion"),
    _error("cell-required"),
    _error("cell-minimum", PORTAL, "limit"),
    _error("cell-maximum", PORTAL, "limit"),
    _error("cell-pattern", PORTAL, "example"),
    _error("cell-length", PORTAL, "limit"),
    _error("cell-codelist", PORTAL, "codelist", "suggestion"),
    _error("item-repeated"),
    _error("url-form", "RFC 3986; https only"),
    _error("email-form"),
    _error("not-stated-place"),
    _error("key-duplicate", PORTAL, "key", "first"),
    _error("reference-missing", PORTAL, "table"),
)

IDENTITY = (
    _error("organisation-one-row", PORTAL, "count"),
    _error("org-id-folder", PORTAL, "folder"),
    _error("id-reserved"),
    _error("name-required"),
    _error("uscc-required", "GB 32100-2015"),
    _error("uscc-check-character", "GB 32100-2015", "expected"),
    _error("lei-check-digits", "ISO 17442-1"),
    _error("gln-check-digit", "GS1 General Specifications", "expected"),
    _error("gtin-check-digit", "GB 12904; GS1 General Specifications", "expected"),
    _error("gtin-restricted", "GS1 General Specifications"),
    _error("gtin-repeated", PORTAL, "product"),
    _error("former-id-taken", PORTAL, "product"),
    _error("compiled-source"),
    _error("sample-uscc", "GB 32100-2015"),
    _error("headline-footprint", PORTAL, "problem"),
    _error("footprint-missing"),
)

TIME = (
    _error("period-order", "ISO 14067:2018, 6.3.6", "first"),
    _warning("period-length", "ISO 14067:2018, 6.3.6", "months"),
    _error("period-after-publication", "ISO 14067:2018, 6.3.6", "last"),
    _error("published-in-future", PORTAL, "as_of"),
    _error("validity-order", PORTAL, "first"),
    _error("verification-date", "ISO 14064-3", "limit"),
    _error("revision-sequence", "PACT v3 precedingPfIds", "expected"),
    _error("revision-reason", "ISO 14067:2018, 6.4.7"),
    _error("status-reason"),
    _error("successor-unknown"),
)

UNIT = (
    _error("unit-amount-positive", "ISO 14067:2018, 6.3.3"),
    _error("amount-zero"),
    _error("unit-mass", "ISO 14067:2018, 6.3.3", "expected"),
    _error("unit-mass-missing", "PACT v3 productMassPerDeclaredUnit"),
    _error("functional-unit-incomplete", "ISO 14067:2018, 6.3.3"),
    _error("declared-unit-partial", "ISO 14067:2018, 6.3.3"),
    _error("boundary-kind", "ISO 14067:2018, 6.3.4", "expected"),
    _error("boundary-note", "ISO 14067:2018, 7.3"),
    _error("range-order", PORTAL, "low", "high"),
    _error("range-incomplete"),
    _error("total-sign", "ISO 14067:2018, 7.2", "basis"),
    _warning("total-zero"),
    _error("offsets-included", "ISO 14067:2018, 6.3.4"),
    _error("method-missing", "ISO 14067:2018, 7.3"),
    _error("exempted-description", "ISO 14067:2018, 6.3.4.3"),
    _error("dqr-incomplete", "PACT v3 dqi"),
    _error("rule-unknown", "ISO 14067:2018, 6.2"),
    _error("electricity-factor-unknown", "ISO 14067:2018, 6.4.9.4"),
    _error("electricity-factor-family", "ISO 14067:2018, 6.4.9.4"),
)

STAGE = (
    _error("stages-required", "ISO 14067:2018, 7.2 a)"),
    _error("stages-missing", "ISO 14067:2018, 7.2 a)", "stage"),
    _error("stages-outside-boundary", "ISO 14067:2018, 6.3.4", "boundary"),
    _error("stages-group-overlap", PORTAL, "group"),
    _error("stage-value", PORTAL, "state"),
    _error("stage-reason", "ISO 14067:2018, 7.3"),
    _error("stages-sum", "ISO 14067:2018, 7.2 a)", "sum", "total", "difference"),
    _error("stages-one-undisclosed", PORTAL),
    _error("components-required", "ISO 14067:2018, 7.2 b)-e)", "component"),
    _error("component-value", PORTAL, "state"),
    _error("component-sign", "ISO 14067:2018, 7.2", "sign"),
    _error("components-sum", "ISO 14067:2018, 7.2", "sum", "total", "difference"),
    _error("component-part", "ISO 14067:2018, 7.2 e)", "whole", "limit"),
    _error("biogenic-one-sided", "ISO 14067:2018, 6.4.9.2"),
    _error("factor-unknown", "ISO 14067:2018, 6.3.5"),
    _error("inventory-source", "ISO 14067:2018, 6.3.5", "source"),
)

CLAIM = (
    _error("verification-incomplete", "ISO 14064-3"),
    _error("verification-own-provider", "ISO 14065"),
    _error("label-incomplete", PORTAL),
    _error("label-validity", "CNCA-CFP-00:2025", "months"),
    _error("claim-dates", PORTAL, "first"),
    _error("claim-status", PORTAL),
    _error("document-place"),
    _error("document-file-missing"),
    _error("document-unlisted"),
    _error("document-fingerprint", "FIPS 180-4", "expected"),
)

REGISTRY = (
    _error("uscc-taken", "GB 32100-2015", "owner"),
    _error("gtin-taken", "GS1 General Specifications", "owner"),
    _error("certificate-taken", PORTAL, "owner"),
    _error("organisation-name-taken", PORTAL, "owner"),
    _error("product-number-collision", PORTAL, "owner"),
)

CHANGE = (
    _error("tree-mode", PORTAL, "problem"),
    _error("tree-name"),
    _error("tree-size", PORTAL, "problem", "limit"),
    _error("change-scope", PORTAL, "count"),
    _error("change-two-organisations", PORTAL, "organisations", "count"),
    _error("change-conflict"),
    _error("owner-unknown"),
    _error("owner-not-allowed", PORTAL, "problem"),
    _error("revision-changed", "PACT v3 precedingPfIds", "problem", "before"),
    _error("revision-removed", "PACT v3 precedingPfIds", "row"),
    _error("status-reversed", "PACT v3 status", "before"),
    _error("record-changed", PORTAL, "problem", "before"),
    _error("record-removed", PORTAL, "row"),
    _error("factor-version-changed", PORTAL, "before"),
    _error("file-removed"),
)
"""What only the difference between two revisions can tell; no package by itself fires one of these."""

CODES: dict[str, Code] = {
    code.name: code
    for code in (*PACKAGE, *CSV, *CELL, *IDENTITY, *TIME, *UNIT, *STAGE, *CLAIM, *REGISTRY, *SENSE, *CHANGE, *SHEET)
}
"""Every code by its name, in the order in which a package is read."""


class UnknownCodeError(LookupError):
    """A code is in no catalogue: our mistake, found where it is written and not where it is first used."""


def catalogued(code: str) -> str:
    """Return a code that is in the catalogue.

    Raises:
        UnknownCodeError: It is in none.

    """
    if code not in CODES:
        message = f"{code}: no such code in generator/diagnostics/codes.py"
        raise UnknownCodeError(message)
    return code
