# The AWS SDK for JavaScript v3, which knows members that Debian's boto3 does not: the programs in js/ against the daemon.
import os
import shutil
import subprocess
import sys
import tempfile

from case import Case, main
from signing import SignedCase

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "js")
# Where tests/lib.sh has put what js/package-lock.json names; there is no network in the sandbox.
MODULES = os.path.join(HERE, "../../build/javascript/node_modules")
NODE = os.environ.get("NODE") or shutil.which("node")


class Programs(Case):
    def runs(self, program):
        # Programs look for their packages in the folders above them, and the source tree is no place for packages.
        with tempfile.TemporaryDirectory(prefix="localecs-js-") as folder:
            for name in os.listdir(PROGRAMS):
                shutil.copy(os.path.join(PROGRAMS, name), folder)
            os.symlink(os.path.abspath(MODULES), os.path.join(folder, "node_modules"))
            environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "AWS_ENDPOINT_URL": self.daemon.url,
                           "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
                           "LOCALECS_TEST_FAMILY": self.family}
            done = subprocess.run([NODE, program], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, timeout=200)
        self.assertEqual(done.returncode, 0, f"{done.stdout}\n{done.stderr}")


class JavaScriptSdk(Programs):
    def test_tasks(self):
        self.runs("tasks.mjs")

    def test_services(self):
        self.runs("services.mjs")

    def test_logs_secrets_and_sts(self):
        self.runs("neighbours.mjs")

    def test_deployments(self):
        self.runs("deployments.mjs")

    def test_metrics_and_alarms(self):
        self.runs("alarms.mjs")


class FourInstances(Programs):
    options = ("--instances", "4")

    def test_capacity(self):
        self.runs("capacity.mjs")


class ExpressServices(Programs):
    """Their deployments bake for six minutes: six seconds by this daemon's clock."""
    options = ("--clock-speed", "60")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.family = f"default-{cls.family}"  # of the task definitions that ECS makes: cluster and service

    def test_express(self):
        self.runs("express.mjs")


class Signed(SignedCase, Programs):
    more_options = ("--engine", "simulated")
    needs_engine = False

    def test_signatures(self):
        self.runs("signatures.mjs")


if __name__ == "__main__":
    if not NODE or not os.path.isdir(MODULES):
        print("Node.js or the SDK is not here; run tests/run.sh")
        sys.exit(77)
    main()
