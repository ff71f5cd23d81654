"""One build of the whole site, as `portal build` and `portal serve` do it, and what it tells about itself."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from pydantic import HttpUrl
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from generator.cli.bounds import announced
from generator.cli.clock import as_of_date
from generator.cli.exit_codes import FINE, OUR_FAILURE, PROBLEMS, MisuseError, tell_failures
from generator.config import SiteConfig, Translations
from generator.derive import notices_on_nothing
from generator.diagnostics import as_text, quoted
from generator.model.catalogue import Catalogue
from generator.runtime.cache import Cache
from generator.runtime.executor import LocalProcesses, Workers
from generator.runtime.lock import BusyError
from generator.runtime.site_record import forget_record, read_record
from generator.runtime.writing import ForeignPlaceError, refuse_foreign
from generator.validate import RuleContext, Verdict
from generator.workflows import build
from generator.workflows.check import SANDBOX, check, prepare, report
from generator.workflows.foundation import accepted, foundation_of
from generator.workflows.judging import KeptVerdicts, published_keys, with_last_form

CACHE = "build/cache"
"""Below the root: what builds keep for one another."""
STEPS = ("packages", "derive", "pages", "guides", "data")


def build_site(options: argparse.Namespace, config: SiteConfig) -> int:
    """Build the site once from every accepted package, say what became of it, and return how that ends.

    Raises:
        MisuseError: There are no packages, or something stands where the site belongs that no build made.

    """
    if not Path(options.disclosures).is_dir():
        raise MisuseError(config.say("misuse.no_folder", folder=options.disclosures))
    return _build(options, _with_base_url(config, options.base_url))


def _with_base_url(config: SiteConfig, address: str | None) -> SiteConfig:
    """Return the settings for another public address."""
    if not address:
        return config
    site = config.site.model_copy(update={"base_url": HttpUrl(address if address.endswith("/") else f"{address}/")})
    return config.with_site(site)


def _place(options: argparse.Namespace, config: SiteConfig) -> Path:
    """Return where the site is written.

    Raises:
        MisuseError: Something stands there that no build made, or it is a mount point, which cannot be exchanged.

    """
    out = Path(os.path.abspath(options.out))  # noqa: PTH100  a link must be seen, not followed
    if out.is_mount():
        raise MisuseError(config.say("build.mount", out=options.out))
    try:
        refuse_foreign(out, Path(options.disclosures), config.root, config.root / CACHE, Path.cwd(), Path.home())
    except ForeignPlaceError as error:
        raise MisuseError(config.say("build.foreign", out=options.out, found=error)) from error
    return out


def _build(options: argparse.Namespace, config: SiteConfig) -> int:
    """Build once and say what became of it."""
    out, cache, foundation = _place(options, config), _cache(options, config), foundation_of(config)
    say = config.words[config.languages[0].code].say
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("", total=len(STEPS))

        def tell(step: str) -> None:
            bar.update(task, description=say(f"build.{step}"), completed=STEPS.index(step))

        tell("packages")
        context = prepare(config, as_of_date(options.as_of, config))
        verdicts, packages = _judged(options, context, out, cache)
        tell_failures(verdict.failure for verdict in verdicts)
        tell("derive")
        content = build.catalogue(verdicts, context)
        how = partial(build.BuildOptions, cache=cache, verify=options.verify, packages=packages, tell=tell)
        built = _built(content, config, options, out, how) if content.organisations else None
        if foundation_of(config) != foundation:
            forget_record(cache, out)
    ending = _report_problems(verdicts, config)
    _report_notices(content, config)
    if built is None:
        print(config.say("build.nothing"), file=sys.stderr)
        return max(ending, PROBLEMS)
    _report_built(config, len(content.products), built, options)
    return OUR_FAILURE if built.failures else ending


def _built(
    content: Catalogue,
    config: SiteConfig,
    options: argparse.Namespace,
    out: Path,
    how: Callable[[Workers], build.BuildOptions],
) -> build.Built:
    """Build the site with the workers that were asked for.

    Raises:
        MisuseError: Another build writes there, or the workers cannot be had.

    """
    with ExitStack() as started:
        try:
            return build.build(content, config, out, how(_workers(options, config, started)))
        except BusyError as error:
            raise MisuseError(config.say("build.busy", out=options.out, found=error)) from error


def _judged(
    options: argparse.Namespace, context: RuleContext, out: Path, cache: Cache | None
) -> tuple[list[Verdict], dict[str, str]]:
    """Return a verdict on every package, and under which key is kept what the site will be made of.

    A package on which we fail comes in the form that was last published, where that is kept.
    """
    kept = KeptVerdicts.of(cache, context) if cache else None
    before = read_record(cache, out).packages
    found = check([Path(options.disclosures)], context, announced(SANDBOX, context.config), kept)
    verdicts = list(with_last_form(found, kept, before))
    return verdicts, published_keys(verdicts, kept, before)


def _cache(options: argparse.Namespace, config: SiteConfig) -> Cache | None:
    """Return what was kept of builds before, unless that is not wanted."""
    return None if options.no_cache else Cache(config.root / CACHE)


def _workers(options: argparse.Namespace, config: SiteConfig, started: ExitStack) -> Workers:
    """Return who does the work: processes here, or a cluster.

    Raises:
        MisuseError: Dask is not installed, or the cluster cannot be used.

    """
    if not options.scheduler:
        return LocalProcesses(options.jobs or os.cpu_count() or 1, config)
    try:
        from generator.runtime.cluster import Cluster, ClusterError  # noqa: PLC0415  Dask is an extra
    except ImportError as error:
        raise MisuseError(config.say("build.no_dask")) from error
    try:
        return started.enter_context(Cluster(options.scheduler, accepted, (config, foundation_of(config))))
    except ClusterError as error:
        raise MisuseError(config.say("build.no_cluster", found=quoted(str(error)))) from error


def _report_built(config: SiteConfig, products: int, built: build.Built, options: argparse.Namespace) -> None:
    """Say how we failed, if we did, how much there is, how much of it is new, and why a file is as it is."""
    tell_failures(built.failures)
    for key, has_form in (("build.page_kept", True), ("build.page_missing", False)):
        if subjects := built.unmade(has_form=has_form):
            print(config.say(key, subjects=", ".join(subjects)), file=sys.stderr)
    _report_cache(built, config)
    for words in config.words.values():
        counted = {
            "products": words.say("build.products", count=products),
            "files": words.say("build.files", count=len(built.manifest)),
            "written": built.written,
        }
        print(words.say("build.done", **counted, out=options.out))
    if options.explain:
        _explain(options.explain, built, config)


def _report_cache(built: build.Built, config: SiteConfig) -> None:
    """Say what was wrong with what builds keep for one another: never a fault of the site."""
    if built.tally.damaged:
        print(config.say("build.cache_damaged", count=built.tally.damaged), file=sys.stderr)
    if built.tally.unwritten:
        print(config.say("build.cache_unwritten"), file=sys.stderr)


def _explain(path: str, built: build.Built, config: SiteConfig) -> None:
    """Say why a file of the site was last made anew: which part of what it follows from changed."""
    done, name = built.piece_of(path), quoted(path)
    for words in config.words.values():
        if done is not None:
            why = "; ".join(_reason(part, words) for part in done.why)
            print(words.say("build.made" if done.is_new else "build.kept", path=name, why=why))
        else:
            print(words.say("build.always" if built.has(path) else "build.no_such_file", path=name))


def _reason(part: str, words: Translations) -> str:
    """Return in words what changed: a part of the foundation, or a field of the value."""
    shared = part.startswith("/")
    return words.say(f"build.why.{part[1:]}") if shared else words.say("build.why.value", part=part)


def _report_notices(content: Catalogue, config: SiteConfig) -> None:
    """Name the notices of the authority that act on nothing: our mistake, which keeps nobody from the site."""
    for notice in notices_on_nothing(content):
        place = f"{notice.at.file}:{notice.at.row}: footprint_uuid"
        print(config.say("build.notice_unknown", place=place, uuid=notice.footprint_uuid), file=sys.stderr)


def _report_problems(verdicts: Sequence[Verdict], config: SiteConfig) -> int:
    """Say what keeps packages from the site and return how that ends; one that we failed to judge has no problem."""
    problems = report(verdicts, config)
    for key, has_form in (("build.last_form", True), ("build.unjudged", False)):
        unjudged = [quoted(each.org_id) for each in verdicts if each.failure and each.accepted is has_form]
        if unjudged:
            print(config.say(key, packages=", ".join(unjudged)), file=sys.stderr)
    left_out = [verdict.org_id for verdict in verdicts if not (verdict.accepted or verdict.failure)]
    if left_out:
        says = {language: words.say for language, words in config.words.items()}
        shown = tuple(diagnostic for diagnostic in problems.diagnostics if diagnostic.is_error)
        errors = replace(problems, diagnostics=shown, unjudged=())
        sys.stderr.write(as_text(errors, says))
        print(config.say("build.left_out", packages=", ".join(left_out)), file=sys.stderr)
    if not problems.is_complete:
        return OUR_FAILURE
    return PROBLEMS if left_out else FINE
