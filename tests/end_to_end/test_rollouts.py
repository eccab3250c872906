# Rolling updates stay within minimumHealthyPercent and maximumPercent, as the API and the Engine both tell.
from case import Case, container, main
from sampler import Sampler
from waiting import until


class Rollouts(Case):
    def create(self, count, minimum, maximum):
        self.version(1)
        self.ecs.create_service(
            serviceName="web", taskDefinition=self.family, desiredCount=count,
            deploymentConfiguration={"minimumHealthyPercent": minimum, "maximumPercent": maximum})
        self.steady(count=count)

    def version(self, number):
        return self.register(container(environment=[{"name": "VERSION", "value": str(number)}]))

    def completed(self, deployment_id):
        def is_completed():
            deployments = self.service()["deployments"]
            return (len(deployments) == 1 and deployments[0]["id"] == deployment_id
                    and deployments[0]["rolloutState"] == "COMPLETED")
        until(is_completed, 90, f"deployment {deployment_id} completed")

    def roll(self, count, minimum, maximum, **change):
        self.create(count, minimum, maximum)
        old = {t["taskArn"] for t in self.service_tasks()}
        with Sampler(self) as sampler:
            answer = self.ecs.update_service(service="web", **(change or {"taskDefinition": self.version(2)}))["service"]
            self.assertEqual([d["status"] for d in answer["deployments"]], ["PRIMARY", "ACTIVE"])
            self.assertEqual(answer["deployments"][0]["rolloutState"], "IN_PROGRESS")
            self.completed(answer["deployments"][0]["id"])
        sampler.check(count, minimum, maximum)
        tasks = self.service_tasks()
        self.assertEqual(len(tasks), count)
        self.assertFalse(old & {t["taskArn"] for t in tasks})
        self.assertEqual({t["startedBy"] for t in tasks}, {answer["deployments"][0]["id"]})
        for arn in old:
            self.assertEqual(self.stopped(arn)["stopCode"], "ServiceSchedulerInitiated")
        return answer, tasks

    def test_start_first(self):
        _, tasks = self.roll(3, 100, 200)
        self.assertEqual({t["taskDefinitionArn"].rsplit(":", 1)[1] for t in tasks},
                         {self.service()["taskDefinition"].rsplit(":", 1)[1]})

    def test_one_by_one(self):
        self.roll(3, 100, 134)

    def test_stop_first(self):
        self.roll(4, 50, 100)

    def test_force_new_deployment_replaces_tasks_of_the_same_definition(self):
        answer, tasks = self.roll(2, 50, 150, forceNewDeployment=True)
        self.assertEqual({t["taskDefinitionArn"] for t in tasks}, {answer["taskDefinition"]})

    def test_the_same_definition_again_is_no_deployment(self):
        self.create(1, 100, 200)
        before = self.service()
        answer = self.ecs.update_service(service="web", taskDefinition=before["taskDefinition"])["service"]
        self.assertEqual([d["id"] for d in answer["deployments"]], [d["id"] for d in before["deployments"]])

    def test_updates_in_quick_succession_end_at_the_last(self):
        self.create(2, 50, 200)
        for number in (2, 3, 4):
            last = self.version(number)
            answer = self.ecs.update_service(service="web", taskDefinition=last)["service"]
        self.completed(answer["deployments"][0]["id"])
        self.assertEqual({t["taskDefinitionArn"] for t in self.service_tasks()}, {last})
        messages = [event["message"] for event in self.service()["events"]]
        self.assertTrue(any("deployment completed." in m for m in messages), messages)


if __name__ == "__main__":
    main()
