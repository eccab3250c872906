# Pulls from a private registry: logins, digests, tags that move, pull behaviours, and a registry that never answers.
import base64
import json
import os
import socket
import sys
import tempfile

import engine
from case import Case, container, main, shell
from daemon import Daemon
from private_registry import PASSWORD, PROGRAM, USER, PrivateRegistry
from waiting import until

EXECUTION_ROLE = "arn:aws:iam::000000000000:role/execution"
NOT_LET_IN = r"^CannotPullContainerError: Error response from daemon: .*(no basic auth credentials|unauthorized|denied)"


class Pulls(Case):
    """What the cases below share: a registry with web:one and web:two, and secrets with logins to it."""

    options = ("--registry-auth", "/nonexistent")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry = PrivateRegistry()
        cls.addClassCleanup(cls.registry.close)
        cls.one = cls.registry.push("one")
        cls.two = cls.registry.push("two")
        cls.secrets = cls.daemon.client(service="secretsmanager")

    def tearDown(self):
        super().tearDown()
        self.registry.forget()  # each test pulls anew

    def secret(self, text, name="login"):
        return self.secrets.create_secret(Name=name, SecretString=text)["ARN"]

    def login(self, password=PASSWORD, name="login"):
        return {"credentialsParameter": self.secret(json.dumps({"username": USER, "password": password}), name)}

    def run_image(self, reference, login=None, count=1):
        """Runs tasks that say which version of the image they are; the ARN of one, or a list."""
        image = {"image": reference, **({"repositoryCredentials": login} if login else {})}
        definition = self.register(shell("echo $(cat /version); exec sleep 1000", **image), executionRoleArn=EXECUTION_ROLE)
        answer = self.ecs.run_task(taskDefinition=definition, count=count)
        self.assertEqual((len(answer["tasks"]), answer["failures"]), (count, []))
        arns = [task["taskArn"] for task in answer["tasks"]]
        return arns[0] if count == 1 else arns

    def check_version(self, arn, version, digest):
        task = self.running(arn)
        self.assertEqual(task["containers"][0]["imageDigest"], digest)
        until(lambda: engine.standard_output(self.runtime_id(arn)) == f"{version}\n", 10, f"the version is {version}")
        return task

    def fails_to_pull(self, arn, reason):
        task = self.stopped(arn, 40)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["containers"][0]["reason"], reason)
        for absent in ("runtimeId", "exitCode", "imageDigest"):
            self.assertNotIn(absent, task["containers"][0])
        self.assertEqual(engine.containers_of_task(arn), [])
        return task


class Logins(Pulls):
    def test_no_login_gets_no_image(self):
        task = self.fails_to_pull(self.run_image(self.registry.image("one")), NOT_LET_IN)
        self.assertEqual(task["stoppedReason"], "Task failed to start")

    def test_a_wrong_password_gets_no_image(self):
        self.fails_to_pull(self.run_image(self.registry.image("one"), self.login("wrong")), NOT_LET_IN)

    def test_the_login_of_the_secret_pulls(self):
        reference = self.registry.image("one")
        task = self.check_version(self.run_image(reference, self.login()), "one", self.one)
        self.assertEqual(task["containers"][0]["image"], reference)
        self.assertLessEqual(task["pullStartedAt"], task["pullStoppedAt"])

    def test_a_secret_that_holds_no_login_or_is_not_there(self):
        arn = self.secret("no JSON")
        for parameter in (arn, arn.replace("login", "nobody")):
            task = self.run_image(self.registry.image("one"), {"credentialsParameter": parameter})
            self.fails_to_pull(task, "^CannotPullContainerAuthError: ")

    def test_fargate_says_it_of_the_task(self):
        definition = self.register(
            container(image=self.registry.image("one"), repositoryCredentials=self.login("wrong")), cpu="256", memory="512",
            networkMode="awsvpc", requiresCompatibilities=["FARGATE"], executionRoleArn=EXECUTION_ROLE)
        network = {"awsvpcConfiguration": {"subnets": ["subnet-registry"]}}
        arn = self.start(definition=definition, launchType="FARGATE", networkConfiguration=network)
        task = self.stopped(arn, 40)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["stoppedReason"], "^CannotPullContainerError: ")

    def test_a_pull_by_digest_gets_that_image_and_no_other(self):
        by_digest = f"{self.registry.repository}@{self.two}"
        self.check_version(self.run_image(by_digest, self.login()), "two", self.two)
        other = f"{self.registry.repository}@sha256:{'0' * 64}"
        self.fails_to_pull(self.run_image(other, self.login(name="other")), "^CannotPullContainerError: .*(manifest|not found)")

    def test_tasks_that_want_one_image_join_one_pull(self):
        self.registry.point("joined", "one")
        self.registry.freeze()
        self.addCleanup(self.registry.thaw)
        arns = self.run_image(self.registry.image("joined"), self.login(), count=2)
        until(lambda: all("pullStartedAt" in self.task(arn) for arn in arns), 10, "both wait for the image")
        self.registry.thaw()
        for arn in arns:
            self.check_version(arn, "one", self.one)
        self.assertEqual(self.registry.pulls("joined"), 1)

    def test_a_task_without_a_login_does_not_join_the_pull_of_one_with(self):
        self.registry.freeze()
        self.addCleanup(self.registry.thaw)
        let_in = self.run_image(self.registry.image("one"), self.login())
        stranger = self.run_image(self.registry.image("one"))
        until(lambda: all("pullStartedAt" in self.task(arn) for arn in (let_in, stranger)), 10, "both wait for the image")
        self.registry.thaw()
        self.check_version(let_in, "one", self.one)
        self.fails_to_pull(stranger, NOT_LET_IN)


