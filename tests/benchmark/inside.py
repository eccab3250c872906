# What concerns a task once it runs: its output in the Logs API, and what it asks of its metadata endpoint.
import http.client
import json
import time
import urllib.parse

from bare import bare_server
from contestants import Ours, Starts, containers, engine, quiet, until
from table import fine_ms, median, ms, row
from timing import percentile, rounds, seconds_of


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
