// Deployments: bounds of a rolling update, the circuit breaker's rollback, one that its user stops, and what is told of them.
import assert from "node:assert/strict";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import {
  CreateServiceCommand, DeleteServiceCommand, DescribeServiceDeploymentsCommand, DescribeServiceRevisionsCommand,
  DescribeServicesCommand, DescribeTasksCommand, ListServiceDeploymentsCommand, ListTasksCommand,
  RegisterTaskDefinitionCommand, StopServiceDeploymentCommand, UpdateServiceCommand, waitUntilServicesInactive,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";

import { ecs, family, patience, shell, until } from "./clients.mjs";

const SERVES = "trap 'exit 0' TERM; while :; do sleep 0.1; done";

async function register(containerDefinitions, members = {}) {
  const answer = await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions, ...members }));
  return answer.taskDefinition.taskDefinitionArn;
}

async function create(desiredCount, deploymentConfiguration) {
  await register([shell(SERVES)]);
  await ecs.send(new CreateServiceCommand({
    serviceName: "web", taskDefinition: family, desiredCount, deploymentConfiguration }));
  await waitUntilServicesStable(patience(ecs), { services: ["web"] });
  return until(async () => (await deployments())[0]?.status === "SUCCESSFUL" && described(), "the first one is done");
}

async function described() {
  return (await ecs.send(new DescribeServicesCommand({ services: ["web"] }))).services[0];
}

// All of the service, the newest first, each described.
async function deployments() {
  const listed = await ecs.send(new ListServiceDeploymentsCommand({ service: "web" }));
  const serviceDeploymentArns = listed.serviceDeployments.map((each) => each.serviceDeploymentArn);
  if (!serviceDeploymentArns.length) return [];
  const answer = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }));
  assert.deepEqual(answer.failures, []);
  return answer.serviceDeployments;
}

async function ended(status) {
  const found = await until(async () => {
    const [newest] = await deployments();
    return newest.finishedAt && newest;
  }, "the deployment ended", 90);
  assert.equal(found.status, status, JSON.stringify(found));
  return found;
}

async function tasks() {
  const { taskArns } = await ecs.send(new ListTasksCommand({ serviceName: "web" }));
  return taskArns.length ? (await ecs.send(new DescribeTasksCommand({ tasks: taskArns }))).tasks : [];
}

async function remove() {
  await ecs.send(new DeleteServiceCommand({ service: "web", force: true }));
  await waitUntilServicesInactive(patience(ecs), { services: ["web"] });
}

const update = (members) => ecs.send(new UpdateServiceCommand({ service: "web", ...members }));

test("a rolling update keeps to its percentages, and its revisions tell what it changed", async () => {
  const before = await create(4, { minimumHealthyPercent: 75, maximumPercent: 125 });
  const taskDefinition = await register([shell(SERVES, { environment: [{ name: "VERSION", value: "2" }] })]);
  await update({ taskDefinition });
  const seen = [];
  await until(async () => {
    const service = await described();
    seen.push([service.runningCount, service.runningCount + service.pendingCount]);
    return service.deployments.length === 1 && service.deployments[0].rolloutState === "COMPLETED";
  }, "the update is done", 90);
  assert.ok(Math.min(...seen.map(([running]) => running)) >= 3, JSON.stringify(seen));
  assert.ok(Math.max(...seen.map(([, started]) => started)) <= 5, JSON.stringify(seen));
  assert.deepEqual((await tasks()).map((each) => each.taskDefinitionArn), Array(4).fill(taskDefinition));

  const done = await ended("SUCCESSFUL");
  assert.equal(done.targetServiceRevision.runningTaskCount, 4);
  assert.ok(done.startedAt >= done.createdAt && done.finishedAt >= done.startedAt);
  const serviceRevisionArns = [done.sourceServiceRevisions[0].arn, done.targetServiceRevision.arn];
  const { serviceRevisions, failures } = await ecs.send(new DescribeServiceRevisionsCommand({
    serviceRevisionArns: [...serviceRevisionArns, `${serviceRevisionArns[0]}0`] }));
  assert.deepEqual(serviceRevisions.map((each) => each.taskDefinition), [before.taskDefinition, taskDefinition]);
  assert.deepEqual(failures.map((each) => each.reason), ["MISSING"]);
  await remove();
});

test("the circuit breaker rolls an update back of which one task came up", async () => {
  const before = await create(2, { minimumHealthyPercent: 50, maximumPercent: 100,
    deploymentCircuitBreaker: { enable: true, rollback: true } });
  const good = before.deployments[0].id;
  const folder = await mkdtemp(join(tmpdir(), "localecs-"));
  await chmod(folder, 0o777);
  const mountPoints = [{ sourceVolume: "shared", containerPath: "/shared" }];
  const taskDefinition = await register([
    shell("mkdir /shared/taken", { name: "first", essential: false, mountPoints }),
    shell(SERVES.replace("exit", "sleep 2; exit"), { dependsOn: [{ containerName: "first", condition: "SUCCESS" }] }),
  ], { volumes: [{ name: "shared", host: { sourcePath: folder } }] });
  const bad = (await update({ taskDefinition })).service.deployments[0].id;
  const failed = await until(async () => (await described()).deployments.find(
    (each) => each.id === bad && each.rolloutState === "FAILED"), "the deployment is FAILED", 90);
  assert.equal(failed.rolloutStateReason, "ECS deployment circuit breaker: tasks failed to start.");
  const over = await ended("ROLLBACK_SUCCESSFUL");
  assert.equal(over.deploymentCircuitBreaker.status, "TRIGGERED");
  assert.equal(over.rollback.serviceRevisionArn, over.sourceServiceRevisions[0].arn);
  await waitUntilServicesStable(patience(ecs), { services: ["web"] });
  const service = await described();
  assert.deepEqual([service.taskDefinition, service.deployments.map((each) => each.id)],
    [before.taskDefinition, [good]]);
  assert.deepEqual((await tasks()).map((each) => each.startedBy), [good, good]);
  const messages = service.events.map((each) => each.message);
  assert.ok(messages.includes(`(service web) (deployment ${bad}) deployment failed: tasks failed to start.`), messages);
  assert.ok(messages.includes(`(service web) rolling back to deployment ${good}.`), messages);
  await remove();
  await rm(folder, { recursive: true });
});

test("a deployment is stopped by its user and rolled back", async () => {
  const before = await create(1, {});
  const [{ taskArn }] = await tasks();
  const never = { command: ["CMD", "false"], startPeriod: 300 };
  await update({ taskDefinition: await register([shell(SERVES, { healthCheck: never })]) });
  const open = await until(async () => (await deployments()).find((each) => each.status === "IN_PROGRESS"), "it is open");
  const stop = new StopServiceDeploymentCommand({ serviceDeploymentArn: open.serviceDeploymentArn, stopType: "ROLLBACK" });
  assert.equal((await ecs.send(stop)).serviceDeploymentArn, open.serviceDeploymentArn);
  const over = await ended("ROLLBACK_SUCCESSFUL");
  assert.equal(over.serviceDeploymentArn, open.serviceDeploymentArn);
  await waitUntilServicesStable(patience(ecs), { services: ["web"] });
  assert.equal((await described()).taskDefinition, before.taskDefinition);
  assert.deepEqual((await tasks()).map((each) => each.taskArn), [taskArn]);
  await assert.rejects(ecs.send(stop), (error) => error.name === "ConflictException");
  await remove();
});
