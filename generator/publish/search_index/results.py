"""What results show, for a block of neighbours in one file: columns, since neighbours show much the same."""

import json
from collections.abc import Sequence

from generator.components.listings import ProductRow, RowMaker, listed
from generator.language.fallback import bare
from generator.language.html import HtmlTranslator
from generator.language.pinyin import initials
from generator.language.text import Text
from generator.model.artifact import Json
from generator.model.catalogue import ProductEntry

BLOCK = 64
"""Products of a block: about 4 KB on the wire."""


def block(entries: Sequence[ProductEntry], makers: Sequence[RowMaker]) -> str:
    """Return a block: what is the same in every language once, and what a reader of each language sees."""
    graded = any(entry.grade for entry in entries)
    document: dict[str, Json] = {
        "number": [entry.number for entry in entries],
        "brand": [entry.product.brand or "" for entry in entries],
        "model": [entry.product.model or "" for entry in entries],
        "initials": [initials(entry.product.name_zh or "") for entry in entries],
        "ownerInitials": [initials(entry.organisation.name_zh or "") for entry in entries],
    }
    for maker in makers:
        products = [listed(entry, maker.translator.config) for entry in entries]
        rows = [_row(row, maker.translator, graded=graded) for row in maker.rows(products, "")]
        document[maker.translator.language.code] = {name: [row[name] for row in rows] for name in rows[0]}
    return bare(json.dumps(document, ensure_ascii=False, separators=(",", ":"))) + "\n"


def _row(row: ProductRow, translator: HtmlTranslator, *, graded: bool) -> dict[str, str]:
    """Return the words of a row, as every list of products shows them; a class only where there is one."""
    summary, organisation = row.summary, row.organisation or Text("")
    return {
        "name": row.name.words,
        "nameTag": row.name.tag or "",
        "organisation": organisation.words,
        "organisationTag": organisation.tag or "",
        "category": row.category,
        "kind": row.kind or "",
        "prefix": summary.prefix or "",
        "value": summary.value or "",
        "basis": f"{summary.per} · {summary.boundary}",
        "form": summary.form,
        "status": summary.status,
        "pillForm": summary.trust_badge.form,
        "pill": summary.trust_badge.words,
        "remark": " · ".join(filter(None, (summary.trust_badge.remark, summary.trust_badge.until))),
        "until": translator.say("row.until", day=summary.until_apart) if summary.until_apart else "",
        **({"grade": row.grade or ""} if graded else {}),
    }
