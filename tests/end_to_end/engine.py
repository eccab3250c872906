# The Docker Engine as the tests see it: a few calls of its API, past the daemon.
import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import urllib.parse

from waiting import until

DOCKER_HOST = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path, timeout=60):
        super().__init__("docker", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


def connect(timeout=60):
    address = urllib.parse.urlsplit(DOCKER_HOST)
    if address.scheme == "unix":
        return UnixConnection(address.path, timeout)
    return http.client.HTTPConnection(address.hostname, address.port, timeout=timeout)


def exchange(method, path, data=None, timeout=60, headers=None):
    """One call; the bytes of the answer and their type. Raises on an HTTP error."""
    connection = connect(timeout)
    try:
        connection.request(method, path, data, headers or {})
        answer = connection.getresponse()
        data = answer.read()
    finally:
        connection.close()
    if answer.status >= 400:
        raise RuntimeError(f"{method} {path}: {answer.status} {data.decode(errors='replace')}")
    return data, answer.getheader("Content-Type") or ""


def call(method, path, body=None, timeout=60):
    """One call; the answer's JSON, or its bytes where it is none."""
    headers = {"Content-Type": "application/json"} if body is not None else {}
    data, kind = exchange(method, path, json.dumps(body) if body is not None else None, timeout, headers)
    return json.loads(data) if "json" in kind and data else data


def lines(method, path, timeout=60, headers=None):
    """One call that is answered with a stream of JSON lines, such as a push."""
    return [json.loads(line) for line in exchange(method, path, None, timeout, headers)[0].splitlines()]


@contextlib.contextmanager
def at(host):
    """Meanwhile these functions talk to another Engine."""
    global DOCKER_HOST
    before, DOCKER_HOST = DOCKER_HOST, host
    try:
        yield
    finally:
        DOCKER_HOST = before


def answers():
    try:
        return call("GET", "/_ping", timeout=2) == b"OK"
    except (OSError, http.client.HTTPException, RuntimeError):
        return False


def containers(*labels, running_only=False):
    filters = {"label": list(labels)}
    query = urllib.parse.urlencode({"all": "0" if running_only else "1", "filters": json.dumps(filters)})
    return call("GET", f"/containers/json?{query}")


def containers_of_task(task_arn, running_only=False):
    return containers(f"com.amazonaws.ecs.task-arn={task_arn}", running_only=running_only)


def inspect(container_id):
    return call("GET", f"/containers/{container_id}/json")


def kill(container_id):
    call("POST", f"/containers/{container_id}/kill")


def output(container_id):
    return call("GET", f"/containers/{container_id}/logs?stdout=1&stderr=1").decode(errors="replace")


def standard_output(container_id):
    """What the container wrote there, without the eight bytes that the Engine puts before each piece."""
    data, text = call("GET", f"/containers/{container_id}/logs?stdout=1"), b""
    while data:
        size = int.from_bytes(data[4:8], "big")
        text, data = text + data[8:8 + size], data[8 + size:]
    return text.decode(errors="replace")


# --- the Engine's own life, for an engine that belongs to the tests (tests/sandbox.sh) --------------------------------

PIDFILE = os.environ.get("LOCALECS_ENGINE_PIDFILE")


class OwnEngine:
    """The dockerd of the tests: to be hung, killed and started again."""

    children = {}  # those that this process started, by pid: it has to reap them, whichever test ends them

    def __init__(self):
        self.pid = int(open(PIDFILE).read())
        self.command = open(f"/proc/{self.pid}/cmdline", "rb").read().split(b"\0")[:-1]

    def send(self, number):
        os.kill(self.pid, number)

    def end(self, number=signal.SIGTERM):
        self.send(number)
        if self.pid in self.children:
            self.children.pop(self.pid).wait(60)
        else:
            until(lambda: not os.path.exists(f"/proc/{self.pid}"), 60, "dockerd ended")

    def start(self):
        # After a kill the old pid file names a process that may be anyone by now.
        if os.path.exists(PIDFILE):
            os.unlink(PIDFILE)
        child = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        self.pid = child.pid
        self.children[child.pid] = child
        until(answers, 60, "dockerd answers again")
