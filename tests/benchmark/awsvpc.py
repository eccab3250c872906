# Tasks of network mode awsvpc, with networks made ahead, against raw calls of the Engine.
import time

from contestants import DockerRun, Ours, Raw, Starts, containers, engine, quiet, until
from table import median, ms, row
from timing import kill_one, rounds, timed


def warmed(ours, count):
    """Waits until so many sandboxes are ready; the first task of a subnet makes its network known."""
    ours.run_awsvpc(1)
    until(lambda: ours.warm() >= count, 120, f"{count} sandboxes are ready")
    until(lambda: containers(), 20, "the first task runs")
    for each in containers():
        ours.api.call("StopTask", task=engine.inspect(each["Id"])["Config"]["Labels"]["com.amazonaws.ecs.task-arn"])
    until(lambda: not engine.containers("com.amazonaws.ecs.container-name=main", running_only=True), 30, "it is stopped")
    until(lambda: ours.warm() >= count, 120, f"{count} sandboxes are ready")
    quiet()


def timed_awsvpc(ours, starts, count, warm):
    if warm:
        warmed(ours, warm)
        starts.drain()
    began = time.monotonic()
    ours.run_awsvpc(count)
    taken = starts.expect(count) - began
    ours.clear()
    quiet()
    return taken


def awsvpc_start():
    ours, starts, typed = Ours("--warm-sandboxes", "2"), Starts(), DockerRun()
    one, other = [], []
    for _ in range(rounds(9)):
        one.append(timed_awsvpc(ours, starts, 1, warm=2))
        other.append(timed(starts, typed))
    ours.daemon.stop()
    ratio = median(one) / median(other)
    row("RunTask -> running, warm awsvpc / docker run", ms(median(one)), ms(median(other)), ratio, "<= 0.60", ratio <= 0.6)


def awsvpc_burst():
    plain = Ours()
    plain.run(1)
    raw, starts = Raw(plain.template()), Starts()
    plain.clear()
    plain.daemon.stop()
    floor = {concurrency: [] for concurrency in (1, 2, 4, 8)}
    for _ in range(rounds(3)):
        for concurrency, taken in floor.items():
            taken.append(timed(starts, raw, 50, concurrency=concurrency))
    best = min(floor, key=lambda concurrency: median(floor[concurrency]))
    for warm, target in ((50, 0.6), (0, 1.25)):
        ours = Ours("--warm-sandboxes", str(warm))
        taken = median([timed_awsvpc(ours, starts, 50, warm) for _ in range(rounds(3))])
        ours.daemon.stop()
        ratio = taken / median(floor[best])
        row(f"0 -> 50 awsvpc tasks, {warm} warm", ms(taken), f"{ms(median(floor[best]))} ({best} at a time)", ratio,
            f"<= {target:.2f}", ratio <= target)


def awsvpc_replacement():
    """From a death to the next container; the floor hears of it by the Engine's event, then creates and starts."""
    plain = Ours()
    plain.run(1)
    raw, starts = Raw(plain.template()), Starts()
    plain.clear()
    plain.daemon.stop()
    deaths = Starts(event="die")
    other = [raw_replacement(raw, starts, deaths) for _ in range(rounds(9))]
    ours = Ours("--warm-sandboxes", "3")
    warmed(ours, 3)
    starts.drain()
    ours.api.call("CreateService", serviceName="web", taskDefinition="bench-awsvpc", desiredCount=1,
                  networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-bench"]}})
    starts.expect(1)
    one = []
    for _ in range(rounds(9)):
        until(lambda: ours.warm() >= 2, 60, "sandboxes are ready")
        time.sleep(1.5)  # a task that dies within its first second is replaced with backoff, as it should be
        quiet()
        began = kill_one()
        one.append(starts.expect(1) - began)
    ours.clear()
    ours.daemon.stop()
    ratio = median(one) / median(other)
    row("death -> replacement, warm awsvpc / raw", ms(median(one)), ms(median(other)), ratio, "<= 0.50", ratio <= 0.5)


def raw_replacement(raw, starts, deaths):
    raw.run(1)
    starts.expect(1)
    quiet()
    deaths.drain()
    began = kill_one()
    deaths.expect(1)
    raw.run(1)
    taken = starts.expect(1) - began
    raw.clear()
    quiet()
    return taken
