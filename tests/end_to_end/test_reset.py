# After a reset a daemon answers as one that has just been started.
import json
import re
import tempfile
import time
import urllib.request

from case import Case, main, shell
from daemon import Daemon
from waiting import until

LISTS = {
    "ecs": ("ListClusters", "DescribeClusters", "ListTaskDefinitionFamilies", "ListTaskDefinitions", "ListServices", "ListTasks",
            "ListContainerInstances", "ListAccountSettings", "DescribeCapacityProviders", "ListAttributes"),
    "logs": ("DescribeLogGroups",), "cloudwatch": ("DescribeAlarms", "ListMetrics"),
    "secretsmanager": ("ListSecrets",), "ssm": ("DescribeParameters",)}
TARGET = {"ListAttributes": {"targetType": "container-instance"}}


class Reset(Case):
    options = ("--engine", "simulated", "--clock-speed", "2")
    needs_engine = False

    def private(self, path, body=None, daemon=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{(daemon or self.daemon).url}/_localecs/{path}", data=data, timeout=10) as answer:
            return json.load(answer)

    def all_answers(self, daemon):
        """What every list says, without ids, which are drawn."""
        found = {}
        for service, operations in LISTS.items():
            client = daemon.client(service=service, newest=service == "ecs")
            for operation in operations:
                name = "".join("_" + letter.lower() if letter.isupper() else letter for letter in operation)[1:]
                answer = getattr(client, name)(**TARGET.get(operation, {}))
                del answer["ResponseMetadata"]
                answer.pop("nextToken", None)
                found[operation] = re.sub("[0-9a-f]{32}", "ID", str(answer))
        found["speed"] = self.private("clock", daemon=daemon)["speed"]
        return found

    def fill(self):
        ecs, newest = self.ecs, self.daemon.client(newest=True)
        ecs.create_cluster(clusterName="shop", tags=[{"key": "a", "value": "b"}])
        ecs.put_account_setting(name="containerInsights", value="enabled")
        newest.create_capacity_provider(name="asg", autoScalingGroupProvider={
            "autoScalingGroupArn": "arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:1:autoScalingGroupName/asg"})
        definition = self.register(shell("sleep 1000"), family="web")
        ecs.create_service(serviceName="web", taskDefinition=definition, desiredCount=2)
        until(lambda: ecs.describe_services(services=["web"])["services"][0]["runningCount"] == 2, 30, "the service runs")
        instance = ecs.list_container_instances()["containerInstanceArns"][0]
        ecs.put_attributes(attributes=[{"name": "rack", "value": "1", "targetType": "container-instance", "targetId": instance}])
        self.private("instances", {"zone": "us-east-1b"})
        self.private("fail-zone", {"zone": "us-east-1b"})
        self.private("clock", {"advance": 7200, "speed": 60})
        self.daemon.client(service="logs").create_log_group(logGroupName="g")
        cloudwatch = self.daemon.client(service="cloudwatch")
        cloudwatch.put_metric_data(Namespace="n", MetricData=[{"MetricName": "m", "Value": 1}])
        cloudwatch.put_metric_alarm(AlarmName="a", Namespace="n", MetricName="m", Statistic="Sum", Period=60, EvaluationPeriods=1,
                                    Threshold=1, ComparisonOperator="GreaterThanThreshold")
        self.daemon.client(service="secretsmanager").create_secret(Name="s", SecretString="x")
        self.daemon.client(service="ssm").put_parameter(Name="p", Value="x", Type="String")

    def test_a_daemon_is_as_new(self):
        fresh = Daemon(*self.options)
        self.addCleanup(fresh.stop)
        self.fill()
        expected = self.all_answers(fresh)
        self.assertNotEqual(self.all_answers(self.daemon), expected)
        self.daemon.reset()
        self.maxDiff = None
        self.assertEqual(self.all_answers(self.daemon), expected)
        self.assertLess(abs(self.private("clock")["now"] - time.time()), 60)

    def test_what_comes_afterwards_is_not_held_up_by_the_old_time(self):
        self.fill()
        self.daemon.reset()
        self.fill()

    def test_a_clock_that_was_set_back_stays_so_over_a_restart(self):
        with tempfile.TemporaryDirectory() as folder:
            daemon = Daemon("--engine", "simulated", "--data-dir", folder)
            self.addCleanup(daemon.stop)
            daemon.client().create_cluster(clusterName="shop")
            self.private("clock", {"advance": 7200}, daemon=daemon)
            daemon.client().create_cluster(clusterName="mall")
            daemon.reset()
            before = self.private("clock", daemon=daemon)
            daemon.stop()
            daemon.start()
            after = self.private("clock", daemon=daemon)
            self.assertLess(after["now"] - before["now"], 60, (before, after))


if __name__ == "__main__":
    main()
