"""Which names files and folders of a package may have, so that every system can hold them and nobody is misled."""

import re

from generator.model.reserved_ids import RESERVED_IDS

LONGEST_PATH = 180
"""Bytes: with the folder of a clone before it, a path stays below the 260 that Windows allows."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))))


def is_plain_name(name: str) -> bool:
    """Tell whether a name is lower-case ASCII that every system keeps as it is (Windows reserves `con`, `nul` …)."""
    return bool(_NAME.fullmatch(name)) and not name.endswith(".") and name.partition(".")[0] not in _RESERVED


def is_org_id(name: str) -> bool:
    """Tell whether a folder's name can be an organisation's id."""
    return bool(_SLUG.fullmatch(name)) and is_plain_name(name) and name not in RESERVED_IDS
