"""Turn submissions into typed disclosures, and say everything that is wrong with them."""

from generator.validate.ground import Ground
from generator.validate.packages import Verdict, check_packages
from generator.validate.registers import check_registers

__all__ = ["Ground", "Verdict", "check_packages", "check_registers"]
