// Where tasks run: a service on FARGATE_SPOT whose capacity is taken back, and binpack over four container instances.
import assert from "node:assert/strict";
import { test } from "node:test";

import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand, CreateServiceCommand, DescribeClustersCommand, DescribeContainerInstancesCommand,
  DescribeServicesCommand, DescribeTasksCommand, ListContainerInstancesCommand, ListTasksCommand,
  PutClusterCapacityProvidersCommand, RegisterTaskDefinitionCommand, RunTaskCommand, waitUntilServicesStable,
  waitUntilTasksRunning,
} from "@aws-sdk/client-ecs";

import { ecs, family, logs, patience, shell, stopped, until } from "./clients.mjs";

const SERVES = "trap 'sleep 1; exit 7' TERM; echo ready; while :; do sleep 0.1; done";
const GROUP = `/js/${family}`;
const logConfiguration = { logDriver: "awslogs", options: {
  "awslogs-group": GROUP, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "spot", "awslogs-create-group": "true" } };
const register = (container, members = {}) => ecs.send(new RegisterTaskDefinitionCommand({
  family, containerDefinitions: [container], ...members }));

async function tasks(arns) {
  return (await ecs.send(new DescribeTasksCommand({ tasks: arns }))).tasks;
}

test("a Spot interruption ends a service's task in peace and another takes its place", async () => {
  const strategy = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
  await ecs.send(new CreateClusterCommand({}));
  await ecs.send(new PutClusterCapacityProvidersCommand({
    cluster: "default", capacityProviders: ["FARGATE_SPOT"], defaultCapacityProviderStrategy: strategy }));
  await until(async () => {
    const { clusters } = await ecs.send(new DescribeClustersCommand({ include: ["ATTACHMENTS"] }));
    return clusters[0].attachmentsStatus === "UPDATE_COMPLETE";
  }, "the provider is attached");
  await register(shell(SERVES, { stopTimeout: 60, logConfiguration }), {
    executionRoleArn: "arn:aws:iam::000000000000:role/execution", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "256", memory: "512" });
  await ecs.send(new CreateServiceCommand({ serviceName: "web", taskDefinition: family, desiredCount: 2,
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"] } } }));
  await waitUntilServicesStable(patience(ecs), { services: ["web"] });
  const before = (await ecs.send(new ListTasksCommand({ serviceName: "web" }))).taskArns;
  assert.deepEqual((await tasks(before)).map((each) => each.capacityProviderName), ["FARGATE_SPOT", "FARGATE_SPOT"]);
  await until(async () => {
    const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName: GROUP, filterPattern: "ready" }));
    return events.length === 2;
  }, "both have set their traps");

  const answer = await fetch(`${process.env.AWS_ENDPOINT_URL}/_localecs/interrupt-spot`, {
    method: "POST", body: JSON.stringify({ cluster: "default", count: 1 }) });
  const [victim] = (await answer.json()).taskArns;
  const [warned] = await tasks([victim]);
  assert.deepEqual([warned.desiredStatus, warned.stopCode], ["STOPPED", "SpotInterruption"]);
  const ended = await stopped(victim);
  assert.equal(ended.stoppedReason, "Your Spot Task was interrupted.");
  assert.equal(ended.containers[0].exitCode, 7, "it heard SIGTERM and had its time");
  const after = await until(async () => {
    const { taskArns } = await ecs.send(new ListTasksCommand({ serviceName: "web" }));
    return taskArns.length === 2 && !taskArns.includes(victim) && taskArns;
  }, "another one is there");
  await waitUntilTasksRunning(patience(ecs), { tasks: after });
  assert.deepEqual((await tasks(after)).map((each) => each.capacityProviderName), ["FARGATE_SPOT", "FARGATE_SPOT"]);
  const { services } = await ecs.send(new DescribeServicesCommand({ services: ["web"] }));
  assert.equal(services[0].desiredCount, 2);
});

test("binpack runs tasks on as few of four instances as hold them", async () => {
  const { cluster: { clusterArn: cluster } } = await ecs.send(new CreateClusterCommand({ clusterName: "packed" }));
  const instances = async () => {
    const { containerInstanceArns } = await ecs.send(new ListContainerInstancesCommand({ cluster }));
    return (await ecs.send(new DescribeContainerInstancesCommand({
      cluster, containerInstances: containerInstanceArns }))).containerInstances;
  };
  const units = (await instances()).map((each) => each.registeredResources.find((r) => r.name === "MEMORY").integerValue);
  assert.equal(units.length, 4);
  await register(shell("exec sleep 1000", { memory: undefined, memoryReservation: Math.floor(Math.min(...units) / 3) }));
  const { tasks: started, failures } = await ecs.send(new RunTaskCommand({ cluster, taskDefinition: family, count: 6,
    placementStrategy: [{ type: "binpack", field: "memory" }] }));
  assert.deepEqual(failures, []);
  await waitUntilTasksRunning(patience(ecs), { cluster, tasks: started.map((each) => each.taskArn) });
  assert.deepEqual((await instances()).map((each) => each.runningTasksCount).sort(), [0, 0, 3, 3]);
});
