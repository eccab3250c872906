# Tasks against raw calls of the Engine.
import os
import time

from bare import bare_server
from contestants import Api, Ours, Raw, Starts, quiet
from table import median, ms, row
from timing import kill_one, percentile, rounds, seconds_of, timed


def run_task():
    """Beside it the bare server, asked in turn: on a machine busy with starting containers it waits for a core as well."""
    ours, starts, mine, floor = Ours(), Starts(), [], []
    # What is asked is how long the servers take, not how long this script waits for a core.
    os.setpriority(os.PRIO_PROCESS, 0, -10)
    with bare_server({"tasks": [], "failures": []}) as port:
        bare = Api(port)
        for _ in range(rounds(5)):
            ours.run(20)
            for _ in range(40):
                mine.append(seconds_of(lambda: ours.run(1)))
                floor.append(seconds_of(lambda: bare.call("RunTask", taskDefinition="bench", count=1)))
                time.sleep(0.05)  # so that the calls spread over the time in which the 20 start
            starts.expect(60)
            ours.clear()
            quiet()
    os.setpriority(os.PRIO_PROCESS, 0, 0)
    ours.daemon.stop()
    row("RunTask answers while 20 tasks start, p50", ms(median(mine)), ms(median(floor)))
    p99 = percentile(mine, 0.99)
    row("RunTask answers while 20 tasks start, p99", ms(p99), ms(percentile(floor, 0.99)), p99 / percentile(floor, 0.99),
        "< 5 ms", p99 < 0.005)


def both():
    ours = Ours()
    ours.run(1)
    raw = Raw(ours.template())
    ours.clear()
    quiet()
    return ours, raw, Starts()


def start():
    ours, raw, starts = both()
    one, other = [], []
    for _ in range(rounds(15)):
        one.append(timed(starts, ours))
        other.append(timed(starts, raw))
    ours.daemon.stop()
    ratio = median(one) / median(other)
    row("RunTask -> container running", ms(median(one)), ms(median(other)), ratio, "<= 1.15", ratio <= 1.15)


def burst():
    ours, raw, starts = both()
    one, other = [], {concurrency: [] for concurrency in (1, 2, 4, 8)}
    for _ in range(rounds(3)):
        one.append(timed(starts, ours, 50))
        for concurrency, taken in other.items():
            taken.append(timed(starts, raw, 50, concurrency=concurrency))
    ours.daemon.stop()
    best = min(other, key=lambda concurrency: median(other[concurrency]))
    floor = median(other[best])
    row("0 -> 50 tasks running", ms(median(one)), f"{ms(floor)} ({best} at a time)", median(one) / floor, "<= 1.15",
        median(one) / floor <= 1.15)


def replacement():
    ours, raw, starts = both()
    other = [timed(starts, raw) for _ in range(rounds(15))]
    ours.api.call("CreateService", serviceName="web", taskDefinition="bench", desiredCount=1)
    starts.expect(1)
    one = []
    for _ in range(rounds(15)):
        quiet()
        time.sleep(1.5)  # a task that dies within its first second is replaced with backoff, as it should be
        began = kill_one()
        one.append(starts.expect(1) - began)
    ours.clear()
    ours.daemon.stop()
    ratio = median(one) / median(other)
    row("death -> replacement running", ms(median(one)), ms(median(other)), ratio, "<= 1.2", ratio <= 1.2)
