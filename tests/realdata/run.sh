#!/bin/sh
# Build a site from The Carbon Catalogue in a folder of its own, and compare it with its source.
set -eu
file=${1:?"make realdata FILE=carbon-catalogue.xlsx"}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
.venv/bin/python -m tests.realdata.carbon_catalogue "$file" "$place/disclosures"
.venv/bin/portal build --disclosures "$place/disclosures" --out "$place/site"
.venv/bin/python -m tests.realdata.verify "$file" "$place/disclosures" "$place/site"
.venv/bin/python -m tests.honesty "$place/site"
