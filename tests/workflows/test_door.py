"""From a mail's attachment to a package that can be merged: the commands of the spreadsheet guide, one by one."""

from pathlib import Path

from generator.cli.main import run
from generator.config import SiteConfig
from tests.conftest import ON, ROOT
from tests.spreadsheets.books import ANSWERS, saved, short
from tests.workflows.forge import OWNERS, Forge, file, owners_text, places

MAILBOX = 9009
FIRM = str(ANSWERS["organisation.org_id"])
OWNERS_FILE = "site_config/owners.yaml"


def portal(*arguments: str | Path) -> int:
    return run(["--root", str(ROOT), *map(str, arguments)])


def test_an_attachment_becomes_a_proposal_that_passes(own_forge: Forge, config: SiteConfig, tmp_path: Path) -> None:
    attachment, answer, again = tmp_path / "来件.xlsx", tmp_path / "退回.xlsx", tmp_path / "又来.xlsx"
    registered = own_forge.propose(file(OWNERS_FILE, owners_text({**OWNERS, FIRM: MAILBOX}).encode()))
    own_forge.merge(registered)

    attachment.write_bytes(saved(short({"footprints.pcf_total": "1,234"})))
    disclosures = tmp_path / "disclosures"
    assert portal("import", attachment, "--annotate", answer, "--disclosures", disclosures, *ON) == 1
    assert answer.is_file()
    assert not disclosures.exists(), "with a mistake in it nothing is written"

    again.write_bytes(saved(short()))

    def imported(root: Path) -> None:
        assert portal("import", again, "--disclosures", root / "disclosures", *ON) == 0
        assert portal("check", root / "disclosures" / FIRM, *ON) == 0

    head = own_forge.propose(imported, since=registered)
    judgement = own_forge.judge(config, head, [MAILBOX])
    assert places(judgement) == []
    assert judgement.report().packages == 1
    assert {code for code, *_ in places(own_forge.judge(config, head, [1001]))} == {"owner-not-allowed"}
