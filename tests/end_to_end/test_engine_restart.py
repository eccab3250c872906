# The Docker Engine itself ends and comes back while services run. Only for an Engine that belongs to the tests.
import signal
import unittest

import engine
from case import Case, container, main
from waiting import stays, until


@unittest.skipUnless(engine.PIDFILE, "needs an Engine of the tests' own: tests/sandbox.sh")
class EngineRestart(Case):
    def setUp(self):
        self.own = engine.OwnEngine()
        self.register(container())
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=3)
        self.steady(count=3)
        self.lone = self.start(definition=self.family)
        self.running(self.lone)

    def settles(self):
        """Three service tasks run, each in the one container that it names, and the lone task is not started again."""
        self.stopped(self.lone, 60)

        def agree():
            tasks = self.service_tasks()
            ids = {c.get("runtimeId") for t in tasks for c in t["containers"]}
            return len(tasks) == 3 and {t["lastStatus"] for t in tasks} == {"RUNNING"} and ids == self.alive()
        until(agree, 90, "three tasks, three containers, the same ones")
        stays(agree, 1, "three tasks, three containers, the same ones")

    def test_an_orderly_restart(self):
        self.own.end(signal.SIGTERM)
        self.assertEqual(self.service()["desiredCount"], 3)  # the API answers meanwhile
        waiting = self.start(definition=self.family)
        self.own.start()
        self.settles_with(waiting)

    def test_a_crash(self):
        self.own.end(signal.SIGKILL)
        waiting = self.start(definition=self.family)
        self.own.start()
        self.settles_with(waiting)

    def settles_with(self, waiting):
        self.running(waiting, 60)
        self.ecs.stop_task(task=waiting)
        self.stopped(waiting)
        self.settles()

    def test_a_pause(self):
        before = {t["taskArn"] for t in self.service_tasks()}
        self.own.send(signal.SIGSTOP)
        try:
            self.ecs.update_service(service="web", desiredCount=4)
            stays(lambda: self.service()["runningCount"] == 3, 1, "the API answers, nothing is given up")
        finally:
            self.own.send(signal.SIGCONT)
        self.steady(count=4)
        self.assertTrue(before < {t["taskArn"] for t in self.service_tasks()})
        until(lambda: len(self.alive()) == 5, 10, "five containers")


if __name__ == "__main__":
    main()
