// A container's network, ports and name resolution.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <map>
#include <string>

namespace localecs::decide {

// True if the task can reach this machine's metadata endpoint and API. From another machine's
// Engine it cannot.
bool reaches_daemon(const state::State& state, const state::Task& task);

// net.* is set where the network is owned: by the sandbox, or by a container without one.
enum class Sysctls { all, of_network, of_container };
std::map<std::string, std::string> sysctls_of(const aws::ecs::ContainerDefinition& definition,
                                              Sysctls which);

// The network behind the task's subnet; only of awsvpc tasks.
effects::NetworkSpec network_of(const state::Task& task);

// Network mode, PID and IPC modes, ports, host entries and sysctls.
void set_network(const state::State& state, const state::Task& task,
                 const aws::ecs::ContainerDefinition& definition, effects::ContainerSpec& spec);

}  // namespace localecs::decide
