# The daemon is killed and has no data directory: what its containers' records tell goes on (--orphans adopt).
import os
import signal

from botocore.exceptions import ClientError

import engine
from case import Case, container, main, shell
from waiting import until

LOGS = {"logDriver": "awslogs", "options": {"awslogs-group": "counted", "awslogs-region": "us-east-1",
                                            "awslogs-stream-prefix": "app", "awslogs-create-group": "true"}}
SUBNETS = {"awsvpcConfiguration": {"subnets": ["subnet-0123456789abcdef0"]}}
SECRET = "not-for-labels-8c2d"


class Adoption(Case):
    options = ("--orphans", "adopt")

    def again(self, meanwhile=lambda: None):
        self.daemon.kill()
        meanwhile()
        self.daemon.start()
        until(lambda: self.daemon.health()["status"] == "ok", 10, "the Engine is there again")

    def shown(self, arn):
        task = self.ecs.describe_tasks(tasks=[arn])["tasks"][0]
        return {name: task.get(name) for name in ("lastStatus", "group", "cpu", "memory", "launchType", "overrides", "tags",
                                                  "taskDefinitionArn", "clusterArn", "createdAt", "startedBy")} | {
            "containers": sorted((c["name"], c["runtimeId"], c["lastStatus"], c["containerArn"]) for c in task["containers"]),
            "address": [d["value"] for a in task["attachments"] for d in a["details"] if d["name"] == "privateIPv4Address"]}

    def test_tasks_go_on_under_their_names(self):
        logging = shell("i=0; while :; do i=$((i+1)); echo line $i; sleep 0.05; done", stopTimeout=2, logConfiguration=LOGS,
                        environment=[{"name": "KEY", "value": SECRET}])
        sidecar = shell("exec sleep 1000", name="side", essential=False, stopTimeout=2)
        definition = self.register(logging, sidecar, family=self.family, executionRoleArn="arn:aws:iam::000000000000:role/e")
        pair = self.start(definition=definition, startedBy="me", group="family:mine")
        vpc = self.start(definition=self.register(shell("exec sleep 1000"), family=f"{self.family}-vpc", networkMode="awsvpc"),
                         networkConfiguration=SUBNETS)
        self.running(pair)
        self.running(vpc)
        before = {arn: self.shown(arn) for arn in (pair, vpc)}
        for id in self.alive():
            self.assertNotIn(SECRET, str(engine.inspect(id)["Config"]["Labels"]))
        pids = {id: engine.inspect(id)["State"]["Pid"] for id in self.alive()}
        self.again()
        self.assertEqual(set(self.ecs.list_tasks()["taskArns"]), {pair, vpc})
        for arn in (pair, vpc):
            self.running(arn)
            self.assertEqual(self.shown(arn), before[arn])
        self.assertEqual({id: engine.inspect(id)["State"]["Pid"] for id in self.alive()}, pids)
        self.the_definition_is_history(definition)
        self.the_log_has_every_line_once(pair)
        third = self.start(definition=self.register(shell("exec sleep 1000"), family=f"{self.family}-vpc", networkMode="awsvpc"),
                           networkConfiguration=SUBNETS)
        self.running(third)
        self.assertNotEqual(self.shown(third)["address"], before[vpc]["address"])
        self.ecs.stop_task(task=pair)
        self.assertEqual(self.stopped(pair)["stopCode"], "UserInitiated")

    def the_definition_is_history(self, arn):
        """It lacks its variables, so nothing is started from it; the next revision has the next number."""
        described = self.ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]
        self.assertEqual((described["status"], described["containerDefinitions"][0]["environment"]), ("INACTIVE", []))
        with self.assertRaises(ClientError):
            self.ecs.run_task(taskDefinition=arn)
        self.assertEqual(int(self.register(shell("true")).rsplit(":", 1)[1]), int(arn.rsplit(":", 1)[1]) + 1)

    def the_log_has_every_line_once(self, arn):
        logs = self.daemon.client(service="logs")
        self.addCleanup(logs.close)
        stream = f"app/main/{arn.rsplit('/', 1)[1]}"

        def lines():
            events = logs.get_log_events(logGroupName="counted", logStreamName=stream, startFromHead=True)["events"]
            return [event["message"] for event in events]
        until(lambda: len(lines()) >= 40, 20, "lines come")
        found = lines()
        self.assertEqual(found, [f"line {i}" for i in range(1, len(found) + 1)])

    def test_what_ended_meanwhile_has_its_exit_code(self):
        arn = self.start(shell("trap 'exit 7' USR1; while :; do sleep 0.1; done"))
        self.running(arn)
        id = self.runtime_id(arn)

        def end():
            os.kill(engine.inspect(id)["State"]["Pid"], signal.SIGUSR1)
            until(lambda: not engine.inspect(id)["State"]["Running"], 10, "it ended")
        self.again(end)
        task = self.stopped(arn)
        self.assertEqual((task["stopCode"], task["containers"][0]["exitCode"]), ("EssentialContainerExited", 7))

    def test_the_tasks_of_a_service_are_nobodys(self):
        """Its record is lost. They run on, and whoever makes the service anew gets new ones beside them."""
        self.register(container())
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=2)
        self.steady(count=2)
        arns = set(self.ecs.list_tasks()["taskArns"])
        self.again()
        self.assertEqual(self.ecs.list_services()["serviceArns"], [])
        tasks = self.ecs.describe_tasks(tasks=sorted(arns))["tasks"]
        self.assertEqual({(t["taskArn"], t["group"], t["lastStatus"]) for t in tasks},
                         {(arn, "service:web", "RUNNING") for arn in arns})

    def test_killed_again_and_again(self):
        arn = self.start(container())
        self.running(arn)
        before = self.shown(arn)
        for _ in range(3):
            self.again()
            self.running(arn)
        self.assertEqual(self.shown(arn), before)


class Leftovers(Case):
    """Containers of an earlier run, where nothing is to be adopted."""
    options = ()

    def after_a_death(self, *options):
        arn = self.start(container())
        self.running(arn)
        self.daemon.kill()
        self.daemon.command += options
        self.daemon.start()
        until(lambda: self.daemon.health()["status"] == "ok", 10, "the Engine is there again")

    def test_they_are_left_and_counted(self):
        self.after_a_death()
        until(lambda: "1 containers of an earlier run are still there" in self.daemon.output(), 10, "it says so")
        self.assertEqual((len(self.alive()), self.ecs.list_tasks()["taskArns"]), (1, []))

    def test_they_are_removed(self):
        self.after_a_death("--orphans", "remove")
        until(lambda: not self.alive(), 20, "they are gone")


main()
