// What the tests of the endpoint share: a task as it runs, an engine that only has figures, and a
// client that calls the handler.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/metadata/metadata.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace localecs::metadata {

using nlohmann::json;

// Tells the stats it was given, later as engines do.
class StatsEngine final : public effects::ContainerEngine {
 public:
  void read_records(std::function<void(std::vector<effects::Kept>)>) override {}
  void take_over(const std::vector<effects::Held>&) override {}
  void watch(effects::Inbox) override {}
  void perform(effects::Effect) override {}
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec,
                                                   effects::TerminalEvents) override {
    return {};
  }
  void read_stats(const std::string& id, std::function<void(std::string)> done) override {
    asked.emplace_back(id, std::move(done));
  }
  void remove_everything(std::function<void(std::string)>) override {}

  void tell() {
    for (auto& [id, done] : std::exchange(asked, {})) done(stats[id]);
  }

  std::map<std::string, std::string> stats;
  std::vector<std::pair<std::string, std::function<void(std::string)>>> asked;
};

inline std::shared_ptr<const aws::ecs::TaskDefinition> definition_of(const json& document) {
  return std::make_shared<const aws::ecs::TaskDefinition>(
      aws::decode<aws::ecs::TaskDefinition>(document));
}

inline json bridge_definition() {
  return json::parse(R"({
    "family": "web", "revision": 3, "taskRoleArn": "arn:aws:iam::000000000000:role/reader",
    "cpu": "256", "memory": "512", "volumes": [{"name": "host", "host": {"sourcePath": "/srv"}},
                                               {"name": "data"}],
    "containerDefinitions": [
      {"name": "app", "image": "nginx:1", "cpu": 128, "memory": 64,
       "dockerLabels": {"team": "blue", "com.amazonaws.ecs.cluster": "mine"},
       "healthCheck": {"command": ["CMD", "true"]},
       "mountPoints": [{"sourceVolume": "host", "containerPath": "/in"},
                       {"sourceVolume": "data", "containerPath": "/data"}],
       "logConfiguration": {"logDriver": "awslogs", "options": {
         "awslogs-group": "/web", "awslogs-stream-prefix": "p"}}},
      {"name": "side", "image": "busybox", "restartPolicy": {"enabled": true}}]})");
}

struct EndpointTest : testing::Test {
  EndpointTest() {
    state::Instance instance;
    instance.arn = "i";
    instance.availability_zone = "us-east-1b";
    state[ecs::instances].put("i", instance);
  }

  // A task of one bridge network container and one that has just been created.
  state::Task bridge_task() {
    state::Task task = task_of(bridge_definition());
    state::Container& app = task.containers[0];
    app.step = state::ContainerStep::running;
    app.image_id = "sha256:5678";
    app.bindings = {{.bindIP = "0.0.0.0",
                     .containerPort = 80,
                     .containerPortRange = {},
                     .hostPort = 32768,
                     .hostPortRange = {},
                     .protocol = {}}};
    app.address = state::Address{
        .ip = "172.17.0.2", .mac = "02:42:ac:11:00:02", .gateway = {}, .host_name = {}};
    app.log = state::LogTarget{"group", "p/app/0f"};
    app.health = state::HealthStatus::HEALTHY;
    app.created_at = clock.now() - Duration(2500);
    app.started_at = clock.now() - Duration(2000);
    task.containers[1].step = state::ContainerStep::created;
    task.volumes = {{.name = "data", .engine_name = "ecs-web-3-data", .mount_point = "/var/data"}};
    return task;
  }

  state::Task task_of(const json& document, char digit = 'a') {
    state::Task task;
    task.arn = "arn:aws:ecs:us-east-1:000000000000:task/default/" + std::string(32, digit);
    task.cluster_arn = "arn:aws:ecs:us-east-1:000000000000:cluster/default";
    task.instance_arn = "i";
    task.definition = definition_of(document);
    task.last_status = state::TaskStatus::RUNNING;
    task.created_at = clock.now() - Duration(10'000);
    task.pull_started_at = clock.now() - Duration(9000);
    task.credentials_id = std::string("cred-") + digit;
    for (const auto& definition : *task.definition->containerDefinitions) {
      state::Container container;
      container.name = *definition.name;
      container.arn = "arn:container/" + container.name;
      container.metadata_id = container.name + "-" + digit;
      container.engine_name = "ecs-web-3-" + container.name;
      container.runtime_id = "docker-" + container.name;
      task.containers.push_back(container);
    }
    return task;
  }

  http::Response ask(const std::string& method, const std::string& target,
                     const std::string& body = {}) {
    http::Response got;
    bool answered = false;
    http::Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.peer = peer;
    handler(request, [&](http::Response response) {
      EXPECT_FALSE(answered) << target;
      answered = true;
      got = std::move(response);
    });
    engine.tell();
    EXPECT_TRUE(answered) << target;
    return got;
  }
  http::Response get(const std::string& target) { return ask("GET", target); }
  json get_json(const std::string& target) {
    const http::Response response = get(target);
    EXPECT_EQ(response.status, 200u) << target << ": " << response.body;
    return json::parse(response.body);
  }

  state::State state{services::parts()};
  StatsEngine engine;
  ManualClock clock{from_epoch_seconds(1'767'225'600.25)};  // 2026-01-01T00:00:00.25Z
  IdSource ids{1};
  std::string peer = "172.17.0.9";
  http::Handler handler = make_handler(state, engine, clock, ids);
};

}  // namespace localecs::metadata
