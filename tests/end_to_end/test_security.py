# What docs/security.md promises about web pages, addresses and secrets, each promise against the built daemon.
import base64
import json
import os
import re
import resource
import select
import stat
import subprocess
import tempfile
import unittest
import urllib.request

from botocore.exceptions import ClientError

import engine
from case import Case, container, main, shell
from daemon import BINARY, free_port
from raw import Connection, exchange, request
from waiting import until

FORM = "application/x-www-form-urlencoded"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
CREATE = {"operation": "CreateCluster", "body": b'{"clusterName": "pages"}'}


class Pages(Case):
    """A page in the user's browser, or one that makes its own name mean this machine, gets nothing done."""
    options = ("--engine", "simulated", "--allowed-host", "build.example;*.lan.example")
    needs_engine = False

    def refused(self, data):
        answer = exchange(self.daemon.port, data)
        self.assertEqual(answer.status, 403, answer.body)
        self.assertIn(answer.headers["x-amzn-errortype"], ("AccessDeniedException", "AccessDenied"))  # in a form's protocol
        self.assertEqual([name for name in answer.headers if name.startswith("access-control-")], [])
        self.assertEqual(self.ecs.list_clusters()["clusterArns"], [], "nothing was done")
        return answer

    def test_a_name_that_is_not_ours(self):
        for host in ("evil.example", f"evil.example:{self.daemon.port}", "127.0.0.1.evil.example", "localhost.evil.example"):
            for data in (request(**CREATE, headers={"Host": host}),
                         request(method="POST", path="/_localecs/reset", body=b"", headers={"Host": host}),
                         request(method="GET", path="/_localecs/health", body=b"", headers={"Host": host})):
                with self.subTest(host=host, data=data[:40]):
                    self.assertIn("--allowed-host", self.refused(data).json["message"])

    def test_names_that_are_ours(self):
        for host in (f"127.0.0.1:{self.daemon.port}", "localhost", "ecs.localhost:1", "[::1]:4566", "192.168.7.7",
                     "host.docker.internal:4566", "build.example", "a.b.lan.example:4566"):
            with self.subTest(host):
                self.assertEqual(exchange(self.daemon.port, request(headers={"Host": host})).status, 200)
        with Connection(self.daemon.port) as old:
            old.send(b"GET /_localecs/health HTTP/1.0\r\n\r\n")
            self.assertEqual(old.answer().status, 200)

    def test_a_request_with_an_origin(self):
        for origin in ("https://evil.example", "null", f"http://127.0.0.1:{self.daemon.port}", "http://localhost:3000"):
            for site in ({}, {"Sec-Fetch-Site": "cross-site"}):
                headers = {"Origin": origin, "User-Agent": BROWSER, **site}
                with self.subTest(origin=origin, site=site):
                    self.refused(request(**CREATE, headers=headers))
                    self.refused(request(path="/_localecs/reset", body=b"", headers={**headers, "X-Amz-Target": None}))

    def test_links_images_and_forms_without_an_origin(self):
        plain = {"X-Amz-Target": None, "User-Agent": BROWSER}
        for site in ("cross-site", "same-site"):
            self.refused(request(method="GET", path="/_localecs/health", body=b"", headers={**plain, "Sec-Fetch-Site": site}))
        for path in ("/", "/_localecs/reset", "/_localecs/clock", "/_localecs/instances"):
            for kind in (FORM, "text/plain", "multipart/form-data; boundary=x", None):
                with self.subTest(path=path, kind=kind):
                    self.refused(request(path=path, body=b"{}", headers={**plain, "Content-Type": kind}))

    def test_no_spelling_of_an_action_by_get(self):
        form = {"X-Amz-Target": None, "User-Agent": BROWSER, "Content-Type": FORM}
        action = "Action=AssumeRole&Version=2011-06-15"
        for path, body, kind in (("/?" + action, b"", None), ("/?Actio%6e=AssumeRole&Version=2011-06-15", b"", FORM),
                                 ("/?%41ction=AssumeRole", b"", FORM), ("/?a=b&" + action, b"", FORM),
                                 ("/", action.encode(), FORM)):
            with self.subTest(path=path, body=body):
                answer = exchange(self.daemon.port, request(method="GET", path=path, body=body,
                                                            headers={**form, "Content-Type": kind}))
                self.assertEqual(answer.status, 403)
                self.assertIn(b"<Code>AccessDenied</Code>", answer.body)

    def test_no_preflight_is_granted(self):
        for path in ("/", "/_localecs/reset", "/service/AmazonEC2ContainerServiceV20141113/operation/RunTask"):
            for headers in ({}, {"Origin": "https://evil.example", "User-Agent": BROWSER}):
                answer = exchange(self.daemon.port, request(method="OPTIONS", path=path, body=b"", headers={
                    "X-Amz-Target": None, "Access-Control-Request-Method": "POST",
                    "Access-Control-Request-Private-Network": "true", "Access-Control-Request-Headers": "x-amz-target",
                    **headers}))
                self.assertGreaterEqual(answer.status, 400)
                self.assertEqual([name for name in answer.headers if name.startswith("access-control-")], [])

    def test_a_user_may_look(self):
        answer = exchange(self.daemon.port, request(method="GET", path="/_localecs/health", body=b"", headers={
            "X-Amz-Target": None, "User-Agent": BROWSER, "Sec-Fetch-Site": "none"}))
        self.assertEqual(answer.status, 200)


