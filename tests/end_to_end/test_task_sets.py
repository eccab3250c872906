# Task sets on real containers: a blue/green deployment by a controller of the user's own.
from case import Case, container, main
from waiting import until


class TaskSets(Case):
    def create(self, number, percent):
        definition = self.register(container(environment=[{"name": "VERSION", "value": str(number)}]))
        made = self.ecs.create_task_set(cluster="default", service="web", taskDefinition=definition, externalId=f"v{number}",
                                        scale={"unit": "PERCENT", "value": percent})["taskSet"]
        self.assertEqual((made["status"], made["stabilityStatus"], made["externalId"]), ("ACTIVE", "STABILIZING", f"v{number}"))
        return made["taskSetArn"]

    def described(self, *arns):
        answer = self.ecs.describe_task_sets(cluster="default", service="web", taskSets=list(arns))
        self.assertEqual(answer["failures"], [])
        return answer["taskSets"]

    def stable(self, arn, count):
        def is_stable():
            found = self.described(arn)[0]
            return (found["stabilityStatus"], found["runningCount"]) == ("STEADY_STATE", count) and found
        return until(is_stable, 60, f"{arn} is steady at {count}")

    def make_primary(self, arn):
        made = self.ecs.update_service_primary_task_set(cluster="default", service="web", primaryTaskSet=arn)["taskSet"]
        self.assertEqual((made["taskSetArn"], made["status"]), (arn, "PRIMARY"))
        self.assertEqual(self.service()["taskDefinition"], made["taskDefinition"])

    def tasks_of(self, arn):
        return sorted(task["taskArn"] for task in self.service_tasks() if task["startedBy"] == self.described(arn)[0]["id"])

    def test_blue_makes_way_for_green(self):
        self.ecs.create_service(serviceName="web", desiredCount=4, deploymentController={"type": "EXTERNAL"})
        blue = self.create(1, 100)
        self.stable(blue, 4)
        self.make_primary(blue)
        green = self.create(2, 25)
        self.assertEqual(self.stable(green, 1)["computedDesiredCount"], 1)
        self.assertEqual([(s["taskSetArn"], s["status"]) for s in self.described()], [(green, "ACTIVE"), (blue, "PRIMARY")])
        first = self.tasks_of(green)
        self.ecs.update_task_set(cluster="default", service="web", taskSet=green, scale={"unit": "PERCENT", "value": 100})
        self.stable(green, 4)
        self.assertLess(set(first), set(self.tasks_of(green)))
        until(lambda: len(self.alive()) == 8, 10, "blue and green both run")
        with self.assertRaisesRegex(self.ecs.exceptions.InvalidParameterException, "Primary TaskSet cannot be deleted"):
            self.ecs.delete_task_set(cluster="default", service="web", taskSet=blue)
        self.make_primary(green)
        gone = self.tasks_of(blue)
        deleted = self.ecs.delete_task_set(cluster="default", service="web", taskSet=blue, force=True)["taskSet"]
        self.assertEqual(deleted["status"], "DRAINING")
        for arn in gone:
            self.assertEqual(self.stopped(arn)["stopCode"], "ServiceSchedulerInitiated")
        until(lambda: [s["taskSetArn"] for s in self.described()] == [green], 20, "blue has gone")
        until(lambda: len(self.alive()) == 4, 10, "green alone runs")
        answer = self.ecs.describe_task_sets(cluster="default", service="web", taskSets=[blue])
        self.assertEqual([f["reason"] for f in answer["failures"]], ["MISSING"])


if __name__ == "__main__":
    main()
