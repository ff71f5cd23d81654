"""The badge as PNG, for platforms that take no SVG: drawn with the bundled font alone, so the same on any machine."""

from pathlib import Path

import resvg_py

SCALE = 3
FONTS = ("badge-regular.otf", "badge-bold.otf")


def png_of(svg: str, root: Path) -> bytes:
    """Return a drawing as PNG, three pixels to a unit."""
    folder = root / "content" / "assets" / "fonts"
    files = [str(folder / name) for name in FONTS]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files, zoom=SCALE))
