# Containers that wait for each other, and containers that are started again.
import json

import engine
import raw
from case import Case, container, main, shell
from waiting import until


def after(name, condition):
    return [{"containerName": name, "condition": condition}]


class Dependencies(Case):
    def by_name(self, arn):
        return {each["name"]: each for each in self.task(arn)["containers"]}

    def started_at(self, arn, name):
        return engine.inspect(self.runtime_id(arn, name))["State"]["StartedAt"]

    def finished_at(self, arn, name):
        return engine.inspect(self.runtime_id(arn, name))["State"]["FinishedAt"]

    def test_success_waits_for_the_end(self):
        arn = self.start(shell("sleep 0.5", "init", essential=False), container(dependsOn=after("init", "SUCCESS")))
        self.running(arn)
        self.assertLess(self.finished_at(arn, "init"), self.started_at(arn, "main"))
        self.assertEqual(self.by_name(arn)["init"]["exitCode"], 0)

    def test_a_failed_dependency_fails_the_task(self):
        arn = self.start(shell("exit 3", "init", essential=False), container(dependsOn=after("init", "SUCCESS")))
        task = self.stopped(arn)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        reason = self.by_name(arn)["main"]["reason"]
        self.assertRegex(reason, "^CannotStartContainerError: dependency graph: .*did not exit successfully")
        self.assertEqual(self.by_name(arn)["init"]["exitCode"], 3)
        self.assertNotIn("runtimeId", self.by_name(arn)["main"])

    def test_healthy_waits_for_the_health_check(self):
        check = {"command": ["CMD-SHELL", "test -e /tmp/ready"], "interval": 5, "timeout": 2, "retries": 10}
        arn = self.start(shell("touch /tmp/ready; sleep 1000", "db", healthCheck=check),
                         container(dependsOn=after("db", "HEALTHY")))
        self.running(arn, 40)
        self.assertEqual(self.by_name(arn)["db"]["healthStatus"], "HEALTHY")

    def test_a_dependency_that_never_gets_there_times_out(self):
        arn = self.start(shell("sleep 1000", "slow", essential=False, startTimeout=2),
                         container(dependsOn=after("slow", "COMPLETE")))
        task = self.stopped(arn, 60)
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(self.by_name(arn)["main"]["reason"],
                         r"dependency graph: container ordering dependency \[slow\] for target \[main\] has timed out\.")

    def test_stops_run_in_reverse(self):
        arn = self.start(shell("trap 'exit 0' TERM; sleep 1000 & wait", "base"),
                         shell("trap 'sleep 0.5; exit 0' TERM; sleep 1000 & wait", dependsOn=after("base", "START")))
        self.running(arn)
        self.ecs.stop_task(task=arn)
        self.stopped(arn)
        self.assertLessEqual(self.finished_at(arn, "main"), self.finished_at(arn, "base"))

    def test_a_cycle_is_refused(self):
        with self.assertRaisesRegex(self.ecs.exceptions.ClientException, "cycle"):
            self.register(container("a", dependsOn=after("b", "START")), container("b", dependsOn=after("a", "START")))

    def register_newest(self, *containers):
        """For members that this Debian's boto3 does not know yet."""
        body = json.dumps({"family": self.family, "containerDefinitions": containers}).encode()
        answer = raw.exchange(self.daemon.port, raw.request("RegisterTaskDefinition", body))
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json["taskDefinition"]["taskDefinitionArn"]

    def test_an_exit_before_the_restart_period_is_final(self):
        policy = {"enabled": True, "restartAttemptPeriod": 60}
        arn = self.start(definition=self.register_newest(shell("sleep 0.5; exit 1", restartPolicy=policy)))
        self.assertEqual(self.stopped(arn, 30)["containers"][0]["exitCode"], 1)

    def test_an_exit_after_the_restart_period_restarts_the_container(self):
        policy = {"enabled": True, "restartAttemptPeriod": 60}
        arn = self.start(definition=self.register_newest(shell("sleep 61; exit 1", restartPolicy=policy)))
        self.running(arn)
        first = self.runtime_id(arn)
        born = engine.inspect(first)["State"]["StartedAt"]
        until(lambda: engine.inspect(first)["State"]["StartedAt"] != born, 90, "the same container was started again")
        self.assertEqual(self.task(arn)["lastStatus"], "RUNNING")
        self.assertEqual(self.runtime_id(arn), first)

    def test_links_reach_the_other_container(self):
        arn = self.start(container("web"), shell("until wget -qO- http://site/; do sleep 0.1; done; sleep 1000",
                                                 links=["web:site"]))
        self.running(arn)
        until(lambda: "Hello" in engine.output(self.runtime_id(arn)), 10, "the link was followed")


if __name__ == "__main__":
    main()
