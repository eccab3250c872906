# The API against a bare server.
import json
import tempfile

from bare import bare_server, load, request_bytes
from contestants import Api, until
from daemon import Daemon
from table import median, ms, row
from timing import rounds


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
