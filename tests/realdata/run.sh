#!/bin/sh
# Build a site from The Carbon Catalogue in a folder of its own, and compare it with its source.
set -eu
file=${1:?"make realdata FILE=carbon-catalogue.xlsx"}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
.venv/bin/portal import "$file" --map site_config/mappings/carbon-catalogue.yaml \
  --disclosures "$place/disclosures" --leave-out "$place/left-out.csv" >"$place/import.log" 2>&1 ||
  { cat "$place/import.log"; exit 1; }
.venv/bin/portal build --disclosures "$place/disclosures" --out "$place/site"
.venv/bin/python -m tests.realdata.verify "$file" "$place/disclosures" "$place/left-out.csv" "$place/site"
.venv/bin/python -m tests.honesty "$place/site"
