# What is set up before anything runs, by the aws command line and boto3: clusters, families of task definitions, tags,
# account settings.
from case import Case, container, main
from waiting import until


class Settings(Case):
    options = ("--engine", "simulated")
    needs_engine = False

    def aws(self, *arguments, **options):
        return self.daemon.aws("ecs", *arguments, **options)

    def test_a_cluster_is_made_changed_and_deleted(self):
        self.aws("create-cluster", "--cluster-name", "mine")
        changed = self.aws("update-cluster", "--cluster", "mine", "--service-connect-defaults", "namespace=inside",
                           "--settings", "name=containerInsights,value=enabled")["cluster"]
        self.assertEqual(changed["settings"], [{"name": "containerInsights", "value": "enabled"}])
        self.assertTrue(changed["serviceConnectDefaults"]["namespace"].endswith("inside"), changed)
        self.assertEqual(self.aws("list-services-by-namespace", "--namespace", "inside")["serviceArns"], [])
        done = self.aws("list-services-by-namespace", "--namespace", "outside", check=False)
        self.assertIn("(NamespaceNotFoundException)", done.stderr)
        changed = self.ecs.update_cluster_settings(
            cluster="mine", settings=[{"name": "containerInsights", "value": "disabled"}])["cluster"]
        self.assertEqual(changed["settings"], [{"name": "containerInsights", "value": "disabled"}])
        self.ecs.create_service(cluster="mine", serviceName="web", taskDefinition=self.register(container()), desiredCount=0)
        with self.assertRaises(self.ecs.exceptions.ClusterContainsServicesException):
            self.ecs.delete_cluster(cluster="mine")
        self.ecs.delete_service(cluster="mine", service="web")
        until(lambda: self.service(cluster="mine")["status"] == "INACTIVE", 20, "the service is INACTIVE")
        self.assertEqual(self.aws("delete-cluster", "--cluster", "mine")["cluster"]["status"], "INACTIVE")
        self.assertEqual(self.ecs.list_clusters()["clusterArns"], [])

    def test_a_revision_is_deregistered_and_deleted(self):
        first, second = self.register(container()), self.register(container(essential=True))
        other = self.register(container(), family=self.family + "-other")
        families = self.aws("list-task-definition-families", "--family-prefix", self.family)["families"]
        self.assertEqual(families, [self.family, self.family + "-other"])
        gone = self.aws("deregister-task-definition", "--task-definition", other)["taskDefinition"]
        self.assertEqual(gone["status"], "INACTIVE")
        self.assertEqual(self.families(status="ACTIVE"), [self.family])
        self.assertEqual(self.families(status="INACTIVE"), [self.family + "-other"])
        self.ecs.deregister_task_definition(taskDefinition=first)
        answer = self.aws("delete-task-definitions", "--task-definitions", first, second, newest=True)
        self.assertEqual([(d["taskDefinitionArn"], d["status"]) for d in answer["taskDefinitions"]],
                         [(first, "DELETE_IN_PROGRESS")])
        self.assertEqual([(f["arn"], "still in ACTIVE status" in f["reason"]) for f in answer["failures"]], [(second, True)])
        until(lambda: self.ecs.list_task_definitions(familyPrefix=self.family, status="INACTIVE")["taskDefinitionArns"] == [],
              20, "the deleted revision has gone")

    def families(self, **members):
        return self.ecs.list_task_definition_families(familyPrefix=self.family, **members)["families"]

    def test_tags_are_put_read_and_taken_away(self):
        arn = self.register(container(), tags=[{"key": "team", "value": "one"}])
        self.aws("tag-resource", "--resource-arn", arn, "--tags", "key=team,value=two", "key=stage,value=test")
        self.ecs.tag_resource(resourceArn=arn, tags=[{"key": "stage", "value": "production"}])
        listed = self.aws("list-tags-for-resource", "--resource-arn", arn)["tags"]
        self.assertEqual({tag["key"]: tag["value"] for tag in listed}, {"team": "two", "stage": "production"})
        self.ecs.untag_resource(resourceArn=arn, tagKeys=["team"])
        self.assertEqual(self.ecs.list_tags_for_resource(resourceArn=arn)["tags"], [{"key": "stage", "value": "production"}])
        described = self.ecs.describe_task_definition(taskDefinition=arn, include=["TAGS"])
        self.assertEqual(described["tags"], [{"key": "stage", "value": "production"}])

    def test_account_settings_and_their_defaults(self):
        name, root = "containerInsights", "arn:aws:iam::000000000000:root"
        user = "arn:aws:iam::000000000000:user/me"
        default = self.aws("put-account-setting-default", "--name", name, "--value", "enabled")["setting"]
        self.assertEqual((default["name"], default["value"], default["principalArn"]), (name, "enabled", root))
        own = self.ecs.put_account_setting(name=name, value="disabled", principalArn=user)["setting"]
        self.assertEqual((own["value"], own["principalArn"]), ("disabled", user))
        self.assertEqual((self.effective(name, user), self.effective(name, root)), ("disabled", "enabled"))
        made = self.ecs.create_cluster(clusterName="watched")["cluster"]
        self.assertEqual(made["settings"], [{"name": name, "value": "enabled"}])
        self.ecs.delete_account_setting(name=name, principalArn=user)
        self.assertEqual(self.effective(name, user), "enabled")
        listed = self.aws("list-account-settings", "--name", name, "--value", "enabled")["settings"]
        self.assertEqual([setting["principalArn"] for setting in listed], [root])
        with self.assertRaises(self.ecs.exceptions.InvalidParameterException):
            self.ecs.put_account_setting(name=name, value="perhaps")

    def effective(self, name, principal):
        return self.ecs.list_account_settings(name=name, principalArn=principal, effectiveSettings=True)["settings"][0]["value"]


if __name__ == "__main__":
    main()
