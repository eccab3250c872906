# Many rows: what build/release/scale measured in one process, against the targets.
import json
import os
import subprocess

from daemon import BINARY
from table import fine_ms, ms, row

PROGRAM = os.path.join(os.path.dirname(BINARY), "scale")


def scale():
    figures = json.loads(subprocess.run([PROGRAM], check=True, capture_output=True, text=True).stdout)
    many, large, instances = figures["many_tasks"], figures["large_service"], figures["many_instances"]
    row(f"memory, {many['services']:,} services and {many['tasks']:,} tasks", f"{many['memory_mib']:.0f} MiB",
        target="<= 1024 MiB", met=many["memory_mib"] <= 1024)
    few, now = many["start_ms_at_few"] / 1000, many["start_ms_at_many"] / 1000
    row("one more task's start, beside them / beside 100", fine_ms(now), fine_ms(few), now / few, "<= 1.50", now / few <= 1.5)
    row(f"a placement, {instances['instances']:,} instances", fine_ms(instances["choice_ms"] / 1000), target="< 1 ms",
        met=instances["choice_ms"] < 1)
    row(f"UpdateService, {large['tasks']:,} tasks: the longest of {large['rounds']} rounds", ms(large["longest_round_ms"] / 1000),
        target="<= 50 ms", met=large["longest_round_ms"] <= 50)
