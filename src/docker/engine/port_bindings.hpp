// Which ports of the host lead to a container, as the Engine shows it and as ECS does.
#pragma once

#include <localecs/aws/ecs/network_binding.hpp>
#include <localecs/effects/container_engine.hpp>

#include "json_read.hpp"

namespace localecs::docker {

// NetworkSettings.Ports of an inspect. Addresses of IPv6 only repeat IPv4 and are left out.
std::vector<aws::ecs::NetworkBinding> bindings_of(const Json& ports);
// Ports in a row of a list.
std::vector<aws::ecs::NetworkBinding> listed_bindings_of(const Json& ports);

// The ranges among `ports` as a label keeps them, "8080-8085/tcp 9000-9001/udp": the Engine knows
// single ports only.
std::string range_label(const std::vector<effects::PortBinding>& ports);
// Replaces the single bindings of each range in `label` by one binding of the whole range.
void join_ranges(std::vector<aws::ecs::NetworkBinding>& bindings, std::string_view label);

}  // namespace localecs::docker
