# awsfirelens: the router starts first, gets its configuration, and the lines of the others reach it.
import io
import os
import subprocess
import tarfile
import tempfile
import urllib.parse

import engine
from case import Case, container, main, shell
from waiting import until

IMAGE = "localecs-router:latest"


def make_router_image():
    """An image with the test router alone, made by this machine's compiler."""
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "router")
        subprocess.run(["cc", "-static", "-O1", "-o", program, os.path.join(here, "fluent.c")], check=True)
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w") as tar:
            tar.add(program, "router")
            for name in ("var", "var/run", "fluent-bit", "fluent-bit/etc"):
                folder = tarfile.TarInfo(name)
                folder.type, folder.mode = tarfile.DIRTYPE, 0o755
                tar.addfile(folder)
    query = urllib.parse.urlencode({"fromSrc": "-", "repo": "localecs-router", "tag": "latest",
                                    "changes": 'CMD ["/router"]'})
    connection = engine.connect()
    connection.request("POST", f"/images/create?{query}", data.getvalue(), {"Content-Type": "application/x-tar"})
    answer = connection.getresponse()
    assert answer.status == 200 and b"error" not in answer.read()
    connection.close()


class FireLens(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        make_router_image()

    def test_lines_reach_the_router(self):
        arn = self.start(
            container("router", IMAGE, stopTimeout=2, firelensConfiguration={"type": "fluentbit"}),
            shell("while true; do echo a line for the router; sleep 0.2; done", stopTimeout=2,
                  logConfiguration={"logDriver": "awsfirelens", "options": {"Name": "stdout"}}))
        self.running(arn)
        router = self.runtime_id(arn, "router")
        until(lambda: "a line for the router" in engine.output(router), 20, "a line has come")
        self.assertIn(f"main-firelens-{arn.rsplit('/', 1)[1]}", engine.output(router))
        mounts = {each["Destination"]: each["Source"] for each in engine.inspect(router)["Mounts"]}
        with open(mounts["/fluent-bit/etc/fluent-bit.conf"]) as file:
            configuration = file.read()
        self.assertIn("fluent.sock", configuration)
        self.assertRegex(configuration, r"Name\s+stdout")
        started = [engine.inspect(self.runtime_id(arn, name))["State"]["StartedAt"] for name in ("router", "main")]
        self.assertLess(*started)
        folder = os.path.dirname(mounts["/var/run"].rstrip("/"))
        self.assertEqual(os.stat(folder).st_mode & 0o777, 0o700)
        self.ecs.stop_task(task=arn)
        self.stopped(arn)
        self.daemon.advance(600)  # its containers go
        until(lambda: not os.path.exists(folder), 20, "the router's folder goes")


if __name__ == "__main__":
    main()
