"""Organisations: the list of all, the page of each, of each district, and their certificates."""
