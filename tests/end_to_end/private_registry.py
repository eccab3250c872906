# A registry with a login, Debian's docker-registry, on loopback: images are pushed to it, and the daemon pulls them.
import base64
import crypt
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tarfile
import tempfile
import urllib.parse
import urllib.request

import engine
from daemon import free_port
from waiting import until

# Where tests/lib.sh has unpacked Debian's package, unless it is installed.
UNPACKED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../build/docker-registry/usr/bin/docker-registry")
PROGRAM = shutil.which("docker-registry") or (UNPACKED if os.path.exists(UNPACKED) else None)
USER, PASSWORD = "puller", "correct horse"

CONFIG = """version: 0.1
storage:
  filesystem: {{rootdirectory: {folder}/data}}
  delete: {{enabled: true}}
http: {{addr: "127.0.0.1:{port}"}}
auth:
  htpasswd: {{realm: "private images", path: {folder}/htpasswd}}
"""


def archive(name, text):
    data, packed = text.encode(), io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        tar.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


class PrivateRegistry:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="localecs-registry-")
        self.port = free_port()
        self.host = f"127.0.0.1:{self.port}"
        self.repository = f"{self.host}/web"
        self.write("htpasswd", f"{USER}:{crypt.crypt(PASSWORD, crypt.mksalt(crypt.METHOD_BLOWFISH, rounds=16))}\n")
        self.write("config.yml", CONFIG.format(folder=self.folder.name, port=self.port))
        self.log = open(os.path.join(self.folder.name, "log"), "w+")
        self.process = None
        self.start()

    def write(self, name, text):
        with open(os.path.join(self.folder.name, name), "w") as file:
            file.write(text)

    def start(self):
        environment = {"PATH": os.environ["PATH"], "OTEL_TRACES_EXPORTER": "none"}
        self.process = subprocess.Popen([PROGRAM, "serve", os.path.join(self.folder.name, "config.yml")],
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env=environment)
        until(self.listens, 20, "the registry listens")

    def listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()

    def close(self):
        self.stop()
        self.forget()
        self.log.close()
        self.folder.cleanup()

    # Connections are still accepted, by the kernel, and never answered.
    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def image(self, tag):
        return f"{self.repository}:{tag}"

    def push(self, version):
        """Pushes localecs-web with /version beside the rest, tagged with it, and takes it from the Engine; its digest."""
        made = engine.call("POST", "/containers/create", {"Image": "localecs-web:latest"})["Id"]
        try:
            # A file of its own makes a layer that the Engine does not have.
            engine.exchange("PUT", f"/containers/{made}/archive?path=/", archive("version", version))
            engine.call("POST", "/commit?" + urllib.parse.urlencode(
                {"container": made, "repo": self.repository, "tag": version}))
        finally:
            engine.call("DELETE", f"/containers/{made}?force=1")
        login = base64.urlsafe_b64encode(json.dumps(
            {"username": USER, "password": PASSWORD, "serveraddress": self.host}).encode()).decode()
        said = engine.lines("POST", f"/images/{self.repository}/push?tag={version}", headers={"X-Registry-Auth": login})
        digests = [line["aux"]["Digest"] for line in said if "aux" in line]
        assert digests, said
        self.forget()
        return digests[0]

    def forget(self):
        """Takes the images of this registry, under all their names, from the Engine."""
        filters = json.dumps({"reference": [self.repository]})
        for image in engine.call("GET", "/images/json?" + urllib.parse.urlencode({"filters": filters})):
            for known in [*(image["RepoTags"] or []), *(image["RepoDigests"] or [])]:
                if known.startswith(self.repository) and "<none>" not in known:
                    try:
                        engine.call("DELETE", f"/images/{known}?force=1")
                    except RuntimeError:
                        pass  # the last of its names took the others along

    def point(self, tag, to):
        """Moves a tag in the registry alone: the Engine does not hear of it."""
        kind = "application/vnd.docker.distribution.manifest.v2+json"
        manifest = self.ask("GET", f"/v2/web/manifests/{to}", {"Accept": kind})
        self.ask("PUT", f"/v2/web/manifests/{tag}", {"Content-Type": kind}, manifest)

    def ask(self, method, path, headers, data=None):
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        request = urllib.request.Request(f"http://{self.host}{path}", data, {**headers, "Authorization": f"Basic {login}"},
                                         method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()

    def pulls(self, tag):
        """How many times somebody asked what that tag stands for: once for every pull of the Engine."""
        with open(self.log.name) as log:
            return len(re.findall(f'"(?:HEAD|GET) /v2/web/manifests/{tag} HTTP/1.1" 200', log.read()))
