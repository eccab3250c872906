// FireLens: the log router's generated configuration, and how containers and router meet.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace localecs::decide {

// One container's output on its way through the router.
struct FirelensRoute {
  std::string container;
  std::map<std::string, std::string> options;  // of its awsfirelens log driver, as they are written
};
struct FirelensConfiguration {
  aws::ecs::FirelensConfigurationType type{};
  std::string listen_on;  // an address for Fluentd's protocol, port 24224; empty: only the socket
  std::vector<std::pair<std::string, std::string>> metadata;  // added to every record
  std::string include;                                        // a file in the router; empty: none
  std::vector<FirelensRoute> routes;
};
// fluent-bit's or Fluentd's own language.
std::string configuration_text(const FirelensConfiguration& configuration);

// Adds to the log router's container its configuration, the folder of its socket, and root as its
// user. Nothing for other containers.
std::optional<Missing> set_router(const state::State& state, const state::Task& task,
                                  const aws::ecs::ContainerDefinition& definition,
                                  effects::ContainerSpec& spec);
// Variables of the router, among them the secret options that its configuration refers to.
Needed<std::map<std::string, std::string>> router_environment(
    const state::State& state, const state::Task& task,
    const aws::ecs::ContainerDefinition& definition);
// The Engine's fluentd driver, sending to the router's socket.
Needed<std::map<std::string, std::string>> fluentd_options(
    const state::State& state, const state::Task& task,
    const aws::ecs::ContainerDefinition& definition);

}  // namespace localecs::decide
