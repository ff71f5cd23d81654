"""Archives with the same bytes for the same content: fixed dates, fixed order, nothing of whoever made them."""

import io
import re
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can name."""
_STAMPS = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def archive(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of members in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, content)
    return stream.getvalue()


def without_clock(workbook: bytes) -> bytes:
    """Return a workbook of ours without the times at which it was made."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as made:
        members = {name: made.read(name) for name in made.namelist()}
    core = "docProps/core.xml"
    return archive({**members, core: _STAMPS.sub(b"", members[core])})
