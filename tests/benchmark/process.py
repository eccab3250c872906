# The process itself: how soon it answers, how large it is, what it does while nothing happens.
import os
import socket
import subprocess
import time

from bare import request_bytes
from contestants import Ours, Starts, cpu_ticks, engine, quiet, until
from daemon import BINARY, free_port
from table import median, ms, row
from timing import rounds


def first_answer(*options, docker=None):
    """From the start of the process to its first answer."""
    port = free_port()
    request = request_bytes("ListClusters", "{}")
    began = time.monotonic()
    process = subprocess.Popen([BINARY, "--listen", f"127.0.0.1:{port}", "--docker", docker or engine.DOCKER_HOST, *options],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while time.monotonic() - began < 60:
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
