# CloudWatch Logs by its clients: boto3, the aws command line, and the way the newer command line follows a group.
import re
import time

import botocore.exceptions

from case import Case, main


def now():
    return int(time.time() * 1000)


class LogsService(Case):
    options = ("--engine", "simulated")
    needs_engine = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.logs = cls.daemon.client(service="logs")

    def make(self, group="/ecs/web", *streams):
        self.logs.create_log_group(logGroupName=group)
        for stream in streams:
            self.logs.create_log_stream(logGroupName=group, logStreamName=stream)

    def put(self, *messages, stream="s", group="/ecs/web", at=None):
        at = at or now()
        events = [{"timestamp": at + i, "message": message} for i, message in enumerate(messages)]
        return self.logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=events)

    def error(self, operation, **members):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            getattr(self.logs, operation)(**members)
        error = caught.exception.response["Error"]
        return f"{error['Code']}: {error['Message']}"

    # --- boto3 --------------------------------------------------------------------------------------------------------

    def test_groups(self):
        self.logs.create_log_group(logGroupName="a", tags={"team": "x"})
        self.make("b")
        group = self.logs.describe_log_groups(logGroupNamePrefix="a")["logGroups"][0]
        arn = "arn:aws:logs:us-east-1:000000000000:log-group:a"
        self.assertEqual((group["arn"], group["storedBytes"]), (arn + ":*", 0))
        self.assertAlmostEqual(group["creationTime"], now(), delta=60_000)
        self.logs.put_retention_policy(logGroupName="a", retentionInDays=7)
        self.assertEqual(self.logs.describe_log_groups()["logGroups"][0]["retentionInDays"], 7)
        self.logs.delete_retention_policy(logGroupName="a")
        self.assertNotIn("retentionInDays", self.logs.describe_log_groups()["logGroups"][0])
        pages = self.logs.get_paginator("describe_log_groups").paginate(PaginationConfig={"PageSize": 1})
        self.assertEqual([g["logGroupName"] for page in pages for g in page["logGroups"]], ["a", "b"])
        self.logs.delete_log_group(logGroupName="a")
        self.assertEqual(self.error("delete_log_group", logGroupName="a"),
                         "ResourceNotFoundException: The specified log group does not exist.")
        self.assertEqual(self.error("create_log_group", logGroupName="b"),
                         "ResourceAlreadyExistsException: The specified log group already exists")

    def test_tags(self):
        self.make("g")
        arn = self.logs.describe_log_groups()["logGroups"][0]["arn"].removesuffix(":*")
        self.logs.tag_resource(resourceArn=arn, tags={"a": "1", "b": "2"})
        self.logs.untag_resource(resourceArn=arn, tagKeys=["a"])
        self.assertEqual(self.logs.list_tags_for_resource(resourceArn=arn)["tags"], {"b": "2"})
        self.logs.tag_log_group(logGroupName="g", tags={"c": "3"})
        self.logs.untag_log_group(logGroupName="g", tags=["b"])
        self.assertEqual(self.logs.list_tags_log_group(logGroupName="g")["tags"], {"c": "3"})

    def test_streams(self):
        self.make("g", "x", "y", "z")
        self.put("1", stream="y", group="g", at=now() - 2000)
        self.put("2", stream="x", group="g", at=now() - 1000)
        newest = self.logs.describe_log_streams(logGroupName="g", orderBy="LastEventTime", descending=True)["logStreams"]
        self.assertEqual([s["logStreamName"] for s in newest], ["x", "y", "z"])
        self.assertIn("uploadSequenceToken", newest[0])
        self.logs.delete_log_stream(logGroupName="g", logStreamName="x")
        pages = self.logs.get_paginator("describe_log_streams").paginate(
            logGroupName="g", PaginationConfig={"PageSize": 1})
        self.assertEqual([s["logStreamName"] for page in pages for s in page["logStreams"]], ["y", "z"])
        self.assertEqual(self.error("create_log_stream", logGroupName="g", logStreamName="y"),
                         "ResourceAlreadyExistsException: The specified log stream already exists")

    def test_events_are_read_in_both_directions_to_their_ends(self):
        self.make("g", "s")
        self.put(*[str(i) for i in range(25)], group="g", at=now() - 100)

        def read(token_name, **members):
            found, token = [], None
            while True:
                given = {"nextToken": token} if token else {}
                page = self.logs.get_log_events(logGroupName="g", logStreamName="s", limit=10, **given, **members)
                if page[token_name] == token:
                    return found
                found.append([event["message"] for event in page["events"]])
                token = page[token_name]

        numbers = [str(i) for i in range(25)]
        self.assertEqual(read("nextForwardToken", startFromHead=True), [numbers[:10], numbers[10:20], numbers[20:]])
        self.assertEqual(read("nextBackwardToken"), [numbers[15:], numbers[5:15], numbers[:5]])

    def test_bad_batches(self):
        self.make("g", "s")
        at = now()
        events = [{"timestamp": at, "message": "b"}, {"timestamp": at - 1, "message": "a"}]
        self.assertEqual(self.error("put_log_events", logGroupName="g", logStreamName="s", logEvents=events),
                         "InvalidParameterException: Log events in a single PutLogEvents request must be in "
                         "chronological order.")
        answer = self.put("late", group="g", at=at - 15 * 86_400_000)
        self.assertEqual(answer["rejectedLogEventsInfo"], {"tooOldLogEventEndIndex": 1})
        self.assertEqual(self.error("filter_log_events", logGroupName="g", filterPattern="a@b"),
                         "InvalidParameterException: Invalid filter pattern")

    def test_text_of_every_kind(self):
        self.make("g", "s")
        text = ["ä€😀", "tab\tand \"quotes\" \\", "two\nlines", "\u0000\u001f", " "]
        self.put(*text, group="g", at=now() - 100)
        events = self.logs.filter_log_events(logGroupName="g")["events"]
        self.assertEqual([event["message"] for event in events], text)

    def test_filtering(self):
        self.make("g", "a", "b")
        at = now() - 1000
        self.put('{"level": "ERROR", "ms": 12}', "ERROR plain", stream="a", group="g", at=at)
        self.put('{"level": "INFO", "ms": 900}', '10.0.0.1 "GET /x" 404', stream="b", group="g", at=at)
        expected = {"ERROR": 2, "ERROR -plain": 1, "?plain ?GET": 2, '{ $.level = "ERR*" && $.ms < 100 }': 1,
                    "{ $.ms > 100 || $.missing NOT EXISTS }": 2, "[ip, request, status=4*]": 1, "%[0-9]{3}$%": 1, "": 4}
        for pattern, count in expected.items():
            for size in (1, 10_000):
                pages = self.logs.get_paginator("filter_log_events").paginate(
                    logGroupName="g", filterPattern=pattern, PaginationConfig={"PageSize": size})
                self.assertEqual(sum(len(page["events"]) for page in pages), count, pattern)

    def test_accounts_do_not_meet(self):
        self.make("g")
        other = self.daemon.client(account="111111111111", service="logs")
        self.assertEqual(other.describe_log_groups()["logGroups"], [])

    # --- the command line ---------------------------------------------------------------------------------------------

    def test_the_command_line(self):
        def logs(*arguments):
            return self.daemon.aws("logs", *arguments)

        group, both = ("--log-group-name", "/ecs/web"), ("--log-group-name", "/ecs/web", "--log-stream-name", "s")
        self.assertIsNone(logs("create-log-group", *group, "--tags", "team=x"))
        logs("create-log-stream", *both)
        logs("put-retention-policy", *group, "--retention-in-days", "14")
        at = now()
        logs("put-log-events", *both, "--log-events", f"timestamp={at},message=one", f"timestamp={at + 1},message=two")
        self.assertEqual(logs("describe-log-groups")["logGroups"][0]["retentionInDays"], 14)
        self.assertEqual(logs("describe-log-streams", *group)["logStreams"][0]["lastEventTimestamp"], at + 1)
        self.assertEqual([e["message"] for e in logs("get-log-events", *both)["events"]], ["one", "two"])
        found = logs("filter-log-events", *group, "--filter-pattern", "two")
        self.assertEqual([e["message"] for e in found["events"]], ["two"])
        self.assertEqual(logs("list-tags-log-group", *group)["tags"], {"team": "x"})
        logs("delete-log-stream", *both)
        logs("delete-retention-policy", *group)
        logs("delete-log-group", *group)
        gone = self.daemon.aws("logs", "get-log-events", *both, check=False)
        self.assertNotEqual(gone.returncode, 0)
        self.assertRegex(gone.stderr, r"\(ResourceNotFoundException\) .*: The specified log group does not exist\.")

    # The calls of `aws logs tail --follow`, made here without its waiting.
    def test_following_as_the_newer_command_line_does(self):
        self.make("/ecs/web", "web/1", "web/2")
        base = now() - 500_000
        printed, output, start = set(), [], base - 1000
        for i in range(10):
            self.put(f"a{i}", stream="web/1", at=base + i // 3)
            self.put(f"b{i}", stream="web/2", at=base + i // 3)
            token, newest = None, start
            while True:
                given = {"nextToken": token} if token else {}
                page = self.logs.filter_log_events(logGroupName="/ecs/web", logStreamNamePrefix="web/", interleaved=True,
                                                   startTime=start, limit=3, **given)
                for event in page["events"]:
                    self.assertTrue(re.fullmatch(r"\d{56}", event["eventId"]))
                    self.assertIn("ingestionTime", event)
                    newest = max(newest, event["timestamp"])
                    if event["eventId"] not in printed:
                        printed.add(event["eventId"])
                        output.append(event["message"])
                token = page.get("nextToken")
                if not token:
                    break
            start = newest
        self.assertEqual(output, [f"{stream}{i}" for i in range(10) for stream in "ab"])


if __name__ == "__main__":
    main()
