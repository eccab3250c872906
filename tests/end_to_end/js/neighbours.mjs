// The services beside ECS: what a container writes in the Logs API, secrets and parameters in a container, STS.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  DescribeLogStreamsCommand, FilterLogEventsCommand, GetLogEventsCommand, ResourceNotFoundException,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient, ListClustersCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  CreateSecretCommand, GetSecretValueCommand, PutSecretValueCommand, ResourceNotFoundException as NoSecret,
} from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand, ParameterNotFound, PutParameterCommand, paginateGetParametersByPath } from "@aws-sdk/client-ssm";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { ecs, family, logs, run, secrets, shell, ssm, stopped, sts } from "./clients.mjs";

const EXECUTION_ROLE = "arn:aws:iam::000000000000:role/execution";
const GROUP = `/js/${family}`;
const logConfiguration = { logDriver: "awslogs", options: {
  "awslogs-group": GROUP, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "js", "awslogs-create-group": "true" } };

// Runs the line of shell to its end; the lines it wrote, as the Logs API has them.
async function written(script, members = {}) {
  await ecs.send(new RegisterTaskDefinitionCommand({
    family, executionRoleArn: EXECUTION_ROLE, containerDefinitions: [shell(script, { logConfiguration, ...members })] }));
  const arn = await run(family);
  const ended = await stopped(arn);
  assert.equal(ended.containers[0].exitCode, 0, JSON.stringify(ended));
  const logStreamName = `js/main/${arn.split("/").pop()}`;
  const { events } = await logs.send(new GetLogEventsCommand({
    logGroupName: GROUP, logStreamName, startFromHead: true }));
  return { events, logStreamName };
}

test("what a container writes is read, described and filtered", async () => {
  const began = Date.now();
  const { events, logStreamName } = await written("for i in 1 2 3 4 5; do echo line $i; done; echo 'grüße ☃' >&2");
  assert.deepEqual(events.map((each) => each.message).sort(),
    ["grüße ☃", "line 1", "line 2", "line 3", "line 4", "line 5"]);
  for (const each of events) assert.ok(each.timestamp >= began - 1000 && each.ingestionTime >= each.timestamp);
  const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: GROUP }));
  assert.deepEqual(logStreams.map((each) => each.logStreamName), [logStreamName]);
  const found = await logs.send(new FilterLogEventsCommand({ logGroupName: GROUP, filterPattern: '"line 3"' }));
  assert.deepEqual(found.events.map((each) => each.message), ["line 3"]);
  const paged = [];
  for await (const page of paginateFilterLogEvents({ client: logs, pageSize: 2 }, { logGroupName: GROUP }))
    paged.push(...page.events);
  assert.equal(new Set(paged.map((each) => each.eventId)).size, 6);
  await assert.rejects(
    logs.send(new GetLogEventsCommand({ logGroupName: "/js/none", logStreamName: "none" })),
    (error) => error instanceof ResourceNotFoundException);
});

test("secrets and parameters arrive in a container's environment", async () => {
  const { ARN } = await secrets.send(new CreateSecretCommand({
    Name: "js/db", SecretString: JSON.stringify({ user: "me", password: "p=ä\"1" }) }));
  await ssm.send(new PutParameterCommand({ Name: "/js/plain", Value: "of the parameter", Type: "SecureString" }));
  const { events } = await written('echo "$PASSWORD"; echo "$PLAIN"; echo "$WHOLE"', { secrets: [
    { name: "PASSWORD", valueFrom: `${ARN}:password::` },
    { name: "PLAIN", valueFrom: "/js/plain" },
    { name: "WHOLE", valueFrom: ARN },
  ] });
  assert.deepEqual(events.map((each) => each.message),
    ['p=ä"1', "of the parameter", JSON.stringify({ user: "me", password: "p=ä\"1" })]);
});

test("versions of secrets, binary ones too, and parameters by path", async () => {
  const first = await secrets.send(new CreateSecretCommand({ Name: "js/versions", SecretString: "one" }));
  await secrets.send(new PutSecretValueCommand({ SecretId: "js/versions", SecretBinary: new Uint8Array([0, 255, 10]) }));
  const now = await secrets.send(new GetSecretValueCommand({ SecretId: first.ARN }));
  assert.deepEqual([...now.SecretBinary], [0, 255, 10]);
  assert.ok(now.CreatedDate instanceof Date);
  const before = await secrets.send(new GetSecretValueCommand({ SecretId: first.ARN, VersionId: first.VersionId }));
  assert.deepEqual([before.SecretString, before.VersionStages], ["one", ["AWSPREVIOUS"]]);
  await assert.rejects(secrets.send(new GetSecretValueCommand({ SecretId: "nobody" })),
    (error) => error instanceof NoSecret);

  const names = Array.from({ length: 12 }, (_, i) => `/js/many/${String(i).padStart(2, "0")}`);
  for (const Name of names) await ssm.send(new PutParameterCommand({ Name, Value: "v", Type: "String" }));
  const seen = [];
  for await (const page of paginateGetParametersByPath({ client: ssm, pageSize: 5 }, { Path: "/js/many" }))
    seen.push(...page.Parameters.map((each) => each.Name));
  assert.deepEqual(seen, names);
  await assert.rejects(ssm.send(new GetParameterCommand({ Name: "/js/none" })),
    (error) => error instanceof ParameterNotFound);
});

test("an assumed role's credentials work with every client, wrong ones with none", async () => {
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  assert.equal(Account, "000000000000");
  const { Credentials } = await sts.send(new AssumeRoleCommand({
    RoleArn: "arn:aws:iam::000000000000:role/deployer", RoleSessionName: "js" }));
  assert.ok(Credentials.Expiration > new Date());
  const credentials = { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken };
  const { Arn } = await new STSClient({ credentials }).send(new GetCallerIdentityCommand({}));
  assert.equal(Arn, "arn:aws:sts::000000000000:assumed-role/deployer/js");
  const { clusterArns } = await new ECSClient({ credentials }).send(new ListClustersCommand({}));
  assert.deepEqual(clusterArns, (await ecs.send(new ListClustersCommand({}))).clusterArns);
  const wrong = new ECSClient({ credentials: { ...credentials, sessionToken: "wrong" }, maxAttempts: 1 });
  await assert.rejects(wrong.send(new ListClustersCommand({})),
    (error) => error.name === "UnrecognizedClientException");
});
