"""What a workflow may not do: everybody can open a pull request, and its job must be of no use to an attacker."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

Job = Mapping[str, Any]

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
VERSIONED = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
LONGEST_MINUTES = 30
TRUSTED_REF = "${{ github.event.pull_request.base.sha }}"
STRANGERS = ("head.ref", "head_ref", "pull_request.title", "pull_request.body", "comment.body", "issue.title")
INSTALLING = re.compile(r"\bpip\b|\.ci/install|\bnpm\b|curl |wget ")


def problems(text: str) -> list[str]:
    """Return everything in a GitHub workflow that may not be there."""
    workflow = yaml.safe_load(text)
    found = list(_in_text(text))
    if workflow.get("permissions") != {}:
        found.append("rights for every job")
    events = workflow.get(True, workflow.get("on", {}))
    for name, job in workflow["jobs"].items():
        found += [f"{name}: {problem}" for problem in _in_job(job, set(events))]
    return found


def _in_text(text: str) -> Iterator[str]:
    """Yield what no line may hold."""
    for word in (
        "pull_request_target",
        "allow-unsafe-pr-checkout",
        "secrets.",
        "secrets[",
        "actions/cache",
        "self-hosted",
    ):
        if word in text:
            yield word
    for line in text.splitlines():
        if "uses:" in line and not VERSIONED.search(line):
            yield f"not pinned: {line.strip()}"


def _in_job(job: Job, events: set[str]) -> Iterator[str]:
    """Yield what no job may do, and what those that strangers start may not."""
    writes = {right for right, level in job.get("permissions", {"": "write"}).items() if level != "read"}
    steps = job.get("steps", [])
    if not 0 < job.get("timeout-minutes", 0) <= LONGEST_MINUTES:
        yield "no timeout"
    if str(job.get("runs-on", "")).endswith("latest"):
        yield "runner not fixed"
    if "pull_request" in events and job.get("permissions") != {"contents": "read"}:
        yield "more than reading"
    if writes and any("checkout@" in step.get("uses", "") or INSTALLING.search(step.get("run", "")) for step in steps):
        yield "rights beside code"
    if "workflow_run" in events and any("checkout@" in step.get("uses", "") for step in steps):
        yield "checkout after a stranger's run"
    for step in [job, *steps]:
        yield from _in_step(step, events)


def _in_step(step: Job, events: set[str]) -> Iterator[str]:
    """Yield what no step may do; a job counts as one for its environment."""
    given = step.get("with", {})
    if "${{" in step.get("run", ""):
        yield "expression in a command"
    if any(stranger in str(value) for value in step.get("env", {}).values() for stranger in STRANGERS):
        yield "a stranger's words"
    if "continue-on-error" in step:
        yield "continues on error"
    if any("cache" in key for key in given):
        yield "cache"
    if "checkout@" in step.get("uses", ""):
        if given.get("persist-credentials") is not False:
            yield "keeps credentials"
        if "pull_request" in events and given.get("ref") != TRUSTED_REF:
            yield "checks a submission out"
