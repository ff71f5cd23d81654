"""Turn submissions into typed disclosures, and say everything that is wrong with them."""

from generator.validate.context import RuleContext
from generator.validate.existing_claims import CLAIMING, existing_claims
from generator.validate.history import PackageVersions, history_findings, package_gone
from generator.validate.packages import Verdict, check_packages, verdict_of
from generator.validate.registers import check_registers
from generator.validate.scope import Actors, organisations, owner_findings, scope_findings

__all__ = [
    "CLAIMING",
    "Actors",
    "PackageVersions",
    "RuleContext",
    "Verdict",
    "check_packages",
    "check_registers",
    "existing_claims",
    "history_findings",
    "organisations",
    "owner_findings",
    "package_gone",
    "scope_findings",
    "verdict_of",
]
