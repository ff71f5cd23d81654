"""The pages about open data."""
