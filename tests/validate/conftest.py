"""Properties here are tried repeatably."""

import tests.model.profile  # noqa: F401  loads the profile
