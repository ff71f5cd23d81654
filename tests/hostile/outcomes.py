"""What the security facts call an outcome, and which of our codes say it."""

OUTCOMES: dict[str, tuple[str, ...]] = {
    "E-TREE-MODE": ("tree-mode", "package-file-kind"),
    "E-TREE-NAME": ("tree-name", "package-file-name"),
    "E-SIZE": ("package-size", "tree-size", "csv-limit", "cell-length", "descriptor-shape"),
    "E-DESC-PATH": ("descriptor-path",),
    "E-DESC-KEY": ("descriptor-key",),
    "E-DESC-SHAPE": ("descriptor-shape", "table-unknown", "table-required", "table-unlisted", "table-file-missing"),
    "E-DESC-JSON": ("descriptor-json",),
    "E-DESC-ENCODING": ("descriptor-encoding",),
    "E-DESC-YAML": ("package-file-name",),  # no format but JSON exists, so no YAML is ever parsed
    "E-PKG-EMPTY": ("descriptor-shape",),
    "E-LICENSE": ("descriptor-licence",),
    "E-ID": (
        *("descriptor-name", "org-id-folder", "tree-name", "id-reserved", "cell-pattern", "cell-length"),
        *("text-space", "text-formula", "text-control", "text-invisible"),
    ),
    "E-URL": ("descriptor-key", "url-form", "text-control", "text-invisible", "cell-length"),
    "E-CSV-QUOTE": ("csv-quote",),
    "E-CSV-ENCODING": ("csv-encoding",),
    "E-CSV-EOL": ("csv-row-end",),
    "E-CSV-EMPTY": ("csv-empty",),
    "E-CSV-NOROWS": ("csv-no-rows",),
    "E-CSV-HEADER": ("csv-header-unknown", "csv-header-missing", "csv-header-duplicate", "csv-wrong-table"),
    "E-CSV-BLANK": ("csv-blank-row",),
    "E-CSV-WIDTH": ("csv-row-length",),
    "E-TEXT-INVISIBLE": ("text-invisible",),
    "E-TEXT-NONCHAR": ("text-invisible",),
    "E-TEXT-CONTROL": ("text-control", "text-invisible"),
    # A cell that begins with a tab or a line end begins with a space; a carriage return alone ends a row for some.
    "E-TEXT-FORMULA": ("text-formula", "text-space", "csv-row-end"),
    "E-TEXT-NORMAL": ("text-not-normal", "text-marks"),
    "E-REQUIRED": ("cell-required", "name-required", "text-space", "text-invisible"),
    "E-NUM": ("number-form", "integer-form"),
    "E-RANGE": (
        "cell-minimum",
        "cell-maximum",
        "integer-form",
        "component-sign",
        "unit-amount-positive",
        "amount-zero",
    ),
    "E-SUM": ("stages-sum", "components-sum", "cell-maximum"),
    "E-DATE": ("validity-order", "period-order", "claim-dates", "date-form"),
    "E-GTIN": ("gtin-check-digit", "cell-pattern", "gtin-restricted", "item-repeated"),
    "E-NAME-CONFUSABLE": ("organisation-name-near", "organisation-name-taken", "name-script"),
    "E-EVID": ("document-content",),
    "E-LIST": ("item-repeated", "former-id-taken"),
    "E-REF": ("factor-unknown", "reference-missing"),
    "E-OWN-PATH": ("owner-not-allowed",),
    "E-OWN-UNKNOWN": ("owner-unknown",),
    "E-PR-SCOPE": ("change-scope", "change-two-organisations"),
    "E-CLAIM-CONFLICT": ("gtin-taken", "uscc-taken", "certificate-taken", "organisation-name-taken"),
    "E-REV": ("revision-changed", "revision-removed", "record-removed", "file-removed"),
    "E-EMAIL": ("email-form",),
    "W-ZERO": ("total-zero",),
    "W-OUTLIER": ("magnitude-band", "history-jump"),
    "W-STRAY": ("package-stray",),
    "W-MANY": ("findings-more",),
}
"""Where the facts name several values as one outcome, each of our codes names its own."""

SCOPE = frozenset(
    f"H{number:02}"
    for number in (
        *(1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17),
        *(19, 20, 22, 23, 25, 26, 28, 29, 31, 32, 34, 35, 37),
        *(38, 40, 41, 43, 44, 46, 47, 49, 50, 52, 53, 55, 56, 58),
        *(59, 61, 62, 64, 65, 67, 68),
        *(70, 71, 73, 74, 76, 77, 79, 80, 82, 83, 85, 86),
        89,
        *(91, 92, 94, 95, 97, 98, 100, 101, 103, 104),
        110,
    )
)
"""Every case that concerns the gate: tree, descriptor, bytes, cells, text, evidence, ownership, rules that change."""
