// The Docker network behind a subnet id: found by its labels, or made.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "addresses.hpp"
#include "engine/engine_api.hpp"

namespace localecs::docker {

// The range of all subnets' networks. Neither Docker's own pools nor most home and office networks
// lie in it.
inline constexpr const char* kSubnets = "10.64.0.0/10";

struct FoundNetwork {
  std::string id;  // the Engine's
  Cidr cidr;
  Ip gateway = 0;
  std::set<Ip> in_use;  // by containers that run, ours or not
};

// The range that a subnet id gets at its attempt-th try (from 0): it depends on the id alone, so a
// subnet has the same addresses everywhere unless the range is taken.
Cidr candidate_range(const std::string& subnet_id, int attempt);
constexpr int kMostCandidates = 64;

// A network as GET /networks/{id} shows it; nothing when it has no IPv4 range.
std::optional<FoundNetwork> read_network(std::string_view body);

// {"label":["localecs.owner=...","localecs.subnet=..."]}, percent-encoded; without a subnet id all
// networks that stand for a subnet of this owner.
std::string network_filter(const std::string& owner, const std::string& subnet_id = {});

// Finds the network that stands for the subnet, or makes it. `done` gets a problem or the network.
void find_network(
    EngineApi& api, const std::string& owner, const std::string& subnet_id,
    std::function<void(std::optional<effects::Problem>, std::optional<FoundNetwork>)> done);

}  // namespace localecs::docker
