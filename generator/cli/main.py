"""Arguments and exit codes of every command."""

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.cli.exit_codes import MISUSED, OUR_FAILURE, MisuseError, tell_failures
from generator.config import FORGES, ConfigError, SiteConfig, load_config
from generator.read import WORKTREE

Command = Callable[[argparse.Namespace, SiteConfig], int]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    config: SiteConfig | None = None
    try:
        config = load_config(Path(options.root).resolve())
        return command(options, config)
    except MisuseError as error:
        print(f"portal: {error}", file=sys.stderr)
        return MISUSED
    except ConfigError as error:
        print(f"portal: {error}", file=sys.stderr)
        return OUR_FAILURE
    except Exception:  # noqa: BLE001  whatever we did wrong, it must not look like a verdict on somebody's data
        tell_failures([traceback.format_exc()])
        if config is not None:
            print(config.say("failure.ours"), file=sys.stderr)
        return OUR_FAILURE


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="portal", description="A public register of product carbon footprints.")
    parser.add_argument("--root", default=".", metavar="DIR", help="folder of the repository (default: here)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_new(commands.add_parser("new", help="make a package that passes, to fill in"))
    _add_check(commands.add_parser("check", help="say everything that is wrong with packages"))
    _add_diff(commands.add_parser("diff", help="what a change does to the published numbers"))
    _add_build(commands.add_parser("build", help="write the whole site"))
    _add_serve(commands.add_parser("serve", help="build, serve on localhost, rebuild on change"))
    _add_clock(commands.add_parser("service-clock", help="how long submissions waited, from git history, as CSV"))
    _add_template(commands.add_parser("template", help="write a spreadsheet form to fill in"))
    _add_import(
        commands.add_parser("import", help="make a package from a filled form or PACT data, or say what is wrong")
    )
    _add_explain(commands.add_parser("explain", help="what a code means, why, and how to fix it"))
    return parser


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("org_id", metavar="ORG_ID", help="the organisation's id, which is its folder's name")
    parser.add_argument("--disclosures", default="disclosures", metavar="DIR", help="folder of all packages")
    parser.set_defaults(command=_later("new"))


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="package folders, or folders of them (default: disclosures)"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "markdown", "github"), default="text", help="form of the report"
    )
    parser.add_argument("--annotate", metavar="DIR", help="also write the tables there with a column that explains")
    _add_as_of(parser)
    change = parser.add_argument_group("a change between two revisions")
    change.add_argument(
        "--base", metavar="REV", help="judge the difference from this revision, with its rules and owners"
    )
    _add_head(change)
    change.add_argument(
        "--actor-id", action="append", type=int, metavar="N", help="account number behind the change; may be repeated"
    )
    change.add_argument("--excerpt", metavar="FILE", help="also write there what a comment on the change may hold")
    change.add_argument("--forge", choices=FORGES, default=FORGES[0], help="whose account numbers these are")
    parser.set_defaults(command=_later("check"))


def _add_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="revision to compare with")
    _add_head(parser)
    _add_as_of(parser)
    parser.set_defaults(command=_later("diff"))


def _add_head(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--head", default=WORKTREE, metavar="REV", help="revision with the change (default: worktree)")


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", default="site", metavar="DIR", help="where the site is written (default: site)")
    parser.add_argument("--disclosures", default="disclosures", metavar="DIR", help="folder of all packages")
    parser.add_argument("--base-url", metavar="URL", help="public address of the site (default: site.yaml)")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: as many as there are cores)")
    parser.add_argument("--scheduler", metavar="URL", help="a Dask cluster in the place of processes (tls://HOST:PORT)")
    parser.add_argument("--no-cache", action="store_true", help="make everything anew, and keep nothing for next time")
    parser.add_argument("--verify", action="store_true", help="read every file that stands before it is taken over")
    parser.add_argument("--explain", metavar="PATH", help="say why a file of the site was last made anew")
    _add_as_of(parser)
    parser.set_defaults(command=_later("build"))


def _add_serve(parser: argparse.ArgumentParser) -> None:
    _add_build(parser)
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="port on localhost (default: 8000)")
    parser.set_defaults(command=_later("serve"))


def _add_clock(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--branch", default="main", metavar="REV", help="branch that submissions reach (default: main)")
    parser.set_defaults(command=_later("service_clock"))


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="a code such as stages-sum")
    parser.set_defaults(command=_later("explain"))


def _add_template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.xlsx", help="where the form is written")
    parser.add_argument("--short", action="store_true", help="the short form for one product")
    parser.add_argument("--package", metavar="DIR", help="fill the full form with this package")
    parser.set_defaults(command=_later("template"))


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a filled .xlsx form, .csv tables or a folder of them, or .json of the PACT data model",
    )
    parser.add_argument("--disclosures", default="disclosures", metavar="DIR", help="folder of all packages")
    parser.add_argument(
        "--annotate", metavar="OUT.xlsx", help="also write the workbook there with every mistake marked"
    )
    parser.add_argument("--map", metavar="MAP.yaml", help="read files that are not our form as this mapping says")
    parser.add_argument(
        "--propose", metavar="MAP.yaml", help="only write a draft of such a mapping there, full of guesses to check"
    )
    parser.add_argument(
        "--leave-out",
        metavar="OUT.csv",
        help="with --map: leave out rows in which something is wrong, and list them there",
    )
    parser.add_argument("--replace", action="store_true", help="replace the data of a package that stands already")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the report")
    _add_as_of(parser)
    parser.set_defaults(command=_later("importing"))


def _add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATE", help="date on which things are judged (default: today)")


def _later(name: str) -> Command:
    """Return a command whose module is loaded when it runs: checking one package must not wait for pandas."""

    def command(options: argparse.Namespace, config: SiteConfig) -> int:
        module = __import__(f"generator.cli.{name}", fromlist=["command"])
        outcome: int = module.command(options, config)
        return outcome

    return command
