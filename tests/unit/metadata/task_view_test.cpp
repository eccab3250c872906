// Tasks as /task and /taskWithTags show them.
#include "sample.hpp"

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::metadata {
namespace {

// The task's own members, its containers by name.
json without_containers(json view) {
  json names = json::array();
  for (const json& container : view["Containers"]) names.push_back(container["Name"]);
  view["Containers"] = names;
  return view;
}

state::Task on_awsvpc(state::Task task) {
  task.sandbox.step = state::Sandbox::Step::ready;
  task.sandbox.runtime_id = "docker-pause";
  task.sandbox.engine_name = "ecs-web-3-pause";
  task.sandbox.address = state::Address{.ip = "10.96.3.4",
                                        .mac = "02:42:0a:60:03:04",
                                        .gateway = "10.96.3.1",
                                        .host_name = "ip-10-96-3-4.ec2.internal",
                                        .prefix_length = 20};
  return task;
}

json awsvpc_definition() {
  json definition = bridge_definition();
  definition["networkMode"] = "awsvpc";
  return definition;
}

TEST_F(EndpointTest, a_task_in_version_4) {
  state::Task task = bridge_task();
  task.service_arn = "arn:aws:ecs:us-east-1:000000000000:service/default/shop";
  state[ecs::tasks].add(task);
  EXPECT_EQ(without_containers(get_json("/v4/side-a/task")), json::parse(R"({
    "Cluster": "default",
    "TaskARN": "arn:aws:ecs:us-east-1:000000000000:task/default/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "Family": "web", "Revision": "3", "DesiredStatus": "RUNNING", "KnownStatus": "CREATED",
    "Containers": ["app", "side"], "Limits": {"CPU": 0.25, "Memory": 512},
    "PullStartedAt": "2025-12-31T23:59:51.25Z", "AvailabilityZone": "us-east-1b",
    "LaunchType": "EC2", "ServiceName": "shop", "FaultInjectionEnabled": false})"));
}

TEST_F(EndpointTest, a_task_in_version_3) {
  state[ecs::tasks].add(bridge_task());
  json later = get_json("/v4/app-a/task");
  for (const char* name : {"LaunchType", "FaultInjectionEnabled"}) later.erase(name);
  later["Containers"] = json::array({get_json("/v3/app-a"), get_json("/v3/side-a")});
  EXPECT_EQ(get_json("/v3/app-a/task"), later);
}

TEST_F(EndpointTest, only_those_who_ask_for_tags_get_them) {
  state::Task task = bridge_task();
  task.tags = {{.key = "team", .value = "blue"}, {.key = "empty", .value = {}}};
  state[ecs::instances].modify("i")->tags = {{.key = "rack", .value = "4"}};
  state[ecs::tasks].add(task);
  const json view = get_json("/v4/app-a/taskWithTags");
  EXPECT_EQ(view["TaskTags"], json({{"team", "blue"}, {"empty", ""}}));
  EXPECT_EQ(view["ContainerInstanceTags"], json({{"rack", "4"}}));
  EXPECT_FALSE(get_json("/v4/app-a/task").contains("TaskTags"));
}

TEST_F(EndpointTest, on_fargate_the_cluster_is_an_arn_and_the_clock_is_told) {
  state::Task task = bridge_task();
  task.launch_type = aws::ecs::LaunchType::FARGATE;
  task.instance_arn.clear();
  state[ecs::tasks].add(task);
  const json view = get_json("/v4/app-a/task");
  EXPECT_EQ(view["Cluster"], "arn:aws:ecs:us-east-1:000000000000:cluster/default");
  EXPECT_EQ(view["LaunchType"], "FARGATE");
  EXPECT_EQ(view["AvailabilityZone"], "us-east-1a");
  EXPECT_EQ(view["ClockDrift"]["ReferenceTimestamp"], "2026-01-01T00:00:00.25Z");
  EXPECT_TRUE(view["ClockDrift"]["ClockErrorBound"].is_number());
}

TEST_F(EndpointTest, an_awsvpc_task_shows_its_interface_and_its_pause_container) {
  state[ecs::tasks].add(on_awsvpc(task_of(awsvpc_definition())));
  const json interface = json::parse(R"([{
    "NetworkMode": "awsvpc", "IPv4Addresses": ["10.96.3.4"], "AttachmentIndex": 0,
    "MACAddress": "02:42:0a:60:03:04", "IPv4SubnetCIDRBlock": "10.96.0.0/20",
    "DomainNameServers": ["127.0.0.11"], "DomainNameSearchList": ["ec2.internal"],
    "PrivateDNSName": "ip-10-96-3-4.ec2.internal",
    "SubnetGatewayIpv4Address": "10.96.3.1/20"}])");
  const json task = get_json("/v4/app-a/task");
  EXPECT_THAT(task["VPCID"].get<std::string>(), testing::MatchesRegex("vpc-[0-9a-f]{17}"));
  ASSERT_EQ(task["Containers"].size(), 3u);
  for (const json& container : task["Containers"]) EXPECT_EQ(container["Networks"], interface);
  json pause = task["Containers"][0];
  pause.erase("Networks");
  pause.erase("Labels");
  EXPECT_EQ(pause, json::parse(R"({
    "DockerId": "docker-pause", "Name": "~internal~ecs~pause", "DockerName": "ecs-web-3-pause",
    "Image": "amazon/amazon-ecs-pause:0.1.0", "ImageID": "",
    "DesiredStatus": "RESOURCES_PROVISIONED", "KnownStatus": "RESOURCES_PROVISIONED",
    "Limits": {"CPU": 2, "Memory": 0}, "Type": "CNI_PAUSE"})"));
  EXPECT_EQ(get_json("/v3/app-a")["Networks"],
            json::parse(R"([{"NetworkMode": "awsvpc", "IPv4Addresses": ["10.96.3.4"]}])"));
}

TEST_F(EndpointTest, a_task_whose_one_container_owns_the_network_has_no_pause_container) {
  state::Task task = on_awsvpc(task_of(awsvpc_definition()));
  task.sandbox.runtime_id.clear();
  state[ecs::tasks].add(task);
  EXPECT_EQ(get_json("/v4/app-a/task")["Containers"].size(), 2u);
}

TEST_F(EndpointTest, version_2_knows_awsvpc_tasks_by_their_address) {
  state[ecs::tasks].add(on_awsvpc(task_of(awsvpc_definition())));
  state[ecs::tasks].add(task_of(bridge_definition(), 'b'));
  peer = "10.96.3.4";
  EXPECT_EQ(get_json("/v2/metadata"), get_json("/v3/app-a/task"));
  EXPECT_EQ(get_json("/v2/metadata/"), get_json("/v3/app-a/task"));
  EXPECT_EQ(get_json("/v2/metadataWithTags"), get_json("/v3/app-a/taskWithTags"));
  EXPECT_EQ(get_json("/v2/metadata/docker-side"), get_json("/v3/side-a"));
  EXPECT_EQ(get("/v2/metadata/docker-other").status, 404u);
  peer = "10.96.3.5";
  const http::Response stranger = get("/v2/metadata");
  EXPECT_EQ(stranger.status, 404u);
  EXPECT_EQ(stranger.body,
            "\"Unable to get task arn from request: unable to associate '10.96.3.5' with task\"");
}

}  // namespace
}  // namespace localecs::metadata
