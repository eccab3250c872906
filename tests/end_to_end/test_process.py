# The daemon as a process: its options, its start, its end, and what it leaves running.
import os
import socket
import subprocess
import tempfile
import unittest

import engine
from case import Case, container, main, shell
from daemon import BINARY, Daemon, free_port
from waiting import stays, until


def run(*arguments, **environment):
    return subprocess.run([BINARY, *arguments], env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=20)


class Options(unittest.TestCase):
    def test_help_and_version(self):
        done = run("--help")
        self.assertEqual(done.returncode, 0)
        for option in ("--listen", "--docker", "--account", "--region", "--log-level", "--timing", "--engine",
                       "--stop-tasks-on-exit"):
            self.assertIn(option, done.stdout)
        done = run("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"^localecs \d+\.\d+\.\d+\n$")

    def test_wrong_options_are_refused_with_a_word(self):
        for arguments in (["--no-such-option"], ["--listen", "nonsense"], ["--engine", "steam"],
                          ["--timing", "slow"], ["--account", "12"], ["--log-level", "loud"], ["--docker", "gopher://x"]):
            with self.subTest(arguments=arguments):
                done = run(*arguments)
                self.assertNotIn(done.returncode, (0, -6, -11))
                self.assertTrue(done.stderr.strip())

    def test_an_address_may_be_a_name_or_of_version_6(self):
        for address, reached in (("localhost", "127.0.0.1"), ("[::1]", "::1")):
            port = free_port()
            with self.subTest(address=address), tempfile.TemporaryFile() as log:
                process = subprocess.Popen([BINARY, "--engine", "simulated", "--listen", f"{address}:{port}"],
                                           stdout=log, stderr=log)
                family = socket.AF_INET6 if ":" in reached else socket.AF_INET
                try:
                    until(lambda: socket.socket(family).connect_ex((reached, port)) == 0, 10, "it listens where it was told to")
                finally:
                    process.terminate()
                    self.assertEqual(process.wait(20), 0)
        for wrong, words in ((":4566", "wants an address before the port"), ("no-such-host.invalid:4566", "no-such-host.invalid"),
                             ("127.0.0.1:99999", "a port up to 65535")):
            done = run("--listen", wrong, "--engine", "simulated")
            self.assertEqual(done.returncode, 1)
            self.assertIn(words, done.stderr)

    def test_a_taken_port_is_a_clear_error(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = run("--listen", f"127.0.0.1:{port}", "--engine", "simulated")
        self.assertNotIn(done.returncode, (0, -6, -11))
        self.assertIn(str(port), done.stderr)

    def test_the_environment_sets_options_too(self):
        port = free_port()
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen([BINARY, "--engine", "simulated"], stdout=log, stderr=log,
                                       env={**os.environ, "LOCALECS_LISTEN": f"127.0.0.1:{port}"})
        try:
            until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0, 10, "it listens where it was told to")
        finally:
            process.terminate()
            self.assertEqual(process.wait(20), 0)


class Ending(Case):
    @classmethod
    def setUpClass(cls):
        pass

    def begin(self, *options, docker=None):
        self.daemon = Daemon(*options, docker=docker)
        self.addCleanup(self.daemon.stop)
        self.ecs = self.daemon.client()
        self.family = f"app-{self.daemon.port}"
        self.addCleanup(self.remove_containers)

    def remove_containers(self):
        for each in self.containers():
            engine.call("DELETE", f"/containers/{each['Id']}?force=1")

    def test_containers_outlive_the_daemon(self):
        self.begin()
        self.running(self.start(container()))
        before = self.alive()
        self.assertEqual(len(before), 1)
        self.assertEqual(self.daemon.stop(), 0)
        stays(lambda: self.alive() == before, 1, "the container runs on")

    def test_containers_end_with_the_daemon_when_asked_to(self):
        self.begin("--stop-tasks-on-exit")
        arns = [self.start(shell("trap 'exit 0' TERM; while :; do sleep 0.1; done")) for _ in range(3)]
        for arn in arns:
            self.running(arn)
        self.assertEqual(self.daemon.stop(), 0)
        self.assertEqual(self.alive(), set())
        self.assertEqual(self.containers(), [])

    def test_a_container_that_asks_for_more_while_it_is_stopped_holds_nothing_up(self):
        self.begin("--stop-tasks-on-exit")
        again = ("wget -q -O /dev/null --header 'X-Amz-Target: AmazonEC2ContainerServiceV20141113.RunTask' "
                 "--header 'Content-Type: application/x-amz-json-1.1' "
                 f"""--post-data '{{"taskDefinition": "{self.family}"}}' $AWS_ENDPOINT_URL""")
        self.running(self.start(shell(
            f'more() {{ for i in 1 2 3 4 5; do {again}; sleep 0.2; done; exit 0; }}; '
            f'[ "$ONCE" ] && {again}; trap more TERM; while :; do sleep 0.1; done'), overrides={
                "containerOverrides": [{"name": "main", "environment": [{"name": "ONCE", "value": "1"}]}]}))
        until(lambda: len(self.alive()) == 2, 20, "it reaches the API")
        self.assertEqual(self.daemon.stop(), 0)
        self.assertEqual(self.containers(), [])

    def test_an_engine_that_was_never_there_holds_nothing_up(self):
        self.begin("--stop-tasks-on-exit", "--orphans", "adopt", docker="unix:///nonexistent/docker.sock")
        self.assertEqual(self.daemon.stop(15), 0)
        self.assertIn("containers may be left", self.daemon.output())

    def test_a_client_that_does_not_finish_holds_nothing_up_for_long(self):
        self.begin()
        with socket.create_connection(("127.0.0.1", self.daemon.port), timeout=10) as connection:
            connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n")
            self.ecs.list_clusters()
            self.assertEqual(self.daemon.stop(20), 0)

    def test_a_daemon_started_anew_touches_nothing_that_is_not_its_own(self):
        created = engine.call("POST", "/containers/create", {"Image": "localecs-web:latest"})["Id"]
        self.addCleanup(engine.call, "DELETE", f"/containers/{created}?force=1")
        engine.call("POST", f"/containers/{created}/start")
        self.begin("--stop-tasks-on-exit")
        self.running(self.start(container()))
        self.daemon.reset()
        self.assertEqual(self.daemon.stop(), 0)
        self.assertTrue(engine.inspect(created)["State"]["Running"])

    def test_a_request_in_progress_is_answered_at_the_end(self):
        self.begin()
        body = b"{}"
        request = (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\n"
                   b"X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListClusters\r\nContent-Length: 2\r\n\r\n") + body
        with socket.create_connection(("127.0.0.1", self.daemon.port), timeout=10) as connection:
            connection.sendall(request[:-1])
            # Answered on another connection: so the daemon has read what came before it on this one.
            self.ecs.list_clusters()
            self.daemon.process.terminate()
            until(self.refuses, 10, "the daemon accepts no more")
            connection.sendall(request[-1:])
            self.assertIn(b"200", connection.recv(65536).split(b"\r\n")[0])
        self.assertEqual(self.daemon.process.wait(timeout=10), 0)

    def refuses(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.daemon.port)) != 0


if __name__ == "__main__":
    main()
