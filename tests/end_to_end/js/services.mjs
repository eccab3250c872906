// Services: the waiters of services, paginators, task protection.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  CreateServiceCommand, DeleteServiceCommand, DescribeServicesCommand, GetTaskProtectionCommand, ListTasksCommand,
  RegisterTaskDefinitionCommand, ServiceNotFoundException, UpdateServiceCommand, UpdateTaskProtectionCommand,
  paginateListServices, paginateListTaskDefinitions, waitUntilServicesInactive, waitUntilServicesStable,
  waitUntilTasksRunning,
} from "@aws-sdk/client-ecs";

import { ecs, family, patience, run, shell, until } from "./clients.mjs";

async function register() {
  const answer = await ecs.send(new RegisterTaskDefinitionCommand({
    family, containerDefinitions: [shell("exec sleep 1000")] }));
  return answer.taskDefinition.taskDefinitionArn;
}

async function create(serviceName, desiredCount) {
  const { service } = await ecs.send(new CreateServiceCommand({
    serviceName, taskDefinition: family, desiredCount, availabilityZoneRebalancing: "DISABLED" }));
  return service;
}

async function described(name) {
  return (await ecs.send(new DescribeServicesCommand({ services: [name] }))).services[0];
}

async function tasksOf(serviceName) {
  return (await ecs.send(new ListTasksCommand({ serviceName }))).taskArns.sort();
}

async function remove(service) {
  await ecs.send(new DeleteServiceCommand({ service, force: true }));
  const gone = await waitUntilServicesInactive(patience(ecs), { services: [service] });
  assert.equal(gone.state, "SUCCESS");
}

test("the waiters of services see a rollout through", async () => {
  await register();
  const made = await create("web", 2);
  assert.equal(made.status, "ACTIVE");
  assert.equal(made.availabilityZoneRebalancing, "DISABLED");
  assert.equal((await waitUntilServicesStable(patience(ecs), { services: ["web"] })).state, "SUCCESS");
  const before = await tasksOf("web");
  assert.equal(before.length, 2);

  const taskDefinition = await register();
  await ecs.send(new UpdateServiceCommand({ service: "web", taskDefinition }));
  await waitUntilServicesStable(patience(ecs), { services: ["web"] });
  const service = await described("web");
  assert.deepEqual([service.runningCount, service.deployments.length, service.taskDefinition], [2, 1, taskDefinition]);
  assert.equal(service.deployments[0].rolloutState, "COMPLETED");
  assert.ok(service.createdAt instanceof Date);
  const after = await tasksOf("web");
  assert.deepEqual(after.filter((arn) => before.includes(arn)), []);
  await remove("web");
  await assert.rejects(ecs.send(new UpdateServiceCommand({ service: "nobody", desiredCount: 1 })),
    (error) => error instanceof ServiceNotFoundException);
});

test("paginators see every service and every revision once", async () => {
  const revisions = [];
  for (let i = 0; i < 5; ++i) revisions.push(await register());
  for (const name of ["a", "b", "c", "d", "e"]) await create(name, 0);
  const names = [];
  for await (const page of paginateListServices({ client: ecs, pageSize: 2 }, {})) {
    assert.ok(page.serviceArns.length <= 2);
    names.push(...page.serviceArns.map((arn) => arn.split("/").pop()));
  }
  assert.deepEqual(names.sort(), ["a", "b", "c", "d", "e"]);
  const listed = [];
  for await (const page of paginateListTaskDefinitions({ client: ecs, pageSize: 2 }, { familyPrefix: family }))
    listed.push(...page.taskDefinitionArns);
  assert.deepEqual(listed.slice(-5), revisions);
  for (const name of names) await remove(name);
});

test("a protected task outlives a scale-in until the protection is lifted", async () => {
  await register();
  await create("kept", 3);
  await waitUntilServicesStable(patience(ecs), { services: ["kept"] });
  const [protectedTask] = await tasksOf("kept");
  const protect = (protectionEnabled, members = {}) => ecs.send(new UpdateTaskProtectionCommand({
    cluster: "default", tasks: [protectedTask], protectionEnabled, ...members }));
  const answer = await protect(true, { expiresInMinutes: 30 });
  assert.deepEqual(answer.failures, []);
  const [entry] = answer.protectedTasks;
  assert.equal(entry.protectionEnabled, true);
  assert.ok(Math.abs(entry.expirationDate.getTime() - Date.now() - 30 * 60_000) < 60_000);
  const got = await ecs.send(new GetTaskProtectionCommand({ cluster: "default", tasks: [protectedTask] }));
  assert.deepEqual(got.protectedTasks, [entry]);

  await ecs.send(new UpdateServiceCommand({ service: "kept", desiredCount: 0 }));
  await until(async () => (await tasksOf("kept")).length === 1, "all but the protected task are stopped");
  assert.deepEqual(await tasksOf("kept"), [protectedTask]);
  assert.equal((await described("kept")).runningCount, 1);
  await protect(false);
  await until(async () => (await tasksOf("kept")).length === 0, "the task is stopped as well");
  await remove("kept");
});

test("a task of no service cannot be protected", async () => {
  await register();
  const arn = await run(family);
  await waitUntilTasksRunning(patience(ecs), { tasks: [arn] });
  const answer = await ecs.send(new UpdateTaskProtectionCommand({
    cluster: "default", tasks: [arn], protectionEnabled: true }));
  assert.deepEqual(answer.protectedTasks, []);
  assert.deepEqual(answer.failures.map((each) => each.arn), [arn]);
});
