# The Engine absent, hung, erring or cut off, through a proxy: nothing is lost, nothing is doubled, all converges.
import engine
from case import Case, container, main
from daemon import Daemon
from proxy import EngineProxy
from waiting import stays, until


class EngineFaults(Case):
    def setUp(self):
        self.proxy = EngineProxy()
        self.addCleanup(self.proxy.close)

    # Every test has a proxy, so every test has a daemon.
    @classmethod
    def setUpClass(cls):
        pass

    def begin(self):
        self.daemon = Daemon(docker=self.proxy.docker)
        self.addCleanup(self.daemon.stop)
        self.ecs = self.daemon.client()
        self.family = f"app-{self.daemon.port}"

    def begin_with_service(self, count):
        self.proxy.appear()
        self.begin()
        self.register(container())
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=count)
        self.steady(count=count)

    def converges(self, count):
        """The API and the Engine come to agree on exactly that many, and it stays so."""
        def agree():
            tasks = self.service_tasks()
            ids = {c.get("runtimeId") for t in tasks for c in t["containers"]}
            return len(tasks) == count and {t["lastStatus"] for t in tasks} == {"RUNNING"} and ids == self.alive()
        until(agree, 60, f"{count} tasks, {count} containers, the same ones")
        stays(agree, 1, f"{count} tasks, {count} containers, the same ones")

    def test_a_daemon_without_an_engine_says_so_and_starts_tasks_once_it_appears(self):
        self.begin()
        health = self.daemon.health()
        self.assertFalse(health["docker"]["connected"])
        self.assertTrue(health["docker"]["problem"])
        arn = self.start(container())
        self.assertEqual(self.task(arn)["lastStatus"], "PENDING")
        stays(lambda: self.task(arn)["lastStatus"] == "PENDING", 0.5, "the task waits")
        self.proxy.appear()
        self.running(arn, 30)
        self.assertEqual((self.daemon.health()["status"], self.daemon.health()["docker"]["connected"]), ("ok", True))

    def test_a_task_can_be_stopped_while_there_is_no_engine(self):
        self.begin()
        arn = self.start(container())
        self.ecs.stop_task(task=arn)
        self.assertEqual(self.stopped(arn)["stopCode"], "UserInitiated")
        self.proxy.appear()
        until(lambda: self.daemon.health()["docker"]["connected"], 10, "the engine is reached")

    def test_streams_that_are_cut_are_taken_up_again(self):
        self.begin_with_service(2)
        before = {t["taskArn"] for t in self.service_tasks()}
        for _ in range(5):
            self.proxy.cut()
        self.converges(2)
        self.assertEqual({t["taskArn"] for t in self.service_tasks()}, before)

    def test_deaths_during_an_absence_are_seen_afterwards(self):
        self.begin_with_service(3)
        self.proxy.vanish()
        for identifier in sorted(self.alive())[:2]:
            engine.kill(identifier)
        self.proxy.appear()
        self.converges(3)

    def test_starts_that_are_cut_off_in_the_middle_are_neither_lost_nor_doubled(self):
        self.begin_with_service(1)
        self.ecs.update_service(service="web", desiredCount=6)
        for _ in range(10):
            count = len(self.alive())
            self.proxy.cut()
            until(lambda: len(self.alive()) > count or len(self.alive()) >= 6, 30, "one more container")
        self.converges(6)

    def test_an_engine_that_hangs_holds_up_the_api_not_at_all(self):
        self.begin_with_service(1)
        self.proxy.flowing.clear()
        self.ecs.update_service(service="web", desiredCount=3)
        stays(lambda: self.service()["runningCount"] == 1, 1, "the API answers")
        self.proxy.flowing.set()
        self.converges(3)

    def test_an_engine_that_errs_fails_tasks_until_it_errs_no_more(self):
        self.begin_with_service(1)
        self.proxy.error = 500
        self.proxy.cut()
        self.ecs.update_service(service="web", desiredCount=2)
        stays(lambda: self.service()["desiredCount"] == 2, 0.5, "the API answers")
        self.proxy.error = None
        self.proxy.cut()
        self.converges(2)


if __name__ == "__main__":
    main()
