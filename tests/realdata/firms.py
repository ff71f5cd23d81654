"""Rows of fictional firms, each with something that the rows of real ones have."""

from tests.realdata.fictional import row, stage

LAMP = {"company": "Example Lamp Co.", "name": "Lamp"}
MILL = {"company": "Example Mill", "name": "Flour", "group": "Food & Beverage Processing"}
LONG_NAME = " ".join(["A kettle that its maker describes at great length"] * 5)

PRODUCTS = [
    row("1-1-2013", 3, protocol="PAS2050", name="Old kettle"),
    row("1-1-2014", 2.5),
    row("1-1-2015", 0.1, name="New kettle", detail="Kettle, 1 litre", protocol="Not reported"),
    row("1-2-2014", 72.54, combined="No", name="Contradicted in 2014"),
    row("1-2-2013", 80, combined="No", name="Consistent in 2013"),
    row("1-3-2016", 12, combined="No", weight=None, name="Of unknown weight", group="Capital Goods"),
    row("1-4-2016", 5, name="Kettle \u00a0with  spaces\t"),
    row("1-5-2016", 6, name="Cafe\u0301 kettle"),
    row("1-6-2016", 0.00001, weight=0.0333333333333333, name=LONG_NAME),
    row("1-7-2016", 3, combined="No", name="Of one stage"),
    row("2-1-2016", 100, combined="Yes", adjustments="Converted from ton to kg", **LAMP),
    row("2-2-2016", 50, combined="Yes", **LAMP),
    row("2-3-2016", 7, **LAMP | {"name": "+Lamp"}),
    row("2-4-2016", 8, **LAMP | {"name": "La\u200bmp"}),
    row("2-5-2016", "n/a", **LAMP),
    row("2-6-2016", None, **LAMP),
    row("3-1-2016", 1, **MILL),
    row("4-1-2016", 2, **MILL | {"company": "EXAMPLE MILL."}),
    row("5-1-2016", 2, company="样例", country="Atlantis"),
    row("6-1-2016", 4, combined="No", company="Example Stages", protocol="Not reported"),
]
STAGES = [
    stage("1-2-2014", "Operations", 78.17),
    stage("1-2-2014", "Downstream", 1.6),
    stage("1-2-2013", "Upstream", 78.4),
    stage("1-2-2013", "Downstream", 1.6),
    stage("1-3-2016", "Upstream", 11.7),
    stage("1-3-2016", "Upstream", 0.1),
    stage("1-3-2016", "Operations", 0.2),
    stage("1-3-2016", "Downstream", 0),
    stage("1-7-2016", "Operations", 3),
    stage("2-1-2016", "Operations", 60),
    stage("2-1-2016", "Downstream", 40.2),
    stage("2-2-2016", "Operations", 60),
    stage("2-2-2016", "Downstream", 40.2),
    stage("6-1-2016", "Upstream", "unknown"),
]
