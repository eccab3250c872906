# EXTERNAL services on a real Engine: a deployment by hand, each revision a task set with a strategy of its own.
from case import Case, container, main
from waiting import until

NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-a"]}}


class TaskSets(Case):
    def create(self, provider, **members):
        definition = self.register(container(), networkMode="awsvpc", requiresCompatibilities=["FARGATE"],
                                   cpu="256", memory="512")
        return self.ecs.create_task_set(
            cluster="default", service="web", taskDefinition=definition, networkConfiguration=NETWORK,
            capacityProviderStrategy=[{"capacityProvider": provider, "weight": 1}], scale={"value": 100}, **members)["taskSet"]

    def sets(self, **members):
        return self.ecs.describe_task_sets(cluster="default", service="web", **members)["taskSets"]

    def stable(self, arn):
        def is_stable():
            found = self.sets(taskSets=[arn])[0]
            return found["stabilityStatus"] == "STEADY_STATE" and found
        return until(is_stable, 60, f"{arn} is stable")

    def test_a_deployment_by_hand(self):
        self.ecs.create_cluster(clusterName="default", capacityProviders=["FARGATE", "FARGATE_SPOT"])
        until(lambda: self.ecs.describe_clusters(clusters=["default"])["clusters"][0]["status"] == "ACTIVE", 10,
              "the cluster is ACTIVE")
        self.ecs.create_service(serviceName="web", desiredCount=2, deploymentController={"type": "EXTERNAL"})
        blue = self.create("FARGATE")["taskSetArn"]
        self.assertEqual(self.stable(blue)["runningCount"], 2)
        self.ecs.update_service_primary_task_set(cluster="default", service="web", primaryTaskSet=blue)
        green = self.create("FARGATE_SPOT", tags=[{"key": "color", "value": "green"}])["taskSetArn"]
        self.assertEqual(self.stable(green)["capacityProviderStrategy"],
                         [{"capacityProvider": "FARGATE_SPOT", "weight": 1, "base": 0}])
        self.assertEqual(self.providers(), ["FARGATE", "FARGATE", "FARGATE_SPOT", "FARGATE_SPOT"])

        self.ecs.update_service_primary_task_set(cluster="default", service="web", primaryTaskSet=green)
        self.ecs.delete_task_set(cluster="default", service="web", taskSet=blue, force=True)
        until(lambda: [each["taskSetArn"] for each in self.sets()] == [green], 60, "the old set is gone")
        self.assertEqual(self.providers(), ["FARGATE_SPOT", "FARGATE_SPOT"])

    def providers(self):
        return sorted(task["capacityProviderName"] for task in self.service_tasks())

    def test_tags(self):
        self.ecs.create_cluster(clusterName="default", capacityProviders=["FARGATE"])
        self.ecs.create_service(serviceName="web", desiredCount=0, deploymentController={"type": "EXTERNAL"})
        arn = self.create("FARGATE", tags=[{"key": "color", "value": "green"}])["taskSetArn"]
        self.ecs.tag_resource(resourceArn=arn, tags=[{"key": "team", "value": "a"}, {"key": "color", "value": "blue"}])
        self.ecs.untag_resource(resourceArn=arn, tagKeys=["team"])
        tags = [{"key": "color", "value": "blue"}]
        self.assertEqual(self.ecs.list_tags_for_resource(resourceArn=arn)["tags"], tags)
        self.assertEqual(self.sets(include=["TAGS"])[0]["tags"], tags)


if __name__ == "__main__":
    main()
