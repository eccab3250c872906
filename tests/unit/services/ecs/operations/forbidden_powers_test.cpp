// --forbid: which member asks for which power, and that every way to a task is barred.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/powers.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::HasSubstr;

json with_container(const json& members) {
  json definition = small_definition();
  definition["containerDefinitions"][0].update(members);
  return definition;
}
json with_task(const json& members) {
  json definition = small_definition();
  definition.update(members);
  return definition;
}
json with_volume(const json& volume) {
  json definition =
      with_container({{"mountPoints", {{{"sourceVolume", "v"}, {"containerPath", "/in"}}}}});
  definition["volumes"] = {volume};
  return definition;
}

json with_unmounted_volume(const json& volume) {
  json definition = small_definition();
  definition["volumes"] = {volume};
  return definition;
}

struct Row {
  state::Power power;
  json definition;
  const char* words;
};
const std::vector<Row>& rows() {
  using state::Power;
  static const std::vector<Row> all{
      {Power::privileged, with_container({{"privileged", true}}), "Container 'app' is privileged"},
      {Power::privileged, with_container({{"dockerSecurityOptions", {"apparmor:unconfined"}}}),
       "Container 'app' has the security option apparmor:unconfined"},
      {Power::host_mounts, with_volume({{"name", "v"}, {"host", {{"sourcePath", "/etc"}}}}),
       "Container 'app' mounts a folder of this machine (volume 'v')"},
      {Power::host_mounts,
       with_volume({{"name", "v"},
                    {"dockerVolumeConfiguration",
                     {{"scope", "task"},
                      {"driver", "local"},
                      {"driverOpts", {{"type", "none"}, {"o", "bind"}, {"device", "/etc"}}}}}}),
       "Container 'app' mounts a folder of this machine (volume 'v')"},
      {Power::host_mounts,
       with_unmounted_volume(
           {{"name", "v"},
            {"dockerVolumeConfiguration",
             {{"scope", "shared"},
              {"autoprovision", true},
              {"driverOpts", {{"type", "none"}, {"o", "bind"}, {"device", "/"}}}}}}),
       "The task has a volume that is a folder of this machine ('v')"},
      {Power::host_network, with_task({{"networkMode", "host"}}), "The task has networkMode host"},
      {Power::host_namespaces, with_task({{"pidMode", "host"}}), "The task has pidMode host"},
      {Power::host_namespaces, with_task({{"ipcMode", "host"}}), "The task has ipcMode host"},
      {Power::capabilities,
       with_container({{"linuxParameters", {{"capabilities", {{"add", {"SYS_ADMIN"}}}}}}}),
       "Container 'app' adds the capability SYS_ADMIN"},
      {Power::devices,
       with_container({{"linuxParameters", {{"devices", {{{"hostPath", "/dev/kvm"}}}}}}}),
       "Container 'app' has the device /dev/kvm"},
  };
  return all;
}

std::string option(state::Power power) {
  return std::string(std::ranges::find(kPowers, power, &NamedPower::power)->name);
}

TEST(ForbiddenPowers, are_refused_at_the_registration) {
  for (const Row& row : rows()) {
    Api api;
    EXPECT_EQ(api.error("RegisterTaskDefinition", row.definition), "");
    api.state[ecs::settings].forbidden = {row.power};
    EXPECT_EQ(api.error("RegisterTaskDefinition", row.definition),
              "ClientException: " + std::string(row.words) +
                  ", which this localecs does not permit (--forbid " + option(row.power) + ").");
    // The other options have nothing to say about it.
    for (const NamedPower& other : kPowers) api.state[ecs::settings].forbidden.insert(other.power);
    api.state[ecs::settings].forbidden.erase(row.power);
    EXPECT_EQ(api.error("RegisterTaskDefinition", row.definition), "") << row.words;
  }
}

TEST(ForbiddenPowers, are_refused_to_what_was_registered_before) {
  for (const Row& row : rows()) {
    Api api;
    api("RegisterTaskDefinition", row.definition);
    api("CreateService", {{"serviceName", "old"}, {"taskDefinition", "web"}, {"desiredCount", 0}});
    const std::string instance = api.state[ecs::instances].rows().begin()->first;
    api.state[ecs::settings].forbidden = {row.power};
    const auto refused = [&](const char* operation, const json& input) {
      EXPECT_THAT(api.error(operation, input), HasSubstr(row.words)) << operation;
    };
    refused("RunTask", {{"taskDefinition", "web"}});
    refused("StartTask", {{"taskDefinition", "web"}, {"containerInstances", {instance}}});
    refused("CreateService",
            {{"serviceName", "s"}, {"taskDefinition", "web"}, {"desiredCount", 1}});
    refused("UpdateService", {{"service", "old"}, {"taskDefinition", "web"}});
  }
}

TEST(ForbiddenPowers, leave_the_rest_alone) {
  Api api;
  for (const NamedPower& each : kPowers) api.state[ecs::settings].forbidden.insert(each.power);
  for (const json& definition :
       {small_definition(), with_task({{"networkMode", "bridge"}, {"pidMode", "task"}}),
        with_volume({{"name", "v"}}),
        with_volume({{"name", "v"}, {"dockerVolumeConfiguration", {{"scope", "task"}}}}),
        with_container({{"privileged", false},
                        {"dockerSecurityOptions", {"no-new-privileges"}},
                        {"linuxParameters", {{"capabilities", {{"drop", {"ALL"}}}}}}})})
    EXPECT_EQ(api.error("RegisterTaskDefinition", definition), "") << definition;
}

TEST(ForbiddenPowers, hold_for_daemons_too) {
  Api api;
  api.state[ecs::settings].forbidden = {state::Power::privileged};
  EXPECT_THAT(
      api.error("RegisterDaemonTaskDefinition",
                {{"family", "agent"},
                 {"containerDefinitions",
                  {{{"name", "app"}, {"image", "i"}, {"memory", 64}, {"privileged", true}}}}}),
      HasSubstr("Container 'app' is privileged"));
  EXPECT_TRUE(api.state[ecs::daemon_families].rows().empty());
}

}  // namespace
}  // namespace localecs::services::ecs
