# Accounts and regions: told from the request's signature, each with a state of its own.
from case import Case, container, main


class Accounts(Case):
    options = ("--engine", "simulated", "--account", "999999999999", "--region", "eu-central-1")
    needs_engine = False

    def test_a_twelve_digit_access_key_is_the_account(self):
        one = self.daemon.client(account="111111111111", region="us-west-2")
        other = self.daemon.client(account="222222222222", region="us-west-2")
        arn = one.create_cluster(clusterName="mine")["cluster"]["clusterArn"]
        self.assertEqual(arn, "arn:aws:ecs:us-west-2:111111111111:cluster/mine")
        self.assertEqual(one.list_clusters()["clusterArns"], [arn])
        self.assertEqual(other.list_clusters()["clusterArns"], [])

    def test_regions_are_apart(self):
        west = self.daemon.client(account="111111111111", region="us-west-2")
        east = self.daemon.client(account="111111111111", region="us-east-1")
        west.create_cluster(clusterName="mine")
        self.assertEqual(east.describe_clusters(clusters=["mine"])["failures"][0]["reason"], "MISSING")

    def test_any_other_access_key_means_the_daemons_account(self):
        client = self.daemon.client(account="AKIAEXAMPLE", region="eu-west-1")
        arn = client.create_cluster(clusterName="mine")["cluster"]["clusterArn"]
        self.assertEqual(arn, "arn:aws:ecs:eu-west-1:999999999999:cluster/mine")

    def test_revisions_and_tasks_are_apart(self):
        for account in ("111111111111", "222222222222"):
            client = self.daemon.client(account=account)
            definition = client.register_task_definition(
                family="app", containerDefinitions=[container()])["taskDefinition"]
            self.assertEqual(definition["revision"], 1)
            task = client.run_task(taskDefinition="app")["tasks"][0]
            self.assertEqual(task["taskArn"].split(":")[4], account)
            self.assertEqual(client.list_tasks()["taskArns"], [task["taskArn"]])

    def test_a_reset_forgets_every_account(self):
        client = self.daemon.client(account="111111111111")
        client.create_cluster(clusterName="mine")
        self.daemon.reset()
        self.assertEqual(client.list_clusters()["clusterArns"], [])


if __name__ == "__main__":
    main()
