"""The product page, which a QR code opens, and the permanent page of each of its footprints."""
