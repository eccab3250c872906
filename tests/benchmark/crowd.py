# Many at once, for long: services created as fast as clients can, a thousand connections, and whether anything grows.
# SOAK_SECONDS=3600 keeps the thousand connections for an hour.
import json
import os
import tempfile
import threading
import time

from bare import load, request_bytes
from contestants import Api, until
from daemon import Daemon
from process import resident_mib
from table import ms, row

SERVICES, CLIENTS, CONNECTIONS = 10_000, 16, 1_000


def crowd():
    with tempfile.TemporaryDirectory(prefix="localecs-data-") as folder:
        daemon = Daemon("--engine", "simulated", "--data-dir", folder)
        try:
            create_services(daemon)
            keep_asking(daemon, int(os.environ.get("SOAK_SECONDS") or 60))
        finally:
            daemon.stop()


def create_services(daemon):
    """Services without tasks: what is measured is the API."""
    caller = Api(daemon.port)
    caller.call("CreateCluster")
    caller.call("RegisterTaskDefinition", family="web", containerDefinitions=[{"name": "main", "image": "any", "memory": 32}])
    times = []

    def create(first):
        mine = Api(daemon.port)
        for i in range(first, SERVICES, CLIENTS):
            began = time.monotonic()
            mine.call("CreateService", serviceName=f"s{i}", taskDefinition="web", desiredCount=0)
            times.append(time.monotonic() - began)
    clients = [threading.Thread(target=create, args=(i,)) for i in range(CLIENTS)]
    began = time.monotonic()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert len(times) == SERVICES, "not all services were created"
    row(f"CreateService, {SERVICES:,} of them, {CLIENTS} clients, on disk", f"{SERVICES / (time.monotonic() - began):.0f}/s")
    row("CreateService, p99", ms(sorted(times)[int(0.99 * SERVICES)]))


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def keep_asking(daemon, seconds):
    pid = daemon.process.pid
    with tempfile.NamedTemporaryFile("wb") as request:
        request.write(request_bytes("DescribeServices", json.dumps({"services": [f"s{i}" for i in range(10)]})))
        request.flush()
        load(daemon.port, request.name, 2, CONNECTIONS)  # what is needed once is there
        until(lambda: descriptors(pid) < CONNECTIONS, 20, "the connections are closed")
        idle = descriptors(pid)
        before, found = resident_mib(pid), load(daemon.port, request.name, seconds, CONNECTIONS)
        after = resident_mib(pid)
    row(f"{CONNECTIONS:,} connections for {seconds} s, DescribeServices of 10", f"{found['rate']:.0f}/s")
    row("... p99", ms(found["p99"] / 1e6))
    growth = after / before
    row("... memory afterwards, before", f"{after:.1f} MiB", f"{before:.1f} MiB", growth, "<= 1.05", growth <= 1.05)
    until(lambda: descriptors(pid) <= idle, 20, "every connection is closed")
    row("... descriptors afterwards, before", str(descriptors(pid)), str(idle), target="no more", met=descriptors(pid) <= idle)
