// The Docker network behind a subnet id: found by its labels, or made.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "addresses.hpp"
#include "engine/engine_api.hpp"

namespace localecs::docker {

// Where the networks of all subnets are: neither Docker's own pools nor most home and office
// networks are there.
inline constexpr const char* kSubnets = "10.64.0.0/10";

struct FoundNetwork {
  std::string id;  // the Engine's
  Cidr cidr;
  Ip gateway = 0;
  std::set<Ip> in_use;  // by containers that run
};

// The ranges that a subnet id may get: always the same ones in the same order.
Cidr candidate_range(const std::string& subnet_id, int attempt);
constexpr int most_candidates = 64;

// A network as GET /networks/{id} shows it; nothing when it has no IPv4 range.
std::optional<FoundNetwork> read_network(std::string_view body);

// {"label":["localecs.owner=...","localecs.subnet=..."]}, percent-encoded; without a subnet id all
// networks that stand for a subnet of this owner.
std::string network_filter(const std::string& owner, const std::string& subnet_id = {});

void find_network(
    EngineApi& api, const std::string& owner, const std::string& subnet_id,
    std::function<void(std::optional<effects::Problem>, std::optional<FoundNetwork>)> done);

}  // namespace localecs::docker
