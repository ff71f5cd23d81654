"""Addresses that may stand on a public page: https, a plain host name, nothing hidden in it."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.ASCII)
_SAFE = re.compile(r"https://[\x21-\x7e]+", re.ASCII)


def is_public_url(text: str) -> bool:
    """Tell whether an address is https with a lower-case ASCII host name: no user, no port, no number as host."""
    if not _SAFE.fullmatch(text) or any(character in text for character in '"<>\\^`{|}'):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return port is None and "@" not in parts.netloc and bool(_HOST.fullmatch(parts.netloc))
