# A second Docker Engine as a container instance: its tasks really run there, and placement knows when it is away.
import json
import unittest
import urllib.error
import urllib.request

import engine
from case import Case, container, main, shell
from small_engine import SmallEngine
from waiting import until


@unittest.skipUnless(engine.PIDFILE, "needs namespaces of the tests' own: tests/sandbox.sh")
class FurtherEngine(Case):
    @classmethod
    def setUpClass(cls):
        cls.further = SmallEngine(bridge="further0", network="10.202.0")
        cls.addClassCleanup(cls.further.close)
        cls.there, cls.here = engine.DOCKER_HOST, cls.further.others
        cls.options = ("--instance", "cpu=1024,memory=1024", "--instance", f"cpu=1024,memory=1024,docker={cls.there}")
        engine.DOCKER_HOST = cls.here
        super().setUpClass()

    def setUp(self):
        until(lambda: all(each["connected"] for each in self.daemon.health()["furtherEngines"]), 30, "both Engines are there")

    def tasks_on(self, host):
        with engine.at(host):
            return {each["Labels"]["com.amazonaws.ecs.task-arn"] for each in self.containers(running_only=True)}

    def two_tasks(self, **members):
        definition = self.register(shell("trap 'exit 7' TERM; echo started; sleep 1000 & wait", **members))
        answer = self.ecs.run_task(taskDefinition=definition, count=2, placementConstraints=[{"type": "distinctInstance"}])
        self.assertEqual(answer["failures"], [])
        return [self.running(each["taskArn"]) for each in answer["tasks"]]

    def test_each_task_runs_on_the_engine_of_its_instance(self):
        tasks = self.two_tasks()
        of_here, of_there = self.tasks_on(self.here), self.tasks_on(self.there)
        self.assertEqual((len(of_here), len(of_there)), (1, 1))
        self.assertEqual(of_here | of_there, {each["taskArn"] for each in tasks})
        for task in tasks:
            self.ecs.stop_task(task=task["taskArn"])
            self.assertEqual(self.stopped(task["taskArn"])["containers"][0]["exitCode"], 7)

    def test_the_other_instance_has_no_networks_of_tasks(self):
        definition = self.register(container(), networkMode="awsvpc")
        answer = self.ecs.run_task(taskDefinition=definition, count=2, placementConstraints=[{"type": "distinctInstance"}],
                                   networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-e2e"]}})
        self.assertEqual(len(answer["tasks"]), 1)
        self.assertIn("ATTRIBUTE", [each["reason"] for each in answer["failures"]])

    def test_its_lines_reach_the_logs(self):
        logs = self.daemon.client(service="logs")
        logs.create_log_group(logGroupName="further")
        options = {"awslogs-group": "further", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web"}
        self.two_tasks(logConfiguration={"logDriver": "awslogs", "options": options})
        until(lambda: len(logs.filter_log_events(logGroupName="further")["events"]) == 2, 10, "both tasks have written")

    def test_a_service_comes_back_when_its_engine_does(self):
        self.register(shell("trap 'exit 0' TERM; sleep 1000 & wait"), family=self.family)
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=2,
                                placementConstraints=[{"type": "distinctInstance"}])
        self.steady(count=2)
        self.further.kill()
        self.addCleanup(lambda: self.further.is_running() or self.further.start())

        def agents():
            arns = self.ecs.list_container_instances()["containerInstanceArns"]
            found = self.ecs.describe_container_instances(containerInstances=arns)["containerInstances"]
            return sorted(each["agentConnected"] for each in found)
        until(lambda: agents() == [False, True], 30, "its agent is gone")
        self.assertEqual(len(self.tasks_on(self.here)), 1)
        answer = self.ecs.run_task(taskDefinition=self.family, count=2, placementConstraints=[{"type": "distinctInstance"}])
        self.assertIn("AGENT", [each["reason"] for each in answer["failures"]])
        self.further.start()
        until(lambda: agents() == [True, True], 60, "its agent is back")
        self.steady(count=2)
        self.assertEqual(len({each["containerInstanceArn"] for each in self.service_tasks()}), 2)

    def test_an_engine_nobody_named_is_refused(self):
        self.ecs.create_cluster()
        body = json.dumps({"docker": "unix:///nowhere.sock"}).encode()
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{self.daemon.url}/_localecs/instances", data=body, timeout=5)
        self.assertEqual(refused.exception.code, 400)
        self.assertIn("docker must be an Engine that an --instance names.", refused.exception.read().decode())


if __name__ == "__main__":
    main()
