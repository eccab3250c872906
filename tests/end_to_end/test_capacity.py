# Capacity providers on a real Engine: strategies, a provider's life, managed scaling, Spot interruptions, zones.
import json
import urllib.error
import urllib.request

import engine
from case import Case, container, main, shell
from waiting import until

NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-a", "subnet-b"], "securityGroups": ["sg-1"]}}
MIXED = [{"capacityProvider": "FARGATE", "base": 1, "weight": 1}, {"capacityProvider": "FARGATE_SPOT", "weight": 3}]


def item(provider, weight=1, **members):
    return {"capacityProvider": provider, "weight": weight, **members}


class Providers(Case):
    def private(self, path, **body):
        request = urllib.request.Request(f"{self.daemon.url}/_localecs/{path}", method="POST", data=json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def fargate(self, *containers, **members):
        definition = self.register(*containers, networkMode="awsvpc", requiresCompatibilities=["FARGATE"],
                                   cpu="256", memory="512")
        return self.ecs.run_task(taskDefinition=definition, networkConfiguration=NETWORK, **members)

    def put(self, *providers, default=()):
        self.ecs.put_cluster_capacity_providers(cluster="default", capacityProviders=list(providers),
                                                defaultCapacityProviderStrategy=list(default))
        until(lambda: self.cluster().get("attachmentsStatus") == "UPDATE_COMPLETE", 10, "the attachments are made")

    def cluster(self, name="default"):
        return self.ecs.describe_clusters(clusters=[name], include=["ATTACHMENTS"])["clusters"][0]

    def provider(self, name="asg"):
        return self.ecs.describe_capacity_providers(capacityProviders=[name])["capacityProviders"][0]

    def create_provider(self, name="asg", **members):
        return self.ecs.create_capacity_provider(
            name=name, autoScalingGroupProvider={"autoScalingGroupArn": name, **members})["capacityProvider"]

    def instances(self):
        return self.cluster()["registeredContainerInstancesCount"]


class Capacity(Providers):
    def test_run_task_distributes_over_fargate_and_spot(self):
        self.ecs.create_cluster(clusterName="default", capacityProviders=["FARGATE", "FARGATE_SPOT"])
        until(lambda: self.cluster()["status"] == "ACTIVE", 10, "the cluster is ACTIVE")
        tasks = self.fargate(container(), count=5, capacityProviderStrategy=MIXED)["tasks"]
        self.assertEqual([t["capacityProviderName"] for t in tasks], ["FARGATE"] * 2 + ["FARGATE_SPOT"] * 3)
        self.assertEqual({t["launchType"] for t in tasks}, {"FARGATE"})
        self.assertEqual({t["availabilityZone"] for t in tasks}, {"us-east-1a", "us-east-1b"})
        for task in tasks:
            self.running(task["taskArn"], 60)

    def test_a_provider_lives_and_goes(self):
        made = self.create_provider(managedScaling={"status": "ENABLED", "targetCapacity": 100})
        self.assertEqual(made["status"], "ACTIVE")
        self.put("asg")
        self.assertEqual([a["status"] for a in self.cluster()["attachments"]], ["CREATED"])
        updated = self.ecs.update_capacity_provider(
            name="asg", autoScalingGroupProvider={"managedScaling": {"targetCapacity": 50}})["capacityProvider"]
        self.assertEqual(updated["updateStatus"], "UPDATE_IN_PROGRESS")
        until(lambda: self.provider()["updateStatus"] == "UPDATE_COMPLETE", 10, "the update is complete")
        with self.assertRaisesRegex(self.ecs.exceptions.ClientException, "associated with cluster: default"):
            self.ecs.delete_capacity_provider(capacityProvider="asg")
        self.put()
        deleted = self.ecs.delete_capacity_provider(capacityProvider="asg")["capacityProvider"]
        self.assertEqual((deleted["status"], deleted["updateStatus"]), ("ACTIVE", "DELETE_IN_PROGRESS"))
        until(lambda: self.provider()["status"] == "INACTIVE", 10, "the provider is INACTIVE")

    def test_managed_scaling_from_zero_and_back(self):
        self.private("auto-scaling-groups", name="asg", cpu=1024, memory=1024, maxSize=3, zones=["us-east-1c"])
        self.create_provider(managedScaling={"status": "ENABLED"})
        self.put("asg", default=[item("asg")])
        before = self.instances()
        arn = self.start(container(cpu=600))
        until(lambda: self.instances() == before + 2, 10, "from zero two instances start")
        task = self.running(arn, 30)
        self.assertEqual((task["launchType"], task["capacityProviderName"], task["availabilityZone"]),
                         ("EC2", "asg", "us-east-1c"))
        until(lambda: self.instances() == before + 1, 30, "the instance that stayed empty has gone")
        self.assertEqual(self.task(arn)["lastStatus"], "RUNNING")
        self.ecs.stop_task(task=arn)
        self.stopped(arn)
        until(lambda: self.instances() == before, 30, "the last instance has gone")

    def test_a_task_that_waits_for_capacity_can_be_stopped(self):
        self.create_provider()
        self.put("asg")
        definition = self.register(container())
        task = self.ecs.run_task(taskDefinition=definition, capacityProviderStrategy=[item("asg")])["tasks"][0]
        self.assertEqual(task["lastStatus"], "PROVISIONING")
        self.ecs.stop_task(task=task["taskArn"])
        self.assertEqual(self.stopped(task["taskArn"])["stopCode"], "UserInitiated")
        self.assertEqual(self.containers(), [])

    def test_a_spot_task_has_time_to_end(self):
        self.put("FARGATE_SPOT", default=[item("FARGATE_SPOT")])
        script = "trap 'sleep 1; exit 7' TERM; echo ready; while :; do sleep 0.1; done"
        arn = self.fargate(shell(script, stopTimeout=120))["tasks"][0]["taskArn"]
        self.running(arn, 60)
        until(lambda: "ready" in engine.output(next(iter(self.alive()))), 20, "the trap is set")
        self.assertEqual(self.private("interrupt-spot", task=arn)["taskArns"], [arn])
        warned = self.task(arn)
        self.assertEqual((warned["desiredStatus"], warned["stopCode"]), ("STOPPED", "SpotInterruption"))
        task = self.stopped(arn, 30)
        self.assertEqual(task["stoppedReason"], "Your Spot Task was interrupted.")
        self.assertEqual(task["containers"][0]["exitCode"], 7)

    def test_a_zone_out_of_order_takes_no_tasks(self):
        self.put("FARGATE", default=[item("FARGATE")])
        first = self.fargate(container(), count=2)["tasks"]
        lost = next(t["taskArn"] for t in first if t["availabilityZone"] == "us-east-1a")
        self.assertEqual(self.private("fail-zone", zone="us-east-1a", duration=3600)["taskArns"], [lost])
        self.stopped(lost, 30)
        again = self.fargate(container(), count=2)["tasks"]
        self.assertEqual({t["availabilityZone"] for t in again}, {"us-east-1b"})
        self.private("fail-zone", zone="us-east-1a", duration=0)
        tasks = self.fargate(container(), count=2)["tasks"]
        self.assertEqual({t["availabilityZone"] for t in tasks}, {"us-east-1a", "us-east-1b"})

    def test_private_calls_refuse_nonsense(self):
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.private("interrupt-spot", task="none")
        self.assertEqual(refused.exception.code, 400)


class SpotInstances(Providers):
    """The notice is two minutes long; the daemon's clock makes seconds of them."""
    options = ("--clock-speed", "30")

    def places(self):
        return {task["taskArn"]: task["containerInstanceArn"] for task in self.service_tasks() if task["lastStatus"] == "RUNNING"}

    def test_a_service_leaves_an_instance_that_is_taken_back(self):
        self.private("auto-scaling-groups", name="asg", cpu=1024, memory=1024, minSize=2, maxSize=3, zones=["us-east-1a"],
                     spot=True)
        self.create_provider()
        self.put("asg", default=[item("asg")])
        self.register(shell("trap 'exit 0' TERM; while :; do sleep 0.1; done", cpu=256))
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=2,
                                placementStrategy=[{"type": "spread", "field": "instanceId"}])
        self.steady(count=2)
        before = self.places()
        self.assertEqual(len(set(before.values())), 2)
        leaving, instance = next(iter(before.items()))
        told = self.private("interrupt-spot", containerInstance=instance)
        self.assertEqual(told["containerInstanceArns"], [instance])
        described = self.ecs.describe_container_instances(containerInstances=[instance])["containerInstances"][0]
        self.assertEqual(described["status"], "DRAINING")
        self.assertEqual(self.stopped(leaving)["stopCode"], "ServiceSchedulerInitiated")
        until(lambda: instance not in self.ecs.list_container_instances()["containerInstanceArns"], 30, "it has gone")
        self.steady(count=2)
        after = self.places()
        self.assertEqual(len(after), 2)
        self.assertNotIn(instance, after.values())
        self.assertEqual(len(after.keys() & before.keys()), 1)


if __name__ == "__main__":
    main()
