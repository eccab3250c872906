# Runs the benchmarks, contestants in turn, and prints one table of medians and ratios. It never fails on a time.
import contextlib
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse

from contestants import Api, DockerRun, Ours, Raw, Starts, containers, cpu_ticks, engine, quiet, until
from daemon import BINARY, Daemon, free_port
from table import fine_ms, median, ms, row, show

BUILD = os.path.dirname(os.path.abspath(BINARY))
TARGET = "AmazonEC2ContainerServiceV20141113."


def rounds(usual):
    return int(os.environ.get("ROUNDS") or usual)


# --- the API against a bare server ------------------------------------------------------------------------------------

def request_bytes(operation, body):
    return (f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\n"
            f"X-Amz-Target: {TARGET}{operation}\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode()


def load(port, request, seconds=2):
    done = subprocess.run([f"{BUILD}/load", str(port), "64", str(seconds), request], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def api():
    daemon = Daemon("--engine", "simulated")
    caller = Api(daemon.port)
    caller.call("CreateCluster")
    caller.call("RegisterTaskDefinition", family="web", containerDefinitions=[
        {"name": "main", "image": "any", "memory": 32}])
    caller.call("CreateService", serviceName="web", taskDefinition="web", desiredCount=3)
    until(lambda: caller.call("DescribeServices", services=["web"])["services"][0]["runningCount"] == 3, 20, "steady")
    for operation, members in (("ListClusters", {}), ("DescribeServices", {"services": ["web"]})):
        compare_api(daemon, caller, operation, members)
    daemon.stop()


@contextlib.contextmanager
def bare_server(answer):
    """The floor: its port. It answers everything with that JSON."""
    with tempfile.NamedTemporaryFile("w") as body:
        json.dump(answer, body, separators=(",", ":"))
        body.flush()
        port = free_port()
        bare = subprocess.Popen([f"{BUILD}/bare_beast", str(port), body.name])
        try:
            until(lambda: answers(port), 10, "the bare server listens")
            yield port
        finally:
            bare.kill()
            bare.wait()


def compare_api(daemon, caller, operation, members):
    with tempfile.NamedTemporaryFile("wb") as request, bare_server(caller.call(operation, **members)) as port:
        request.write(request_bytes(operation, json.dumps(members)))
        request.flush()
        ours, floor = [], []
        for _ in range(rounds(5)):
            ours.append(load(daemon.port, request.name))
            floor.append(load(port, request.name))
    rate, best = median([r["rate"] for r in ours]), median([r["rate"] for r in floor])
    row(f"{operation}, 64 connections", f"{rate:.0f}/s", f"{best:.0f}/s", rate / best, ">= 0.50", rate / best >= 0.5)
    row(f"{operation}, 64 connections, p99", ms(median([r["p99"] for r in ours]) / 1e6),
        ms(median([r["p99"] for r in floor]) / 1e6))


def answers(port):
    import socket
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


# --- tasks against raw calls of the Engine ----------------------------------------------------------------------------

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


def seconds_of(call):
    began = time.monotonic()
    call()
    return time.monotonic() - began


def percentile(values, share):
    return sorted(values)[int(share * (len(values) - 1))]


def both():
    ours = Ours()
    ours.run(1)
    raw = Raw(ours.template())
    ours.clear()
    quiet()
    return ours, raw, Starts()


def timed(starts, contestant, count=1, **how):
    began = time.monotonic()
    contestant.run(count, **how)
    taken = starts.expect(count) - began
    contestant.clear()
    quiet()
    return taken


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


# --- awsvpc: tasks with networks made ahead ----------------------------------------------------------------------------

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


def kill_one():
    """Kills the one container that runs; the moment of it."""
    victim = until(lambda: engine.containers("com.amazonaws.ecs.container-name=main", running_only=True), 20,
                   "a container runs")[0]["Id"]
    pid = engine.inspect(victim)["State"]["Pid"]
    began = time.monotonic()
    os.kill(pid, 9)
    return began


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


# --- output and metadata ------------------------------------------------------------------------------------------------

def logs():
    """How soon a line is readable through the Logs API, and whether 50,000 a second all arrive."""
    ours, starts = Ours(), Starts()
    reader = ours.daemon.client(service="logs")
    soon = []
    follow = {"awslogs-group": "/bench", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "b",
              "awslogs-create-group": "true", "mode": "blocking"}
    def run(script):
        ours.api.call("RegisterTaskDefinition", family="lines", containerDefinitions=[
            {"name": "main", "image": "localecs-web:latest", "memory": 64, "command": ["sh", "-c", script],
             "logConfiguration": {"logDriver": "awslogs", "options": follow}}])
        arn = ours.api.call("RunTask", taskDefinition="lines")["tasks"][0]["taskArn"]
        return arn, f"b/main/{arn.rsplit('/', 1)[1]}"
    arn, stream = run("i=0; while sleep 0.5; do i=$((i+1)); echo line $i; done")
    starts.expect(1)
    time.sleep(2)
    seen = set()
    deadline = time.monotonic() + 12
    while time.monotonic() < deadline:
        for event in reader.get_log_events(logGroupName="/bench", logStreamName=stream, limit=5)["events"]:
            if event["message"] not in seen:
                seen.add(event["message"])
                soon.append(time.time() - event["timestamp"] / 1000)  # the moment at which the Engine got it
        time.sleep(0.005)
    soon = soon[5:]  # those that were there before the reading began
    row("a line is readable through the Logs API", ms(median(soon)), target="<= 200 ms", met=max(soon) <= 0.2)
    ours.api.call("StopTask", task=arn)
    count, writer = 500_000, "yes 'a line of a container that has much to say' | head -n "
    began = time.monotonic()
    arn, stream = run(f"{writer}{count}")
    starts.expect(1)
    def stored():
        groups = reader.describe_log_streams(logGroupName="/bench", logStreamNamePrefix=stream)["logStreams"]
        token, total = None, 0
        if not groups or ours.api.call("DescribeTasks", tasks=[arn])["tasks"][0]["lastStatus"] != "STOPPED":
            return 0
        while True:
            page = reader.get_log_events(logGroupName="/bench", logStreamName=stream, startFromHead=True,
                                         **({"nextToken": token} if token else {}))
            total += len(page["events"])
            if page["nextForwardToken"] == token or not page["events"]:
                return total >= count and total
            token = page["nextForwardToken"]
    total = until(stored, 120, "all lines are stored")
    taken = time.monotonic() - began
    row(f"{count} lines of one container, {count - total} lost", f"{count / taken:.0f}/s", target=">= 50000/s",
        met=total == count and count / taken >= 50_000)
    ours.clear()
    ours.daemon.stop()


def metadata():
    """What a task asks of itself while 200 run, over a kept-alive connection; the bare server has the same bytes to say."""
    ours, starts = Ours(), Starts()
    ours.run(200)
    starts.expect(200, 300)
    until(lambda: ours.pending() == 0, 120, "all tasks are RUNNING")
    addresses = [urllib.parse.urlsplit(variable.split("=", 1)[1]) for each in containers()
                 for variable in engine.inspect(each["Id"])["Config"]["Env"]
                 if variable.startswith("ECS_CONTAINER_METADATA_URI_V4=")]
    assert len(addresses) == 200, addresses
    quiet()
    mine, floor = [], []
    endpoint = http.client.HTTPConnection(addresses[0].hostname, addresses[0].port or 80)
    with bare_server(json.loads(get(endpoint, addresses[0].path + "/task"))) as port:
        bare = http.client.HTTPConnection("127.0.0.1", port)
        # Task after task in turn: each may ask 40 times a second.
        for _ in range(rounds(25)):
            for address in addresses:
                mine.append(seconds_of(lambda: get(endpoint, address.path + "/task")))
                floor.append(seconds_of(lambda: get(bare, address.path + "/task")))
    ours.clear()
    ours.daemon.stop()
    for share in (0.5, 0.99):
        one, other = percentile(mine, share), percentile(floor, share)
        row(f"GET .../task, 200 tasks running, p{share * 100:.0f}", fine_ms(one), fine_ms(other), one / other)


def get(connection, path):
    connection.request("GET", path)
    answer = connection.getresponse()
    data = answer.read()
    assert answer.status == 200, (path, answer.status, data)
    return data


# --- the process itself -----------------------------------------------------------------------------------------------

def first_answer():
    """From the start of the process to its first answer."""
    import socket
    port = free_port()
    request = request_bytes("ListClusters", "{}")
    began = time.monotonic()
    process = subprocess.Popen([BINARY, "--listen", f"127.0.0.1:{port}", "--docker", engine.DOCKER_HOST],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while time.monotonic() - began < 10:
        with socket.socket() as connection:
            if connection.connect_ex(("127.0.0.1", port)) == 0:
                connection.sendall(request)
                assert connection.recv(65536).startswith(b"HTTP/1.1 200")
                break
    taken = time.monotonic() - began
    process.terminate()
    process.wait()
    return taken


def resident_mib(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


def cpu_share(pid, seconds=10):
    before = cpu_ticks(pid)
    time.sleep(seconds)
    return (cpu_ticks(pid) - before) / os.sysconf("SC_CLK_TCK") / seconds


def process():
    taken = median([first_answer() for _ in range(rounds(15))])
    row("start -> first answer", ms(taken), target="<= 25 ms", met=taken <= 0.025)
    ours, starts = Ours(), Starts()
    quiet()
    idle = resident_mib(ours.daemon_pid)
    row("resident memory, idle", f"{idle:.1f} MiB", target="<= 12 MiB", met=idle <= 12)
    ours.api.call("CreateService", serviceName="web", taskDefinition="bench", desiredCount=10)
    starts.expect(10)
    until(lambda: ours.api.call("DescribeServices", services=["web"])["services"][0]["runningCount"] == 10, 20, "steady")
    row("resident memory, 10 tasks running", f"{resident_mib(ours.daemon_pid):.1f} MiB")
    quiet()
    share = cpu_share(ours.daemon_pid)
    row("CPU over 10 s, 10 tasks running", f"{share * 100:.1f} %", target="0 %", met=share == 0)
    ours.clear()
    ours.daemon.stop()


PARTS = {part.__name__: part for part in (api, run_task, start, burst, replacement, awsvpc_start, awsvpc_burst,
                                           awsvpc_replacement, logs, metadata, process)}

if __name__ == "__main__":
    chosen = sys.argv[1:] or list(PARTS)
    unknown = set(chosen) - set(PARTS)
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    for name in chosen:
        print(f"==> {name}", flush=True)
        PARTS[name]()
    show()
