"""The pages about emission factors."""
