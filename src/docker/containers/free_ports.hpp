// Free ports of the host for ranges of container ports.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <vector>

namespace localecs::docker {

// Fills in `host_port` of ranges that leave it open: consecutive ports that are free on this
// machine, now. It stays 0, which the Engine refuses, where there are not that many.
void choose_ranges(std::vector<effects::PortBinding>& ports);

}  // namespace localecs::docker
