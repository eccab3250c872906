# What tasks take from the neighbouring services: secrets, registry logins; and where their output goes.
import json

import engine
from case import Case, main, shell
from waiting import until

ROLE = "arn:aws:iam::000000000000:role/execution"


class Inputs(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ssm = cls.daemon.client(service="ssm")
        cls.vault = cls.daemon.client(service="secretsmanager")
        cls.logs = cls.daemon.client(service="logs")

    def logging(self, group, **options):
        return {"logDriver": "awslogs", "options": {"awslogs-group": group, "awslogs-region": "us-east-1",
                                                    "awslogs-stream-prefix": "app", **options}}

    def with_role(self, *containers, **members):
        return self.start(definition=self.register(*containers, executionRoleArn=ROLE, **members))

    def stream(self, arn, name="main"):
        return f"app/{name}/{arn.rsplit('/', 1)[1]}"

    def events(self, group, stream):
        try:
            answer = self.logs.get_log_events(logGroupName=group, logStreamName=stream, startFromHead=True)
        except self.logs.exceptions.ResourceNotFoundException:
            return []
        return [event["message"] for event in answer["events"]]

    def test_secrets_become_variables(self):
        self.ssm.put_parameter(Name="/app/plain", Value="one", Type="SecureString")
        secret = self.vault.create_secret(Name="app", SecretString=json.dumps({"user": "me", "password": "two"}))["ARN"]
        script = '[ "$A" = one ] && [ "$B" = two ] && [ "$C" = \'{"user": "me", "password": "two"}\' ]'
        arn = self.with_role(shell(script, secrets=[{"name": "A", "valueFrom": "/app/plain"},
                                                    {"name": "B", "valueFrom": f"{secret}:password::"},
                                                    {"name": "C", "valueFrom": secret}]))
        self.assertEqual(self.stopped(arn)["containers"][0]["exitCode"], 0)

    def test_a_secret_that_is_not_there_fails_the_task(self):
        task = self.stopped(self.with_role(shell("true", secrets=[{"name": "A", "valueFrom": "/app/none"}])))
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(str(task), "ResourceInitializationError|Fetching secret data from SSM Parameter Store")
        self.assertEqual(engine.containers_of_task(task["taskArn"]), [])

    def test_output_is_readable_at_once(self):
        self.logs.create_log_group(logGroupName="/live")
        arn = self.with_role(shell("while read line; do echo $line; done < /proc/uptime; sleep 1; date +%s%N; sleep 1000",
                                   logConfiguration=self.logging("/live")))
        self.running(arn)
        found = until(lambda: len(self.events("/live", self.stream(arn))) >= 2 and self.events("/live", self.stream(arn)),
                      10, "its lines")
        self.assertEqual(len(found), 2)
        # docker logs goes on working.
        self.assertIn(found[0], engine.output(self.runtime_id(arn)))

    def test_no_line_is_lost_or_doubled(self):
        arn = self.with_role(shell("i=0; while [ $i -lt 5000 ]; do echo line $i; i=$((i+1)); done",
                                   logConfiguration=self.logging("/made", **{"awslogs-create-group": "true"})))
        self.stopped(arn)
        until(lambda: len(self.events("/made", self.stream(arn))) == 5000, 20, "all lines")
        self.assertEqual(self.events("/made", self.stream(arn)), [f"line {i}" for i in range(5000)])

    def test_lines_of_one_message_are_joined(self):
        arn = self.with_role(shell("echo 'START one'; echo ' more'; echo 'START two'",
                                   logConfiguration=self.logging("/joined", **{
                                       "awslogs-create-group": "true", "awslogs-multiline-pattern": "^START"})))
        self.stopped(arn)
        until(lambda: len(self.events("/joined", self.stream(arn))) == 2, 20, "two messages")
        self.assertEqual(self.events("/joined", self.stream(arn)), ["START one\n more\n", "START two\n"])

    def test_a_missing_group_fails_the_task(self):
        task = self.stopped(self.with_role(shell("true", logConfiguration=self.logging("/none"))))
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertRegex(task["containers"][0]["reason"], "^CannotStartContainerError: .*The specified log group does not exist")


if __name__ == "__main__":
    main()
