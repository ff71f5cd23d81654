"""The QR code: an address as the black modules of a square, one SVG path for all of them."""

import re
from dataclasses import dataclass

import zxingcpp

QUIET = 4
"""Modules that stay white on every side."""
LARGEST = 177
"""Modules on each side of the largest code there is, without the quiet zone."""
BLACK, WHITE = b"\x00", b"\xff"
_RUN = re.compile(b"%b+|%b+" % (BLACK, WHITE))
_STEPS = {BLACK * length: f"h{length}" for length in range(1, LARGEST + 1)} | {
    WHITE * length: f"m{length} 0" for length in range(1, LARGEST + 1)
}
"""How each run of modules is drawn."""


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
    rows = (cells[place : place + side] for place in range(0, side * side, side))
    return QrCode("".join(_row(row, place) for place, row in enumerate(rows)), side + 2 * QUIET)


def _row(cells: bytes, place: int) -> str:
    """Return one row: every run of black modules as a line through its middle."""
    runs = _RUN.findall(cells.rstrip(WHITE))
    return "".join((f"M{QUIET} {place + QUIET}.5", *map(_STEPS.__getitem__, runs))) if runs else ""
