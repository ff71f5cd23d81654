"""Addresses that may stand on a public page: https or a mailbox, a plain host name, nothing hidden in it."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.ASCII)
_SAFE = re.compile(r"https://[\x21-\x7e]+", re.ASCII)


_USER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?", re.ASCII)


def is_mailbox(text: str) -> bool:
    """Tell whether a mail address is plain: `mailto:` would take `?cc=` or `%0A` in one for more than an address."""
    user, _, host = text.partition("@")
    return bool(_USER.fullmatch(user)) and ".." not in user and bool(_HOST.fullmatch(host.lower()))


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
