// The clients, as any program makes them (where they call stands in AWS_ENDPOINT_URL), and what the tests share.
import { setTimeout as pause } from "node:timers/promises";

import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeTasksCommand, ECSClient, RunTaskCommand, waitUntilTasksStopped } from "@aws-sdk/client-ecs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { STSClient } from "@aws-sdk/client-sts";

const once = { maxAttempts: 1 };  // an error must not hide behind a second try
export const ecs = new ECSClient(once);
export const logs = new CloudWatchLogsClient(once);
export const ssm = new SSMClient(once);
export const secrets = new SecretsManagerClient(once);
export const sts = new STSClient(once);

export const IMAGE = "localecs-web:latest";
export const family = process.env.LOCALECS_TEST_FAMILY;
export const patience = (client) => ({ client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 });

// A container that runs a line of shell.
export const shell = (script, members = {}) => ({
  name: "main", image: IMAGE, memory: 32, stopTimeout: 2, command: ["sh", "-c", script], ...members });

export async function task(arn) {
  return (await ecs.send(new DescribeTasksCommand({ tasks: [arn] }))).tasks[0];
}

// Runs one task of that definition; its ARN.
export async function run(taskDefinition, members = {}) {
  const answer = await ecs.send(new RunTaskCommand({ taskDefinition, ...members }));
  if (answer.failures.length) throw new Error(JSON.stringify(answer.failures));
  return answer.tasks[0].taskArn;
}

export async function stopped(arn) {
  await waitUntilTasksStopped(patience(ecs), { tasks: [arn] });
  return task(arn);
}

// Asks again and again until the answer is something true, and returns that.
export async function until(condition, what, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(50);
  }
}
