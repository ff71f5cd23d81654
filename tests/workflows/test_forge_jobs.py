"""One verdict whatever the forge: the job files of both are run on the same proposals.

The verdicts themselves are asked of every scenario in `tests/hostile/test_ownership.py`; here, of one scenario for each
verdict, what the forges' own files do with it: in every run of one of each kind, at night of all.
"""

from pathlib import Path

import pytest

from generator.cli.exit_codes import FINE, PROBLEMS
from tests.hostile.outcomes import OUTCOMES
from tests.hostile.test_ownership import SCENARIOS, Scenario
from tests.workflows.forge import Forge
from tests.workflows.forge_jobs import Proposal, by_github, by_gitlab


def verdict(scenario: Scenario) -> tuple[object, ...]:
    """Return what tells scenarios apart for a forge: what is found, after what, and how many people took part."""
    return tuple(sorted(scenario.expected)), bool(scenario.merged), len(set(scenario.actors))


def kind(scenario: Scenario) -> tuple[object, ...]:
    """Return what a job file itself treats differently: good or not, alone or after others, by one or two people."""
    return not scenario.expected, bool(scenario.merged), len(set(scenario.actors))


ONE_EACH = {verdict(each): each for each in reversed(SCENARIOS)}.values()
ONE_OF_A_KIND = {kind(each): each for each in ONE_EACH}.values()
EVERY_RUN = [
    pytest.param(each, id=each.name, marks=[] if each in ONE_OF_A_KIND else [pytest.mark.soak]) for each in ONE_EACH
]


@pytest.mark.parametrize("scenario", EVERY_RUN)
def test_github_and_gitlab_say_the_same(scenario: Scenario, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    forge: Forge = request.getfixturevalue("whole_own_forge" if scenario.merged else "whole_forge")
    answered_alike(scenario, forge, tmp_path)


def test_a_good_and_a_bad_proposal_of_one_and_of_two_people_are_among_those_of_every_run() -> None:
    kinds = {kind(each) for each in SCENARIOS}
    assert {kind(each) for each in ONE_OF_A_KIND} == kinds
    assert {good for good, _, _ in kinds} == {merged for _, merged, _ in kinds} == {True, False}


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
