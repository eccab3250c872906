# The waiters of the AWS command line, which scripts lean on.
from case import Case, main

TASK = ('[{"name": "main", "image": "localecs-web:latest", "memory": 32, "portMappings": [{"containerPort": 80}],'
        ' "stopTimeout": 2}]')


class Waiters(Case):
    def setUp(self):
        self.aws("register-task-definition", "--family", self.family, "--container-definitions", TASK)

    def aws(self, *arguments, **options):
        return self.daemon.aws("ecs", *arguments, **options)

    def test_tasks_running_and_tasks_stopped(self):
        arn = self.aws("run-task", "--task-definition", self.family)["tasks"][0]["taskArn"]
        self.aws("wait", "tasks-running", "--tasks", arn)
        task = self.aws("describe-tasks", "--tasks", arn)["tasks"][0]
        self.assertEqual(task["lastStatus"], "RUNNING")
        self.aws("stop-task", "--task", arn)
        self.aws("wait", "tasks-stopped", "--tasks", arn)
        task = self.aws("describe-tasks", "--tasks", arn)["tasks"][0]
        self.assertEqual((task["lastStatus"], task["stoppedReason"]), ("STOPPED", "Task stopped by user"))

    def test_tasks_running_fails_for_a_task_that_is_missing(self):
        done = self.aws("wait", "tasks-running", "--tasks", "0" * 32, "--cluster", self.cluster(), check=False)
        self.assertEqual(done.returncode, 255)
        self.assertIn("MISSING", done.stderr)

    def cluster(self):
        return self.aws("create-cluster", "--cluster-name", "waiting")["cluster"]["clusterArn"]

    def test_services_stable_and_services_inactive(self):
        self.aws("create-service", "--service-name", "web", "--task-definition", self.family, "--desired-count", "2")
        self.aws("wait", "services-stable", "--services", "web")
        service = self.aws("describe-services", "--services", "web")["services"][0]
        self.assertEqual((service["runningCount"], len(service["deployments"])), (2, 1))
        # Right after an update the waiter must wait for the new deployment, not see the old one.
        self.aws("update-service", "--service", "web", "--force-new-deployment")
        self.aws("wait", "services-stable", "--services", "web")
        self.assertEqual(len(self.aws("describe-services", "--services", "web")["services"][0]["deployments"]), 1)
        self.aws("delete-service", "--service", "web", "--force")
        self.aws("wait", "services-inactive", "--services", "web")
        self.assertEqual(self.aws("list-services")["serviceArns"], [])

    def test_errors_reach_the_command_line(self):
        done = self.aws("describe-task-definition", "--task-definition", "nothing", check=False)
        self.assertEqual(done.returncode, 254)
        self.assertIn("(ClientException)", done.stderr)
        self.assertIn("Unable to describe task definition.", done.stderr)


if __name__ == "__main__":
    main()
