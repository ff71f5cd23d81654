"""Turn submissions into typed disclosures, and say everything that is wrong with them."""

from generator.validate.claims import CLAIMING, Claims, existing_claims
from generator.validate.context import RuleContext
from generator.validate.history import PackageVersions, history_findings, package_gone
from generator.validate.packages import among, check_packages, judge
from generator.validate.registers import check_registers
from generator.validate.scope import Actors, organisations, owner_findings, scope_findings
from generator.validate.sealing import Sealed
from generator.validate.verdict import OwnVerdict, Verdict, unpacked

__all__ = [
    "CLAIMING",
    "Actors",
    "Claims",
    "OwnVerdict",
    "PackageVersions",
    "RuleContext",
    "Sealed",
    "Verdict",
    "among",
    "check_packages",
    "check_registers",
    "existing_claims",
    "history_findings",
    "judge",
    "organisations",
    "owner_findings",
    "package_gone",
    "scope_findings",
    "unpacked",
]
