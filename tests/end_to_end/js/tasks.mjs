// Tasks: what newer ECS members say and do, idempotent RunTask, the tasks' waiters, ExecuteCommand.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  ClientException, ConflictException, DescribeTaskDefinitionCommand, ExecuteCommandCommand,
  InvalidParameterException, ListTasksCommand, RegisterTaskDefinitionCommand, RunTaskCommand, StopTaskCommand,
  TargetNotConnectedException, waitUntilTasksRunning, waitUntilTasksStopped,
} from "@aws-sdk/client-ecs";

import { IMAGE, ecs, family, patience, run, shell, stopped, task } from "./clients.mjs";

async function register(containers, members = {}) {
  const answer = await ecs.send(new RegisterTaskDefinitionCommand({
    family, containerDefinitions: containers, ...members }));
  return answer.taskDefinition;
}

test("members of newer models come back as they were given", async () => {
  const given = shell("exec sleep 1000", {
    versionConsistency: "disabled",
    restartPolicy: { enabled: true, ignoredExitCodes: [0, 7], restartAttemptPeriod: 120 },
  });
  const { taskDefinitionArn } = await register([given], { enableFaultInjection: true });
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
  const [container] = taskDefinition.containerDefinitions;
  assert.equal(container.versionConsistency, "disabled");
  assert.deepEqual(container.restartPolicy, given.restartPolicy);
  assert.equal(taskDefinition.enableFaultInjection, true);
  assert.ok(taskDefinition.registeredAt instanceof Date);
  assert.ok(Math.abs(taskDefinition.registeredAt.getTime() - Date.now()) < 60_000);
});

test("a wrong member is refused in words, as the SDK's own error class", async () => {
  const short = shell("true", { restartPolicy: { enabled: true, restartAttemptPeriod: 1 } });
  await assert.rejects(register([short]), (error) => {
    assert.ok(error instanceof ClientException, error);
    assert.match(error.message, /restartAttemptPeriod|restart/i);
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
  await assert.rejects(register([shell("true", { versionConsistency: "sometimes" })]));
});

test("a restartPolicy lets an early exit and an ignored exit code be final", async () => {
  const policy = { enabled: true, ignoredExitCodes: [7], restartAttemptPeriod: 60 };
  for (const code of [1, 7]) {
    await register([shell(`exit ${code}`, { restartPolicy: policy })]);
    const ended = await stopped(await run(family));
    assert.equal(ended.containers[0].exitCode, code);
    assert.equal(ended.stopCode, "EssentialContainerExited");
    assert.ok(ended.stoppedAt >= ended.stoppingAt);
  }
});

test("an image without a registry has no digest, whatever its versionConsistency", async () => {
  for (const versionConsistency of ["enabled", "disabled"]) {
    await register([shell("exec sleep 1000", { versionConsistency })]);
    const arn = await run(family);
    await waitUntilTasksRunning(patience(ecs), { tasks: [arn] });
    const [container] = (await task(arn)).containers;
    assert.equal(container.image, IMAGE);
    assert.equal(container.imageDigest, undefined);
  }
});

test("RunTask with a clientToken runs once, and other parameters under it are a conflict", async () => {
  await register([shell("exec sleep 1000")]);
  const input = { taskDefinition: family, count: 2, clientToken: "only-once", startedBy: "js-token" };
  const arns = async () => (await ecs.send(new RunTaskCommand(input))).tasks.map((each) => each.taskArn).sort();
  const first = await arns();
  assert.equal(first.length, 2);
  assert.deepEqual(await arns(), first);
  const listed = await ecs.send(new ListTasksCommand({ startedBy: "js-token" }));
  assert.deepEqual(listed.taskArns.sort(), first);
  await assert.rejects(ecs.send(new RunTaskCommand({ ...input, count: 1 })), (error) => {
    assert.ok(error instanceof ConflictException, error);
    assert.deepEqual(error.resourceIds.sort(), first);
    return true;
  });
});

test("the waiters of tasks", async () => {
  await register([shell("exec sleep 1000")]);
  const arn = await run(family);
  const up = await waitUntilTasksRunning(patience(ecs), { tasks: [arn] });
  assert.equal(up.state, "SUCCESS");
  await ecs.send(new StopTaskCommand({ task: arn, reason: "enough" }));
  assert.equal((await waitUntilTasksStopped(patience(ecs), { tasks: [arn] })).state, "SUCCESS");
  const ended = await task(arn);
  assert.deepEqual([ended.stopCode, ended.stoppedReason], ["UserInitiated", "enough"]);
  // A task that stopped never comes to run: the waiter says so instead of waiting on.
  await assert.rejects(waitUntilTasksRunning(patience(ecs), { tasks: [arn] }), /FAILURE/);
});

test("ExecuteCommand answers with a session, or says why there is none", async () => {
  await register([shell("exec sleep 1000")], { taskRoleArn: "arn:aws:iam::000000000000:role/task" });
  const command = (arn) => new ExecuteCommandCommand({ task: arn, command: "sh", interactive: true });
  const open = await run(family, { enableExecuteCommand: true });
  const closed = await run(family);
  await waitUntilTasksRunning(patience(ecs), { tasks: [open, closed] });
  const answer = await ecs.send(command(open));
  const { containers: [container], clusterArn } = await task(open);
  assert.deepEqual([answer.taskArn, answer.clusterArn, answer.containerArn, answer.containerName, answer.interactive],
    [open, clusterArn, container.containerArn, "main", true]);
  assert.match(answer.session.sessionId, /^ecs-execute-command-/);
  const url = new URL(answer.session.streamUrl);
  assert.equal(url.host, new URL(process.env.AWS_ENDPOINT_URL).host);
  assert.ok(answer.session.tokenValue.length > 20);
  assert.deepEqual(container.managedAgents.map((each) => [each.name, each.lastStatus]),
    [["ExecuteCommandAgent", "RUNNING"]]);
  await assert.rejects(ecs.send(command(closed)), (error) =>
    error instanceof InvalidParameterException || error instanceof TargetNotConnectedException);
});
