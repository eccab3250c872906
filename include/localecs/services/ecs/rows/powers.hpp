// The names by which --forbid takes powers over this machine away from containers.
#pragma once

#include <localecs/services/ecs/rows/settings.hpp>

#include <array>
#include <string_view>

namespace localecs::services::ecs {

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

}  // namespace localecs::services::ecs
