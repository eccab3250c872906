# The daemon under test as a process, and the AWS clients that talk to it.
import json
import os
import signal
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request

import boto3
import botocore.config
import botocore.session

import engine
from waiting import until

BINARY = os.environ.get("LOCALECS_BIN") or os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "../../build/release/localecs")
AWS = "/usr/bin/aws"
MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/services/ecs/model.json")


def newest_models():
    """A folder for AWS_DATA_PATH, from which Debian's clients learn the operations that came after them."""
    folder = tempfile.TemporaryDirectory(prefix="localecs-models-")
    home = os.path.join(folder.name, "ecs", "2014-11-13")
    os.makedirs(home)
    model = os.path.abspath(MODEL)
    os.symlink(model, os.path.join(home, "service-2.json"))
    with open(model, encoding="utf-8") as file, open(os.path.join(home, "waiters-2.json"), "w", encoding="utf-8") as waiters:
        json.dump({"version": 2, "waiters": json.load(file)["waiters"]}, waiters)
    return folder


NEWEST = newest_models()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Daemon:
    def __init__(self, *options, docker=None, healthy_after="1"):
        """healthy_after: seconds, or None for what users have; the tests' processes live as long as they are wanted."""
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = tempfile.NamedTemporaryFile(prefix="localecs-", suffix=".log")
        if healthy_after:
            options = (*options, "--healthy-after", healthy_after)
        self.command = [BINARY, "--listen", f"127.0.0.1:{self.port}", "--docker", docker or engine.DOCKER_HOST, *options]
        self.start()

    def start(self):
        """Also again, after it has ended: at the same address, with the same options."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LOCALECS_")}
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                        env=environment)
        try:
            until(self.answers, 10, "the daemon answers")
        except AssertionError:
            self.kill()
            raise AssertionError("the daemon did not start:\n" + self.output()) from None

    def answers(self):
        assert self.process.poll() is None, f"the daemon ended with {self.process.returncode}:\n{self.output()}"
        try:
            return self.health()
        except OSError:
            return None

    def health(self):
        with urllib.request.urlopen(self.url + "/_localecs/health", timeout=5) as answer:
            return json.load(answer)

    def reset(self):
        request = urllib.request.Request(self.url + "/_localecs/reset", method="POST", data=b"")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read()
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"the reset failed: {refused.read().decode()}") from refused

    def advance(self, seconds):
        """Sets the daemon's clock forward."""
        request = urllib.request.Request(self.url + "/_localecs/clock", method="POST",
                                         data=json.dumps({"advance": seconds}).encode())
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def stop(self, seconds=60):
        """Ends the daemon as a supervisor would; its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the daemon did not end within {seconds} s of SIGTERM") from None

    def kill(self):
        self.process.kill()
        return self.process.wait()

    def output(self):
        with open(self.log.name, errors="replace") as log:
            return log.read()

    # --- clients ------------------------------------------------------------------------------------------------------

    def client(self, account="000000000000", region="us-east-1", service="ecs", newest=False):
        core = botocore.session.Session()
        if newest:
            core.set_config_variable("data_path", NEWEST.name)
        session = boto3.session.Session(botocore_session=core)
        return session.client(service, endpoint_url=self.url, region_name=region, aws_access_key_id=account,
                              aws_secret_access_key="test",
                              config=botocore.config.Config(retries={"total_max_attempts": 1}, read_timeout=30))

    def aws(self, *arguments, check=True, newest=False):
        """Runs the aws command line; its parsed answer, or the whole completed process when check is off."""
        environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "AWS_PAGER": "",
                       "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
                       "AWS_DEFAULT_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1"}
        if newest:
            environment["AWS_DATA_PATH"] = NEWEST.name
        done = subprocess.run([AWS, "--endpoint-url", self.url, "--output", "json", *arguments], env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=200)
        if not check:
            return done
        assert done.returncode == 0, f"aws {' '.join(arguments)}: {done.returncode}\n{done.stderr}"
        return json.loads(done.stdout) if done.stdout.strip() else None
