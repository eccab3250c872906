# The contestants of the container benchmarks: the daemon, and the same containers by raw Engine calls. Both are timed
# alike, by the Engine's own stream of events.
import http.client
import json
import os
import queue
import subprocess
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../end_to_end"))
import engine  # noqa: E402
from daemon import Daemon  # noqa: E402
from waiting import until  # noqa: E402

TASK = [{"name": "main", "image": "localecs-web:latest", "memory": 32, "command": ["sleep", "100000"], "stopTimeout": 2,
         "portMappings": [{"containerPort": 80}]}]


class Starts(threading.Thread):
    """The moments at which containers start (or whatever the event is), as the Engine tells of them."""

    def __init__(self, event="start", **which):
        super().__init__(daemon=True)
        which = which or {"label": ["com.amazonaws.ecs.container-name=main"]}
        filters = json.dumps({"type": ["container"], "event": [event], **which})
        self.connection = engine.connect(timeout=None)
        self.connection.request("GET", "/events?" + urllib.parse.urlencode({"filters": filters}))
        self.stream = self.connection.getresponse()
        self.moments = queue.Queue()
        self.start()

    def run(self):
        while self.stream.readline().strip():
            self.moments.put(time.monotonic())

    def drain(self):
        """Forgets those that nobody expected."""
        while not self.moments.empty():
            self.moments.get_nowait()

    def expect(self, count, seconds=120):
        """The moment of the last of so many starts."""
        return [self.moments.get(timeout=seconds) for _ in range(count)][-1]


class Api:
    """ECS calls over one kept-alive connection, without a client library's own time in the way."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def call(self, operation, **members):
        self.connection.request("POST", "/", json.dumps(members), {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "AmazonEC2ContainerServiceV20141113." + operation})
        answer = self.connection.getresponse()
        data = json.loads(answer.read())
        assert answer.status == 200 and not data.get("failures"), data
        return data


class Ours:
    def __init__(self, *options):
        self.daemon = Daemon(*options)
        self.daemon_pid = self.daemon.process.pid
        self.api = Api(self.daemon.port)
        self.register()

    def register(self):
        self.api.call("RegisterTaskDefinition", family="bench", containerDefinitions=TASK)
        self.api.call("RegisterTaskDefinition", family="bench-awsvpc", containerDefinitions=TASK, networkMode="awsvpc",
                      cpu="256", memory="512")

    def run(self, count=1):
        for first in range(0, count, 10):
            self.api.call("RunTask", taskDefinition="bench", count=min(10, count - first))

    def pending(self):
        """How many tasks are on their way to RUNNING."""
        return self.api.call("DescribeClusters")["clusters"][0]["pendingTasksCount"]

    def clear(self):
        self.daemon.reset()
        until(lambda: not containers(), 120, "the containers of the daemon are removed")
        self.register()

    def run_awsvpc(self, count=1):
        for first in range(0, count, 10):
            self.api.call("RunTask", taskDefinition="bench-awsvpc", launchType="FARGATE", count=min(10, count - first),
                          networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-bench"]}})

    def warm(self):
        """How many sandboxes are ready for tasks to come."""
        return len(engine.containers("localecs.sandbox", running_only=True))

    def template(self):
        """What the Engine was asked for, to ask it for the same by hand."""
        found = engine.inspect(until(lambda: containers(), 20, "a container")[0]["Id"])
        body = {name: found["Config"][name] for name in ("Image", "Cmd", "Env", "Labels", "ExposedPorts")}
        body["Labels"] = {key: value for key, value in body["Labels"].items() if not key.startswith("localecs.")}
        body["HostConfig"] = found["HostConfig"]
        body["HostConfig"]["PortBindings"] = {"80/tcp": [{"HostIp": "", "HostPort": "0"}]}
        return body


class DockerRun:
    """What a user would type instead."""

    def run(self, count=1):
        for _ in range(count):
            subprocess.Popen(["docker", "run", "-d", "--label", "com.amazonaws.ecs.container-name=main",
                              TASK[0]["image"], *TASK[0]["command"]], stdout=subprocess.DEVNULL)

    def clear(self):
        for each in containers():
            engine.call("DELETE", f"/containers/{each['Id']}?force=1")


class Raw:
    def __init__(self, template):
        self.template = json.dumps(template)

    def start_one(self, connection):
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/containers/create", self.template, headers)
        identifier = json.loads(connection.getresponse().read())["Id"]
        connection.request("POST", f"/containers/{identifier}/start", "", headers)
        answer = connection.getresponse()
        assert answer.status == 204, answer.read()
        answer.read()

    def run(self, count=1, concurrency=1):
        """Starts so many containers over that many connections; returns at once."""
        jobs = queue.Queue()
        for _ in range(count):
            jobs.put(None)
        for _ in range(concurrency):
            threading.Thread(target=self.work, args=(jobs,), daemon=True).start()

    def work(self, jobs):
        connection = engine.connect()
        connection.connect()
        try:
            while True:
                jobs.get_nowait()
                self.start_one(connection)
        except queue.Empty:
            connection.close()

    def clear(self):
        for each in containers():
            engine.call("DELETE", f"/containers/{each['Id']}?force=1")


def containers():
    return engine.containers("com.amazonaws.ecs.container-name=main")


def quiet():
    """Waits until the Engine has put its work behind it, so that one contestant does not pay for the other."""
    pid = int(open(engine.PIDFILE).read()) if engine.PIDFILE else None
    if not pid:
        return
    def idle():
        before = cpu_ticks(pid)
        time.sleep(0.1)
        return cpu_ticks(pid) - before <= 1
    until(idle, 30, "the Engine is quiet")


def cpu_ticks(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])
