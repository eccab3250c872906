# Tasks on a real Engine: from RunTask to STOPPED, and everything a user can read on the way.
import engine
from case import Case, container, fetch, main, shell
from waiting import until

WEB = container(portMappings=[{"containerPort": 80}])


class Tasks(Case):
    def test_a_task_runs_serves_and_stops(self):
        definition = self.register(WEB)
        answer = self.ecs.run_task(taskDefinition=self.family)
        self.assertEqual(answer["failures"], [])
        task = answer["tasks"][0]
        self.assertEqual((task["lastStatus"], task["desiredStatus"]), ("PENDING", "RUNNING"))
        self.assertEqual(task["taskDefinitionArn"], definition)
        self.assertEqual(task["group"], f"family:{self.family}")
        self.assertEqual(task["version"], 1)
        self.assertNotIn("startedAt", task)
        self.assertEqual(task["containers"][0]["lastStatus"], "PENDING")

        task = self.running(task["taskArn"])
        self.assertEqual(task["connectivity"], "CONNECTED")
        main_container = task["containers"][0]
        self.assertEqual(main_container["lastStatus"], "RUNNING")
        self.assertRegex(main_container["runtimeId"], "^[0-9a-f]{64}$")
        bindings = main_container["networkBindings"]
        self.assertEqual([(b["bindIP"], b["containerPort"], b["protocol"]) for b in bindings], [("0.0.0.0", 80, "tcp")])
        port = bindings[0]["hostPort"]
        page = until(lambda: self.page(port), 10, "the container serves its page")
        self.assertIn(main_container["runtimeId"][:12], page)

        answer = self.ecs.stop_task(task=task["taskArn"], reason="the test is over")["task"]
        self.assertEqual((answer["lastStatus"], answer["desiredStatus"]), ("RUNNING", "STOPPED"))
        self.assertEqual((answer["stopCode"], answer["stoppedReason"]), ("UserInitiated", "the test is over"))
        task = self.stopped(task["taskArn"])
        self.assertEqual((task["stopCode"], task["stoppedReason"]), ("UserInitiated", "the test is over"))
        self.assertEqual(task["containers"][0]["exitCode"], 0)
        self.assertNotIn("reason", task["containers"][0])
        self.assertEqual(task["containers"][0]["networkBindings"][0]["hostPort"], port)
        for step in ("createdAt", "startedAt", "stoppingAt", "executionStoppedAt", "stoppedAt"):
            self.assertIn(step, task)
        self.assertGreater(task["version"], 1)
        self.assertIn(task["taskArn"], self.ecs.list_tasks(desiredStatus="STOPPED")["taskArns"])
        self.assertNotIn(task["taskArn"], self.ecs.list_tasks()["taskArns"])
        # Stopping what has stopped is no error.
        self.assertEqual(self.ecs.stop_task(task=task["taskArn"])["task"]["lastStatus"], "STOPPED")

    def page(self, port):
        try:
            return fetch(port)
        except OSError:
            return None

    def test_the_exit_of_an_essential_container_stops_the_task(self):
        task = self.stopped(self.start(shell("exit 7")))
        self.assertEqual(task["stopCode"], "EssentialContainerExited")
        self.assertEqual(task["stoppedReason"], "Essential container in task exited")
        self.assertEqual(task["containers"][0]["exitCode"], 7)
        self.assertIn("startedAt", task)

    def test_a_killed_container_stops_the_task(self):
        arn = self.start(container())
        self.running(arn)
        engine.kill(self.runtime_id(arn))
        task = self.stopped(arn)
        self.assertEqual(task["stopCode"], "EssentialContainerExited")
        self.assertEqual(task["containers"][0]["exitCode"], 137)

    def test_a_removed_container_stops_the_task(self):
        arn = self.start(container())
        self.running(arn)
        engine.call("DELETE", f"/containers/{self.runtime_id(arn)}?force=1")
        self.stopped(arn)

    def test_containers_of_a_task_live_and_die_together(self):
        arn = self.start(container("web"), shell("exit 0", "setup", essential=False), shell("sleep 1000", "side"))
        task = self.running(arn)
        self.assertEqual([c["name"] for c in task["containers"]], ["web", "setup", "side"])
        # The one that is not essential may leave; the task goes on.
        until(lambda: self.statuses(arn)["setup"] == "STOPPED", 10, "the setup container has stopped")
        self.assertEqual(self.task(arn)["lastStatus"], "RUNNING")
        engine.kill(self.runtime_id(arn, "side"))
        task = self.stopped(arn)
        codes = {c["name"]: c["exitCode"] for c in task["containers"]}
        self.assertEqual(codes, {"web": 0, "setup": 0, "side": 137})

    def statuses(self, arn):
        return {c["name"]: c["lastStatus"] for c in self.task(arn)["containers"]}

    def test_run_task_counts_and_lists(self):
        self.register(container())
        answer = self.ecs.run_task(taskDefinition=self.family, count=3, startedBy="me", group="batch")
        arns = {task["taskArn"] for task in answer["tasks"]}
        self.assertEqual(len(arns), 3)
        self.assertEqual({(t["startedBy"], t["group"]) for t in answer["tasks"]}, {("me", "batch")})
        for arn in arns:
            self.running(arn)
        self.assertEqual(set(self.ecs.list_tasks(startedBy="me")["taskArns"]), arns)
        self.assertEqual(set(self.ecs.list_tasks(family=self.family)["taskArns"]), arns)
        self.assertEqual(self.ecs.list_tasks(family="other")["taskArns"], [])
        cluster = self.ecs.describe_clusters()["clusters"][0]
        self.assertEqual((cluster["runningTasksCount"], cluster["registeredContainerInstancesCount"]), (3, 1))

    def test_unknown_tasks_are_failures_and_exceptions_where_ecs_says_so(self):
        self.register(container())
        self.start(definition=self.family)
        answer = self.ecs.describe_tasks(tasks=["0" * 32])
        self.assertEqual([f["reason"] for f in answer["failures"]], ["MISSING"])
        with self.assertRaisesRegex(self.ecs.exceptions.InvalidParameterException, "The referenced task was not found."):
            self.ecs.stop_task(task="0" * 32)

    def test_a_task_stopped_at_once_never_runs_on(self):
        # A signal that comes before the shell has set its trap is lost, as under any Engine: hence the short time-out.
        arns = [self.start(container(image="localecs-web:latest", stopTimeout=2)) for _ in range(3)]
        for arn in arns:
            self.ecs.stop_task(task=arn)
        for arn in arns:
            self.assertEqual(self.stopped(arn)["stopCode"], "UserInitiated")
            until(lambda: not engine.containers_of_task(arn, running_only=True), 10, "its container is gone")


if __name__ == "__main__":
    main()
