"""What is wrong and how to mend it as one text in every language: what a copy of a table says beside a row."""

from generator.diagnostics.diagnostic import Diagnostic


def explained(diagnostic: Diagnostic, cell: str) -> str:
    """Return the text of one finding, beginning with its place and its code."""
    at = diagnostic.location
    texts = (f"{diagnostic.message[language]} {diagnostic.fix[language]}" for language in diagnostic.message)
    return f"[{' '.join(filter(None, (cell, at.column, diagnostic.code)))}] {' / '.join(texts)}"
