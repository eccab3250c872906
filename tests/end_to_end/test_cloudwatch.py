# CloudWatch's metrics and alarms on the port of ECS, through boto3 and the aws command line; its three protocols by hand.
import datetime
import gzip
import json
import urllib.error
import urllib.request

from botocore.exceptions import ClientError

from case import Case, main
from waiting import until

ALARM = dict(AlarmName="web-errors", Namespace="App", MetricName="Errors", Statistic="Sum", Period=60, EvaluationPeriods=1,
             Threshold=1, ComparisonOperator="GreaterThanThreshold")
TARGET = "GraniteServiceVersion20100801"


class CloudWatch(Case):
    options = ("--engine", "simulated")
    needs_engine = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cloudwatch = cls.daemon.client(service="cloudwatch")

    def state(self, name="web-errors"):
        return self.cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]["StateValue"]

    def put(self, value, **members):
        self.cloudwatch.put_metric_data(Namespace="App", MetricData=[{"MetricName": "Errors", "Value": value, **members}])

    def next_minute(self):
        self.daemon.advance(60)

    # --- metrics ------------------------------------------------------------------------------------------------------

    def test_metrics_are_put_listed_and_reckoned(self):
        for value in (1, 2, 9):
            self.put(value, Unit="Count", Dimensions=[{"Name": "Service", "Value": "web"}])
        metrics = self.cloudwatch.list_metrics(Namespace="App")["Metrics"]
        self.assertEqual(metrics, [{"Namespace": "App", "MetricName": "Errors",
                                    "Dimensions": [{"Name": "Service", "Value": "web"}]}])
        now = datetime.datetime.now(datetime.timezone.utc)
        span = dict(StartTime=now - datetime.timedelta(hours=1), EndTime=now + datetime.timedelta(hours=1))
        points = self.cloudwatch.get_metric_statistics(
            Namespace="App", MetricName="Errors", Dimensions=metrics[0]["Dimensions"], Period=7200,
            Statistics=["Sum", "Average"], ExtendedStatistics=["p50"], **span)["Datapoints"]
        self.assertEqual(sum(point["Sum"] for point in points), 12)
        self.assertEqual({point["Unit"] for point in points}, {"Count"})
        metric = {"Metric": metrics[0], "Period": 7200, "Stat": "Sum"}
        results = self.cloudwatch.get_metric_data(
            MetricDataQueries=[{"Id": "e", "MetricStat": metric, "ReturnData": False},
                               {"Id": "twice", "Expression": "2 * e"}], **span)["MetricDataResults"]
        self.assertEqual([result["Id"] for result in results], ["twice"])
        self.assertEqual(sum(results[0]["Values"]), 24)

    def test_the_command_line_puts_and_reads(self):
        self.daemon.aws("cloudwatch", "put-metric-data", "--namespace", "App", "--metric-name", "Errors", "--value", "3")
        listed = self.daemon.aws("cloudwatch", "list-metrics", "--namespace", "App")["Metrics"]
        self.assertEqual([metric["MetricName"] for metric in listed], ["Errors"])
        self.daemon.aws("cloudwatch", "put-metric-alarm", "--alarm-name", "web-errors", "--namespace", "App",
                        "--metric-name", "Errors", "--statistic", "Sum", "--period", "60", "--evaluation-periods", "1",
                        "--threshold", "1", "--comparison-operator", "GreaterThanThreshold", "--tags", "Key=a,Value=b")
        self.next_minute()
        until(lambda: self.state() == "ALARM", 10, "the alarm went off")
        alarm = self.daemon.aws("cloudwatch", "describe-alarms")["MetricAlarms"][0]
        self.assertRegex(alarm["StateReason"], r"^Threshold Crossed: 1 datapoint \[3.0 \(.*\)\] was greater than")
        self.daemon.aws("cloudwatch", "wait", "alarm-exists", "--alarm-names", "web-errors")
        failed = self.daemon.aws("cloudwatch", "set-alarm-state", "--alarm-name", "none", "--state-value", "OK",
                                 "--state-reason", "x", check=False)
        self.assertIn("(ResourceNotFound)", failed.stderr)

    # --- alarms -------------------------------------------------------------------------------------------------------

    def test_an_alarm_follows_its_metric_from_minute_to_minute(self):
        self.cloudwatch.put_metric_alarm(**{**ALARM, "EvaluationPeriods": 3, "DatapointsToAlarm": 2})
        self.assertEqual(self.state(), "INSUFFICIENT_DATA")
        for value in (5, 0, 5):
            self.put(value)
            self.next_minute()
        until(lambda: self.state() == "ALARM", 10, "two of three datapoints were above the threshold")
        for value in (0, 0):
            self.put(value)
            self.next_minute()
        until(lambda: self.state() == "OK", 10, "two of three datapoints were below it")
        history = self.cloudwatch.describe_alarm_history(AlarmName="web-errors", HistoryItemType="StateUpdate")
        self.assertEqual([item["HistorySummary"].split(" to ")[1] for item in history["AlarmHistoryItems"]][:2],
                         ["OK", "ALARM"])
        json.loads(history["AlarmHistoryItems"][0]["HistoryData"])

    def test_a_state_that_was_set_holds_until_the_next_evaluation(self):
        self.cloudwatch.put_metric_alarm(**{**ALARM, "TreatMissingData": "notBreaching"})
        self.cloudwatch.set_alarm_state(AlarmName="web-errors", StateValue="ALARM", StateReason="a test")
        self.assertEqual(self.state(), "ALARM")
        self.next_minute()
        until(lambda: self.state() == "OK", 10, "nothing was wrong")

    def test_alarms_are_tagged_disabled_found_and_deleted(self):
        self.cloudwatch.put_metric_alarm(**ALARM, Tags=[{"Key": "a", "Value": "b"}])
        arn = self.cloudwatch.describe_alarms()["MetricAlarms"][0]["AlarmArn"]
        self.cloudwatch.tag_resource(ResourceARN=arn, Tags=[{"Key": "c", "Value": "d"}])
        self.cloudwatch.untag_resource(ResourceARN=arn, TagKeys=["a"])
        self.assertEqual(self.cloudwatch.list_tags_for_resource(ResourceARN=arn)["Tags"], [{"Key": "c", "Value": "d"}])
        self.cloudwatch.disable_alarm_actions(AlarmNames=["web-errors"])
        self.assertFalse(self.cloudwatch.describe_alarms()["MetricAlarms"][0]["ActionsEnabled"])
        self.cloudwatch.enable_alarm_actions(AlarmNames=["web-errors"])
        found = self.cloudwatch.describe_alarms_for_metric(Namespace="App", MetricName="Errors")["MetricAlarms"]
        self.assertEqual([alarm["AlarmName"] for alarm in found], ["web-errors"])
        self.cloudwatch.delete_alarms(AlarmNames=["web-errors"])
        self.assertEqual(self.cloudwatch.describe_alarms()["MetricAlarms"], [])
        self.cloudwatch.delete_alarms(AlarmNames=["web-errors"])

    def test_errors_have_the_codes_that_clients_know(self):
        with self.assertRaises(ClientError) as caught:
            self.put(1, StatisticValues={"SampleCount": 1, "Sum": 1, "Minimum": 1, "Maximum": 1})
        self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidParameterCombination")

    # --- protocols ----------------------------------------------------------------------------------------------------

    def ask(self, body, path="/", **headers):
        request = urllib.request.Request(self.daemon.url + path, method="POST", data=body,
                                         headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def test_json_with_packed_bodies(self):
        data = [{"MetricName": f"metric-{i}", "Value": i} for i in range(1000)]
        body = gzip.compress(json.dumps({"Namespace": "App", "MetricData": data}).encode())
        headers = dict(Content_Type="application/x-amz-json-1.0", x_amzn_query_mode="true")
        status, _, _ = self.ask(body, X_Amz_Target=f"{TARGET}.PutMetricData", Content_Encoding="gzip", **headers)
        self.assertEqual(status, 200)
        pages = self.cloudwatch.get_paginator("list_metrics").paginate(Namespace="App")
        self.assertEqual(sum(len(page["Metrics"]) for page in pages), 1000)
        bomb = gzip.compress(b" " * (64 << 20))
        self.assertEqual(self.ask(bomb, X_Amz_Target=f"{TARGET}.PutMetricData", Content_Encoding="gzip", **headers)[0], 413)
        body = b'{"AlarmName": "none", "StateValue": "OK", "StateReason": "x"}'
        status, answered, _ = self.ask(body, X_Amz_Target=f"{TARGET}.SetAlarmState", **headers)
        self.assertEqual((status, answered["x-amzn-query-error"]), (404, "ResourceNotFound;Sender"))

    def test_cbor(self):
        """{"Namespace": "App", "MetricData": [{"MetricName": "Errors", "Value": 5}]}, and what ListMetrics makes of it."""
        headers = dict(smithy_protocol="rpc-v2-cbor", Content_Type="application/cbor", Accept="application/cbor")
        body = (b"\xa2\x69Namespace\x63App\x6aMetricData\x81\xa2\x6aMetricName\x66Errors\x65Value\x05")
        status, answered, _ = self.ask(body, f"/service/{TARGET}/operation/PutMetricData", **headers)
        self.assertEqual((status, answered["smithy-protocol"]), (200, "rpc-v2-cbor"))
        status, answered, listed = self.ask(b"\xa0", f"/service/{TARGET}/operation/ListMetrics", **headers)
        self.assertEqual((status, answered["Content-Type"]), (200, "application/cbor"))
        self.assertIn(b"\x6aMetricName\x66Errors", listed)
        body = b"\xa3\x69AlarmName\x64none\x6aStateValue\x62OK\x6bStateReason\x61x"
        status, answered, told = self.ask(body, f"/service/{TARGET}/operation/SetAlarmState",
                                          x_amzn_query_mode="true", **headers)
        self.assertEqual((status, answered["x-amzn-query-error"]), (404, "ResourceNotFound;Sender"))
        self.assertEqual(told, b"\xa1\x66__type\x70ResourceNotFound")


if __name__ == "__main__":
    main()
