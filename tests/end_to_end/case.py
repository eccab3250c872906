# The test case that all end-to-end tests share: a daemon for the class, an empty one for every test.
import os
import sys
import unittest
import urllib.request

import engine
from daemon import Daemon
from waiting import until

WEB_IMAGE = "localecs-web:latest"
STEPS = ["createdAt", "pullStartedAt", "pullStoppedAt", "startedAt", "stoppingAt", "executionStoppedAt", "stoppedAt"]


def container(name="main", image=WEB_IMAGE, **members):
    return {"name": name, "image": image, "memory": 32, **members}


def shell(script, name="main", **members):
    return container(name, command=["sh", "-c", script], **members)


def fetch(port, path="/"):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return answer.read().decode()


class Case(unittest.TestCase):
    options = ()
    needs_engine = True

    @classmethod
    def setUpClass(cls):
        cls.daemon = Daemon(*cls.options)
        cls.addClassCleanup(lambda: cls.daemon.stop())
        cls.ecs = cls.daemon.client()
        # Tests of other classes may use the same Engine at the same time: containers are told apart by family.
        cls.family = f"app-{cls.daemon.port}"

    def tearDown(self):
        if self.daemon.process.poll() is None:
            self.daemon.reset()
            if self.needs_engine:
                until(lambda: not self.containers(), 30, "the reset removed every container")

    # Whoever reads a failure wants to see what the daemon said.
    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and getattr(self, "daemon", None):
            print(f"--- log of the daemon, {self.id()} ---\n{self.daemon.output()[-8000:]}\n---", file=sys.stderr)

    # --- shorthands ---------------------------------------------------------------------------------------------------

    def register(self, *containers, family=None, **members):
        answer = self.ecs.register_task_definition(family=family or self.family, containerDefinitions=list(containers), **members)
        return answer["taskDefinition"]["taskDefinitionArn"]

    def start(self, *containers, definition=None, **members):
        """Runs one task; its ARN."""
        definition = definition or self.register(*containers, **members.pop("definition_members", {}))
        answer = self.ecs.run_task(taskDefinition=definition, **members)
        self.assertEqual(answer["failures"], [])
        self.assertEqual(len(answer["tasks"]), 1)
        return answer["tasks"][0]["taskArn"]

    def task(self, arn):
        answer = self.ecs.describe_tasks(tasks=[arn])
        self.assertEqual(answer["failures"], [])
        return answer["tasks"][0]

    def running(self, arn, seconds=20):
        def is_running():
            task = self.task(arn)
            self.assertNotEqual(task["lastStatus"], "STOPPED", task)
            return task["lastStatus"] == "RUNNING" and task
        return until(is_running, seconds, f"{arn} is RUNNING")

    def stopped(self, arn, seconds=50):
        """Longer than the 30 s of stopTimeout: a process that is told to end before it has set its handler hears nothing."""
        def is_stopped():
            task = self.task(arn)
            return task["lastStatus"] == "STOPPED" and task
        task = until(is_stopped, seconds, f"{arn} is STOPPED")
        self.check_stopped(task)
        return task

    def check_stopped(self, task):
        """What holds for every stopped task, however it came to that."""
        times = [task[step] for step in STEPS if step in task]
        self.assertEqual(times, sorted(times), {step: task.get(step) for step in STEPS})
        self.assertEqual(task["desiredStatus"], "STOPPED")
        self.assertIn("stopCode", task)
        self.assertIn("stoppedReason", task)
        for each in task["containers"]:
            self.assertEqual(each["lastStatus"], "STOPPED")

    def runtime_id(self, task_arn, name="main"):
        return next(c["runtimeId"] for c in self.task(task_arn)["containers"] if c["name"] == name)

    def service(self, name="web", cluster="default"):
        answer = self.ecs.describe_services(services=[name], cluster=cluster)
        self.assertEqual(answer["failures"], [])
        return answer["services"][0]

    def steady(self, name="web", count=None, seconds=60):
        def is_steady():
            service = self.service(name)
            return (len(service["deployments"]) == 1 and service["deployments"][0]["rolloutState"] != "IN_PROGRESS"
                    and service["runningCount"] == service["desiredCount"]
                    and service["pendingCount"] == 0 and count in (None, service["runningCount"]) and service)
        return until(is_steady, seconds, f"service {name} is steady at {count}")

    def alive(self):
        """Ids of this class's containers that the Engine says run."""
        return {c["Id"] for c in self.containers(running_only=True)}

    def containers(self, running_only=False):
        return engine.containers(f"com.amazonaws.ecs.task-definition-family={self.family}", running_only=running_only)

    def service_tasks(self, name="web", status="RUNNING"):
        arns = self.ecs.list_tasks(serviceName=name, desiredStatus=status)["taskArns"]
        return self.ecs.describe_tasks(tasks=arns)["tasks"] if arns else []


def main():
    # A missing Engine is a reason to skip only where nobody promised one.
    if "DOCKER_HOST" not in os.environ and not engine.answers():
        print("no Docker Engine answers; run tests/run.sh, or set DOCKER_HOST")
        sys.exit(77)
    unittest.main(module="__main__")
