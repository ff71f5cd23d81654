"""`portal build`: write the whole site."""

import argparse

from generator.cli.site_build import build_site
from generator.config import SiteConfig


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Build the site from every accepted package; name those that are left out."""
    return build_site(options, config)
