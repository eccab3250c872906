# What the parts of the benchmark share: rounds, stopwatches, percentiles, a container that dies.
import os
import time

from contestants import engine, quiet, until


def rounds(usual):
    return int(os.environ.get("ROUNDS") or usual)


def seconds_of(call):
    began = time.monotonic()
    call()
    return time.monotonic() - began


def percentile(values, share):
    return sorted(values)[int(share * (len(values) - 1))]


def timed(starts, contestant, count=1, **how):
    began = time.monotonic()
    contestant.run(count, **how)
    taken = starts.expect(count) - began
    contestant.clear()
    quiet()
    return taken


def kill_one(label="com.amazonaws.ecs.container-name=main"):
    """Kills a container that runs; the moment of it."""
    victim = until(lambda: engine.containers(label, running_only=True), 20, "a container runs")[0]["Id"]
    pid = engine.inspect(victim)["State"]["Pid"]
    began = time.monotonic()
    os.kill(pid, 9)
    return began
