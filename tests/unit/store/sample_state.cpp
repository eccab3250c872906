// Fills each table with one row or two.
#include "sample_state.hpp"

#include <localecs/state/definitions.hpp>

#include <localecs/aws/cloudwatch/metric.hpp>
#include <localecs/aws/ecs/cluster_setting.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/account_setting.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

namespace localecs::store {
namespace {

using namespace state;

const std::string kArn = "arn:aws:ecs:us-east-1:000000000000:";

std::shared_ptr<const aws::ecs::TaskDefinition> definition_of(int revision) {
  aws::ecs::TaskDefinition definition;
  definition.family = "web";
  definition.revision = revision;
  definition.taskDefinitionArn = kArn + "task-definition/web:" + std::to_string(revision);
  aws::ecs::ContainerDefinition container;
  container.name = "web";
  container.image = "web:1";
  container.memory = 128;
  container.environment = {{{.name = "A", .value = "\xC3\xA4"}}};
  container.dockerLabels = std::map<std::string, std::string>{{"l", ""}};
  definition.containerDefinitions = {container};
  return std::make_shared<const aws::ecs::TaskDefinition>(std::move(definition));
}

Task task_of(const std::string& id) {
  Task task;
  task.arn = kArn + "task/c/" + id;
  task.cluster_arn = kArn + "cluster/c";
  task.instance_arn = kArn + "container-instance/c/1";
  task.service_arn = kArn + "service/c/web";
  task.group = "service:web";
  task.launch_type = aws::ecs::LaunchType::EC2;
  task.resources = {.cpu = 256, .memory = 512, .ports_tcp = {80, 443}};
  task.credentials_id = "credentials-" + id;
  task.last_status = TaskStatus::RUNNING;
  task.created_at = kNow;
  task.started_at = kNow + Duration(1);
  Container container{.name = "web", .arn = task.arn + "/1", .metadata_id = "m-" + id};
  container.step = ContainerStep::running;
  container.exists = true;
  container.exit_code = 0;
  container.bindings = {{.bindIP = "0.0.0.0", .containerPort = 80, .hostPort = 8080}};
  container.address = Address{.ip = "10.0.0.2", .prefix_length = 20};
  container.log = LogTarget{"g", "s"};
  task.containers = {container};
  task.volumes = {{.name = "v", .engine_name = "e", .step = Volume::Step::ready}};
  task.sandbox.step = Sandbox::Step::ready;
  return task;
}

void fill_tasks(State& state) {
  const auto first = definition_of(1), second = definition_of(2);
  Family family{.arn_prefix = kArn + "task-definition/web", .name = "web", .last_revision = 2};
  family.revisions[1].registered = first;
  family.revisions[2] = {.registered = second, .status = aws::ecs::TaskDefinitionStatus::INACTIVE};
  state[ecs::families].put(family.arn_prefix, family);
  Service service{.arn = kArn + "service/c/web", .name = "web", .desired_count = 2};
  service.deployments.push_back({.id = "ecs-svc/1", .definition = second});
  service.last_completed = Deployment{.id = "ecs-svc/0", .definition = first};
  service.events.push_front({.createdAt = kNow, .id = "e", .message = "(service web) started"});
  service.task_sets.push_back({.arn = "set", .scale = 12.5});
  state[ecs::services].put(service.arn, service);
  for (const char* id : {"a", "b"}) {
    Task task = task_of(id);
    task.definition = first;
    state[ecs::tasks].add(std::move(task));
  }
  state[sts::role_sessions].add({.access_key_id = "ASIA", .task_arn = task_of("a").arn});
}

void fill_logs(State& state) {
  LogGroup group;
  group.arn = "arn:aws:logs:us-east-1:000000000000:log-group:g";
  group.name = "g";
  group.retention_days = 7;
  group.tags = {{"k", "v"}};
  LogGroup& put = state[logs::groups].put(group);
  LogStream* stream = state[logs::groups].open_stream(group.arn, "web/1", kNow);
  const std::int64_t at = kNow.time_since_epoch().count();
  state[logs::groups].append(put, *stream, {{at, "first"}, {at + 2, "third"}}, kNow);
  state[logs::groups].append(put, *stream, {{at + 1, "second"}}, kNow);
  state[logs::groups].mark(put, *stream, {{{.time = 5, .count = 2}, {}}});
}

}  // namespace

void fill(State& state) {
  Cluster cluster{.arn = kArn + "cluster/c", .name = "c"};
  cluster.settings = {{.name = aws::ecs::ClusterSettingName::containerInsights, .value = "on"}};
  state[ecs::clusters].put(cluster.arn, cluster);
  Instance instance{.arn = kArn + "container-instance/c/1", .cluster_arn = cluster.arn};
  instance.reserved_tcp.clear();
  instance.attributes = {{.name = "rack", .value = "r1"}};
  state[ecs::instances].put(instance.arn, instance);
  fill_tasks(state);
  fill_logs(state);
  state[ecs::service_deployments].put(
      "d", {.arn = "d",
            .hooks = {{.id = "h",
                       .hook = {.hookDetails = aws::FreeDocument{"{\"n\":1}"}},
                       .execution_id = "e",
                       .is_invoked = true,
                       .invoke_at = kNow,
                       .problem = "p"}}});
  state[ecs::service_revisions].put("r", {.serviceRevisionArn = "r"});
  state[ecs::capacity_providers].put("p", {.arn = "p", .launching = {kNow}});
  state[ecs::daemon_families].put("df", {.name = "df"});
  state[ecs::daemons].put("dm", {.arn = "dm", .revisions = {{"1", {.arn = "1"}}}});
  state[ecs::daemon_deployments].put("dd", {.arn = "dd", .batch = {"x"}});
  state[ecs::failed_zones].put("us-east-1a", {.name = "us-east-1a", .fails_until = kNow});
  state[ecs::account_settings].put("s", {.scope = {"0", "us"}, .value = "enabled"});
  state[ssm::parameters].put("pa",
                             {.arn = "pa", .versions = {{3, {.value = "v", .labels = {"l"}}}}});
  state[secretsmanager::secrets].put(
      "se", {.arn = "se",
             .versions = {{.id = "1", .binary = std::string("\0\xFF", 2), .accessed_at = kNow}},
             .was_tagged = true});
  state[cloudwatch::alarms].put("al", {.arn = "al"});
  aws::cloudwatch::Metric metric;
  metric.Namespace = "shop";
  metric.MetricName = "orders";
  const std::string key = metric_key("us-east-1", "000000000000", metric);
  state[cloudwatch::metrics].put(key, metric, kNow, {.count = 2, .sum = 3, .values = {{1.5, 2}}},
                                 kNow);
  state[cloudwatch::metrics].put(key, metric, kNow + std::chrono::minutes(1),
                                 {.count = 1, .sum = 1, .values = {}}, kNow);
  state[ecs::pulled_images].put("busybox:1", {kNow});
  state[ecs::tokens].put("t", {"{}", {"a"}, kNow});
  state[ecs::auto_scaling_groups].put("g", {.name = "g", .zones = {"us-east-1a"}});
}

std::map<std::string, std::string> shown(const State& state) {
  std::map<std::string, std::string> all;
  Definitions definitions;
  const auto show = [&](const Part& part, const std::string& id) {
    std::string& record = all[std::string(part.text) + " " + id];
    part.write(state, id, definitions, record);
  };
  for (const Part& part : state.parts()) {
    if (!part.write) continue;
    if (part.name == &ecs::tasks)
      for (const auto& [id, row] : state[ecs::tasks].rows()) show(part, id);
    for (const char* id : {"d", "r", "p", "df", "dm", "dd", "us-east-1a", "s", "pa", "se", "al",
                           "busybox:1", "t", "g", "ASIA"})
      show(part, id);
    for (const char* resource :
         {"cluster/c", "task-definition/web", "service/c/web", "container-instance/c/1"})
      show(part, kArn + resource);
    for (const auto& [key, series] : state[cloudwatch::metrics].all()) {
      show(part, key);
      for (const auto& [at, points] : series.points) show(part, moment_id(key, at));
    }
    for (const auto& [arn, group] : state[logs::groups].groups()) {
      show(part, arn);
      for (const auto& [name, stream] : group.streams) show(part, log_stream_arn(group, name));
    }
  }
  for (const auto& [arn, group] : state[logs::groups].groups())
    for (const auto& [name, stream] : group.streams)
      for (const LogEvent& event : stream.events)
        all[name + " events"] += std::to_string(event.timestamp) + " " +
                                 std::to_string(event.number) + " " + event.message + "\n";
  std::erase_if(all, [](const auto& one) { return one.second.empty(); });
  return all;
}

}  // namespace localecs::store
