// The host's ports: who asks for a number gets it if it is free, the others get the next free one.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace localecs::simulated {

class Ports {
 public:
  // All of them, or none and the first number that is taken.
  std::variant<std::vector<aws::ecs::NetworkBinding>, int> take(
      const std::vector<effects::PortBinding>& wanted);
  void give_back(const std::vector<aws::ecs::NetworkBinding>& bindings);

 private:
  using Port = std::pair<aws::ecs::TransportProtocol, int>;
  int next_free(aws::ecs::TransportProtocol protocol);

  std::set<Port> taken_;
  int next_ = 32768;
};

}  // namespace localecs::simulated
