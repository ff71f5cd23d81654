"""How often Python looks for garbage that refers to itself in a ring: seldom, since makers leave none."""

import gc

SELDOM = 50_000
"""Objects that must have piled up before Python looks; a page makes a thousand or two and leaves none behind."""


def collect_seldom() -> None:
    """Look for rings of garbage seldom, and never among what stands already, such as the catalogue."""
    gc.freeze()
    gc.set_threshold(SELDOM)
