# The floor of the parts that ask a server: one that gives the same answer to everything, and the load generator.
import contextlib
import json
import os
import socket
import subprocess
import tempfile

from contestants import until
from daemon import BINARY, free_port

BUILD = os.path.dirname(os.path.abspath(BINARY))
TARGET = "AmazonEC2ContainerServiceV20141113."


def request_bytes(operation, body):
    return (f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\n"
            f"X-Amz-Target: {TARGET}{operation}\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode()


def load(port, request, seconds=2, connections=64):
    done = subprocess.run([f"{BUILD}/load", str(port), str(connections), str(seconds), request], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


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


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
