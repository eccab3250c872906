# What it costs that nothing is lost: writes at full speed, and the start with much to remember.
import json
import os
import subprocess
import tempfile

from bare import load, request_bytes
from contestants import Api
from daemon import Daemon
from process import first_answer
from scale import PROGRAM
from table import median, ms, row
from timing import rounds


def durable():
    with tempfile.TemporaryDirectory(prefix="localecs-data-") as folder:
        compare_writes(Daemon("--engine", "simulated", "--data-dir", folder), Daemon("--engine", "simulated"))
    with tempfile.TemporaryDirectory(prefix="localecs-data-") as folder:
        subprocess.run([PROGRAM, "fill", folder], check=True)
        size = os.path.getsize(os.path.join(folder, "localecs.db")) / 1e6
        # The Engine is away: what is measured is the daemon alone.
        taken = [first_answer("--data-dir", folder, docker="unix:///nowhere") for _ in range(rounds(5))]
        row(f"start -> first answer, 10,000 services and 100,000 tasks ({size:.0f} MB)", ms(median(taken)), target="<= 1000 ms",
            met=median(taken) <= 1)


def compare_writes(ours, floor):
    for daemon in (ours, floor):
        Api(daemon.port).call("CreateCluster")
    members = {"resourceArn": "arn:aws:ecs:us-east-1:000000000000:cluster/default", "tags": [{"key": "k", "value": "v"}]}
    for operation, input in (("TagResource", members), ("CreateCluster", {"clusterName": "default"})):
        with tempfile.NamedTemporaryFile("wb") as request:
            request.write(request_bytes(operation, json.dumps(input)))
            request.flush()
            rates = {daemon: [] for daemon in (ours, floor)}
            for _ in range(rounds(5)):
                for daemon, found in rates.items():
                    found.append(load(daemon.port, request.name)["rate"])
        on_disk, in_memory = median(rates[ours]), median(rates[floor])
        row(f"{operation}, 64 connections, on disk / in memory", f"{on_disk:.0f}/s", f"{in_memory:.0f}/s",
            on_disk / in_memory, ">= 0.70", on_disk / in_memory >= 0.7)
    ours.stop()
    floor.stop()
