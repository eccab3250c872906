// Wires a task's log router: a folder on this machine holds its configuration and its socket.
#include "firelens.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/base/multiline_pattern.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <cctype>

#include "s3_objects.hpp"
#include "secrets.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::FirelensConfigurationType;
using state::Task;
using Options = std::map<std::string, std::string>;

// The paths inside the router's container at which it reads its configuration.
struct Places {
  const char* configuration;
  const char* external;
};
Places places_of(FirelensConfigurationType type) {
  if (type == FirelensConfigurationType::fluentbit)
    return {"/fluent-bit/etc/fluent-bit.conf", "/fluent-bit/etc/external.conf"};
  return {"/fluentd/etc/fluent.conf", "/fluentd/etc/external.conf"};
}

Needed<std::string> folder_of(const state::State& state, const Task& task) {
  if (state[ecs::settings].work_folder.empty())
    return Missing{"ResourceInitializationError: resource cannot be initialized for task " +
                   task.arn + ": FireLens has no folder on this machine"};
  return state[ecs::settings].work_folder + "/firelens/" + std::string(state::id_of(task.arn));
}

bool uses_router(const ContainerDefinition& definition) {
  return definition.logConfiguration &&
         definition.logConfiguration->logDriver == aws::ecs::LogDriver::awsfirelens;
}

// A secret option reaches the router as a variable: it stands in no file.
std::string variable_of(const ContainerDefinition& definition, const std::string& option) {
  std::string name = option + "_" + *definition.name;
  for (char& c : name)
    c = std::isalnum(static_cast<unsigned char>(c))
            ? static_cast<char>(std::toupper(static_cast<unsigned char>(c)))
            : '_';
  return name;
}

FirelensRoute route_of(const ContainerDefinition& definition, FirelensConfigurationType type) {
  const auto& logging = *definition.logConfiguration;
  FirelensRoute route{*definition.name, logging.options.value_or(Options{})};
  if (logging.secretOptions)
    for (const auto& secret : *logging.secretOptions) {
      const std::string variable = variable_of(definition, secret.name);
      route.options[secret.name] = type == FirelensConfigurationType::fluentbit
                                       ? "${" + variable + "}"
                                       : "\"#{ENV['" + variable + "']}\"";
    }
  return route;
}

std::vector<std::pair<std::string, std::string>> metadata_of(const state::State& state,
                                                             const Task& task) {
  std::vector<std::pair<std::string, std::string>> metadata;
  if (const auto* instance = state[ecs::instances].find(task.instance_arn))
    metadata.emplace_back("ec2_instance_id", instance->ec2_instance_id);
  metadata.emplace_back("ecs_cluster", std::string(state::id_of(task.cluster_arn)));
  metadata.emplace_back("ecs_task_arn", task.arn);
  metadata.emplace_back("ecs_task_definition", *task.definition->family + ":" +
                                                   std::to_string(*task.definition->revision));
  return metadata;
}

std::string router_option(const ContainerDefinition& router, const std::string& name) {
  const auto& options = router.firelensConfiguration->options;
  return options ? option_of(*options, name) : "";
}

// The user's own configuration: a file of the image, or an object of S3 that is bound into it.
Needed<std::string> include_of(const state::State& state, const Task& task,
                               const ContainerDefinition& router, const Places& places,
                               effects::ContainerSpec& spec) {
  const std::string value = router_option(router, "config-file-value");
  if (router_option(router, "config-file-type") != "s3") return value;
  const auto path = object_path(state, task, value);
  if (const Missing* missing = missing_in(path)) return *missing;
  spec.binds.push_back(std::get<std::string>(path) + ":" + places.external + ":ro");
  return places.external;
}

std::string address_for(const Task& task) {
  if (state::is_awsvpc(task)) return "127.0.0.1";
  const auto mode = task.definition->networkMode.value_or(aws::ecs::NetworkMode::bridge);
  return mode == aws::ecs::NetworkMode::bridge ? "0.0.0.0" : "";
}

}  // namespace

std::optional<Missing> set_router(const state::State& state, const Task& task,
                                  const ContainerDefinition& definition,
                                  effects::ContainerSpec& spec) {
  if (!definition.firelensConfiguration) return std::nullopt;
  const FirelensConfigurationType type = definition.firelensConfiguration->type;
  const Places places = places_of(type);
  const auto needed_folder = folder_of(state, task);
  if (const Missing* missing = missing_in(needed_folder)) return *missing;
  const std::string& folder = std::get<std::string>(needed_folder);
  FirelensConfiguration configuration;
  configuration.type = type;
  configuration.listen_on = address_for(task);
  if (router_option(definition, "enable-ecs-log-metadata") != "false")
    configuration.metadata = metadata_of(state, task);
  const auto include = include_of(state, task, definition, places, spec);
  if (const Missing* missing = missing_in(include)) return *missing;
  configuration.include = std::get<std::string>(include);
  for (const auto& other : *task.definition->containerDefinitions)
    if (uses_router(other)) configuration.routes.push_back(route_of(other, type));
  const std::string file = folder + "/config/fluent.conf";
  spec.files.emplace_back(file, configuration_text(configuration));
  spec.binds.push_back(file + ":" + places.configuration);
  spec.binds.push_back(folder + "/socket:/var/run/");
  if (spec.user.empty()) spec.user = "0";
  return std::nullopt;
}

Needed<Options> router_environment(const state::State& state, const Task& task,
                                   const ContainerDefinition& definition) {
  Options variables;
  if (!definition.firelensConfiguration) return variables;
  if (definition.firelensConfiguration->type == FirelensConfigurationType::fluentd &&
      !definition.user)
    variables["FLUENT_UID"] = "0";
  for (const auto& other : *task.definition->containerDefinitions) {
    if (!uses_router(other) || !other.logConfiguration->secretOptions) continue;
    for (const auto& secret : *other.logConfiguration->secretOptions) {
      const auto value = resolve_secret(state, task, secret.valueFrom);
      if (const Missing* missing = missing_in(value)) return *missing;
      variables[variable_of(other, secret.name)] = std::get<std::string>(value);
    }
  }
  return variables;
}

Needed<Options> fluentd_options(const state::State& state, const Task& task,
                                const ContainerDefinition& definition) {
  Options options;
  const auto folder = folder_of(state, task);
  if (const Missing* missing = missing_in(folder)) return *missing;
  options["fluentd-address"] = "unix://" + std::get<std::string>(folder) + "/socket/fluent.sock";
  options["fluentd-async"] = "true";
  options["fluentd-sub-second-precision"] = "true";
  options["tag"] = *definition.name + "-firelens-" + std::string(state::id_of(task.arn));
  const auto& given = definition.logConfiguration->options;
  if (given && given->contains("log-driver-buffer-limit"))
    options["fluentd-buffer-limit"] = given->at("log-driver-buffer-limit");
  return options;
}

}  // namespace localecs::decide