class Doors(Case):
    """The same for a container's terminal and for the containers' own door."""

    def upgrade(self, session, **headers):
        path = re.sub("^ws://[^/]*", "", session["streamUrl"])
        fields = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
                  "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "X-Amz-Target": None, "Content-Type": None,
                  "Content-Length": None, **headers}
        return exchange(self.daemon.port, request(method="GET", path=path, body=b"", headers=fields))

    def test_no_page_gets_a_shell(self):
        task = self.start(shell("exec sleep 1000"), enableExecuteCommand=True,
                          definition_members={"taskRoleArn": "arn:aws:iam::000000000000:role/task"})
        self.running(task)
        session = self.ecs.execute_command(task=task, command="sh", interactive=True)["session"]
        for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "http://localhost:3000"},
                        {"Sec-Fetch-Site": "cross-site"}):
            with self.subTest(headers):
                answer = self.upgrade(session, **headers)
                self.assertEqual((answer.status, answer.code), (403, "AccessDeniedException"))
        with Connection(self.daemon.port) as channel:  # the session was not used up
            channel.send(b"GET " + re.sub("^ws://[^/]*", "", session["streamUrl"]).encode() +
                         b" HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                         b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
            self.assertIn(b" 101 ", channel.file.readline())

    def test_the_containers_door_is_closed_to_pages(self):
        self.running(self.start(shell("exec sleep 1000")))  # the door's network is there when a task is
        where = r"metadata endpoint at http://([\d.]+):?(\d*), the API at \S+:(\d+)"
        said = until(lambda: re.search(where, self.daemon.output()), 20, "the door is open")
        address, port, api = said.group(1), int(said.group(2) or 80), int(said.group(3))
        for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            with self.subTest(headers):
                read = request(method="GET", path="/v4/nobody", body=b"", headers={"X-Amz-Target": None, **headers})
                self.assertEqual(exchange(port, read, address).status, 403)
                self.assertEqual(exchange(api, request(**CREATE, headers=headers), address).status, 403)
        asked = request(method="GET", path="/v4/nobody", body=b"", headers={"Host": address})
        self.assertEqual(exchange(port, asked, address).status, 404)


class Credentials(Case):
    """Of one task's role, asked for by another that knows the very path."""
    ROLE = "arn:aws:iam::000000000000:role/app"

    @staticmethod
    def placed(mode):
        subnets = {"awsvpcConfiguration": {"subnets": ["subnet-0123456789abcdef0"]}}
        return {"networkConfiguration": subnets} if mode == "awsvpc" else {}

    def start_in(self, mode):
        definition = self.register(shell("exec sleep 1000"), family=f"{self.family}-{mode}", taskRoleArn=self.ROLE,
                                   networkMode=mode)
        arn = self.start(definition=definition, **self.placed(mode))
        self.running(arn)  # so the daemon has heard where it is
        return arn

    def inside(self, arn, script):
        """What a command in the task's container says."""
        made = engine.call("POST", f"/containers/{self.runtime_id(arn)}/exec", {
            "AttachStdout": True, "AttachStderr": True, "Tty": True, "Cmd": ["sh", "-c", script]})
        return engine.call("POST", f"/exec/{made['Id']}/start", {"Detach": False, "Tty": True}).decode()

    def test_no_task_gets_those_of_another(self):
        modes = ("bridge", "awsvpc", "host")
        tasks = {mode: self.start_in(mode) for mode in modes}
        url = "${AWS_CONTAINER_CREDENTIALS_FULL_URI:-http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI}"
        places = {mode: self.inside(tasks[mode], f"echo {url}").strip() for mode in modes}
        for mode in modes:
            self.assertIn("AccessKeyId", self.inside(tasks[mode], f"wget -q -O - {url}"), mode)
            guess = places[mode].rsplit("/", 1)[0] + "/00000000-0000-4000-8000-000000000000"
            self.assertIn("400 Bad Request", self.inside(tasks[mode], f"wget -q -O - {guess}"), mode)
            for other in modes:
                if other != mode:
                    with self.subTest(of=mode, by=other):
                        self.assertIn("400 Bad Request", self.inside(tasks[other], f"wget -q -O - {places[mode]}"))


REGISTRY_PASSWORD = "registry-secret-2b9c"


class Silence(Case):
    """No secret is said where it need not be: log, labels, health, explanations, reasons."""

    @classmethod
    def setUpClass(cls):
        cls.logins = tempfile.NamedTemporaryFile("w", suffix=".json")
        login = base64.b64encode(f"me:{REGISTRY_PASSWORD}-file".encode()).decode()
        json.dump({"auths": {"127.0.0.1:1": {"auth": login}}}, cls.logins)
        cls.logins.flush()
        cls.addClassCleanup(cls.logins.close)
        cls.options = ("--log-level", "trace", "--registry-auth", cls.logins.name)
        super().setUpClass()
        cls.secrets = [REGISTRY_PASSWORD, login, "parameter-secret-6f1b", "vault-secret-93aa", "override-secret-c07d",
                       "definition-secret-11e4"]

    def client(self, service):
        client = self.daemon.client(service=service)
        self.addCleanup(client.close)
        return client

    def get(self, path):
        with urllib.request.urlopen(f"{self.daemon.url}/_localecs/{path}", timeout=10) as answer:
            return answer.read().decode()

    def vault(self):
        ssm, vault = self.client("ssm"), self.client("secretsmanager")
        ssm.put_parameter(Name="/app/key", Value="parameter-secret-6f1b", Type="SecureString")
        whole = json.dumps({"password": "vault-secret-93aa", "username": "me"})
        return {"good": vault.create_secret(Name="good", SecretString=whole)["ARN"],
                "text": vault.create_secret(Name="text", SecretString="vault-secret-93aa no JSON")["ARN"],
                "login": vault.create_secret(Name="login", SecretString=json.dumps(
                    {"username": "me", "password": REGISTRY_PASSWORD}))["ARN"]}

    def run_all(self, held):
        """Tasks that are given secrets: one runs, the others fail in ways that have to do with them."""
        role = {"executionRoleArn": "arn:aws:iam::000000000000:role/execution",
                "taskRoleArn": "arn:aws:iam::000000000000:role/app"}
        environment = [{"name": "E", "value": "definition-secret-11e4"}]
        good = shell('[ "$A$B" = parameter-secret-6f1bvault-secret-93aa ] && exec sleep 1000', environment=environment,
                     secrets=[{"name": "A", "valueFrom": "/app/key"}, {"name": "B", "valueFrom": held["good"] + ":password::"}])
        override = {"containerOverrides": [{"name": "main", "environment": [{"name": "O", "value": "override-secret-c07d"}]}]}
        runs = self.start(definition=self.register(good, **role), overrides=override, enableExecuteCommand=True)
        self.running(runs)
        fail = []
        for given in ({"secrets": [{"name": "A", "valueFrom": held["good"] + ":absent::"}]},
                      {"secrets": [{"name": "A", "valueFrom": held["text"] + ":password::"}]},
                      {"image": "127.0.0.1:1/none", "repositoryCredentials": {"credentialsParameter": held["login"]}},
                      {"logConfiguration": {"logDriver": "gelf",
                                            "secretOptions": [{"name": "gelf-address", "valueFrom": "/app/key"}]}},
                      {"logConfiguration": {"logDriver": "json-file",
                                            "secretOptions": [{"name": "max-size", "valueFrom": "/app/key"}]}},
                      {"image": "127.0.0.1:1/other"}, {"command": ["/no-such-program"]}, {"user": "nobody-of-that-name"}):
            definition = self.register({**container(environment=environment), **given}, **role)
            fail.append(self.start(definition=definition, overrides=override))
        return runs, fail

    def test_nothing_secret_is_said(self):
        runs, failing = self.run_all(self.vault())
        said = {"labels": json.dumps(engine.inspect(self.runtime_id(runs))["Config"]["Labels"])}
        session = self.ecs.execute_command(task=runs, command="sh", interactive=True)["session"]
        lent = self.client("sts").assume_role(RoleArn="arn:aws:iam::000000000000:role/app", RoleSessionName="me")["Credentials"]
        for arn in failing:
            task = self.stopped(arn)
            said[arn] = json.dumps([task["stoppedReason"], [c.get("reason") for c in task["containers"]]])
            self.assertEqual(task["stopCode"], "TaskFailedToStart", task)
        for arn in [runs, *failing]:
            said["explain " + arn] = self.get("explain?task=" + arn.rsplit("/", 1)[1])
        said["health"] = self.get("health")
        with self.assertRaises(ClientError) as refused:
            self.ecs.register_task_definition(family="x", containerDefinitions=[
                container(environment=[{"name": "E", "value": "definition-secret-11e4"}], memory=-1)])
        said["refusal"] = str(refused.exception)
        said["log"] = self.daemon.output()
        for where, text in said.items():
            for secret in [*self.secrets, session["tokenValue"], lent["SecretAccessKey"], lent["SessionToken"]]:
                self.assertNotIn(secret, text, where)


class Forbidden(Case):
    """Powers over this machine that the user has taken from containers."""
    options = ("--engine", "simulated", "--forbid", "privileged,host-mounts", "--forbid", "host-network")
    needs_engine = False

    def refused(self, *containers, **members):
        with self.assertRaises(ClientError) as caught:
            self.register(*containers, **members)
        error = caught.exception.response["Error"]
        self.assertEqual(error["Code"], "ClientException")
        return error["Message"]

    def test_they_are_refused_in_plain_words(self):
        self.assertEqual(self.refused(container(privileged=True)), "Container 'main' is privileged, which this localecs does "
                         "not permit (--forbid privileged).")
        mounting = container(mountPoints=[{"sourceVolume": "v", "containerPath": "/in"}])
        said = self.refused(mounting, volumes=[{"name": "v", "host": {"sourcePath": "/"}}])
        self.assertIn("Container 'main' mounts a folder of this machine (volume 'v')", said)
        self.assertIn("(--forbid host-network)", self.refused(container(), networkMode="host"))
        self.register(container(), pidMode="host")  # of which nothing was said

    def test_an_unknown_power_is_refused_at_the_start(self):
        done = subprocess.run([BINARY, "--forbid", "everything"], capture_output=True, text=True, timeout=20)
        self.assertIn("--forbid wants privileged, host-mounts,", done.stderr)


class ForbiddenVolumes(Case):
    """A shared volume may have been made as a folder of this machine by others, or before it was forbidden."""
    options = ("--forbid", "host-mounts")

    def test_one_that_is_a_folder_of_this_machine_is_not_used(self):
        for name, device in ((f"folder-{self.daemon.port}", True), (f"plain-{self.daemon.port}", False)):
            options = {"type": "none", "o": "bind", "device": "/"} if device else {}
            engine.call("POST", "/volumes/create", {"Name": name, "DriverOpts": options})
            self.addCleanup(engine.call, "DELETE", f"/volumes/{name}?force=1")
            for autoprovision in (False, True):
                with self.subTest(name=name, autoprovision=autoprovision):
                    shared = {"scope": "shared", "autoprovision": autoprovision}
                    definition = self.register(shell("true", mountPoints=[{"sourceVolume": name, "containerPath": "/data"}]),
                                               volumes=[{"name": name, "dockerVolumeConfiguration": shared}])
                    task = self.stopped(self.start(definition=definition))
                    self.assertEqual(task["stopCode"], "TaskFailedToStart" if device else "EssentialContainerExited")
                    self.assertEqual("(--forbid host-mounts)" in str(task), device)
        self.daemon.reset()


class Limits(Case):
    options = ("--engine", "simulated", "--max-connections", "60")
    needs_engine = False

    def test_connections_too_many_are_refused_and_the_daemon_lives(self):
        slow = [Connection(self.daemon.port) for _ in range(60)]
        for connection in slow:  # in the middle of a request, all of them: none is idle
            connection.send(request(headers={"Expect": "100-continue"})[:-2])
            self.assertEqual(connection.answer().status, 100)
        self.assertTrue(self.is_turned_away())
        for connection in slow[:20]:
            connection.close()
        until(lambda: not self.is_turned_away(), 10, "there is room again")
        for connection in slow[20:]:
            connection.send(b"{}")
            self.assertEqual(connection.answer().status, 200)
            connection.close()

    def is_turned_away(self):
        with Connection(self.daemon.port) as connection:
            try:
                connection.send(request())
            except (BrokenPipeError, ConnectionResetError):
                return True
            answer = connection.answer()
        self.assertIn(answer and answer.status, (None, 200, 503))
        return answer is None or answer.status == 503

    def test_idle_ones_shut_nobody_out(self):
        idle = [Connection(self.daemon.port) for _ in range(100)]
        self.assertEqual(exchange(self.daemon.port, request()).status, 200)
        self.assertIsNone(idle[0].answer())  # it made room
        for connection in idle:
            connection.close()

    def test_bodies_that_never_end_are_bounded_together(self):
        body = b" " * ((8 << 20) - 100)
        waiting = [Connection(self.daemon.port) for _ in range(50)]
        for connection in waiting:
            connection.send(request(body=body)[:-50])
        refused = [connection for connection in waiting if select.select([connection.socket], [], [], 0.1)[0]]
        self.assertGreaterEqual(len(refused), 15)  # 256 MiB are 32 such bodies
        self.assertEqual(refused[0].answer().status, 503)
        with open(f"/proc/{self.daemon.process.pid}/statm", encoding="ascii") as memory:
            self.assertLess(int(memory.read().split()[1]) * resource.getpagesize(), 420 << 20)
        self.assertEqual(exchange(self.daemon.port, request()).status, 200)
        for connection in waiting:
            connection.close()


class TemporaryFiles(unittest.TestCase):
    def made(self, prepare):
        """The folder that a daemon makes in a /tmp that somebody has prepared, and its mode."""
        port = free_port()
        with tempfile.TemporaryDirectory() as folder:
            prepare(os.path.join(folder, f"localecs-{port}"))
            process = subprocess.Popen([BINARY, "--engine", "simulated", "--listen", f"127.0.0.1:{port}", "--log-level", "off"],
                                       stdin=subprocess.DEVNULL, env={**os.environ, "TMPDIR": folder})
            try:
                until(lambda: self.answers(port), 10, "it answers")
                self.addCleanup(process.wait, 20)
                return {name.removeprefix(f"localecs-{port}"): stat.S_IMODE(os.lstat(os.path.join(folder, name)).st_mode)
                        for name in os.listdir(folder)}
            finally:
                process.terminate()

    @staticmethod
    def answers(port):
        try:
            return exchange(port, request())
        except OSError:
            return None

    def test_nobody_else_can_have_prepared_the_folder(self):
        self.assertEqual(self.made(lambda path: None), {"": 0o700})
        self.assertEqual(self.made(os.mkdir), {"": 0o700})  # of an earlier run
        for prepare in (lambda path: os.symlink("/etc", path), lambda path: (os.mkdir(path), os.chmod(path, 0o777)),
                        lambda path: open(path, "w").close()):
            found = self.made(prepare)
            self.assertEqual(len(found), 2, found)
            self.assertEqual(next(mode for name, mode in found.items() if name), 0o700)


class Binding(unittest.TestCase):
    def said(self, address):
        """What a daemon says that listens there, once it serves."""
        with tempfile.NamedTemporaryFile() as log:
            process = subprocess.Popen([BINARY, "--engine", "simulated", "--listen", f"{address}:{free_port()}"],
                                       stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            try:
                # The last word of the start.
                return until(lambda: re.search("(?s).* listens on .*\n", self.read(log)), 20, "it listens").group()
            finally:
                process.terminate()
                process.wait(20)

    @staticmethod
    def read(log):
        with open(log.name, encoding="utf-8") as file:
            return file.read()

    def test_the_machine_is_the_only_one_unless_told_otherwise(self):
        done = subprocess.run([BINARY, "--help"], capture_output=True, text=True, timeout=20)
        self.assertIn("127.0.0.1:4566", done.stdout)
        for address in ("127.0.0.1", "127.0.0.2", "::1"):
            self.assertNotIn("not a loopback address", self.said(address))

    def test_a_warning_tells_what_is_exposed(self):
        for address in ("0.0.0.0", "::"):
            self.assertIn(f"{address} is not a loopback address: everyone who reaches it can run containers",
                          self.said(address))


if __name__ == "__main__":
    main()
