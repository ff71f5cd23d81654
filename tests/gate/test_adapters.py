"""One verdict whatever the forge: the job files of both are run on the same proposals.

The verdicts themselves are asked of every scenario in `tests/hostile/test_ownership.py`; here, of one scenario for each
verdict, what the forges' own files do with it.
"""

from pathlib import Path

import pytest

from generator.cli.outcome import FINE, PROBLEMS
from tests.gate.adapters import Proposal, by_github, by_gitlab
from tests.gate.forge import Forge
from tests.hostile.outcomes import OUTCOMES
from tests.hostile.test_ownership import SCENARIOS, Scenario


def verdict(scenario: Scenario) -> tuple[object, ...]:
    """Return what tells scenarios apart for a forge: what is found, after what, and how many people took part."""
    return tuple(sorted(scenario.expected)), bool(scenario.merged), len(set(scenario.actors))


ONE_EACH = {verdict(each): each for each in reversed(SCENARIOS)}.values()


@pytest.mark.parametrize("scenario", [each for each in ONE_EACH if not each.merged], ids=lambda each: each.name)
def test_github_and_gitlab_say_the_same(scenario: Scenario, whole_forge: Forge, tmp_path: Path) -> None:
    answered_alike(scenario, whole_forge, tmp_path)


@pytest.mark.parametrize("scenario", [each for each in ONE_EACH if each.merged], ids=lambda each: each.name)
def test_so_they_do_after_others_were_merged(scenario: Scenario, whole_own_forge: Forge, tmp_path: Path) -> None:
    answered_alike(scenario, whole_own_forge, tmp_path)


def answered_alike(scenario: Scenario, forge: Forge, folder: Path) -> None:
    head = forge.propose(*scenario.edits)
    for edit in scenario.merged:
        forge.merge(forge.propose(edit))
    forge.propose_again(head)
    proposal = Proposal(forge.folder / "origin", head, scenario.actors[0], scenario.actors[-1])
    (folder / "github").mkdir()
    (folder / "gitlab").mkdir()
    github, gitlab = by_github(proposal, folder / "github"), by_gitlab(proposal, folder / "gitlab")
    assert github == gitlab
    assert github.outcome == (PROBLEMS if scenario.expected else FINE)
    assert [each for each in scenario.expected if not github.codes & set(OUTCOMES[each])] == []
