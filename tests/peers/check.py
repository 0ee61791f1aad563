"""check.py PEER FILE: what a peer finds in an old register (UTF-8, semicolons), and in how many seconds, as JSON.

Reading the file counts; starting Python and importing the library does not.
"""

import importlib
import importlib.metadata
import json
import logging
import sys
import time
import warnings

PEERS = {
    "polars": "polars",
    "pandera": "pandera",
    "great_expectations": "great_expectations",
    "frictionless": "frictionless",
    "qsv": None,
}


def main():
    peer, file = sys.argv[1:]
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    by = importlib.import_module(f"by_{peer}")
    runs = []
    # The quick ones have the best of three, as ours has.
    while not runs or (len(runs) < 3 and runs[0] < 5):
        start = time.perf_counter()
        counts, left_out = by.check(file)
        runs.append(time.perf_counter() - start)
    seconds = min(runs)
    print(json.dumps({
        "peer": peer,
        "version": importlib.metadata.version(PEERS[peer]) if PEERS[peer] else by.version(),
        "seconds": round(seconds, 3),
        "found": sum(counts.values()),
        "kinds": {kind: count for kind, count in counts.items() if count},
    }, ensure_ascii=False))


main()
