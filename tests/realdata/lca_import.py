"""Import the published factors with the real `bw2io` and see that every process scores exactly its factor.

Brightway is large and no dependency of ours, so this runs by hand, in an environment of its own:

    python3 -m venv build/lca && build/lca/bin/pip install bw2io
    PYTHONPATH=. build/lca/bin/python tests/realdata/lca_import.py site/data/latest/factors-lca*.csv
"""

import csv
import os
import sys
import tempfile
from pathlib import Path

METHOD = ("CO2e", "aggregated")
NEAR = 1e-6
"""Brightway keeps amounts in single precision."""


def stated(path: Path) -> dict[str, float]:
    """Return emission over product of every factor, by its code, as the file says."""
    amounts: dict[str, float] = {}
    product = 0.0
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            if row and row[0] == "production":
                product, code = float(row[2]), row[4].partition("::")[2]
            elif row and row[0] == "biosphere":
                amounts[code] = float(row[2]) / product
    return amounts


def scored(path: Path) -> dict[str, float]:
    """Return what Brightway makes of one unit of each factor."""
    import bw2calc  # noqa: PLC0415  reads its folder from the environment, which main sets first
    import bw2data  # noqa: PLC0415
    import bw2io  # noqa: PLC0415

    bw2data.Database(bw2data.config.biosphere).write({})
    importer = bw2io.CSVImporter(str(path))
    importer.apply_strategies()
    assert not list(importer.unlinked), "flows that lead nowhere"
    importer.write_database()
    database = bw2data.Database(importer.db_name)
    method = bw2data.Method((*METHOD, importer.db_name))
    method.register(unit="kg CO2e")
    method.write([(database.get("ghg-co2e-aggregated").key, 1)])
    found = {}
    for activity in database:
        if activity["type"] != "emission":
            lca = bw2calc.LCA({activity: 1}, method.name)
            lca.lci()
            lca.lcia()
            found[activity["code"]] = lca.score
    return found


def main(paths: list[Path]) -> None:
    """Compare every file."""
    os.environ["BRIGHTWAY2_DIR"] = tempfile.mkdtemp()
    for path in paths:
        expected, found = stated(path), scored(path)
        assert expected.keys() == found.keys()
        assert all(abs(found[code] - value) <= NEAR * abs(value) for code, value in expected.items())
        print(f"{path.name}: {len(found)} factors score as stated")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
