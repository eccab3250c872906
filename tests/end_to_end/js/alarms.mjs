// CloudWatch in the two protocols that the SDK speaks: JSON, as it does by itself, and CBOR.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import {
  CloudWatchClient, DeleteAlarmsCommand, DescribeAlarmHistoryCommand, DescribeAlarmsCommand, GetMetricDataCommand,
  GetMetricStatisticsCommand, PutMetricAlarmCommand, PutMetricDataCommand, SetAlarmStateCommand, paginateListMetrics,
} from "@aws-sdk/client-cloudwatch";

const clients = {
  json: new CloudWatchClient({ maxAttempts: 1 }),
  // This release of the SDK states the length of a CBOR body as it was before it was packed: so it packs none.
  cbor: new CloudWatchClient({ maxAttempts: 1, protocol: AwsSmithyRpcV2CborProtocol, disableRequestCompression: true }),
};

for (const [name, cloudwatch] of Object.entries(clients)) {
  const Namespace = `js/${name}`;
  const AlarmName = `js-${name}`;
  const Dimensions = [{ Name: "Service", Value: "grüße" }];
  const span = { StartTime: new Date(Date.now() - 3600_000), EndTime: new Date(Date.now() + 3600_000) };

  test(`metrics over ${name}`, async () => {
    const MetricData = [
      { MetricName: "Errors", Dimensions, Values: [1, 2.5], Counts: [2, 1], Unit: "Count/Second", Timestamp: new Date() },
    ];
    await cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
    const { Datapoints } = await cloudwatch.send(new GetMetricStatisticsCommand({
      Namespace, MetricName: "Errors", Dimensions, Period: 7200, Statistics: ["Sum", "Maximum"], ...span }));
    assert.equal(Datapoints.reduce((sum, each) => sum + each.Sum, 0), 4.5);
    assert.ok(Datapoints[0].Timestamp instanceof Date);
    assert.equal(Datapoints[0].Unit, "Count/Second");
    const { MetricDataResults } = await cloudwatch.send(new GetMetricDataCommand({ ...span, MetricDataQueries: [
      { Id: "m", MetricStat: { Metric: { Namespace, MetricName: "Errors", Dimensions }, Period: 7200, Stat: "Sum" } },
      { Id: "e", Expression: "m * 2" }] }));
    assert.equal(MetricDataResults[1].Values.reduce((sum, each) => sum + each, 0), 9);
  });

  test(`a large body, which JSON packs, over ${name}`, async () => {
    const MetricData = Array.from({ length: 600 }, (_, i) => ({ MetricName: `packed-${i}`, Value: i }));
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: `${Namespace}/packed`, MetricData }));
    let found = 0;
    for await (const page of paginateListMetrics({ client: cloudwatch }, { Namespace: `${Namespace}/packed` }))
      found += page.Metrics.length;
    assert.equal(found, 600);
  });

  test(`alarms over ${name}`, async () => {
    await cloudwatch.send(new PutMetricAlarmCommand({
      AlarmName, Namespace, MetricName: "Errors", Statistic: "Sum", Period: 60, EvaluationPeriods: 1, Threshold: 0.5,
      ComparisonOperator: "GreaterThanThreshold" }));
    await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: "ALARM", StateReason: "a test" }));
    const { MetricAlarms, CompositeAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }));
    assert.equal(MetricAlarms[0].StateValue, "ALARM");
    assert.equal(MetricAlarms[0].Threshold, 0.5);
    assert.ok(MetricAlarms[0].StateUpdatedTimestamp instanceof Date);
    assert.deepEqual(CompositeAlarms, []);
    const { AlarmHistoryItems } = await cloudwatch.send(new DescribeAlarmHistoryCommand({ AlarmName }));
    assert.equal(AlarmHistoryItems.length, 2);
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }));
  });

  test(`errors over ${name}`, async () => {
    await assert.rejects(
      cloudwatch.send(new SetAlarmStateCommand({ AlarmName: "none", StateValue: "OK", StateReason: "x" })),
      (error) => error.name === "ResourceNotFound" && error.$metadata.httpStatusCode === 404);
    await assert.rejects(
      cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData: [{ MetricName: "a", Value: 1, Values: [1] }] })),
      (error) => /InvalidParameterCombination/.test(error.name) && /mutually exclusive/.test(error.message));
  });
}
