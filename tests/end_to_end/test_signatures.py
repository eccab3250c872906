# --require-signatures: what botocore, aws-cli and curl sign is answered, everything else refused in AWS's words.
import datetime
import os
import subprocess
import tempfile
import types
import unittest
import unittest.mock

import boto3
import botocore.auth
from botocore.exceptions import ClientError

from case import main, shell
from daemon import BINARY
from raw import exchange, request
from signing import SignedCase, send, signed

TARGET = "AmazonEC2ContainerServiceV20141113."
NO_MATCH = "The request signature we calculated does not match the signature you provided."


def clock(minutes):
    """botocore's clock, so many minutes off."""
    class Shifted(datetime.datetime):
        @classmethod
        def utcnow(cls):
            return datetime.datetime.utcnow() + datetime.timedelta(minutes=minutes)
    return unittest.mock.patch.object(botocore.auth, "datetime", types.SimpleNamespace(datetime=Shifted))


class Signatures(SignedCase):
    more_options = ("--engine", "simulated")
    needs_engine = False

    def refused(self, code, call, **arguments):
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        return caught.exception.response["Error"]["Message"]

    def with_secret(self, service, secret="wrong", key="test", token=None):
        client = boto3.session.Session().client(
            service, endpoint_url=self.daemon.url, region_name="us-east-1", aws_access_key_id=key,
            aws_secret_access_key=secret, aws_session_token=token)
        self.addCleanup(client.close)
        return client

    def test_what_boto3_signs_is_answered(self):
        self.ecs.create_cluster(clusterName="mine", tags=[{"key": "a+b=c d", "value": "@:/_-. "}])
        self.assertEqual(self.client("sts").get_caller_identity()["Account"], "000000000000")
        ssm = self.client("ssm")
        ssm.put_parameter(Name="/a", Value="ä\n", Type="SecureString")
        self.assertEqual(ssm.get_parameter(Name="/a", WithDecryption=True)["Parameter"]["Value"], "ä\n")
        self.client("secretsmanager").create_secret(Name="a", SecretString="b")
        self.client("logs").create_log_group(logGroupName="/a")

    def test_what_aws_cli_signs_is_answered(self):
        self.daemon.aws("ecs", "create-cluster", "--cluster-name", "cli")
        self.assertEqual(self.daemon.aws("sts", "get-caller-identity")["Account"], "000000000000")

    def test_a_key_may_have_an_account(self):
        sts = self.with_secret("sts", "s3cr=t/with+signs", "AKIDOTHER")
        self.assertEqual(sts.get_caller_identity()["Account"], "222222222222")

    def test_a_wrong_secret_and_an_unknown_key(self):
        self.assertIn(NO_MATCH, self.refused("InvalidSignatureException", self.with_secret("ecs").list_clusters))
        self.assertIn(NO_MATCH, self.refused("SignatureDoesNotMatch", self.with_secret("sts").get_caller_identity))
        for key in ("unknown", "111111111111", "ASIAIOSFODNN7EXAMPLE"):
            self.refused("UnrecognizedClientException", self.with_secret("ecs", "test", key).list_clusters)
            self.refused("InvalidClientTokenId", self.with_secret("sts", "test", key).get_caller_identity)

    def test_an_unsigned_request(self):
        answer = exchange(self.daemon.port, request())
        self.assertEqual((answer.status, answer.code), (400, "MissingAuthenticationTokenException"))
        self.assertEqual(answer.json["message"], "Missing Authentication Token")
        form = {"X-Amz-Target": None, "Content-Type": "application/x-www-form-urlencoded"}
        answer = exchange(self.daemon.port, request(body=b"Action=GetCallerIdentity&Version=2011-06-15", headers=form))
        self.assertEqual(answer.status, 403)
        self.assertIn(b"<Code>MissingAuthenticationToken</Code>", answer.body)

    def test_an_old_signature_and_one_from_the_future(self):
        for minutes, words in ((-6, "Signature expired: "), (6, "Signature not yet current: "), (-4, None), (4, None)):
            with clock(minutes):
                listing = signed(self.daemon.url + "/", body=b"{}", headers={"X-Amz-Target": TARGET + "ListClusters"})
                asking = signed(self.daemon.url + "/", body=b"Action=GetCallerIdentity&Version=2011-06-15", service="sts",
                                headers={"Content-Type": "application/x-www-form-urlencoded"})
            if words is None:
                self.assertEqual((send(listing).status, send(asking).status), (200, 200))
                continue
            self.assertEqual(send(listing).code, "InvalidSignatureException")
            self.assertIn(words, send(listing).json["message"])
            self.assertIn(f"<Code>SignatureDoesNotMatch</Code><Message>{words}".encode(), send(asking).body)

    def test_the_daemons_own_clock_does_not_matter(self):
        answer = send(signed(f"{self.daemon.url}/_localecs/clock", body=b'{"advance": 86400}'))
        self.assertEqual(answer.status, 200, answer.body)
        self.ecs.list_clusters()

    def test_a_body_or_a_target_that_was_not_signed(self):
        headers = {"X-Amz-Target": TARGET + "CreateCluster", "Content-Type": "application/x-amz-json-1.1"}
        made = signed(self.daemon.url + "/", body=b'{"clusterName": "a"}', headers=headers)
        self.assertEqual(send(made).status, 200)
        self.assertEqual(send(made, b'{"clusterName": "b"}').code, "InvalidSignatureException")
        made.headers.replace_header("X-Amz-Target", TARGET + "DeleteCluster")
        self.assertEqual(send(made).code, "InvalidSignatureException")
        made = signed(self.daemon.url + "/", body=b"{}", headers=headers, service="ssm")
        self.assertIn("correct service: 'ecs'", send(made).json["message"])

    def test_a_presigned_url(self):
        url = self.client("sts").generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
        get = types.SimpleNamespace(url=url, method="GET", headers={}, data=None)
        self.assertEqual(send(get).status, 200)
        get.url = url.replace("GetCallerIdentity", "GetSessionToken")
        self.assertIn(b"<Code>SignatureDoesNotMatch</Code>", send(get).body)

    def test_lent_keys(self):
        lent = self.client("sts").assume_role(RoleArn="arn:aws:iam::000000000000:role/app", RoleSessionName="me")["Credentials"]
        key, secret, token = lent["AccessKeyId"], lent["SecretAccessKey"], lent["SessionToken"]
        arn = self.with_secret("sts", secret, key, token).get_caller_identity()["Arn"]
        self.assertEqual(arn, "arn:aws:sts::000000000000:assumed-role/app/me")
        self.refused("InvalidSignatureException", self.with_secret("ecs", "wrong", key, token).list_clusters)
        self.refused("UnrecognizedClientException", self.with_secret("ecs", secret, key, "wrong").list_clusters)

    def test_the_private_api_wants_signatures_too(self):
        self.assertEqual(self.daemon.health()["counts"]["clusters"], 0)  # but for whether the daemon lives
        self.ecs.create_cluster(clusterName="kept")
        for method, path in (("POST", "reset"), ("GET", "clock"), ("POST", "clock"), ("POST", "instances"), ("GET", "explain")):
            answer = exchange(self.daemon.port, request(method=method, path="/_localecs/" + path, body=b"",
                                                        headers={"X-Amz-Target": None}))
            self.assertEqual(answer.code, "MissingAuthenticationTokenException", path)
        self.assertEqual(len(self.ecs.list_clusters()["clusterArns"]), 1)
        done = subprocess.run(["curl", "-s", "--aws-sigv4", "aws:amz:us-east-1:localecs", "--user", "test:test",
                               self.daemon.url + "/_localecs/clock"], capture_output=True, text=True, timeout=30)
        self.assertIn('"now"', done.stdout, done)


