# The simulated engine behind the same API: tasks live and die as their environment scripts it, without Docker.
from case import Case, container, main
from waiting import until


def scripted(**script):
    environment = [{"name": f"LOCALECS_SIM_{name}", "value": value} for name, value in script.items()]
    return container(image="any/image:tag", environment=environment, portMappings=[{"containerPort": 80}])


class Simulated(Case):
    options = ("--engine", "simulated")
    needs_engine = False

    def test_a_task_runs_until_it_is_stopped(self):
        arn = self.start(scripted())
        task = self.running(arn)
        self.assertEqual(task["containers"][0]["networkBindings"][0]["containerPort"], 80)
        self.ecs.stop_task(task=arn)
        self.assertEqual(self.stopped(arn)["stopCode"], "UserInitiated")

    def test_an_exit_is_scripted(self):
        task = self.stopped(self.start(scripted(EXIT_AFTER="0.2", EXIT_CODE="5")))
        self.assertEqual((task["stopCode"], task["containers"][0]["exitCode"]), ("EssentialContainerExited", 5))
        self.assertGreaterEqual((task["executionStoppedAt"] - task["startedAt"]).total_seconds(), 0.15)

    def test_a_slow_start_is_scripted(self):
        task = self.running(self.start(scripted(START_DELAY="0.5")))
        self.assertGreaterEqual((task["startedAt"] - task["createdAt"]).total_seconds(), 0.45)

    def test_failures_are_scripted(self):
        task = self.stopped(self.start(scripted(PULL_ERROR="no such image anywhere")))
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["containers"][0]["reason"], "^CannotPullContainerError: .*no such image anywhere")
        task = self.stopped(self.start(scripted(START_ERROR="no such program")))
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["containers"][0]["reason"], "^CannotStartContainerError: .*no such program")

    def test_health_is_scripted(self):
        for state, expected in (("healthy", "HEALTHY"), ("unhealthy", "UNHEALTHY"), ("starting", "UNKNOWN")):
            definition = {**scripted(HEALTH=state), "healthCheck": {"command": ["CMD", "true"], "interval": 5}}
            arn = self.start(definition)
            until(lambda: self.task(arn).get("healthStatus") == expected and self.running(arn), 10, expected)

    def test_a_service_replaces_what_exits(self):
        self.register(scripted(EXIT_AFTER="0.5"))
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=2)
        until(lambda: len(self.service_tasks(status="STOPPED")) >= 4, 30, "tasks end and are replaced")
        self.assertEqual(self.service()["deployments"][0]["rolloutState"], "IN_PROGRESS")


if __name__ == "__main__":
    main()
