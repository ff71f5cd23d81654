"""The notice in every published record: sample data, compiled by a third party, or the organisation's own."""

from generator.model.catalogue import kind_of
from generator.model.disclosure import Organisation

PROVENANCE_NOTICES = {
    "sample": "示例数据，虚构 sample data, fictional",
    "compiled": "第三方整理，非企业自行公示 compiled by a third party, not disclosed by the organisation",
    "own": "",
}


def provenance_notice(organisation: Organisation) -> str:
    """Return the notice of an organisation's records; empty for what it discloses itself."""
    kind = kind_of(organisation)
    return (
        f"{PROVENANCE_NOTICES[kind]}; {organisation.compiled_licence}"
        if kind == "compiled"
        else PROVENANCE_NOTICES[kind]
    )
