# What a task can ask at 169.254.170.2: metadata, stats, credentials, protection, the API; from inside real containers.
import json
import os
import shutil
import subprocess
import unittest

import boto3
import botocore.exceptions

import engine
import python_image
from case import Case, container, main, shell
from daemon import Daemon
from waiting import until

ROLE = "arn:aws:iam::000000000000:role/reader"
MODES = ["bridge", "host", "awsvpc"]
# Each answer on a line of its own, by name. (Debian's static busybox cannot bear a timeout, -T.)
ASK = 'ask() { printf "%s " "$1"; wget -q -O - "$2" || printf failed; echo; }; '
# Debian's boto3 is too old to read AWS_ENDPOINT_URL by itself; newer ones need not be told.
WHO_AM_I = """
import boto3, os, time
sts = boto3.client("sts", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
print("@identity " + sts.get_caller_identity()["Arn"])
print("end", flush=True)
time.sleep(1000)
"""


def placed(mode):
    """What RunTask wants to know beside the definition."""
    subnets = {"awsvpcConfiguration": {"subnets": ["subnet-0123456789abcdef0"]}}
    return {"networkConfiguration": subnets} if mode == "awsvpc" else {}


def redirects():
    """The rules that send containers to a daemon, as iptables lists them."""
    told = subprocess.run(["iptables-save", "-t", "nat"], capture_output=True, text=True).stdout
    return [line for line in told.splitlines() if "localecs" in line and line.startswith("-A")]


