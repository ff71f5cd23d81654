"""Cells as people and other programs write them, in the one form that packages hold, whatever file they came in."""
