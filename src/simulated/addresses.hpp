// The addresses of a simulated engine's networks: one for each subnet, and Docker's own bridge.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace localecs::simulated {

class Addresses {
 public:
  // The lowest that is free; nothing when there is none. Without a network it is the bridge's.
  std::optional<effects::NetworkAddress> take(const std::optional<effects::NetworkSpec>& network);
  void give_back(const effects::NetworkAddress& address);
  std::size_t taken() const { return taken_.size(); }

 private:
  std::uint32_t base_of(const std::optional<effects::NetworkSpec>& network);

  std::vector<effects::NetworkSpec> networks_;  // in the order of their first use
  std::set<std::string> taken_;
};

}  // namespace localecs::simulated
