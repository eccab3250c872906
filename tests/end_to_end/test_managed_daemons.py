# Managed daemons on a real Engine: all twelve operations, the order of starts, updates, rollbacks, deletion.
from botocore.exceptions import WaiterError
from case import Case, container, main, shell
from waiting import until

ROLE = "arn:aws:iam::000000000000:role/ecs"


class ManagedDaemons(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ecs = cls.daemon.client(newest=True)

    def wait(self, waiter, **what):
        self.ecs.get_waiter(waiter).wait(WaiterConfig={"Delay": 0.25, "MaxAttempts": 240}, **what)

    def provider(self, name="mi"):
        made = self.ecs.create_capacity_provider(
            name=name, cluster="default", managedInstancesProvider={
                "infrastructureRoleArn": ROLE,
                "infrastructureOptimization": {"scaleInAfter": 3600},
                "instanceLaunchTemplate": {
                    "ec2InstanceProfileArn": "arn:aws:iam::000000000000:instance-profile/ecs",
                    "networkConfiguration": {"subnets": ["subnet-1"], "securityGroups": ["sg-1"]}}})["capacityProvider"]
        def is_active():
            return self.ecs.describe_capacity_providers(capacityProviders=[name])["capacityProviders"][0]["status"] == "ACTIVE"
        until(is_active, 10, "the provider is ACTIVE")
        return made["capacityProviderArn"]

    def agent(self, script="exec sleep 1000", **members):
        definition = shell(script, "agent", stopTimeout=2, **members)
        return self.ecs.register_daemon_task_definition(
            family=f"{self.family}-agent", containerDefinitions=[definition],
            tags=[{"key": "team", "value": "platform"}])["daemonTaskDefinitionArn"]

    def create(self, definition, providers, **members):
        return self.ecs.create_daemon(daemonName="agent", daemonTaskDefinitionArn=definition,
                                      capacityProviderArns=providers, **members)

    def run_app(self, **members):
        definition = self.register(container(stopTimeout=2), networkMode="host", requiresCompatibilities=["MANAGED_INSTANCES"])
        answer = self.ecs.run_task(taskDefinition=definition, **members,
                                   capacityProviderStrategy=[{"capacityProvider": "mi", "weight": 1}])
        self.assertEqual(answer["failures"], [])
        return answer["tasks"][0]["taskArn"]

    def described(self, arn):
        return self.ecs.describe_daemon(daemonArn=arn)["daemon"]

    def deployment(self, arn):
        answer = self.ecs.describe_daemon_deployments(daemonDeploymentArns=[arn])
        self.assertEqual(answer["failures"], [])
        return answer["daemonDeployments"][0]

    def daemon_tasks(self, status="RUNNING"):
        arns = self.ecs.list_tasks(daemonName="agent", desiredStatus=status)["taskArns"]
        return self.ecs.describe_tasks(tasks=arns, include=["TAGS"])["tasks"] if arns else []

    def delete(self, arn):
        self.ecs.delete_daemon(daemonArn=arn)
        until(lambda: not self.ecs.list_daemons()["daemonSummariesList"], 30, "the daemon is gone")
        with self.assertRaises(self.ecs.exceptions.DaemonNotFoundException):
            self.described(arn)

    def test_task_definitions(self):
        first, second = self.agent(), self.agent("exec sleep 2000")
        self.assertRegex(first, f":daemon-task-definition/{self.family}-agent:[0-9]+$")
        self.wait("daemon_task_definition_active", daemonTaskDefinition=first)
        shown = self.ecs.describe_daemon_task_definition(daemonTaskDefinition=f"{self.family}-agent")["daemonTaskDefinition"]
        self.assertEqual(shown["daemonTaskDefinitionArn"], second)
        self.assertEqual(shown["containerDefinitions"][0]["command"], ["sh", "-c", "exec sleep 2000"])
        self.assertEqual(shown["status"], "ACTIVE")
        self.assertEqual(self.ecs.list_tags_for_resource(resourceArn=first)["tags"], [{"key": "team", "value": "platform"}])

        def listed(**members):
            return [each["arn"] for each in self.ecs.list_daemon_task_definitions(family=f"{self.family}-agent", **members)[
                "daemonTaskDefinitions"] if each["arn"] in (first, second)]
        self.assertEqual(listed(), [first, second])
        self.assertEqual(listed(sort="DESC"), [second, first])
        self.assertEqual(listed(revision="LAST_REGISTERED"), [second])
        self.assertEqual(self.ecs.delete_daemon_task_definition(daemonTaskDefinition=first)["daemonTaskDefinitionArn"], first)
        self.wait("daemon_task_definition_deleted", daemonTaskDefinition=first)
        self.assertEqual(listed(), [second])
        self.assertEqual(listed(status="ALL"), [first, second])
        with self.assertRaisesRegex(self.ecs.exceptions.ClientException, "being deleted"):
            self.ecs.delete_daemon_task_definition(daemonTaskDefinition=first)
        with self.assertRaisesRegex(self.ecs.exceptions.ClientException, "not found"):
            self.ecs.describe_daemon_task_definition(daemonTaskDefinition="nobody:1")

    def test_a_daemon_runs_before_the_application_and_is_replaced_by_an_update(self):
        provider, first = self.provider(), self.agent()
        made = self.create(first, [provider], tags=[{"key": "cost", "value": "shared"}], propagateTags="DAEMON",
                           enableECSManagedTags=True)
        daemon = made["daemonArn"]
        self.assertEqual(made["status"], "ACTIVE")
        self.assertRegex(daemon, ":daemon/default/agent$")
        self.wait("daemon_active", daemonArn=daemon)
        self.wait("daemon_deployment_successful", daemonDeploymentArns=[made["deploymentArn"]])
        self.assertEqual(self.daemon_tasks(), [], "a daemon starts no instance by itself")

        app = self.running(self.run_app())
        (agent,) = self.daemon_tasks()
        self.assertEqual(agent["containerInstanceArn"], app["containerInstanceArn"])
        self.assertLessEqual(agent["startedAt"], app["startedAt"])
        self.assertEqual(agent["taskDefinitionArn"], first)
        self.assertEqual({tag["key"]: tag["value"] for tag in agent["tags"]},
                         {"cost": "shared", "aws:ecs:clusterName": "default", "aws:ecs:daemonName": "agent"})
        (revision,) = self.described(daemon)["currentRevisions"]
        self.assertEqual(revision["totalRunningCount"], 1)
        self.assertEqual(revision["capacityProviders"], [{"arn": provider, "runningCount": 1}])
        (full,) = self.ecs.describe_daemon_revisions(daemonRevisionArns=[revision["arn"]])["daemonRevisions"]
        self.assertEqual(full["daemonTaskDefinitionArn"], first)
        self.assertEqual(full["containerImages"][0]["image"], "localecs-web:latest")

        second = self.agent("exec sleep 2000")
        updated = self.ecs.update_daemon(daemonArn=daemon, daemonTaskDefinitionArn=second, capacityProviderArns=[provider])
        until(lambda: self.deployment(updated["deploymentArn"])["status"] == "IN_PROGRESS", 10, "the deployment is in progress")
        # The application's task is nobody's to move: its instance is drained, and waits for it.
        def drains():
            sources = self.deployment(updated["deploymentArn"])["sourceDaemonRevisions"]
            return sources[0]["totalDrainingInstanceCount"] == 1
        until(drains, 10, "the instance is drained")
        self.ecs.stop_task(task=app["taskArn"])
        self.wait("daemon_deployment_successful", daemonDeploymentArns=[updated["deploymentArn"]])
        self.assertEqual(self.deployment(updated["deploymentArn"])["deploymentConfiguration"],
                         {"drainPercent": 25.0, "bakeTimeInMinutes": 0})
        self.running(self.run_app())
        self.assertEqual([task["taskDefinitionArn"] for task in self.daemon_tasks()], [second])
        listed = self.ecs.list_daemon_deployments(daemonArn=daemon)["daemonDeployments"]
        self.assertEqual([each["daemonDeploymentArn"] for each in listed], [updated["deploymentArn"], made["deploymentArn"]])
        self.assertEqual({each["status"] for each in listed}, {"SUCCESSFUL"})
        self.delete(daemon)
        self.assertEqual(self.ecs.describe_daemon_deployments(daemonDeploymentArns=[made["deploymentArn"]])["failures"],
                         [{"arn": made["deploymentArn"], "reason": "MISSING"}])

    def test_tags_of_a_daemon(self):
        arn = self.create(self.agent(), [self.provider()])["daemonArn"]
        self.ecs.tag_resource(resourceArn=arn, tags=[{"key": "a", "value": "1"}, {"key": "b", "value": "2"}])
        self.ecs.untag_resource(resourceArn=arn, tagKeys=["a"])
        self.assertEqual(self.ecs.list_tags_for_resource(resourceArn=arn)["tags"], [{"key": "b", "value": "2"}])
        self.delete(arn)

    def test_a_failing_revision_is_rolled_back(self):
        provider, good = self.provider(), self.agent()
        daemon = self.create(good, [provider])["daemonArn"]
        definition = self.register(container(stopTimeout=2), networkMode="host", requiresCompatibilities=["MANAGED_INSTANCES"])
        self.ecs.create_service(serviceName="web", taskDefinition=definition, desiredCount=1,
                                capacityProviderStrategy=[{"capacityProvider": "mi", "weight": 1}],
                                availabilityZoneRebalancing="DISABLED")
        self.steady(count=1)
        bad = self.agent("exit 7")
        deployment = self.ecs.update_daemon(daemonArn=daemon, daemonTaskDefinitionArn=bad,
                                            capacityProviderArns=[provider])["deploymentArn"]
        with self.assertRaises(WaiterError):
            self.wait("daemon_deployment_successful", daemonDeploymentArns=[deployment])
        until(lambda: self.deployment(deployment)["status"] == "ROLLBACK_SUCCESSFUL", 60, "the rollback is through")
        ended = self.deployment(deployment)
        self.assertEqual(ended["circuitBreaker"]["status"], "TRIGGERED")
        self.assertGreaterEqual(ended["circuitBreaker"]["failureCount"], 3)
        self.assertIn("circuit breaker", ended["statusReason"])
        self.assertEqual(ended["rollback"]["rollbackCapacityProviders"], [provider])
        self.steady(count=1)
        self.assertEqual({task["taskDefinitionArn"] for task in self.daemon_tasks()}, {good})
        self.ecs.delete_service(service="web", force=True)
        self.delete(daemon)

    def test_what_is_refused(self):
        provider, definition = self.provider(), self.agent()
        self.ecs.create_capacity_provider(name="asg", autoScalingGroupProvider={"autoScalingGroupArn": "asg"})
        for providers in (["asg"], ["FARGATE"], ["nobody"], []):
            with self.subTest(providers=providers), self.assertRaises(self.ecs.exceptions.InvalidParameterException):
                self.create(definition, providers)
        with self.assertRaises(self.ecs.exceptions.InvalidParameterException):
            self.create(definition, [provider], deploymentConfiguration={"alarms": {"alarmNames": [], "enable": True}})
        with self.assertRaises(self.ecs.exceptions.DaemonNotFoundException):
            self.ecs.delete_daemon(daemonArn="arn:aws:ecs:us-east-1:000000000000:daemon/default/nobody")
        with self.assertRaises(self.ecs.exceptions.InvalidParameterException):
            self.ecs.list_tasks(daemonName="nobody")


if __name__ == "__main__":
    main()
