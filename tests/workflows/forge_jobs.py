"""The two forges' own job files, run step by step on this machine.

Their commands are executed as they stand. Replaced are only what a forge does itself (checking out, keeping files)
and the installation, which is tested by every run of the suite: the program under test stands where it would be put.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT
from tests.workflows.forge import git

NOON = "1795233600"
"""2026-11-22 12:00 in Tianjin."""
DAY = "2026-11-22"
_EVENT = re.compile(r"\$\{\{ (github\.event\.[\w.]+) \}\}")
_INSTALL = re.compile(r"bash \S*\.ci/install \S+")


@dataclass(frozen=True)
class Proposal:
    """A pull request: its number, its commit, who opened it and who pushed last."""

    origin: Path
    head: str
    author: int
    pusher: int
    number: int = 1

    @property
    def base(self) -> str:
        """Return the commit that it shall be merged to."""
        return git(self.origin, "rev-parse", "refs/heads/main")


@dataclass(frozen=True)
class FootprintSummary:
    """What a forge made of a proposal."""

    outcome: int
    report: Mapping[str, Any]
    comment: str

    @property
    def codes(self) -> set[str]:
        """Return the codes of the errors."""
        return {each["code"] for each in self.report["diagnostics"] if each["severity"] == "error"}


def by_github(proposal: Proposal, folder: Path) -> FootprintSummary:
    """Run the check and comment workflows."""
    job = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))["jobs"]["check"]
    event = {
        "github.event.pull_request.base.sha": proposal.base,
        "github.event.pull_request.head.sha": proposal.head,
        "github.event.pull_request.number": str(proposal.number),
        "github.event.pull_request.user.id": str(proposal.author),
        "github.event.sender.id": str(proposal.pusher),
    }
    given = {name: _EVENT.sub(lambda found: event[found[1]], value) for name, value in job["env"].items()}
    _stand_in(folder)
    outcome = 0
    for step in job["steps"]:
        if "checkout@" in step.get("uses", ""):
            _check_out(proposal.origin, _EVENT.sub(lambda found: event[found[1]], step["with"]["ref"]), folder / "base")
        elif "run" in step and not outcome:
            outcome = _run(step["run"], folder / step.get("working-directory", "."), given)
    return FootprintSummary(outcome, _report(folder), _comment_of_github(folder, proposal))


def _comment_of_github(folder: Path, proposal: Proposal) -> str:
    """Return the comment that the job with rights writes from the artifact, with the words of the main branch."""
    job = yaml.safe_load((ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8"))["jobs"]["comment"]
    [command] = [
        line
        for step in job["steps"]
        for line in step["run"].splitlines()
        if line.lstrip().startswith("python3 -I trusted/")
    ]
    with zipfile.ZipFile(folder / "result.zip", "w") as archive:
        archive.write(folder / "result.json", "result.json")
    _check_out(proposal.origin, "main", folder / "trusted")
    assert _run(command.replace("python3", sys.executable), folder, {"HEAD": proposal.head}) == 0
    return (folder / "comment.md").read_text(encoding="utf-8")


def by_gitlab(proposal: Proposal, folder: Path) -> FootprintSummary:
    """Run the check job; its comment is the artifact that the merge request shows."""
    job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["check"]
    git(proposal.origin, "update-ref", f"refs/merge-requests/{proposal.number}/head", proposal.head)
    address = folder / "project.git"
    address.symlink_to(proposal.origin)
    known = folder / "api" / "projects" / "7" / "merge_requests" / str(proposal.number)
    known.parent.mkdir(parents=True)
    known.write_text(json.dumps({"iid": proposal.number, "author": {"id": proposal.author}}), encoding="utf-8")
    given = {
        "CI_API_V4_URL": (folder / "api").as_uri(),
        "CI_MERGE_REQUEST_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_PROJECT_URL": str(address).removesuffix(".git"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_IID": str(proposal.number),
        "GITLAB_USER_ID": str(proposal.pusher),
    }
    _stand_in(folder)
    outcome = _run("\n".join(job["script"]), folder, given)
    return FootprintSummary(outcome, _report(folder), (folder / "report.md").read_text(encoding="utf-8"))


def publish_by_github(origin: Path, folder: Path) -> int:
    """Run the build job of the publish workflow on the main branch; the site stands in `folder/site` afterwards."""
    job = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]["build"]
    return _publish(origin, folder, [step["run"] for step in job["steps"] if "run" in step])


def publish_by_gitlab(origin: Path, folder: Path) -> int:
    """Run the build job of GitLab on the main branch."""
    return _publish(
        origin, folder, yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))["build"]["script"]
    )


def _publish(origin: Path, folder: Path, commands: Sequence[str]) -> int:
    _check_out(origin, "main", folder)
    _stand_in(folder)
    for command in commands:
        if "date +%F" not in command and (outcome := _run(command, folder, {"AS_OF": DAY})):
            return outcome
    return 0


def _check_out(origin: Path, revision: str, folder: Path) -> None:
    git(origin, "clone", "--quiet", str(origin), str(folder))
    git(folder, "checkout", "--quiet", "--detach", "origin/main" if revision == "main" else revision)


def _stand_in(folder: Path) -> None:
    """Put the program under test where the installation would put it."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("portal", "python"):
        script = folder / ".venv" / "bin" / name
        call = "-c 'from generator.cli import main; main()'" if name == "portal" else ""
        script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" {call} "$@"\n', encoding="utf-8")
        script.chmod(0o755)


def _run(script: str, folder: Path, given: Mapping[str, str]) -> int:
    """Run the commands of a step as a forge does: the first that fails ends it."""
    clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "SOURCE_DATE_EPOCH": NOON}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {**kept, **clean, **given}
    done = subprocess.run(
        ["/bin/bash", "-eo", "pipefail", "-c", _INSTALL.sub("true", script)],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
    )
    print(done.stdout.decode(), done.stderr.decode())
    return done.returncode


def _report(folder: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found
