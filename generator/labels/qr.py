"""The QR code: an address as the black modules of a square, one SVG path for all of them."""

from dataclasses import dataclass
from itertools import groupby

import zxingcpp

QUIET = 4
"""Modules that stay white on every side."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A finished code; the path is drawn with lines one module wide."""

    path: str
    modules: int
    """Modules on each side, with the quiet zone."""


def qr_code(address: str) -> QrCode:
    """Return the code of an address, at error correction level M."""
    barcode = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = barcode.to_image(scale=1, add_quiet_zones=False)
    side = image.shape[0]
    cells = memoryview(image).tobytes()  # type: ignore[arg-type]  # their types hide that an image is a buffer
    rows = [[cell == 0 for cell in cells[place * side : (place + 1) * side]] for place in range(side)]
    return QrCode("".join(_row(row, place) for place, row in enumerate(rows)), len(rows) + 2 * QUIET)


def _row(cells: list[bool], place: int) -> str:
    """Return one row: every run of black modules as a line through its middle."""
    steps, at = [f"M{QUIET} {place + QUIET}.5"], 0
    runs = [(black, len(list(run))) for black, run in groupby(cells)]
    for black, length in runs if runs[-1][0] else runs[:-1]:
        steps.append(f"h{length}" if black else f"m{length} 0")
        at += length
    return "".join(steps) if at else ""
