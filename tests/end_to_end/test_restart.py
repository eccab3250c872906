# The daemon ends, however it ends, and is started again on its data directory: everything goes on.
import os
import random
import signal
import subprocess
import tempfile
import time
import unittest

import botocore.exceptions

import engine
from case import Case, container, main, shell
from daemon import BINARY, Daemon
from waiting import stays, until

LOGS = {"logDriver": "awslogs", "options": {"awslogs-group": "counted", "awslogs-region": "us-east-1",
                                            "awslogs-stream-prefix": "app", "awslogs-create-group": "true"}}


class Restart(Case):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="localecs-data-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.options = ("--data-dir", cls.folder.name)
        super().setUpClass()

    def again(self, meanwhile=lambda: None):
        """Kills the daemon, and starts it again when something has happened without it."""
        self.daemon.kill()
        meanwhile()
        self.daemon.start()
        until(lambda: self.daemon.health()["status"] == "ok", 10, "the Engine is there again")

    def pids(self):
        return {id: engine.inspect(id)["State"]["Pid"] for id in self.alive()}

    def shown(self, arns):
        return {t["taskArn"]: (t["lastStatus"], t["startedAt"], [c["runtimeId"] for c in t["containers"]])
                for t in self.ecs.describe_tasks(tasks=arns)["tasks"]}

    def agree(self, count):
        """Every task that runs names the one container it has, and no other container is there."""
        arns = self.ecs.list_tasks()["taskArns"]
        tasks = self.ecs.describe_tasks(tasks=arns)["tasks"] if arns else []
        ids = {c.get("runtimeId") for t in tasks for c in t["containers"]}
        return len(tasks) == count and {t["lastStatus"] for t in tasks} == {"RUNNING"} and ids == self.alive()

    # --- nothing happens meanwhile ------------------------------------------------------------------------------------

    def test_tasks_go_on_as_they_are(self):
        self.register(container())
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=3)
        self.steady(count=3)
        lone = self.start(definition=self.family)
        self.running(lone)
        arns = self.ecs.list_tasks()["taskArns"]
        before, pids, service = self.shown(arns), self.pids(), self.service()
        self.again()
        self.assertEqual(sorted(self.ecs.list_tasks()["taskArns"]), sorted(arns))
        stays(lambda: self.shown(arns) == before, 1, "the tasks are as they were")
        self.assertEqual(self.pids(), pids)
        for member in ("createdAt", "desiredCount", "runningCount", "taskDefinition", "events"):
            self.assertEqual(self.service()[member], service[member])
        self.ecs.update_service(service="web", desiredCount=1)
        self.steady(count=1)
        self.assertEqual(self.service()["events"][-1], service["events"][-1])

    def test_an_awsvpc_task_keeps_its_network(self):
        network = {"awsvpcConfiguration": {"subnets": ["subnet-1"]}}
        first = self.start(container(), definition_members={"networkMode": "awsvpc"}, networkConfiguration=network)
        self.running(first)

        def address(arn):
            return [d["value"] for d in self.task(arn)["attachments"][0]["details"] if d["name"] == "privateIPv4Address"]
        before, pids = address(first), self.pids()
        self.again()
        second = self.start(definition=self.family, networkConfiguration=network)
        self.running(second)
        self.assertEqual(address(first), before)
        self.assertNotEqual(address(second), before)
        self.assertTrue(pids.items() <= self.pids().items())
        for arn in (first, second):
            self.ecs.stop_task(task=arn)
            self.stopped(arn)
        until(lambda: not self.alive(), 20, "no container is left")

    def test_everything_else_that_was_said(self):
        ssm, secrets, logs, metrics = (self.daemon.client(service=s)
                                       for s in ("ssm", "secretsmanager", "logs", "cloudwatch"))
        self.ecs.create_cluster(clusterName="c", tags=[{"key": "k", "value": "v"}])
        arn = self.register(container(), tags=[{"key": "k", "value": "w"}])
        self.ecs.put_account_setting(name="containerInsights", value="enabled")
        ssm.put_parameter(Name="/p", Value="secret", Type="SecureString")
        secrets.create_secret(Name="s", SecretBinary=b"\0\xff")
        logs.create_log_group(logGroupName="g", tags={"a": "b"})
        logs.put_retention_policy(logGroupName="g", retentionInDays=7)
        logs.create_log_stream(logGroupName="g", logStreamName="s")
        logs.put_log_events(logGroupName="g", logStreamName="s",
                            logEvents=[{"timestamp": int(time.time() * 1000), "message": "said"}])
        begun = time.time()
        metrics.put_metric_data(Namespace="App", MetricData=[
            {"MetricName": "Errors", "Dimensions": [{"Name": "Service", "Value": "web"}], "Values": [1, 4], "Counts": [3, 1]}])
        self.again()
        cluster = self.ecs.describe_clusters(clusters=["c"], include=["TAGS"])["clusters"][0]
        self.assertEqual(cluster["tags"], [{"key": "k", "value": "v"}])
        self.assertEqual(self.ecs.describe_task_definition(taskDefinition=arn, include=["TAGS"])["tags"],
                         [{"key": "k", "value": "w"}])
        self.assertTrue(self.register(container()).endswith(f":{int(arn.split(':')[-1]) + 1}"))
        self.assertEqual(self.ecs.list_account_settings(name="containerInsights")["settings"][0]["value"], "enabled")
        self.assertEqual(ssm.get_parameter(Name="/p", WithDecryption=True)["Parameter"]["Value"], "secret")
        self.assertEqual(secrets.get_secret_value(SecretId="s")["SecretBinary"], b"\0\xff")
        self.assertEqual(logs.describe_log_groups()["logGroups"][0]["retentionInDays"], 7)
        events = logs.get_log_events(logGroupName="g", logStreamName="s", startFromHead=True)["events"]
        self.assertEqual([e["message"] for e in events], ["said"])
        points = metrics.get_metric_statistics(
            Namespace="App", MetricName="Errors", Dimensions=[{"Name": "Service", "Value": "web"}], Period=60,
            StartTime=begun - 120, EndTime=begun + 120, Statistics=["SampleCount", "Sum", "Maximum"])["Datapoints"]
        self.assertEqual([(p["SampleCount"], p["Sum"], p["Maximum"]) for p in points], [(4, 7, 4)])

    # --- something happens meanwhile ----------------------------------------------------------------------------------

    def test_exits_are_heard_of(self):
        # 7 by itself; killed from outside; and one that ends well.
        ends = self.start(shell("sleep 2; exit 7"))
        killed, well = self.start(shell("sleep 1000")), self.start(shell("sleep 2"))
        for arn in (ends, killed, well):
            self.running(arn)
        victim = self.runtime_id(killed)

        def meanwhile():
            engine.kill(victim)
            until(lambda: not self.alive(), 20, "all have ended")
        self.again(meanwhile)
        for arn, code in ((ends, 7), (killed, 137), (well, 0)):
            task = self.stopped(arn)
            self.assertEqual(task["stopCode"], "EssentialContainerExited")
            self.assertEqual(task["stoppedReason"], "Essential container in task exited")
            self.assertEqual(task["containers"][0]["exitCode"], code)

    def test_a_service_makes_up_for_what_died(self):
        self.register(container())
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=3)
        self.steady(count=3)
        victims = sorted(self.alive())[:2]

        def meanwhile():
            for victim in victims:
                engine.call("DELETE", f"/containers/{victim}?force=1")
        self.again(meanwhile)
        until(lambda: self.agree(3), 60, "three tasks, three containers")
        self.assertFalse(self.alive() & set(victims))

    def test_logs_have_no_gap_and_no_double(self):
        script = "i=0; while [ $i -lt 400 ]; do echo out $i; echo err $i >&2; i=$((i+1)); usleep 10000; done"
        arn = self.start(shell(script, logConfiguration=LOGS))
        logs = self.daemon.client(service="logs")
        stream = f"app/main/{arn.split('/')[-1]}"

        def lines():
            pages = logs.get_paginator("filter_log_events").paginate(logGroupName="counted", logStreamNames=[stream])
            return [e["message"] for page in pages for e in page["events"]]
        self.running(arn)
        for _ in range(3):
            seen = len(lines())
            until(lambda: len(lines()) > seen + 20, 20, "more lines")
            self.again(lambda: time.sleep(0.3))
        self.stopped(arn)
        for source in ("out", "err"):
            self.assertEqual([l for l in lines() if l.startswith(source)], [f"{source} {i}" for i in range(400)])

    def test_the_daemon_dies_while_tasks_start_and_stop(self):
        self.register(shell("trap 'exit 0' TERM; sleep 1000 & wait"))
        chance = random.Random(7)
        for _ in range(4):
            arns = [t["taskArn"] for t in self.ecs.run_task(taskDefinition=self.family, count=8)["tasks"]]
            self.again(lambda: time.sleep(chance.random() * 0.3))
            for arn in arns[:4]:
                self.ecs.stop_task(task=arn)
            self.again(lambda: time.sleep(chance.random() * 0.3))
            for arn in arns[:4]:
                self.stopped(arn)
            for arn in arns[4:]:
                self.running(arn, 60)
        until(lambda: self.agree(16), 60, "sixteen tasks, sixteen containers")

    def test_the_daemon_dies_in_the_middle_of_a_rollout(self):
        self.register(container())
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=4)
        self.steady(count=4)
        self.register(container(environment=[{"name": "NEW", "value": "1"}]))
        self.ecs.update_service(service="web", taskDefinition=self.family)
        for pause in (0.05, 0.3, 0.6):
            time.sleep(pause)  # not waited for anything: any moment will do
            self.again()
        service = self.steady(count=4)
        self.assertTrue(service["taskDefinition"].endswith(":" + self.newest().split(":")[-1]))
        until(lambda: self.agree(4), 60, "four tasks, four containers")

    def newest(self):
        return self.ecs.describe_task_definition(taskDefinition=self.family)["taskDefinition"]["taskDefinitionArn"]

    @unittest.skipUnless(engine.PIDFILE, "needs an Engine of the tests' own: tests/sandbox.sh")
    def test_a_reboot(self):
        own = engine.OwnEngine()
        self.register(container())
        self.ecs.create_service(serviceName="web", taskDefinition=self.family, desiredCount=2)
        self.steady(count=2)
        self.daemon.kill()
        own.end(signal.SIGKILL)
        self.daemon.start()
        self.assertEqual(self.service()["desiredCount"], 2)
        own.start()
        until(lambda: self.agree(2), 90, "two tasks, two containers")

    # --- whose is what ------------------------------------------------------------------------------------------------

    def test_another_port_on_the_same_folder(self):
        arn = self.start(container())
        self.running(arn)
        before = self.pids()
        self.daemon.kill()
        other = Daemon("--data-dir", self.folder.name)
        try:
            until(lambda: other.health()["status"] == "ok", 10, "the Engine is there")
            ecs = other.client()
            stays(lambda: ecs.describe_tasks(tasks=[arn])["tasks"][0]["lastStatus"] == "RUNNING", 1, "it runs")
            self.assertEqual(self.pids(), before)
        finally:
            other.stop()
            self.daemon.start()

    def test_two_daemons_do_not_touch_each_other(self):
        with tempfile.TemporaryDirectory() as folder:
            other = Daemon("--data-dir", folder, "--orphans", "remove")
            try:
                self.running(self.start(container()))
                before = self.pids()
                other.kill()
                other.start()
                until(lambda: other.health()["status"] == "ok", 10, "the Engine is there")
                other.reset()
                self.again()
                self.assertEqual(self.pids(), before)
            finally:
                other.stop()

    def refused(self, folder):
        done = subprocess.run([BINARY, "--listen", "127.0.0.1:0", "--data-dir", folder], capture_output=True, text=True,
                              timeout=20)
        self.assertEqual(done.returncode, 1)
        return done.stdout + done.stderr

    def test_a_folder_that_cannot_be_used(self):
        self.assertIn("is in use by another localecs", self.refused(self.folder.name))
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "localecs.db"), "wb") as file:
                file.write(b"x" * 5000)
            self.assertIn("it is left as it is", self.refused(folder))
            with open(os.path.join(folder, "localecs.db"), "rb") as file:
                self.assertEqual(file.read(), b"x" * 5000)


