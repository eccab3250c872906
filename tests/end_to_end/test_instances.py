# Four container instances on real containers: draining, binpack, StartTask. What the simulated Engine shows of placement
# is in test_placement.py.
from collections import Counter

import engine
from case import Case, container, main, shell
from sampler import Sampler

TRAP = "trap 'exit 0' TERM; while :; do sleep 0.1; done"


class Instances(Case):
    options = ("--instances", "4")

    def aws(self, *arguments):
        return self.daemon.aws("ecs", *arguments)

    def create(self, count, strategy, **members):
        self.register(shell(TRAP, **members))
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=count, placementStrategy=[strategy])
        self.steady(count=count)

    def scale(self, count):
        self.ecs.update_service(service="web", desiredCount=count)
        self.steady(count=count)

    def instances(self):
        arns = self.ecs.list_container_instances()["containerInstanceArns"]
        return self.ecs.describe_container_instances(containerInstances=arns)["containerInstances"]

    def half_of_an_instance(self):
        """CPU units of which two tasks, and no third, fit on each of the four."""
        units = {r["integerValue"] for i in self.instances() for r in i["registeredResources"] if r["name"] == "CPU"}
        return min(units) // 2

    def places(self, tasks):
        for task in tasks:  # the Engine runs what the API says to be somewhere
            self.assertEqual(len(engine.containers_of_task(task["taskArn"], running_only=True)), 1)
        return Counter(task["containerInstanceArn"] for task in tasks)

    def test_a_draining_instance_is_left_by_its_tasks(self):
        self.create(4, {"type": "spread", "field": "instanceId"})
        before = {task["taskArn"]: task["containerInstanceArn"] for task in self.service_tasks()}
        self.assertEqual(sorted(Counter(before.values()).values()), [1, 1, 1, 1])
        leaving, instance = next(iter(before.items()))
        with Sampler(self) as sampler:
            answer = self.aws("update-container-instances-state", "--container-instances", instance, "--status", "DRAINING")
            self.assertEqual([i["status"] for i in answer["containerInstances"]], ["DRAINING"])
            self.assertEqual(self.stopped(leaving)["stopCode"], "ServiceSchedulerInitiated")
            self.steady(count=4)
        sampler.check(4, 100, 200)
        places = self.places(self.service_tasks())
        self.assertEqual(sorted(places.values()), [1, 1, 2])
        self.assertNotIn(instance, places)
        self.assertEqual(len(before.keys() & {task["taskArn"] for task in self.service_tasks()}), 3)
        drained = self.aws("list-container-instances", "--status", "DRAINING")["containerInstanceArns"]
        self.assertEqual(drained, [instance])
        # Back in service it takes the next task: it is the emptiest.
        self.aws("update-container-instances-state", "--container-instances", instance, "--status", "ACTIVE")
        self.scale(5)
        self.assertEqual(self.places(self.service_tasks())[instance], 1)

    def test_binpack_takes_no_more_instances_than_needed(self):
        self.create(5, {"type": "binpack", "field": "cpu"}, cpu=self.half_of_an_instance())
        self.assertEqual(sorted(self.places(self.service_tasks()).values()), [1, 2, 2])
        self.assertEqual(sorted(i["runningTasksCount"] for i in self.instances()), [0, 1, 2, 2])
        self.scale(6)
        self.assertEqual(sorted(self.places(self.service_tasks()).values()), [2, 2, 2])

    def test_start_task_goes_where_it_is_sent(self):
        self.register(container(cpu=self.half_of_an_instance()))
        first, *_, last = [instance["containerInstanceArn"] for instance in self.instances()]
        answer = self.aws("start-task", "--task-definition", self.family, "--container-instances", first, last,
                          "--started-by", "hand")
        self.assertEqual(answer["failures"], [])
        arns = [task["taskArn"] for task in answer["tasks"]]
        self.aws("wait", "tasks-running", "--tasks", *arns)
        self.assertEqual(self.places([self.task(arn) for arn in arns]), {first: 1, last: 1})
        self.ecs.start_task(taskDefinition=self.family, containerInstances=[first])
        answer = self.aws("start-task", "--task-definition", self.family, "--container-instances", first)
        self.assertEqual(answer["tasks"], [])
        self.assertEqual([(f["arn"], f["reason"]) for f in answer["failures"]], [(first, "RESOURCE:CPU")])


if __name__ == "__main__":
    main()
