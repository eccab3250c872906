# Runs the benchmarks, contestants in turn, and prints one table of medians and ratios. It never fails on a time.
import sys

from api import api
from awsvpc import awsvpc_burst, awsvpc_replacement, awsvpc_start
from crowd import crowd
from durable import durable
from inside import logs, metadata
from process import process
from scale import scale
from swarm import swarm
from table import show
from tasks import burst, replacement, run_task, start

PARTS = {part.__name__: part for part in (api, run_task, start, burst, replacement, awsvpc_start, awsvpc_burst,
                                           awsvpc_replacement, swarm, logs, metadata, scale, durable, crowd, process)}

if __name__ == "__main__":
    chosen = sys.argv[1:] or list(PARTS)
    unknown = set(chosen) - set(PARTS)
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    for name in chosen:
        print(f"==> {name}", flush=True)
        PARTS[name]()
    show()
