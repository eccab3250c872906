// A container's network, ports and name resolution.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <map>
#include <string>

namespace localecs::decide {

// Whether the task can reach this machine's metadata endpoint and API: not from another machine's
// Engine.
bool reaches_daemon(const state::State& state, const state::Task& task);

// net.* belongs to whoever owns the network.
enum class Sysctls { all, of_network, of_container };
std::map<std::string, std::string> sysctls_of(const aws::ecs::ContainerDefinition& definition,
                                              Sysctls which);

// The network behind the task's subnet; only of awsvpc tasks.
effects::NetworkSpec network_of(const state::Task& task);

// Network mode, PID and IPC modes, ports, host entries and sysctls.
void set_network(const state::State& state, const state::Task& task,
                 const aws::ecs::ContainerDefinition& definition, effects::ContainerSpec& spec);

}  // namespace localecs::decide