class InsideTasks(SignedCase):
    def test_a_task_signs_with_the_keys_of_its_role(self):
        import python_image  # needs root and time: not for the tests above
        program = ("import boto3, os; client = boto3.client('sts', endpoint_url=os.environ['AWS_ENDPOINT_URL']);"
                   "assert ':assumed-role/app/' in client.get_caller_identity()['Arn']")
        member = {**shell("", image=python_image.make_image()), "memory": 256, "command": ["python3", "-c", program]}
        task = self.stopped(self.start(member, definition_members={"taskRoleArn": "arn:aws:iam::000000000000:role/app"}))
        self.assertEqual(task["containers"][0]["exitCode"], 0, task)


class Options(unittest.TestCase):
    def refused(self, text, *options):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "keys")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            done = subprocess.run([BINARY, "--engine", "simulated", "--access-keys", path, *options],
                                  capture_output=True, text=True, timeout=20)
        self.assertNotIn(done.returncode, (0, -6, -11))
        return done.stderr

    def test_files_that_are_no_files_of_keys(self):
        self.assertIn("has no access key", self.refused("[default]\n"))
        said = self.refused("[a]\naws_access_key_id = A\n[b]\naws_secret_access_key = very-secret\n")
        self.assertIn("aws_access_key_id and aws_secret_access_key together", said)
        said += self.refused("very-secret\n") + self.refused("aws_account_id = very-secret\n")
        self.assertNotIn("very-secret", said)

    def test_signatures_without_keys(self):
        done = subprocess.run([BINARY, "--require-signatures"], capture_output=True, text=True, timeout=20)
        self.assertIn("--require-signatures wants --access-keys", done.stderr)


if __name__ == "__main__":
    main()
