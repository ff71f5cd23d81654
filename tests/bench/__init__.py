"""Measurements: what a build costs, beside what it cannot be cheaper than and what the doc engine would cost."""
