# STS, SSM Parameter Store and Secrets Manager beside ECS on one port, through boto3 and the aws command line.
import boto3
import botocore.config
from botocore.exceptions import ClientError

from case import Case, main

ACCOUNT = "111111111111"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/team/deployer"


class SecretsServices(Case):
    options = ("--engine", "simulated")
    needs_engine = False

    clients = {}

    def client(self, service, credentials=None):
        if credentials is None:
            if service not in self.clients:
                self.clients[service] = self.daemon.client(account=ACCOUNT, service=service)
            return self.clients[service]
        return boto3.session.Session().client(
            service, endpoint_url=self.daemon.url, region_name="us-east-1",
            aws_access_key_id=credentials["AccessKeyId"], aws_secret_access_key=credentials["SecretAccessKey"],
            aws_session_token=credentials["SessionToken"],
            config=botocore.config.Config(retries={"total_max_attempts": 1}))

    def refused(self, code, call, **arguments):
        """The message of the error that the call must end with."""
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        return caught.exception.response["Error"]["Message"]

    # --- STS ----------------------------------------------------------------------------------------------------------

    def test_the_caller_is_the_root_of_its_account(self):
        identity = self.client("sts").get_caller_identity()
        self.assertEqual((identity["Account"], identity["Arn"], identity["UserId"]),
                         (ACCOUNT, f"arn:aws:iam::{ACCOUNT}:root", ACCOUNT))
        self.assertEqual(self.daemon.aws("sts", "get-caller-identity")["Account"], "000000000000")

    def test_an_assumed_role_calls_every_service(self):
        answer = self.client("sts").assume_role(RoleArn=ROLE, RoleSessionName="me", Tags=[{"Key": "k", "Value": "v"}])
        credentials = answer["Credentials"]
        self.assertGreater(credentials["Expiration"].timestamp(), 0)
        identity = self.client("sts", credentials).get_caller_identity()
        self.assertEqual(identity["Arn"], f"arn:aws:sts::{ACCOUNT}:assumed-role/deployer/me")
        self.assertEqual(identity["UserId"], answer["AssumedRoleUser"]["AssumedRoleId"])
        cluster = self.client("ecs", credentials).create_cluster(clusterName="mine")["cluster"]
        self.assertIn(ACCOUNT, cluster["clusterArn"])
        self.client("ssm", credentials).put_parameter(Name="a", Value="v", Type="String")
        history = self.client("ssm").get_parameter_history(Name="a")["Parameters"]
        self.assertEqual(history[0]["LastModifiedUser"], identity["Arn"])

    def test_wrong_tokens_are_refused_in_each_protocols_words(self):
        credentials = self.client("sts").assume_role(RoleArn=ROLE, RoleSessionName="me")["Credentials"]
        wrong = {**credentials, "SessionToken": "wrong"}
        for service, code, call in (("sts", "InvalidClientTokenId", "get_caller_identity"),
                                    ("ecs", "UnrecognizedClientException", "list_clusters"),
                                    ("secretsmanager", "UnrecognizedClientException", "list_secrets")):
            message = self.refused(code, getattr(self.client(service, wrong), call))
            self.assertEqual(message, "The security token included in the request is invalid.")

    def test_a_reset_ends_sessions(self):
        credentials = self.client("sts").get_session_token()["Credentials"]
        self.assertEqual(self.client("sts", credentials).get_caller_identity()["Account"], ACCOUNT)
        self.daemon.reset()
        self.refused("InvalidClientTokenId", self.client("sts", credentials).get_caller_identity)

    def test_sts_errors_reach_the_command_line(self):
        done = self.daemon.aws("sts", "assume-role", "--role-arn", "arn:aws:iam::111111111111:user/me",
                               "--role-session-name", "me", check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("(ValidationError)", done.stderr)
        self.assertIn("arn:aws:iam::111111111111:user/me is invalid", done.stderr)

    # --- SSM ----------------------------------------------------------------------------------------------------------

    def test_parameters_with_boto3(self):
        ssm = self.client("ssm")
        self.assertEqual(ssm.put_parameter(Name="/app/a", Value="1", Type="String")["Version"], 1)
        ssm.put_parameter(Name="/app/a", Value="2", Type="String", Overwrite=True)
        ssm.put_parameter(Name="/app/s", Value="secret", Type="SecureString", Tags=[{"Key": "k", "Value": "v"}])
        self.assertEqual(ssm.get_parameter(Name="/app/a:1")["Parameter"]["Value"], "1")
        self.assertNotIn("secret", ssm.get_parameter(Name="/app/s")["Parameter"]["Value"])
        self.assertEqual(ssm.get_parameter(Name="/app/s", WithDecryption=True)["Parameter"]["Value"], "secret")
        found = ssm.get_parameters(Names=["/app/a", "none"])
        self.assertEqual((len(found["Parameters"]), found["InvalidParameters"]), (1, ["none"]))
        self.assertEqual(ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="/app/s")["TagList"],
                         [{"Key": "k", "Value": "v"}])
        self.refused("ParameterAlreadyExists", ssm.put_parameter, Name="/app/a", Value="3", Type="String")
        self.refused("ParameterNotFound", ssm.get_parameter, Name="none")
        with self.assertRaises(ssm.exceptions.ParameterVersionNotFound):
            ssm.get_parameter(Name="/app/a:9")

    def test_paginators_see_every_parameter_once(self):
        ssm = self.client("ssm")
        wanted = [f"/many/p{number:02}" for number in range(23)]
        for name in wanted:
            ssm.put_parameter(Name=name, Value="v", Type="String")
        for operation, arguments in (("get_parameters_by_path", {"Path": "/many"}), ("describe_parameters", {})):
            pages = ssm.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": 7})
            self.assertEqual([one["Name"] for page in pages for one in page["Parameters"]], wanted)

    def test_parameters_with_the_command_line(self):
        aws = self.daemon.aws
        aws("ssm", "put-parameter", "--name", "/cli/a", "--value", "v", "--type", "StringList")
        self.assertEqual(aws("ssm", "get-parameter", "--name", "/cli/a")["Parameter"]["Type"], "StringList")
        described = aws("ssm", "describe-parameters", "--parameter-filters",
                        "Key=Path,Option=Recursive,Values=/cli")["Parameters"]
        self.assertEqual([one["Name"] for one in described], ["/cli/a"])
        aws("ssm", "delete-parameter", "--name", "/cli/a")
        self.assertIn("(ParameterNotFound)", aws("ssm", "get-parameter", "--name", "/cli/a", check=False).stderr)

    # --- Secrets Manager ----------------------------------------------------------------------------------------------

    def test_secrets_with_boto3(self):
        secrets = self.client("secretsmanager")
        arn = secrets.create_secret(Name="db", SecretString='{"user":"me"}', Description="d")["ARN"]
        self.assertRegex(arn, f"^arn:aws:secretsmanager:us-east-1:{ACCOUNT}:secret:db-[A-Za-z0-9]{{6}}$")
        for secret_id in ("db", arn, arn[:-7]):
            self.assertEqual(secrets.get_secret_value(SecretId=secret_id)["SecretString"], '{"user":"me"}')
        secrets.put_secret_value(SecretId="db", SecretBinary=b"\0\1\xff")
        self.assertEqual(secrets.get_secret_value(SecretId="db")["SecretBinary"], b"\0\1\xff")
        previous = secrets.get_secret_value(SecretId="db", VersionStage="AWSPREVIOUS")
        self.assertEqual(previous["SecretString"], '{"user":"me"}')
        self.assertEqual(sorted(sum(secrets.describe_secret(SecretId="db")["VersionIdsToStages"].values(), [])),
                         ["AWSCURRENT", "AWSPREVIOUS"])
        self.assertNotIn("ResourcePolicy", secrets.get_resource_policy(SecretId="db"))
        secrets.tag_resource(SecretId="db", Tags=[{"Key": "k", "Value": "v"}])
        secrets.untag_resource(SecretId="db", TagKeys=["k"])
        self.assertEqual(len(secrets.get_random_password(PasswordLength=20)["RandomPassword"]), 20)

    def test_deleted_secrets_can_be_brought_back(self):
        secrets = self.client("secretsmanager")
        secrets.create_secret(Name="db", SecretString="v")
        secrets.delete_secret(SecretId="db", RecoveryWindowInDays=7)
        with self.assertRaises(secrets.exceptions.InvalidRequestException):
            secrets.get_secret_value(SecretId="db")
        self.assertEqual(secrets.list_secrets()["SecretList"], [])
        secrets.restore_secret(SecretId="db")
        self.assertEqual([one["Name"] for one in secrets.list_secrets()["SecretList"]], ["db"])
        secrets.delete_secret(SecretId="db", ForceDeleteWithoutRecovery=True)
        with self.assertRaises(secrets.exceptions.ResourceNotFoundException) as caught:
            secrets.get_secret_value(SecretId="db")
        self.assertIn("Secrets Manager can't find the specified secret.", str(caught.exception))

    def test_secrets_with_the_command_line(self):
        aws = self.daemon.aws
        made = aws("secretsmanager", "create-secret", "--name", "cli", "--secret-string", "v")
        self.assertEqual(aws("secretsmanager", "get-secret-value", "--secret-id", made["ARN"])["SecretString"], "v")
        aws("secretsmanager", "update-secret", "--secret-id", "cli", "--secret-string", "w")
        versions = aws("secretsmanager", "list-secret-version-ids", "--secret-id", "cli")["Versions"]
        self.assertEqual(len(versions), 2)
        done = aws("secretsmanager", "create-secret", "--name", "cli", "--secret-string", "v", check=False)
        self.assertIn("(ResourceExistsException)", done.stderr)
        self.assertIn("The operation failed because the secret cli already exists.", done.stderr)

    def test_accounts_and_regions_are_apart(self):
        self.client("secretsmanager").create_secret(Name="mine", SecretString="v")
        self.client("ssm").put_parameter(Name="mine", Value="v", Type="String")
        for account, region in (("222222222222", "us-east-1"), (ACCOUNT, "eu-west-1")):
            secrets = self.daemon.client(account=account, region=region, service="secretsmanager")
            ssm = self.daemon.client(account=account, region=region, service="ssm")
            self.assertEqual(secrets.list_secrets()["SecretList"], [])
            self.assertEqual(ssm.describe_parameters()["Parameters"], [])


if __name__ == "__main__":
    main()
