"""The product page, which a QR code opens, and the permanent page of each of its footprints.

Start with `page`: what a product page shows, its maker, its view. `summary` is its upper half, `number` what is said
about the number, `history` the other revisions and footprints, `linked_data` the same for machines; `product.html` lays
it out with the parts of `number.html`. The permanent page shares these and adds `footprint` and `footprint.html`.
"""
