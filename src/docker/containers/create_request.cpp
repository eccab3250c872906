// From a ContainerSpec to Docker's Config and HostConfig, member by member as the ECS agent maps
// them.
#include "create_request.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/container_definition.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/labels.hpp"
#include "engine/port_bindings.hpp"
#include "host_config.hpp"
#include "networks/endpoint.hpp"

namespace localecs::docker {

using aws::ecs::ContainerDefinition;
using effects::ContainerSpec;

namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;  // a second

std::string port_name(int port, aws::ecs::TransportProtocol protocol) {
  return std::to_string(port) + "/" + std::string(aws::to_text(protocol));
}

bool checks_health(const ContainerDefinition& definition) {
  return definition.healthCheck && !definition.healthCheck->command.empty() &&
         definition.healthCheck->command[0] != "NONE";
}

Json labels_of(const effects::CreateContainer& effect, const std::string& owner) {
  Json labels = Json::object();
  for (const auto& [name, value] : effect.spec.labels)
    if (!name.starts_with(labels::kOwn)) labels[name] = value;
  // Always all of our labels, empty where they say nothing: a label that we leave out would be
  // inherited from the image, whose author could then claim to be somebody's container.
  labels[labels::kOwner] = owner;
  labels[labels::kTask] = effect.key.task_arn;
  labels[labels::kContainer] = effect.key.container;
  const bool has_check = effect.spec.definition && checks_health(*effect.spec.definition);
  labels[labels::kHealthCheck] = has_check ? "yes" : "";
  labels[labels::kRecord] = effect.spec.record;
  labels[labels::kPortRanges] = range_label(effect.spec.ports);
  return labels;
}

Json health_check(const aws::ecs::HealthCheck& check) {
  return {{"Test", check.command},
          {"Interval", check.interval.value_or(30) * kNanosPerSecond},
          {"Timeout", check.timeout.value_or(5) * kNanosPerSecond},
          {"Retries", check.retries.value_or(3)},
          {"StartPeriod", check.startPeriod.value_or(0) * kNanosPerSecond}};
}

void set_text(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

void set_list(Json& json, const char* name, const std::vector<std::string>& list) {
  if (!list.empty()) json[name] = list;
}

void set_ports(Json& config, Json& host, const std::vector<effects::PortBinding>& ports) {
  for (const auto& port : ports) {
    for (int i = 0; i < port.range; ++i) {
      const auto name = port_name(port.container_port + i, port.protocol);
      config["ExposedPorts"][name] = Json::object();
      // "0" lets the Engine choose. Newer Engines do not take an empty text for that.
      const int host_port = port.host_port == 0 ? 0 : port.host_port + i;
      host["PortBindings"][name].push_back(
          {{"HostIp", ""}, {"HostPort", std::to_string(host_port)}});
    }
  }
}

void set_definition(Json& config, const ContainerDefinition& definition) {
  if (definition.interactive) config["OpenStdin"] = *definition.interactive;
  if (definition.pseudoTerminal) config["Tty"] = *definition.pseudoTerminal;
  if (definition.disableNetworking) config["NetworkDisabled"] = *definition.disableNetworking;
  if (definition.healthCheck) config["Healthcheck"] = health_check(*definition.healthCheck);
}

}  // namespace

Json create_request(const effects::CreateContainer& effect, const Surroundings& surroundings) {
  const ContainerSpec& spec = effect.spec;
  Json config = {{"Image", spec.image}, {"Labels", labels_of(effect, surroundings.owner)}};
  set_list(config, "Cmd", spec.command);
  set_list(config, "Entrypoint", spec.entry_point);
  set_list(config, "Env", spec.environment);
  set_text(config, "User", spec.user);
  set_text(config, "WorkingDir", spec.working_directory);
  if (spec.definition) set_definition(config, *spec.definition);
  Json host = host_config(spec, surroundings);
  if (!joins_container(spec)) {
    set_text(config, "Hostname", spec.hostname);
    set_ports(config, host, spec.ports);
  }
  if (surroundings.place) set_place(config, host, *surroundings.place, surroundings.minor_version);
  config["HostConfig"] = std::move(host);
  return config;
}

}  // namespace localecs::docker
