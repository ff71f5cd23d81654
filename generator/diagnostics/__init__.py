"""Diagnostics: what a submitter sees when something in a package is not right. They are values, never exceptions."""

from generator.diagnostics.code import FIRST_EDITION, Code
from generator.diagnostics.codes import CODES, UnknownCodeError, catalogued
from generator.diagnostics.diagnostic import Diagnostic, Finding, Location, Severity
from generator.diagnostics.excerpt import Excerpt, column_letters, excerpt_of, written
from generator.diagnostics.explained import explained
from generator.diagnostics.markdown_comment import as_markdown
from generator.diagnostics.quoting import quoted
from generator.diagnostics.report import LIMIT_CODE, Report, as_github, as_json, as_text

__all__ = [
    "CODES",
    "FIRST_EDITION",
    "LIMIT_CODE",
    "Code",
    "Diagnostic",
    "Excerpt",
    "Finding",
    "Location",
    "Report",
    "Severity",
    "UnknownCodeError",
    "as_github",
    "as_json",
    "as_markdown",
    "as_text",
    "catalogued",
    "column_letters",
    "excerpt_of",
    "explained",
    "quoted",
    "written",
]
