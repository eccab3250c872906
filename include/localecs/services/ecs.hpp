// Amazon ECS: its 77 operations.
#pragma once

#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/operation.hpp>

#include <array>
#include <string_view>

namespace localecs::services::ecs {

// The powers over this machine that --forbid takes from containers.
struct NamedPower {
  std::string_view name;
  state::Power power;
};

inline constexpr std::array<NamedPower, 6> kPowers{{
    {"privileged", state::Power::privileged},
    {"host-mounts", state::Power::host_mounts},
    {"host-network", state::Power::host_network},
    {"host-namespaces", state::Power::host_namespaces},
    {"capabilities", state::Power::capabilities},
    {"devices", state::Power::devices},
}};

const OperationTable& operations();

}  // namespace localecs::services::ecs
