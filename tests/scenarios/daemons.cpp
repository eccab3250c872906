// The words of scenarios about managed daemons.
#include "daemons.hpp"

#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <stdexcept>

#include "definition.hpp"

namespace localecs::tests {
namespace {

const std::string kPrefix = "arn:aws:ecs:us-east-1:000000000000:";

json wish_of(const Command& command) {
  json providers = json::array();
  const std::string on = command.text("on");
  for (const std::string_view name : split(on, ','))
    providers.push_back(kPrefix + "capacity-provider/" + std::string(name));
  json configuration = json::object();
  if (command.has("drain")) configuration["drainPercent"] = command.number("drain", 25);
  if (command.has("bake")) configuration["bakeTimeInMinutes"] = command.number("bake", 0);
  if (command.has("alarms"))
    configuration["alarms"] = {{"alarmNames", {command.text("alarms")}}, {"enable", true}};
  return {{"daemonTaskDefinitionArn", command.text("task")},
          {"capacityProviderArns", providers},
          {"deploymentConfiguration", configuration}};
}

void show(World& world, Chronicle& chronicle, const std::string& arn) {
  const json daemon = world.call("DescribeDaemon", {{"daemonArn", arn}}).at("daemon");
  const json deployment = world
                              .call("DescribeDaemonDeployments",
                                    {{"daemonDeploymentArns", {daemon.at("deploymentArn")}}})
                              .at("daemonDeployments")
                              .at(0);
  std::string text = "daemon " + std::string(state::id_of(arn)) + " " +
                     daemon.at("status").get<std::string>() + ":";
  for (const json& revision : daemon.at("currentRevisions")) {
    const json shown =
        world.call("DescribeDaemonRevisions", {{"daemonRevisionArns", {revision.at("arn")}}})
            .at("daemonRevisions")
            .at(0);
    const std::string definition = shown.at("daemonTaskDefinitionArn");
    text += " " + std::string(state::id_of(definition)) + " running " +
            revision.at("totalRunningCount").dump();
  }
  const json& breaker = deployment.at("circuitBreaker");
  const json& alarms = deployment.at("alarms");
  if (!alarms.at("alarmNames").empty())
    text += "; alarms " + alarms.at("status").get<std::string>() + " " +
            alarms.at("triggeredAlarmNames").dump();
  chronicle.note(text + "; breaker " + breaker.at("status").get<std::string>() + " " +
                 breaker.at("failureCount").dump() + " of " + breaker.at("threshold").dump());
}

}  // namespace

void create_managed_provider(World& world, const Command& command) {
  json provider{{"infrastructureRoleArn", "arn:aws:iam::000000000000:role/infrastructure"},
                {"instanceLaunchTemplate",
                 {{"ec2InstanceProfileArn", "arn:aws:iam::000000000000:instance-profile/ecs"},
                  {"networkConfiguration", {{"subnets", {"subnet-1"}}}}}}};
  if (command.has("scale-in-after"))
    provider["infrastructureOptimization"] = {
        {"scaleInAfter", command.number("scale-in-after", 300)}};
  world.call(
      "CreateCapacityProvider",
      {{"name", command.word(1)}, {"cluster", "default"}, {"managedInstancesProvider", provider}});
}

void register_daemon_definition(World& world, const std::string& line) {
  const json answer = world.call("RegisterDaemonTaskDefinition", definition_of(line));
  const std::string arn = answer.at("daemonTaskDefinitionArn");
  if (!arn.ends_with("/" + defined_name(line)))
    throw std::invalid_argument("this registers " + arn);
}

void change_daemon(World& world, Chronicle& chronicle, const Command& command) {
  const std::string arn = kPrefix + "daemon/default/" + command.word(1);
  const std::string& what = command.word(2);
  if (what == "show") return show(world, chronicle, arn);
  if (what == "delete") {
    world.call("DeleteDaemon", {{"daemonArn", arn}});
    return;
  }
  json request = wish_of(command);
  if (what == "create")
    request["daemonName"] = command.word(1);
  else
    request["daemonArn"] = arn;
  world.call(what == "create" ? "CreateDaemon" : "UpdateDaemon", request);
}

}  // namespace localecs::tests
