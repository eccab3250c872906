// Simple ones, and those of several containers that depend on each other.
#include <nlohmann/json.hpp>

#include "sample_definitions.hpp"

namespace localecs::tests {
namespace {

json health_check(int interval_seconds) {
  return {{"healthCheck",
           {{"command", {"CMD-SHELL", "true"}}, {"interval", interval_seconds}, {"retries", 1}}}};
}

json port(int host_port) {
  return {{"portMappings", {{{"containerPort", 80}, {"hostPort", host_port}}}}};
}

// It waits for another container of its task.
json after(const std::string& name, const std::string& condition) {
  return {{"dependsOn", {{{"containerName", name}, {"condition", condition}}}}};
}

json merged(json one, const json& other) {
  one.update(other);
  return one;
}

// What several containers of one task can be to each other: in Docker's bridge network, or all in
// the task's own one.
std::vector<std::pair<std::string, std::vector<ContainerScript>>> tasks_of_several() {
  const json exits_soon{{"LOCALECS_SIM_EXIT_AFTER", "1"}};
  const json fails_soon = merged(exits_soon, {{"LOCALECS_SIM_EXIT_CODE", "1"}});
  const ContainerScript init{.name = "init", .essential = false, .environment = exits_soon};
  const ContainerScript database{.name = "database", .more = health_check(5)};
  const json sick{{"LOCALECS_SIM_HEALTH", "unhealthy"}};
  const json at_once{{"startTimeout", 2}};
  const json again{{"restartPolicy", {{"enabled", true}, {"restartAttemptPeriod", 60}}}};
  return {
      {"ordered",
       {{.name = "main", .more = merged(after("database", "HEALTHY"), again)},
        {.name = "database", .more = merged(health_check(5), after("init", "SUCCESS"))},
        {.name = "helper",
         .essential = false,
         .environment = {{"LOCALECS_SIM_IGNORE_SIGTERM", "1"}},
         .more = merged(after("main", "START"), {{"stopTimeout", 3}})},
        init}},
      {"phoenix",
       {{.name = "main", .environment = {{"LOCALECS_SIM_EXIT_AFTER", "70"}}, .more = again}}},
      {"blocked",
       {{.name = "main", .more = after("init", "SUCCESS")},
        {.name = "init", .essential = false, .environment = fails_soon}}},
      {"waiting",
       {{.name = "main", .more = after("database", "HEALTHY")},
        {.name = "database", .environment = sick, .more = health_check(5)}}},
      {"hurried",
       {{.name = "main", .more = after("database", "HEALTHY")},
        {.name = "database", .more = merged(health_check(5), at_once)}}},
      {"crash",
       {{.name = "main", .more = after("helper", "START")},
        {.name = "helper", .environment = fails_soon}}},
      {"sick", {{.name = "main", .environment = sick, .more = health_check(5)}, database}},
  };
}

json with_volume(json definition, const json& volume) {
  definition["volumes"] = {volume};
  for (json& container : definition["containerDefinitions"])
    container["mountPoints"] = {{{"sourceVolume", volume.at("name")}, {"containerPath", "/data"}}};
  return definition;
}

// As large as a pair of the simple ones, so that the machine has room for as many.
json in_short(const std::string& family, const std::vector<ContainerScript>& containers) {
  json definition = task_definition(family, containers);
  for (json& container : definition["containerDefinitions"])
    container["cpu"] = 256 / containers.size();
  return definition;
}

void register_tasks_of_several(World& world) {
  const json volume{{"name", "data"}};
  for (const auto& [family, containers] : tasks_of_several()) {
    world.call("RegisterTaskDefinition", in_short("in_bridge_" + family, containers));
    json definition = with_volume(in_short("net_" + family, containers), volume);
    definition["networkMode"] = "awsvpc";
    world.call("RegisterTaskDefinition", definition);
  }
  json alone = task_definition("net", {ContainerScript{}});
  alone["networkMode"] = "awsvpc";
  world.call("RegisterTaskDefinition", alone);
  const json shared{{"name", "data"},
                    {"dockerVolumeConfiguration", {{"scope", "shared"}, {"autoprovision", true}}}};
  const json missing{{"name", "nowhere"}, {"dockerVolumeConfiguration", {{"scope", "shared"}}}};
  world.call("RegisterTaskDefinition",
             with_volume(task_definition("shared", {ContainerScript{}}), shared));
  world.call("RegisterTaskDefinition",
             with_volume(task_definition("no_volume", {ContainerScript{}}), missing));
  world.call(
      "RegisterTaskDefinition",
      with_volume(task_definition("own_volume", {{.name = "main"}, {.name = "other"}}), volume));
}

}  // namespace

const std::vector<std::string>& good_families() {
  static const std::vector<std::string> families{"plain",
                                                 "checked",
                                                 "pair",
                                                 "stubborn",
                                                 "slow",
                                                 "in_bridge_ordered",
                                                 "in_bridge_phoenix",
                                                 "shared",
                                                 "own_volume",
                                                 "net",
                                                 "net_ordered",
                                                 "net_phoenix"};
  return families;
}

const std::vector<std::string>& bad_families() {
  static const std::vector<std::string> families{"crash",
                                                 "young",
                                                 "unstartable",
                                                 "uncreatable",
                                                 "unpullable",
                                                 "sick",
                                                 "undecided",
                                                 "once",
                                                 "ported",
                                                 "no_volume",
                                                 "in_bridge_blocked",
                                                 "in_bridge_waiting",
                                                 "in_bridge_hurried",
                                                 "in_bridge_crash",
                                                 "net_blocked",
                                                 "net_waiting",
                                                 "net_hurried",
                                                 "net_crash",
                                                 "net_sick"};
  return families;
}

void register_definitions(World& world) {
  const auto add = [&](const std::string& family, const std::vector<ContainerScript>& containers) {
    world.call("RegisterTaskDefinition", task_definition(family, containers));
  };
  const auto simple = [&](const std::string& family, const json& environment, const json& more) {
    add(family, {{.environment = environment, .more = more}});
  };
  const json none = json::object();
  simple("plain", none, none);
  simple("checked", none, health_check(5));
  add("pair",
      {{.name = "main"},
       {.name = "helper", .essential = false, .environment = {{"LOCALECS_SIM_EXIT_AFTER", "2"}}}});
  simple("stubborn", {{"LOCALECS_SIM_IGNORE_SIGTERM", "1"}}, {{"stopTimeout", 4}});
  simple("slow", {{"LOCALECS_SIM_START_DELAY", "6"}}, none);
  simple("crash", {{"LOCALECS_SIM_EXIT_AFTER", "3"}, {"LOCALECS_SIM_EXIT_CODE", "1"}}, none);
  simple("young", {{"LOCALECS_SIM_EXIT_AFTER", "0.2"}}, none);
  simple("unstartable", {{"LOCALECS_SIM_START_ERROR", "exec: no such file"}}, none);
  simple("uncreatable", {{"LOCALECS_SIM_CREATE_ERROR", "invalid mount config"}}, none);
  simple("unpullable", {{"LOCALECS_SIM_PULL_ERROR", "manifest unknown"}}, none);
  simple("sick", {{"LOCALECS_SIM_HEALTH", "unhealthy"}}, health_check(5));
  simple("undecided", {{"LOCALECS_SIM_HEALTH", "starting"}}, health_check(5));
  simple("once", {{"LOCALECS_SIM_EXIT_AFTER", "7"}}, none);
  simple("ported", none, port(8080));
  register_tasks_of_several(world);
}

}  // namespace localecs::tests
