# A second Docker Engine whose disk is a small tmpfs: to be filled up and freed. Only inside tests/sandbox.sh.
import errno
import os
import signal
import subprocess
import tempfile

import engine
from waiting import until

MIB = 1024 * 1024

class SmallEngine:
    """While it is open the functions of engine.py talk to it, and daemons are started on it."""

    def __init__(self, mebibytes=64, bridge="small0", network="10.201.0"):
        self.bridge = bridge
        self.image = engine.call("GET", "/images/localecs-web:latest/get")
        self.others = engine.DOCKER_HOST
        self.folder = tempfile.TemporaryDirectory(prefix="localecs-engine-")
        self.disk = os.path.join(self.folder.name, "disk")
        self.ballast = os.path.join(self.disk, "ballast")
        os.mkdir(self.disk)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", self.disk], check=True)
        self.log = open(os.path.join(self.folder.name, "log"), "w")
        engine.DOCKER_HOST = f"unix://{self.folder.name}/docker.sock"
        # A bridge of its own: told to have none, an Engine takes the first one's docker0 away.
        for step in (f"link add {bridge} type bridge", f"addr add {network}.1/24 dev {bridge}", f"link set {bridge} up"):
            subprocess.run(["busybox", "ip", *step.split()], check=True)
        self.start()
        self.load()

    def start(self):
        socket = os.path.join(self.folder.name, "docker.sock")
        self.process = subprocess.Popen(
            ["dockerd", "--data-root", os.path.join(self.disk, "data"), "--exec-root", os.path.join(self.folder.name, "run"),
             "--pidfile", os.path.join(self.folder.name, "pid"), "--host", f"unix://{socket}", "--bridge", self.bridge,
             "--iptables=false", "--ip6tables=false"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True)

        def answers():
            assert self.is_running(), open(self.log.name).read()[-3000:]
            with engine.at(f"unix://{socket}"):
                return engine.answers()
        until(answers, 60, "the small Engine answers")

    def is_running(self):
        return self.process.poll() is None

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def kill(self):
        """As a power cut: a service may not start tasks on an Engine that is just ending (20.10 leaves their mounts behind)."""
        self.process.kill()
        self.process.wait(60)

    def load(self):
        engine.exchange("POST", "/images/load", self.image, headers={"Content-Type": "application/x-tar"})

    def fill(self):
        """Writes until not a page is left."""
        with open(self.ballast, "ab", buffering=0) as file:
            for size in (MIB, 4096):
                try:
                    while file.write(bytes(size)) == size:
                        pass
                except OSError as error:
                    assert error.errno == errno.ENOSPC, error

    def free(self):
        if os.path.exists(self.ballast):
            os.unlink(self.ballast)

    def close(self):
        self.free()
        self.stop()
        engine.DOCKER_HOST = self.others
        self.log.close()
        subprocess.run(["busybox", "ip", "link", "del", self.bridge], check=True)
        # The disk, and what containers have left mounted beside it; the innermost first.
        with open("/proc/mounts") as table:
            mounts = [line.split()[1] for line in table]
        for mount in sorted((each for each in mounts if each.startswith(self.folder.name)), reverse=True):
            subprocess.run(["umount", "--lazy", mount], check=True)
        self.folder.cleanup()
