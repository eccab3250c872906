# What a task definition and its overrides ask for, read back from the container that the Engine really runs.
import engine
from case import Case, container, fetch, main, shell
from daemon import free_port
from waiting import until


class TaskSettings(Case):
    def inspect(self, arn, name="main"):
        self.running(arn)
        return engine.inspect(self.runtime_id(arn, name))

    def lines(self, arn):
        """What the task's container printed until it ended, as lines."""
        def ended():
            found = engine.containers_of_task(arn)
            return found and found[0]["State"] in ("running", "exited") and found[0]["Id"]
        identifier = until(ended, 20, "the container has started")
        return until(lambda: "end" in engine.output(identifier) and engine.output(identifier).split("\n"), 10, "its output")

    def test_settings_reach_the_container(self):
        found = self.inspect(self.start(container(
            cpu=128, memory=64, memoryReservation=48, user="web", workingDirectory="/tmp",
            dockerLabels={"team": "blue"}, environment=[{"name": "GREETING", "value": "a b=c"}],
            entryPoint=["sh", "-c"], command=["sleep 1000"], hostname="somewhere")))
        config, host = found["Config"], found["HostConfig"]
        self.assertEqual((config["User"], config["WorkingDir"]), ("web", "/tmp"))
        self.assertEqual((config["Entrypoint"], config["Cmd"]), (["sh", "-c"], ["sleep 1000"]))
        self.assertEqual(config["Hostname"], "somewhere")
        self.assertEqual(config["Labels"]["team"], "blue")
        self.assertIn("GREETING=a b=c", config["Env"])
        self.assertEqual(host["CpuShares"], 128)
        self.assertEqual((host["Memory"], host["MemoryReservation"]), (64 << 20, 48 << 20))

    def test_labels_are_those_of_the_ecs_agent(self):
        arn = self.start(container())
        found = self.inspect(arn)
        labels = found["Config"]["Labels"]
        self.assertEqual(labels["com.amazonaws.ecs.task-arn"], arn)
        self.assertEqual(labels["com.amazonaws.ecs.container-name"], "main")
        self.assertEqual(labels["com.amazonaws.ecs.task-definition-family"], self.family)
        revision = self.task(arn)["taskDefinitionArn"].rsplit(":", 1)[1]
        self.assertEqual(labels["com.amazonaws.ecs.task-definition-version"], revision)
        self.assertRegex(found["Name"], f"^/ecs-{self.family}-{revision}-main-[0-9a-f]+$")

    def test_overrides_win(self):
        definition = self.register(shell("exit 1", environment=[{"name": "CODE", "value": "2"}, {"name": "KEPT", "value": "3"}]))
        arn = self.start(definition=definition, overrides={"containerOverrides": [{
            "name": "main", "command": ["sh", "-c", "exit $((CODE + KEPT))"],
            "environment": [{"name": "CODE", "value": "40"}]}]})
        task = self.stopped(arn)
        self.assertEqual(task["containers"][0]["exitCode"], 43)
        self.assertEqual(task["overrides"]["containerOverrides"][0]["environment"], [{"name": "CODE", "value": "40"}])

    def test_an_override_of_an_unknown_container_is_refused(self):
        definition = self.register(container())
        with self.assertRaisesRegex(self.ecs.exceptions.InvalidParameterException, "nobody"):
            self.ecs.run_task(taskDefinition=definition, overrides={"containerOverrides": [{"name": "nobody"}]})

    def test_a_fixed_host_port_is_taken_once(self):
        port = free_port()
        definition = self.register(container(portMappings=[{"containerPort": 80, "hostPort": port}]))
        arn = self.start(definition=definition)
        bindings = self.running(arn)["containers"][0]["networkBindings"]
        self.assertEqual(bindings[0]["hostPort"], port)
        answer = self.ecs.run_task(taskDefinition=definition)
        self.assertEqual(answer["tasks"], [])
        self.assertEqual([f["reason"] for f in answer["failures"]], ["RESOURCE:PORTS"])
        # The port is free again once the task has stopped.
        self.ecs.stop_task(task=arn)
        self.stopped(arn)
        self.running(self.start(definition=definition))

    def test_host_network_shares_the_hosts_ports(self):
        port = free_port()
        arn = self.start(container(environment=[{"name": "PORT", "value": str(port)}]),
                         definition_members={"networkMode": "host"})
        self.assertEqual(self.inspect(arn)["HostConfig"]["NetworkMode"], "host")

        def page():
            try:
                return fetch(port)
            except OSError:
                return None
        self.assertIn("Hello", until(page, 10, "the page on the host's port"))

    def test_network_none_has_loopback_only(self):
        arn = self.start(shell("ls /sys/class/net; echo end; sleep 1000"), definition_members={"networkMode": "none"})
        self.assertEqual(self.inspect(arn)["HostConfig"]["NetworkMode"], "none")
        self.assertEqual([line for line in self.lines(arn) if line.startswith("eth")], [])

    def test_bridge_is_the_default_network(self):
        self.assertIn(self.inspect(self.start(container()))["HostConfig"]["NetworkMode"], ("bridge", "default"))

    def test_more_memory_than_the_host_has_is_a_failure(self):
        definition = self.register(container(memory=50_000_000))
        answer = self.ecs.run_task(taskDefinition=definition)
        self.assertEqual([f["reason"] for f in answer["failures"]], ["RESOURCE:MEMORY"])

    def test_fargate_and_awsvpc_say_clearly_that_they_are_not_there_yet(self):
        definition = self.register(container())
        with self.assertRaisesRegex(Exception, "FARGATE"):
            self.ecs.run_task(taskDefinition=definition, launchType="FARGATE")


if __name__ == "__main__":
    main()
