// Containers as /v4, /v3 and /v2 show them: golden JSON.
#include "sample.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::metadata {
namespace {

TEST_F(EndpointTest, a_container_in_version_4) {
  state[ecs::tasks].add(bridge_task());
  EXPECT_EQ(get_json("/v4/app-a"), json::parse(R"({
    "DockerId": "docker-app", "Name": "app", "DockerName": "ecs-web-3-app",
    "Image": "nginx:1", "ImageID": "sha256:5678",
    "Ports": [{"ContainerPort": 80, "Protocol": "tcp", "HostPort": 32768, "HostIp": "0.0.0.0"}],
    "Labels": {
      "com.amazonaws.ecs.cluster": "default", "com.amazonaws.ecs.container-name": "app",
      "com.amazonaws.ecs.task-arn":
        "arn:aws:ecs:us-east-1:000000000000:task/default/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "com.amazonaws.ecs.task-definition-family": "web",
      "com.amazonaws.ecs.task-definition-version": "3", "team": "blue"},
    "DesiredStatus": "RUNNING", "KnownStatus": "RUNNING",
    "Limits": {"CPU": 128, "Memory": 64},
    "CreatedAt": "2025-12-31T23:59:57.75Z", "StartedAt": "2025-12-31T23:59:58.25Z",
    "Type": "NORMAL", "Health": {"status": "HEALTHY"},
    "Volumes": [{"Source": "/srv", "Destination": "/in"},
                {"DockerName": "ecs-web-3-data", "Source": "/var/data", "Destination": "/data"}],
    "LogDriver": "awslogs",
    "LogOptions": {"awslogs-group": "/web", "awslogs-stream": "p/app/0f"},
    "ContainerARN": "arn:container/app",
    "Networks": [{"NetworkMode": "bridge", "IPv4Addresses": ["172.17.0.2"]}]})"));
}

TEST_F(EndpointTest, a_container_without_anything_set) {
  state[ecs::tasks].add(bridge_task());
  EXPECT_EQ(get_json("/v4/side-a"), json::parse(R"({
    "DockerId": "docker-side", "Name": "side", "DockerName": "ecs-web-3-side",
    "Image": "busybox", "ImageID": "",
    "Labels": {
      "com.amazonaws.ecs.cluster": "default", "com.amazonaws.ecs.container-name": "side",
      "com.amazonaws.ecs.task-arn":
        "arn:aws:ecs:us-east-1:000000000000:task/default/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "com.amazonaws.ecs.task-definition-family": "web",
      "com.amazonaws.ecs.task-definition-version": "3"},
    "DesiredStatus": "RUNNING", "KnownStatus": "CREATED", "Limits": {"CPU": 2, "Memory": 0},
    "Type": "NORMAL", "ContainerARN": "arn:container/side",
    "Networks": [{"NetworkMode": "bridge"}], "RestartCount": 0})"));
}

TEST_F(EndpointTest, version_3_lacks_what_came_with_version_4) {
  state[ecs::tasks].add(bridge_task());
  json later = get_json("/v4/app-a");
  for (const char* name : {"LogDriver", "LogOptions", "ContainerARN"}) later.erase(name);
  later["Ports"][0].erase("HostIp");
  EXPECT_EQ(get_json("/v3/app-a"), later);
}

TEST_F(EndpointTest, overrides_and_the_end_show) {
  state::Task task = bridge_task();
  task.overrides.emplace().containerOverrides = {{.cpu = 512, .memory = 128, .name = "app"}};
  task.should_run = false;
  task.containers[0].step = state::ContainerStep::stopped;
  task.containers[0].exit_code = 137;
  task.containers[0].finished_at = clock.now();
  state[ecs::tasks].add(task);
  const json view = get_json("/v4/app-a");
  EXPECT_EQ(view["Limits"], json({{"CPU", 512}, {"Memory", 128}}));
  EXPECT_EQ(view["DesiredStatus"], "STOPPED");
  EXPECT_EQ(view["KnownStatus"], "STOPPED");
  EXPECT_EQ(view["ExitCode"], 137);
  EXPECT_EQ(view["FinishedAt"], "2026-01-01T00:00:00.25Z");
}

TEST_F(EndpointTest, who_asks_before_the_engine_has_told_its_address_is_where_it_asks_from) {
  state::Task task = bridge_task();
  task.containers[0].address.reset();
  task.containers[0].step = state::ContainerStep::starting;
  state[ecs::tasks].add(task);
  const json networks = {{{"NetworkMode", "bridge"}, {"IPv4Addresses", {peer}}}};
  EXPECT_EQ(get_json("/v4/app-a")["Networks"], networks);
  EXPECT_EQ(get_json("/v4/app-a")["KnownStatus"], "RUNNING");
  EXPECT_EQ(get_json("/v4/app-a/task")["Containers"][0]["Networks"], networks);
  EXPECT_FALSE(
      get_json("/v4/side-a/task")["Containers"][0]["Networks"][0].contains("IPv4Addresses"));
}

TEST_F(EndpointTest, known_statuses_are_the_agents) {
  using state::ContainerStep;
  struct Row {
    ContainerStep step;
    bool pulled;
    const char* status;
  };
  for (const Row& row :
       {Row{ContainerStep::waiting, false, "NONE"}, Row{ContainerStep::pulling, false, "NONE"},
        Row{ContainerStep::waiting, true, "PULLED"}, Row{ContainerStep::creating, false, "PULLED"},
        Row{ContainerStep::created, false, "CREATED"},
        Row{ContainerStep::starting, false, "CREATED"},
        Row{ContainerStep::running, false, "RUNNING"},
        Row{ContainerStep::stopping, false, "RUNNING"},
        Row{ContainerStep::stopped, false, "STOPPED"}}) {
    state::Task task = bridge_task();
    task.containers[0].step = row.step;
    task.containers[0].pulled = row.pulled;
    state[ecs::tasks].erase(task.arn);
    state[ecs::tasks].add(task);
    EXPECT_EQ(get_json("/v4/app-a")["KnownStatus"], row.status);
  }
}

TEST_F(EndpointTest, host_mode_has_no_address_and_none_has_nothing) {
  json definition = bridge_definition();
  definition["networkMode"] = "host";
  state[ecs::tasks].add(task_of(definition, 'b'));
  EXPECT_EQ(get_json("/v4/app-b")["Networks"],
            json::parse(R"([{"NetworkMode": "host", "IPv4Addresses": [""]}])"));
  definition["networkMode"] = "none";
  state[ecs::tasks].add(task_of(definition, 'c'));
  EXPECT_EQ(get_json("/v4/app-c")["Networks"], json::parse(R"([{"NetworkMode": "none"}])"));
}

}  // namespace
}  // namespace localecs::metadata
