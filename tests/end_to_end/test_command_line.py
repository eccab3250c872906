# Deployments by the aws command line on real containers: a rolling update, and one that is rolled back when half done.
import json
import os
import tempfile

from case import Case, main, shell
from sampler import Sampler
from waiting import until

TRAP = "trap 'exit 0' TERM; while :; do sleep 0.1; done"


class CommandLine(Case):
    def aws(self, *arguments, **options):
        return self.daemon.aws("ecs", *arguments, **options)

    def define(self, *containers, **members):
        given = {"family": self.family, "containerDefinitions": list(containers), **members}
        answer = self.aws("register-task-definition", "--cli-input-json", json.dumps(given))
        return answer["taskDefinition"]["taskDefinitionArn"]

    def create(self, count, *options):
        self.aws("create-service", "--service-name", "web", "--task-definition", self.family,
                 "--desired-count", str(count), *options)
        self.steady(count=count)
        until(lambda: self.service()["deployments"][0]["rolloutState"] == "COMPLETED", 60, "the deployment completes")

    def test_rolling_update_within_its_percentages(self):
        self.define(shell(TRAP))
        self.create(3, "--deployment-configuration", "minimumHealthyPercent=50,maximumPercent=100")
        old = {task["taskArn"] for task in self.service_tasks()}
        new = self.define(shell(TRAP, environment=[{"name": "VERSION", "value": "2"}]))
        with Sampler(self) as sampler:
            answer = self.aws("update-service", "--service", "web", "--task-definition", self.family)["service"]
            self.assertEqual([(d["status"], d["rolloutState"]) for d in answer["deployments"]],
                             [("PRIMARY", "IN_PROGRESS"), ("ACTIVE", "COMPLETED")])
            until(lambda: len(self.service()["deployments"]) == 1, 90, "the old deployment has gone")
            self.aws("wait", "services-stable", "--services", "web")
        sampler.check(3, 50, 100)
        listed = self.aws("list-tasks", "--service-name", "web")["taskArns"]
        self.assertFalse(old & set(listed))
        tasks = self.aws("describe-tasks", "--tasks", *listed)["tasks"]
        self.assertEqual([task["taskDefinitionArn"] for task in tasks], [new] * 3)
        until(lambda: len(self.alive()) == 3, 10, "three containers")

    def test_circuit_breaker_rolls_a_half_done_update_back(self):
        self.define(shell(TRAP))
        self.create(2, "--deployment-configuration",
                    "deploymentCircuitBreaker={enable=true,rollback=true},minimumHealthyPercent=50,maximumPercent=100")
        good = self.service()["deployments"][0]["id"]
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o777)
            self.define(*once_only(), volumes=[{"name": "shared", "host": {"sourcePath": folder}}])
            answer = self.aws("update-service", "--service", "web", "--task-definition", self.family)["service"]
            failed = answer["deployments"][0]["id"]
            found = until(lambda: self.deployment(failed, "FAILED"), 90, "the deployment is FAILED")
            self.assertEqual(found["rolloutStateReason"], "ECS deployment circuit breaker: tasks failed to start.")
            self.assertGreaterEqual(found["failedTasks"], 3)
            service = self.steady(count=2)
        self.assertEqual([d["id"] for d in service["deployments"]], [good])
        self.aws("wait", "services-stable", "--services", "web")
        messages = [e["message"] for e in self.aws("describe-services", "--services", "web")["services"][0]["events"]]
        self.assertIn(f"(service web) (deployment {failed}) deployment failed: tasks failed to start.", messages)
        self.assertIn(f"(service web) rolling back to deployment {good}.", messages)
        self.assertEqual({task["startedBy"] for task in self.service_tasks()}, {good})

    def deployment(self, identifier, state):
        return next((d for d in self.service()["deployments"]
                     if (d["id"], d["rolloutState"]) == (identifier, state)), None)


def once_only():
    """Containers of which one task comes up, and its ending takes a while; every later one fails to start."""
    mount = [{"sourceVolume": "shared", "containerPath": "/shared"}]
    return (shell("mkdir /shared/taken", name="first", essential=False, mountPoints=mount),
            shell("trap 'sleep 2; exit 0' TERM; while :; do sleep 0.1; done",
                  dependsOn=[{"containerName": "first", "condition": "SUCCESS"}]))


if __name__ == "__main__":
    main()
