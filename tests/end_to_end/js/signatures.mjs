// The SDK's own signatures, for a daemon that verifies them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

import { ecs, ssm, sts } from "./clients.mjs";

test("what the SDK signs is right", async () => {
  assert.deepEqual((await ecs.send(new ListClustersCommand({}))).clusterArns, []);
  await ssm.send(new PutParameterCommand({ Name: "/a/b.c-d", Value: "ä\n€ %+&=", Type: "String" }));
  assert.equal((await ssm.send(new GetParameterCommand({ Name: "/a/b.c-d" }))).Parameter.Value, "ä\n€ %+&=");
  assert.equal((await sts.send(new GetCallerIdentityCommand({}))).Arn, "arn:aws:iam::000000000000:root");
  const lent = (await sts.send(new AssumeRoleCommand({
    RoleArn: "arn:aws:iam::000000000000:role/app", RoleSessionName: "a+b=c" }))).Credentials;
  const credentials = {
    accessKeyId: lent.AccessKeyId, secretAccessKey: lent.SecretAccessKey, sessionToken: lent.SessionToken };
  const arn = (await new STSClient({ credentials }).send(new GetCallerIdentityCommand({}))).Arn;
  assert.equal(arn, "arn:aws:sts::000000000000:assumed-role/app/a+b=c");
});

test("another secret is not", async () => {
  const credentials = { accessKeyId: "test", secretAccessKey: "wrong" };
  await assert.rejects(new ECSClient({ credentials, maxAttempts: 1 }).send(new ListClustersCommand({})),
    { name: "InvalidSignatureException" });
  await assert.rejects(new STSClient({ credentials, maxAttempts: 1 }).send(new GetCallerIdentityCommand({})),
    { name: "SignatureDoesNotMatch" });
});
