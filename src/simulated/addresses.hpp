// The addresses of a simulated engine's networks: one for each subnet, and Docker's own bridge.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace localecs::simulated {

class Addresses {
 public:
  // The lowest free address on the network, or on Docker's bridge where there is none; nothing when
  // all are taken.
  std::optional<effects::NetworkAddress> take(const std::optional<effects::NetworkSpec>& network);
  void give_back(const effects::NetworkAddress& address);
  std::size_t taken() const { return taken_.size(); }

 private:
  // From the gateway's address on: those given back, and the first that was never given away.
  struct Pool {
    std::optional<effects::NetworkSpec> network;  // nothing: the bridge
    std::uint32_t gateway = 0, next = 0, end = 0;
    std::set<std::uint32_t> returned{};
  };
  struct Place {
    std::size_t pool = 0;
    std::uint32_t number = 0;
  };
  std::size_t pool_of(const std::optional<effects::NetworkSpec>& network);

  std::vector<Pool> pools_;  // in the order of their first use
  std::uint32_t networks_ = 0;
  std::map<std::string, Place> taken_;  // by IP
};

}  // namespace localecs::simulated
