"""Codes that only the spreadsheet door raises: about files, sheets, and cells that can be read in two ways."""

from generator.diagnostics.code import PORTAL, error, warning

SHEET = (
    error("workbook-refused", "ECMA-376 (Office Open XML)", "problem"),
    error("workbook-limit", PORTAL, "limit"),
    warning("template-version", PORTAL, "form", "current"),
    warning("sheet-unknown"),
    error("sheet-repeated", PORTAL, "other"),
    error("sheet-merged"),
    warning("sheet-column-unknown", PORTAL, "suggestion"),
    error("cell-formula", PORTAL, "suggestion"),
    error("cell-error"),
    error("choice-unknown", PORTAL, "suggestion"),
    error("cell-turned", PORTAL, "problem"),
    error("number-ambiguous", PORTAL, "readings"),
    error("date-ambiguous", "GB/T 7408; ISO 8601", "readings"),
    error("mapping-invalid"),
    error("mapping-sheet"),
    error("mapping-empty"),
    error("mapping-head", PORTAL, "suggestion"),
    error("mapping-cell", PORTAL, "problem"),
    error("mapping-sum", "ISO 14067 7.2", "found"),
    error("pact-refused", "RFC 8259; PACT v3", "problem"),
    error("pact-version", "PACT v3 specVersion", "found"),
    error("pact-companies", "PACT v3 companyName", "other", "found"),
    error("pact-missing"),
    warning("pact-differs", PORTAL, "first"),
    error("pact-ambiguous", "PACT v2.3 unitaryProductAmount, pCfExcludingBiogenic", "problem"),
)
"""Every code of this kind; no package by itself fires one of these."""
