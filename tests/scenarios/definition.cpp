// Options of a task-definition line, member by member.
#include "definition.hpp"

#include <localecs/base/text.hpp>

#include <map>

#include "command.hpp"

namespace localecs::tests {
namespace {

// The variables of the simulated engine's script, by the option that sets them.
const std::map<std::string, std::string> kScript{{"exit-after", "EXIT_AFTER"},
                                                 {"exit-code", "EXIT_CODE"},
                                                 {"start-delay", "START_DELAY"},
                                                 {"health", "HEALTH"},
                                                 {"pull-error", "PULL_ERROR"},
                                                 {"create-error", "CREATE_ERROR"},
                                                 {"start-error", "START_ERROR"},
                                                 {"ignore-sigterm", "IGNORE_SIGTERM"},
                                                 {"output", "OUTPUT"}};

json list_of_numbers(const std::string& text) {
  json numbers = json::array();
  for (const auto part : split(text, ',')) numbers.push_back(std::stoi(std::string(part)));
  return numbers;
}

// depends=db:START,migration:SUCCESS links=db volumes-from=data
json dependencies_of(const std::string& text) {
  json list = json::array();
  for (const auto part : split(text, ',')) {
    const auto words = split(part, ':');
    list.push_back({{"containerName", words.at(0)}, {"condition", words.at(1)}});
  }
  return list;
}

void add_order(const Command& command, json& more) {
  if (command.has("depends")) more["dependsOn"] = dependencies_of(command.text("depends"));
  if (command.has("links")) more["links"] = {command.text("links")};
  if (command.has("volumes-from"))
    more["volumesFrom"] = {{{"sourceContainer", command.text("volumes-from")}}};
  if (command.has("start-timeout")) more["startTimeout"] = command.number("start-timeout", 30);
  if (command.has("stop-timeout")) more["stopTimeout"] = command.number("stop-timeout", 30);
  if (!command.has("restart")) return;
  more["restartPolicy"] = {{"enabled", true},
                           {"restartAttemptPeriod", command.number("restart", 60)}};
  if (command.has("restart-ignores"))
    more["restartPolicy"]["ignoredExitCodes"] = list_of_numbers(command.text("restart-ignores"));
}

// mount=data:/srv, logs=/ecs/web, secret=KEY:/path
void add_resources(const Command& command, json& more) {
  const auto pair = [&](const char* option) {
    const std::string text = command.text(option);
    const auto colon = text.find(':');
    return std::pair(text.substr(0, colon), text.substr(colon + 1));
  };
  if (command.has("mount"))
    more["mountPoints"] = {
        {{"sourceVolume", pair("mount").first}, {"containerPath", pair("mount").second}}};
  if (command.has("secret"))
    more["secrets"] = {{{"name", pair("secret").first}, {"valueFrom", pair("secret").second}}};
  if (!command.has("logs")) return;
  json options{{"awslogs-group", command.text("logs")},
               {"awslogs-region", "us-east-1"},
               {"awslogs-stream-prefix", "task"}};
  if (command.has("create-group")) options["awslogs-create-group"] = "true";
  more["logConfiguration"] = {{"logDriver", "awslogs"}, {"options", options}};
}

ContainerScript container_of(const Command& command, const std::string& name) {
  ContainerScript script{.name = name, .essential = command.text("essential", "yes") == "yes"};
  for (const auto& [option, variable] : kScript)
    if (command.has(option)) script.environment["LOCALECS_SIM_" + variable] = command.text(option);
  json& more = script.more;
  more["cpu"] = command.number("cpu", 128);
  more["memory"] = command.number("memory", 128);
  if (command.has("health"))
    more["healthCheck"] = {{"command", {"CMD-SHELL", "true"}},
                           {"interval", command.number("interval", 5)}};
  if (command.has("host-port"))
    more["portMappings"] = {{{"containerPort", 80}, {"hostPort", command.number("host-port", 0)}}};
  if (command.has("image")) more["image"] = command.text("image");
  if (command.has("consistency")) more["versionConsistency"] = command.text("consistency");
  add_order(command, more);
  add_resources(command, more);
  return script;
}

// volume=data: of the task; volume=data:shared: must exist; volume=data:autoprovision: may be made
json volume_of(const std::string& text) {
  const auto words = split(text, ':');
  json volume{{"name", words[0]}};
  if (words.size() > 1)
    volume["dockerVolumeConfiguration"] = {{"scope", "shared"},
                                           {"autoprovision", words[1] == "autoprovision"}};
  return volume;
}

void add_task_options(const Command& command, json& definition) {
  if (command.has("network")) definition["networkMode"] = command.text("network");
  if (command.has("pid")) definition["pidMode"] = command.text("pid");
  if (command.has("volume")) definition["volumes"] = {volume_of(command.text("volume"))};
  if (command.has("managed")) {
    definition["networkMode"] = "host";
    definition["requiresCompatibilities"] = {"MANAGED_INSTANCES"};
  }
  if (command.has("secret") || command.has("fargate"))
    definition["executionRoleArn"] = "arn:aws:iam::000000000000:role/execution";
  if (!command.has("fargate")) return;
  definition["networkMode"] = "awsvpc";
  definition["requiresCompatibilities"] = {"FARGATE"};
  definition["cpu"] = "256";
  definition["memory"] = "512";
}

}  // namespace

std::string defined_name(const std::string& line) {
  return parse_command(line).word(1);
}

json definition_of(const std::string& line) {
  std::vector<ContainerScript> containers;
  for (std::string_view rest = line; !rest.empty();) {
    const auto plus = rest.find(" + ");
    const Command part = parse_command(std::string(rest.substr(0, plus)));
    rest = plus == std::string_view::npos ? std::string_view() : rest.substr(plus + 3);
    const std::size_t own = containers.empty() ? 2 : 0;  // where the container's name would stand
    containers.push_back(container_of(part, part.words.size() > own ? part.word(own) : "main"));
  }
  const std::string name = defined_name(line);
  json definition = task_definition(name.substr(0, name.find(':')), containers);
  add_task_options(parse_command(line.substr(0, line.find(" + "))), definition);
  return definition;
}

}  // namespace localecs::tests
