// Express services, which Debian's boto3 does not know: made, changed and deleted, with containers that answer.
import assert from "node:assert/strict";
import { test } from "node:test";

import { DescribeLogGroupsCommand, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateExpressGatewayServiceCommand, DeleteExpressGatewayServiceCommand, DescribeExpressGatewayServiceCommand,
  DescribeServiceRevisionsCommand, DescribeServicesCommand, DescribeTasksCommand, InvalidParameterException,
  ListServicesCommand, ListTasksCommand, ResourceNotFoundException, ServiceNotActiveException,
  UpdateExpressGatewayServiceCommand, waitUntilServicesInactive, waitUntilServicesStable,
} from "@aws-sdk/client-ecs";

import { IMAGE, ecs, family, logs, patience, until } from "./clients.mjs";

const executionRoleArn = "arn:aws:iam::000000000000:role/ecsTaskExecutionRole";
const infrastructureRoleArn = "arn:aws:iam::000000000000:role/ecsInfrastructureRole";
const serviceName = family.slice(family.indexOf("-") + 1);  // the family of its task definitions ends so
const serves = (text) => ["sh", "-c", `echo serving ${text}; mkdir -p /tmp/www; echo ${text} > /tmp/www/index.html;`
  + " trap exit TERM; httpd -f -p 8080 -h /tmp/www & wait"];
const container = (text) => ({ image: IMAGE, containerPort: 8080, command: serves(text) });

const described = async (serviceArn, more = {}) =>
  (await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn, ...more }))).service;
const plain = async () => (await ecs.send(new DescribeServicesCommand({ services: [serviceName] }))).services[0];

async function tasks() {
  const { taskArns } = await ecs.send(new ListTasksCommand({ serviceName }));
  return taskArns.length
    ? (await ecs.send(new DescribeTasksCommand({ tasks: taskArns, include: ["TAGS"] }))).tasks : [];
}

async function page(address) {
  try {
    return (await (await fetch(`http://${address}:8080/`, { signal: AbortSignal.timeout(2000) })).text()).trim();
  } catch {
    return null;  // not yet
  }
}

const addressOf = (task) => task.containers[0].networkInterfaces[0].privateIpv4Address;

test("an Express service runs, is updated and goes", async () => {
  const { service: made } = await ecs.send(new CreateExpressGatewayServiceCommand({
    serviceName, executionRoleArn, infrastructureRoleArn, primaryContainer: container("one"),
    healthCheckPath: "/health", scalingTarget: { minTaskCount: 2, maxTaskCount: 4 },
    tags: [{ key: "team", value: "shop" }] }));
  const arn = made.serviceArn;
  assert.equal(made.status.statusCode, "ACTIVE");
  assert.equal(made.infrastructureRoleArn, infrastructureRoleArn);
  assert.ok(made.createdAt instanceof Date);
  assert.deepEqual(made.activeConfigurations.map((each) => each.ingressPaths), [[]]);

  await waitUntilServicesStable(patience(ecs), { services: [serviceName] });
  const first = await tasks();
  assert.equal(first.length, 2);
  for (const task of first) {
    assert.equal(task.launchType, "FARGATE");
    assert.deepEqual(task.containers.map((each) => each.name), ["Main"]);
    const tags = Object.fromEntries(task.tags.map((tag) => [tag.key, tag.value]));
    assert.equal(tags.team, "shop");
    assert.equal(tags["aws:ecs:serviceName"], serviceName);
    await until(async () => await page(addressOf(task)) === "one", "the container answers at its own address");
  }
  const running = await described(arn, { include: ["TAGS"] });
  for (const task of first) assert.match(running.status.statusReason, new RegExp(`${addressOf(task)}:8080`));
  assert.deepEqual(running.tags, [{ key: "team", value: "shop" }]);
  const { serviceArns } = await ecs.send(new ListServicesCommand({ resourceManagementType: "ECS" }));
  assert.deepEqual(serviceArns, [arn]);

  // What the containers write is in the group that was made for the service.
  const configuration = running.activeConfigurations[0];
  const { logGroup } = configuration.primaryContainer.awsLogsConfiguration;
  assert.match(logGroup, new RegExp(`^/aws/ecs/default/${serviceName}-[0-9]{4}$`));
  assert.equal((await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroup }))).logGroups.length, 1);
  await until(async () => (await logs.send(new FilterLogEventsCommand({ logGroupName: logGroup })))
    .events.filter((event) => event.message === "serving one").length === 2, "both tasks have written");
  const { serviceRevisions } = await ecs.send(new DescribeServiceRevisionsCommand({
    serviceRevisionArns: [configuration.serviceRevisionArn] }));
  assert.equal(serviceRevisions[0].ecsManagedResources.logGroups[0].logGroupName, logGroup);

  await until(async () => !(await described(arn)).currentDeployment, "the first deployment is over", 60);
  const { service: updated } = await ecs.send(new UpdateExpressGatewayServiceCommand({
    serviceArn: arn, primaryContainer: { image: IMAGE, command: serves("two") }, scalingTarget: { minTaskCount: 1 } }));
  assert.equal(updated.targetConfiguration.primaryContainer.containerPort, 8080);
  assert.deepEqual([updated.targetConfiguration.healthCheckPath, updated.targetConfiguration.scalingTarget.minTaskCount,
    updated.targetConfiguration.scalingTarget.maxTaskCount], ["/health", 1, 4]);
  assert.notEqual(updated.targetConfiguration.serviceRevisionArn, configuration.serviceRevisionArn);
  const both = await until(async () => {
    const now = await described(arn);
    return now.currentDeployment && now.activeConfigurations.length === 2 && now;
  }, "the deployment is under way");
  assert.match(both.currentDeployment, new RegExp(`:service-deployment/default/${serviceName}/`));
  assert.deepEqual(both.activeConfigurations.map((each) => each.serviceRevisionArn),
    [updated.targetConfiguration.serviceRevisionArn, configuration.serviceRevisionArn]);

  await until(async () => {
    const now = await described(arn);
    return !now.currentDeployment && now.activeConfigurations.length === 1;
  }, "the deployment is over", 60);
  const [second] = await tasks();
  assert.equal((await tasks()).length, 1);
  await until(async () => await page(addressOf(second)) === "two", "the new container answers");
  const service = await plain();
  assert.equal(service.resourceManagementType, "ECS");
  assert.match(service.taskDefinition, new RegExp(`/default-${serviceName}:2$`));

  const { service: gone } = await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: arn }));
  assert.equal(gone.status.statusCode, "DRAINING");
  await waitUntilServicesInactive(patience(ecs), { services: [serviceName] });
  assert.equal((await described(arn)).status.statusCode, "INACTIVE");
  assert.deepEqual(await tasks(), []);
  await assert.rejects(ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: arn })),
    (error) => error instanceof ServiceNotActiveException && /INACTIVE status/.test(error.message));
});

test("what is no Express service is not found", async () => {
  const serviceArn = "arn:aws:ecs:us-east-1:000000000000:service/default/nobody";
  await assert.rejects(described(serviceArn), (error) => error instanceof ResourceNotFoundException);
  await assert.rejects(ecs.send(new CreateExpressGatewayServiceCommand({
    executionRoleArn: "nobody", infrastructureRoleArn, primaryContainer: { image: IMAGE } })),
  (error) => error instanceof InvalidParameterException && /executionRoleArn/.test(error.message));
});
