# --role-policies: a role that the file lists may do what its policies allow, and hears AWS's words for the rest.
import json
import os
import subprocess
import tempfile
import unittest

import boto3
from botocore.exceptions import ClientError

from case import Case, container, main
from daemon import BINARY
from signing import send, signed

HERE = "arn:aws:{}:us-east-1:000000000000:"
READER = [{"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": ["ecs:List*", "ecs:Describe*", "ecs:RunTask"], "Resource": "*"},
    {"Effect": "Deny", "Action": "ecs:DescribeServices", "Resource": "*/secret-*"},
    {"Effect": "Allow", "Action": "ecs:UpdateService", "Resource": "*/x"},
    {"Effect": "Allow", "Action": "ssm:GetParameter*", "Resource": HERE.format("ssm") + "parameter/app/*"},
    {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
     "Resource": HERE.format("secretsmanager") + "secret:app-??????"},
    {"Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*"},
    {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::000000000000:role/worker"}]}]
POLICIES = {"reader": READER, "arn:aws:iam::000000000000:role/nothing": []}


def role(name):
    return f"arn:aws:iam::000000000000:role/{name}"


class RolePolicies(Case):
    needs_engine = False

    @classmethod
    def setUpClass(cls):
        file = tempfile.NamedTemporaryFile("w", suffix=".json")
        json.dump(POLICIES, file)
        file.flush()
        cls.addClassCleanup(file.close)
        cls.options = ("--engine", "simulated", "--role-policies", file.name)
        super().setUpClass()

    def lend(self, name):
        sts = self.daemon.client(service="sts")
        self.addCleanup(sts.close)
        return sts.assume_role(RoleArn=role(name), RoleSessionName="me")["Credentials"]

    def client(self, name, service="ecs"):
        keys = self.lend(name)
        client = boto3.session.Session().client(
            service, endpoint_url=self.daemon.url, region_name="us-east-1", aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"])
        self.addCleanup(client.close)
        return client

    def refused(self, call, code="AccessDeniedException", **arguments):
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        return caught.exception.response["Error"]["Message"]

    def test_what_is_allowed_works_and_the_rest_is_refused(self):
        ecs = self.client("reader")
        ecs.list_tasks()
        self.assertEqual(ecs.describe_services(services=["web"])["failures"][0]["reason"], "MISSING")
        who = "User: arn:aws:sts::000000000000:assumed-role/reader/me is not authorized to perform: "
        self.assertEqual(self.refused(ecs.create_cluster, clusterName="mine"),
                         who + "ecs:CreateCluster on resource: * because no identity-based policy allows the "
                         "ecs:CreateCluster action")
        self.assertEqual(self.refused(ecs.describe_services, services=["web", "secret-1"]),
                         who + f"ecs:DescribeServices on resource: {HERE.format('ecs')}service/default/secret-1 "
                         "with an explicit deny in an identity-based policy")
        self.assertEqual(self.ecs.list_clusters()["clusterArns"], [HERE.format("ecs") + "cluster/default"])

    def test_parameters_and_secrets_of_its_own(self):
        for name in ("/app/key", "/other/key"):
            ssm = self.daemon.client(service="ssm")
            ssm.put_parameter(Name=name, Value="v", Type="SecureString", Overwrite=True)
            ssm.close()
        vault = self.daemon.client(service="secretsmanager")
        self.addCleanup(vault.close)
        arns = {name: vault.create_secret(Name=name, SecretString="v")["ARN"] for name in ("app", "app-two")}
        ssm, secrets = self.client("reader", "ssm"), self.client("reader", "secretsmanager")
        ssm.get_parameter(Name="/app/key")
        ssm.get_parameters_by_path(Path="/app/")
        for refused in ("/other/key", "/", "other/key:1"):
            self.assertIn("ssm:GetParameter", self.refused(ssm.get_parameter, Name=refused))
        self.refused(ssm.get_parameters, Names=["/app/key", "/other/key"])
        for name in ("app", arns["app"]):
            secrets.get_secret_value(SecretId=name)
        for name in ("app-two", arns["app-two"], arns["app-two"][:-7]):
            self.refused(secrets.get_secret_value, SecretId=name)

    def test_metrics_by_the_name_that_policies_have_for_them(self):
        metrics = self.client("reader", "cloudwatch")
        metrics.put_metric_data(Namespace="app", MetricData=[{"MetricName": "m", "Value": 1}])
        self.assertIn("cloudwatch:DeleteAlarms on resource: arn:aws:cloudwatch:us-east-1:000000000000:alarm:a because",
                      self.refused(metrics.delete_alarms, code="AccessDenied", AlarmNames=["a"]))

    def test_no_other_roles_are_had_by_detours(self):
        self.register(container(), family="plain")
        self.register(container(), family="mighty", taskRoleArn=role("mighty"))
        ecs = self.client("reader")
        self.assertEqual(len(ecs.run_task(taskDefinition="plain")["tasks"]), 1)
        ecs.run_task(taskDefinition="plain", overrides={"taskRoleArn": role("worker")})
        for arguments in ({"taskDefinition": "plain", "overrides": {"taskRoleArn": role("mighty")}},
                          {"taskDefinition": "mighty"}, {"taskDefinition": "mighty:1"}):
            self.assertIn(f"iam:PassRole on resource: {role('mighty')}", self.refused(ecs.run_task, **arguments))
        # An empty revision is none to the operation too.
        self.assertIn("TaskDefinition not found.", self.refused(ecs.run_task, code="ClientException", taskDefinition="mighty:"))
        sts = self.client("reader", "sts")
        self.refused(sts.assume_role, code="AccessDenied", RoleArn=role("mighty"), RoleSessionName="me")
        self.assertIn("/reader/me", sts.get_caller_identity()["Arn"])  # which needs no permission

    def test_made_up_members_name_nothing(self):
        keys = self.lend("reader")
        for decoy in ({"task": "x"}, {"services": ["x"]}, {"tasks": ["x"], "service": "prod"}):
            answer = send(signed(self.daemon.url + "/", "POST", json.dumps({"service": "prod", **decoy}).encode(), headers={
                "X-Amz-Target": "AmazonEC2ContainerServiceV20141113.UpdateService",
                "Content-Type": "application/x-amz-json-1.1"}, key=keys["AccessKeyId"],
                secret=keys["SecretAccessKey"], token=keys["SessionToken"]))
            self.assertIn("ecs:UpdateService on resource: " + HERE.format("ecs") + "service/default/prod",
                          answer.json["message"])

    def test_the_private_api_is_not_for_tasks(self):
        keys = self.lend("reader")
        self.ecs.create_cluster(clusterName="kept")
        for method, path in (("POST", "reset"), ("POST", "instances"), ("GET", "clock")):
            answer = send(signed(f"{self.daemon.url}/_localecs/{path}", method, b"{}", key=keys["AccessKeyId"],
                                 secret=keys["SecretAccessKey"], token=keys["SessionToken"]))
            self.assertIn(f"localecs:{path}", answer.json["message"])
        self.assertEqual(len(self.ecs.list_clusters()["clusterArns"]), 1)

    def test_who_is_not_listed_may_do_everything(self):
        self.client("unlisted").create_cluster(clusterName="mine")
        self.refused(self.client("nothing").list_clusters)


class Files(unittest.TestCase):
    def said(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "policies.json")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            done = subprocess.run([BINARY, "--engine", "simulated", "--listen", "127.0.0.1:0", "--role-policies", path],
                                  capture_output=True, text=True, timeout=20)
        self.assertNotIn(done.returncode, (0, -6, -11))
        return done.stderr

    def test_what_would_allow_too_much_is_refused_at_the_start(self):
        statement = {"Effect": "Allow", "Action": "ecs:*", "Resource": "*"}
        for more, words in (({"Condition": {"Bool": {}}}, "does not understand 'Condition'"),
                            ({"NotAction": "a:b"}, "does not understand 'NotAction'")):
            self.assertIn(words, self.said(json.dumps({"app": [{"Statement": {**statement, **more}}]})))
        self.assertIn("no JSON object of roles", self.said("nonsense"))


if __name__ == "__main__":
    main()
