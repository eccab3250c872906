// What users ask of services, their deployments and task sets, as the operations' JSON.
#include "services.hpp"

#include <localecs/base/text.hpp>

#include <stdexcept>

#include "capacity.hpp"
#include "places.hpp"

namespace localecs::tests {
namespace {

// pause=POST_SCALE_UP [pause-minutes=10] [on-timeout=CONTINUE]
json pause_of(const Command& command) {
  json timeout = json::object();
  if (command.has("pause-minutes"))
    timeout["timeoutInMinutes"] = command.number("pause-minutes", 1440);
  if (command.has("on-timeout")) timeout["action"] = command.text("on-timeout");
  return {{"targetType", "PAUSE"},
          {"lifecycleStages", {command.text("pause")}},
          {"timeoutConfiguration", timeout}};
}

// hooks="PRE_SCALE_UP,POST_SCALE_UP:yes POST_SCALE_UP:later" [left=2] [hook-minutes=10]
// [on-timeout=CONTINUE]: stages, and functions as simulation/functions.hpp names them
json functions_of(const Command& command) {
  json hooks = json::array();
  const std::string all = command.text("hooks");
  for (const std::string_view one : split(all, ' ')) {
    const auto colon = one.find(':');
    json hook{{"targetType", "AWS_LAMBDA"},
              {"hookTargetArn", "arn:aws:lambda:us-east-1:000000000000:function:" +
                                    std::string(one.substr(colon + 1))},
              {"roleArn", "arn:aws:iam::000000000000:role/hooks"}};
    for (const std::string_view stage : split(one.substr(0, colon), ','))
      hook["lifecycleStages"].push_back(stage);
    if (command.has("left")) hook["hookDetails"] = {{"left", command.number("left", 0)}};
    if (command.has("hook-minutes"))
      hook["timeoutConfiguration"] = {{"timeoutInMinutes", command.number("hook-minutes", 1440)},
                                      {"action", command.text("on-timeout", "ROLLBACK")}};
    hooks.push_back(std::move(hook));
  }
  return hooks;
}

// min=50 max=200 deploy=LINEAR percent=25 step-bake=2 bake=5 breaker=rollback pause=...
// hooks=... alarms=a,b on-alarm=stop early=50 cleanup=DEFERRED
json configuration_of(const Command& command) {
  json configuration = json::object();
  if (command.has("min")) configuration["minimumHealthyPercent"] = command.number("min", 100);
  if (command.has("max")) configuration["maximumPercent"] = command.number("max", 200);
  if (command.has("bake")) configuration["bakeTimeInMinutes"] = command.number("bake", 0);
  const std::string strategy = command.text("deploy", "");
  if (!strategy.empty()) configuration["strategy"] = strategy;
  if (strategy == "LINEAR")
    configuration["linearConfiguration"] = {
        {"stepPercent", command.number("percent", 10)},
        {"stepBakeTimeInMinutes", command.number("step-bake", 6)}};
  if (strategy == "CANARY")
    configuration["canaryConfiguration"] = {
        {"canaryPercent", command.number("percent", 5)},
        {"canaryBakeTimeInMinutes", command.number("step-bake", 10)}};
  if (command.has("breaker"))
    configuration["deploymentCircuitBreaker"] = {
        {"enable", command.text("breaker") != "off"},
        {"rollback", command.text("breaker") == "rollback"}};
  if (command.has("alarms")) {
    json names = json::array();
    const std::string all = command.text("alarms");
    for (const std::string_view name : split(all, ',')) names.push_back(name);
    configuration["alarms"] = {{"alarmNames", names},
                               {"enable", true},
                               {"rollback", command.text("on-alarm", "rollback") == "rollback"}};
  }
  if (command.has("early"))
    configuration["earlySuccessCriteria"] = {
        {"enable", true},
        {"healthyPercent", command.number("early", 100)},
        {"sourceServiceRevisionCleanup", command.text("cleanup", "BLOCKING")}};
  if (command.has("pause")) configuration["lifecycleHooks"] = {pause_of(command)};
  if (command.has("hooks")) configuration["lifecycleHooks"] = functions_of(command);
  return configuration;
}

// grace=30: seconds
void add_grace(json& request, const Command& command) {
  if (command.has("grace")) request["healthCheckGracePeriodSeconds"] = command.number("grace", 0);
}

}  // namespace

void create_service(World& world, const Command& command) {
  json request{{"serviceName", command.word(1)},
               {"taskDefinition", command.text("task", "")},
               {"deploymentConfiguration", configuration_of(command)}};
  if (command.has("daemon"))
    request["schedulingStrategy"] = "DAEMON";
  else
    request["desiredCount"] = command.number("desired", 1);
  if (command.has("external"))
    request = {{"serviceName", command.word(1)},
               {"desiredCount", command.number("desired", 1)},
               {"deploymentController", {{"type", "EXTERNAL"}}}};
  if (command.has("strategy"))
    request["capacityProviderStrategy"] = strategy_of(command.text("strategy"));
  add_placement(request, command);
  add_grace(request, command);
  world.call("CreateService", request);
}

void update_service(World& world, const Command& command) {
  json request{{"service", command.word(1)}};
  if (command.has("task")) request["taskDefinition"] = command.text("task");
  if (command.has("desired")) request["desiredCount"] = command.number("desired", 0);
  add_grace(request, command);
  if (const json configuration = configuration_of(command); !configuration.empty())
    request["deploymentConfiguration"] = configuration;
  if (command.has("strategy"))
    request["capacityProviderStrategy"] =
        command.text("strategy") == "none" ? json::array() : strategy_of(command.text("strategy"));
  if (command.words.size() > 2 && command.word(2) == "force") request["forceNewDeployment"] = true;
  world.call("UpdateService", request);
}

namespace {

// What DescribeServiceDeployments tells of the alarms of the newest.
void show_deployment(Chronicle& chronicle, const json& deployment) {
  const json& alarms = deployment.at("alarms");
  chronicle.note("deployment " + deployment.at("status").get<std::string>() + ": alarms " +
                 alarms.at("alarmNames").dump() + " " + alarms.at("status").get<std::string>() +
                 ", triggered " + alarms.at("triggeredAlarmNames").dump());
}

}  // namespace

// deployment web stop | abort | continue | rollback | show
void answer_deployment(World& world, Chronicle& chronicle, const Command& command) {
  const json found = world.call("ListServiceDeployments", {{"service", command.word(1)}});
  const json arn = found.at("serviceDeployments").at(0).at("serviceDeploymentArn");
  const std::string& what = command.word(2);
  if (what == "stop" || what == "abort") {
    world.call("StopServiceDeployment", {{"serviceDeploymentArn", arn},
                                         {"stopType", what == "stop" ? "ROLLBACK" : "ABORT"}});
    return;
  }
  const json shown = world.call("DescribeServiceDeployments", {{"serviceDeploymentArns", {arn}}});
  if (what == "show") return show_deployment(chronicle, shown.at("serviceDeployments").at(0));
  const json& hooks = shown.at("serviceDeployments").at(0).at("lifecycleHookDetails");
  if (hooks.empty()) throw std::invalid_argument("no hook waits");
  world.call("ContinueServiceDeployment",
             {{"serviceDeploymentArn", arn},
              {"hookId", hooks.back().at("hookId")},
              {"action", what == "rollback" ? "ROLLBACK" : "CONTINUE"}});
}

// task-set web create task=web:1 scale=50 [strategy=asg:0:1]; task-set web scale 1 to=100; primary
// 1; delete 1 [force]
void change_task_set(World& world, const Command& command) {
  json request{{"cluster", "default"}, {"service", command.word(1)}};
  const std::string& what = command.word(2);
  if (what == "create") {
    request["taskDefinition"] = command.text("task");
    request["scale"] = {{"value", command.number("scale", 100)}, {"unit", "PERCENT"}};
    if (command.has("strategy"))
      request["capacityProviderStrategy"] = strategy_of(command.text("strategy"));
    world.call("CreateTaskSet", request);
    return;
  }
  const json sets = world.call("DescribeTaskSets", request).at("taskSets");
  // The oldest is number 1.
  const auto number = static_cast<std::size_t>(std::stoi(command.word(3)));
  const json id = sets.at(sets.size() - number).at("id");
  request[what == "primary" ? "primaryTaskSet" : "taskSet"] = id;
  if (what == "scale") request["scale"] = {{"value", command.number("to", 100)}};
  if (command.words.size() > 4) request["force"] = true;
  world.call(what == "scale"     ? "UpdateTaskSet"
             : what == "primary" ? "UpdateServicePrimaryTaskSet"
                                 : "DeleteTaskSet",
             request);
}

void delete_service(World& world, const Command& command) {
  const bool force = command.words.size() > 2 && command.word(2) == "force";
  world.call("DeleteService", {{"service", command.word(1)}, {"force", force}});
}

}  // namespace localecs::tests
