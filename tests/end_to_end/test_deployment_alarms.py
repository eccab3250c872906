# A CloudWatch alarm fails a deployment, and the last completed one comes back, with real containers.
import urllib.request

from case import Case, container, main
from waiting import until

ALARM = dict(AlarmName="web-errors", Namespace="App", MetricName="Errors", Statistic="Sum", Period=60, EvaluationPeriods=1,
             Threshold=1, ComparisonOperator="GreaterThanThreshold", TreatMissingData="notBreaching")


class DeploymentAlarms(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ecs = cls.daemon.client(newest=True)
        cls.cloudwatch = cls.daemon.client(service="cloudwatch")

    def setUp(self):
        self.cloudwatch.put_metric_alarm(**ALARM)
        self.good = self.version(1)
        self.ecs.create_service(serviceName="web", taskDefinition=self.good, desiredCount=2)
        self.steady(count=2)

    def version(self, number):
        return self.register(container(environment=[{"name": "VERSION", "value": str(number)}]))

    def deploy(self, rollback=True, **configuration):
        """A new version; the ARN of its service deployment."""
        alarms = {"alarmNames": ["web-errors"], "enable": True, "rollback": rollback}
        self.ecs.update_service(service="web", taskDefinition=self.version(2),
                                deploymentConfiguration={"alarms": alarms, **configuration})
        return self.ecs.list_service_deployments(service="web")["serviceDeployments"][0]["serviceDeploymentArn"]

    def deployment(self, arn):
        return self.ecs.describe_service_deployments(serviceDeploymentArns=[arn])["serviceDeployments"][0]

    def ended(self, arn):
        return until(lambda: (found := self.deployment(arn)).get("finishedAt") and found, 60, "the deployment ended")

    def bakes(self):
        """The new tasks run, the old ones are gone, and yet it is not complete."""
        with urllib.request.urlopen(self.daemon.url + "/_localecs/explain?service=web") as answer:
            waits = "the bake time" in answer.read().decode()
        if waits:
            self.assertEqual(self.service()["deployments"][0]["rolloutState"], "IN_PROGRESS")
            self.assertNotIn(self.good, {task["taskDefinitionArn"] for task in self.service_tasks()})
        return waits

    def is_back(self):
        self.assertEqual(self.steady(count=2)["taskDefinition"], self.good)
        self.assertEqual({task["taskDefinitionArn"] for task in self.service_tasks()}, {self.good})
        messages = [event["message"] for event in self.service()["events"]]
        self.assertTrue(any("deployment failed: alarm detected." in message for message in messages), messages)
        self.assertTrue(any("rolling back to deployment ecs-svc/" in message for message in messages), messages)

    def test_an_alarm_that_is_set_by_hand(self):
        arn = self.deploy()
        self.assertEqual(self.deployment(arn)["alarms"]["status"], "MONITORING")
        until(self.bakes, 60, "the new version bakes")
        self.cloudwatch.set_alarm_state(AlarmName="web-errors", StateValue="ALARM", StateReason="a test")
        ended = self.ended(arn)
        self.assertEqual(ended["status"], "ROLLBACK_SUCCESSFUL")
        self.assertIn("web-errors", ended["statusReason"])
        self.assertEqual(ended["alarms"], {"status": "TRIGGERED", "alarmNames": ["web-errors"],
                                           "triggeredAlarmNames": ["web-errors"]})
        self.is_back()

    def test_an_alarm_that_a_metric_sets_off(self):
        arn = self.deploy(bakeTimeInMinutes=10)
        until(self.bakes, 60, "the new version bakes")
        self.daemon.aws("cloudwatch", "put-metric-data", "--namespace", "App", "--metric-name", "Errors", "--value", "7")
        self.daemon.advance(60)
        self.assertEqual(self.ended(arn)["status"], "ROLLBACK_SUCCESSFUL")
        self.is_back()
        self.daemon.aws("ecs", "wait", "services-stable", "--services", "web")

    def test_an_alarm_that_keeps_silent(self):
        arn = self.deploy()
        until(self.bakes, 60, "the new version bakes")
        self.daemon.advance(60)
        ended = self.ended(arn)
        self.assertEqual((ended["status"], ended["alarms"]["status"]), ("SUCCESSFUL", "MONITORING_COMPLETE"))

    def test_without_rollback_the_deployment_stops(self):
        arn = self.deploy(rollback=False, bakeTimeInMinutes=10)
        self.cloudwatch.set_alarm_state(AlarmName="web-errors", StateValue="ALARM", StateReason="a test")
        ended = self.ended(arn)
        self.assertEqual((ended["status"], ended["alarms"]["status"]), ("STOPPED", "TRIGGERED"))
        self.assertEqual(self.service()["deployments"][0]["rolloutState"], "FAILED")


if __name__ == "__main__":
    main()
