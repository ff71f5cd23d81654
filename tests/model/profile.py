"""How properties are tried: the same examples in every run, at most two hundred of them."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, max_examples=200, deadline=None, database=None)
settings.load_profile("repeatable")
