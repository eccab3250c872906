# Four container instances in one daemon: strategies, constraints, attributes, draining, and why. The Engine is simulated:
# where a task goes is decided before any Engine is asked.
import json
import urllib.parse
import urllib.request
from collections import Counter

from case import Case, container, main
from waiting import until

INSTANCES = [f"zone=us-east-1{zone},cpu=1024,memory=1024,attribute.rack={rack}" for zone, rack in ("a1", "a2", "b1", "b2")]
OPTIONS = [part for instance in INSTANCES for part in ("--instance", instance)]


class Placement(Case):
    options = ("--engine", "simulated", *OPTIONS)
    needs_engine = False

    def setUp(self):
        self.definition = self.register(container(cpu=256, memory=128))
        self.ecs.create_cluster(clusterName="default")

    def instances(self, **members):
        arns = self.ecs.list_container_instances(**members)["containerInstanceArns"]
        return self.ecs.describe_container_instances(containerInstances=arns)["containerInstances"] if arns else []

    def place(self, count, **members):
        """Runs tasks; on how many instances how many went, and the failures' reasons."""
        answer = self.ecs.run_task(taskDefinition=self.definition, count=count, **members)
        where = Counter(task["containerInstanceArn"] for task in answer["tasks"])
        return sorted(where.values()), [failure["reason"] for failure in answer["failures"]]

    def private(self, path, method="GET", **members):
        url = f"http://127.0.0.1:{self.daemon.port}/_localecs/{path}"
        body = None if method == "GET" else json.dumps(members).encode()
        url += "?" + urllib.parse.urlencode(members) if method == "GET" else ""
        with urllib.request.urlopen(urllib.request.Request(url, data=body, method=method), timeout=5) as answer:
            return json.load(answer)

    def test_every_cluster_has_the_instances_of_the_options(self):
        for cluster in ("default", "other"):
            self.ecs.create_cluster(clusterName=cluster)
            arns = self.ecs.list_container_instances(cluster=cluster)["containerInstanceArns"]
            self.assertEqual(len(arns), 4)
        zones = Counter(attribute["value"] for attribute in self.ecs.list_attributes(
            targetType="container-instance", attributeName="ecs.availability-zone")["attributes"])
        self.assertEqual(zones, {"us-east-1a": 2, "us-east-1b": 2})

    def test_binpack_fills_one_instance_after_the_other(self):
        strategy = [{"type": "binpack", "field": "cpu"}]
        self.assertEqual(self.place(6, placementStrategy=strategy), ([2, 4], []))

    def test_spread_takes_turns(self):
        self.assertEqual(self.place(8, placementStrategy=[{"type": "spread", "field": "instanceId"}]), ([2, 2, 2, 2], []))

    def test_a_service_spreads_over_zones(self):
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=4)
        self.steady(count=4)
        self.assertEqual([instance["runningTasksCount"] for instance in self.instances()], [1, 1, 1, 1])

    def test_distinct_instances_hold_one_task_each(self):
        placed, reasons = self.place(5, placementConstraints=[{"type": "distinctInstance"}])
        self.assertEqual(placed, [1, 1, 1, 1])
        self.assertEqual(set(reasons), {"DistinctInstance placement constraint unsatisfied."})

    def test_members_of_an_expression(self):
        def on(expression):
            return {"placementConstraints": [{"type": "memberOf", "expression": expression}]}
        placed, reasons = self.place(1, **on("attribute:rack in [3, 4]"))
        self.assertEqual((placed, set(reasons)), ([], {"MemberOf placement constraint unsatisfied."}))
        self.assertEqual(self.place(4, **on("attribute:rack == 1 and attribute:ecs.availability-zone =~ .*b")), ([4], []))
        with self.assertRaisesRegex(self.ecs.exceptions.InvalidParameterException, "Invalid expression"):
            self.place(1, **on("rack = 3"))

    def test_attributes_of_ones_own(self):
        arn = self.instances()[0]["containerInstanceArn"]
        self.ecs.put_attributes(attributes=[{"name": "stack", "value": "production", "targetId": arn}])
        found = self.instances(filter="attribute:stack == production")
        self.assertEqual([instance["containerInstanceArn"] for instance in found], [arn])
        self.ecs.delete_attributes(attributes=[{"name": "stack", "targetId": arn}])
        self.assertEqual(self.instances(filter="attribute:stack exists"), [])

    def test_a_draining_instance_keeps_its_standalone_tasks_and_takes_no_more(self):
        self.assertEqual(self.place(4, placementStrategy=[{"type": "binpack", "field": "cpu"}]), ([4], []))
        until(lambda: sum(i["runningTasksCount"] for i in self.instances()) == 4, 10, "all run")
        full = next(instance for instance in self.instances() if instance["runningTasksCount"])
        empty = next(instance for instance in self.instances() if not instance["runningTasksCount"])
        for instance in (full, empty):
            self.ecs.update_container_instances_state(
                containerInstances=[instance["containerInstanceArn"]], status="DRAINING")
        self.assertEqual(len(self.instances(status="DRAINING")), 2)
        self.assertEqual(self.place(8), ([4, 4], []))
        self.assertEqual(set(self.place(1)[1]), {"AGENT", "RESOURCE:CPU"})
        self.assertEqual(len(self.ecs.list_tasks(containerInstance=full["containerInstanceArn"])["taskArns"]), 4)

    def test_why_a_task_goes_where_it_goes(self):
        why = self.private("explain-placement", taskDefinition=self.family, memberOf="attribute:rack == 2",
                           strategy="spread(attribute:ecs.availability-zone),binpack(memory)")
        self.assertEqual([instance["fits"] for instance in why["instances"]].count(True), 2)
        reasons = {f["reason"] for i in why["instances"] for f in i["filters"] if not f["passes"]}
        self.assertEqual(reasons, {"MemberOf placement constraint unsatisfied."})
        self.assertEqual(len(why["strategies"][0]["kept"]), 2)
        self.assertIn(why["chosen"], why["strategies"][0]["kept"])

    def test_instances_come_and_go(self):
        added = self.private("instances", "POST", type="m5.large", zone="c")["containerInstanceArns"]
        self.assertEqual(len(self.instances()), 5)
        constraint = [{"type": "memberOf", "expression": "attribute:ecs.instance-type == m5.large and "
                                                         "attribute:ecs.availability-zone == us-east-1c"}]
        task = self.start(definition=self.definition, placementConstraints=constraint)
        self.running(task)
        self.private("instances", "DELETE", containerInstance=added[0])
        self.assertEqual(self.stopped(task)["stopCode"], "TerminationNotice")
        self.assertEqual(len(self.instances()), 4)


if __name__ == "__main__":
    main()
