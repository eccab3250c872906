# Deployments that fail, are rolled back, shift in stages, wait for hooks: on real containers.
import json
import urllib.error
import urllib.request

from case import Case, container, main, shell
from waiting import until


class Deployments(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.newest = cls.daemon.client(newest=True)

    def create(self, **configuration):
        self.newest.create_service(serviceName="web", taskDefinition=self.version(1), desiredCount=1,
                                   deploymentConfiguration=configuration)
        self.steady(count=1)
        until(lambda: not self.open_deployment(), 60, "the first deployment is recorded as done")

    def version(self, number):
        return self.register(container(environment=[{"name": "VERSION", "value": str(number)}]))

    def open_deployment(self):
        return self.newest.describe_services(services=["web"])["services"][0].get("currentServiceDeployment")

    def deployment(self, arn=None):
        arn = arn or self.newest.list_service_deployments(service="web")["serviceDeployments"][0]["serviceDeploymentArn"]
        return self.newest.describe_service_deployments(serviceDeploymentArns=[arn])["serviceDeployments"][0]

    def ended(self, status, seconds=60):
        found = until(lambda: self.deployment().get("finishedAt") and self.deployment(), seconds, "the deployment ended")
        self.assertEqual(found["status"], status, found)
        return found

    def messages(self):
        return [event["message"] for event in self.service()["events"]]

    def test_circuit_breaker_rolls_back(self):
        self.create(deploymentCircuitBreaker={"enable": True, "rollback": True})
        before = self.service_tasks()[0]["taskArn"]
        good = self.service()["deployments"][0]["id"]
        bad = self.register(container(command=["/no/such/program"]))
        answer = self.ecs.update_service(service="web", taskDefinition=bad)["service"]
        failed = answer["deployments"][0]["id"]
        ended = self.ended("ROLLBACK_SUCCESSFUL", 90)
        self.assertEqual(ended["statusReason"],
                         "Service deployment rolled back because the circuit breaker threshold was exceeded.")
        self.assertEqual(ended["deploymentCircuitBreaker"], {"status": "TRIGGERED", "failureCount": 3, "threshold": 3})
        service = self.steady(count=1)
        self.assertEqual([d["id"] for d in service["deployments"]], [good])
        self.assertEqual(service["taskDefinition"], service["deployments"][0]["taskDefinition"])
        self.assertIn(f"(service web) (deployment {failed}) deployment failed: tasks failed to start.", self.messages())
        self.assertIn(f"(service web) rolling back to deployment {good}.", self.messages())
        self.assertEqual([t["taskArn"] for t in self.service_tasks()], [before], "the old task was never touched")

    def test_circuit_breaker_without_rollback(self):
        self.create(deploymentCircuitBreaker={"enable": True, "rollback": False})
        self.ecs.update_service(service="web", taskDefinition=self.register(container(command=["/no/such/program"])))
        self.ended("STOPPED", 90)
        primary = self.service()["deployments"][0]
        self.assertEqual((primary["rolloutState"], primary["rolloutStateReason"]),
                         ("FAILED", "ECS deployment circuit breaker: tasks failed to start."))
        self.assertEqual(primary["failedTasks"], 3)
        self.ecs.update_service(service="web", taskDefinition=self.version(2))
        self.ended("SUCCESSFUL")

    def test_blue_green_waits_for_its_hook(self):
        self.create()
        self.newest.update_service(service="web", taskDefinition=self.version(2), deploymentConfiguration={
            "strategy": "BLUE_GREEN", "bakeTimeInMinutes": 0,
            "lifecycleHooks": [{"targetType": "PAUSE", "lifecycleStages": ["POST_SCALE_UP"]}]})
        waiting = until(lambda: self.deployment()["lifecycleHookDetails"] and self.deployment(), 30, "the hook waits")
        self.assertEqual(waiting["lifecycleStage"], "POST_SCALE_UP")
        self.assertEqual(self.service()["runningCount"], 2, "blue and green both run")
        hook = waiting["lifecycleHookDetails"][0]
        self.assertEqual(hook["status"], "AWAITING_ACTION")
        self.newest.continue_service_deployment(serviceDeploymentArn=waiting["serviceDeploymentArn"], hookId=hook["hookId"])
        done = self.ended("SUCCESSFUL")
        self.assertEqual(done["targetServiceRevision"]["requestedProductionTrafficWeight"], 100)
        self.steady(count=1)

    def test_stopped_by_its_user(self):
        self.create()
        slow = self.register(shell("sleep 1000", healthCheck={"command": ["CMD", "false"], "startPeriod": 300}))
        self.ecs.update_service(service="web", taskDefinition=slow)
        arn = until(self.open_deployment, 10, "it is open")
        self.newest.stop_service_deployment(serviceDeploymentArn=arn)
        self.ended("ROLLBACK_SUCCESSFUL")
        self.steady(count=1)

    def test_explanation(self):
        self.ecs.create_service(serviceName="web", desiredCount=1,
                                taskDefinition=self.register(container(command=["/no/such/program"])))
        explain = f"{self.daemon.url}/_localecs/explain?service=web"

        def names_the_cause():
            with urllib.request.urlopen(explain) as answer:
                told = json.load(answer)
            return any("no such file or directory" in line for line in told["evidence"]) and told
        told = until(names_the_cause, 20, "the explanation names the cause")
        self.assertTrue(any("'command'" in line for line in told["advice"]), told)
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{self.daemon.url}/_localecs/explain?task=nothing")
        self.assertEqual(caught.exception.code, 404)


class FastClock(Case):
    """Bake times are minutes; the daemon's clock makes seconds of them."""
    options = ("--clock-speed", "60")

    def clock(self, **members):
        body = json.dumps(members).encode() if members else None
        with urllib.request.urlopen(urllib.request.Request(f"{self.daemon.url}/_localecs/clock", data=body)) as answer:
            return json.load(answer)

    def test_canary_bakes(self):
        newest = self.daemon.client(newest=True)
        newest.create_service(
            serviceName="web", taskDefinition=self.register(container()), desiredCount=1, deploymentConfiguration={
                "strategy": "CANARY", "bakeTimeInMinutes": 1,
                "canaryConfiguration": {"canaryPercent": 20, "canaryBakeTimeInMinutes": 2}})

        def weight():
            listed = newest.list_service_deployments(service="web")["serviceDeployments"][0]
            found = newest.describe_service_deployments(serviceDeploymentArns=[listed["serviceDeploymentArn"]])
            return found["serviceDeployments"][0]
        until(lambda: weight()["targetServiceRevision"]["requestedProductionTrafficWeight"] == 20, 30, "a fifth of the traffic")
        until(lambda: weight()["status"] == "SUCCESSFUL", 30, "three minutes, in three seconds")

    def test_clock_is_set(self):
        self.assertEqual(self.clock()["speed"], 60)
        before = self.clock()["now"]
        self.assertGreaterEqual(self.clock(advance=3600)["now"], before + 3600)
        for wrong in ({"speed": 0}, {"advance": -1}, {"advance": "soon"}, {"other": 1}):
            with self.assertRaises(urllib.error.HTTPError) as caught:
                self.clock(**wrong)
            self.assertEqual(caught.exception.code, 400, wrong)


if __name__ == "__main__":
    main()