class FullDisk(Case):
    """Writes fail while there is no room, and say so; nothing that was acknowledged is lost."""
    options = ("--engine", "simulated")
    needs_engine = False

    @classmethod
    def setUpClass(cls):
        if not engine.PIDFILE:
            raise unittest.SkipTest("needs namespaces of the tests' own: tests/sandbox.sh")
        cls.folder = tempfile.TemporaryDirectory(prefix="localecs-data-")
        cls.addClassCleanup(cls.folder.cleanup)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", cls.folder.name], check=True)
        cls.addClassCleanup(lambda: subprocess.run(["umount", "-l", cls.folder.name], check=True))
        cls.options += ("--data-dir", cls.folder.name)
        super().setUpClass()

    def refused(self, call):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call()
        error = caught.exception.response
        self.assertEqual((error["Error"]["Code"], error["ResponseMetadata"]["HTTPStatusCode"]), ("ServerException", 500))
        self.assertIn("is not on disk", error["Error"]["Message"])

    def test_errors_and_no_lies(self):
        self.ecs.create_cluster(clusterName="before")
        self.register(container())
        ballast = os.path.join(self.folder.name, "ballast")
        with open(ballast, "wb") as file, self.assertRaises(OSError):
            while True:
                file.write(b"x" * 65536)
                file.flush()
        acknowledged = ["before"]

        def until_full():
            for i in range(10_000):
                self.ecs.create_cluster(clusterName=f"c-{i}")
                acknowledged.append(f"c-{i}")
        self.refused(until_full)

        def once():
            return self.ecs.create_service(cluster="before", serviceName="once", taskDefinition=self.family, desiredCount=0,
                                           clientToken="once")["service"]["createdAt"]
        self.refused(once)
        self.refused(once)  # it is in memory now, and would be gone after a crash
        self.assertIn("full", self.daemon.health()["dataDirectory"]["problem"])
        self.assertEqual(len(self.ecs.describe_clusters(clusters=["before"])["clusters"]), 1)  # reading goes on
        self.refused(once)
        os.remove(ballast)
        until(lambda: "problem" not in self.daemon.health()["dataDirectory"], 10, "it is written again")
        self.ecs.create_cluster(clusterName="after")
        made = once()
        self.daemon.kill()
        self.daemon.start()
        self.assertEqual(once(), made)
        names = {arn.split("/")[-1] for page in self.ecs.get_paginator("list_clusters").paginate() for arn in page["clusterArns"]}
        self.assertTrue({*acknowledged, "after"} <= names)


main()
