"""`portal new`: a package that passes, to fill in."""

import argparse
from pathlib import Path

from generator.cli.exit_codes import FINE, MisuseError
from generator.config import SiteConfig
from generator.read import is_org_id

STARTER = "starter-org"
"""The organisation's id in `site_config/starter/`, which the new id takes the place of."""


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Copy the starter package under a new id."""
    folder = Path(options.disclosures) / options.org_id
    if not is_org_id(options.org_id):
        raise MisuseError(config.say("new.id"))
    if folder.exists():
        raise MisuseError(config.say("new.exists", folder=folder))
    folder.mkdir(parents=True)
    for source in sorted((config.root / "site_config" / "starter").iterdir()):
        text = source.read_text(encoding="utf-8").replace(STARTER, options.org_id)
        (folder / source.name).write_text(text, encoding="utf-8")
    print(config.say("new.done", folder=folder))
    return FINE
