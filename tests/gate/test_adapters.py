"""One verdict whatever the forge: the job files of both are run on the same proposals."""

from pathlib import Path

import pytest

from tests.gate.adapters import Proposal, by_github, by_gitlab
from tests.gate.forge import Forge
from tests.gate.test_owners import SCENARIOS


@pytest.mark.parametrize("name", SCENARIOS)
def test_github_and_gitlab_say_the_same(name: str, whole_forge: Forge, tmp_path: Path) -> None:
    edits, actors, expected = SCENARIOS[name]
    author, pusher = (actors[0], actors[-1]) if actors else (1001, 1001)
    proposal = Proposal(whole_forge.folder / "origin", whole_forge.propose(*edits), author, pusher)
    (tmp_path / "github").mkdir()
    (tmp_path / "gitlab").mkdir()
    github, gitlab = by_github(proposal, tmp_path / "github"), by_gitlab(proposal, tmp_path / "gitlab")
    assert github == gitlab
    assert github.codes >= expected if actors else github.outcome == 0