class LoginsOfTheInstance(Pulls):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.file = os.path.join(folder.name, "config.json")
        cls.options = ("--registry-auth", cls.file)
        super().setUpClass()

    def test_the_file_of_docker_login_pulls_for_everybody(self):
        self.fails_to_pull(self.run_image(self.registry.image("two")), NOT_LET_IN)
        both = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        with open(self.file, "w") as file:
            json.dump({"auths": {self.registry.host: {"auth": both}}}, file)
        # Read anew for every pull: a login takes effect without a restart.
        self.check_version(self.run_image(self.registry.image("two")), "two", self.two)


class MovingTags(Pulls):
    """Each behaviour has a class of its own below; they differ in what a second task gets after the tag has moved."""

    def first(self):
        self.registry.point("latest", "one")
        self.no_tag = self.registry.repository  # stands for :latest
        self.credentials = self.login()
        self.before = self.registry.pulls("latest")
        arn = self.run_image(self.no_tag, self.credentials)
        self.check_version(arn, "one", self.one)
        return arn

    def moved(self):
        self.registry.point("latest", "two")
        return self.run_image(self.no_tag, self.credentials)

    def pulls(self):
        return self.registry.pulls("latest") - self.before


class PreferCached(MovingTags):
    def test_an_image_that_is_there_is_not_pulled_again(self):
        self.first()
        second = self.check_version(self.moved(), "one", self.one)
        self.assertNotIn("pullStartedAt", second)
        self.assertEqual(self.pulls(), 1)


class Always(MovingTags):
    options = (*Pulls.options, "--image-pull-behavior", "always")

    def test_a_moved_tag_is_pulled_again_and_nothing_runs_without_the_registry(self):
        old = self.first()
        self.check_version(self.moved(), "two", self.two)
        self.assertEqual(self.pulls(), 2)
        self.assertEqual(self.task(old)["containers"][0]["imageDigest"], self.one)
        self.registry.stop()
        self.addCleanup(self.registry.start)
        self.fails_to_pull(self.run_image(self.no_tag, self.credentials), "^CannotPullContainerError: ")


class Once(MovingTags):
    options = (*Pulls.options, "--image-pull-behavior", "once")

    def test_the_first_task_pulls_for_all(self):
        self.first()
        second = self.check_version(self.moved(), "one", self.one)
        self.assertNotIn("pullStartedAt", second)
        self.assertEqual(self.pulls(), 1)

    def test_an_image_of_unknown_origin_is_pulled_even_so(self):
        reference = self.registry.image("here-already")
        self.registry.point("here-already", "two")
        engine.call("POST", f"/images/localecs-web:latest/tag?repo={self.registry.repository}&tag=here-already")
        self.check_version(self.run_image(reference, self.login()), "two", self.two)


class Default(MovingTags):
    options = (*Pulls.options, "--image-pull-behavior", "default")

    def test_a_moved_tag_is_pulled_again_and_without_the_registry_the_local_image_runs(self):
        self.first()
        self.check_version(self.moved(), "two", self.two)
        self.registry.stop()
        self.addCleanup(self.registry.start)
        self.check_version(self.run_image(self.no_tag, self.credentials), "two", self.two)


class NeverAnswers(Case):
    """Of the task that setUpModule has started: the Engine waits 25 s for an answer, and a pull is tried five times."""

    @classmethod
    def setUpClass(cls):
        cls.daemon, cls.family = HANGING.daemon, "hanging"
        cls.ecs = cls.daemon.client()

    def test_the_pull_ends_and_names_its_cause(self):
        task = self.stopped(HANGING.task, 240)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["containers"][0]["reason"], "^CannotPullContainerError: Error response from daemon: .*"
                                                          "([Tt]imeout|request canceled|deadline exceeded)")
        self.assertEqual(engine.containers_of_task(HANGING.task), [])


class Hanging:
    """A task of a daemon of its own whose registry accepts every connection and says nothing, ever."""

    def __init__(self):
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(100)
        self.daemon = Daemon(*Pulls.options)
        ecs = self.daemon.client()
        image = f"127.0.0.1:{self.listener.getsockname()[1]}/web:1"
        ecs.register_task_definition(family="hanging", containerDefinitions=[container(image=image)])
        self.task = ecs.run_task(taskDefinition="hanging")["tasks"][0]["taskArn"]

    def close(self):
        self.listener.close()
        self.daemon.stop()


HANGING = None


def setUpModule():
    global HANGING
    HANGING = Hanging()


def tearDownModule():
    HANGING.close()


if __name__ == "__main__":
    if not PROGRAM:
        print("Debian's docker-registry is not here; run tests/run.sh")
        sys.exit(77)
    main()
