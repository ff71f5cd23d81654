"""Turn submissions into typed disclosures, and say everything that is wrong with them."""

from generator.validate.ground import Ground
from generator.validate.history import Past, history_findings, package_gone
from generator.validate.packages import Verdict, check_packages, verdict_of
from generator.validate.registers import check_registers
from generator.validate.scope import Actors, organisations, owner_findings, scope_findings
from generator.validate.standing import CLAIMING, standing_claims

__all__ = [
    "CLAIMING",
    "Actors",
    "Ground",
    "Past",
    "Verdict",
    "check_packages",
    "check_registers",
    "history_findings",
    "organisations",
    "owner_findings",
    "package_gone",
    "scope_findings",
    "standing_claims",
    "verdict_of",
]