class Metadata(Case):
    def start_asking(self, script, **members):
        """Runs a task whose one container asks, says "end" and goes on running; its ARN."""
        members.setdefault("taskRoleArn", ROLE)
        return self.start(shell(ASK + script + "; echo end; sleep 1000"), definition_members=members,
                          **placed(members.get("networkMode")))

    def answers(self, arn):
        """What the task's container printed before "end": texts by name."""
        self.running(arn)
        identifier = self.runtime_id(arn)
        lines = until(lambda: engine.standard_output(identifier).endswith("end\n") and engine.standard_output(identifier), 30,
                      "the container has its answers").splitlines()
        return dict(line[1:].split(" ", 1) for line in lines if line.startswith("@"))

    def asked(self, mode):
        arn = self.start_asking(
            'ask @container "$ECS_CONTAINER_METADATA_URI_V4";'
            'ask @task "$ECS_CONTAINER_METADATA_URI_V4/task";'
            'ask @tags "$ECS_CONTAINER_METADATA_URI_V4/taskWithTags";'
            'ask @stats "$ECS_CONTAINER_METADATA_URI_V4/stats";'
            'ask @taskstats "$ECS_CONTAINER_METADATA_URI_V4/task/stats";'
            'ask @three "$ECS_CONTAINER_METADATA_URI/task";'
            'ask @credentials "http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";'
            'ask @protection "$ECS_AGENT_URI/task-protection/v1/state";'
            'ask @nobody "http://169.254.170.2/v4/nobody"',
            networkMode=mode)
        return arn, self.answers(arn)

    def test_all_paths_answer_in_every_network_mode(self):
        for mode in MODES:
            with self.subTest(mode):
                arn, answers = self.asked(mode)
                self.check(mode, arn, answers)

    def check(self, mode, arn, answers):
        identifier = self.runtime_id(arn)
        documents = {name: json.loads(text) for name, text in answers.items() if name != "nobody"}
        seen = documents["container"]
        self.assertEqual((seen["DockerId"], seen["Name"], seen["Image"]), (identifier, "main", "localecs-web:latest"))
        labels = engine.inspect(identifier)["Config"]["Labels"]
        self.assertEqual(seen["Labels"], {name: labels[name] for name in labels if not name.startswith("localecs.")})
        self.check_network(mode, arn, seen["Networks"][0])
        self.assertEqual(documents["task"]["TaskARN"], arn)
        normal = [c for c in documents["task"]["Containers"] if c["Type"] == "NORMAL"]
        self.assertEqual([c["DockerId"] for c in normal], [identifier])
        self.assertEqual(documents["tags"]["TaskARN"], arn)
        self.assertEqual(documents["three"]["Family"], self.family)
        self.assertIn("memory_stats", documents["stats"])
        self.assertEqual("network_rate_stats" in documents["stats"], mode != "host")
        self.assertEqual(set(documents["taskstats"]), {c["DockerId"] for c in documents["task"]["Containers"]})
        self.assertEqual(documents["credentials"]["RoleArn"], ROLE)
        self.assertEqual(documents["protection"]["failure"]["Reason"], "TASK_NOT_VALID")
        self.assertEqual(answers["nobody"], "failed")

    def check_network(self, mode, arn, network):
        self.assertEqual(network["NetworkMode"], mode)
        if mode == "bridge":
            found = engine.inspect(self.runtime_id(arn))["NetworkSettings"]["Networks"]["bridge"]
            self.assertEqual(network["IPv4Addresses"], [found["IPAddress"]])
        if mode == "awsvpc":
            details = {d["name"]: d["value"] for d in self.task(arn)["attachments"][0]["details"]}
            self.assertEqual(network["IPv4Addresses"], [details["privateIPv4Address"]])
            self.assertEqual(network["MACAddress"], details["macAddress"])
            self.assertEqual(network["PrivateDNSName"], details["privateDnsName"])

    def test_without_a_role_there_are_no_credentials(self):
        arn = self.start(shell('echo "uri=$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI."; sleep 1000'))
        self.running(arn)
        identifier = self.runtime_id(arn)
        until(lambda: "uri=." in engine.output(identifier), 10, "the container has said what it has")

    def test_a_task_of_a_service_protects_itself(self):
        put = ("printf 'PUT /api/%s/task-protection/v1/state HTTP/1.0\\r\\nContent-Length: 26\\r\\n\\r\\n"
               "{\"ProtectionEnabled\":true}' \"${ECS_AGENT_URI##*/}\" | nc 169.254.170.2 80 | tail -n 1")
        definition = self.register(shell(f'printf "@protected "; {put}; echo; echo end; sleep 1000'), taskRoleArn=ROLE)
        self.ecs.create_service(serviceName="web", taskDefinition=definition, desiredCount=1)
        self.steady("web", 1)
        arn = self.service_tasks("web")[0]["taskArn"]
        self.assertTrue(json.loads(self.answers(arn)["protected"])["protection"]["ProtectionEnabled"])
        found = self.ecs.get_task_protection(cluster="default", tasks=[arn])["protectedTasks"][0]
        self.assertTrue(found["protectionEnabled"])

    def test_credentials_die_with_the_task(self):
        arn = self.start_asking('ask @credentials "http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"')
        keys = json.loads(self.answers(arn)["credentials"])
        sts = boto3.client("sts", endpoint_url=self.daemon.url, region_name="us-east-1", aws_access_key_id=keys["AccessKeyId"],
                           aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["Token"])
        self.addCleanup(sts.close)
        self.assertEqual(sts.get_caller_identity()["Arn"],
                         f"arn:aws:sts::000000000000:assumed-role/reader/{arn.rsplit('/', 1)[1]}")
        self.ecs.stop_task(task=arn)
        self.stopped(arn, 40)
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            sts.get_caller_identity()
        self.assertEqual(refused.exception.response["Error"]["Code"], "InvalidClientTokenId")

    def test_an_unmodified_sdk_knows_who_it_is(self):
        image = python_image.make_image()
        for mode in MODES:
            with self.subTest(mode):
                arn = self.start(container(image=image, memory=256, command=["python3", "-c", WHO_AM_I]),
                                 definition_members={"taskRoleArn": ROLE, "networkMode": mode}, **placed(mode))
                self.assertEqual(self.answers(arn)["identity"],
                                 f"arn:aws:sts::000000000000:assumed-role/reader/{arn.rsplit('/', 1)[1]}")

    def test_a_second_daemon_does_not_take_the_door_away(self):
        before = until(lambda: len(redirects()) == 2 and redirects(), 20, "the door is open")
        second = Daemon()
        try:
            until(lambda: second.health()["docker"]["connected"], 20, "the second daemon has its engine")
            self.assertEqual(redirects(), before)
            ecs = second.client()
            ecs.register_task_definition(family=f"second-{second.port}", taskRoleArn=ROLE, containerDefinitions=[
                shell(ASK + 'ask @task "$ECS_CONTAINER_METADATA_URI_V4/task";'
                      'ask @credentials "$AWS_CONTAINER_CREDENTIALS_FULL_URI"; echo end; sleep 1000')])
            arn = ecs.run_task(taskDefinition=f"second-{second.port}")["tasks"][0]["taskArn"]
            told = until(lambda: "end" in self.output_of_task(arn) and self.output_of_task(arn), 30, "its task has asked")
            self.assertIn(arn, told)
            self.assertIn("AccessKeyId", told)
        finally:
            second.reset()
            second.stop()
        self.assertEqual(redirects(), before)
        self.assertTrue(self.asked("bridge")[1]["task"].startswith("{"))

    def output_of_task(self, arn):
        found = engine.containers_of_task(arn)
        return engine.output(found[0]["Id"]) if found else ""


@unittest.skipUnless(os.geteuid() == 0 and shutil.which("iptables"), "redirects need root and iptables")
class Door(unittest.TestCase):
    """Opens and closes the door, so it has no daemon of the class that would hold it."""

    def test_the_redirect_goes_with_the_daemon(self):
        first = Daemon()
        until(lambda: redirects(), 20, "the redirect is there")
        first.stop()
        self.assertEqual(redirects(), [])

    def test_a_redirect_left_behind_is_taken_over(self):
        first = Daemon()
        until(lambda: len(redirects()) == 2, 20, "the redirect is there")
        first.kill()
        self.assertEqual(len(redirects()), 2)
        second = Daemon()
        until(lambda: "reach the metadata endpoint" in second.output(), 20, "the second daemon's door is open")
        self.assertEqual(len(redirects()), 2)
        second.stop()
        self.assertEqual(redirects(), [])

    def test_off_means_off(self):
        daemon = Daemon("--task-endpoints", "off")
        until(lambda: daemon.health()["docker"]["connected"], 20, "the daemon has its engine")
        self.assertEqual(redirects(), [])
        daemon.stop()


if __name__ == "__main__":
    main()
