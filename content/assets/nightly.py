import json
import sys
from pathlib import Path
from urllib.request import urlopen

address, kept = sys.argv[1], Path(sys.argv[2])
text = urlopen(address).read()
before = {row["number"]: row for row in json.loads(kept.read_bytes() if kept.exists() else text)["products"]}
changed = [row for row in json.loads(text)["products"] if row != before.get(row["number"])]
print(*(f"{row['number']} {row['state']} {row['valid_through']} {row['successor']}" for row in changed), sep="\n")
kept.write_bytes(text)
