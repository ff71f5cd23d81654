"""The file back: the sender's own workbook with every mistake marked, and nothing of theirs lost.

A library that reads and writes a workbook loses what it does not know, such as charts, so the parts that change are
changed in their bytes, and all others stay as they came.
"""

from generator.spreadsheets.annotated.copy import annotated_copy

__all__ = ["annotated_copy"]
