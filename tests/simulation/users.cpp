// What users do.
#include "users.hpp"

#include <localecs/aws/cloudwatch/comparison_operator.hpp>
#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/aws/cloudwatch/statistic.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <nlohmann/json.hpp>

#include "sample_definitions.hpp"

namespace localecs::tests {
namespace {

const std::vector<std::string> kServices{"api", "web", "worker"};
// minimumHealthyPercent, maximumPercent
const std::vector<std::pair<int, int>> kPercentages{{100, 200}, {50, 200},  {50, 100}, {0, 100},
                                                    {0, 200},   {100, 150}, {75, 125}};
constexpr int kMostDesired = 4;
const std::vector<std::string> kAlarms{"errors", "latency"};

json in_its_network(json request) {
  const bool is_awsvpc =
      request.contains("taskDefinition") &&
      request.at("taskDefinition").get_ref<const std::string&>().starts_with("net");
  if (is_awsvpc) request["networkConfiguration"]["awsvpcConfiguration"]["subnets"] = {"subnet-1"};
  return request;
}

// What it is set to stays.
state::Alarm alarm_without_data(const std::string& arn, const std::string& name) {
  state::Alarm alarm;
  alarm.arn = arn;
  alarm.shown.AlarmName = name;
  alarm.shown.Namespace = alarm.shown.MetricName = "nothing";
  alarm.shown.Statistic = aws::cloudwatch::Statistic::Sum;
  alarm.shown.Period = 60;
  alarm.shown.EvaluationPeriods = 1;
  alarm.shown.ComparisonOperator = aws::cloudwatch::ComparisonOperator::GreaterThanThreshold;
  alarm.shown.TreatMissingData = "ignore";
  return alarm;
}

}  // namespace

Users::Users(World& world, std::uint64_t seed) : world_(world), dice_(seed) {
  register_definitions(world_);
}

void Users::act() {
  try {
    switch (dice_.below(16)) {
      case 0:
      case 1:
        return create_service();
      case 2:
      case 3:
      case 4:
      case 5:
        return update_service();
      case 6:
        return delete_service();
      case 7:
      case 8:
        return run_tasks();
      case 9:
        return change_health();
      case 10:
        return answer_deployment();
      case 11:
        return drain_or_activate();
      case 12:
      case 13:
        return change_alarm();
      case 14:
        return world_.engine().move_tag(definition() + ":latest");
      default:
        return stop_task();
    }
  } catch (const aws::Error&) {
    // As users do: they read it and go on.
  }
}

Duration Users::pause() {
  return std::chrono::milliseconds(dice_.happens(30) ? dice_.between(0, 50)
                                                     : dice_.between(100, 15'000));
}

std::string Users::definition() {
  return dice_.happens(65) ? dice_.one_of(good_families()) : dice_.one_of(bad_families());
}

json Users::percentages() {
  const auto [least, most] = dice_.one_of(kPercentages);
  return {{"minimumHealthyPercent", least}, {"maximumPercent", most}};
}

json Users::configuration() {
  json configuration = percentages();
  if (dice_.happens(40))
    configuration["deploymentCircuitBreaker"] = {{"enable", true}, {"rollback", dice_.happens(60)}};
  if (dice_.happens(30)) {
    configuration["strategy"] = dice_.one_of(
        std::vector<std::string>{"ROLLING", "BLUE_GREEN", "BLUE_GREEN", "LINEAR", "CANARY"});
    configuration["bakeTimeInMinutes"] = dice_.between(0, 1);
    if (configuration["strategy"] == "LINEAR")
      configuration["linearConfiguration"] = {{"stepPercent", 40}, {"stepBakeTimeInMinutes", 0}};
    if (configuration["strategy"] == "CANARY")
      configuration["canaryConfiguration"] = {{"canaryBakeTimeInMinutes", dice_.between(0, 1)}};
  }
  if (dice_.happens(30))
    configuration["alarms"] = {{"alarmNames", {dice_.one_of(kAlarms), "nobodys"}},
                               {"enable", true},
                               {"rollback", dice_.happens(60)}};
  if (dice_.happens(10))
    configuration["earlySuccessCriteria"] = {
        {"enable", true},
        {"healthyPercent", dice_.between(50, 100)},
        {"sourceServiceRevisionCleanup", dice_.happens(50) ? "BLOCKING" : "DEFERRED"}};
  if (dice_.happens(10))
    configuration["lifecycleHooks"] = {
        {{"targetType", "PAUSE"},
         {"lifecycleStages",
          {dice_.one_of(std::vector<std::string>{"PRE_SCALE_UP", "POST_SCALE_UP"})}},
         {"timeoutConfiguration",
          {{"timeoutInMinutes", 1}, {"action", dice_.happens(50) ? "CONTINUE" : "ROLLBACK"}}}}};
  if (dice_.happens(10)) configuration["lifecycleHooks"] = {function_hook()};
  return configuration;
}

json Users::function_hook() {
  const std::vector<std::string> stages{"PRE_SCALE_UP", "POST_SCALE_UP", "TEST_TRAFFIC_SHIFT",
                                        "PRODUCTION_TRAFFIC_SHIFT"};
  const std::vector<std::string> functions{"yes",  "yes",    "later",  "later",
                                           "slow", "silent", "throws", "babbles"};
  return {{"targetType", "AWS_LAMBDA"},
          {"hookTargetArn",
           "arn:aws:lambda:us-east-1:000000000000:function:" + dice_.one_of(functions)},
          {"roleArn", "arn:aws:iam::000000000000:role/hooks"},
          {"hookDetails", {{"left", dice_.between(0, 3)}}},
          {"lifecycleStages", {dice_.one_of(stages)}},
          {"timeoutConfiguration",
           {{"timeoutInMinutes", 1}, {"action", dice_.happens(50) ? "CONTINUE" : "ROLLBACK"}}}};
}

// Stops a deployment, or answers the hook that it waits for.
void Users::answer_deployment() {
  const json found = world_.call("ListServiceDeployments", {{"service", dice_.one_of(kServices)}});
  if (found.at("serviceDeployments").empty()) return;
  const json arn = found.at("serviceDeployments").at(0).at("serviceDeploymentArn");
  const json shown = world_.call("DescribeServiceDeployments", {{"serviceDeploymentArns", {arn}}});
  const json& hooks = shown.at("serviceDeployments").at(0).at("lifecycleHookDetails");
  if (hooks.empty())
    world_.call("StopServiceDeployment", {{"serviceDeploymentArn", arn},
                                          {"stopType", dice_.happens(70) ? "ROLLBACK" : "ABORT"}});
  else
    world_.call("ContinueServiceDeployment",
                {{"serviceDeploymentArn", arn},
                 {"hookId", hooks.back().at("hookId")},
                 {"action", dice_.happens(60) ? "CONTINUE" : "ROLLBACK"}});
}

void Users::drain_or_activate() {
  const json instances = world_.call("ListContainerInstances").at("containerInstanceArns");
  if (instances.size() < 2) return;
  world_.call("UpdateContainerInstancesState",
              {{"containerInstances", {instances.at(dice_.below(instances.size()))}},
               {"status", dice_.happens(50) ? "DRAINING" : "ACTIVE"}});
}

// One goes off or falls silent; now and then it is deleted.
void Users::change_alarm() {
  const std::string& name = dice_.one_of(kAlarms);
  const std::string arn = state::alarm_arn(world_.scope().region, world_.scope().account, name);
  if (dice_.happens(10)) return world_.state[cloudwatch::alarms].erase(arn);
  state::Alarm* alarm = world_.state[cloudwatch::alarms].modify(arn);
  if (!alarm) alarm = &world_.state[cloudwatch::alarms].put(arn, alarm_without_data(arn, name));
  using State = aws::cloudwatch::StateValue;
  state::set_alarm_state(*alarm, dice_.happens(50) ? State::ALARM : State::OK, "a user's doing",
                         std::nullopt, world_.now());
}

void Users::create_service() {
  world_.call("CreateService", in_its_network({{"serviceName", dice_.one_of(kServices)},
                                               {"taskDefinition", definition()},
                                               {"desiredCount", dice_.between(0, kMostDesired)},
                                               {"deploymentConfiguration", configuration()}}));
}

void Users::update_service() {
  json request{{"service", dice_.one_of(kServices)}};
  if (dice_.happens(50)) request["taskDefinition"] = definition();
  if (dice_.happens(40)) request["desiredCount"] = dice_.between(0, kMostDesired);
  if (dice_.happens(20)) request["deploymentConfiguration"] = configuration();
  if (dice_.happens(15)) request["forceNewDeployment"] = true;
  world_.call("UpdateService", in_its_network(request));
}

void Users::delete_service() {
  world_.call("DeleteService",
              {{"service", dice_.one_of(kServices)}, {"force", dice_.happens(70)}});
}

void Users::run_tasks() {
  world_.call("RunTask",
              in_its_network({{"taskDefinition", definition()}, {"count", dice_.between(1, 3)}}));
}

void Users::stop_task() {
  const json tasks = world_.call("ListTasks").at("taskArns");
  if (tasks.empty()) return;
  world_.call("StopTask", {{"task", tasks.at(dice_.below(tasks.size()))}});
}

// No user's doing, but as little foreseen: a program falls ill, or recovers.
void Users::change_health() {
  std::vector<effects::ContainerKey> checked;
  for (const auto& [arn, task] : world_.state[ecs::tasks].rows())
    for (const auto& container : task.containers)
      if (container.step == state::ContainerStep::running &&
          state::definition_of(task, container).healthCheck)
        checked.push_back({arn, container.name});
  if (checked.empty()) return;
  const auto& key = dice_.one_of(checked);
  const bool falls_ill = dice_.happens(60);
  world_.engine().set_health(
      key, falls_ill ? state::HealthStatus::UNHEALTHY : state::HealthStatus::HEALTHY);
  if (falls_ill) ill_.push_back(key);
}

// What lies between these percentages of any desired count is at least one task.
static json calm_configuration(bool has_room) {
  json calm = has_room ? json{{"minimumHealthyPercent", 100}, {"maximumPercent", 200}}
                       : json{{"minimumHealthyPercent", 0}, {"maximumPercent", 100}};
  calm["strategy"] = "ROLLING";
  calm["lifecycleHooks"] = json::array();
  calm["deploymentCircuitBreaker"] = {{"enable", false}, {"rollback", false}};
  calm["alarms"] = {{"alarmNames", json::array()}, {"enable", false}, {"rollback", false}};
  calm["earlySuccessCriteria"] = {{"enable", false}};
  return calm;
}

void Users::mend(bool room_is_short) {
  for (const effects::ContainerKey& key : ill_)
    world_.engine().set_health(key, state::HealthStatus::HEALTHY);
  const json tasks = world_.call("ListTasks").at("taskArns");
  for (const json& arn : tasks)
    if (world_.state[ecs::tasks].find(arn.get_ref<const std::string&>())->service_arn.empty())
      world_.call("StopTask", {{"task", arn}});
  const json instances = world_.call("ListContainerInstances").at("containerInstanceArns");
  world_.call("UpdateContainerInstancesState",
              {{"containerInstances", instances}, {"status", "ACTIVE"}});
  for (const std::string& name : kServices) {
    const json services =
        world_.call("DescribeServices", {{"services", json::array({name})}}).at("services");
    if (services.empty() || services.at(0).at("status") != "ACTIVE") continue;
    json request{{"service", name}};
    const std::string running = services.at(0).at("taskDefinition");
    const bool runs_well = std::ranges::any_of(good_families(), [&](const std::string& family) {
      return running.find("/" + family + ":") != std::string::npos;
    });
    const bool is_awsvpc = running.find("/net") != std::string::npos;
    while (!runs_well && (!request.contains("taskDefinition") ||
                          in_its_network(request).contains("networkConfiguration") != is_awsvpc))
      request["taskDefinition"] = dice_.one_of(good_families());
    // A rollback under way may lead to what never runs well.
    if (services.at(0).contains("currentServiceDeployment") ||
        services.at(0).at("deployments").at(0).at("rolloutState") == "FAILED")
      request["forceNewDeployment"] = true;
    request["deploymentConfiguration"] = calm_configuration(!room_is_short && dice_.happens(50));
    world_.call("UpdateService", in_its_network(request));
  }
}

simulated::Faults random_faults(Dice& dice) {
  simulated::Faults faults;
  const auto maybe = [&](double& rate, int percent, double most) {
    if (dice.happens(percent)) rate = most * dice.between(1, 100) / 100;
  };
  maybe(faults.refuse, 50, 0.3);
  maybe(faults.slow, 50, 0.5);
  maybe(faults.hang, 15, 0.1);
  maybe(faults.lose_engine, 40, 0.1);
  maybe(faults.die, 50, 0.3);
  maybe(faults.vanish, 40, 0.2);
  return faults;
}

}  // namespace localecs::tests
