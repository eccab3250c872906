// From a ContainerSpec to Docker's Config and HostConfig, member by member as the ECS agent maps
// them.
#include "create_request.hpp"

#include <localecs/aws/document.hpp>

#include <algorithm>

#include "host_config.hpp"
#include "labels.hpp"

namespace localecs::docker {

using aws::ecs::ContainerDefinition;
using effects::ContainerSpec;

namespace {

constexpr std::int64_t nanoseconds = 1'000'000'000;  // a second

std::string port_name(const effects::PortBinding& port) {
  return std::to_string(port.container_port) + "/" + std::string(aws::to_text(port.protocol));
}

bool checks_health(const ContainerDefinition& definition) {
  return definition.healthCheck && !definition.healthCheck->command.empty() &&
         definition.healthCheck->command[0] != "NONE";
}

Json labels_of(const effects::CreateContainer& effect, const std::string& owner) {
  Json labels = effect.spec.labels;
  if (labels.is_null()) labels = Json::object();
  labels[labels::owner] = owner;
  labels[labels::task] = effect.key.task_arn;
  labels[labels::container] = effect.key.container;
  if (effect.spec.definition && checks_health(*effect.spec.definition)) {
    labels[labels::health_check] = "yes";
  }
  return labels;
}

Json health_check(const aws::ecs::HealthCheck& check) {
  return {{"Test", check.command},
          {"Interval", check.interval.value_or(30) * nanoseconds},
          {"Timeout", check.timeout.value_or(5) * nanoseconds},
          {"Retries", check.retries.value_or(3)},
          {"StartPeriod", check.startPeriod.value_or(0) * nanoseconds}};
}

void set_text(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

void set_list(Json& json, const char* name, const std::vector<std::string>& list) {
  if (!list.empty()) json[name] = list;
}

void set_ports(Json& config, Json& host, const std::vector<effects::PortBinding>& ports) {
  for (const auto& port : ports) {
    config["ExposedPorts"][port_name(port)] = Json::object();
    // "0" is said in so many words: newer Engines do not take an empty list for "any".
    host["PortBindings"][port_name(port)].push_back(
        {{"HostIp", ""}, {"HostPort", std::to_string(port.host_port)}});
  }
}

void set_definition(Json& config, const ContainerDefinition& definition) {
  if (definition.interactive) config["OpenStdin"] = *definition.interactive;
  if (definition.pseudoTerminal) config["Tty"] = *definition.pseudoTerminal;
  if (definition.disableNetworking) config["NetworkDisabled"] = *definition.disableNetworking;
  if (definition.healthCheck) config["Healthcheck"] = health_check(*definition.healthCheck);
}

}  // namespace

Json create_request(const effects::CreateContainer& effect, const std::string& owner) {
  const ContainerSpec& spec = effect.spec;
  Json config = {{"Image", spec.image}, {"Labels", labels_of(effect, owner)}};
  set_list(config, "Cmd", spec.command);
  set_list(config, "Entrypoint", spec.entry_point);
  set_list(config, "Env", spec.environment);
  set_text(config, "User", spec.user);
  set_text(config, "WorkingDir", spec.working_directory);
  set_text(config, "Hostname", spec.hostname);
  if (spec.definition) set_definition(config, *spec.definition);
  Json host = host_config(spec);
  set_ports(config, host, spec.ports);
  config["HostConfig"] = std::move(host);
  return config;
}

}  // namespace localecs::docker
