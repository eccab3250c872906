# A disk without room: tasks end with the Engine's words, leave nothing behind, and run once there is room again.
import unittest

import engine
from case import Case, main, shell
from registry import Registry
from small_engine import SmallEngine
from waiting import until

FULL = "no space left on device"


@unittest.skipUnless(engine.PIDFILE, "needs namespaces of the tests' own: tests/sandbox.sh")
class FullDisk(Case):
    options = ("--task-endpoints", "off")

    @classmethod
    def setUpClass(cls):
        cls.engine = SmallEngine()
        cls.addClassCleanup(cls.engine.close)
        cls.registry = Registry()
        cls.addClassCleanup(cls.registry.close)
        super().setUpClass()

    def setUp(self):
        self.addCleanup(self.engine.free)
        self.engine.free()

    def register_one(self, **members):
        return self.register(shell("trap 'exit 0' TERM; sleep 1000 & wait", **members), networkMode="host")

    def fails(self, arn, reason):
        task = self.stopped(arn, 60)
        self.assertEqual((task["stopCode"], task["stoppedReason"]), ("TaskFailedToStart", "Task failed to start"))
        self.assertRegex(task["containers"][0]["reason"], f"^{reason}: .*{FULL}")
        for absent in ("exitCode", "runtimeId", "networkBindings"):
            self.assertFalse(task["containers"][0].get(absent), task)
        self.assertNotIn("startedAt", task)
        self.nothing_is_left()

    def nothing_is_left(self):
        self.assertEqual(engine.call("GET", "/containers/json?all=1"), [])
        self.assertEqual(engine.call("GET", "/volumes")["Volumes"] or [], [])

    def test_no_room_for_a_container(self):
        definition = self.register_one()
        self.engine.fill()
        self.fails(self.start(definition=definition), "CannotCreateContainerError")
        self.engine.free()
        self.running(self.start(definition=definition))

    def test_no_room_for_an_image(self):
        engine.call("DELETE", "/images/localecs-web:latest?force=1")
        self.addCleanup(self.engine.load)
        definition = self.register_one(image=self.registry.image)
        self.engine.fill()
        self.fails(self.start(definition=definition), "CannotPullContainerError")
        self.assertEqual(engine.call("GET", "/images/json"), [])
        self.engine.free()
        self.running(self.start(definition=definition))

    def test_a_task_that_runs_is_stopped_as_ever(self):
        definition = self.register_one()
        arn = self.start(definition=definition)
        self.running(arn)
        self.engine.fill()
        failed = self.start(definition=definition)
        self.assertRegex(self.stopped(failed)["containers"][0]["reason"], FULL)
        self.assertEqual(self.task(arn)["lastStatus"], "RUNNING")
        self.ecs.stop_task(task=arn)
        self.assertEqual(self.stopped(arn)["stopCode"], "UserInitiated")

    def test_a_service_comes_up_when_there_is_room(self):
        definition = self.register_one()
        self.engine.fill()
        self.ecs.create_service(serviceName="web", taskDefinition=definition, desiredCount=2)
        until(lambda: len(self.service_tasks(status="STOPPED")) >= 2, 60, "its tasks have failed")
        self.assertEqual(self.service()["runningCount"], 0)
        self.engine.free()
        self.steady(count=2)
        self.assertEqual(len(engine.call("GET", "/containers/json?all=1")), 2)


if __name__ == "__main__":
    main()
